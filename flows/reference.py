"""Reads the reference data: codebook, units, areas and peers, each a CSV file whose columns are the fields of its rows."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_type_hints

from flows.errors import InputError
from flows.project import REFERENCE
from transforms.decoding import Undecodable, canonical_text
from transforms.reference import Area, Indicator, Peers, ReferenceData, Unit

Row = TypeVar("Row", bound=NamedTuple)
_TRUTH = {"true": True, "false": False}


def read_reference(seeds: Path) -> ReferenceData:
    """The reference data for the reports in `seeds`: each file from `seeds/reference`, else the project's own.

    InputError naming file and line where one is missing, misses a column, or holds a value that does not fit.
    """
    return ReferenceData(
        indicators=_read(_file(seeds, "indicators"), Indicator),
        units=_read(_file(seeds, "units"), Unit),
        areas=_read(_file(seeds, "areas"), Area),
        peers=_read(_file(seeds, "peers"), Peers),
    )


def _file(seeds: Path, name: str) -> Path:
    own = seeds / "reference" / f"{name}.csv"
    return own if own.exists() else REFERENCE / f"{name}.csv"


def _read(path: Path, row_type: type[Row]) -> tuple[Row, ...]:
    try:
        text = canonical_text(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: 读不了 · cannot be read: {error.strerror}") from None
    except Undecodable as error:
        raise InputError(f"{path}: {error}") from None
    lines = csv.DictReader(text.splitlines(keepends=True), strict=True)
    hints = get_type_hints(row_type)
    try:
        if missing := hints.keys() - set(lines.fieldnames or ()):
            raise InputError(f"{path}: 缺少列 · columns missing: {', '.join(sorted(missing))}")
        return tuple(row_type(*(_cell(path, lines.line_num, line, name, hint) for name, hint in hints.items())) for line in lines)
    except csv.Error as error:
        raise InputError(f"{path}, 第 {lines.reader.line_num} 行 · line {lines.reader.line_num}: {error}") from None


def _cell(path: Path, line_number: int, line: dict[str, str | None], name: str, hint: Any) -> Any:
    """The cell as its field's type; empty is None."""
    value = (line[name] or "").strip()
    if not value:
        return None
    try:
        if bool is hint:
            return _TRUTH[value.lower()]
        if int in (hint, *getattr(hint, "__args__", ())):
            return int(value)
        if float in (hint, *getattr(hint, "__args__", ())):
            return float(value)
    except (KeyError, ValueError):
        raise InputError(f"{path}, 第 {line_number} 行 · line {line_number}: {name} = {value!r} 不合类型 · does not fit {hint}") from None
    return value
