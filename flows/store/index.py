"""`index.json`, the list of what a store has published: versions newest first, which is the latest, which were withdrawn.

It is derived from the releases but for withdrawals, holds no time, and is written last: what it does not name is not
published yet. Each entry carries the SHA-256 of the release's manifest, which in turn carries that of every file. The
latest release is the newest that was not withdrawn.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.errors import StoreError
from flows.format.release import Release
from transforms.releases.versions import is_version, version_key

INDEX = "index.json"
INDEX_FORMAT = 1


class BrokenIndex(StoreError):
    """index.json is missing, cut short or not an index."""


class Overtaken(Exception):
    """Another run has published since: what was planned must be planned anew."""


@dataclass(frozen=True)
class Entry:
    """One published version, the SHA-256 of its manifest, and why it was withdrawn, where it was."""

    version: str
    manifest_sha256: str
    withdrawn: str | None = None


@dataclass(frozen=True)
class Pending:
    """A release that is on its way into a bucket, and will be listed by whoever comes next; `staged` is where its files are."""

    version: str
    manifest_sha256: str
    staged: str


@dataclass(frozen=True)
class Index:
    """What is published, newest first, and what is about to be."""

    entries: tuple[Entry, ...] = ()
    pending: Pending | None = None

    @property
    def newest(self) -> Entry | None:
        """The entry with the highest version, withdrawn or not: what the next release is compared with."""
        return self.entries[0] if self.entries else None

    @property
    def latest(self) -> Entry | None:
        """The newest entry that was not withdrawn."""
        return next((entry for entry in self.entries if entry.withdrawn is None), None)

    def entry(self, version: str) -> Entry | None:
        """The entry of `version`, or of the one that is `latest`."""
        if version == "latest":
            return self.latest
        return next((entry for entry in self.entries if entry.version == version), None)


def index_of(entries: Iterable[Entry], pending: Pending | None = None) -> Index:
    """The index of `entries`, put in order."""
    return Index(tuple(sorted(entries, key=lambda entry: version_key(entry.version), reverse=True)), pending)


def entry_of(release: Release) -> Entry:
    """The entry that lists `release`."""
    return Entry(release.version, release.manifest.sha256)


def entry_wanted(index: Index, version: str, where: object) -> Entry:
    """The entry of `version` (or `latest`) in the `index` of the store at `where`; StoreError, naming what there is, where there is none."""
    if entry := index.entry(version):
        return entry
    if not index.entries:
        raise StoreError(f"{where}: 尚无任何版本 · nothing is published here yet: run gongbao release, or give the place where releases are")
    known = ", ".join(entry.version for entry in index.entries)
    all_gone = " （均已撤回 · all withdrawn）" if version == "latest" else ""
    raise StoreError(f"{where}: 没有版本 · no version {version}; 已有 · published: {known}{all_gone}")


def read_index(folder: Path) -> Index:
    """The index in `folder`; BrokenIndex where it is missing or damaged, StoreError where it is too new or no plain file."""
    path = folder / INDEX
    if path.is_symlink():
        raise StoreError(f"{path}: 符号链接 · a symbolic link; a store holds none")
    if path.exists() and not path.is_file():
        raise StoreError(f"{path}: 不是普通文件 · not a plain file")
    try:
        return parse_index(path.read_bytes(), path)
    except FileNotFoundError:
        raise BrokenIndex(f"{path} is missing") from None


def parse_index(content: bytes, where: object) -> Index:
    """The index in `content`, read from `where`; BrokenIndex where it is damaged, StoreError where it is too new."""
    try:
        found = json.loads(content)
        if found["format"] > INDEX_FORMAT:
            raise StoreError(f"{where}: 格式比本程序新，请升级 · format {found['format']} is newer than this program knows: upgrade gongbao")
        pending = Pending(**found["pending"]) if "pending" in found else None
        index = Index(tuple(Entry(**entry) for entry in found["releases"]), pending)
        if _document(index) != found or not all(map(_is_text, (*index.entries, *filter(None, [pending])))):
            raise ValueError("not what was written")
    except (KeyError, TypeError, ValueError, RecursionError):
        raise BrokenIndex(f"{where} is damaged or cut short") from None
    return index


def index_bytes(index: Index) -> bytes:
    """The index as it is written down: a pure function of what it lists."""
    return (json.dumps(_document(index), indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def _document(index: Index) -> dict[str, Any]:
    ordered = index_of(index.entries, index.pending)
    latest = ordered.latest.version if ordered.latest else None
    document: dict[str, Any] = {"format": INDEX_FORMAT, "latest": latest, "releases": [_told(entry) for entry in ordered.entries]}
    return {**document, "pending": _told(index.pending)} if index.pending else document


def _told(entry: Entry | Pending) -> dict[str, str]:
    return {name: value for name, value in vars(entry).items() if value is not None}


def _is_text(entry: Entry | Pending) -> bool:
    return is_version(entry.version) and all(isinstance(value, str) and value.isprintable() for value in _told(entry).values())
