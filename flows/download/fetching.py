"""Fetches the files of a release into a folder, each as `.part` until its SHA-256 is right; what is there is not fetched again."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

from flows.download.sources import CutOff, Source, Tries
from flows.errors import BrokenRelease, StoreError
from flows.format.files import sha256_of
from flows.format.manifest import File, Manifest
from flows.runs import progress

PART = ".part"
KIB = 1024
log = logging.getLogger("gongbao.download")


class Meter:
    """How many bytes of all are here, told to whoever shows progress."""

    def __init__(self, name: str, total: int) -> None:
        progress.stage(f"{name} (KiB)", -(-total // KIB))
        self.done = 0
        self._shown = 0

    def reach(self, position: int) -> None:
        """So many bytes of the file that is being fetched are here."""
        now = (self.done + position) // KIB
        progress.advance(now - self._shown)
        self._shown = now


def fetch_all(source: Source, work: Path, manifest: Manifest) -> None:
    """Bring every file of `manifest` into the folder `work`.

    BrokenRelease where what is sent is not what the manifest says; StoreError where it cannot be had, or there is no room.
    """
    missing = [file for file in manifest.files.values() if not _is_here(work, file)]
    total, needed = (sum(file.size for file in files) for files in (manifest.files.values(), missing))
    _refuse_without_room(work, needed - sum(part.stat().st_size for part in work.rglob(f"*{PART}")))
    log.info("下载 download %s: %d 个文件 files, %.1f MB", manifest.version, len(missing), needed / 1e6)
    meter = Meter(f"下载 download {manifest.version}", total)
    meter.done = total - needed
    for file in missing:
        target = work / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        _fetch(source, f"{manifest.version}/{file.path}", target, file, meter)
        meter.done += file.size
    meter.reach(0)


def _is_here(work: Path, file: File) -> bool:
    target = work / file.path
    return target.is_file() and target.stat().st_size == file.size and sha256_of(target) == file.sha256


def _refuse_without_room(work: Path, needed: int) -> None:
    free = shutil.disk_usage(work).free
    if needed > free:
        raise StoreError(f"{work}: 空间不足 · not enough room: {needed / 1e6:,.1f} MB needed, {free / 1e6:,.1f} MB free")


def _fetch(source: Source, path: str, target: Path, file: File, meter: Meter) -> None:
    """Fetch one file to `target`, going on from its part; once more from the start where the whole has another SHA-256."""
    part = target.with_name(target.name + PART)
    resumed = part.exists()
    _complete(source, path, part, file.size, meter)
    if resumed and sha256_of(part) != file.sha256:
        part.unlink()
        _complete(source, path, part, file.size, meter)
    if sha256_of(part) != file.sha256:
        part.unlink()
        raise BrokenRelease(f"{source.where}/{path}: 被改动或损坏 · sha256 differs: changed or damaged")
    os.replace(part, target)


def _complete(source: Source, path: str, part: Path, size: int, meter: Meter) -> None:
    """Append to `part` until it has `size` bytes; StoreError where no more come, however often they are asked for."""
    tries, have = Tries("已下载的部分保留，再次运行即可续传 · what has come is kept: run it again to go on"), _begun(part, size)
    while have < size:
        try:
            _append(source, path, part, have, size, meter)
            reason = f"{source.where}/{path}: 传输提前结束 · the transfer ended early"
        except FileNotFoundError:
            raise BrokenRelease(f"{source.where}/{path}: 缺失 · missing") from None
        except CutOff as error:
            reason = str(error)
        before, have = have, part.stat().st_size
        if have < size:
            tries.wait(reason, came=have > before)
            log.warning("%s; 从第 %d 字节续传 · going on from byte %d", reason, have, have)


def _begun(part: Path, size: int) -> int:
    """How many bytes `part` has; what is longer than the whole is no part of it."""
    part.touch()
    if part.stat().st_size > size:
        os.truncate(part, 0)
    return part.stat().st_size


def _append(source: Source, path: str, part: Path, start: int, size: int, meter: Meter) -> None:
    with open(part, "r+b") as file:
        for piece in source.stream(path, start):
            if piece.at + len(piece.content) > size:
                raise BrokenRelease(f"{source.where}/{path}: 比清单所载的长 · longer than the manifest says: refused")
            if file.tell() != piece.at:
                file.seek(piece.at)
                file.truncate()
            file.write(piece.content)
            meter.reach(file.tell())
