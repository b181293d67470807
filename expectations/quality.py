"""The table of the checks' own results is checked like any other."""

from __future__ import annotations

from expectations.declare import Check
from expectations.world import Row, World


def counts_agree(row: Row, world: World) -> bool | None:
    """What passed has no failing row, no more rows failed than were checked, and each that failed is named."""
    named = len((row.failed_rows or "").split())
    return 0 <= row.n_failed <= row.n_checked and not (row.success and row.n_failed) and named <= row.n_failed


CHECKS = (
    Check("quality", "counts_agree", "critical", "通过的检查没有未通过的行，行数相符", "A check that passed has no failing row, and the counts agree",
          column="n_failed", holds=counts_agree, needs=("success", "n_checked", "n_failed")),
)  # fmt: skip
