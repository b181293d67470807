"""The frame that Great Expectations reads: the rows of a table, and one column for each check that is a function of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from expectations.catalogue import checks_of
from expectations.cells import Cells
from expectations.declare import Check
from expectations.world import Row, World
from transforms.tables import Table

if TYPE_CHECKING:
    import pandas as pd


def named_rows(table: Table, rows: Sequence[tuple]) -> list[Row]:
    """The rows with named fields: their own names where they have any, else the declared ones."""
    return [row if hasattr(row, "_fields") else table.row_type._make(row) for row in rows]


def answers(check: Check, cells: Cells, rows: Sequence[Row], world: World) -> list[bool | str | None]:
    """What the check says of each row; for a row on which the check itself breaks down, the error as text."""
    applies = cells.hold_values(check.needs)
    if check.all_hold and check.all_hold(cells, world):
        return [True if each else None for each in applies]
    return [_answer(check, row, world) if each else None for row, each in zip(rows, applies)]


def _answer(check: Check, row: Row, world: World) -> bool | str | None:
    try:
        return check.holds(row, world) if check.holds else None
    except Exception as error:  # A broken rule must be told from broken data, and must not keep the others from running.
        return f"{type(error).__name__}: {error}"


def frame_of(table: Table, rows: Sequence[Row], world: World, checks: Sequence[Check] | None = None) -> pd.DataFrame:
    """One row per row, index from 0, for `checks` (all of the table, where none are given); all columns hold Python objects, so
    that a type is what the row has, not what pandas made of it."""
    import pandas as pd

    cells = Cells(table, rows)
    derived = {check.name: answers(check, cells, rows, world) for check in checks or checks_of(table) if check.derived_column}
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in {**cells.columns, **derived}.items()})
