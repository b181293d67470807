"""Verifies a release with nothing but the release at hand: `verify(folder)` lists what is wrong, one line each."""

from __future__ import annotations

from dataclasses import replace
from itertools import starmap
from pathlib import Path

from flows.errors import BrokenRelease
from flows.format.formats import parquet_schema
from flows.format.manifest import CHANGES_FILE, Manifest, parquet_of, read_manifest
from flows.verify.companions import companion_problems
from flows.verify.csv_files import csv_problems
from flows.verify.files import file_problems
from flows.verify.signing import folder_signature_problems
from flows.verify.slices import slices_problems
from flows.verify.spread import Spread
from flows.verify.tables import schema_problems
from transforms.releases.versions import is_version
from transforms.tables import CHANGES, ID_REGISTRY, Table


def verify(path: Path | str, key: bytes | None = None, spread: Spread = starmap) -> list[str]:
    """The problems of the release in the folder `path`; an empty list where it is what it says.

    In this order, each only where the one before found nothing: the manifest, and the signature, which must be by the
    public `key` where one is given; every file's bytes and SHA-256, and that there is no other file; every table's schema, rows, keys and values, and that Parquet, CSV, SQLite, DuckDB and the files for Excel agree; references,
    spans against the texts, and the check results. Nothing is written, and no path outside the folder is touched. `spread` may
    give the work to other processes of this machine.
    """
    folder = Path(path)
    try:
        manifest = read_manifest(folder)
    except BrokenRelease as error:
        return [str(error)]
    of_manifest = folder_signature_problems(folder, key) + _layout_problems(folder, manifest)
    return of_manifest or file_problems(folder, manifest) or _table_problems(folder, manifest, spread)


def _layout_problems(folder: Path, manifest: Manifest) -> list[str]:
    problems = []
    name = folder.resolve().name
    if is_version(name) and name != manifest.version:
        problems.append(f"{folder}: 文件夹名与清单的版本不符 · the folder says {name}, its manifest {manifest.version}")
    for table in ("reports", "observations", "quality", ID_REGISTRY.name, CHANGES.name):
        if table not in manifest.tables:
            problems.append(f"{folder}: 清单中没有表 · no table {table} in the manifest")
    expected = {CHANGES_FILE, "CHANGELOG.md"}
    for table in manifest.tables.keys() - {CHANGES.name}:
        expected |= {parquet_of(table), f"csv/{table}.csv"}
    problems += [f"{missing}: 清单未列 · not in the manifest" for missing in sorted(expected - manifest.files.keys())]
    return problems


def _table_problems(folder: Path, manifest: Manifest, spread: Spread) -> list[str]:
    problems = [line for name, declared in manifest.tables.items() for line in _schema_problems(folder, name, declared, manifest.rows.get(name))]
    tables = [(folder, name, replace(declared)) for name, declared in manifest.tables.items() if name != CHANGES.name]
    return problems or [line for lines in spread(_csv_problems, tables) for line in lines] or _meaning_problems(folder, manifest, spread)


def _schema_problems(folder: Path, name: str, declared: Table, rows: int | None) -> list[str]:
    import pyarrow as pa

    try:
        return schema_problems(parquet_of(name), declared, rows, *parquet_schema(folder / parquet_of(name)))
    except (pa.ArrowException, OSError) as error:
        return [_unreadable(name, error)]


def _csv_problems(folder: Path, name: str, declared: Table) -> list[str]:
    import pyarrow as pa

    try:
        return csv_problems(folder, name, declared)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        return [_unreadable(name, error)]


def _unreadable(name: str, error: Exception) -> str:
    return f"{name}: 无法按清单读取 · cannot be read as declared ({str(error).splitlines()[0]})"


def _meaning_problems(folder: Path, manifest: Manifest, spread: Spread) -> list[str]:
    try:
        return slices_problems(folder, manifest, spread=spread) or companion_problems(folder, manifest.tables)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # Files that fit a manifest which declares them as no release ever did: a forgery, and no ground to check on.
        return [f"its tables are not as the data contract says ({error!r:.200})"]
