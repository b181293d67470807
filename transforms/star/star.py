"""The rows of the star schema, from the tables of a release and the reference data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from transforms.reference import ReferenceData
from transforms.star.area_rows import area_rows
from transforms.star.period_rows import period_row
from transforms.star.tables import DIM_AREA, DIM_INDICATOR, DIM_PERIOD, DIM_REPORT, DIM_UNIT, FACT_OBSERVATION, FACT_RANKING, NONE
from transforms.tables import INDICATORS, OBSERVATIONS, RANKINGS, REPORTS, Table
from transforms.units import UnitLexicon

Rows = list[tuple]
OUTSIDE = ("指标手册之外", "Outside the codebook")


def star(tables: Mapping[str, Iterable[tuple]], reference: ReferenceData) -> dict[str, Rows]:
    """Rows of each table of the star, in declared column order, from the rows of `reports`, `observations`, `rankings` and
    `indicators`; English names and parents of areas, and what units mean, from `reference`."""
    reports = _named(REPORTS, tables)
    observations = _observation_facts(_named(OBSERVATIONS, tables))
    rankings = _ranking_facts(_named(RANKINGS, tables), {report.report_id: report.ref_area for report in reports})
    facts = [*observations, *rankings]
    areas = {row.ref_area for row in facts} | {row.scope_area for row in rankings if row.scope_area}
    return {
        DIM_AREA.name: area_rows(areas, reports, reference.areas),
        DIM_INDICATOR.name: [_outside(), *map(_indicator_row, _named(INDICATORS, tables))],
        DIM_PERIOD.name: [period_row(period) for period in {row.time_period for row in facts}],
        DIM_REPORT.name: [_picked(DIM_REPORT, report) for report in reports],
        DIM_UNIT.name: _unit_rows({row.unit_measure for row in observations}, reference),
        FACT_OBSERVATION.name: observations,
        FACT_RANKING.name: rankings,
    }


def _named(table: Table, tables: Mapping[str, Iterable[tuple]]) -> Sequence[tuple]:
    return [table.row_type._make(row) for row in tables[table.name]]  # type: ignore[attr-defined]


def _picked(table: Table, row: tuple, **values: object) -> tuple:
    """The row of `table` that takes its columns from `row`, but for `values`."""
    return table.row_type(*(values[name] if name in values else getattr(row, name) for name in table.column_names))


def _observation_facts(rows: Iterable[tuple]) -> Rows:
    return [_picked(FACT_OBSERVATION, row, indicator_code=row.indicator_code or NONE, unit_measure=row.unit_measure or NONE) for row in rows]


def _ranking_facts(rows: Iterable[tuple], area_of: Mapping[str, str]) -> Rows:
    """A rank is about the area of its report."""
    return [_picked(FACT_RANKING, row, indicator_code=row.indicator_code or NONE, ref_area=area_of[row.report_id]) for row in rows]


def _indicator_row(row: tuple) -> tuple:
    return _picked(DIM_INDICATOR, row, usual_measure=row.measure, usual_unit=row.base_unit)


def _outside() -> tuple:
    return DIM_INDICATOR.row_type(NONE, *OUTSIDE, *[None] * (len(DIM_INDICATOR.columns) - 3))


def _unit_rows(written: Iterable[str], reference: ReferenceData) -> Rows:
    lexicon, names = UnitLexicon(reference.units), {unit.unit: unit.name_en for unit in reference.units}
    return [_unit_row(unit, lexicon, names) for unit in written]


def _unit_row(written: str, lexicon: UnitLexicon, names: Mapping[str, str]) -> tuple:
    if written == NONE:
        return DIM_UNIT.row_type(NONE, None, 0, "other", None)
    power, base_unit = lexicon.power(written)
    return DIM_UNIT.row_type(written, base_unit, power, lexicon.dimension(written) or "unknown", names.get(base_unit or ""))
