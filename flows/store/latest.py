"""`latest/`: a copy of the latest release, at addresses that stay: the same table is always below the same path.

A copy and no link: web servers, buckets and Windows follow none, and under a second name of the same file what a program
writes into latest/gongbao.duckdb, when it is opened for writing, would change a published version. Each file is replaced
in one step, the manifest last; so while it is renewed, the manifest tells by its hashes which files are not yet those it
names. It is made from the releases, after index.json, so it can be late or cut short, never wrong for long: the next run
completes it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from flows.errors import StoreError
from flows.format.files import files_of
from flows.format.manifest import MANIFEST
from flows.store.durable import temporary_of

LATEST = "latest"


def renew(store: Path, version: str | None) -> None:
    """Let `latest/` in the folder `store` hold the release `version`; nothing for None."""
    folder = store / LATEST
    _refuse_links(folder)
    if version is None:
        shutil.rmtree(folder, ignore_errors=True)
        return
    source = store / version
    wanted = files_of(source)
    if not _same(source / MANIFEST, folder / MANIFEST):
        for path in [*(path for path in wanted if path != MANIFEST), MANIFEST]:
            _copy(source / path, folder / path)
    for path in set(files_of(folder)) - set(wanted):
        (folder / path).unlink()


def is_renewed(store: Path, version: str | None) -> bool:
    """Whether `latest/` in the folder `store` is as `renew` leaves it."""
    folder = store / LATEST
    if version is None:
        return not folder.exists()
    return _same(store / version / MANIFEST, folder / MANIFEST) and files_of(store / version) == files_of(folder)


def _refuse_links(folder: Path) -> None:
    """What is copied through a link would land elsewhere: in an older release, say, or over somebody's files."""
    for path in [folder, *(folder / path for path in files_of(folder))]:
        if path.is_symlink():
            raise StoreError(f"{path}: 符号链接 · a symbolic link; a store holds none: move it away")


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, temporary_of(target))
    os.replace(temporary_of(target), target)
