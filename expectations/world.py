"""Everything a check may look at: all tables of the release and the reference data, with the look-ups made once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from transforms.numerals import fold
from transforms.readable import readable
from transforms.reference import Area, ReferenceData, Unit
from transforms.releases.corrections import typed
from transforms.tables import BY_NAME

Row = Any
Made = TypeVar("Made")


@dataclass(frozen=True)
class World:
    """The tables (rows with named fields) and the reference data. Rows without the key asked for are left out of indexes."""

    tables: Mapping[str, Sequence[Row]]
    reference: ReferenceData
    _made: dict[Any, Any] = field(default_factory=dict, repr=False)

    def once(self, make: Callable[[World], Made]) -> Made:
        """What `make(world)` returns, made on the first call only."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]

    def values(self, table: str, column: str) -> frozenset[Any]:
        """All values of a column: what a reference may point to."""
        key = (table, column)
        if key not in self._made:
            self._made[key] = frozenset(getattr(row, column, None) for row in self.tables[table])
        return self._made[key]

    def text_of(self, report_id: str) -> str | None:
        """The text of a report, None where there is no such report or no text."""
        report = self.reports.get(report_id)
        text = report.text if report is not None else None
        return text if isinstance(text, str) else None

    def read_of(self, report_id: str) -> str | None:
        """The text as it is read, as long as the report's own: traditional characters simplified, what a page left in it overlaid."""
        key = ("read", report_id)
        if key not in self._made:
            text = self.text_of(report_id)
            self._made[key] = None if text is None else readable(text)
        return self._made[key]

    def as_read(self, table: str, row: Row, column: str) -> Any:
        """What was read from the text for `column` of a row of `table`, whatever a declared correction has put there."""
        place = (table, getattr(row, BY_NAME[table].key[0], None), column)
        if place in self.originals:
            return typed(BY_NAME[table], column, self.originals[place])
        return getattr(row, column)

    @cached_property
    def originals(self) -> dict[tuple[str, str, str], str | None]:
        """The values that corrections replaced, by table, key and column."""
        return {(row.table_name, row.row_key, row.column_name): row.original_value for row in self.tables.get("corrections", ())}

    @cached_property
    def reports(self) -> dict[str, Row]:
        return {row.report_id: row for row in self.tables["reports"]}

    @cached_property
    def sections(self) -> dict[str, Row]:
        return {row.section_id: row for row in self.tables["sections"]}

    @cached_property
    def observations(self) -> dict[str, Row]:
        return {row.observation_id: row for row in self.tables["observations"]}

    @cached_property
    def rankings(self) -> dict[str, Row]:
        return {row.ranking_id: row for row in self.tables["rankings"]}

    @cached_property
    def indicators(self) -> dict[str, Row]:
        return {row.indicator_code: row for row in self.tables["indicators"]}

    @cached_property
    def units(self) -> dict[str, Unit]:
        """By name, full-width signs folded."""
        return {fold(unit.unit): unit for unit in self.reference.units}

    @cached_property
    def areas(self) -> dict[str, list[Area]]:
        """By code: a code that was withdrawn and given again has several entries."""
        areas: dict[str, list[Area]] = defaultdict(list)
        for area in self.reference.areas:
            areas[area.ref_area].append(area)
        return dict(areas)


class Spans:
    """The (start, end) spans of one report, for asking which of them holds another span."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [start for start, _ in self._spans]

    def holds(self, start: int, end: int) -> bool:
        """Whether the last span that begins at or before `start` reaches to `end`."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._spans[at][1]

    def touches(self, start: int, end: int) -> bool:
        """Whether a span lies within (start, end)."""
        at = bisect_right(self._starts, start - 1)
        return at < len(self._spans) and self._spans[at][0] >= start and self._spans[at][1] <= end


def spans_of(rows: Sequence[Row]) -> dict[str, Spans]:
    """The spans of rows by report; rows without a span are left out."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        if isinstance(row.char_start, int) and isinstance(row.char_end, int):
            found[row.report_id].append((row.char_start, row.char_end))
    return {report_id: Spans(spans) for report_id, spans in found.items()}
