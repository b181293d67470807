"""A number in Arabic numerals with its multiplier and unit, or what it is instead: a date, a name, a place."""

from __future__ import annotations

import re
from string import ascii_letters

from transforms.mentions.clock import time_told
from transforms.mentions.in_words import share
from transforms.mentions.mention import OTHER, QUANTITY, Mention
from transforms.mentions.neighbours import TELLING_BEFORE, TELLING_BEHIND, told_by_neighbours
from transforms.mentions.places import among_first, ordinal
from transforms.numerals import arabic
from transforms.reference import Unit
from transforms.units import UnitLexicon

_MULTIPLIER = re.compile(
    r"(?P<some>[多余]|来(?=[万亿个家]))?(?P<times>[十百千]?万亿|[十百千]?亿|[十百千]?万|千(?![瓦米克卡伏])|百(?!分))?(?P<more>[多余]|来(?=[万亿个家]))?"
)
_TELLING_BEFORE = TELLING_BEFORE | {"第", "前"}
_MULTIPLIER_FIRST = frozenset("多余来十百千万亿")
_PER_MANY = re.compile("/(?:10万|十万|万|千)人?")
_LATIN = frozenset("&αβγδεζηθικλμνξοπρςστυφχψω" + ascii_letters + ascii_letters.translate({ord(letter): ord(letter) + 0xFEE0 for letter in ascii_letters}))
_AFTER_TENTHS = frozenset("，。；、的以左多上\n") | {""}
_TENTHS = "成"
_POINTS_MORE = "个多百分点"


def read_arabic(text: str, start: int, end: int, units: UnitLexicon) -> Mention:
    """The mention of the numeral text[start:end]: a quantity with its unit, a rank, or a number that counts nothing."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if (before in _TELLING_BEFORE or after in TELLING_BEHIND) and (told := _by_neighbours(text, start, end, before, after)):
        return told
    some, times, unit_at = _multiplier(text, end) if after in _MULTIPLIER_FIRST else (False, "", end)
    unit = units.at(text, unit_at)
    if unit is None and times in ("千", "百"):
        times, unit_at = "", end
        unit = units.at(text, end)
    if unit is not None and unit.unit == _TENTHS:
        if _is_tenths(text, start, end, times, unit_at):
            mention = share(start, end, arabic(text[start:end]) * 10)
            mention.full_end = unit_at + 1
            return mention
        unit = None
    if unit is None or unit.dimension == "time":
        time = time_told(text, start, end, times)
        if time is not None:
            return Mention(start, end, OTHER, *time)
    if before in _LATIN and _is_latin(text, start, end, unit) or unit is None and not times and after in _LATIN:
        return Mention(start, end, OTHER, "name", "latin")
    return _quantity(text, start, end, before, some, times, unit, unit_at, units)


def _by_neighbours(text: str, start: int, end: int, before: str, after: str) -> Mention | None:
    """第2, 前10 and what else the characters directly before and behind settle."""
    if before == "第":
        return ordinal(text, start, end, arabic(text[start:end]))
    if before == "前":
        return among_first(text, start, end, after)
    told = told_by_neighbours(text, start, end, before, after)
    return Mention(start, end, OTHER, *told) if told is not None else None


def _multiplier(text: str, end: int) -> tuple[bool, str, int]:
    """Whether 多 or 余 stands at the multiplier, the multiplier itself, and where the unit begins."""
    match = _MULTIPLIER.match(text, end)
    some, times, more = match.groups()
    return bool(some or more), times or "", match.end()


def _is_tenths(text: str, start: int, end: int, times: str, unit_at: int) -> bool:
    """`6成以上` is a share, 6成套 is not."""
    return not times and arabic(text[start:end]) <= 10 and text[unit_at + 1 : unit_at + 2] in _AFTER_TENTHS


def _is_latin(text: str, start: int, end: int, unit: Unit | None) -> bool:
    """Behind a letter, G60: part of a name of letters; but per cent, money, and a count of hundreds behind a word of letters are numbers."""
    if unit is None:
        return True
    return unit.dimension not in ("share", "money") and not (unit.countable and end - start > 2 and text[start - 2 : start - 1] in _LATIN)


def _quantity(text: str, start: int, end: int, before: str, some: bool, times: str, unit: Unit | None, unit_at: int, units: UnitLexicon) -> Mention:
    """The numeral as a quantity with its unit."""
    numeral = text[start:end]
    mention = Mention(start, end, QUANTITY, "", "number_with_spaces" if " " in numeral or "\n" in numeral else "number")
    mention.value = arabic(numeral)
    if text[end : end + 1] == "/" and (per := _PER_MANY.match(text, end)):
        mention.unit, mention.dimension = per.group(), "ratio"
        mention.unit_start, mention.unit_end = per.span()
        mention.full_end = per.end()
        return mention
    if unit is not None and unit.unit == "个" and text.startswith(_POINTS_MORE, unit_at):
        mention.unit, mention.dimension, mention.comparator = "个百分点", "share", "gt"
        mention.full_end = unit_at + len(_POINTS_MORE)
        return mention
    if before in ("-", "－") and start > 1 and text[start - 2] not in "0123456789%":
        mention.value = -mention.value
        mention.full_start = start - 1
    if some:
        mention.comparator = "gt"
    mention.take_unit(text, unit, times, unit_at, units.written_end(text, unit_at + len(unit.unit)) if unit is not None else unit_at)
    return mention
