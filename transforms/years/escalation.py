"""层层加码: the main targets of an area beside those of the area above it, for the same year.

Only growth and rates compare: an amount of a city is a part of its province's. Of several targets of the area above for one
quantity the first counts, which is the plain one (增长6.5%、力争7%).
"""

from __future__ import annotations

from collections.abc import Iterable

from transforms.tables import REPORTS, TARGET_ESCALATION, TARGET_TRACKING

Row = TARGET_ESCALATION.row_type
Target = TARGET_TRACKING.row_type
_COMPARABLE = ("growth", "rate")


def target_escalation(reports: Iterable[tuple], tracking: Iterable[tuple]) -> list[tuple]:
    """Rows of `target_escalation` from the rows of two tables, in the order of the targets."""
    parents = {report.ref_area: report.parent_area for report in map(REPORTS.row_type._make, reports)}
    main = [row for row in map(Target._make, tracking) if is_main(row)]
    first: dict[tuple, Target] = {}
    for row in main:
        first.setdefault(_quantity(row.ref_area, row), row)
    pairs = ((row, first.get(_quantity(parents.get(row.ref_area), row))) for row in main)
    return [_row(row, above) for row, above in pairs if above]


def is_main(row: Target) -> bool:
    """Whether the row is one of the main targets of its year, which compare."""
    return row.section_role == "targets" and row.target_kind == "yearly" and row.measure in _COMPARABLE and row.indicator_code is not None


def _quantity(area: str | None, row: Target) -> tuple:
    return area, row.indicator_code, row.measure, row.time_period


def _row(row: Target, above: Target) -> tuple:
    step = round(row.target_value - above.target_value, 6)
    return Row(
        row.target_id, row.report_id, row.ref_area, row.indicator_code, row.measure, row.time_period, row.comparator, row.target_value, row.target_upper,
        row.unit_measure, above.ref_area, above.target_id, above.comparator, above.target_value, above.target_upper, step,
        "above" if step > 0 else "below" if step < 0 else "equal", row.char_start,
    )  # fmt: skip
