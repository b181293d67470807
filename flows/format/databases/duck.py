"""`gongbao.duckdb`: the tables of a release as one DuckDB file. The same tables give the same bytes, with one DuckDB wheel for Linux.

DuckDB by itself does not do that (1.5.5, two runs differed in up to 900,000 bytes):
- it draws samples at random before it compresses text by FSST: that method is left out;
- it writes its blocks with what it found in their memory: its allocator is told to clear what it hands out, which works
  by the environment of a new process only.
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from flows.errors import ReleaseRefused
from flows.format.arrow import to_rows
from flows.format.databases.contents import Contents, Tables, contents_of
from flows.format.databases.ddl import DICTIONARY_COLUMNS, DICTIONARY_TABLES, comments, create_table, in_order_of, literal, quoted

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from transforms.tables import Table

FILE = "gongbao.duckdb"
STORAGE = "(STORAGE_VERSION 'v1.0.0', BLOCK_SIZE 16384)"  # read by every DuckDB from 1.1; a column costs a block at least
_SETTINGS = ("SET threads = 1", "SET disabled_compression_methods = 'fsst'")
_CLEARED_MEMORY = {"DUCKDB_JE_MALLOC_CONF": "zero:true"}  # for the jemalloc that the wheel carries
_MADE_HERE = frozenset((DICTIONARY_TABLES.name, DICTIONARY_COLUMNS.name))


@contextmanager
def duckdb_being_written(tables: Tables, folder: Path) -> Iterator[None]:
    """Write `folder`/gongbao.duckdb of `tables`, each with its declaration, from `folder`/parquet, while something else is done.

    At the end OSError where the disk did not take it, ReleaseRefused where the tables make no database.
    """
    order = json.dumps([*_SETTINGS, f"ATTACH {literal(FILE)} AS made {STORAGE}", "USE made", *_statements(contents_of(tables))])
    writer = Path(__file__).with_name("duck_process.py")
    with subprocess.Popen(
        [sys.executable, "-P", str(writer)], cwd=folder, env={**os.environ, **_CLEARED_MEMORY}, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:  # fmt: skip
        try:
            assert process.stdin is not None and process.stderr is not None
            process.stdin.write(f"{order}\n".encode())
            process.stdin.flush()
            yield
            told = process.stderr.read().decode(errors="replace").strip()
            process.wait()
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        wrong = f"{(told or f'ended with {process.returncode}').splitlines()[-1]:.300}"
        raise OSError(errno.EIO, wrong, FILE) if process.returncode == os.EX_IOERR else ReleaseRefused(f"{FILE}: {wrong}")


def write_duckdb(tables: Tables, path: Path) -> None:
    """Write `tables`, each with its declaration, to the new file `path`."""
    from flows.format.formats import write_parquet

    with TemporaryDirectory(dir=path.parent, prefix=".gongbao-") as folder:
        Path(folder, "parquet").mkdir()
        for name, (_, table) in tables.items():
            write_parquet(table, Path(folder, "parquet", f"{name}.parquet"))
        with duckdb_being_written(tables, Path(folder)):
            pass
        os.replace(Path(folder, FILE), path)


def open_duckdb(path: Path) -> duckdb.DuckDBPyConnection:
    """The database in the file at `path`, read-only; whatever its views say, nothing beside it is read."""
    import duckdb

    return duckdb.connect(str(path), read_only=True, config={"enable_external_access": False, "threads": 1})  # more are slower to start than to read


def duckdb_table(database: duckdb.DuckDBPyConnection, declared: Table) -> pa.Table:
    """A table or view in the order of a release."""
    return database.execute(in_order_of(declared)).to_arrow_table()


def _statements(contents: Contents) -> Iterator[str]:
    """Rows come last: a comment on a table that holds some takes longer."""
    yield "BEGIN"
    for name, (declared, _) in contents.stored.items():
        yield create_table(declared, contents.stored.keys() - {name}, explained=False)
        yield from comments(declared)
    for view in contents.views:
        yield f"CREATE VIEW {quoted(view.table.name)} AS {view.select}"
        yield from comments(view.table, "VIEW")
    for name, (declared, table) in contents.stored.items():
        yield f"INSERT INTO {quoted(name)} {_rows(declared, table)}"
    yield "COMMIT"
    yield "CHECKPOINT made"  # what fails here is told; what fails on closing is not


def _rows(declared: Table, table: pa.Table) -> str:
    """The rows of `table` as SQL: those of the dictionary in words, the others from their Parquet file."""
    if declared.name in _MADE_HERE:
        return "VALUES " + ", ".join(f"({', '.join(map(_value, row))})" for row in to_rows(table))
    columns = ", ".join(map(quoted, declared.column_names))
    return f"SELECT {columns} FROM read_parquet({literal(f'parquet/{declared.name}.parquet')}, hive_partitioning = false)"


def _value(value: str | int | None) -> str:
    return "NULL" if value is None else literal(value) if isinstance(value, str) else str(value)
