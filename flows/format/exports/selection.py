"""A part of a release, by indicators, areas and years: as observations (long) and as a panel (wide)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from flows.errors import InputError
from flows.format.areas import of_area
from flows.format.arrow import to_arrow, to_rows
from transforms.star.period_rows import period_row
from transforms.tables import INDICATORS, OBSERVATIONS, REPORTS, Column, Table
from transforms.years.panel import ALWAYS
from transforms.years.panel import NAME as PANEL

if TYPE_CHECKING:
    import pyarrow as pa

    from flows.format.release import Release

LONG = Table(
    "observations", "观测值", "The observations selected, with names beside the codes", ("observation_id",),
    (
        *(OBSERVATIONS.column(name) for name in ("observation_id", "report_id", "ref_area")),
        REPORTS.column("area_name"),
        OBSERVATIONS.column("indicator_code"),
        Column("indicator_zh", "string", "指标手册中的名称", "Name in the codebook (zh)", required=False),
        Column("indicator_en", "string", "指标手册中的英文名称", "Name in the codebook (en)", required=False),
        *(OBSERVATIONS.column(name) for name in ("indicator_name", "measure", "obs_status", "time_period")),
        Column("year", "int", "时期最后一天所在的年份", "Year of the last day of the period"),
        *(OBSERVATIONS.column(name) for name in ("comparator", "obs_value", "obs_value_upper", "unit_measure", "base_value", "base_unit", "evidence", "flags")),
    ),
)  # fmt: skip
_OBSERVED = tuple(name for name in LONG.column_names if name in OBSERVATIONS.column_names)


@dataclass(frozen=True)
class Wanted:
    """What to select; nothing given means all. `years` are the first and last year that a number may describe."""

    indicators: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    years: tuple[int, int] | None = None


@dataclass(frozen=True)
class Selected:
    """The part of a release, its version, each table with its declaration."""

    version: str
    long: tuple[Table, pa.Table]
    wide: tuple[Table, pa.Table]


def select(release: Release, wanted: Wanted) -> Selected:
    """The part of `release` that is `wanted`; InputError where an indicator or area is unknown, or nothing is left."""
    reports = release.keyed(REPORTS.name, "report_id", "ref_area", "area_name")
    codebook = release.keyed(INDICATORS.name, "indicator_code", "name_zh", "name_en")
    codes = {_code(name, codebook) for name in wanted.indicators}
    areas = {str(row["ref_area"]) for name in wanted.areas for row in of_area(reports.values(), name, release.version)}
    rows = [_long_row(row, reports, codebook) for row in release.table(OBSERVATIONS.name, *_OBSERVED).to_pylist()]
    kept = [row for row in rows if _is_kept(row, codes, areas, wanted.years)]
    if not kept:
        raise InputError(f"版本 {release.version} 中没有符合条件的观测值 · no observation of {release.version} fits: ask for less with --indicator, --area or --years")
    long = LONG, to_arrow(LONG, [tuple(row[name] for name in LONG.column_names) for row in kept])
    return Selected(release.version, long, _wide(release, codes, areas, wanted.years))


def _code(name: str, codebook: Mapping[str, Mapping[str, Any]]) -> str:
    for code, row in codebook.items():
        if name in (code, row["name_zh"], row["name_en"]):
            return code
    near = get_close_matches(name, [*codebook, *(row["name_zh"] for row in codebook.values())], cutoff=0.4)
    hint = f"；是否 · perhaps: {', '.join(near)}" if near else ""
    raise InputError(f"--indicator {name}: 指标手册中没有 · not in the codebook{hint}")


def _long_row(row: dict[str, Any], reports: Mapping[str, Mapping[str, Any]], codebook: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    entry = codebook.get(row["indicator_code"], {})
    report = reports[row["report_id"]]
    name = report["area_name"] if row["ref_area"] == report["ref_area"] else None
    return {**row, "area_name": name, "indicator_zh": entry.get("name_zh"), "indicator_en": entry.get("name_en"), "year": period_row(row["time_period"]).year}


def _is_kept(row: Mapping[str, Any], codes: set[str], areas: set[str], years: tuple[int, int] | None) -> bool:
    in_years = years is None or (int(row["time_period"][:4]) <= years[1] and row["year"] >= years[0])
    return in_years and (not codes or row["indicator_code"] in codes) and (not areas or row["ref_area"] in areas)


def _wide(release: Release, codes: set[str], areas: set[str], years: tuple[int, int] | None) -> tuple[Table, pa.Table]:
    """The rows and columns of the panel that are wanted and not empty."""
    declared, table = release.manifest.tables[PANEL], release.table(PANEL)
    places = to_rows(release.table(PANEL, *ALWAYS.key))
    table = table.filter([(not areas or area in areas) and (years is None or years[0] <= year <= years[1]) for area, year in places])
    columns = tuple(c for c in declared.columns if c.required or _is_wanted(c.name, codes) and table[c.name].null_count < table.num_rows)
    return Table(PANEL, declared.zh, declared.en, declared.key, columns), table.select([column.name for column in columns])


def _is_wanted(column: str, codes: set[str]) -> bool:
    """Whether a column is one that every panel has, or is `<code>_<measure>_<status>`, with or without an ending, of an indicator that is wanted."""
    parts = column.removesuffix("_comparator").removesuffix("_upper").rsplit("_", 2)
    return column in ALWAYS.column_names or not codes or parts[0] in codes
