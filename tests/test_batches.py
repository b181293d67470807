"""Many reports in batches: areas stay together, batches hold still, and what is made does not depend on them."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from flows.runs.batches import MOST, batches_of
from flows.runs.kept import Kept
from transforms.tables import REPORTS

AREAS = st.dictionaries(st.integers(110000, 659999), st.integers(1, 60), max_size=80)


def reports(areas: dict[int, int]) -> list[tuple]:
    """Rows of `reports`, sorted: as many years of each area as are given."""
    bare = {column: None for column in REPORTS.column_names}
    return [REPORTS.row_type(**{**bare, "report_id": f"{area}-{2000 + at}", "ref_area": str(area)}) for area in sorted(areas) for at in range(areas[area])]


def areas_of(batch: list[tuple]) -> set[str]:
    return {report.ref_area for report in batch}


@given(AREAS)
def test_every_report_is_in_one_batch_in_order_and_areas_stay_together(areas: dict[int, int]) -> None:
    batches = list(batches_of(reports(areas)))
    assert [report for batch in batches for report in batch] == reports(areas)
    assert sum(len(areas_of(batch)) for batch in batches) == len(areas)
    assert all(len(batch) <= MOST or len(areas_of(batch)) == 1 for batch in batches)


def test_a_report_more_leaves_most_batches_as_they_are() -> None:
    areas = {110000 + 100 * at: 10 for at in range(300)}
    before, after = ({tuple(report.report_id for report in batch) for batch in batches_of(reports({**areas, **more}))} for more in ({}, {110001: 1}))
    assert len(before) > 50 and len(before - after) <= 2, "the one it is in, and at most the next"


def test_parts_are_kept_where_there_is_room_and_otherwise_for_the_run(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "cache")
    assert kept.get("key") is None
    assert kept.put("key", b"part").path.read_bytes() == b"part"
    assert Kept(tmp_path / "cache").get("key") is not None
    (tmp_path / "file").write_text("")
    elsewhere = Kept(tmp_path / "file")
    assert elsewhere.put("key", b"part").path.read_bytes() == b"part"
    assert elsewhere.get("key") is not None and Kept(tmp_path / "file").get("key") is None
    kept.prune()
    assert kept.get("key")


def test_what_a_killed_run_left_unfinished_is_swept_a_day_later(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put("key", b"part")
    old, new = tmp_path / "parts" / "old.new", tmp_path / "parts" / "another-run-is-at-it.new"
    for path in (old, new):
        path.write_bytes(b"pa")
    os.utime(old, (0, 0))
    kept.prune()
    assert [path.name for path in sorted((tmp_path / "parts").glob("*.new"))] == [new.name] and kept.get("key")
