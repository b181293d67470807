"""CSV as Excel opens it by a double click: a byte-order mark, CRLF between rows, nothing that it would run.

https://owasp.org/www-community/attacks/CSV_Injection gives the characters that begin a formula.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from flows.format.arrow import to_rows
from flows.format.excel.sheets import as_written, for_excel, harmless
from transforms.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa

FOLDER = "excel"
_TRUTHS = {True: "TRUE", False: "FALSE"}


def write_excel_csv(declared: Table, table: pa.Table, path: Path) -> None:
    """Write the columns of `table` that Excel can hold to `path`."""
    shown, rows = for_excel(declared, table)
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(shown.column_names)
        lines.writerows([_cell(value) for value in row] for row in to_rows(rows))


def read_excel_csv(declared: Table, path: Path) -> list[tuple]:
    """The rows that were written, typed as `declared`; ValueError or csv.Error where a cell does not fit."""
    types = [column.type for column in declared.columns]
    required = [column.required for column in declared.columns]
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file, strict=True)
        if next(lines) != list(declared.column_names):
            raise ValueError("its header is not the declared columns")
        return [tuple(_value(*of_cell) for of_cell in zip(line, types, required, strict=True)) for line in lines]


def _cell(value: object) -> object:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, bool):
        return _TRUTHS[value]
    return repr(value).removesuffix(".0") if isinstance(value, float) else value


def _value(cell: str, type_: str, required: bool) -> object:
    if not cell:
        return "" if required and type_ == "string" else None
    if type_ == "string":
        return as_written(cell)
    if type_ == "bool":
        return {text: truth for truth, text in _TRUTHS.items()}[cell]
    return int(cell) if type_ == "int" else float(cell)
