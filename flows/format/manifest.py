"""`datapackage.json`, the manifest of a release, as it is read: refused unless it is whole, safe and understood.

Its property `gongbao.digest` is the SHA-256 of the manifest itself with that value left empty, so that a flipped byte
anywhere in a release, the manifest included, is found with nothing but the release at hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.errors import BrokenRelease
from flows.format.descriptors.frictionless import declared_table
from flows.format.files import is_inside
from transforms.releases.versions import is_version
from transforms.tables import CHANGES, Table

MANIFEST = "datapackage.json"
SIGNATURE = f"{MANIFEST}.sig"
CHANGES_FILE = f"{CHANGES.name}.parquet"
FORMAT = 1


def parquet_of(table: str) -> str:
    """The path in a release of the Parquet file that holds `table`."""
    return CHANGES_FILE if table == CHANGES.name else f"parquet/{table}.parquet"


@dataclass(frozen=True)
class File:
    """One file of a release as its manifest tells it; `path` is relative to the release."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a manifest says: version, files by path, tables by name (with `changes`), row counts of all but `changes`.

    `before` is the version it was compared with, `made_with` the code and packages that decide its contents, and `sha256`
    that of the manifest's own bytes.
    """

    version: str
    before: str | None
    made_with: Mapping[str, str]
    files: Mapping[str, File]
    tables: Mapping[str, Table]
    rows: Mapping[str, int]
    sha256: str


def read_manifest(folder: Path, home: str | None = None) -> Manifest:
    """The manifest of the release in `folder`, told of as at `home` where that is its address; BrokenRelease where it is
    missing, damaged, unsafe or too new."""
    where = f"{home or folder}/{MANIFEST}"
    return parse_manifest(_content(folder / MANIFEST, where), where)


def parse_manifest(content: bytes, path: str) -> Manifest:
    """The manifest in `content`, told of as read from `path`; BrokenRelease where it is damaged, unsafe or too new."""
    try:
        package = json.loads(content)
        _refuse_newer(path, package["gongbao"]["format"])
        intact = serialised(package) == content and package["gongbao"]["digest"] == digest(package)
    except (KeyError, TypeError, ValueError, RecursionError):
        raise BrokenRelease(f"{path}: 不是版本清单，或不完整 · not the manifest of a release, or cut short") from None
    if not intact:
        raise BrokenRelease(f"{path}: 损坏或被改动 · damaged or changed by hand: its digest does not fit")
    try:
        return _understood(path, package, hashlib.sha256(content).hexdigest())
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise BrokenRelease(f"{path}: 不合约定 · not as the data contract says ({error!r})") from None


def serialised(package: dict[str, Any]) -> bytes:
    """The one way to write a manifest down."""
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def digest(package: dict[str, Any]) -> str:
    """The digest that belongs into `package`."""
    bare = {**package, "gongbao": {**package["gongbao"], "digest": ""}}
    return f"sha256:{hashlib.sha256(serialised(bare)).hexdigest()}"


def _content(path: Path, where: str) -> bytes:
    if path.parent.is_symlink() or path.is_symlink():
        raise BrokenRelease(f"{where}: 经由符号链接 · reached by a symbolic link; a store and a release hold none")
    if path.exists() and not path.is_file():
        raise BrokenRelease(f"{where}: 不是普通文件 · not a plain file")
    try:
        return path.read_bytes()
    except OSError as error:
        raise BrokenRelease(f"{where.removesuffix(f'/{MANIFEST}')}: 不是一个版本 · not a release: {MANIFEST} cannot be read ({error.strerror})") from None


def _refuse_newer(path: str, number: object) -> None:
    if not isinstance(number, int) or number < 1:
        raise ValueError("no format number")
    if number > FORMAT:
        raise BrokenRelease(f"{path}: 格式比本程序新，请升级 · format {number} is newer than this program, which knows {FORMAT}: upgrade gongbao")


def _understood(path: str, package: dict[str, Any], sha256: str) -> Manifest:
    files = [File(r["path"], r["bytes"], r["hash"].removeprefix("sha256:")) for r in package["resources"]]
    for file in files:
        if type(file.size) is not int or file.size < 0:
            raise ValueError(f"{file.path}: {file.size!r} bytes")
        if not is_inside(file.path) or file.path in (MANIFEST, SIGNATURE):
            raise BrokenRelease(f"{path}: 清单指向版本之外 · names {file.path!r}, which is no other file inside the release: refused")
    if len({file.path for file in files}) < len(files):
        raise BrokenRelease(f"{path}: 同一文件列了两次 · names a file twice")
    before = package["gongbao"]["before"]
    for version in filter(None, (package["version"], before)):
        if not is_version(version):
            raise BrokenRelease(f"{path}: 不是版本号 · {version!r} is no version")
    declaring = [r for r in package["resources"] if "schema" in r]
    return Manifest(
        package["version"],
        before,
        dict(package["gongbao"]["made_with"]),
        {file.path: file for file in files},
        {r["table"]: declared_table(r) for r in declaring},
        {r["table"]: r["rows"] for r in declaring if r["type"] == "table"},
        sha256,
    )
