"""Shared by the tests of releases: what a folder holds, and how to forge a release that fits its own manifest."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.format.arrow import arrow_schema, to_rows
from flows.format.companions import companions_being_written
from flows.format.formats import read_parquet, write_csv, write_parquet
from flows.format.manifest import MANIFEST, digest, serialised
from flows.format.release import open_release
from flows.seeds.reference import read_released
from transforms.tables import BY_NAME, ID_REGISTRY

DECLARED = {**BY_NAME, ID_REGISTRY.name: ID_REGISTRY}


def bytes_of(folder: Path) -> dict[str, str]:
    """Relative path -> SHA-256 of every file below `folder`, but the lock."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def rewrite_table(release: Path, name: str, rows: list[tuple]) -> None:
    """Put `rows` in place of a published table, unchecked, in both formats, and make the manifest fit again."""
    schema = arrow_schema(DECLARED[name])
    values = list(zip(*rows)) or [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(values, schema)]
    table = pa.Table.from_arrays(arrays, schema=pa.schema([field.with_nullable(True) for field in schema]))
    write_csv(table, release / "csv" / f"{name}.csv")
    declared = pa.schema(list(schema), metadata=schema.metadata)
    write_parquet(pa.Table.from_arrays(arrays, schema=declared), release / "parquet" / f"{name}.parquet")
    refit_manifest(release, {name: len(rows)})


def rows_of(release: Path, name: str) -> list[tuple]:
    """The rows of a published table."""
    return to_rows(read_parquet(release / "parquet" / f"{name}.parquet"))


def remake_companions(release: Path) -> None:
    """Make the files for other tools anew from the tables, and the manifest fit them, as a thorough forger would."""
    shutil.rmtree(release / "excel")
    for path in release.glob("gongbao.*"):
        path.unlink()
    with companions_being_written(release, open_release(release).version, read_released(release)):
        pass
    refit_manifest(release)


def refit_manifest(release: Path, rows: dict[str, int] | None = None) -> None:
    """Make sizes, hashes, row counts and digest of the manifest fit the files, as a forger would."""

    def fit(package: dict[str, Any]) -> None:
        for resource in package["resources"]:
            content = (release / resource["path"]).read_bytes()
            resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
            if "rows" in resource:
                resource["rows"] = (rows or {}).get(resource["table"], resource["rows"])

    edit_manifest(release, fit)


def edit_manifest(release: Path, edit: Any) -> None:
    """Let `edit` change the manifest, then make its digest fit."""
    package = json.loads((release / MANIFEST).read_bytes())
    edit(package)
    package["gongbao"]["digest"] = digest(package)
    (release / MANIFEST).write_bytes(serialised(package))
