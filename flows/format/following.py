"""The tables that follow from the others, in pieces: the registry of ids and the panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from flows.format.arrow import arrow_schema, shared_rows, to_arrow, to_rows
from flows.format.pieces import Pieces, in_one, in_pieces
from flows.format.release import Release
from flows.format.walk import Walk, by_area, slices, walked
from transforms.releases.id_registry import id_registry, observations_in
from transforms.tables import ID_REGISTRY, OBSERVATIONS, REPORTS
from transforms.years.panel import panel, told

if TYPE_CHECKING:
    import pyarrow as pa

_ID = OBSERVATIONS.key[0]


def registry_of(version: str, tables: Mapping[str, Pieces], last: Release | None, found: Sequence[tuple]) -> Pieces:
    """The registry of ids of the release `version` that holds `tables`, follows `last` and differs from it by `found`."""
    ids = arrow_schema(OBSERVATIONS).empty_table().select([_ID]).schema
    before = last.pieces(ID_REGISTRY.name, *ID_REGISTRY.column_names) if last else ()
    walks = {"before": Walk(arrow_schema(ID_REGISTRY), _ID, before), "now": Walk(ids, _ID, tables[OBSERVATIONS.name].arrow(_ID))}
    changed = observations_in(found)
    entries = (id_registry(version, to_rows(slice_["before"]), slice_["now"][_ID].to_pylist(), changed) for slice_ in walked(walks, _ends(tables)))
    return in_pieces(ID_REGISTRY, [to_arrow(ID_REGISTRY, of_slice) for of_slice in entries])


def panel_of(tables: Mapping[str, Pieces]) -> Pieces:
    """The wide table with its declaration, which depends on the data: made of the others, so no change of its own is told."""
    import pyarrow as pa

    by_name = {table.name: table for table in (REPORTS, OBSERVATIONS)}
    walks = {name: Walk(arrow_schema(table), by_area(table) or "", tables[name].arrow()) for name, table in by_name.items()}
    said: list[tuple[pa.Table, ...]] = []  # In columns: as Python rows what is said takes ten times the room.
    for slice_ in walked(walks, _ends(tables)):
        said.append(tuple(map(to_arrow, by_name.values(), told(*(to_rows(slice_[name]) for name in by_name)))))
    reports, observations = (shared_rows(pa.concat_tables(of_one)) for of_one in zip(*said))
    made = panel(reports, observations, (row for piece in tables["indicators"].arrow() for row in to_rows(piece)))
    return in_one(made.table, to_arrow(made.table, made.rows))


def _ends(tables: Mapping[str, Pieces]) -> list[str | None]:
    return slices(one for piece in tables[REPORTS.name].arrow("report_id") for one in piece["report_id"].to_pylist())
