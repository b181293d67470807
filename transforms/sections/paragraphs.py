"""From the text of a report to its paragraphs, whatever became of its line breaks on the way to us.

Most reports have one paragraph a line. Some come with one sentence a line (the national ones), some hard-wrapped from a
page (`— 3 —` between the pages), some with lines broken before and after a linked term (`加强民主⏎法制⏎建设`), some on a
single line. The paragraphs tile the text: line breaks and blank lines belong to the paragraph before them, the indentation
to the paragraph it indents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from transforms.sections.headings import PLAIN, SALUTATION, Mark, mark_of

Layout = Literal["paragraphs", "sentences", "wrapped"]

_ENDS = frozenset("。！？；：…”!?;:")
_CONTINUES = frozenset("，。、；：！？”’）》】,.;:!?)%％")
_PUNCTUATION = re.compile(r"[，。；：！？、,;:!?]")
_INNER_END = re.compile(r"[。！？；：!?;:]")
# In a sentence that has begun, a number at the end of a line goes on with the digits that begin the next one.
_NUMBER_CUT = re.compile(r"[0-9０-９][.．]?\Z")
_DASHES = frozenset("—－-")
_PAGE_NUMBER = re.compile(r"[—－-]\s?[0-9]{1,3}\s?[—－-]")
_WIDEST_WRAP = 80
# No paragraph of the 79 reports this was made from runs over 1,600 characters: a longer line has lost its line breaks.
_LONGEST_PARAGRAPH = 3000
_LOST_BREAK = re.compile(
    r"[。！？：；](?=[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|各位代表|一年来，|同时，我们"
    r"|(?P<title>[0-9]{4}年(?:政府)?(?:主要)?工作(?:回顾|安排建议|安排|重点|任务)))"
)


class Paragraph(NamedTuple):
    """A paragraph: its span in the text (with indentation and line breaks) and its words without them."""

    start: int
    end: int
    body: str


def paragraphs(text: str) -> tuple[Layout, list[Paragraph]]:
    """The layout of a text and its paragraphs, in order; together their spans cover every character once."""
    lines = text.split("\n")
    bodies = [line.strip() for line in lines]
    layout, width, longest = _layout([body for body in bodies if body], text)
    salutation = SALUTATION.search(text, 0, 1000)
    title_end = salutation.start() if salutation else 0
    found: list[Paragraph] = []
    pieces: list[str] = []
    start = 0
    for at, body in _cut(lines) if longest > _LONGEST_PARAGRAPH else zip(_starts(lines), bodies):
        if not body or body[0] in _DASHES and _PAGE_NUMBER.fullmatch(body):
            continue
        if pieces and (at <= title_end or not _joins(pieces, body, width)):
            found.append(Paragraph(start, at, "".join(pieces)))
            start, pieces = at, []
        pieces.append(body)
    if text:
        found.append(Paragraph(start, len(text), "".join(pieces)))
    return layout, found


def _layout(bodies: list[str], text: str) -> tuple[Layout, int, int]:
    """How the lines were cut, the width they were cut to (0 where they were not), and the length of the longest.

    One sentence a line: nearly all lines end a sentence and hold hardly more than one full stop. Hard-wrapped: no long
    line, most lines are about equally long, and most do not end a sentence.
    """
    lengths = [len(body) for body in bodies]
    longest = max(lengths, default=0)
    ended = sum([body[-1] in _ENDS for body in bodies])
    if longest <= _WIDEST_WRAP and len(lengths) >= 10 and 2 * ended < len(lengths):
        width = sorted(lengths)[3 * len(lengths) // 4]
        if sum([length >= 0.85 * width for length in lengths]) >= 0.6 * len(lengths):
            return "wrapped", width, longest
    if ended >= 0.9 * len(lengths) and text.count("。") < 1.6 * len(lengths):
        return "sentences", 0, longest
    return "paragraphs", 0, longest


def _starts(lines: list[str]) -> Iterator[int]:
    """Where every line begins in the text."""
    return accumulate([len(line) + 1 for line in lines], initial=0)


def _cut(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Start and words of every line; a line too long for a paragraph is cut where a heading or 各位代表 begins."""
    for at, line in zip(_starts(lines), lines):
        cuts = [0]
        if len(line) > _LONGEST_PARAGRAPH:
            for found in _LOST_BREAK.finditer(line):
                cuts.append(found.end())
                if found["title"]:
                    cuts.append(found.end("title"))
        for begin, end in zip(cuts, [*cuts[1:], len(line)]):
            yield at + begin, line[begin:end].strip()


def _joins(pieces: list[str], body: str, width: int) -> bool:
    """Whether a line goes on with the paragraph made of `pieces`: a line break inside a sentence ends no paragraph."""
    last = pieces[-1]
    if body[0] in _CONTINUES or last[-1] in "，、,":
        return True
    if body[0].isdigit() and _NUMBER_CUT.search(last[-2:]) and any(map(_PUNCTUATION.search, pieces)):
        return True
    if last[-1] in _ENDS:
        if not width:
            return False
        # The first line of a wrapped paragraph is indented by two characters.
        full = width - (4 if len(pieces) == 1 else 2)
        return len(last) >= full and mark_of(body) is PLAIN and not SALUTATION.match(body)
    if width and not _stands_alone(pieces, width):
        return True
    mark = mark_of(body)
    if mark is not PLAIN:
        return _is_subtitle(mark, body, pieces)
    if SALUTATION.match(body):
        return False
    if not width and (_is_term(last) and len(pieces) > 1 or _is_term(body)) and not _is_whole_heading(pieces):
        return True
    return not _stands_alone(pieces, width)


def _is_term(line: str) -> bool:
    """A few words without punctuation, such as a link leaves on a line of its own."""
    return len(line) <= 10 and not _PUNCTUATION.search(line)


def _is_subtitle(mark: Mark, body: str, pieces: list[str]) -> bool:
    """`——攻坚新颜值、决胜“十四五”` on the line below the title of a part."""
    return mark.style == "dash" and "。" not in body and len(pieces) == 1 and mark_of(pieces[0]).style in ("han", "title")


def _is_whole_heading(pieces: list[str]) -> bool:
    """A numbered line that is a heading as it stands; shorter than 12 characters (`五、民主`) it has been broken, but for a part's title."""
    if len(pieces) > 1:
        return False
    mark = mark_of(pieces[0])
    is_title = mark_of(mark.heading or pieces[0]).style == "title"
    return is_title or len(pieces[0]) >= 12 and mark is not PLAIN


def _stands_alone(pieces: list[str], width: int) -> bool:
    """An unfinished line that is a heading on its own: short, or numbered and not much longer."""
    if len(pieces) > 4:
        return False
    line = "".join(pieces)
    if width:
        return len(line) < 0.7 * width and mark_of(line) is not PLAIN
    if len(line) > 60:
        return False
    return mark_of(line) is not PLAIN or len(line) <= 30 and not _INNER_END.search(line)
