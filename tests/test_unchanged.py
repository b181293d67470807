"""Nothing changed, told in a moment: by notes that can be wrong about nothing, and that any doubt overrules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flows.pages import write_front
from flows.runs.inputs import inputs_sha256
from flows.runs.unchanged import Notes
from flows.store.store import Store
from tests.small_release import TEXTS, tables, two_reports
from tests.small_reports import small_report, write_reports


@pytest.fixture
def noted(tmp_path: Path) -> Notes:
    """Notes on a store with one release, which the inputs `now` make."""
    store = Store(tmp_path / "releases")
    store.publish(tables({"330681-2023": TEXTS["330681-2023"]}))
    store.front(write_front)
    notes = Notes(tmp_path / "cache", str(tmp_path / "releases"))
    notes.note("now", lambda: "now")
    return notes


def _spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def test_what_was_noted_is_known(noted: Notes) -> None:
    assert noted.knows("now")
    assert not noted.knows("other inputs")
    assert not noted.knows(None)


def test_inputs_that_changed_during_the_run_are_not_noted(noted: Notes) -> None:
    noted.note("before", lambda: "after")
    assert not noted.knows("before") and not noted.knows("after")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda root: [_spoil(note) for note in (root / "cache" / "unchanged").iterdir()],
        lambda root: [note.unlink() for note in (root / "cache" / "unchanged").iterdir()],
        lambda root: _spoil(root / "releases" / "1.0.0" / "parquet" / "observations.parquet"),
        lambda root: _spoil(root / "releases" / "1.0.0" / "datapackage.json"),
        lambda root: (root / "releases" / "index.json").unlink() or (root / "releases" / "1.0.0").rename(root / "gone"),
        lambda root: Store(root / "releases").publish(two_reports()),
        lambda root: (root / "releases" / "latest" / "datapackage.json").unlink(),
        lambda root: (root / "releases" / "latest" / ".left.csv.tmp").touch(),
        lambda root: (root / "releases" / ".staging").mkdir(),
        lambda root: Store(root / "releases").withdraw("1.0.0", "wrong"),
    ],
    ids=["note corrupted", "note deleted", "table damaged", "manifest damaged", "release gone", "newer release", "latest late", "latest untidy", "run killed", "withdrawal cut short"],
)
def test_in_any_doubt_the_run_is_an_ordinary_one(noted: Notes, tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    spoil(tmp_path)
    assert not noted.knows("now")


def test_the_hash_of_the_inputs_moves_with_every_file(tmp_path: Path) -> None:
    seeds = write_reports(tmp_path / "seeds", {"330600-2024.txt": small_report()})
    known = {inputs_sha256(seeds)}
    for change in ({"330600-2024.txt": small_report(gdp=1)}, {"330600-2023.txt": ""}, {"reports.csv": "file\n"}, {"corrections.yaml": ""}):
        write_reports(seeds, change)
        known.add(inputs_sha256(seeds))
    write_reports(seeds / "reference", {"units.csv": "unit\n"})
    known.add(inputs_sha256(seeds))
    (seeds / "330600-2023.txt").rename(seeds / "330600-2022.txt")
    known.add(inputs_sha256(seeds))
    assert len(known) == 7 and None not in known


def test_the_hash_is_of_the_contents_not_of_the_place(tmp_path: Path) -> None:
    here, there = (write_reports(tmp_path / name, {"330600-2024.txt": small_report()}) for name in ("here", "there"))
    assert inputs_sha256(here) == inputs_sha256(there)


def test_what_cannot_be_hashed_for_sure_has_no_hash(tmp_path: Path) -> None:
    seeds = write_reports(tmp_path / "seeds", {"330600-2024.txt": small_report()})
    assert inputs_sha256(tmp_path / "nowhere") is None
    (seeds / "reference").symlink_to(tmp_path)
    assert inputs_sha256(seeds) is None
