"""The store of releases, in a folder or in a bucket: any number of runs may publish to it, and none can spoil it.

How a release gets there unseen, whole and once, is the business of the depot (`flows.store.folder`, `flows.store.bucket`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from itertools import starmap
from pathlib import Path
from typing import Protocol

from flows.errors import BrokenRelease, InputError, StoreError
from flows.format.release import Release, open_release
from flows.store.folder import Folder
from flows.store.index import BrokenIndex, Entry, Index, Overtaken, entry_of, entry_wanted, index_of, read_index
from flows.store.staging import Extras, as_declared, draft, write_release
from flows.verify.signing import Sign
from flows.verify.spread import Spread

log = logging.getLogger("gongbao.store")


class Depot(Protocol):
    """Where releases are kept. All that changes anything happens within a `turn`, from what `recovered` told in it."""

    where: Path | str

    def index(self) -> Index:
        """What is published; nothing is written."""

    def open(self, version: str) -> Release:
        """The release `version`."""

    def turn(self) -> AbstractContextManager[None]:
        """The others wait for their turn, or are overtaken."""

    def recovered(self) -> Index:
        """What is published, after completing or sweeping what a killed run left."""

    def workspace(self, version: str) -> AbstractContextManager[Path]:
        """A local folder to write a release into."""

    def place(self, staged: Path, entry: Entry, index: Index) -> Path | str:
        """Publish what is in the workspace beside what `index` lists; Overtaken where another run came first."""

    def write_index(self, index: Index) -> None:
        """List this; Overtaken where another run came first."""

    def front(self, write: Callable[[Path], None]) -> None:
        """Let `write` make the page in front of all releases, in a folder that holds index.json and their manifests."""

    def renew_latest(self) -> None:
        """Let `latest/` hold a copy of the latest release."""

    def is_tidy(self) -> bool:
        """Whether no run was cut short before its end."""


@dataclass(frozen=True)
class Published:
    """A release that was just published, and where it is."""

    version: str
    path: Path | str


def withdrawal_of(release: Release) -> str | None:
    """Why `release` was withdrawn, as the index beside its folder says; None where that says nothing of it."""
    try:
        entry = read_index(release.path.resolve().parent).entry(release.version)
    except (OSError, BrokenIndex):
        return None
    return entry.withdrawn if entry and entry.manifest_sha256 == release.manifest.sha256 else None


def is_address(where: Path | str) -> bool:
    """Whether `where` is no folder of this machine but an address, like s3://bucket/prefix."""
    return isinstance(where, str) and "://" in where


def _depot(where: Path | str) -> Depot:
    if is_address(where):
        from flows.store.bucket import Bucket

        return Bucket(str(where))
    return Folder(Path(where))


class Store:
    """The releases at `where`: a folder, which need not exist before the first is published, or `s3://bucket/prefix`."""

    def __init__(self, where: Path | str) -> None:
        self._depot = _depot(where)
        self.path = self._depot.where

    def versions(self) -> list[str]:
        """All published versions, newest first, also those withdrawn."""
        return [entry.version for entry in self.entries()]

    def entries(self) -> list[Entry]:
        """All that is published, newest first; `withdrawn` tells why, where it was."""
        return list(self._index().entries)

    def latest(self) -> Release | None:
        """The newest release that was not withdrawn; None where there is none."""
        entry = self._index().latest
        return self._open(entry) if entry else None

    def release(self, version: str) -> Release:
        """The release of `version`, or the one that is `latest`; StoreError where it is not published."""
        return self._open(entry_wanted(self._index(), version, self.path))

    def publish(self, tables: Mapping[str, Sequence[tuple]], extras: Extras | None = None, sign: Sign | None = None, spread: Spread = starmap) -> Published | None:
        """Publish `tables` (name -> rows in declared column order; all tables) as the next version.

        None where they are what the newest release holds. `extras(folder, version)` may add files to the release; its
        tables, changes.parquet and CHANGELOG.md are there by then. `sign` makes the signature of the manifest, and `spread` does the verifying. ReleaseRefused where the tables are not as declared
        or the finished release does not verify; StoreError where the store cannot be read or written. Then, as after a
        crash at any point, the store holds what it held before.
        """
        arrow = as_declared(tables)
        with self._told_as_store_error("; nothing was published: make room, or give the right to write there · 没有发布：请腾出空间，或给予写权限"), self._depot.turn():
            while True:
                index = self._depot.recovered()
                planned = draft(arrow, self._open(index.newest) if index.newest else None)
                if planned is None:
                    return None
                with self._depot.workspace(planned.version) as staged:
                    write_release(staged, planned, extras, sign, spread)
                    try:
                        return Published(planned.version, self._depot.place(staged, entry_of(open_release(staged)), index))
                    except Overtaken:
                        log.info("%s: another run published meanwhile: compared anew", self.path)

    def withdraw(self, version: str, reason: str) -> Entry:
        """Mark the release `version` as withdrawn; its files stay as they are, and `latest` moves. The entry as it is then.

        InputError without a reason; StoreError where it is not published, was withdrawn for another reason, or where the
        store cannot be written.
        """
        told = " ".join(reason.split())
        if not told.isprintable() or not told:
            raise InputError("请写明撤回的理由 · say why it is withdrawn: --reason TEXT")
        with self._told_as_store_error("; nothing was changed: give the right to write there · 没有改动：请给予写权限"), self._depot.turn():
            while True:
                index = self._depot.recovered()
                entry = entry_wanted(index, version, self.path)
                if entry.withdrawn not in (None, told):
                    raise StoreError(f"{self.path}: {version} 已撤回 · was withdrawn before: {entry.withdrawn}")
                marked = replace(entry, withdrawn=told)
                try:
                    self._depot.write_index(index_of([marked, *(other for other in index.entries if other != entry)], index.pending))
                    return marked
                except Overtaken:
                    log.info("%s: another run published meanwhile: tried again", self.path)

    def front(self, write: Callable[[Path], None]) -> None:
        """Let `write` make, in the folder it is given, the page that lists all releases, and keep it beside index.json;
        beside it `latest/`, a copy of the latest release."""
        with self._told_as_store_error(), self._depot.turn():
            if self._depot.index().entries:
                self._depot.front(write)
                self._depot.renew_latest()

    def is_tidy(self) -> bool:
        """Whether no run was cut short before its end: nothing is left for the next to put right."""
        with self._told_as_store_error():
            return self._depot.is_tidy()

    def _index(self) -> Index:
        with self._told_as_store_error():
            return self._depot.index()

    def _open(self, entry: Entry) -> Release:
        release = self._depot.open(entry.version)
        if entry_of(release) != replace(entry, withdrawn=None):
            raise BrokenRelease(f"{release.where}: 不是索引所列的版本 · not the release that index.json lists (its manifest differs)")
        return release

    @contextmanager
    def _told_as_store_error(self, advice: str = "") -> Iterator[None]:
        try:
            yield
        except OSError as error:
            where = error.filename or self.path
            raise StoreError(f"{where}: {error.strerror or error}{advice}") from error
