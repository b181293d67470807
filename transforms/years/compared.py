"""What became of targets without a number, where the release itself can say: the value of the year beside what it was set against.

- indicator: 居民收入 and 经济 of the same area and year, both growth. - area: the same quantity of both areas in that year.
- previous: the same quantity of that year and of the year before.

Values are those of the panel: one to an area, year, indicator and measure. Tasks assigned from above (完成省定目标) stay open: the
number assigned is in no report. So do targets of several years, and what stands outside the codebook. Where a report tells
incomes in town and country only (城镇、农村居民收入分别增长…), 居民收入 is met where both are, missed where neither is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf
from typing import Any

from transforms.reference import Indicator
from transforms.tables import QUALITATIVE_TARGETS
from transforms.years.panel import Cells, Series, cells
from transforms.years.units import base_of, unit_of
from transforms.years.verdict import Interval, Rule, told, tolerance, verdict

Row = QUALITATIVE_TARGETS.row_type
Observation = Any
_BY_KIND = ("indicator", "area", "previous")
# Both must stand as the whole is to stand.
PARTS = {"resident_income": ("urban_income", "rural_income")}
# Of the same year an estimate is better than nothing.
_STATUSES = ("actual", "estimated")


def with_outcomes(rows: Iterable[Any], reports: Iterable[tuple], observations: Iterable[tuple], indicators: Iterable[Indicator]) -> list[Any]:
    """The `rows` of `qualitative_targets` with their outcomes and verdicts, from what the reports of all areas tell."""
    known, directions = cells(reports, observations), {indicator.indicator_code: indicator.direction for indicator in indicators}
    return [_with_outcome(row, known, directions) for row in rows]


def _with_outcome(row: Any, known: Cells, directions: Mapping[str, str]) -> Any:
    if row.reference_kind not in _BY_KIND or not row.indicator_code or not row.measure or not row.time_period.isdigit():
        return row
    year = int(row.time_period)
    outcomes = _outcomes(row, known, year)
    other = _other(row, known, year)
    if not outcomes or other is None or unit_of(outcomes[0]) != unit_of(other):
        return row
    verdicts = {met_by(row.comparator, outcome, base_of(other), directions.get(row.indicator_code, "neither")) for outcome in outcomes}
    outcome, met = min(outcomes, key=base_of), verdicts.pop() if len(verdicts) == 1 else None
    return row._replace(outcome_id=outcome.observation_id, outcome_value=base_of(outcome), compared_id=other.observation_id, compared_value=base_of(other), met=met)


def _outcomes(row: Any, known: Cells, year: int) -> list[Observation]:
    """The value of the year; the growth of incomes in town and country where no report adds them up."""
    if found := _told(known, row.ref_area, year, row.indicator_code, row.measure):
        return [found]
    parts = [_told(known, row.ref_area, year, part, row.measure) for part in PARTS.get(row.indicator_code, ()) if row.measure == "growth"]
    return [part for part in parts if part] if all(parts) else []


def _other(row: Any, known: Cells, year: int) -> Observation | None:
    """What it is set against, as told of the year (of the one before, for 持平)."""
    if row.reference_kind == "indicator":
        return _told(known, row.ref_area, year, row.reference_indicator, "growth") if row.reference_indicator else None
    if row.reference_kind == "area":
        return _told(known, row.reference_area, year, row.indicator_code, row.measure) if row.reference_area else None
    return _told(known, row.ref_area, year - 1, row.indicator_code, row.measure)


def _told(known: Cells, area: str, year: int, code: str, measure: str) -> Observation | None:
    of_year = known.get((area, year), {})
    return next((of_year[one] for status in _STATUSES if (one := Series(code, measure, status)) in of_year), None)


def met_by(comparator: str, outcome: Observation, against: float, better: str) -> bool | None:
    """Whether `outcome` stands as `comparator` says to `against`; None where a tolerance or rounding decides.

    基本同步 (approx) takes the tolerance of 左右, and the better side; 同步 (eq) is met from the number on, and open within the tolerance.
    """
    reach = tolerance(unit_of(outcome), against)
    interval = told(outcome.comparator, base_of(outcome), None)
    if comparator in ("eq", "approx"):
        exact, about = (Rule("about", _around(against, by, better), True) for by in (0.0, reach))
        return verdict(about, interval) if comparator == "approx" or not verdict(about, interval) else verdict(exact, interval) or None
    low, high = (against, inf) if comparator in ("ge", "gt") else (-inf, against)
    is_open = comparator in ("gt", "lt")
    return verdict(Rule("bound", Interval(low, high, is_open and low == against, is_open and high == against), True), interval)


def _around(number: float, reach: float, better: str) -> Interval:
    return Interval(-inf if better == "lower" else number - reach, inf if better == "higher" else number + reach)
