"""What the pages are made from: the tables of the release in a folder, by report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.format.arrow import to_rows
from flows.format.formats import read_parquet
from flows.pages.area_names import area_words
from flows.pages.inert import inert
from flows.pages.words import OUTSIDE, Words
from transforms.star.tables import DIM_AREA
from transforms.tables import BY_NAME
from transforms.tables.grouping import by_report, grouped

Row = Any  # a named tuple of the declared table
PARTS = ("sections", "observations", "rankings", "numerals")  # what is read from a report


@dataclass(frozen=True)
class ReportRows:
    """One report with all that was read from it, in the order of the text."""

    report: Row
    area: Words
    sections: list[Row]
    observations: list[Row]
    rankings: list[Row]
    numerals: list[Row]


@dataclass(frozen=True)
class Talk:
    """What the reports talk about: the term lists, by report their shares (one row a list, hits ruled out by ambiguity left
    out), the hits of every list and the keywords, by area the words that came and went."""

    lists: Mapping[str, Row]
    shares: Mapping[str, list[Row]]
    hits: Mapping[tuple[str, str], list[Row]]
    keywords: Mapping[str, list[Row]]
    changed: Mapping[str, list[Row]]


@dataclass(frozen=True)
class Contents:
    """A whole release: its version, reports (newest first within an area), codebook and quality rows; by target, the row of
    `target_tracking` where an outcome was found."""

    version: str
    reports: list[ReportRows]
    indicators: Mapping[str, Row]
    quality: list[Row]
    words: Talk
    outcomes: Mapping[str, Row]
    n_rows: Mapping[str, int]

    def name_of(self, row: Row) -> Words:
        """What an observation or rank is about: in the words of the text, and of the codebook in English."""
        entry = self.indicators.get(row.indicator_code) if row.indicator_code else None
        return Words(inert(row.indicator_name), entry.name_en if entry else inert(row.indicator_name))

    def topic_of(self, row: Row) -> str:
        """The topic of its indicator; OUTSIDE for what is not in the codebook."""
        entry = self.indicators.get(row.indicator_code) if row.indicator_code else None
        return entry.topic if entry else OUTSIDE

    def by_area(self) -> Mapping[str, list[ReportRows]]:
        """The reports of each area, oldest first."""
        return grouped(sorted(self.reports, key=lambda one: (one.report.ref_area, one.report.report_year)), lambda one: one.report.ref_area)


def read_contents(folder: Path, version: str) -> Contents:
    """The release of `version` in `folder`, of which the Parquet files are written."""
    tables = {name: _rows(name, folder) for name in ("reports", *PARTS, "indicators", "quality", "target_tracking")}
    parts = {name: _in_text_order(tables[name]) for name in PARTS}
    reports = sorted(tables["reports"], key=lambda row: (row.ref_area, -row.report_year))
    areas = _areas(folder, reports)
    return Contents(
        version,
        [ReportRows(report, areas[report.report_id], *(parts[name].get(report.report_id, []) for name in parts)) for report in reports],
        {row.indicator_code: row for row in tables["indicators"]},
        tables["quality"],
        _talk(folder),
        {row.target_id: row for row in tables["target_tracking"] if row.outcome_state == "found"},
        {name: len(rows) for name, rows in tables.items()} | _more(folder, tables.keys()),
    )


def _areas(folder: Path, reports: Iterable[Row]) -> dict[str, Words]:
    """By report what its area is called: in English as the star schema has it, where that has the name the report goes by."""
    path, columns = folder / "parquet" / f"{DIM_AREA.name}.parquet", ["ref_area", "area_name", "name_en"]
    known = {(row["ref_area"], row["area_name"]): row["name_en"] for row in read_parquet(path).select(columns).to_pylist()} if path.exists() else {}
    return {report.report_id: area_words(report.area_name or report.ref_area, known.get((report.ref_area, report.area_name))) for report in reports}


def _talk(folder: Path) -> Talk:
    shares = [row for row in _rows("attention", folder) if row.section_id is None and row.term_class is None and row.ambiguity == "excluded"]
    hits = [row for row in _rows("attention_hits", folder) if row.excluded_by is None]
    return Talk(
        {row.dictionary_id: row for row in _rows("dictionaries", folder)},
        by_report(shares),
        grouped(hits, lambda row: (row.report_id, row.dictionary_id)),
        by_report(_rows("keywords", folder)),
        grouped(_rows("new_terms", folder), lambda row: row.ref_area),
    )


def _more(folder: Path, known: Iterable[str]) -> dict[str, int]:
    """Row counts of the tables that the pages list and do not show."""
    names = {path.stem for path in (folder / "parquet").iterdir()} - set(known)
    return {name: read_parquet(folder / "parquet" / f"{name}.parquet").num_rows for name in sorted(names)}


def _rows(name: str, folder: Path) -> list[Row]:
    row_type = BY_NAME[name].row_type
    return [row_type._make(row) for row in to_rows(read_parquet(folder / "parquet" / f"{name}.parquet"))]  # type: ignore[attr-defined]


def _in_text_order(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    return by_report(sorted(rows, key=lambda row: (row.char_start, -row.char_end)))
