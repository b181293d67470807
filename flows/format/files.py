"""Small questions about the files of a release."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePosixPath, PureWindowsPath


def files_of(folder: Path) -> list[str]:
    """Relative POSIX paths of all that is in `folder` and below but folders, sorted; links are told, not followed."""
    found = []
    for root, folders, files in os.walk(folder):
        links = [name for name in folders if Path(root, name).is_symlink()]
        found += [Path(root, name).relative_to(folder).as_posix() for name in [*files, *links]]
    return sorted(found)


def sha256_of(path: Path) -> str:
    """SHA-256 of the bytes of the file at `path`, in hexadecimal."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_inside(path: str) -> bool:
    """Whether the relative `path` names a file inside the folder it is joined to, on any system, in one spelling."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or PureWindowsPath(path).drive or "\\" in path or not path.isprintable():
        return False
    return pure.as_posix() == path and ".." not in pure.parts and path != "."
