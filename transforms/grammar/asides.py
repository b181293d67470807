"""Words of time, comparison and rate between a noun and its number that are no tail words of their own."""

from __future__ import annotations

import re

_COMPARED = re.compile(
    r"(?:同?比|较|与|比照|相对于?)(?:(?:19|20)[0-9]{2}年?|上一?年|去年|前年|年初|上年同期|去年同期|同期|“?[一二三四五六七八九十]{1,3}五”?|五年前|十年前|[一-鿿“”]{0,4}规划)"
    r"(?:度)?(?:同期|年底|年末|底|末|初|期末|时期|期间)?(?:相比|前)?$"
)
_COMPARED_ENDS = frozenset("年末底期初比前”度间5")
_EVERY = re.compile(
    r"(?:(?:每(?:人|亩|吨|户|月|年|生|公里|平方米|立方米|辆|次|天|日|度|斤|公斤|班|所|村|个|名|位){1,2}){1,2}"
    r"|(?:月|(?<![0-9])年|日)?(?:人|户|村|亩)均(?:每[年月])?)$"
)
_YEAR_OF = re.compile(r"(?<=[到至])(?:19|20)[0-9]{2}年$|(?:[0-9]{4}年|上年|去年|前年|今年|年初|现在|目前|当前|如今|“?[一二三四五六七八九十]{1,3}五”?)(?:同期|时期|初期|年?末|年?底|初|度)?的$|[由从自](?:19|20)[0-9]{2}年$")
_OF_PLAN = re.compile("(?<![于比过较与是])“?(?<![于比过较与是]“)(?:十[一二三四五六]?|[八九])五”?(?:以来|期间|时期|前[两三四]年)?(?:已经?)?$")
_IN_A_ROW = re.compile("(?:已经?)?连续[0-9一二两三四五六七八九十多]+个?(?:年度?|季度|月|次)$")
_STANDS_AT = frozenset("率额比重度数量")  # 赤字率在2%左右
_BY_TIMES = re.compile("(?:增加|增长|提高|扩大|增)[一二两三四五]倍(?:以上)?$")
_FROM_YEAR = re.compile(r"(?:(?<=[一-鿿])[由从自到至]|^)(?:19|20)[0-9]{2}$")
_AMOUNT_IN_WORDS = re.compile("(?:首次|历史性)?(?:突破|超过?|达到?|迈上|跨越|跨过|连跨|站上|跨入)[0-9一两二三四五六七八九十百千]*(?:个)?[百千万]*亿元?(?:大关|台阶|关口)?$")
# The patterns for an aside by the character it ends in, with how far back it may begin.
_BY_END: dict[str, list[tuple[re.Pattern[str], int]]] = {}
for _ends, _pattern, _within in (
    ("的年", _YEAR_OF, 12), ("年月度次", _IN_A_ROW, 12), ("倍上", _BY_TIMES, 8), ("已经”来间期年", _OF_PLAN, 14), ("0123456789", _FROM_YEAR, 6), ("亿元关阶口", _AMOUNT_IN_WORDS, 12),
):  # fmt: skip
    for _end in _ends:
        _BY_END.setdefault(_end, []).append((_pattern, _within))


def comparison_at_end(text: str) -> int:
    """Length of `比上年同期` at the end of `text`, 0 if there is none."""
    match = _COMPARED.search(text[-24:]) if text[-1] in _COMPARED_ENDS else None
    return len(match.group()) if match else 0


def aside_at_end(text: str) -> int:
    """Length of `2020年的`, `每人每月`, `连续三年`, `首次突破千亿元大关` at the end of `text`, 0 if there is none."""
    last = text[-1]
    if last == "在" and text[-2:-1] in _STANDS_AT:
        return 1
    for pattern, within in _BY_END.get(last, ()):
        if match := pattern.search(text[-within:]):
            return len(match.group())
    match = _EVERY.search(text[-8:]) if last == "均" or "每" in text[-5:] else None
    return len(match.group()) if match else 0
