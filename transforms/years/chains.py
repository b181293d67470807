"""What the reports of one area say about one indicator: the candidates for a target's baseline and outcome.

Two rows speak of the same thing where area, measure, unit, period and scope are equal, and the codebook's code or, outside the
codebook, the name. Nothing is matched by likeness. Where only one of the two is on a comparable basis (按可比口径, 扣除留抵退税因素),
they are found and told apart: `same_basis`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from transforms.tables import OBSERVATIONS, REPORTS
from transforms.years.units import base_of, unit_of
from transforms.years.verdict import is_percentage

Observation = OBSERVATIONS.row_type
Report = REPORTS.row_type

# Flags that make it another quantity.
_SCOPES = frozenset(("annual_average", "against_others", "part_of_area"))
# A number that could not be matched with its name is no evidence.
_UNRELIABLE = "list_unaligned"
_AREA = re.compile("^(?:全[国省市县区州]|我[国省市县区州])")
_AGAINST_YEAR = re.compile("[比较是](?:((?:19|20)[0-9]{2})年|“?十[一二三四五]?五”?|[两三四五十]年前)[^，。；]{0,20}\\Z")
_BACK = 32
# Two numbers of one fact, one of them rounded: 47.2万亿元 and 471564亿元.
_ROUNDED = 0.005
# A shorter name outside the codebook is a word of many uses: 投资, 天然气 (found in the ground, or sold).
_LEAST_NAME = 4
# What a basis other than the plain one is called, with the number or a comma behind it. 可比价 is how growth is told anyway.
_ADJUSTED = re.compile("(?:可比(?!价)|同口径|扣除|剔除|还原)[^，。；0-9]*(?:，[^，。；0-9]{0,8})?\\Z")
# Words of which a name has one or another: what is told of one is not told of the other.
_RIVALS = (("国控", "国考"), ("省控", "省考"), ("市控", "市考")), (("义务教育",), ("基础教育",), ("学前",), ("高中",))


class Found(NamedTuple):
    """The rows of one report that speak of the same thing, the best first; `kind`: matched by code or by name."""

    report: Report
    rows: tuple[Observation, ...]
    kind: str
    same_basis: bool = True

    @property
    def agree(self) -> bool:
        """Whether they tell one value, give or take rounding."""
        return agree(self.rows)


class Chains:
    """The reports by area and year, and what each says other than targets."""

    def __init__(self, reports: Iterable[Report], observations: Iterable[Observation]) -> None:
        self.reports = {report.report_id: report for report in reports}
        self._by_year = {(report.ref_area, report.report_year): report for report in self.reports.values()}
        self._years: Mapping[str, list[int]] = defaultdict(list)
        for area, year in sorted(self._by_year):
            self._years[area].append(year)
        self._told: Mapping[tuple, list[Observation]] = defaultdict(list)
        self._adjusted: set[str] = set()
        for row in observations:
            if is_adjusted(row, self.reports[row.report_id].text):
                self._adjusted.add(row.observation_id)
            if row.obs_status != "target" and is_evidence(row, self.reports[row.report_id].text):
                for key in _keys(row, row.time_period):
                    self._told[row.report_id, *key].append(row)

    def report_of(self, area: str, year: int) -> Report | None:
        """The report of `area` delivered in `year`."""
        return self._by_year.get((area, year))

    def later(self, area: str, year: int) -> list[Report]:
        """The reports of `area` after `year`, in order."""
        return [self._by_year[area, later] for later in self._years.get(area, ()) if later > year]

    def find(self, target: Observation, period: str, report: Report) -> Found | None:
        """What `report` says of the target's quantity in `period`: by code where the target has one, else by name."""
        for key in _keys(target, period):
            told = [row for row in self._told.get((report.report_id, *key), ()) if not are_rivals(row.indicator_name, target.indicator_name)]
            alike = [row for row in told if self._basis(row) == self._basis(target)]
            if told:
                return Found(report, _best(alike or told, target), key[0], bool(alike))
        return None

    def _basis(self, row: Observation) -> bool:
        return row.observation_id in self._adjusted


def is_evidence(row: Observation, text: str) -> bool:
    """Whether the row of a report's `text` tells of its period by itself: reliably named, and no growth against a year long before.

    2007年比2002年增长65.5% is no growth of 2007, 比“十二五”末增长76.8% no growth of a year.
    """
    if _UNRELIABLE in (row.flags or ""):
        return False
    if row.measure not in ("growth", "change") or not row.time_period.isdigit():
        return True
    against = _AGAINST_YEAR.search(text, max(0, row.char_start - _BACK), row.char_start)
    return against is None or against[1] is not None and int(against[1]) == int(row.time_period) - 1


def is_adjusted(row: Observation, text: str) -> bool:
    """Whether the number is on another basis than the plain one: 按可比口径增长8.9%, 收入（扣除留抵退税因素）增长6.9%."""
    return _ADJUSTED.search(text, max(0, row.char_start - _BACK), row.char_start) is not None


def are_rivals(one: str, other: str) -> bool:
    """Whether two names part in a word that a name has one of: 国控断面 and 省控断面."""
    return any(kinds != others for group in _RIVALS if (kinds := _kinds(one, group)) and (others := _kinds(other, group)))


def _kinds(name: str, group: tuple[tuple[str, ...], ...]) -> set[int]:
    return {at for at, words in enumerate(group) if any(word in name for word in words)}


def is_plain(row: Observation) -> bool:
    """Whether it states the number for its own sake: no starting point of a change (从26.6万亿元), no round bound (不到70万亿元)."""
    return "from_value" not in (row.flags or "") and row.comparator in ("eq", "between", "approx")


def agree(rows: Sequence[Observation]) -> bool:
    """Whether `rows` of one quantity tell one value, give or take rounding; percentages are told alike everywhere."""
    values = [base_of(row) for row in rows]
    slack = 0.0 if is_percentage(rows[0].unit_measure) else _ROUNDED * max(map(abs, values))
    return max(values) - min(values) <= slack


def in_unit_of(target: Observation, row: Observation) -> float:
    """The value of `row` in the unit the target is written in: 1.35 亿人 as 13500 of a target in 万人."""
    if row.unit_measure == target.unit_measure or not target.obs_value or not target.base_value or row.base_value is None:
        return float(row.obs_value)
    return round(base_of(row) * target.obs_value / base_of(target), 6)


def _keys(row: Observation, period: str) -> list[tuple]:
    scope = tuple(sorted(_SCOPES.intersection((row.flags or "").split())))
    same = (row.ref_area, row.measure, unit_of(row), period, scope)
    if row.indicator_code:
        return [("code", row.indicator_code, *same)]
    name = _AREA.sub("", row.indicator_name)
    return [("name", name, *same)] if len(name) >= _LEAST_NAME else []


def _best(rows: list[Observation], target: Observation) -> tuple[Observation, ...]:
    """Those that say it most plainly: the same name, no starting point, final before estimated, a number before 超过."""

    def rank(row: Observation) -> tuple[bool, ...]:
        other_name = _AREA.sub("", row.indicator_name) != _AREA.sub("", target.indicator_name)
        return ("from_value" in (row.flags or ""), row.obs_status != "actual", other_name, row.comparator not in ("eq", "between"))

    best = min(map(rank, rows))
    return tuple(row for row in rows if rank(row) == best)
