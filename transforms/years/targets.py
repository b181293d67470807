"""From promise to outcome: every target with its baseline, its outcome, the gap, and whether it was met.

The outcome of a target is what the report of the year after the target's period says of the same quantity in the same
period; the baseline is what the target's own report says of the period before. Nothing is carried over a report that is
missing. Where a later report states the same period again, its final figure wins over the first one, and both are kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from transforms.tables import SECTIONS, TARGET_TRACKING
from transforms.years.chains import Chains, Found, Observation, Report, in_unit_of, is_plain
from transforms.years.directions import Directions
from transforms.years.verdict import Rule, rule_of, told, verdict

Row = TARGET_TRACKING.row_type


class Outcome(NamedTuple):
    """What became of a target: the state, and the vintages of the outcome in the order they were told."""

    state: str
    vintages: tuple[Found, ...] = ()

    @property
    def final(self) -> Found:
        """The last final figure, else the last estimate."""
        return max(self.vintages, key=lambda found: (found.rows[0].obs_status == "actual", found.report.report_year))


def target_tracking(reports: Iterable[tuple], sections: Iterable[tuple], observations: Iterable[tuple], indicators: Iterable[tuple]) -> list[tuple]:
    """The rows of `target_tracking`, in document order, from the rows of four other tables (named tuples)."""
    observations = list(observations)
    chains = Chains(reports, observations)
    roles = {section.section_id: section.role for section in map(SECTIONS.row_type._make, sections)}
    directions = Directions(chains.reports, indicators, targets := [row for row in observations if row.obs_status == "target"])
    return [_tracked(target, chains, roles[target.section_id], directions) for target in targets]


def _tracked(target: Observation, chains: Chains, role: str, directions: Directions) -> tuple:
    report = chains.reports[target.report_id]
    kind = kind_of(target, report)
    baseline = _baseline(target, kind, chains, report)
    outcome = _outcome(target, kind, chains)
    rule = rule_of(target.comparator, target.obs_value, target.obs_value_upper, target.unit_measure, directions.better(target))
    return Row(
        target.observation_id, target.report_id, target.ref_area, target.indicator_code, target.indicator_name, target.measure, target.time_period,
        kind, role, target.comparator, target.obs_value, target.obs_value_upper, target.unit_measure,
        *_baseline_cells(target, baseline), outcome.state, *_outcome_cells(target, outcome), *_verdict_cells(target, outcome, rule),
        target.char_start, target.evidence,
    )  # fmt: skip


def kind_of(target: Observation, report: Report) -> str:
    """yearly, past (for a year already over), end_of_period, annual_average, span (a sum over years) or part_year."""
    first, _, last = target.time_period.partition("/")
    if "annual_average" in (target.flags or ""):
        return "annual_average"
    if last and first.isdigit():
        return "span"
    if not first.isdigit():
        return "part_year"
    if int(first) == report.report_year:
        return "yearly"
    return "past" if int(first) < report.report_year else "end_of_period"


def _baseline(target: Observation, kind: str, chains: Chains, report: Report) -> Found | None:
    if (period := _period_before(target, kind, report)) is None:
        return None
    return chains.find(target, period, report)


def _period_before(target: Observation, kind: str, report: Report) -> str | None:
    """The review year; for a span the span before; None where growth would be set against another base."""
    if kind in ("annual_average", "span"):
        first, _, last = target.time_period.partition("/")
        years = int(last) - int(first) + 1 if last else 1
        return f"{int(first) - years}/{int(first) - 1}" if years > 1 else str(int(first) - 1)
    if kind == "past":
        return str(int(target.time_period) - 1)
    if kind == "end_of_period" and target.measure in ("growth", "change"):
        return None
    return str(report.review_year) if kind != "part_year" else None


def _outcome(target: Observation, kind: str, chains: Chains) -> Outcome:
    if kind == "end_of_period" and target.measure in ("growth", "change"):
        return Outcome("not_comparable")
    ends = int(target.time_period.rpartition("/")[2][:4])
    following = chains.report_of(target.ref_area, ends + 1)
    if following is None:
        return Outcome("no_report")
    first = chains.find(target, target.time_period, following)
    if first is None:
        return Outcome("not_reported")
    again = (chains.find(target, target.time_period, report) for report in chains.later(target.ref_area, ends + 1))
    return Outcome("found", (first, *(found for found in again if found and found.agree and is_plain(found.rows[0]))))


def _baseline_cells(target: Observation, found: Found | None) -> tuple:
    if found is None:
        return (None,) * 5
    row = found.rows[0]
    return row.observation_id, in_unit_of(target, row), row.obs_status, found.kind, _strength(found)


def _outcome_cells(target: Observation, outcome: Outcome) -> tuple:
    if not outcome.vintages:
        return (None,) * 12
    final, first = outcome.final, outcome.vintages[0]
    row, value, was = final.rows[0], in_unit_of(target, final.rows[0]), in_unit_of(target, first.rows[0])
    return (
        row.observation_id, final.report.report_id, value, _upper(target, row), row.comparator, row.obs_status, row.evidence,
        final.kind, _strength(final), first.rows[0].observation_id, was, round(value - was, 6),
    )  # fmt: skip


def _verdict_cells(target: Observation, outcome: Outcome, rule: Rule) -> tuple:
    """Rule, what it accepts, gap, met; no verdict where the best candidates lead to different ones, or are on another basis."""
    low, high = (None if abs(end) == float("inf") else round(end, 6) for end in rule.accepts[:2])
    if not outcome.vintages:
        return rule.name, low, high, None, None
    final = outcome.final
    verdicts = {verdict(rule, told(row.comparator, in_unit_of(target, row), _upper(target, row))) for row in final.rows}
    met = verdicts.pop() if len(verdicts) == 1 and final.same_basis else None
    return rule.name, low, high, _gap(target, in_unit_of(target, final.rows[0])), met


def _gap(target: Observation, value: float) -> float:
    """Outcome less target; from the nearer end of a range, nought within it."""
    low, high = sorted((target.obs_value, target.obs_value if target.obs_value_upper is None else target.obs_value_upper))
    return round(value - min(max(value, low), high), 6)


def _upper(target: Observation, row: Observation) -> float | None:
    if row.obs_value_upper is None:
        return None
    return in_unit_of(target, row._replace(obs_value=row.obs_value_upper, base_value=_scaled(row)))


def _scaled(row: Observation) -> float | None:
    """The upper end in base units."""
    if row.base_value is None or row.obs_value_upper is None or not row.obs_value:
        return None
    return row.base_value * row.obs_value_upper / row.obs_value


def _strength(found: Found) -> str:
    """weak where the candidates disagree or are on another basis; strong by the codebook, fair by equal names."""
    if not found.agree or not found.same_basis:
        return "weak"
    return "strong" if found.kind == "code" else "fair"
