"""What stands in a text in the place of a number: X亿元, ××%, ＿＿户, 增长○%, （ ）亿元."""

from __future__ import annotations

import re

_UNIT = "(?=[个百千万亿]{0,2}(?:[%％元人家户吨亩件项所公个亿万]|平方))"
_SIGN = "XxＸｘ×*＊_＿"
_CIRCLE = "○△□"
# The first character is taken by a set, which the engine can skip to; each reading then begins by looking back. Behind a letter
# or a digit × is a factor and X part of a name (415X); a circle behind no character is a bullet, behind a numeral a nought.
PLACEHOLDER = re.compile(
    rf"[{_SIGN}{_CIRCLE}（(](?:"
    rf"(?<=[{_SIGN}])(?<![A-Za-z0-9０-９].)[{_SIGN}]{{0,7}}(?:[.．][{_SIGN}]{{1,2}})?"
    rf"|(?<=[一-鿿][{_CIRCLE}])(?<![〇零一二三四五六七八九十百千万].)[{_CIRCLE}]{{0,7}}"
    rf"|(?<=[（(])[ 　_＿]{{0,8}}[）)]){_UNIT}"
)
# The same in the place of a name or a year, in the title or the line of delivery: XX县, 20xx年.
NAMELESS_HEAD = re.compile(r"(?<![A-Za-z])[XxＸｘ×]{1,4}(?=[省市县区旗乡镇])|(?:19|20)[0-9]?[XxＸｘ×]{1,2}年")
