"""The tables that follow from the others, in pieces: the registry of ids and the panel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from flows.format.arrow import arrow_schema, to_arrow, to_rows
from flows.format.pieces import Pieces, in_one, in_pieces
from flows.format.release import Release
from flows.format.walk import Walk, by_area, slices, walked
from transforms.releases.id_registry import id_registry
from transforms.tables import ID_REGISTRY, OBSERVATIONS, REPORTS
from transforms.years.panel import panel, told

if TYPE_CHECKING:
    import pyarrow as pa

_ID = OBSERVATIONS.key[0]


def registry_of(version: str, tables: Mapping[str, Pieces], last: Release | None, found: Sequence[tuple]) -> Pieces:
    """The registry of ids of the release `version` that holds `tables`, follows `last` and differs from it by `found`."""
    observations = tables[OBSERVATIONS.name]
    schema = arrow_schema(ID_REGISTRY)
    ends = slices(one for piece in tables[REPORTS.name].arrow() for one in piece["report_id"].to_pylist())

    def arrow() -> Iterator[pa.Table]:
        before = last.pieces(ID_REGISTRY.name, *ID_REGISTRY.column_names) if last else ()
        walks = {
            "before": Walk(schema, _ID, before),
            "now": Walk(arrow_schema(OBSERVATIONS).empty_table().select([_ID]).schema, _ID, (piece.select([_ID]) for piece in observations.arrow())),
        }
        for slice_ in walked(walks, ends):
            yield to_arrow(ID_REGISTRY, id_registry(version, to_rows(slice_["before"]), slice_["now"][_ID].to_pylist(), found))

    return in_pieces(ID_REGISTRY, sum(piece.num_rows for piece in arrow()), arrow)


def panel_of(tables: Mapping[str, Pieces]) -> Pieces:
    """The wide table with its declaration, which depends on the data: made of the others, so no change of its own is told."""
    names = (REPORTS.name, OBSERVATIONS.name)
    ends = slices(one for piece in tables[REPORTS.name].arrow() for one in piece["report_id"].to_pylist())
    walks = {name: Walk(arrow_schema(tables[name].declared), by_area(tables[name].declared) or "", tables[name].arrow()) for name in names}
    reports, observations = [], []
    for slice_ in walked(walks, ends):
        of_slice, of_panel = told(to_rows(slice_[REPORTS.name]), to_rows(slice_[OBSERVATIONS.name]))
        reports += of_slice
        observations += of_panel
    made = panel(reports, observations, (row for piece in tables["indicators"].arrow() for row in to_rows(piece)))
    return in_one(made.table, to_arrow(made.table, made.rows))
