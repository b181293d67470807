"""Corrections: what the list of them says is what the tables hold, and nothing is corrected in silence."""

from __future__ import annotations

from expectations.declare import Check
from expectations.world import Row, World
from transforms.releases.changes import value_text
from transforms.tables import CORRECTED_TABLES


def _corrected(row: Row, world: World) -> Row | None:
    rows = getattr(world, row.table_name) if row.table_name in CORRECTED_TABLES else {}
    return rows.get(row.row_key)


def row_there(row: Row, world: World) -> bool | None:
    return _corrected(row, world) is not None if row.table_name in CORRECTED_TABLES else None


def value_there(row: Row, world: World) -> bool | None:
    corrected = _corrected(row, world)
    if corrected is None:
        return None
    return hasattr(corrected, row.column_name) and value_text(getattr(corrected, row.column_name)) == row.new_value


def differs(row: Row, world: World) -> bool | None:
    return row.original_value != row.new_value


def flag_fits(row: Row, world: World) -> bool | None:
    """The flag stands where a correction tells of the row, and only there."""
    listed = ("observations", row.observation_id) in world.once(_listed)
    return ("corrected" in str(row.flags or "").split()) == listed


def _listed(world: World) -> set[tuple[str, str]]:
    return {(row.table_name, row.row_key) for row in world.tables["corrections"]}


_PLACE = ("table_name", "row_key", "column_name")

CHECKS = (
    Check("corrections", "row_there", "critical", "被更正的行存在", "The corrected row is there",
          column="row_key", holds=row_there, needs=_PLACE),
    Check("corrections", "value_there", "critical", "该行现有的值就是更正后的值", "The row holds the value it was corrected to",
          column="new_value", holds=value_there, needs=_PLACE),
    Check("corrections", "differs", "critical", "更正后的值不同于原值", "The new value is not the original one",
          column="new_value", holds=differs, needs=_PLACE),
    Check("observations", "flag_fits", "critical", "有更正的行带有 corrected 标记，没有的不带", "The flag corrected stands where corrections tells of the row, and only there",
          column="flags", holds=flag_fits, needs=("observation_id",)),
)  # fmt: skip
