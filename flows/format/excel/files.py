"""The files of a release that are made for Excel."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from flows.format.excel.about import about
from flows.format.excel.csv_file import FOLDER, write_excel_csv
from flows.format.excel.sheets import sheets
from flows.format.excel.workbook import FILE, write_workbook
from transforms.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa


def write_for_excel(tables: Mapping[str, tuple[Table, pa.Table]], folder: Path, version: str) -> None:
    """Write the workbook and the CSV files of `tables`, each with its declaration, into the release `folder`."""
    of_people = {name: tables[name] for name in sheets(tables)}
    write_workbook(of_people, folder / FILE, about(version))
    (folder / FOLDER).mkdir()
    for name, (declared, table) in of_people.items():
        write_excel_csv(declared, table, folder / FOLDER / f"{name}.csv")
