"""The store of releases: a folder that any number of runs may publish to, one after the other, and none can spoil.

A release is written into `.staging/`, verified, flushed, renamed to its version, and only then listed in index.json. A
run that is killed before the rename leaves a staging folder, which the next run sweeps. Killed between rename and index,
it leaves a complete release that is not listed: the next run verifies it again and lists it, rather than making it anew,
since under its final name it may have been seen. What stands under a version's name and does not verify is never
touched: publishing stops until a person has moved it.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.durable import flush_folder, temporary_of
from flows.errors import BrokenRelease, StoreError
from flows.index import (
    INDEX,
    BrokenIndex,
    Entry,
    entry_of,
    index_or_rebuilt,
    newest_first,
    read_index,
    version_folders,
    write_index,
)
from flows.release import Release, open_release
from flows.staging import Draft, Extras, as_declared, draft, write_release
from flows.verify import verify

LOCK = ".lock"
STAGING = ".staging"
log = logging.getLogger("gongbao.store")


@dataclass(frozen=True)
class Published:
    """A release that was just published."""

    version: str
    path: Path


class Store:
    """The releases in the folder `path`, which need not exist before the first is published."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    def versions(self) -> list[str]:
        """All published versions, newest first."""
        return [entry.version for entry in self._entries()]

    def latest(self) -> Release | None:
        """The latest release; None where nothing is published yet."""
        entries = self._entries()
        return self._open(entries[0]) if entries else None

    def release(self, version: str) -> Release:
        """The release of `version`, or the one that is `latest`; StoreError where it is not published."""
        entries = self._entries()
        for entry in entries:
            if version in (entry.version, "latest"):
                return self._open(entry)
        known = ", ".join(entry.version for entry in entries) or "nothing yet"
        raise StoreError(f"{self.path}: no version {version}; published: {known}")

    def publish(self, tables: Mapping[str, Sequence[tuple]], extras: Extras | None = None) -> Published | None:
        """Publish `tables` (name -> rows in declared column order; all tables) as the next version.

        None where they are what the latest release holds. `extras(folder, version)` may add files to the release; its
        tables, changes.parquet and CHANGELOG.md are there by then. ReleaseRefused where the tables are not as declared
        or the finished release does not verify; StoreError where the store cannot be read or written. Then, as after a
        crash at any point, the store holds what it held before.
        """
        arrow = as_declared(tables)
        with self._told_as_store_error("; nothing was published: make room, or give the right to write there"):
            self.path.mkdir(parents=True, exist_ok=True)
            with self._locked():
                listed = self._recovered()
                planned = draft(arrow, self._open(listed[0]) if listed else None)
                return self._published(planned, extras, listed) if planned else None

    def _published(self, planned: Draft, extras: Extras | None, listed: list[Entry]) -> Published:
        staged, final = self.path / STAGING / planned.version, self.path / planned.version
        try:
            write_release(staged, planned, extras)
            entry = entry_of(open_release(staged))
            os.rename(staged, final)
            flush_folder(self.path)
            write_index(self.path, [entry, *listed])
        finally:
            shutil.rmtree(self.path / STAGING, ignore_errors=True)
        return Published(planned.version, final)

    def _entries(self) -> list[Entry]:
        with self._told_as_store_error():
            return index_or_rebuilt(self.path)

    def _open(self, entry: Entry) -> Release:
        release = open_release(self.path / entry.version)
        if entry_of(release) != entry:
            raise BrokenRelease(f"{release.path}: not the release that index.json lists (its manifest differs)")
        return release

    def _recovered(self) -> list[Entry]:
        """What is published, newest first, after putting right what a killed run left behind; only under the lock."""
        shutil.rmtree(self.path / STAGING, ignore_errors=True)
        temporary_of(self.path / INDEX).unlink(missing_ok=True)
        try:
            listed, whole = read_index(self.path), True
        except BrokenIndex as error:
            listed, whole = [], False
            if folders := version_folders(self.path):
                log.warning("%s: it is rebuilt from the %d release(s) on disk", error, len(folders))
        known = {entry.version for entry in listed}
        found = [self._adopted(version, announce=whole) for version in version_folders(self.path) if version not in known]
        if found:
            write_index(self.path, [*listed, *found])
        return newest_first([*listed, *found])

    def _adopted(self, version: str, announce: bool) -> Entry:
        if problems := verify(self.path / version):
            raise BrokenRelease(f"{problems[0]} — {self.path / version} is in no list: move it away, then run again")
        if announce:
            log.warning("%s: complete, but an earlier run was cut short before listing it: listed now", self.path / version)
        return entry_of(open_release(self.path / version))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Only one run publishes at a time; the others queue. The lock of a run that dies is free."""
        from filelock import FileLock, Timeout

        lock = FileLock(self.path / LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            log.info("%s: another run is publishing here; waiting for it", self.path)
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _told_as_store_error(self, advice: str = "") -> Iterator[None]:
        try:
            yield
        except OSError as error:
            where = error.filename or self.path
            raise StoreError(f"{where}: {error.strerror or error}{advice}") from error
