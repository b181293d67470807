"""Files that survive a crash: written, flushed to the disk, and only then given their final name."""

from __future__ import annotations

import os
from pathlib import Path


def flush_folder(folder: Path) -> None:
    """Make the names in `folder` durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_tree(root: Path) -> None:
    """Make every file and folder under `root` durable, and `root` itself."""
    for folder, _, files in os.walk(root, topdown=False):
        for name in files:
            with open(Path(folder, name), "rb") as file:
                os.fsync(file.fileno())
        flush_folder(Path(folder))


def temporary_of(path: Path) -> Path:
    """Where `replace_file` writes before it renames; left behind only by a run that was killed."""
    return path.with_name(f".{path.name}.tmp")


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: a reader sees the old file or the new one, never a part. OSError that names `path`."""
    temporary = temporary_of(path)
    try:
        with open(temporary, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from None
    flush_folder(path.parent)
