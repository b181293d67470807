"""What changed between two releases, compared slice by slice, so that neither need fit into memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from flows.format.arrow import arrow_schema, to_rows
from flows.format.release import FOLLOWING, Release
from flows.format.walk import Walk, by_area, slices, walked
from transforms.releases.changes import REASONS, Comparison, Contents, in_order, level
from transforms.releases.versions import Level
from transforms.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa

Tables = Mapping[str, Callable[[], Iterable["pa.Table"]]]
_TEXT = "text"


def released(release: Release) -> tuple[dict[str, Table], Tables]:
    """The tables of `release` but those that follow from others: declarations, and what gives their pieces."""
    declared = {name: table for name, table in release.manifest.tables.items() if name not in FOLLOWING}
    return declared, {name: lambda name=name: release.pieces(name) for name in declared}


def differences(last: Release, declared: Mapping[str, Table], tables: Tables) -> tuple[list[tuple], Level | None]:
    """The rows of `changes` from the release `last` to `tables`, and how far the version moves for them."""
    return compared(*released(last), declared, tables)


def compared(old: Mapping[str, Table], before: Tables, new: Mapping[str, Table], after: Tables) -> tuple[list[tuple], Level | None]:
    """The same for any two sets of tables: declarations, and what gives the pieces of each table."""
    reasons = [_contents(declared, {name: tables[name] for name in REASONS if name in declared}) for declared, tables in ((old, before), (new, after))]
    bare = [{name: Contents(table, ()) for name, table in declared.items()} for declared in (old, new)]
    comparison = Comparison(bare[0] | reasons[0], bare[1] | reasons[1])
    walking = [name for name in comparison.shared if by_area(new[name]) and old[name].order == new[name].order]
    found = list(comparison.of_declarations())
    ends = slices(row[0] for side in reasons if "reports" in side for row in side["reports"].rows)
    for slice_ in zip(*(walked({name: Walk(arrow_schema(declared[name]), by_area(declared[name]) or "", tables[name]()) for name in walking}, ends) for declared, tables in ((old, before), (new, after)))):
        found += comparison.of_rows(*_differing((old, new), slice_))
    for name in comparison.shared:
        if name not in walking:
            found += comparison.of_rows(_contents(old, {name: before[name]}), _contents(new, {name: after[name]}))
    in_key_order = in_order(found)
    return in_key_order, level(*bare, in_key_order)


def _differing(declared: tuple[Mapping[str, Table], Mapping[str, Table]], slice_: tuple[dict[str, pa.Table], ...]) -> list[dict[str, Contents]]:
    """Of a slice, the tables that are not the same on both sides."""
    names = [name for name, table in slice_[0].items() if not table.equals(slice_[1][name])]
    return [{name: Contents(of[name], to_rows(side[name])) for name in names} for of, side in zip(declared, slice_)]


def _contents(declared: Mapping[str, Table], tables: Tables) -> dict[str, Contents]:
    """Declarations and rows of small tables, of the reports without their texts."""
    return {name: Contents(_without_text(declared[name]), [row for piece in pieces() for row in to_rows(_bare(piece))]) for name, pieces in tables.items()}


def _without_text(table: Table) -> Table:
    return Table(table.name, table.zh, table.en, table.key, tuple(column for column in table.columns if column.name != _TEXT), order=table.order)


def _bare(table: pa.Table) -> pa.Table:
    return table.drop_columns([_TEXT]) if _TEXT in table.column_names else table
