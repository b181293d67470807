"""The panel: one row per area and year, a column per indicator, measure and status, ready to be merged on ref_area and year.

Its columns follow from the codebook and from what the reports say: `<code>_<measure>_<status>`, with `_comparator` and,
where a range occurs, `_upper` beside it. A column that would be empty is left out. Values are in base units, one unit per
column. A cell is null where the sentences that say it best disagree; all of them are in `observations`.

- target: what the report of that year promises for that year.
- actual, estimated: what a later report says of that year; the last report that states it for its own sake wins.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from transforms.tables import AREA_LEVELS, INDICATORS, MEASURES, OBS_STATUSES, OBSERVATIONS, REPORTS, Column, Table
from transforms.years.chains import agree, is_adjusted, is_evidence, is_plain
from transforms.years.units import base_of, name_of, unit_of

_LEFT_OUT = frozenset(("annual_average", "against_others", "part_of_area", "other_area"))
_ADJUSTED = "adjusted_basis"  # Never published: it goes no further than from `told` to `cells`.
_STATUS_ZH = {"target": "目标", "actual": "实际", "estimated": "预计"}
_MEASURE_ZH = {"level": "水平", "rate": "比率", "growth": "增速", "change": "增减量"}
_KEYS = (
    Column("ref_area", "string", "地区代码（GB/T 2260）", "Area code (GB/T 2260)"),
    Column("year", "int", "数值所描述的年份", "The year that is described"),
    Column("area_name", "string", "地区名称", "Area name", required=False),
    Column("area_level", "string", "地区层级", "Level of the area", allowed=AREA_LEVELS),
    Column("parent_area", "string", "上级地区代码", "Code of the parent area", required=False),
    Column("target_report_id", "string", "当年报告", "The report of that year, which sets the targets", required=False),
    Column("review_report_id", "string", "次年报告", "The report of the year after, which looks back", required=False),
)
NAME, ZH, EN = "panel", "面板数据", "One row per area and year, a column per indicator, measure and status, in base units"
ALWAYS = Table(NAME, ZH, EN, ("ref_area", "year"), _KEYS)  # what every panel has
Observation = OBSERVATIONS.row_type


class Series(NamedTuple):
    """One indicator under one measure and status."""

    code: str
    measure: str
    status: str

    @property
    def name(self) -> str:
        """The name of its column."""
        return "_".join(self)


Cells = Mapping[tuple[str, int], Mapping[Series, Observation]]  # by area and year, the row that each series takes its value from


class Panel(NamedTuple):
    """The table, whose columns depend on the data, and its rows."""

    table: Table
    rows: list[tuple]


def told(reports: Iterable[tuple], observations: Iterable[tuple]) -> tuple[list[tuple], list[tuple]]:
    """The rows that the panel is made of, of the reports of some areas, without their texts: there are few, and those of
    all areas fit into memory. What the texts alone tell is flagged."""
    by_id = {report.report_id: report for report in map(REPORTS.row_type._make, reports)}
    counting = [_flagged(row, by_id[row.report_id].text) for row in map(Observation._make, observations) if _counts(row, by_id[row.report_id])]
    return [report._replace(text="") for report in by_id.values()], counting


def _flagged(row: Observation, text: str) -> Observation:
    flags = f"{row.flags or ''} {_ADJUSTED}".strip() if is_adjusted(row, text) else row.flags
    return row._replace(evidence="", flags=flags)


def panel(reports: Iterable[tuple], observations: Iterable[tuple], indicators: Iterable[tuple]) -> Panel:
    """The panel of the reports, from the rows of three tables (values in declared order)."""
    names = {indicator.indicator_code: indicator for indicator in map(INDICATORS.row_type._make, indicators)}
    by_id = {report.report_id: report for report in map(REPORTS.row_type._make, reports)}
    found = cells(by_id.values(), observations)
    of_series: Mapping[Series, list[Observation]] = defaultdict(list)
    for of_place in found.values():
        for one, row in of_place.items():
            of_series[one].append(row)
    units = {one: name_of(of_one) for one, of_one in of_series.items()}
    series = _in_order(units, names)
    ranged = {one for of_place in found.values() for one, row in of_place.items() if row.obs_value_upper is not None}
    columns = [column for one in series for column in _columns(one, names[one.code], units[one], one in ranged)]
    rows = [_row(place, found[place], series, ranged, by_id) for place in sorted(found)]
    return Panel(Table(NAME, ZH, EN, ("ref_area", "year"), (*_KEYS, *columns)), rows)


def cells(reports: Iterable[tuple], observations: Iterable[tuple]) -> Cells:
    """What the reports say of each area and year, one row to a series; all rows of a series are in one unit."""
    by_id = {report.report_id: report for report in map(REPORTS.row_type._make, reports)}
    counting = [row for row in map(Observation._make, observations) if _counts(row, by_id[row.report_id])]
    units = _units(counting)
    return _cells([row for row in counting if unit_of(row) == units[_series(row)]], by_id)


def _counts(row: Observation, report: tuple) -> bool:
    """A whole year's number of the report's own area, in the codebook; targets for the year of the report only."""
    if not row.indicator_code or not row.time_period.isdigit() or row.ref_area != report.ref_area or _LEFT_OUT.intersection((row.flags or "").split()):
        return False
    year = int(row.time_period)
    if row.obs_status == "target":
        return year == report.report_year
    return year < report.report_year and is_evidence(row, report.text)


def _series(row: Observation) -> Series:
    return Series(row.indicator_code, row.measure, row.obs_status)


def _units(rows: Iterable[Observation]) -> dict[Series, str]:
    """The unit of each series: the one that most of its numbers are in."""
    counts: Mapping[Series, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[_series(row)][unit_of(row)] += 1
    return {one: min(units, key=lambda unit: (-units[unit], unit)) for one, units in counts.items()}


def _cells(rows: Iterable[Observation], reports: Mapping[str, tuple]) -> Cells:
    candidates: Mapping[tuple, list[Observation]] = defaultdict(list)
    for row in rows:
        candidates[row.ref_area, int(row.time_period), _series(row)].append(row)
    found: dict[tuple[str, int], dict[Series, Observation]] = defaultdict(dict)
    for (area, year, one), of_cell in candidates.items():
        plain = [row for row in of_cell if is_plain(row)] or of_cell
        last = max(reports[row.report_id].report_year for row in plain)
        if best := _best([row for row in plain if reports[row.report_id].report_year == last], reports):
            found[area, year][one] = best
    return found


def _best(rows: list[Observation], reports: Mapping[str, tuple]) -> Observation | None:
    """The row that says it most plainly; None where such rows disagree by more than rounding."""

    def rank(row: Observation) -> tuple[bool, ...]:
        flags = (row.flags or "").split()
        return (_ADJUSTED in flags or is_adjusted(row, reports[row.report_id].text), "from_value" in flags, "part" in flags, row.comparator == "approx")

    plainest = min(map(rank, rows))
    best = [row for row in rows if rank(row) == plainest]
    return best[0] if agree(best) else None


def _upper(row: Observation) -> float | None:
    """The upper end of a range, in base units."""
    if row.obs_value_upper is None or row.base_value is None or not row.obs_value:
        return row.obs_value_upper
    return round(base_of(row) / row.obs_value * row.obs_value_upper, 6)


def _in_order(series: Iterable[Series], codes: Iterable[str]) -> list[Series]:
    """As the codebook has them, then by measure, target before outcome."""
    place = {code: position for position, code in enumerate(codes)}
    statuses = [*reversed(OBS_STATUSES)]
    return sorted(series, key=lambda one: (place[one.code], MEASURES.index(one.measure), statuses.index(one.status)))


def _columns(one: Series, indicator: tuple, unit: str, ranged: bool) -> list[Column]:
    zh = f"{indicator.name_zh}·{_MEASURE_ZH[one.measure]}·{_STATUS_ZH[one.status]}"
    en = f"{indicator.name_en}, {one.measure}, {one.status}"
    columns = [Column(one.name, "float", f"{zh}（{unit or '无单位'}）", f"{en} ({unit or 'no unit'})", required=False, unit=unit)]
    if ranged:
        columns.append(Column(f"{one.name}_upper", "float", f"{zh}：区间上限", f"{en}: upper end of a range", required=False, unit=unit))
    return [*columns, Column(f"{one.name}_comparator", "string", f"{zh}：限定", f"{en}: the text's own word about it", required=False)]


def _row(place: tuple[str, int], values_of: Mapping[Series, Observation], series: Iterable[Series], ranged: set[Series], reports: Mapping[str, tuple]) -> tuple:
    area, year = place
    of_year, after = reports.get(f"{area}-{year}"), reports.get(f"{area}-{year + 1}")
    known = of_year or after or next(reports[row.report_id] for row in values_of.values())
    values: list[object] = [area, year, known.area_name, known.area_level, known.parent_area, *(report and report.report_id for report in (of_year, after))]
    for one in series:
        row = values_of.get(one)
        values.append(None if row is None else base_of(row))
        if one in ranged:
            values.append(None if row is None else _upper(row))
        values.append(None if row is None else row.comparator)
    return tuple(values)
