"""`gongbao.xlsx`: a sheet that explains, then a sheet for each table that people read. Same tables, same bytes.

Text is written as text, never as a formula. Times inside the file are fixed: XlsxWriter would write the clock's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.format.arrow import to_rows
from flows.format.excel.sheets import KEYS, LONGEST_CELL, for_excel
from transforms.tables import Column, Table

if TYPE_CHECKING:
    import pyarrow as pa

FILE = "gongbao.xlsx"
MOST_ROWS = 10_000  # a larger table would make the workbook slow to write and to open; `gongbao export` gives any part of it
MOST_ROWS_IN_EXCEL = 1_048_575
_MADE = datetime(2000, 1, 1)
_TITLE_HEIGHT, _LINE_HEIGHT = 28, 14
_ABOUT_WIDTHS = (46, 22, 60, 70)
_NARROWEST, _WIDEST, _LOOKED_AT = 8, 60, 100
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FORMATS = {"int": "0", "float": "#,##0.######", "bool": "General", "string": "@"}
ABOUT = "说明 about"


def write_workbook(tables: Mapping[str, tuple[Table, pa.Table]], path: Path, about: Sequence[tuple[str, str]], most_rows: int = MOST_ROWS) -> None:
    """Write `tables`, each with its declaration, as sheets of the workbook `path`, behind a first sheet with the lines
    `about` (Chinese, English), the list of the tables, and what each column means. One of more than `most_rows` is only named."""
    import xlsxwriter

    with open(path, "wb") as file, xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": "公报 gongbao", "created": _MADE})
        styles = _styles(book)
        shown = {name: for_excel(*of_name) for name, of_name in tables.items() if of_name[1].num_rows <= most_rows}
        _write_about(book.add_worksheet(ABOUT), styles, about, tables, shown)
        for name, (declared, table) in shown.items():
            _write_table(book.add_worksheet(name), styles, declared, table)


def _styles(book: Any) -> dict[str, Any]:
    top = {"valign": "top", "font_size": 10}
    styles = {type_: book.add_format({**top, "num_format": number}) for type_, number in _FORMATS.items()}
    return {
        **styles,
        "head": book.add_format({**top, "bold": True, "bg_color": "#F2F2EE", "bottom": 1}),
        "title": book.add_format({"bold": True, "font_size": 16}),
        "name": book.add_format(top),
        "text": book.add_format({**top, "text_wrap": True}),
        "link": book.add_format({**top, "font_color": "#0B5394", "underline": 1}),
        "table": book.add_format({**top, "bold": True, "top": 1}),
    }


def _write_table(sheet: Any, styles: Mapping[str, Any], declared: Table, table: pa.Table) -> None:
    """A header that is kept in sight with the key, and filters on all columns."""
    rows = to_rows(table)
    sheet.freeze_panes(1, KEYS.get(declared.name, 1))
    for at, column in enumerate(declared.columns):
        sheet.set_column(at, at, _width(column, [row[at] for row in rows[:_LOOKED_AT]]), styles[column.type])
        sheet.write_string(0, at, column.name, styles["head"])
    for line, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if value is not None:
                _write(sheet, line, at, value)
    sheet.autofilter(0, 0, max(len(rows), 1), len(declared.columns) - 1)


def _write(sheet: Any, line: int, at: int, value: object) -> None:
    """A value in the format of its column; of text as much as a cell holds."""
    if isinstance(value, str):
        if value:
            sheet.write_string(line, at, value[:LONGEST_CELL])
    elif isinstance(value, bool):
        sheet.write_boolean(line, at, value)
    else:
        sheet.write_number(line, at, value)


def _write_about(
    sheet: Any, styles: Mapping[str, Any], about: Sequence[tuple[str, str]], tables: Mapping[str, tuple[Table, pa.Table]], shown: Mapping[str, tuple[Table, pa.Table]]
) -> None:
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for at, width in enumerate(_ABOUT_WIDTHS):
        sheet.set_column(at, at, width)
    (title_zh, title_en), *lines = about
    sheet.set_row(0, _TITLE_HEIGHT)
    sheet.write_string(0, 0, f"{title_zh} · {title_en}", styles["title"])
    for line, (zh, en) in enumerate(lines, 2):
        _write_both(sheet, styles["text"], line, zh, en)
    at = len(lines) + 3
    for place, head in enumerate(("表、列 · table, column", "类型 · type", "说明", "meaning")):
        sheet.write_string(at, place, head, styles["head"])
    for name, (declared, table) in tables.items():
        at += 1
        _write_table_line(sheet, styles, at, declared, table.num_rows, name in shown)
        for column in shown[name][0].columns if name in shown else ():
            at += 1
            for place, words in enumerate((f"  {column.name}", _type(column))):
                sheet.write_string(at, place, words, styles["name"])
            _write_both(sheet, styles["text"], at, column.zh, column.en)


def _write_both(sheet: Any, style: Any, line: int, zh: str, en: str) -> None:
    """Both languages side by side, the row high enough for the longer one."""
    high = max(-(-_places(words) // width) for words, width in zip((zh, en), _ABOUT_WIDTHS[2:]))
    if high > 1:
        sheet.set_row(line, high * _LINE_HEIGHT)
    sheet.write_string(line, 2, zh, style)
    sheet.write_string(line, 3, en, style)


def _write_table_line(sheet: Any, styles: Mapping[str, Any], at: int, declared: Table, rows: int, is_shown: bool) -> None:
    zh, en = ("", "") if is_shown else (f"；行数太多，未列入，见 excel/{declared.name}.csv", f"; too many rows for a sheet, see excel/{declared.name}.csv")
    for place, words in enumerate((declared.name, f"{rows} 行 rows", declared.zh + zh, declared.en + en)):
        sheet.write_string(at, place, words, styles["table"])
    if is_shown:
        sheet.write_url(at, 0, f"internal:'{declared.name}'!A1", styles["link"], declared.name)


def _type(column: Column) -> str:
    return f"{column.type} [{column.unit.strip('[]')}]" if column.unit else column.type


def _width(column: Column, values: Sequence[object]) -> int:
    """Places for the header and the values, within bounds."""
    longest = max((_places(str(value)[:_WIDEST]) for value in values if value is not None), default=0)
    return max(_NARROWEST, _places(column.name) + 4, min(longest + 2, _WIDEST))


def _places(text: str) -> int:
    """Places that `text` takes: one for a letter, two for a Chinese character, which has three bytes."""
    return (len(text) + len(text.encode("utf-8"))) // 2
