"""The text as it is read: line breaks and blanks that only the page put into sentences taken out, places kept.

`基本医疗保\\n险` is read as 基本医疗保险, and every position leads back to the report's own characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from transforms.numerals import fold
from transforms.readable import PAD

# Looking back first keeps a long run of blanks from being tried again at each of them.
_SOFT = re.compile(
    r"(?<![ \t　\x1f])[ \t　\x1f]*\n(?:[ \t　\x1f]*[—－-]\s?[0-9]{1,3}\s?[—－-][ \t　\x1f]*\n|[ \t　\x1f]*\n)*[ \t　\x1f]*(?=\S)"
    r"|(?<=[一-鿿，、；。])[ \t\x1f]+(?=[一-鿿，、；。“])|(?<=[一-鿿])[ \t\x1f]+(?=[0-9０-９])|(?<=[0-9０-９])[ \t\x1f]+(?=[一-鿿%％])|\x1f+"
)
_IN_EVERY_CUT = " \n\t" + PAD
_BLANK = re.compile(" (?<=[一-鿿0-9０-９，、；] ) *[一-鿿0-9０-９%％，、；]")
_DIGITS = re.compile(r"[0-9]+")
_PADS = re.compile(PAD + "+")
_STOP = re.compile("[，。；]")
# No page is set in lines as short as this; a cell of a table is, and holds no sentence.
_SHORT_LINE = 20
_AROUND = frozenset("\n 　\t" + PAD)


def _splits_numbers(source: str, start: int, end: int) -> bool:
    """Whether a page number stands between two numbers, or a short line without a stop ends with the first: then they are two."""
    if not (source[start - 1].isdigit() and source[end].isdigit()):
        return False
    line = source.rfind("\n", max(0, start - _SHORT_LINE), start) + 1
    is_cell = (line > 0 or start < _SHORT_LINE) and not _STOP.search(source, line, start)
    return _DIGITS.search(source, start, end) is not None or "\n" in source[start:end] and is_cell


class View:
    """A report's text for reading (`text`, folded and joined) and the way back to the source."""

    __slots__ = ("text", "source_text", "removed_numerals", "is_as_written", "_starts", "_shifts")

    def __init__(self, source: str, leaves: list) -> None:
        self._starts: list[int] = []
        self._shifts: list[int] = []
        self.removed_numerals: list[tuple[int, int]] = []
        self.source_text = source
        cuts = self._cuts(source, leaves)
        self.text = fold(self._joined(source, cuts)) if cuts else fold(source)
        # Whether nothing is folded and nothing cut out.
        self.is_as_written = self.text is source

    def _cuts(self, source: str, leaves: list) -> list[tuple[int, int]]:
        blanks = _BLANK.search(source) is not None or PAD in source
        cuts: list[tuple[int, int]] = []
        for leaf in leaves:
            body_end = leaf.char_end
            while body_end > leaf.char_start and source[body_end - 1] in _AROUND:
                body_end -= 1
            if not blanks and source.find("\n", leaf.char_start, body_end) == -1:
                continue
            begin = leaf.char_start
            while begin < body_end and source[begin] in _AROUND:
                begin += 1
            if blanks:
                cuts += [match.span() for match in _PADS.finditer(source, leaf.char_start, begin)]
            if any([source.find(character, begin, body_end) != -1 for character in _IN_EVERY_CUT]):
                cuts += [match.span() for match in _SOFT.finditer(source, begin, body_end) if not _splits_numbers(source, *match.span())]
        return cuts

    def _joined(self, source: str, cuts: list[tuple[int, int]]) -> str:
        pieces, at, removed = [], 0, 0
        for start, end in cuts:
            pieces.append(source[at:start])
            removed += end - start
            self._starts.append(end - removed)
            self._shifts.append(removed)
            self.removed_numerals += [match.span() for match in _DIGITS.finditer(source, start, end)]
            at = end
        pieces.append(source[at:])
        return "".join(pieces)

    def source(self, position: int) -> int:
        """The place in the report of a place in the view."""
        if not self._starts:
            return position
        at = bisect_right(self._starts, position)
        return position + (self._shifts[at - 1] if at else 0)

    def source_end(self, position: int) -> int:
        """The same for the end of a span, exclusive."""
        return self.source(position - 1) + 1 if position and self._starts else position

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the report of a span of the view, its end exclusive."""
        return (self.source(start), self.source_end(end)) if self._starts else (start, end)

    def position(self, source: int) -> int:
        """The place in the view of a place in the report (of the next that was kept)."""
        if not self._starts:
            return source
        at = bisect_right(range(len(self._starts)), source, key=lambda cut: self._starts[cut] + self._shifts[cut])
        return source - (self._shifts[at - 1] if at else 0)
