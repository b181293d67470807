"""Whether every span reproduces what its row says: the promise that each number can be found in its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from flows.verify.tables import listed
from transforms.numerals import fold
from transforms.readable import readable

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]
_AT_A_TIME = 5_000
_OF_SECTIONS = ("section_id", "report_id", "parent_id", "char_start", "char_end")


def text_problems(tables: Mapping[str, pa.Table]) -> list[str]:
    """Rows whose span, evidence, numeral, heading or section does not fit the text; leaves that do not cover it."""
    texts = dict(zip(tables["reports"]["report_id"].to_pylist(), tables["reports"]["text"].to_pylist()))
    sections = {row["section_id"]: row for row in _rows(tables.get("sections"), _OF_SECTIONS)}
    problems = listed("reports: 字数与正文不符 · n_chars is not the length of text", _wrong_lengths(tables["reports"]))
    for name, table in tables.items():
        if {"report_id", "char_start", "char_end"} <= set(table.column_names):
            problems += _span_problems(name, table, texts, sections)
    return problems + listed("sections: 最末级段落没有恰好覆盖全文一次 · leaves do not cover the text once", _uncovered(sections, texts))


def _span_problems(name: str, table: pa.Table, texts: Mapping[str, str], sections: Mapping[str, Row]) -> list[str]:
    ids = [column for column in table.column_names if column != "report_id"][0]
    wrong: dict[str, list[str]] = defaultdict(list)
    for row in _rows(table):
        text = texts[row["report_id"]]
        for message, holds in _RULES.items():
            if not holds(row, text, sections):
                wrong[message].append(f"{row['report_id']} {row[ids]}")
    return [line for message in _RULES for line in listed(f"{name}: {message}", wrong[message])]


def _rows(table: pa.Table | None, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """The rows, a few thousand at a time: as Python objects they take many times the room."""
    if table is None:
        return
    for batch in (table.select(columns) if columns else table).to_batches(max_chunksize=_AT_A_TIME):
        yield from batch.to_pylist()


def _wrong_lengths(reports: pa.Table) -> Iterator[str]:
    for row in _rows(reports, ("report_id", "n_chars", "text")):
        if row["n_chars"] != len(row["text"]):
            yield row["report_id"]


def _in_bounds(row: Row, text: str, _: Mapping[str, Row]) -> bool:
    return 0 <= row["char_start"] < row["char_end"] <= len(text)


def _reproduces(row: Row, text: str, _: Mapping[str, Row]) -> bool:
    span = text[row["char_start"] : row["char_end"]]
    if row.get("numeral", span) != span or row.get("found", span) != span:
        return False
    return all(row.get(name) is None or any(fits(row[name], words) for words in _wordings(row, text)) for name, fits in _WORDS.items())


def _wordings(row: Row, text: str) -> Iterator[str]:
    """The span as written, then as it is read: terms and headings broken by the page are given in one line, in simplified characters."""
    for source in (lambda: text, lambda: _read(text)):
        yield "".join(fold(source()[row["char_start"] : row["char_end"]]).split())


_read = lru_cache(maxsize=1)(readable)


def _equal(term: str, words: str) -> bool:
    return term == words


def _within(words: str, span: str) -> bool:
    return "".join(fold(words).split()) in span


_WORDS = {"term": _equal, "label": _within, "heading": _within}


def _in_evidence(row: Row, text: str, _: Mapping[str, Row]) -> bool:
    evidence = row.get("evidence")
    if evidence is None:
        return True
    first, last = max(0, row["char_end"] - len(evidence)), row["char_start"] + len(evidence)
    return text.find(evidence, first, last) >= 0


def _in_section(row: Row, _: str, sections: Mapping[str, Row]) -> bool:
    """A row lies in its section; a section, which has a `parent_id` instead, in its parent."""
    outer = sections.get(row.get("parent_id") if "parent_id" in row else row.get("section_id"))
    if outer is None:
        return True
    same_report = outer["report_id"] == row["report_id"]
    return same_report and outer["char_start"] <= row["char_start"] and row["char_end"] <= outer["char_end"]


_RULES: dict[str, Callable[[Row, str, Mapping[str, Row]], bool]] = {
    "位置超出正文 · span outside the text": _in_bounds,
    "该处原文与所载不符 · span does not reproduce what the row says": _reproduces,
    "引文不在该处 · evidence does not stand around the span": _in_evidence,
    "位置超出所属段落 · span outside its section": _in_section,
}


def _uncovered(sections: Mapping[str, Row], texts: Mapping[str, str]) -> Iterator[str]:
    """Reports whose leaf sections leave a gap, overlap, or end elsewhere than the text."""
    parents = {row["parent_id"] for row in sections.values()}
    leaves = defaultdict(list)
    for key, row in sections.items():
        if key not in parents:
            leaves[row["report_id"]].append((row["char_start"], row["char_end"]))
    for report, text in texts.items():
        position = 0
        for start, end in sorted(leaves[report]):
            position = end if start == position else -1
        if position != len(text):
            yield report
