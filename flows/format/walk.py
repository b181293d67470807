"""Tables side by side, area by area: every table that is sorted by report or area is taken in slices of whole areas.

So releases larger than memory are compared and verified: no more than some areas are held at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from transforms.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa

REPORTS_AT_ONCE = 20
_BY = ("report_id", "ref_area", "observation_id", "ranking_id")
_AFTER_DASH = "."  # The character that follows "-": what begins with `<area>-` comes before `<area>.`, and no later area does.


def by_area(table: Table) -> str | None:
    """The column whose values begin with the area and that `table` is sorted by; None where it is not sorted so."""
    return table.order[0] if table.order[0] in _BY else None


def slices(report_ids: Iterable[str], at_once: int | None = None) -> list[str | None]:
    """The last area of each slice of so many reports or a few more, in order; the last slice is all that is left, None."""
    ends: list[str | None] = []
    taken = 0
    for area, found in groupby(sorted({*report_ids}), key=area_of):
        taken += sum(1 for _ in found)
        if taken >= (at_once or REPORTS_AT_ONCE):
            ends.append(area)
            taken = 0
    return [*ends, None]


def area_of(report_id: str) -> str:
    """The area of a report, an observation or of itself, by its id."""
    return report_id.partition("-")[0]


class Walk:
    """A sorted table, taken from its `pieces` in slices of whole areas."""

    def __init__(self, schema: pa.Schema, column: str, pieces: Iterable[pa.Table]) -> None:
        self._waiting = schema.empty_table()
        self._column = column
        self._pieces = iter(pieces)

    def until(self, area: str | None) -> pa.Table:
        """All rows of the areas up to this one that were not taken yet; up to the end, for None."""
        import pyarrow as pa

        taken = []
        while True:
            ready = self._waiting.num_rows if area is None else _before(self._waiting[self._column], area + _AFTER_DASH)
            taken.append(self._waiting.slice(0, ready))
            self._waiting = self._waiting.slice(ready)
            if self._waiting.num_rows or (piece := next(self._pieces, None)) is None:
                return pa.concat_tables(taken).combine_chunks()
            self._waiting = piece


def _before(values: pa.ChunkedArray, bound: str) -> int:
    """How many of the sorted `values` come before `bound`."""
    import pyarrow.compute as pc

    return pc.index(pc.less(values, bound), False).as_py() if len(values) and not pc.all(pc.less(values, bound)).as_py() else len(values)


def walked(walks: dict[str, Walk], ends: Sequence[str | None]) -> Iterator[dict[str, pa.Table]]:
    """The slices of all tables, side by side."""
    for end in ends:
        yield {name: walk.until(end) for name, walk in walks.items()}
