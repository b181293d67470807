"""What came of a batch of reports, as one ZIP file: its tables as Parquet and as lines of CSV, what its checks found, and
beside them, as Parquet, the few columns and rows that batches are compared by."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from expectations.findings import Finding
from flows.errors import ReleaseRefused
from flows.format.arrow import to_arrow
from flows.format.formats import csv_lines
from transforms.tables import BY_NAME

if TYPE_CHECKING:
    import pyarrow as pa

_COMPARED = "compared/"
CONTENT = "content_words"
_FINDINGS, _ABOUT = "findings.json", "about.json"
_FAST = 1
Rows = Mapping[str, Sequence[tuple]]


def pack(tables: Rows, findings: Sequence[Finding], compared: Rows | None = None, content: pa.Table | None = None) -> bytes:
    """The part that holds these tables (rows as declared), findings, and tables to compare by.

    The same contents give the same bytes. Where a row is not as declared, the findings say so, and the tables are left out;
    ReleaseRefused where they do not.
    """
    try:
        arrow, beside = ({name: to_arrow(BY_NAME[name], rows) for name, rows in each.items()} for each in (tables, compared or {}))
    except ReleaseRefused:
        if not any(finding.stops for finding in findings):
            raise
        arrow = beside = {}
    if content is not None and beside:
        beside = {**beside, CONTENT: content}
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, table in arrow.items():
            _add(archive, f"{name}.parquet", to_bytes(table))
            _add(archive, f"{name}.csv", csv_lines(table), ZIP_DEFLATED)
        for name, table in beside.items():
            _add(archive, f"{_COMPARED}{name}.parquet", to_bytes(table))
        told = {"rows": {name: len(rows) for name, rows in tables.items()}, "whole": bool(arrow)}
        _add(archive, _ABOUT, json.dumps(told).encode())
        _add(archive, _FINDINGS, json.dumps([asdict(finding) for finding in findings], ensure_ascii=False).encode(), ZIP_DEFLATED)
    return out.getvalue()


@dataclass(frozen=True)
class Part:
    """A part in the file at `path`."""

    path: Path

    def rows(self) -> dict[str, int]:
        """The number of rows of each of its tables."""
        return self._about["rows"]

    @property
    def is_whole(self) -> bool:
        """Whether the tables are there; they are not where a row was not as declared."""
        return self._about["whole"]

    @cached_property
    def _about(self) -> dict[str, Any]:
        return json.loads(self._read(_ABOUT))

    def table(self, name: str, *columns: str) -> pa.Table:
        """A table of the part, sorted as declared; or just these columns of it."""
        return from_bytes(self._read(f"{name}.parquet"), *columns)

    def lines(self, name: str) -> bytes:
        """The rows of a table as lines of CSV."""
        return self._read(f"{name}.csv")

    def compared(self, name: str, *columns: str) -> pa.Table:
        """A table that batches are compared by; or just these columns of it."""
        return from_bytes(self._read(f"{_COMPARED}{name}.parquet"), *columns)

    def findings(self) -> list[Finding]:
        """What the checks found in its rows."""
        return [Finding(**{name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}) for told in json.loads(self._read(_FINDINGS))]

    def _read(self, member: str) -> bytes:
        with ZipFile(self.path) as archive:
            return archive.read(member)


def to_bytes(table: pa.Table) -> bytes:
    """A table as it is sent."""
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", compression_level=1, version="2.6")
    return out.getvalue()


def from_bytes(content: bytes, *columns: str) -> pa.Table:
    """The table that was sent; or just these columns of it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    return pq.ParquetFile(pa.BufferReader(content)).read([*columns] or None)


def _add(archive: ZipFile, name: str, content: bytes, how: int = ZIP_STORED) -> None:
    """Without the time of day, which ZipInfo sets to 1980 when it is given none."""
    archive.writestr(ZipInfo(name), content, how, _FAST)
