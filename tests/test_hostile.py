"""A release that was tampered with is refused by every command that reads one: one line, no traceback, nothing written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.store.store import Store
from tests.release_tools import bytes_of, edit_manifest
from tests.test_cli import run


@pytest.fixture
def release(store: Store) -> Path:
    """The latest of two releases, in a store of its own."""
    return Path(store.path) / "1.1.0"


def flipped(release: Path) -> None:
    path = release / "parquet" / "observations.parquet"
    content = path.read_bytes()
    path.write_bytes(content[:100] + bytes([content[100] ^ 1]) + content[101:])


def linked(release: Path) -> None:
    path = release / "parquet" / "observations.parquet"
    path.symlink_to(path.rename(release.parent / "elsewhere"))


def linked_manifest(release: Path) -> None:
    path = release / "datapackage.json"
    path.symlink_to(path.rename(release.parent / "elsewhere"))


def fifo(release: Path) -> None:
    (release / "datapackage.json").unlink()
    os.mkfifo(release / "datapackage.json")


def manifest(edit: Callable[[dict[str, Any]], Any]) -> Callable[[Path], None]:
    return lambda release: edit_manifest(release, edit)


def names(path: str) -> Callable[[Path], None]:
    return manifest(lambda package: package["resources"][0].update(path=path))


MEDDLED: dict[str, tuple[Callable[[Path], None], str]] = {
    "flipped byte": (flipped, "observations.parquet"),
    "linked file": (linked, "observations.parquet"),
    "linked manifest": (linked_manifest, "symbolic link"),
    "no plain file": (fifo, "not a plain file"),
    "path that leads out": (names("../../x"), "'../../x', which is no other file inside the release: refused"),
    "absolute path": (names("/etc/passwd"), "'/etc/passwd'"),
    "newer schema": (manifest(lambda package: package["gongbao"].update(format=2)), "format 2 is newer than this program"),
    "cut short": (lambda release: os.truncate(release / "datapackage.json", 1000), "not the manifest of a release, or cut short"),
}
COMMANDS: dict[str, Callable[[Path], list[object]]] = {
    "diff": lambda release: ["diff", release.parent / "1.0.0", release],
    "diff of versions": lambda release: ["diff", "1.0.0", "1.1.0", "--releases", release.parent],
    "rebuild": lambda release: ["rebuild", release],
    "rebuild of a version": lambda release: ["rebuild", "latest", "--releases", release.parent],
    "show": lambda release: ["show", "1.1.0", "--releases", release.parent],
    "targets": lambda release: ["targets", "330681", "--releases", release.parent],
    "verify": lambda release: ["verify", release],
}


@pytest.mark.parametrize("meddling", [name if name == "path that leads out" else pytest.param(name, marks=pytest.mark.slow) for name in MEDDLED])
def test_every_command_refuses_it_in_one_line_and_writes_nothing(release: Path, meddling: str, tmp_path: Path) -> None:
    meddle, told = MEDDLED[meddling]
    meddle(release)
    before = set(tmp_path.rglob("*"))
    kept = bytes_of(release.parent) if meddling != "no plain file" else {}
    for name, arguments in COMMANDS.items():
        code, said, error = run(*map(str, arguments(release)))
        lines = (said if name == "verify" else error).splitlines()
        assert code == (1 if name == "verify" else 2), (name, said, error)
        # Through a store, a manifest that fits itself is met as another one than the index lists.
        assert len(lines) == 1 and (told in lines[0] or "not the release that index.json lists" in lines[0]), (name, lines)
    assert set(tmp_path.rglob("*")) == before
    assert kept == (bytes_of(release.parent) if kept else {})
