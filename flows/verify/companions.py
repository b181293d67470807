"""Whether the files for other tools hold what Parquet holds: SQLite, row by row, views too, and the CSV files for Excel."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from flows.format.arrow import to_rows
from flows.format.databases import sqlite
from flows.format.excel.csv_file import FOLDER, read_excel_csv
from flows.format.excel.sheets import for_excel
from transforms.tables import CHANGES, Table

if TYPE_CHECKING:
    import pyarrow as pa


def companion_problems(folder: Path, declared: Mapping[str, Table], tables: Mapping[str, pa.Table]) -> list[str]:
    """One line for every table that differs from Parquet; none for files that the release does not have."""
    problems = _sqlite_problems(folder / sqlite.FILE, declared, tables) if (folder / sqlite.FILE).exists() else []
    for path in sorted((folder / FOLDER).glob("*.csv")):
        problems += _excel_problems(path, declared, tables)
    return problems


def _sqlite_problems(path: Path, declared: Mapping[str, Table], tables: Mapping[str, pa.Table]) -> list[str]:
    try:
        with closing(sqlite.open_sqlite(path)) as database:
            differing = [
                f"{path.name}: {name} differs from Parquet"
                for name, table in tables.items()
                if name != CHANGES.name and sqlite.sqlite_rows(database, declared[name]) != to_rows(table)
            ]
            return differing + [f"{path.name}: {line}" for line in sqlite.sqlite_dangling(database)]
    except sqlite3.Error as error:
        return [f"{path.name}: cannot be read as declared ({error})"]


def _excel_problems(path: Path, declared: Mapping[str, Table], tables: Mapping[str, pa.Table]) -> list[str]:
    name = path.stem
    if name not in tables:
        return [f"{FOLDER}/{path.name}: no table of the release"]
    shown, table = for_excel(declared[name], tables[name])
    try:
        same = read_excel_csv(shown, path) == to_rows(table)
    except (ValueError, KeyError, csv.Error, StopIteration) as error:
        return [f"{FOLDER}/{path.name}: cannot be read as declared ({error})"]
    return [] if same else [f"{FOLDER}/{path.name}: differs from Parquet"]
