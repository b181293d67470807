"""The numbers that Word counts itself (automatic lists): 一、 （一） 1. are in no paragraph, only how they are counted.

After ECMA-376 part 1, 17.9: a paragraph or its style names a list (w:num) and a level of it; the list counts as its
w:abstractNum says, going on where another list of the same w:abstractNum stopped, unless it starts anew (w:startOverride).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from flows.seeds.formats.word_numerals import written

_VALUE, _LEVEL = qn("w:val"), qn("w:ilvl")
_PLACE = re.compile("%([1-9])")
_NO_BLANK_BEHIND = "、）)．。：:"


class Level(NamedTuple):
    """How a level counts: from where, in which numbers (`w:numFmt`), what stands around them (`（%2）`), for which style, and
    whether all numbers in it are shown in digits (`w:isLgl`: 第一章 has articles 1.1)."""

    start: int
    numbers: str
    words: str
    style: str | None
    in_digits: bool


class Numbering:
    """The lists of one document; `label` is to be asked for every paragraph once, in order."""

    def __init__(self, document) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
        part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.NUMBERING), None)
        root = [] if part is None else part.element
        self._abstract = {each.get(qn("w:abstractNumId")): each for each in root if each.tag == qn("w:abstractNum")}
        self._lists = {each.get(qn("w:numId")): each for each in root if each.tag == qn("w:num")}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, paragraph) -> str:
        """What Word shows before `paragraph` (an element w:p): `（一）`, `1. `; nothing where it counts nothing."""
        number, at, style = self._named(paragraph)
        abstract = self._abstract_of(number)
        if abstract is None:
            return ""
        levels = _levels(abstract, self._lists[number])
        at = next((each for each, level in levels.items() if style and level.style == style), 0) if at is None else at
        if at not in levels:
            return ""
        counts = self._counted(number, abstract, levels, at)
        label = _PLACE.sub(lambda match: _shown(counts, levels, int(match[1]) - 1, levels[at].in_digits), levels[at].words)
        return "" if levels[at].numbers in ("bullet", "none") else label + ("" if label[-1:] in _NO_BLANK_BEHIND or not label else " ")

    def _named(self, paragraph) -> tuple[str, int | None, str | None]:
        """The list (`0` where none), the level where it is said, and the style that says so where the paragraph does not."""
        properties = paragraph.find(qn("w:pPr"))
        number, at = _list_in(properties)
        style = _of(properties, "pStyle") if properties is not None else None
        named, seen = style, set()
        while number is None and named in self._styles and named not in seen:
            seen.add(named)
            number, level = _list_in(self._styles[named].find(qn("w:pPr")))
            at = level if at is None else at
            style, named = named, _of(self._styles[named], "basedOn")
        return number or "0", at, style

    def _abstract_of(self, number: str):
        """The w:abstractNum of a list; where that only names a style of lists, the one of that style."""
        for _ in range(2):
            if number not in self._lists:
                return None
            abstract = self._abstract.get(_of(self._lists[number], "abstractNumId") or "")
            link = abstract is not None and _of(abstract, "numStyleLink")
            if not link or link not in self._styles:
                return abstract
            number = _list_in(self._styles[link].find(qn("w:pPr")))[0] or "0"
        return None

    def _counted(self, number: str, abstract, levels: Mapping[int, Level], at: int) -> dict[int, int]:
        counts = self._counts.setdefault(abstract.get(qn("w:abstractNumId")), {})
        if number not in self._begun:
            self._begun.add(number)
            for override in self._lists[number].findall(qn("w:lvlOverride")):
                if override.find(qn("w:startOverride")) is not None:
                    counts.pop(int(override.get(_LEVEL)), None)
        for deeper in [each for each in counts if each > at]:
            del counts[deeper]
        for upper in range(at + 1):
            if upper in levels and (upper == at or upper not in counts):
                counts[upper] = counts[upper] + 1 if upper in counts else levels[upper].start
        return counts


def _levels(abstract, numbered) -> dict[int, Level]:
    """The levels of a list: those of its w:abstractNum, changed by its own overrides."""
    levels = {int(level.get(_LEVEL)): _level(level) for level in abstract.findall(qn("w:lvl"))}
    for override in numbered.findall(qn("w:lvlOverride")):
        at, start = int(override.get(_LEVEL)), _of(override, "startOverride")
        if (own := override.find(qn("w:lvl"))) is not None:
            levels[at] = _level(own)
        if start and at in levels:
            levels[at] = levels[at]._replace(start=int(start))
    return levels


def _level(level) -> Level:
    legal = level.find(qn("w:isLgl"))
    in_digits = legal is not None and legal.get(_VALUE) not in ("0", "false", "off")
    return Level(int(_of(level, "start") or 0), _of(level, "numFmt") or "decimal", _of(level, "lvlText") or "", _of(level, "pStyle"), in_digits)


def _list_in(properties) -> tuple[str | None, int | None]:
    numbered = properties.find(qn("w:numPr")) if properties is not None else None
    if numbered is None:
        return None, None
    at = _of(numbered, "ilvl")
    return _of(numbered, "numId"), int(at) if at is not None else None


def _of(element, name: str) -> str | None:
    child = element.find(qn(f"w:{name}"))
    return None if child is None else child.get(_VALUE)


def _shown(counts: Mapping[int, int], levels: Mapping[int, Level], at: int, in_digits: bool) -> str:
    return written(counts[at], "decimal" if in_digits else levels[at].numbers) if at in levels and at in counts else ""
