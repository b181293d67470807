"""A release as one DuckDB file, made by `gongbao export --format duckdb`.

It is no file of a release: DuckDB leaves bytes in its blocks as it found them in memory (measured with 1.5.5, one thread:
two runs differ in 16 to 900,000 bytes), and what is published is the same byte for byte, or it is not published.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flows.format.databases.contents import Tables, contents_of
from flows.format.databases.ddl import comments, create_table, in_order_of, literal, quoted

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from transforms.tables import Table

STORAGE = "(STORAGE_VERSION 'v1.0.0', BLOCK_SIZE 16384)"  # read by every DuckDB from 1.1; a column costs a block at least


def write_duckdb(tables: Tables, path: Path) -> None:
    """Write `tables`, each with its declaration, to the new file `path`."""
    import duckdb

    contents = contents_of(tables)
    with duckdb.connect() as database:
        database.execute(f"ATTACH {literal(str(path))} AS made {STORAGE}")
        database.execute("USE made")
        database.execute("BEGIN")
        for name, (declared, table) in contents.stored.items():
            others = contents.stored.keys() - {name}
            database.execute(create_table(declared, others, explained=False))
            database.register("source_rows", table)
            database.execute(f"INSERT INTO {quoted(name)} SELECT * FROM source_rows")
            database.unregister("source_rows")
            for comment in comments(declared):
                database.execute(comment)
        for name, select in contents.views.items():
            database.execute(f"CREATE VIEW {quoted(name)} AS {select}")
        for declared in contents.declared_views:
            for comment in comments(declared, "VIEW"):
                database.execute(comment)
        database.execute("COMMIT")
        database.execute("USE memory")
        database.execute("DETACH made")


def open_duckdb(path: Path) -> duckdb.DuckDBPyConnection:
    """The database in the file at `path`, read-only."""
    import duckdb

    return duckdb.connect(str(path), read_only=True)


def duckdb_table(database: duckdb.DuckDBPyConnection, declared: Table) -> pa.Table:
    """A table or view in the order of a release."""
    return database.execute(in_order_of(declared)).to_arrow_table()
