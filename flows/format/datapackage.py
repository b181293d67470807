"""Writes `datapackage.json`: every file of a release with bytes and sha256, every table with its declaration.

A Data Package (https://datapackage.org/standard/data-package/, version 2) with one property of our own, `gongbao`. It
holds no time, no machine and no random id: the same release gives the same bytes.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import sys
import zlib
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from flows.errors import ReleaseRefused
from flows.format.descriptors.dataset import LICENCE, MEDIA_TYPES, NAME, TITLE_EN, TITLE_ZH
from flows.format.descriptors.frictionless import table_schema
from flows.format.files import files_of, sha256_of
from flows.format.manifest import CHANGES_FILE, FORMAT, MANIFEST, digest, serialised
from flows.project import ROOT
from transforms.star.tables import STAR
from transforms.tables import CHANGES, Table

CODE = ("transforms", "expectations", "flows")
PACKAGES = ("duckdb", "great-expectations", "jieba", "jinja2", "pandas", "pyarrow", "pypinyin", "rjieba", "vl-convert-python", "xlsxwriter")
OFFICIAL_TEXT = {
    "name": "other-pd",
    "title": "官方文件，依《著作权法》第五条不适用该法 · Official texts, outside copyright: PRC Copyright Law, Article 5",
}
CC_BY = {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": LICENCE}
_TABLE_FILE = re.compile(r"(parquet|csv)/([a-z_]+)\.\1\Z")


def write_manifest(folder: Path, version: str, before: str | None, tables: Mapping[str, tuple[Table, int]]) -> None:
    """Write the manifest of the release in `folder`, which follows the version `before`; all else is written already.

    `tables` holds the declaration and the row count of every table but `changes` and those of the star. ReleaseRefused
    for a link or a special file: a release holds plain files only.
    """
    tables = {**tables, **_star_in(folder)}
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": f"{TITLE_ZH} · {TITLE_EN}",
        "version": version,
        "licenses": [CC_BY, OFFICIAL_TEXT],
        "gongbao": {"format": FORMAT, "before": before, "made_with": made_with(), "digest": ""},
        "resources": [_resource(folder, path, tables) for path in files_of(folder) if path != MANIFEST],
    }
    package["gongbao"]["digest"] = digest(package)
    (folder / MANIFEST).write_bytes(serialised(package))


@cache
def made_with() -> dict[str, str]:
    """What decides the contents: the code that reads, checks and writes, Python (its Unicode tables), and the packages.

    The packages are those that cut words, check, and write files and pages; so are the libraries of SQLite and zlib.
    """
    versions = {package: metadata.version(package) for package in PACKAGES}
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    libraries = {"sqlite": sqlite3.sqlite_version, "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return {**{name: f"sha256:{_code_sha256(ROOT / name)}" for name in CODE}, "python": python, **versions, **libraries}


def _star_in(folder: Path) -> dict[str, tuple[Table, int]]:
    """The tables of the star in `folder`, where there are any, with their row counts."""
    import pyarrow.parquet as pq

    files = {declared: folder / "parquet" / f"{declared.name}.parquet" for declared in STAR}
    return {declared.name: (declared, pq.read_metadata(path).num_rows) for declared, path in files.items() if path.exists()}


def _code_sha256(root: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        found.update(f"{path.relative_to(root).as_posix()} {sha256_of(path)}\n".encode())
    return found.hexdigest()


def _resource(folder: Path, path: str, tables: Mapping[str, tuple[Table, int]]) -> dict[str, Any]:
    full = folder / path
    if full.is_symlink() or not full.is_file():
        raise ReleaseRefused(f"{path}: a release holds plain files only")
    described = _table_in(path, tables)
    is_table = "rows" in described
    named = {"name": described["table"], "type": "table", "encoding": "utf-8"} if is_table else {"name": path, "type": "file"}
    media = MEDIA_TYPES.get(full.suffix)
    kind = {"format": full.suffix[1:], "mediatype": media} if media else {}
    return {**named, "path": path, "bytes": full.stat().st_size, "hash": f"sha256:{sha256_of(full)}", **kind, **described}


def _table_in(path: str, tables: Mapping[str, tuple[Table, int]]) -> dict[str, Any]:
    """What is told of the table in the file at `path`; its schema once only, beside the CSV that Frictionless reads."""
    if path == CHANGES_FILE:
        return {**_told(CHANGES), "schema": table_schema(CHANGES)}
    match = _TABLE_FILE.match(path)
    if not match or match[2] not in tables:
        return {}
    table, rows = tables[match[2]]
    return _told(table) if match[1] == "parquet" else {**_told(table), "rows": rows, "schema": table_schema(table)}


def _told(table: Table) -> dict[str, Any]:
    licences = [OFFICIAL_TEXT] if table.name == "reports" else [CC_BY]
    return {"table": table.name, "title": table.zh, "description": table.en, "licenses": licences}
