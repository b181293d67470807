"""Numbers in words: 三成, 三分之一, 百分之五, 翻一番, 二万五千人, and the fraction 1/4. Each reader gives a mention, or None.

A share in words has as its unit the per cent it stands for. The `full_end` of a mention is where words about its
magnitude (以上, 左右) may follow.
"""

from __future__ import annotations

import re

from transforms.mentions.mention import QUANTITY, Mention
from transforms.numerals import MULTIPLIERS, chinese
from transforms.units import UnitLexicon

# 建成, 三分成: 成 is no tenth there.
_NO_TENTHS_BEHIND = frozenset("分建完落竣生形养构组")
_PLACES = frozenset("十百千万亿")
_EXACT = frozenset("十百千万亿点零〇")
# A small count in words is a figure of speech: 两大战略, 三个项目.
_COUNTED_FROM = 100


def share(start: int, end: int, value: float) -> Mention:
    """A share that words stand for, in per cent."""
    mention = Mention(start, end, QUANTITY, "", "share_in_words")
    mention.value, mention.unit, mention.dimension = value, "%", "share"
    return mention


def fraction(text: str, match: re.Match[str]) -> Mention | None:
    """1/4 as 25 per cent; None for a stroke in a name (9/3)."""
    upper, lower = match.group().split("/")
    if int(upper) >= int(lower) or text.startswith(("/", "、"), match.end()):
        return None
    return share(match.start(), match.end(), round(100 * int(upper) / int(lower), 2))


def percent(text: str, match: re.Match[str]) -> Mention | None:
    """百分之十四点一 as 14.1 per cent."""
    value = _value(match.group().removeprefix("百分之"))
    return None if value is None else share(match.start(), match.end(), value)


def parts(text: str, match: re.Match[str]) -> Mention | None:
    """三分之一 as 33.33 per cent."""
    below, above = map(_value, match.group().split("分之"))
    return share(match.start(), match.end(), round(100 * above / below, 2)) if below and above is not None else None


def tenths(text: str, match: re.Match[str]) -> Mention | None:
    """三成 as 30 per cent."""
    if text[match.start() - 1 : match.start()] in _NO_TENTHS_BEHIND:
        return None
    return share(match.start(), match.end(), chinese(match.group()[0]) * 10)


def fold(text: str, match: re.Match[str]) -> Mention:
    """翻一番 as growth of 100 per cent, and so 翻番, which is a numeral as a whole."""
    start, end = match.span("times") if match["times"] else match.span()
    mention = Mention(start, end, QUANTITY, "", "folds")
    mention.full_start, mention.full_end = match.start(), match.end()
    times = chinese(match["times"]) if match["times"] else 1
    mention.value, mention.unit, mention.dimension = (2.0**times - 1) * 100, "%", "growth"
    return mention


def number(text: str, match: re.Match[str], units: UnitLexicon) -> Mention | None:
    """二万五千人: only with a measure behind it, and of things counted only from a hundred on."""
    start, end = match.span()
    body = match.group()
    if body[-1] not in _PLACES and not any([character in _EXACT for character in body[:-1]]):
        return None
    some = text[end : end + 1] in ("多", "余")
    unit = units.at(text, end + some)
    if unit is None or unit.dimension == "time" or unit.countable and (_value(body) or 0) < _COUNTED_FROM:
        return None
    digits, multiplier = _without_multiplier(body)
    value = _value(digits)
    if not value:
        return None
    mention = Mention(start, start + len(digits), QUANTITY, "", "number_in_words")
    mention.value = value
    mention.comparator = "gt" if some else ""
    mention.take_unit(text, unit, multiplier, end + some, units.written_end(text, end + some + len(unit.unit)))
    return mention


def _without_multiplier(body: str) -> tuple[str, str]:
    """`三十万` as 三十 and 万: the multiplier belongs to the unit, as in 30万."""
    digits = body.rstrip("十百千万亿")
    multiplier = body[len(digits) :]
    return (digits, multiplier) if digits and multiplier in MULTIPLIERS and multiplier[0] in "万亿" else (body, "")


def _value(numeral: str) -> float | None:
    try:
        return chinese(numeral)
    except ValueError:
        return None
