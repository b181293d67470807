"""Writes a selection, or a whole release, in the format that was asked for: to a file that is there whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from flows.errors import BrokenRelease, InputError, ReleaseRefused
from flows.format.exports.selection import Wanted, select
from flows.format.files import sha256_of

if TYPE_CHECKING:
    from flows.format.release import Release


def export(release: Release, kind: str, wanted: Wanted, to: Path) -> list[Path]:
    """Write what is `wanted` of `release` to the file `to`, which is replaced where it exists; the files written.

    InputError for an unknown format, indicator or area, for a folder that is not there, or where nothing fits.
    """
    if kind not in _WRITERS:
        raise InputError(f"--format {kind}: 没有这种格式 · no such format; 有 · there are: {', '.join(_WRITERS)}")
    if not to.parent.is_dir() or to.is_dir():
        raise InputError(f"--to {to}: 请给出已有文件夹中的一个文件名 · give a file name in a folder that exists")
    if kind == "duckdb" and wanted != Wanted():
        raise InputError("--format duckdb: 总是整个版本，请去掉 --indicator、--area、--years · always the whole release: leave these out")
    with TemporaryDirectory(dir=to.parent, prefix=".gongbao-") as folder:
        _WRITERS[kind](release, wanted, Path(folder) / to.name)
        made = sorted(Path(folder).iterdir())
        for path in made:
            os.replace(path, to.parent / path.name)
    return [to.parent / path.name for path in made]


def _long(release: Release, wanted: Wanted, path: Path) -> None:
    from flows.format.formats import write_csv

    write_csv(select(release, wanted).long[1], path)


def _wide(release: Release, wanted: Wanted, path: Path) -> None:
    from flows.format.formats import write_csv

    _, table = select(release, wanted).wide
    if not table.num_rows:
        raise InputError("所选的地区和年份不在面板中 · nothing of it is in the panel, which has whole years of a report's own area: try --format long")
    write_csv(table, path)


def _xlsx(release: Release, wanted: Wanted, path: Path) -> None:
    from flows.format.excel.about import about
    from flows.format.excel.workbook import MOST_ROWS_IN_EXCEL, write_workbook

    selected = select(release, wanted)
    write_workbook({"panel": selected.wide, "observations": selected.long}, path, about(selected.version), most_rows=MOST_ROWS_IN_EXCEL)


def _stata(release: Release, wanted: Wanted, path: Path) -> None:
    from flows.format.exports.stata import write_stata

    write_stata(select(release, wanted), path)


def _sdmx(release: Release, wanted: Wanted, path: Path) -> None:
    from flows.format.exports.sdmx import write_sdmx
    from transforms.star.tables import DIM_UNIT

    units = release.keyed(DIM_UNIT.name, "unit_measure", "unit_mult", "base_unit")
    write_sdmx(select(release, wanted), path, units)


def _duckdb(release: Release, _: Wanted, path: Path) -> None:
    from flows.format.databases.duck import FILE, write_duckdb
    from transforms.tables import CHANGES

    if FILE in release.manifest.files:
        _copy(release, FILE, path)
        return
    declared = {name: table for name, table in release.manifest.tables.items() if name != CHANGES.name}
    tables = {name: (table, release.table(name)) for name, table in declared.items()}
    try:
        write_duckdb(tables, path)
    except ReleaseRefused as error:  # The views read columns that a release of another declaration may lack.
        raise BrokenRelease(f"{release.where}: 其表做不成数据库 · its tables make no database ({error}): 请核对 · see gongbao verify") from None


def _copy(release: Release, relative: str, path: Path) -> None:
    shutil.copyfile(release.file(relative), path)
    if sha256_of(path) != release.manifest.files[relative].sha256:
        raise BrokenRelease(f"{release.where}/{relative}: 不是所发布的文件 · not the file that was published: see gongbao verify")


_WRITERS: dict[str, Callable[[Release, Wanted, Path], None]] = {"long": _long, "wide": _wide, "xlsx": _xlsx, "stata": _stata, "sdmx": _sdmx, "duckdb": _duckdb}
