"""Tells in a moment that a run would change nothing, by what an earlier run to the end has noted.

A note says: these inputs, with this code, make the very tables of that release. It is named by the SHA-256 of both sides, so
it can be wrong about nothing else; a release that is damaged, replaced or no longer the newest has no note, and where a run
was cut short the next puts it right. Notes may be deleted at any time: the next run is an ordinary one.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

from flows.errors import GongbaoError
from flows.format.files import sha256_of
from flows.format.release import Release
from flows.project import CACHE, working_folder
from flows.store.store import Store

log = logging.getLogger("gongbao.cache")


class Notes:
    """Notes in the folder `cache`, by default one beside Prefect's records, which need not exist, about releases in the store at `releases`."""

    def __init__(self, cache: Path | None, releases: str) -> None:
        self.cache = cache or working_folder(releases) / CACHE
        self._folder = self.cache / "unchanged"
        self._store = Store(releases)

    def knows(self, inputs: str | None) -> bool:
        """Whether inputs with this SHA-256 make what the newest release holds, and that release is whole and all that follows it done."""
        if inputs is None or not self._folder.is_dir():
            return False
        try:
            newest = self._newest()
            return newest is not None and self._says(inputs, newest) and _is_whole(newest) and self._store.is_tidy()
        except (GongbaoError, OSError):
            return False  # The ordinary run finds the same and tells it.

    def note(self, before: str | None, now: Callable[[], str | None]) -> None:
        """Note, after a run from inputs `before` to the end, that the newest release holds what they make.

        Nothing is noted where they are others `now`. A cache that cannot be written is told in the log and costs nothing but time.
        """
        if before is None or before != now():
            return
        try:
            if (newest := self._newest()) is not None:
                self._folder.mkdir(parents=True, exist_ok=True)
                name = _name(before, newest)
                (self._folder / name).write_text(name, encoding="ascii")
        except OSError as error:
            log.warning("%s: 缓存写不了 · the cache cannot be written: %s", self._folder, error.strerror)

    def _newest(self) -> Release | None:
        entries = self._store.entries()
        return self._store.release(entries[0].version) if entries else None

    def _says(self, inputs: str, release: Release) -> bool:
        name = _name(inputs, release)
        path = self._folder / name
        return path.is_file() and path.read_bytes() == name.encode()


def _name(inputs: str, release: Release) -> str:
    return hashlib.sha256(f"{inputs} {release.manifest.sha256}".encode()).hexdigest()


def _is_whole(release: Release) -> bool:
    """Whether the tables in Parquet are what was published: what an ordinary run would compare with."""
    tables = [file for file in release.manifest.files.values() if file.path.endswith(".parquet")]
    return all(sha256_of(release.file(file.path)) == file.sha256 for file in tables)
