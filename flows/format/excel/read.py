"""Reads back what `write_workbook` has written: the rows of a sheet, typed as declared. calamine reads it in a tenth of openpyxl's time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.format.excel.sheets import LONGEST_CELL
from flows.format.excel.workbook import ABOUT
from transforms.tables import Column, Table

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def open_workbook(path: Path) -> CalamineWorkbook:
    """The workbook at `path`; ValueError or OSError where it is none."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_path(str(path))
    except CalamineError as error:
        raise ValueError(str(error)) from None


def sheets_of(book: CalamineWorkbook) -> list[str]:
    """The tables that have a sheet."""
    return [name for name in book.sheet_names if name != ABOUT]


def read_sheet(book: CalamineWorkbook, declared: Table) -> list[tuple]:
    """The rows of the sheet of its name; ValueError where its header or a cell is not as `declared`."""
    head, *lines = book.get_sheet_by_name(declared.name).to_python(skip_empty_area=False)
    if head != list(declared.column_names):
        raise ValueError("its header is not the declared columns")
    return [tuple(map(_value, declared.columns, line)) for line in lines]


def as_held(row: tuple) -> tuple:
    """A row as cells hold it: of a long text the beginning, of a number the 16 digits that XlsxWriter writes."""
    return tuple(map(_held, row))


def _held(value: object) -> object:
    if isinstance(value, str):
        return value[:LONGEST_CELL]
    return float(f"{value:.16G}") if isinstance(value, int | float) and not isinstance(value, bool) else value


def _value(column: Column, cell: Any) -> object:
    if cell == "":
        return "" if column.required and column.type == "string" else None
    if column.type == "int" and isinstance(cell, float) and cell.is_integer():
        return int(cell)
    expected = {"string": str, "int": int, "float": float, "bool": bool}[column.type]
    if type(cell) is not expected:
        raise ValueError(f"{cell!r:.40} is no {column.type}")
    return cell
