"""Downloads a release: resumed where it was cut off, verified, and only then given its name.

It grows in `.download/<version>/` (`flows.download.fetching`). Only a release that verifies as a whole is renamed to its
version; until then nothing stands under that name.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.download.fetching import PART, fetch_all
from flows.download.places import open_source
from flows.download.sources import Source, read_small
from flows.errors import BrokenRelease, StoreError
from flows.format.files import files_of
from flows.format.manifest import MANIFEST, SIGNATURE, Manifest, parse_manifest
from flows.store.durable import flush_folder, flush_tree
from flows.store.index import INDEX, Entry, entry_wanted, parse_index
from flows.verify.signing import signature_problems
from flows.verify.verify import verify

WORK = ".download"


@dataclass(frozen=True)
class Downloaded:
    """A release that is now in the folder `path`; why it was withdrawn, where it was; whether it was there before."""

    path: Path
    version: str
    withdrawn: str | None
    was_there: bool


def download(version: str, source: str, to: Path, key: bytes | None = None) -> Downloaded:
    """Fetch `version` (or `latest`) from the store at `source` into the folder `to`, under its version.

    With a public `key`, it must be signed by it. StoreError where it cannot be had, BrokenRelease where what was sent is not
    the release; then nothing of it is left. A run that is cut off leaves what it has for the next.
    """
    opened = open_source(source)
    entry = _entry(opened, version)
    content, signature = _manifest(opened, entry.version), _signature(opened, entry.version)
    manifest = _trusted(f"{opened.where}/{entry.version}", entry, content, signature, key)
    final, work = to / entry.version, to / WORK / entry.version
    with _told(to), _alone(work):
        there = os.path.lexists(final)
        if there:
            _refuse_another(final, entry, key)
        else:
            _make(opened, work, manifest, content, signature)
            os.rename(work, final)
            flush_folder(to)
    return Downloaded(final, entry.version, entry.withdrawn, was_there=there)


def _entry(source: Source, version: str) -> Entry:
    try:
        content = read_small(source, INDEX)
    except FileNotFoundError as error:
        raise StoreError(f"{error}: 没有 · there is no {INDEX}: give the address of a folder of releases, which holds it") from None
    return entry_wanted(parse_index(content, f"{source.where}/{INDEX}"), version, source.where)


def _manifest(source: Source, version: str) -> bytes:
    try:
        return read_small(source, f"{version}/{MANIFEST}")
    except FileNotFoundError:
        raise BrokenRelease(f"{source.where}/{version}/{MANIFEST}: 缺失 · missing, though {INDEX} lists it") from None


def _signature(source: Source, version: str) -> bytes | None:
    try:
        return read_small(source, f"{version}/{SIGNATURE}")
    except FileNotFoundError:
        return None


def _trusted(where: str, entry: Entry, content: bytes, signature: bytes | None, key: bytes | None) -> Manifest:
    """The manifest, once it is the one that the index lists and whose signature holds; before anything is written."""
    if hashlib.sha256(content).hexdigest() != entry.manifest_sha256:
        raise BrokenRelease(f"{where}: 不是索引所列的版本 · not the release that index.json lists (its manifest differs)")
    manifest = parse_manifest(content, f"{where}/{MANIFEST}")
    if manifest.version != entry.version:
        raise BrokenRelease(f"{where}: 清单是另一版本的 · its manifest is of {manifest.version}")
    if problems := signature_problems(signature, content, key):
        raise BrokenRelease(f"{where}: {problems[0]}")
    return manifest


def _refuse_another(final: Path, entry: Entry, key: bytes | None) -> None:
    """What stands under the version's name must be this very release."""
    problems = verify(final, key)
    if not problems and hashlib.sha256((final / MANIFEST).read_bytes()).hexdigest() != entry.manifest_sha256:
        problems = ["another release of this version"]
    if problems:
        raise StoreError(f"{final}: 已有，但不是这个版本 · is there already and is not this release ({problems[0]}): move it away")


@contextmanager
def _alone(work: Path) -> Iterator[None]:
    """Downloads into one folder take turns."""
    from filelock import FileLock

    if work.is_symlink() or work.parent.is_symlink():
        raise StoreError(f"{work}: 符号链接 · a symbolic link: move it away")
    work.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(work.parent / ".lock"):
        yield


def _make(source: Source, work: Path, manifest: Manifest, content: bytes, signature: bytes | None) -> None:
    """Fill the folder `work` until it is the whole release; nothing is left of it where what is sent is not."""
    try:
        _prepare(work, manifest, content, signature)
        fetch_all(source, work, manifest)
        if problems := verify(work):
            raise BrokenRelease(f"{source.where}/{manifest.version}: {problems[0]}")
    except BrokenRelease:
        shutil.rmtree(work)
        raise
    flush_tree(work)


def _prepare(work: Path, manifest: Manifest, content: bytes, signature: bytes | None) -> None:
    """Begin anew, or go on with what an earlier download of this very release has left."""
    there = work / MANIFEST
    if work.exists() and (not there.is_file() or there.read_bytes() != content):
        shutil.rmtree(work)
    work.mkdir(exist_ok=True)
    wanted = {MANIFEST, SIGNATURE, *manifest.files, *(path + PART for path in manifest.files)}
    for path in files_of(work):
        if path not in wanted or (work / path).is_symlink():
            (work / path).unlink()
    there.write_bytes(content)
    if signature is not None:
        (work / SIGNATURE).write_bytes(signature)


@contextmanager
def _told(to: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"{error.filename or to}: {error.strerror or error}; 已下载的部分保留 · what has come is kept") from error
