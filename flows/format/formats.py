"""The two formats of a release. Same rows, same bytes: over processes, folders, locales, hash seeds and core counts.

The Parquet settings are fixed for that; the file also names the pyarrow version, so the lock file pins it. CSV is UTF-8
with LF, null and the empty string alike as nothing: which one is meant follows from the declaration, since a column that
may be null never holds an empty string. Floats are in their shortest exact form.

Files are opened here and not by pyarrow, which cannot open a Chinese path in a locale that is not UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flows.format.arrow import arrow_schema
from transforms.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_PER_GROUP = 100_000
TEXTS_PER_GROUP = 100
ROWS_AT_ONCE, TEXTS_AT_ONCE = 10_000, 50
_MINIMUM_BLOCK = 1 << 20


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write `table` to `path`, byte-identical for equal tables whatever their chunks."""
    write_parquet_pieces(table.schema, [table], path)


def write_parquet_pieces(schema: pa.Schema, pieces: Iterable[pa.Table], path: Path) -> None:
    """The same for a table in pieces, of which no more than a row group is held at once."""
    import pyarrow.parquet as pq

    settings = {"compression": "zstd", "compression_level": 3, "version": "2.6", "data_page_version": "1.0"}
    with open(path, "wb") as file, pq.ParquetWriter(file, schema, **settings) as writer:
        for group in _row_groups(schema, pieces):
            writer.write_table(group, row_group_size=ROWS_PER_GROUP)


def _row_groups(schema: pa.Schema, pieces: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """The rows of `pieces` in tables of as many as a group has, but for the last; one without rows where there are none."""
    import pyarrow as pa

    most = TEXTS_PER_GROUP if "text" in schema.names else ROWS_PER_GROUP
    waiting, written = schema.empty_table(), 0
    for piece in pieces:
        waiting = pa.concat_tables([waiting, piece])
        while waiting.num_rows >= most:
            yield waiting.slice(0, most).combine_chunks()
            waiting, written = waiting.slice(most), written + most
    if waiting.num_rows or not written:
        yield waiting.combine_chunks()


def read_parquet(path: Path) -> pa.Table:
    """The table in the file at `path`; pyarrow.ArrowException or OSError where it is none.

    Read as one file: the dataset reader of pyarrow would take a folder called `year=2024` above it for a column.
    """
    import pyarrow.parquet as pq

    with open(path, "rb") as file:
        return pq.ParquetFile(file).read()


def parquet_pieces(path: Path, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """The same, or just these columns of it, in pieces of some thousand rows, one at least; of some dozen where each holds the
    text of a report. Of each column that is read a page is held, a MiB or less."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with open(path, "rb") as opened:
        file = pq.ParquetFile(opened)
        at_once = TEXTS_AT_ONCE if "text" in file.schema_arrow.names else ROWS_AT_ONCE
        nothing = file.schema_arrow.empty_table()
        yield nothing.select(columns) if columns else nothing
        for batch in file.iter_batches(at_once, columns=columns):
            yield pa.Table.from_batches([batch])


def parquet_schema(path: Path) -> tuple[pa.Schema, int]:
    """The schema of the file at `path`, and its number of rows."""
    import pyarrow.parquet as pq

    with open(path, "rb") as file:
        opened = pq.ParquetFile(file)
        return opened.schema_arrow, opened.metadata.num_rows


def write_csv(table: pa.Table, path: Path) -> None:
    """Write `table` to `path`; integers that may be null stay integers."""
    write_csv_lines(table.schema, [csv_lines(table)], path)


def write_csv_lines(schema: pa.Schema, lines: Iterable[bytes], path: Path) -> None:
    """The same for lines made before, by `csv_lines`."""
    with open(path, "wb") as file:
        file.write((",".join(schema.names) + "\n").encode())
        file.writelines(lines)


def csv_lines(table: pa.Table) -> bytes:
    """The rows of `table` as lines of CSV, without the header."""
    import pandas as pd
    import pyarrow as pa

    types = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    frame = table.to_pandas(types_mapper=types.get)
    return frame.to_csv(None, index=False, header=False, lineterminator="\n").encode()


def csv_pieces(declared: Table, path: Path, block: int) -> Iterator[pa.Table]:
    """The table in the CSV file at `path`, typed as `declared`, in pieces, one at least, of `block` bytes each, into which any row
    must fit; pyarrow.ArrowException where a cell does not fit its type."""
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow import csv

    schema = arrow_schema(declared)
    empty_is_text = {column.name for column in declared.columns if column.type == "string" and column.required}
    with open(path, "rb") as file:
        reader = csv.open_csv(
            file,
            read_options=csv.ReadOptions(block_size=max(block, _MINIMUM_BLOCK), use_threads=False),
            parse_options=csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
            convert_options=csv.ConvertOptions(
                column_types={field.name: field.type for field in schema}, null_values=[""], strings_can_be_null=True,
                true_values=["True"], false_values=["False"],
            ),
        )  # fmt: skip
        names = reader.schema.names
        yield reader.schema.empty_table()
        for batch in reader:
            read = dict(zip(names, batch.columns))
            yield pa.table([pc.fill_null(read[name], "") if name in empty_is_text else read[name] for name in names], names=names)
