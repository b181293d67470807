"""A store in a folder, shared by any number of runs on this machine, one at a time.

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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import StoreError
from flows.format.release import Release, open_release
from flows.store.durable import flush_folder, replace_file, temporary_of
from flows.store.index import INDEX, BrokenIndex, Entry, Index, index_bytes, index_of, read_index
from flows.store.latest import is_renewed, renew
from flows.store.recovery import FORGOTTEN, adopted, index_without_list
from transforms.releases.versions import is_version, version_key

LOCK = ".lock"
STAGING = ".staging"
log = logging.getLogger("gongbao.store")


class Folder:
    """The releases in the folder `where`, which need not exist before the first is published."""

    def __init__(self, where: Path) -> None:
        self.where = where

    def index(self) -> Index:
        """The index, or where it is unusable what the release folders themselves say, with a warning; nothing is written."""
        try:
            return self._listed()
        except BrokenIndex as error:
            return index_without_list(error, self._folders(), self.open)

    def open(self, version: str) -> Release:
        """The release `version`."""
        return open_release(self.where / version)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Only one run publishes at a time; the others queue. The lock of a run that dies is free."""
        from filelock import FileLock, Timeout

        self.where.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.where / LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            log.info("%s: another run is publishing here; waiting for it", self.where)
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def recovered(self) -> Index:
        """What is published, after putting right what a killed run left behind."""
        if (self.where / STAGING).is_symlink():
            raise StoreError(f"{self.where / STAGING}: 符号链接 · a symbolic link; a store holds none")
        shutil.rmtree(self.where / STAGING, ignore_errors=True)
        temporary_of(self.where / INDEX).unlink(missing_ok=True)
        try:
            listed, whole = self._listed(), True
        except BrokenIndex as error:
            listed, whole = Index(), False
            if folders := self._folders():
                log.warning("%s: it is rebuilt from the %d release(s) on disk; %s", error, len(folders), FORGOTTEN)
        known = {entry.version for entry in listed.entries}
        found = [self._adopted(version, announce=whole) for version in self._folders() if version not in known]
        recovered = index_of([*listed.entries, *found])
        if found:
            self.write_index(recovered)
        return recovered

    @contextmanager
    def workspace(self, version: str) -> Iterator[Path]:
        """A folder to write the release `version` into; what is left there at the end is swept."""
        try:
            yield self.where / STAGING / version
        finally:
            shutil.rmtree(self.where / STAGING, ignore_errors=True)

    def place(self, staged: Path, entry: Entry, index: Index) -> Path:
        """Publish the finished release in the workspace `staged` beside those that `index` lists; where it is then."""
        final = self.where / entry.version
        os.rename(staged, final)
        flush_folder(self.where)
        self.write_index(index_of([entry, *index.entries]))
        return final

    def write_index(self, index: Index) -> None:
        """Replace index.json in one step, durably."""
        replace_file(self.where / INDEX, index_bytes(index))

    def front(self, write: Callable[[Path], None]) -> None:
        """Let `write` make the page in front of all releases."""
        write(self.where)

    def renew_latest(self) -> None:
        """Let `latest/` hold a copy of the latest release; none where all are withdrawn."""
        entry = self.index().latest
        renew(self.where, entry.version if entry else None)

    def is_tidy(self) -> bool:
        """Whether no run was cut short before its end: nothing half-made is left, and `latest/` holds the latest release."""
        entry = self.index().latest
        return not (self.where / STAGING).exists() and is_renewed(self.where, entry.version if entry else None)

    def _listed(self) -> Index:
        return read_index(self.where)

    def _folders(self) -> list[str]:
        """Names of what stands under a version's name, newest first."""
        names = [path.name for path in self.where.iterdir() if is_version(path.name)] if self.where.is_dir() else []
        return sorted(names, key=version_key, reverse=True)

    def _adopted(self, version: str, announce: bool) -> Entry:
        entry = adopted(version, self.open)
        if announce:
            log.warning("%s: complete, but an earlier run was cut short before listing it: listed now", self.where / version)
        return entry
