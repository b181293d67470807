"""Many reports in batches: areas stay together, batches hold still, and what is made does not depend on them."""

from __future__ import annotations

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
    before, after = (batches_of(reports({**areas, **more})) for more in ({}, {110001: 1}))
    kept = {tuple(report.report_id for report in batch) for batch in before} & {tuple(report.report_id for report in batch) for batch in after}
    assert len(kept) > 50


def test_parts_are_kept_where_there_is_room_and_otherwise_for_the_run(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "cache")
    assert kept.get("key") is None
    assert kept.put("key", b"part").path.read_bytes() == b"part"
    assert Kept(tmp_path / "cache").get("key") is not None
    (tmp_path / "file").write_text("")
    elsewhere = Kept(tmp_path / "file")
    assert elsewhere.put("key", b"part").path.read_bytes() == b"part"
    assert elsewhere.get("key") is None
    kept.prune()
    assert kept.get("key")
