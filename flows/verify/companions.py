"""Whether the files for other tools hold what Parquet holds: SQLite and DuckDB, row by row, views too, and the workbook and CSV files for Excel."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from flows.format.arrow import to_rows
from flows.format.databases import duck, sqlite
from flows.format.excel.csv_file import FOLDER, read_excel_csv
from flows.format.excel.read import as_held, open_workbook, read_sheet, sheets_of
from flows.format.excel.sheets import for_excel
from flows.format.excel.workbook import FILE as WORKBOOK
from flows.format.formats import read_parquet
from flows.format.manifest import parquet_of
from transforms.tables import CHANGES, Table

if TYPE_CHECKING:
    import pyarrow as pa
    from python_calamine import CalamineWorkbook


def companion_problems(folder: Path, declared: Mapping[str, Table]) -> list[str]:
    """One line for every table that differs from Parquet; none for files that the release does not have."""
    if not any((folder / file).exists() for file in (*_FILES, FOLDER)):
        return []
    tables = {name: read_parquet(folder / parquet_of(name)) for name in declared}
    stored = {name: table for name, table in tables.items() if name != CHANGES.name}
    problems = []
    for file, find in _FILES.items():
        if (folder / file).exists():
            problems += [f"{file}: {line}" for line in find(folder / file, declared, stored)]
    for path in sorted((folder / FOLDER).glob("*.csv")):
        problems += _excel_problems(path, declared, tables)
    return problems


def _sqlite_problems(path: Path, declared: Mapping[str, Table], tables: Mapping[str, pa.Table]) -> list[str]:
    try:
        with closing(sqlite.open_sqlite(path)) as database:
            differing = [name for name, table in tables.items() if sqlite.sqlite_rows(database, declared[name]) != to_rows(table)]
            return [*map(_differs, differing), *sqlite.sqlite_dangling(database)]
    except sqlite3.Error as error:
        return [f"无法按清单读取 · cannot be read as declared ({error})"]


def _duckdb_problems(path: Path, declared: Mapping[str, Table], tables: Mapping[str, pa.Table]) -> list[str]:
    """References need no look: they are those of the tables, and DuckDB keeps them."""
    import duckdb

    try:
        with duck.open_duckdb(path) as database:
            return [_differs(name) for name, table in tables.items() if not _same(duck.duckdb_table(database, declared[name]), table)]
    except duckdb.Error as error:
        return [f"无法按清单读取 · cannot be read as declared ({str(error).splitlines()[0]})"]


def _workbook_problems(path: Path, declared: Mapping[str, Table], tables: Mapping[str, pa.Table]) -> list[str]:
    try:
        book = open_workbook(path)
        return [line for name in sheets_of(book) for line in _sheet_problems(book, name, declared, tables)]
    except (ValueError, OSError) as error:
        return [f"读不了 · cannot be read ({error})"]


def _sheet_problems(book: CalamineWorkbook, name: str, declared: Mapping[str, Table], tables: Mapping[str, pa.Table]) -> list[str]:
    if name not in tables:
        return [f"sheet {name}: 不是这个版本的表 · no table of the release"]
    shown, table = for_excel(declared[name], tables[name])
    try:
        same = read_sheet(book, shown) == [as_held(row) for row in to_rows(table)]
    except ValueError as error:
        return [f"sheet {name}: 无法按清单读取 · cannot be read as declared ({error})"]
    return [] if same else [f"sheet {_differs(name)}"]


def _same(one: pa.Table, other: pa.Table) -> bool:
    return one.column_names == other.column_names and all(one[name].equals(other[name]) for name in one.column_names)


def _differs(name: str) -> str:
    return f"{name} 与 Parquet 不同 · differs from Parquet"


_FILES = {sqlite.FILE: _sqlite_problems, duck.FILE: _duckdb_problems, WORKBOOK: _workbook_problems}


def _excel_problems(path: Path, declared: Mapping[str, Table], tables: Mapping[str, pa.Table]) -> list[str]:
    name = path.stem
    if name not in tables:
        return [f"{FOLDER}/{path.name}: 不是这个版本的表 · no table of the release"]
    shown, table = for_excel(declared[name], tables[name])
    try:
        same = read_excel_csv(shown, path) == to_rows(table)
    except (ValueError, KeyError, csv.Error, StopIteration) as error:
        return [f"{FOLDER}/{path.name}: 无法按清单读取 · cannot be read as declared ({error})"]
    return [] if same else [f"{FOLDER}/{path.name}: 与 Parquet 不同 · differs from Parquet"]
