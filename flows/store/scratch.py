"""Temporary folders that a killed run cannot leave behind for good: whoever makes the next one sweeps them.

The owner holds a lock in its folder for as long as it lives, so a folder whose lock is free belongs to nobody.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import weakref
from pathlib import Path
from types import TracebackType

PREFIX = "gongbao-"
_LOCK = ".lock"


class Scratch:
    """A folder `path` for this process, gone when it is closed or collected."""

    def __init__(self) -> None:
        _sweep(Path(tempfile.gettempdir()))
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        self.close = weakref.finalize(self, _leave, self.path, _hold(self.path), os.getpid())

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _hold(folder: Path) -> int:
    """Lock the new `folder`; the lock gets its name only when it is held, lest someone sweeps in between."""
    unnamed = folder / f"{_LOCK}.new"
    lock = os.open(unnamed, os.O_CREAT | os.O_WRONLY, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    os.rename(unnamed, folder / _LOCK)
    return lock


def _leave(folder: Path, lock: int, owner: int) -> None:
    if os.getpid() == owner:  # a forked child inherits the object, not the folder
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _sweep(parent: Path) -> None:
    """Delete the folders of this user that nobody holds."""
    for folder in parent.glob(f"{PREFIX}*"):
        try:
            lock = os.open(folder / _LOCK, os.O_WRONLY | os.O_NOFOLLOW)
        except OSError:
            continue  # another user's, or not one of ours
        try:
            if folder.stat().st_uid == os.getuid() and not folder.is_symlink():
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue  # its owner is alive, or has just cleaned up
        finally:
            os.close(lock)
