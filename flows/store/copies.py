"""Local copies of what is read of a bucket: a folder laid out like a store, filled as files are asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from flows.format.manifest import MANIFEST
from flows.format.release import Release, open_release
from flows.store.index import INDEX
from flows.store.objects import Objects
from flows.store.scratch import Scratch


class Copies:
    """Copies of some of `objects`; they are gone with this object and the releases it has opened."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects

    @property
    def folder(self) -> Path:
        """Where they are, each below its key."""
        return self._scratch.path

    def open(self, version: str) -> Release:
        """The release `version`, whose files are fetched when they are read."""
        self.fetch(version, MANIFEST)
        return open_release(self.folder / version, f"{self._objects.url}/{version}", lambda path: self.fetch(version, path))

    def note_index(self, content: bytes) -> None:
        """Keep index.json as it was read last."""
        (self.folder / INDEX).write_bytes(content)

    def fetch(self, version: str, path: str) -> None:
        """Copy a file anew: one of a release that is not listed yet may have been another before. Nothing where there is none."""
        target = self.folder / version / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(target, "wb") as file:
                for chunk in self._objects.chunks(f"{version}/{path}"):
                    file.write(chunk)
        except FileNotFoundError:
            target.unlink()

    @cached_property
    def _scratch(self) -> Scratch:
        return Scratch()
