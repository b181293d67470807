"""Reads and writes the reference data: codebook, units, areas, peers, each a CSV file whose columns are the fields of its rows.

Declared corrections come as YAML in a seeds folder, and as CSV like the rest in a release.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_type_hints

from flows.errors import InputError
from flows.project import REFERENCE
from flows.seeds.corrections import read_corrections
from flows.seeds.declared import text_in
from transforms.reference import Area, Correction, Indicator, Peers, ReferenceData, Unit

Row = TypeVar("Row", bound=NamedTuple)
FOLDER = "reference"
_ROWS: dict[str, type[NamedTuple]] = {"indicators": Indicator, "units": Unit, "areas": Area, "peers": Peers, "corrections": Correction}
_TRUTH = {"true": True, "false": False}


def read_reference(seeds: Path) -> ReferenceData:
    """The reference data for the reports in `seeds`: each file from `seeds/reference`, else the project's own.

    Corrections come from `seeds/corrections.yaml`. InputError naming file and line where a file is missing, misses a
    column, or holds a value that does not fit.
    """
    declared = {name: row_type for name, row_type in _ROWS.items() if name != "corrections"}
    read = {name: _read(_file(seeds, name), row_type) for name, row_type in declared.items()}
    return ReferenceData(**read, corrections=read_corrections(seeds))


def read_released(release: Path) -> ReferenceData:
    """The reference data in the folder `release`, as a release was made with it; InputError as above."""
    return ReferenceData(**{name: _read(release / FOLDER / f"{name}.csv", row_type) for name, row_type in _ROWS.items()})


def write_reference(release: Path, reference: ReferenceData) -> None:
    """Write what `read_released` reads into the folder `release`."""
    (release / FOLDER).mkdir()
    for name, row_type in _ROWS.items():
        with open(release / FOLDER / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, lineterminator="\n")
            lines.writerow(row_type._fields)
            lines.writerows([_text(value) for value in row] for row in getattr(reference, name))


def _text(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _file(seeds: Path, name: str) -> Path:
    own = seeds / FOLDER / f"{name}.csv"
    return own if own.exists() else REFERENCE / f"{name}.csv"


def _read(path: Path, row_type: type[Row]) -> tuple[Row, ...]:
    lines = csv.DictReader(io.StringIO(text_in(path), newline=""), strict=True)
    hints = get_type_hints(row_type)
    try:
        if missing := hints.keys() - set(lines.fieldnames or ()):
            raise InputError(f"{path}: 缺少列 · columns missing: {', '.join(sorted(missing))}")
        return tuple(row_type(*(_cell(path, lines.line_num, line, name, hint) for name, hint in hints.items())) for line in lines)
    except csv.Error as error:
        raise InputError(f"{path}, 第 {lines.reader.line_num} 行 · line {lines.reader.line_num}: {error}") from None


def _cell(path: Path, line_number: int, line: dict[str, str | None], name: str, hint: Any) -> Any:
    """The cell as its field's type; empty is None, where the field may be that."""
    value = (line[name] or "").strip()
    if not value and type(None) in getattr(hint, "__args__", ()):
        return None
    if not value:
        raise InputError(f"{path}, 第 {line_number} 行 · line {line_number}: {name} 为空 · is empty")
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
