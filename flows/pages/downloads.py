"""The files of a release that the card lists for downloading, with a line on each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from flows.format.descriptors.csvw import FILE as CSVW
from flows.format.descriptors.dataset import holds_tables
from flows.format.descriptors.write import CROISSANT, DCAT, SCHEMA_ORG
from flows.format.files import files_of, sha256_of
from flows.pages.words import Words
from transforms.star.tables import STAR
from transforms.tables import BY_NAME, CHANGES, ID_REGISTRY
from transforms.tables.grouping import grouped
from transforms.years.panel import EN, NAME, ZH

_FILES = {
    "gongbao.sqlite": Words("SQLite 数据库：全部表、主键、索引、视图、各列说明", "SQLite database: all tables, keys, indexes, views, what columns mean"),
    "gongbao.duckdb": Words("DuckDB 数据库：同上，供分析与 BI", "DuckDB database: the same, for analysis and BI"),
    "gongbao.xlsx": Words("Excel 工作簿：每表一页，首页说明", "Excel workbook: a sheet per table, the first explains"),
    "CHANGELOG.md": Words("与上一版本相比的变更", "What changed against the version before"),
    SCHEMA_ORG: Words("schema.org 描述", "Described for schema.org"),
    DCAT: Words("DCAT 3 描述（数据目录）", "Described in DCAT 3, for catalogues"),
    CROISSANT: Words("Croissant 描述（机器学习）", "Described in Croissant, for machine learning"),
    CSVW: Words("CSV 的 CSVW 描述", "The CSV files described in CSVW"),
}
_EXCEL = Words("（Excel 可直接打开）", " (opens in Excel)")
_TABLES = {table.name: Words(table.zh, table.en) for table in (*BY_NAME.values(), ID_REGISTRY, CHANGES, *STAR)} | {NAME: Words(ZH, EN)}


class Download(NamedTuple):
    """A file, its bytes, and what it is."""

    path: str
    size: int
    sha256: str
    what: Words


def downloads(folder: Path) -> list[Download]:
    """The data files in `folder` and what describes them; the pages themselves and their scripts are in the manifest."""
    wanted = [path for path in files_of(folder) if holds_tables(path) or path == CSVW or "/" not in path and not path.endswith(".html")]
    return [Download(path, (folder / path).stat().st_size, sha256_of(folder / path), what(path)) for path in wanted]


def by_folder(files: Iterable[Download]) -> list[tuple[str, list[Download]]]:
    """The files by the folder they are in, those in none first."""
    found = grouped(files, lambda file: file.path.rpartition("/")[0])
    return sorted(found.items())


def what(path: str) -> Words:
    """What the file at `path` is."""
    pure = PurePosixPath(path)
    words = _FILES.get(path) or _TABLES.get(pure.stem, Words("", ""))
    return Words(words.zh + _EXCEL.zh, words.en + _EXCEL.en) if pure.parts[0] == "excel" else words
