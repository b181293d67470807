"""Targets and outcomes: that a row of `target_tracking` does not contradict itself."""

from __future__ import annotations

from math import isclose

from expectations.declare import Check
from expectations.world import Row, World
from transforms.tables import OUTCOME_STATES, QUALITATIVE_KINDS


def outcome_told(row: Row, world: World) -> bool | None:
    """An outcome, and a gap, there are where one was found, and only there; no verdict without."""
    if row.outcome_state not in OUTCOME_STATES:
        return None
    found = row.outcome_state == "found"
    return found == (row.outcome_id is not None) == (row.gap is not None) and (found or row.met is None)


def outcome_after_period(row: Row, world: World) -> bool | None:
    """The report of an outcome is later than the period: nothing is known of a year before it is over."""
    report, last = world.reports.get(row.outcome_report_id), row.time_period.rpartition("/")[2][:4]
    return report.report_year > int(last) if report and last.isdigit() and isinstance(report.report_year, int) else None


def verdict_fits(row: Row, world: World) -> bool | None:
    """A plain number was met where it lies between the limits; at a limit it depends on the comparator."""
    if row.met is None or row.outcome_comparator != "eq" or row.outcome_upper is not None:
        return None
    limits = [limit for limit in (row.accepts_low, row.accepts_high) if limit is not None]
    if any(isclose(row.outcome_value, limit) for limit in limits):
        return None
    low = row.accepts_low is None or row.accepts_low < row.outcome_value
    return row.met == (low and (row.accepts_high is None or row.outcome_value < row.accepts_high))


def reference_told(row: Row, world: World) -> bool | None:
    """A comparator and what it is set against, but where no target is set."""
    if row.reference_kind not in QUALITATIVE_KINDS:
        return None
    return (row.comparator is None) == (row.reference is None) == (row.reference_kind == "not_set")


def comparison_told(row: Row, world: World) -> bool | None:
    """Both numbers or none; no verdict without, nor where no target is set."""
    told = [value is not None for value in (row.outcome_id, row.outcome_value, row.compared_id, row.compared_value)]
    return len(set(told)) == 1 and (told[0] or row.met is None) and not (told[0] and row.reference_kind == "not_set")


CHECKS = (
    Check("qualitative_targets", "comparison_told", "critical", "结果与参照两数同有同无，没有两数就没有结论", "Outcome and what it is compared with come together; no verdict without",
          column="met", holds=comparison_told, needs=("reference_kind",), across=True),
    Check("qualitative_targets", "reference_told", "critical", "定性目标有参照与限定，未设目标的没有", "A target without a number is set against something; where none is set, there is nothing",
          column="reference_kind", holds=reference_told, needs=("reference_kind",)),
    Check("target_tracking", "outcome_told", "critical", "找到结果的行才有结果、差距和结论", "Outcome, gap and verdict stand where an outcome was found, and only there",
          column="outcome_state", holds=outcome_told, needs=("outcome_state",)),
    Check("target_tracking", "outcome_after_period", "critical", "结果出自目标期之后的报告", "The outcome stands in a report later than the period of the target",
          column="outcome_report_id", holds=outcome_after_period, needs=("outcome_report_id", "time_period")),
    Check("target_tracking", "verdict_fits", "critical", "结论与达标区间一致", "The verdict agrees with the limits",
          column="met", holds=verdict_fits, needs=("met", "outcome_value", "outcome_comparator")),
)  # fmt: skip
