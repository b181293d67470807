"""What came of batches, kept by what it was made of: a batch whose reports, reference data and code are the same is not read again.

An entry is named by the SHA-256 of all that decides it and by that of its own bytes, gets its name when it is whole, and is
not used where its bytes are others. All of it may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir
from time import time
from typing import Any

from flows.errors import StoreError
from flows.format.datapackage import made_with
from flows.format.files import sha256_of
from flows.runs.part import Part
from flows.runs.work import Common
from flows.store.scratch import Scratch
from transforms.reference import Correction
from transforms.tables import REPORTS

log = logging.getLogger("gongbao.cache")
_FOLDER = "parts"
_MOST_BYTES = 8 * 2**30
_UNFINISHED = ".new"
_ABANDONED_SECONDS = 24 * 3600  # No run writes at one part for as long as that.


def key_of(common: str, *what: Sequence[Any]) -> str:
    """The name of what is made of these with the code at hand; `common` tells the reference data (`told`)."""
    return hashlib.sha256(json.dumps([made_with(), common, what], sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def told(common: Common) -> str:
    """All of `common` in few characters, the same in every process."""
    lexicon = replace(common.lexicon, stopwords=tuple(sorted(common.lexicon.stopwords)))
    return hashlib.sha256(repr((common.reference, lexicon)).encode()).hexdigest()


def batch_key(common: str, reports: Sequence[tuple], sources: Sequence[tuple], corrections: Sequence[Correction]) -> str:
    """The name of what comes of a batch: by its reports, their sources and the corrections declared for them."""
    rows = [*map(REPORTS.row_type._make, reports)]
    texts = [hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest() for row in rows]
    return key_of(common, texts, [row._replace(text="") for row in rows], sources, corrections)


class Kept:
    """Parts in the folder `cache`, which need not exist. What cannot be written there lasts as long as this."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / _FOLDER
        self._scratch: Scratch | None = None

    def get(self, key: str) -> Part | None:
        """The part of this name, if it is there and whole."""
        for path in self._there[key]:
            try:
                if sha256_of(path) == path.stem.partition("-")[2]:
                    os.utime(path)
                    return Part(path)
            except FileNotFoundError:
                continue  # Another run has pruned it.
            except OSError as error:
                self._warn(error)
        return None

    @cached_property
    def _there(self) -> dict[str, list[Path]]:
        """By key, the parts that were there when this was first asked, and those kept since."""
        found = defaultdict[str, list[Path]](list)
        for path in self._folder.glob("*.zip"):
            found[path.name.partition("-")[0]].append(path)
        return found

    def put(self, key: str, content: bytes) -> Part:
        """Keep the part `content` under this name. StoreError where there is no room for it anywhere."""
        name = f"{key}-{hashlib.sha256(content).hexdigest()}.zip"
        try:
            if self._scratch is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                return self._noted(key, _written(self._folder / name, content))
        except OSError as error:
            self._warn(error)
        try:
            self._scratch = self._scratch or Scratch()
            return self._noted(key, _written(self._scratch.path / name, content))
        except OSError as error:
            where = self._scratch.path if self._scratch else gettempdir()
            raise StoreError(f"{where}: {error.strerror}; nothing was published: make room there, or give --cache a folder with room") from None

    def _noted(self, key: str, path: Path) -> Part:
        self._there[key].append(path)
        return Part(path)

    def prune(self) -> None:
        """Delete what was longest not used, as far as all of it is larger than some gigabytes, and what a killed run left unfinished."""
        found = []
        for path in self._folder.glob("*"):
            with suppress(OSError):  # Another run may have deleted it.
                found.append((path.stat().st_mtime, path.stat().st_size, path))
                if path.suffix == _UNFINISHED and time() - path.stat().st_mtime > _ABANDONED_SECONDS:
                    path.unlink()
        total = 0
        for _, size, path in sorted(found, reverse=True):
            total += size
            if total > _MOST_BYTES:
                with suppress(OSError):
                    path.unlink()

    def _warn(self, error: OSError) -> None:
        log.warning("%s: 缓存用不了 · the cache cannot be used: %s", self._folder, error.strerror)


def _written(path: Path, content: bytes) -> Path:
    """The file, in its place only once it is whole."""
    with NamedTemporaryFile(dir=path.parent, suffix=_UNFINISHED, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.replace(file.name, path)
        except OSError:
            os.unlink(file.name)
            raise
    return path
