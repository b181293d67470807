"""What a paragraph says about its own place in a report: its numbering, a part title, a run-in heading.

Every function looks at one paragraph (stripped, without line breaks) and takes time bounded by a constant.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_N = "[一二三四五六七八九十]{1,3}"
_UNITS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")
_NUMBERS = {
    ("" if tens < 2 else _UNITS[tens]) + ("十" if tens else "") + _UNITS[unit]: 10 * tens + unit
    for tens in range(10)
    for unit in range(10)
}

# 一、二季度 and 第一、二、三产业 count no part: a numeral that an enumerated one follows is no label.
_LABEL = re.compile(
    rf"(?P<han>{_N})[、．.](?!{_N}[、季月产线])"
    rf"|[（(]\s?(?P<paren>{_N})\s?[）)]"
    r"|(?P<arabic>[0-9０-９]{1,2})[、．.](?![0-9０-９])"
    r"|[（(](?P<digit>[0-9０-９]{1,2})[）)]"
    rf"|(?P<shi>{_N})\s?(?:是|要)(?!否)"
    rf"|第\s?(?P<di>{_N})(?:[，：:]|、(?!{_N}))"
    r"|(?P<dash>——+|－－+|──+|--+)"
)
_LABEL_STARTS = frozenset("一二三四五六七八九十（(0123456789０１２３４５６７８９第—－─-")

_HEADING = re.compile(r"\s*([^。！？；：!?;:]{1,60}+)([。！？：!?:]?)")
_RUN_IN = re.compile(r"([^。！？；：!?;:]{4,28}+)。(?!我们)(?=.{12})")
_INNER_END = re.compile(r"[。！？；：!?;:]")
_NO_HEADING = re.compile(r"各\s?位|.*?[0-9](?:[%％‰万亿]|个百分点)")
_NOT_RUN_IN = re.compile(
    r"各\s?位|我们|我[市省县区国]|这|今[年后]|去年|过去|当前|同时|此外|一年|五年|回[顾首望]|面对|在此|对此|事非|总的|主要|[0-9]{4}年|“十"
    r"|.*?[0-9](?:[%％‰万亿]|个百分点)"
)

_PERIOD = r"(?:[0-9]{4}年|过去|今后|未来|今年|去年|上年|“[一二三四五六七八九十]{1,2}五”)"
_PART_TITLE = re.compile(
    rf"(?:对|关于)?{_PERIOD}[^，。；：！？]{{0,24}}?(?:回顾|工作|情况|安排|建议|任务|重点|目标|意见|打算|成就|成绩|部署|要求)"
    r"|(?:全面|切实|着力|进一步|努力|大力|不断|加快)*(?:加强|推进|提升|提高|强化|改进)政府(?:自身)?[^，。；：！？]{0,6}(?:建设|能力|水平)"
    r"|[*※【\[]{0,2}(?:附件|附录|附表|名词解释|名词注释|注释)[^，。；！？]{0,20}"
)
ANNEX = re.compile(r"[*※【\[]{0,2}(?:附件|附录|附表|名词解释|名词注释|注释)")
SALUTATION = re.compile(r"各\s?位\s?(?:代表|委[员員])")


class Mark(NamedTuple):
    """The place a paragraph claims: style of numbering, its number (0 where the style has none), label and heading as written."""

    style: str
    number: int = 0
    label: str | None = None
    heading: str | None = None


PLAIN = Mark("")


def mark_of(body: str) -> Mark:
    """Numbering or part title of a paragraph; PLAIN where it has neither.

    Styles: han `一、` · paren `（一）` · arabic `1.` `1、` · digit `（1）` · shi `一是` `一要` · di `第一，` · dash `——` ·
    title (a part title without a number: `2022年政府工作回顾`, `名词解释`).
    """
    if body[0] in _LABEL_STARTS:
        found = _LABEL.match(body)
        if found:
            style, numeral = found.lastgroup, found[found.lastgroup]
            number = 0 if style == "dash" else _NUMBERS.get(numeral) or (int(numeral) if numeral.isdecimal() else 0)
            return Mark(style, number, found[0], heading_after(body, found.end()))
    if len(body) <= 30 and _PART_TITLE.fullmatch(body):
        return Mark("title", 0, None, body)
    return PLAIN


def heading_after(body: str, start: int) -> str | None:
    """The words between a label and the first full stop or colon, without it; None where they run over 60 characters."""
    found = _HEADING.match(body, start)
    if not found or not (found[2] or found.end() == len(body)):
        return None
    return found[1]


def run_in_heading(body: str) -> str | None:
    """The short first sentence that names its paragraph (`提升区域科技创新能力`), without its full stop, else None.

    At most 28 characters, no statement about us or a year, no statistic, and not answered by 我们… (a closing maxim).
    """
    found = body.find("。", 4, 29) > 0 and _RUN_IN.match(body)
    if not found or _NOT_RUN_IN.match(found[1]):
        return None
    return found[1]


def begins_speech(body: str) -> bool:
    """`各位代表：` on a line of its own."""
    return len(body) < 16 and body[-1] in "：:" and bool(SALUTATION.match(body))


def is_line_heading(body: str, following: str) -> bool:
    """Whether a paragraph can be a heading on a line of its own above the paragraph that follows.

    A single sentence of at most 20 characters, or 30 without a full stop; no statistic; the next paragraph is twice as long.
    """
    if not 6 <= len(body) <= 30 or len(following) < max(40, 2 * len(body)):
        return False
    if body[-1] == "。":
        return len(body) <= 21 and not _INNER_END.search(body, 0, len(body) - 1) and not _NO_HEADING.match(body)
    return not _INNER_END.search(body) and not _NO_HEADING.match(body)
