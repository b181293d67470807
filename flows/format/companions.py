"""What a release holds for other tools, made of its tables: the star schema, SQLite, DuckDB, CSV and a workbook for
Excel, and descriptors for catalogues and loaders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.format.arrow import declared_column, to_arrow, to_rows
from flows.format.formats import read_parquet, write_csv, write_parquet
from transforms.star.star import star
from transforms.star.tables import STAR
from transforms.tables import BY_NAME, ID_REGISTRY, Table
from transforms.years.panel import ALWAYS as PANEL

if TYPE_CHECKING:
    import pyarrow as pa

    from transforms.reference import ReferenceData

Tables = dict[str, "tuple[Table, pa.Table]"]


@contextmanager
def companions_being_written(folder: Path, version: str, reference: ReferenceData) -> Iterator[None]:
    """Write them into the release `version` staged in `folder`, of which the Parquet files are written; the DuckDB file while
    something else is done, which may add files of other kinds. They are there at the end."""
    from flows.format.databases.duck import duckdb_being_written
    from flows.format.databases.sqlite import FILE, write_sqlite
    from flows.format.descriptors.write import write_descriptors
    from flows.format.excel.files import write_for_excel

    tables = _written(folder)
    tables |= _write_star(folder, tables, reference)
    with duckdb_being_written(tables, folder):
        write_sqlite(tables, folder / FILE)
        write_for_excel(tables, folder, version)
        yield
    write_descriptors(folder, version, tables)


def _written(folder: Path) -> Tables:
    """The tables in `folder`, each with its declaration; that of the panel, which depends on the data, is in its schema."""
    tables = {name: (declared, read_parquet(_parquet(folder, name))) for name, declared in {**BY_NAME, ID_REGISTRY.name: ID_REGISTRY}.items()}
    wide = read_parquet(_parquet(folder, PANEL.name))
    columns = [*PANEL.columns, *map(declared_column, list(wide.schema)[len(PANEL.columns) :])]
    return {**tables, PANEL.name: (replace(PANEL, columns=tuple(columns)), wide)}


def _write_star(folder: Path, tables: Tables, reference: ReferenceData) -> Tables:
    rows = star({name: to_rows(tables[name][1]) for name in ("reports", "observations", "rankings", "indicators")}, reference)
    made = {declared.name: (declared, to_arrow(declared, rows[declared.name])) for declared in STAR}
    for name, (_, table) in made.items():
        write_parquet(table, _parquet(folder, name))
        write_csv(table, folder / "csv" / f"{name}.csv")
    return made


def _parquet(folder: Path, name: str) -> Path:
    return folder / "parquet" / f"{name}.parquet"
