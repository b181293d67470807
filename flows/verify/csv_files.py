"""Whether a table as CSV holds what it holds as Parquet, row by row, without either in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from flows.format.formats import csv_pieces, parquet_pieces, parquet_schema
from flows.format.manifest import parquet_of
from transforms.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa

# A file that is smaller is read as one block, a larger one in blocks of at least this size.
_WHOLE_BYTES = 4 << 20
_PER_CELL = 32  # More than a number, a comma and quotation marks take.


def csv_problems(folder: Path, name: str, declared: Table) -> list[str]:
    """Header, rows and columns of `csv/<name>.csv` that differ; pyarrow.ArrowException, OSError or UnicodeDecodeError where
    a file cannot be read as declared."""
    path, parquet = folder / "csv" / f"{name}.csv", folder / parquet_of(name)
    size = path.stat().st_size
    block = size if size <= _WHOLE_BYTES else min(size, max(_WHOLE_BYTES, _longest_row(parquet)))
    rows, differing = [0, 0], dict[str, None]()
    for ours, theirs in _side_by_side(parquet_pieces(parquet), csv_pieces(declared, path, block)):
        if ours.column_names != theirs.column_names:
            return [f"csv/{name}.csv: 表头与清单所载不符 · its header is not the declared columns"]
        rows = [rows[0] + ours.num_rows, rows[1] + theirs.num_rows]
        if ours.num_rows == theirs.num_rows:
            differing |= dict.fromkeys(column for column in ours.column_names if not ours[column].equals(theirs[column]))
    if rows[0] != rows[1]:
        return [f"csv/{name}.csv: 行数不同 · {rows[1]} rows, but {rows[0]} in Parquet"]
    return [f"csv/{name}.csv: 列与 Parquet 不同 · column {column} differs from Parquet" for column in declared.column_names if column in differing]


def _side_by_side(one: Iterable[pa.Table], other: Iterable[pa.Table]) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Both in pieces of as many rows each, and what one has more than the other at the end."""
    sides = [iter(one), iter(other)]
    waiting = [next(side) for side in sides]
    while True:
        ready = min(table.num_rows for table in waiting)
        yield waiting[0].slice(0, ready), waiting[1].slice(0, ready)
        waiting = [table.slice(ready) for table in waiting]
        for at, side in enumerate(sides):
            while not waiting[at].num_rows and (piece := next(side, None)) is not None:
                waiting[at] = piece
        if not all(table.num_rows for table in waiting):
            break
    for at, side in enumerate(sides):
        for rest in (waiting[at], *side):
            if rest.num_rows:
                yield (rest, waiting[1].slice(0, 0)) if at == 0 else (waiting[0].slice(0, 0), rest)


def _longest_row(parquet: Path) -> int:
    """More bytes than any row of the table takes as CSV."""
    import pyarrow as pa
    import pyarrow.compute as pc

    schema, _ = parquet_schema(parquet)
    longest = {field.name: 0 for field in schema if pa.types.is_string(field.type)}
    for piece in parquet_pieces(parquet, [*longest]):
        for name in longest:
            longest[name] = max(longest[name], pc.max(pc.binary_length(piece[name])).as_py() or 0)
    return 2 * sum(longest.values()) + _PER_CELL * len(schema)
