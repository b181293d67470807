"""Why every number of a text was read as it was: its sentences, their numerals, and what became of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.errors import InputError
from flows.seeds.formats.document import Unreadable
from flows.seeds.formats.one import one_document
from flows.seeds.formats.text import text_of
from flows.seeds.one_report import report_row
from flows.seeds.reference import read_reference
from transforms.areas import AreaBook
from transforms.reading import Reader, Reading
from transforms.sections.outline import leaves
from transforms.sources.metadata import Unclear

_SENTENCE = re.compile(r"[^。！？]*(?:[。！？]+[”’）》]*\s*|\Z)")


@dataclass(frozen=True)
class Explained:
    """A numeral (row of `numerals`) with the rows that stand on it; `upper` where it is the upper end of a range."""

    numeral: Any
    observations: tuple[Any, ...]
    rankings: tuple[Any, ...]
    upper: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence text[start:end] in its leaf section, the headings above it from the outermost, and its numerals."""

    start: int
    end: int
    section: Any
    headings: tuple[str, ...]
    numerals: tuple[Explained, ...]


@dataclass(frozen=True)
class Explanation:
    """A text (row of `reports`), the sentences asked for, and how often each disposition occurs in them."""

    report: Any
    sentences: tuple[Sentence, ...]
    observations: Mapping[str, Any]

    @property
    def dispositions(self) -> Counter[str]:
        return Counter(one.numeral.disposition for sentence in self.sentences for one in sentence.numerals)


def explain(where: str | Path, at: int | None = None, year: int | None = None) -> Explanation:
    """Read the report at `where` (a file of any known format, a part of one, an address) as of `year` (else the year its name or text says); with `at`, only the sentence at that
    character, counted from 0 in Unicode code points.

    The reference data is that beside the file, as for a release, else the project's own. InputError where the file is no
    text, its year is unknown, or it has no character `at`.
    """
    path, (text, stem) = where, _text(str(where))
    if at is not None and not 0 <= at < len(text):
        raise InputError(f"{path}: 没有第 {at} 个字符 · there is no character {at}: 0 to {len(text) - 1}")
    reference = read_reference(Path(where).parent)
    try:
        report = report_row(text, stem, AreaBook(reference.areas), year)
    except Unclear as error:
        raise InputError(f"{path}: {error}; 或用 --year · or give --year") from None
    reading = Reader(reference).read(report)
    sentences = tuple(sentence for sentence in _sentences(text, reading) if at is None or sentence.start <= at < sentence.end)
    return Explanation(report, sentences, {row.observation_id: row for row in reading.observations})


def _text(where: str) -> tuple[str, str]:
    """The text, and what the name of its file may tell."""
    document = one_document(where)
    try:
        return text_of(document).text, document.stem
    except Unreadable as error:
        raise InputError(f"{where}: {error}") from None


def _sentences(text: str, reading: Reading) -> Iterator[Sentence]:
    """All sentences in order; together with the blanks behind them they cover the text."""
    explained = _explained(reading)
    starts = [one.numeral.char_start for one in explained]
    headings = _headings(reading.sections)
    for leaf in leaves(reading.sections):
        for found in _SENTENCE.finditer(text, leaf.char_start, leaf.char_end):
            if found.group():
                inside = explained[bisect_right(starts, found.start() - 1) : bisect_right(starts, found.end() - 1)]
                yield Sentence(found.start(), found.end(), leaf, headings[leaf.section_id], tuple(inside))


def _explained(reading: Reading) -> list[Explained]:
    observations, rankings = _by_start(reading.observations), _by_start(reading.rankings)
    return [
        Explained(
            numeral,
            tuple(observations.get(numeral.char_start, ())),
            tuple(rankings.get(numeral.char_start, ())),
            upper=numeral.disposition == "observation" and numeral.char_start not in observations,
        )
        for numeral in reading.numerals
    ]


def _by_start(rows: list[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.char_start, []).append(row)
    return found


def _headings(sections: list[Any]) -> dict[str, tuple[str, ...]]:
    """For every section the labels and headings of the sections above it and its own, outermost first."""
    found: dict[str, tuple[str, ...]] = {}
    for section in sections:
        own = (section.label or "") + (section.heading or "").replace("\n", "")
        found[section.section_id] = (*found.get(section.parent_id, ()), *([own] if own else []))
    return found
