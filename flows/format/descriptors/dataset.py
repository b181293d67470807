"""What every descriptor of a release says of it: one place for name, description, licence, coverage, files and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from flows.format.files import files_of, sha256_of
from transforms.tables import Table

NAME = "gongbao"
TITLE_ZH, TITLE_EN = "公报：政府工作报告开放数据", "Open data from Chinese government work reports"
DESCRIPTION_ZH = (
    "中国各级政府工作报告中的每一个数字：指标、数值、单位、以上或左右、实际或目标、时期，逐一注明原句与位置；另有位次、章节、目标追踪、面板数据、词频与政策注意力。经检查后按版本发布。"
)
DESCRIPTION_EN = (
    "Every number in the work reports of Chinese governments: indicator, value, unit, comparator, actual or target, period, each traced to its "
    "sentence and its characters in the text; with ranks claimed, the outline, targets followed to their outcomes, a panel, word counts and policy "
    "attention. Checked and published in versions that do not change."
)
KEYWORDS = ("政府工作报告", "地区生产总值", "政策目标", "面板数据", "government work reports", "China", "policy targets", "GDP", "panel data", "text as data")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LANGUAGES = ("zh-CN", "en")
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".duckdb": "application/octet-stream",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_DATA_FOLDERS, _DATA_FILES = ("parquet", "csv", "excel"), (".duckdb", ".sqlite", ".xlsx")


class DataFile(NamedTuple):
    """A file to download: its path in the release, its bytes, and the table it holds, or None for several."""

    path: str
    size: int
    sha256: str
    table: Table | None

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[PurePosixPath(self.path).suffix]


@dataclass(frozen=True)
class Dataset:
    """A release as its descriptors tell it. `years` are the first and last that reports look back on or speak of."""

    version: str
    files: tuple[DataFile, ...]
    tables: Mapping[str, Table]
    years: tuple[int, int]
    areas: Mapping[str, str]

    def of(self, kind: str) -> list[DataFile]:
        """The files in the folder `kind`."""
        return [file for file in self.files if file.path.startswith(f"{kind}/")]


def holds_tables(path: str) -> bool:
    """Whether the file at `path` of a release holds tables, in whatever format."""
    pure = PurePosixPath(path)
    return pure.suffix in _DATA_FILES or pure.parts[0] in _DATA_FOLDERS and pure.suffix != ".json"


def data_files(folder: Path, tables: Mapping[str, Table]) -> tuple[DataFile, ...]:
    """The files of the release in `folder` that hold its tables."""
    found = [(path, folder / path, tables.get(Path(path).stem)) for path in files_of(folder) if holds_tables(path)]
    return tuple(DataFile(path, full.stat().st_size, sha256_of(full), table) for path, full, table in found)
