"""A declared table in pieces, sorted as declared: what is too large to be held at once is written and read piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.format.formats import csv_lines
from transforms.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Pieces:
    """`arrow` gives the pieces anew each time it is called, `lines` the same rows as lines of CSV, and `rows` counts them."""

    declared: Table
    rows: int
    arrow: Callable[[], Iterable[pa.Table]]
    lines: Callable[[], Iterable[bytes]]


def in_one(declared: Table, table: pa.Table) -> Pieces:
    """The whole `table` as one piece."""
    return Pieces(declared, table.num_rows, lambda: [table], lambda: [csv_lines(table)])


def in_pieces(declared: Table, rows: int, arrow: Callable[[], Iterator[pa.Table]]) -> Pieces:
    """Pieces whose CSV is not made yet."""
    return Pieces(declared, rows, arrow, lambda: map(csv_lines, arrow()))
