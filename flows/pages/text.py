"""A report's text as it is shown: the tree of sections, each with its heading and paragraph, every numeral apart.

A leaf of the outline is one paragraph; a line end inside it is the page's, not the author's. Nothing of the text is lost
but such line ends and the blanks between paragraphs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from flows.pages.contents import ReportRows
from flows.pages.inert import CONTROLS, shown

_BREAK = re.compile(r"(?<![ \t\u3000])[ \t\u3000]*\n\s*")  # looks at a long run of blanks once
_PIECES = re.compile(f"(?P<break>{_BREAK.pattern})|(?P<control>{CONTROLS.pattern})")
_CLOSING = "。：，；！:"


class Piece(NamedTuple):
    """A run of text; `kind` is `text`, `control` (a character shown by its code point), or a key of words.KINDS."""

    kind: str
    text: str
    mark: int | None = None


class Mark(NamedTuple):
    """A numeral: what kind of mark it gets, its disposition and rule, and the ids of the rows that stand on it."""

    kind: str
    disposition: str
    rule: str
    anchors: tuple[str, ...]
    text: str


@dataclass
class Node:
    """A section: its heading (empty where it has none), its paragraph (leaves only), its sub-sections."""

    section_id: str
    title: str
    depth: int
    heading: list[Piece] = field(default_factory=list)
    run_in: bool = False
    paragraph: list[Piece] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


def marks_of(rows: ReportRows) -> list[Mark]:
    """One mark for every numeral, in the order of the text. The upper end of a range belongs to the row before it."""
    standing: dict[int, list[Any]] = defaultdict(list)
    for row in [*rows.observations, *rows.rankings]:
        standing[row.char_start].append(row)
    found: list[Mark] = []
    for numeral in rows.numerals:
        here = standing.get(numeral.char_start, [])
        anchors = tuple(_anchor(row) for row in here) or (f"num-{numeral.char_start}",)
        kind = _kind(numeral, here, found[-1].kind if found else "other")
        found.append(Mark(kind, numeral.disposition, numeral.rule, anchors, numeral.numeral))
    return found


def tree_of(rows: ReportRows) -> list[Node]:
    """The text of a report as sections."""
    return _Text(rows).nodes()


def _anchor(row: Any) -> str:
    return f"obs-{row.observation_id}" if hasattr(row, "obs_value") else f"rank-{row.ranking_id}"


def _kind(numeral: Any, here: list[Any], before: str) -> str:
    if numeral.disposition == "observation":
        return str(here[0].obs_status) if here and hasattr(here[0], "obs_value") else before
    return {"ranking": "rank", "unresolved": "unresolved"}.get(numeral.disposition, "other")


class _Text:
    """Walks through the text once, section by section; `at` is what has been shown."""

    def __init__(self, rows: ReportRows) -> None:
        self.text: str = rows.report.text
        self.numerals = rows.numerals
        self.kinds = [mark.kind for mark in marks_of(rows)]
        self.next = 0
        self.at = 0
        self.below: dict[str | None, list[Any]] = defaultdict(list)
        for section in rows.sections:
            self.below[section.parent_id].append(section)

    def nodes(self, parent: str | None = None, depth: int = 0) -> list[Node]:
        return [self._node(section, depth) for section in self.below[parent]]

    def _node(self, section: Any, depth: int) -> Node:
        title = f"{section.label or ''}{section.heading or ''}"
        node = Node(section.section_id, title, depth)
        if end := self._heading_end(section):
            node.heading = list(self._pieces(end))
        if section.section_id in self.below:
            node.children = self.nodes(section.section_id, depth + bool(node.heading))
        else:
            node.run_in = bool(node.heading) and self.text[self.at : section.char_end].strip(" \u3000")[:1] not in ("", "\n")
            node.paragraph = list(self._pieces(section.char_end))
        return node

    def _heading_end(self, section: Any) -> int | None:
        """Where the heading ends that the section begins with; None where the text does not begin with it."""
        if not section.heading:
            return None
        begin = section.char_start
        while begin < section.char_end and self.text[begin].isspace():
            begin += 1
        found = self.text.find(section.heading, max(begin, self.at), section.char_end)
        if found < 0 or found - begin > len(section.label or "") + 4:
            return None
        end = found + len(section.heading)
        return end + 1 if self.text[end : end + 1] in _CLOSING and end < section.char_end else end

    def _pieces(self, end: int) -> Iterator[Piece]:
        """The text up to `end`, blanks around it left out."""
        start, stop = self.at, end
        while start < stop and self.text[start].isspace():
            start += 1
        while stop > start and self.text[stop - 1].isspace():
            stop -= 1
        at, self.at = start, end
        while self.next < len(self.numerals) and self.numerals[self.next].char_start < end:
            numeral = self.numerals[self.next]
            yield from _plain(self.text[at : numeral.char_start])
            yield Piece(self.kinds[self.next], _BREAK.sub("", self.text[numeral.char_start : numeral.char_end]), self.next)
            at, self.next = numeral.char_end, self.next + 1
        yield from _plain(self.text[at:stop])


def _plain(text: str) -> Iterator[Piece]:
    """`text` with the line ends of the page taken out (a blank between Latin letters) and control characters apart."""
    at = 0
    for found in _PIECES.finditer(text):
        yield from _run(text[at : found.start()])
        if found["control"]:
            yield Piece("control", shown(found.group()))
        elif text[found.start() - 1 : found.start()].isascii() and text[found.end() : found.end() + 1].isascii():
            yield Piece("text", " ")
        at = found.end()
    yield from _run(text[at:])


def _run(text: str) -> Iterator[Piece]:
    if text:
        yield Piece("text", text)
