"""Version numbers of releases: `MAJOR.MINOR.PATCH`, decided by what changed and never by a person."""

from __future__ import annotations

import re
from typing import Literal

Level = Literal["major", "minor", "patch"]
FIRST_VERSION = "1.0.0"
_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\Z")


def is_version(text: str) -> bool:
    """Whether `text` is exactly a version: three numbers without leading zeros."""
    return _VERSION.match(text) is not None


def version_key(version: str) -> tuple[int, int, int]:
    """A key that sorts versions by number; ValueError where `version` is none."""
    if not is_version(version):
        raise ValueError(f"{version!r} is no version (MAJOR.MINOR.PATCH)")
    major, minor, patch = map(int, version.split("."))
    return major, minor, patch


def next_version(version: str, level: Level) -> str:
    """The version after `version` for a change of `level`."""
    major, minor, patch = version_key(version)
    if level == "major":
        return f"{major + 1}.0.0"
    if level == "minor":
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"
