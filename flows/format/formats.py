"""The two formats of a release. Same rows, same bytes: over processes, folders, locales, hash seeds and core counts.

The Parquet settings are fixed for that; the file also names the pyarrow version, so the lock file pins it. CSV is UTF-8
with LF, null and the empty string alike as nothing: which one is meant follows from the declaration, since a column that
may be null never holds an empty string. Floats are in their shortest exact form.

Files are opened here and not by pyarrow, which cannot open a Chinese path in a locale that is not UTF-8.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flows.format.arrow import arrow_schema
from transforms.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_PER_GROUP = 100_000
_MINIMUM_BLOCK = 1 << 20


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write `table` to `path`, byte-identical for equal tables whatever their chunks."""
    import pyarrow.parquet as pq

    with open(path, "wb") as file:
        pq.write_table(
            table, file, compression="zstd", compression_level=3, version="2.6", data_page_version="1.0",
            row_group_size=ROWS_PER_GROUP,
        )  # fmt: skip


def read_parquet(path: Path) -> pa.Table:
    """The table in the file at `path`; pyarrow.ArrowException or OSError where it is none.

    Read as one file: the dataset reader of pyarrow would take a folder called `year=2024` above it for a column.
    """
    import pyarrow.parquet as pq

    with open(path, "rb") as file:
        return pq.ParquetFile(file).read()


def write_csv(table: pa.Table, path: Path) -> None:
    """Write `table` to `path`; integers that may be null stay integers."""
    import pandas as pd
    import pyarrow as pa

    types = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    frame = table.to_pandas(types_mapper=types.get)
    frame.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")


def read_csv(declared: Table, path: Path) -> pa.Table:
    """The table in the CSV file at `path`, typed as `declared`; pyarrow.ArrowException where a cell does not fit."""
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow import csv

    schema = arrow_schema(declared)
    block = max(path.stat().st_size, _MINIMUM_BLOCK)  # a row, with the text of a whole report, must fit into one block
    with open(path, "rb") as file:
        read = csv.read_csv(
            file,
            read_options=csv.ReadOptions(block_size=block, use_threads=False),
            parse_options=csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
            convert_options=csv.ConvertOptions(
                column_types={field.name: field.type for field in schema}, null_values=[""], strings_can_be_null=True,
                true_values=["True"], false_values=["False"],
            ),
        )  # fmt: skip
    empty_is_text = {column.name for column in declared.columns if column.type == "string" and column.required}
    columns = [
        pc.fill_null(read[name], "") if name in empty_is_text else read[name].combine_chunks()
        for name in read.column_names
    ]
    return pa.table(columns, names=read.column_names)
