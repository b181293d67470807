"""`reports.csv`, the registry of a seeds folder: what is known of a report beside its text. Optional, and so is every cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from flows.errors import InputError
from flows.seeds.declared import text_if_there
from flows.seeds.formats.documents import file_of
from flows.seeds.formats.kinds import SUFFIXES, suffix_of
from transforms.sources.metadata import Facts

REGISTRY = "reports.csv"
COLUMNS = ("file", "ref_area", "area_name", "report_year", "title", "delivered_on", "source_url")
_CODE = re.compile(r"[0-9]{6}\Z")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")


class BrokenLine(ValueError):
    """A registry line that cannot be used; the message says why, in both languages."""


def read_registry(folder: Path) -> tuple[dict[str, Facts], list[str]]:
    """What the registry in `folder` declares of each file name, and the problems found, a line each. No registry, no facts."""
    path = folder / REGISTRY
    try:
        text = text_if_there(path)
    except InputError as error:
        return {}, [str(error)]
    if text is None:
        return {}, []
    declared: dict[str, Facts] = {}
    problems: list[str] = []
    lines = csv.DictReader(text.splitlines(keepends=True), strict=True)
    try:
        if unusable := _unusable_header(lines.fieldnames or ()):
            return {}, [f"{path}: {unusable}"]
        for line in lines:
            where = f"{path}, 第 {lines.line_num} 行 · line {lines.line_num}"
            try:
                _declare(line, folder, declared)
            except BrokenLine as error:
                problems.append(f"{where}: {error}")
    except csv.Error as error:
        problems.append(f"{path}, 第 {lines.reader.line_num} 行 · line {lines.reader.line_num}: 引号或逗号有误 · broken CSV: {error}")
    return declared, problems


def as_csv(lines: Iterable[Iterable[str]]) -> str:
    """Lines of a registry, as they are written."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue()


def _unusable_header(names: Sequence[str]) -> str | None:
    if "file" not in names:
        return f"表头缺少 file 列 · no column file in the header; the columns are {','.join(COLUMNS)}"
    if unknown := [name for name in names if name not in COLUMNS]:
        return f"表头有未知的列 · unknown columns: {', '.join(unknown)}; the columns are {','.join(COLUMNS)}"
    return None


def _declare(line: dict[str | None, str | list[str] | None], folder: Path, declared: dict[str, Facts]) -> None:
    if None in line:
        raise BrokenLine("单元格多于表头 · more cells than the header has: a comma without quotes?")
    if None in line.values():
        raise BrokenLine("单元格少于表头 · fewer cells than the header has")
    cells = {name: str(value).strip() for name, value in line.items()}
    name = cells["file"]
    if not name:
        raise BrokenLine("file 为空 · file is empty")
    if name in declared:
        raise BrokenLine(f"{name} 已登记过 · {name} is registered twice")
    file = file_of(folder, name)
    if file is None:
        raise BrokenLine(f"文件夹中没有 {name} · there is no {name} in this folder")
    if file.name == REGISTRY or suffix_of(file.name) not in SUFFIXES:
        raise BrokenLine(f"{name} 不是报告文件 · is no file of a report: {', '.join(SUFFIXES)}")
    declared[name] = _facts(cells)


def _facts(cells: dict[str, str]) -> Facts:
    """The cells as facts; empty cells as None."""
    code, year, day = (cells.get(name) or None for name in ("ref_area", "report_year", "delivered_on"))
    if code and not _CODE.match(code):
        raise BrokenLine(f"ref_area {code!r} 不是六位代码 · is no code of six digits (a spreadsheet drops leading zeros)")
    if year and not _YEAR.match(year):
        raise BrokenLine(f"report_year {year!r} 不是年份 · is no year")
    if day and not _is_day(day):
        raise BrokenLine(f"delivered_on {day!r} 不是日期 · is no day like 2024-01-30")
    return Facts(
        code, cells.get("area_name") or None, int(year) if year else None,
        cells.get("title") or None, day, cells.get("source_url") or None,
    )  # fmt: skip


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
