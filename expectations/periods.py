"""Periods: well formed, a target in the future of the year under review, an actual in the past.

The latter two are warnings: a report may speak of an old target or of this January, and then the row is right as it is.
"""

from __future__ import annotations

import re

from expectations.declare import Check
from expectations.world import Row, World

_ONE = r"[0-9]{4}(?:-(?:Q[1-4]|[HS][12]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?))?"
_PERIOD = re.compile(rf"(?P<start>{_ONE})(?:/(?P<end>{_ONE}))?")
_OLD_TARGET = re.compile("目标|计划|预期|任务|指标")
_REVIEW = ("opening", "review")


def years(period: str) -> tuple[int, int] | None:
    """First and last year of a period; None where it is malformed or ends before it begins."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        return None
    start, end = match["start"], match["end"] or match["start"]
    return (int(start[:4]), int(end[:4])) if start <= end else None


def period_formed(row: Row, world: World) -> bool | None:
    return years(row.time_period) is not None


def target_in_future(row: Row, world: World) -> bool | None:
    """But for a review that quotes an old target in so many words: 高于年初人代会12%的目标14.4个百分点."""
    report, period = world.reports.get(row.report_id), years(row.time_period)
    if row.obs_status != "target" or report is None or report.review_year is None or period is None:
        return None
    section = world.sections.get(row.section_id)
    if section is not None and section.role in _REVIEW and _OLD_TARGET.search(row.evidence or ""):
        return None
    return period[1] > report.review_year


def actual_in_past(row: Row, world: World) -> bool | None:
    report, period = world.reports.get(row.report_id), years(row.time_period)
    if row.obs_status != "actual" or report is None or report.review_year is None or period is None:
        return None
    return period[0] <= report.review_year


def _status(row: Row, world: World) -> str:
    return f"{row.indicator_name} {row.obs_status} {row.time_period}"


_LOOK = ("对照原文核对是目标还是实绩", "see in the text whether it is a target or a result")
_NEEDS = ("report_id", "section_id", "obs_status", "time_period")

CHECKS = (
    *(
        Check(table, "period_formed", "critical", "时期是 ISO 8601 写法，起不晚于止", "The period is ISO 8601 and does not end before it begins",
              column="time_period", holds=period_formed, needs=("time_period",), say=lambda row, world: row.time_period)
        for table in ("observations", "rankings")
    ),
    Check("observations", "target_in_future", "warning", "目标的时期在回顾年份之后", "A target lies in the future of the year under review",
          _LOOK, "time_period", holds=target_in_future, needs=_NEEDS, say=_status),
    Check("observations", "actual_in_past", "warning", "实绩的时期不晚于回顾年份", "An actual value is not of a year after the one under review",
          _LOOK, "time_period", holds=actual_in_past, needs=_NEEDS, say=_status),
)  # fmt: skip
