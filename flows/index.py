"""`index.json`, the list of what a store has published: versions newest first, and which one is the latest.

It is derived from the releases, holds no time, and is written last: what it does not name is not published yet. Each
entry carries the SHA-256 of the release's manifest, which in turn carries that of every file.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from flows.durable import replace_file
from flows.errors import BrokenRelease, StoreError
from flows.release import Release, open_release
from transforms.versions import is_version, version_key

INDEX = "index.json"
INDEX_FORMAT = 1
log = logging.getLogger("gongbao.store")


class BrokenIndex(StoreError):
    """index.json is missing, cut short or not an index."""


@dataclass(frozen=True)
class Entry:
    """One published version and the SHA-256 of its manifest."""

    version: str
    manifest_sha256: str


def entry_of(release: Release) -> Entry:
    """The entry that lists `release`."""
    return Entry(release.version, release.manifest.sha256)


def read_index(store: Path) -> list[Entry]:
    """The entries of the store's index, newest first; BrokenIndex where it is missing or damaged."""
    path = store / INDEX
    if path.is_symlink():
        raise StoreError(f"{path}: a symbolic link; a store holds none")
    try:
        found = json.loads(path.read_bytes())
        if found["format"] > INDEX_FORMAT:
            raise StoreError(f"{path}: format {found['format']} is newer than this program knows: upgrade gongbao")
        entries = [Entry(entry["version"], entry["manifest_sha256"]) for entry in found["releases"]]
        if not all(is_version(entry.version) for entry in entries) or _document(entries) != found:
            raise ValueError("not what was written")
    except FileNotFoundError:
        raise BrokenIndex(f"{path} is missing") from None
    except (KeyError, TypeError, ValueError):
        raise BrokenIndex(f"{path} is damaged or cut short") from None
    return entries


def write_index(store: Path, entries: Iterable[Entry]) -> None:
    """Replace the store's index in one step, durably."""
    content = json.dumps(_document(list(entries)), indent=1) + "\n"
    replace_file(store / INDEX, content.encode("utf-8"))


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """`entries` by version, the highest first."""
    return sorted(entries, key=lambda entry: version_key(entry.version), reverse=True)


def version_folders(store: Path) -> list[str]:
    """Names of what stands under a version's name in `store`, newest first."""
    names = [path.name for path in store.iterdir() if is_version(path.name)] if store.is_dir() else []
    return sorted(names, key=version_key, reverse=True)


def index_or_rebuilt(store: Path) -> list[Entry]:
    """The index, or where it is unusable what the release folders themselves say, with a warning; nothing is written."""
    try:
        return read_index(store)
    except BrokenIndex as error:
        entries = [entry_of(release) for release in _readable(store)]
        if entries:
            log.warning("%s: the list of %d release(s) is rebuilt from their folders", error, len(entries))
        return entries


def _readable(store: Path) -> Iterable[Release]:
    for version in version_folders(store):
        try:
            yield open_release(store / version)
        except BrokenRelease as error:
            log.warning("%s: left out of the list", error)


def _document(entries: list[Entry]) -> dict[str, object]:
    """The index as JSON: a pure function of what is listed."""
    listed = [{"version": e.version, "manifest_sha256": e.manifest_sha256} for e in newest_first(entries)]
    return {"format": INDEX_FORMAT, "latest": listed[0]["version"] if listed else None, "releases": listed}
