"""A store in an S3-compatible bucket, shared by any number of runs on any number of machines, without a lock.

Objects cannot be renamed, and nobody knows whether another run is still alive. So a release is uploaded to a place of its
own, `.staging/<token>/`, and a conditional write puts it into index.json as pending: of several runs that want to be
next, one wins, and the others plan anew. A pending release is copied to its version's name and then listed, by the run
that made it or, where that was killed, by whichever comes next: copying twice does no harm, since the bytes are the same.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from flows.errors import StoreError
from flows.format.files import files_of
from flows.format.manifest import CHANGES_FILE, MANIFEST, SIGNATURE
from flows.format.release import Release
from flows.store.copies import Copies
from flows.store.index import INDEX, BrokenIndex, Entry, Index, Overtaken, Pending, entry_of, index_bytes, index_of, parse_index
from flows.store.latest import LATEST
from flows.store.objects import Objects
from flows.store.recovery import FORGOTTEN, adopted, index_without_list
from flows.store.scratch import Scratch
from transforms.releases.versions import is_version, version_key

STAGING = ".staging"
FRONT = "index.html"
ABANDONED = timedelta(days=1)
log = logging.getLogger("gongbao.store")


class Bucket:
    """The releases below the address `where`, in a bucket that exists."""

    def __init__(self, where: str) -> None:
        self._objects = Objects(where)
        self._copies = Copies(self._objects)
        self.where = self._objects.url
        self._tag: str | None = None

    def index(self) -> Index:
        """The index, or where it is unusable what the releases themselves say, with a warning; nothing is written."""
        try:
            return self._listed()
        except BrokenIndex as error:
            return index_without_list(error, self._versions(), self.open)

    def open(self, version: str) -> Release:
        """The release `version`, in a folder to which its files are fetched when they are read."""
        return self._copies.open(version)

    def turn(self) -> AbstractContextManager[None]:
        """Nobody waits; who is overtaken plans anew."""
        return nullcontext()

    def recovered(self) -> Index:
        """What is published, after completing what a killed run left pending."""
        while True:
            listed, index = self._to_be_completed()
            if index.pending:
                self._complete(index, index.pending, "complete, but an earlier run was cut short before listing it: listed now")
                continue
            known = {entry.version for entry in index.entries}
            unlisted = [version for version in self._versions() if version not in known]
            if not unlisted:
                self._sweep()
                return index
            if self._read_again() == listed:  # else another run is just publishing what is not listed
                self._list(index_of([*index.entries, *(adopted(version, self.open) for version in unlisted)]))

    @contextmanager
    def workspace(self, version: str) -> Iterator[Path]:
        """A folder on this machine to write the release `version` into."""
        with Scratch() as folder:
            yield folder / version

    def place(self, staged: Path, entry: Entry, index: Index) -> str:
        """Publish the finished release in the workspace `staged` beside those that `index` lists; where it is then.

        Overtaken where another run has published since `recovered` told of `index`.
        """
        pending = Pending(entry.version, entry.manifest_sha256, secrets.token_hex(8))
        below = f"{STAGING}/{pending.staged}"
        self._objects.upload({staged / path: f"{below}/{path}" for path in files_of(staged)})
        if self._objects.create(f"{below}/{MANIFEST}", b""):
            raise StoreError(f"{self.where}: 不支持条件写入，不能用作发布处 · ignores conditional writes: two runs could overwrite each other there")
        try:
            self.write_index(index_of(index.entries, pending))
        except Overtaken:
            self._objects.delete(f"{below}/")
            raise
        while (listed := self._listed()).pending == pending:
            self._complete(listed, pending, None)
        return f"{self.where}/{entry.version}"

    def write_index(self, index: Index) -> None:
        """List this; Overtaken where index.json is not what it was when it was last read."""
        content = index_bytes(index)
        done = self._objects.replace(INDEX, content, self._tag) if self._tag else self._objects.create(INDEX, content)
        # A write whose answer got lost is tried again by the client, and then seems to have lost against itself.
        if not done and self._read_again() != index:
            raise Overtaken

    def front(self, write: Callable[[Path], None]) -> None:
        """Let `write` make the page from index.json and what it needs of each release."""

        def put(listed: Index) -> None:
            for entry in listed.entries:
                self._copies.fetch(entry.version, MANIFEST)
                self._copies.fetch(entry.version, CHANGES_FILE)
            write(self._copies.folder)
            self._objects.put(FRONT, (self._copies.folder / FRONT).read_bytes())

        self._follow(put)

    def renew_latest(self) -> None:
        """Let `latest/` hold a copy of the latest release, its manifest written last."""
        self._follow(lambda listed: self._copy_to_latest(listed.latest))

    def is_tidy(self) -> bool:
        """Whether no run was cut short before its end: nothing half-made is left, and `latest/` holds the latest release."""
        entry = self.index().latest
        held, there = self._objects.read(f"{LATEST}/{MANIFEST}"), self._objects.find(f"{LATEST}/").keys()
        if self._objects.find(f"{STAGING}/"):
            return False
        if entry is None:
            return not there
        return held is not None and sha256(held.content).hexdigest() == entry.manifest_sha256 and there == self._objects.find(f"{entry.version}/").keys()

    def _follow(self, derive: Callable[[Index], None]) -> None:
        """Let `derive` make what follows from the index; again if others publish meanwhile."""
        listed = self._listed()
        while True:
            derive(listed)
            before, listed = listed, self._listed()
            if listed == before:
                return

    def _copy_to_latest(self, entry: Entry | None) -> None:
        if entry is None:
            self._objects.delete(f"{LATEST}/")
            return
        held = self._objects.read(f"{LATEST}/{MANIFEST}")
        wanted = self._objects.find(f"{entry.version}/").keys()
        if held is None or sha256(held.content).hexdigest() != entry.manifest_sha256:
            self._objects.copy({f"{entry.version}/{path}": f"{LATEST}/{path}" for path in wanted if path != MANIFEST})
            self._objects.copy({f"{entry.version}/{MANIFEST}": f"{LATEST}/{MANIFEST}"})
        for path in self._objects.find(f"{LATEST}/").keys() - wanted:
            self._objects.delete(f"{LATEST}/{path}")

    def _listed(self) -> Index:
        """The index, and from now on its tag; BrokenIndex where it is missing or damaged."""
        found, where = self._objects.read(INDEX), f"{self.where}/{INDEX}"
        self._tag = found.tag if found else None
        if found is None:
            raise BrokenIndex(f"{where} is missing")
        index = parse_index(found.content, where)
        self._copies.note_index(found.content)
        return index

    def _read_again(self) -> Index | None:
        try:
            return self._listed()
        except BrokenIndex:
            return None

    def _to_be_completed(self) -> tuple[Index | None, Index]:
        """The index, None where it is unusable; and what to go on from."""
        try:
            listed = self._listed()
            return listed, listed
        except BrokenIndex as error:
            if versions := self._versions():
                log.warning("%s: it is rebuilt from the %d release(s) there; %s", error, len(versions), FORGOTTEN)
            return None, Index()

    def _list(self, index: Index) -> None:
        try:
            self.write_index(index)
        except Overtaken:
            log.info("%s: another run has put it right meanwhile", self.where)

    def _complete(self, index: Index, pending: Pending, announced: str | None) -> None:
        """Copy what is `pending` in `index` to its version's name, and list it, unless others have done so meanwhile."""
        below = f"{STAGING}/{pending.staged}/"
        staged = self._objects.find(below)
        if not staged and self._read_again() == index:
            raise StoreError(f"{self.where}: 待发布的 {pending.version} 不见了 · the pending {pending.version} is gone: remove its entry `pending` from {INDEX}")
        if not staged or not self._objects.copy({below + path: f"{pending.version}/{path}" for path in staged}):
            return
        entry = Entry(pending.version, pending.manifest_sha256)
        self._refuse_incomplete(entry)
        if announced:
            log.warning("%s/%s: %s", self.where, pending.version, announced)
        try:
            self.write_index(index_of([entry, *index.entries]))
            self._objects.delete(below)
        except Overtaken:
            log.info("%s: another run has listed %s meanwhile", self.where, pending.version)

    def _refuse_incomplete(self, entry: Entry) -> None:
        release = self.open(entry.version)
        wanted = {path: file.size for path, file in release.manifest.files.items()}
        there = {path: found.size for path, found in self._objects.find(f"{entry.version}/").items() if path not in (MANIFEST, SIGNATURE)}
        if entry_of(release) != entry or there != wanted:
            raise StoreError(f"{release.where}: 待发布的版本不完整 · the pending release is not whole: remove it and its entry `pending` in {INDEX}")

    def _versions(self) -> list[str]:
        """What stands under a version's name, newest first."""
        return sorted(filter(is_version, self._objects.folders()), key=version_key, reverse=True)

    def _sweep(self) -> None:
        """Delete what was uploaded long ago and never became pending: the run that did it is dead."""
        newest: dict[str, datetime] = {}
        for key, found in self._objects.find(f"{STAGING}/").items():
            token = key.partition("/")[0]
            newest[token] = max(found.modified, newest.get(token, found.modified))
        for token, modified in newest.items():
            if datetime.now(UTC) - modified > ABANDONED:
                self._objects.delete(f"{STAGING}/{token}/")
