"""A declared table in pieces, sorted as declared: what is too large to be held at once is written and read piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from flows.format.formats import csv_lines
from transforms.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa


class Arrow(Protocol):
    """Gives the pieces anew each time it is called: whole, or just the `columns` that are named."""

    def __call__(self, *columns: str) -> Iterable[pa.Table]: ...


@dataclass(frozen=True)
class Pieces:
    """`arrow` gives the pieces, `lines` the same rows as lines of CSV, and `rows` counts them."""

    declared: Table
    rows: int
    arrow: Arrow
    lines: Callable[[], Iterable[bytes]]


def in_one(declared: Table, table: pa.Table) -> Pieces:
    """The whole `table` as one piece."""
    return in_pieces(declared, [table])


def in_pieces(declared: Table, tables: Sequence[pa.Table]) -> Pieces:
    """Pieces that are held in memory; their CSV is made one at a time."""
    return Pieces(
        declared,
        sum(table.num_rows for table in tables),
        lambda *columns: (table.select(columns) if columns else table for table in tables),
        lambda: map(csv_lines, tables),
    )
