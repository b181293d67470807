"""`gongbao.sqlite`: the tables of a release as one SQLite file. The same tables give the same bytes, with one SQLite library.

Made and read with Python's own sqlite3. References are declared, and checked here once everything is in.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import ReleaseRefused
from flows.format.arrow import to_rows
from flows.format.databases.contents import Contents, Tables, contents_of
from flows.format.databases.ddl import create_table, in_order_of, indexes, quoted

if TYPE_CHECKING:
    from transforms.tables import Table

FILE = "gongbao.sqlite"


def write_sqlite(tables: Tables, path: Path) -> None:
    """Write `tables`, each with its declaration, to the new file `path`; ReleaseRefused where a reference leads nowhere, OSError
    where the disk does not take it."""
    try:
        _write(contents_of(tables), path)
    except sqlite3.OperationalError as error:
        raise OSError(errno.EIO, str(error), path.name) from None


def _write(contents: Contents, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for setting in ("page_size=4096", "journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF"):
            database.execute(f"PRAGMA {setting}")
        database.execute("BEGIN")
        for name, (declared, table) in contents.stored.items():
            database.execute(create_table(declared, contents.stored, explained=True))
            marks = ", ".join("?" * len(declared.columns))
            database.executemany(f"INSERT INTO {quoted(name)} VALUES ({marks})", to_rows(table))
            for index in indexes(declared, contents.stored):
                database.execute(index)
        for view in contents.views:
            database.execute(f"CREATE VIEW {quoted(view.table.name)} AS {view.select}")
        database.execute("COMMIT")
        if dangling := sqlite_dangling(database):
            raise ReleaseRefused(f"{path.name}: {dangling[0]}")


def sqlite_dangling(database: sqlite3.Connection) -> list[str]:
    """A line for every reference of `database` that leads nowhere."""
    return [f"{table}, row {row}: refers to {to}, where it is not" for table, row, to, _ in database.execute("PRAGMA foreign_key_check")]


def open_sqlite(path: Path) -> sqlite3.Connection:
    """The database in the file at `path`, read-only, whatever is beside it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def sqlite_rows(database: sqlite3.Connection, declared: Table) -> list[tuple]:
    """The rows of a table or view, typed as `declared`, in the order of a release; sqlite3.Error where it has other columns."""
    rows = database.execute(in_order_of(declared)).fetchall()
    truths = [position for position, column in enumerate(declared.columns) if column.type == "bool"]
    return [_with_truths(row, truths) for row in rows] if truths else rows


def _with_truths(row: tuple, positions: list[int]) -> tuple:
    values = list(row)
    for position in positions:
        values[position] = None if values[position] is None else bool(values[position])
    return tuple(values)
