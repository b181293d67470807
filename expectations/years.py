"""Across years and areas: levels against stated growth, parts against wholes, ranks against the values they rest on.

All are warnings: reports round, revise and redefine, and what they contradict is worth knowing, not wrong by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from expectations.declare import Check
from expectations.world import Row, World
from transforms.years.chains import is_evidence, is_plain
from transforms.years.units import base_of, unit_of

# Points between the growth that two levels imply and the one stated: half a point for what a report leaves unsaid.
GROWTH_SLACK = 0.5
# Stated in constant prices while levels are in current ones: the deflator has stayed within these in published accounts.
DEFLATOR = (-5.0, 10.0)
REAL = frozenset(("gdp", "gdp_per_capita", "industrial_va", "industrial_va_above_scale", "urban_income", "rural_income", "resident_income", "labour_productivity"))
PARTS = {"gdp": ("primary_value_added", "secondary_value_added", "services_value_added"), "goods_trade": ("exports", "imports")}
SHARES = ("primary_share", "secondary_share", "tertiary_share")
SHARE_SLACK = 0.31  # Three shares with one decimal each.
# An area's step over the area above it beyond which two targets are hardly of the same quantity.
LARGEST_STEP = 10.0
_ADDS_UP = frozenset(("money", "persons", "households", "trips", "mass", "count", "area"))
_OTHER_QUANTITY = frozenset(("annual_average", "against_others", "part_of_area", "part", "other_area"))
Told = dict[tuple, list[Row]]


def _told(world: World) -> Told:
    """What reports say of their own area's year under review, for its own sake: by area, code, measure and year."""
    told: Told = defaultdict(list)
    for row in world.tables["observations"]:
        report = world.reports.get(row.report_id)
        if report and row.indicator_code and row.obs_status == "actual" and (row.ref_area, row.time_period) == (report.ref_area, str(report.review_year)):
            if is_plain(row) and is_evidence(row, report.text) and not _OTHER_QUANTITY.intersection((row.flags or "").split()):
                told[row.ref_area, row.indicator_code, row.measure, report.review_year].append(row)
    return dict(told)


def _place(row: Row, world: World) -> tuple | None:
    """Where the row stands in what is told; None for a row that is not told for its own sake."""
    if not row.indicator_code or not row.time_period.isdigit():
        return None
    place = (row.ref_area, row.indicator_code, row.measure, int(row.time_period))
    return place if row in world.once(_told).get(place, ()) else None


def is_told_level(row: Row, world: World) -> bool:
    """Whether the row tells an amount of its own area's year under review for its own sake."""
    return row.measure == "level" and _place(row, world) is not None


def _first(world: World, *place: object, unit: str) -> float | None:
    """The first value told there; None where there is none in `unit` (of transforms.years.units)."""
    found = world.once(_told).get(place)
    return base_of(found[0]) if found and unit_of(found[0]) == unit else None


def _rounding(row: Row) -> float:
    """Half of the last digit written, as a share of the number."""
    exponent = Decimal(repr(row.obs_value)).normalize().as_tuple().exponent
    return 0.5 * 10.0 ** min(int(exponent), 0) / abs(row.obs_value) if row.obs_value else 0.0


def level_follows_growth(row: Row, world: World) -> bool | None:
    """The level of a year against that of the year before and the stated growth."""
    place = _place(row, world)
    if place is None or row.measure != "level":
        return None
    area, code, _, year = place
    before, stated = world.once(_told).get((area, code, "level", year - 1)), _first(world, area, code, "growth", year, unit="%")
    if not before or stated is None or unit_of(before[0]) != unit_of(row) or not base_of(before[0]):
        return None
    off = 100 * (base_of(row) / base_of(before[0]) - 1) - stated
    slack = GROWTH_SLACK + 100 * (_rounding(row) + _rounding(before[0]))
    low, high = DEFLATOR if code in REAL or code.endswith(("value_added", "_va")) else (0.0, 0.0)
    return low - slack <= off <= high + slack


def parts_add_up(row: Row, world: World) -> bool | None:
    """Three sectors to the gross product, exports and imports to trade, three shares to a hundred."""
    place = _place(row, world)
    if place is None:
        return None
    area, code, measure, year = place
    if code == SHARES[0]:
        shares = _all(_first(world, area, share, measure, year, unit=unit_of(row)) for share in SHARES)
        return None if shares is None else abs(sum(shares) - 100) <= SHARE_SLACK
    parts = _all(_first(world, area, part, measure, year, unit=unit_of(row)) for part in PARTS.get(code, ())) if measure == "level" else None
    if not parts or not base_of(row):
        return None
    return abs(sum(parts) / base_of(row) - 1) <= len(parts) * max(_rounding(row), 0.002)


def _all(values: Iterable[float | None]) -> list[float] | None:
    found = list(values)
    return None if not found or None in found else [value for value in found if value is not None]


def within_area_above(row: Row, world: World) -> bool | None:
    """An amount of an area is no more than that of the area above it."""
    place, report = _place(row, world), world.reports.get(row.report_id)
    entry = world.indicators.get(row.indicator_code)
    if place is None or report is None or entry is None or row.measure != "level" or entry.dimension not in _ADDS_UP or "均" in entry.name_zh:
        return None
    above = _first(world, report.parent_area, *place[1:], unit=unit_of(row))
    return None if above is None else base_of(row) <= above * (1 + _rounding(row))


def _ranked(world: World) -> dict[tuple, list[tuple[int, float]]]:
    """Exact ranks with the values they rest on, by what is ranked among whom."""
    found: dict[tuple, list[tuple[int, float]]] = defaultdict(list)
    for row in world.tables["rankings"]:
        if (key := _among(row, world)) is not None:
            found[key].append((row.rank, base_of(world.observations[row.observation_id])))
    return dict(found)


def _among(row: Row, world: World) -> tuple | None:
    of, entry = world.observations.get(row.observation_id), world.indicators.get(row.indicator_code)
    if of is None or entry is None or entry.direction == "neither" or row.rank_type != "exact" or of.comparator != "eq" or not isinstance(row.rank, int):
        return None
    level = getattr(world.reports.get(row.report_id), "area_level", None)
    return row.indicator_code, of.measure, unit_of(of), row.scope, row.scope_area, row.scope_size, level, row.time_period


def rank_fits_values(row: Row, world: World) -> bool | None:
    """No area with a better value claims a lower place, and none with a worse value a higher one."""
    key = _among(row, world)
    others = world.once(_ranked).get(key, []) if key else []
    if key is None or len(others) < 2:
        return None
    of, better = world.observations[row.observation_id], -1 if world.indicators[row.indicator_code].direction == "lower" else 1
    return not any((rank - row.rank) * better * (value - base_of(of)) > 0 for rank, value in others)


def step_small(row: Row, world: World) -> bool | None:
    return abs(row.step) <= LARGEST_STEP


def _says(row: Row, world: World) -> str:
    return f"{row.ref_area} {row.time_period} {row.indicator_name} {row.obs_value:g}{row.unit_measure}"


def _claims(row: Row, world: World) -> str:
    return "; ".join(f"{rank}: {value:g}" for rank, value in sorted(world.once(_ranked)[_among(row, world)]))


_REPORTS = ("各报告原文如此：口径、基期或修订不同，引用前核对", "so the reports say: definition, base or revision differ; compare before use")
_NEEDS = ("report_id", "ref_area", "measure", "time_period", "obs_value", "obs_status", "comparator")

CHECKS = (
    Check("observations", "level_follows_growth", "warning", "本年水平与上年水平之比合于自述的增速（可比价增速容许价格变动）", "The level of a year over that of the year before agrees with the stated growth (give or take prices where growth is real)",
          _REPORTS, "base_value", holds=level_follows_growth, needs=_NEEDS, say=_says),
    Check("observations", "parts_add_up", "warning", "各部分之和等于总量：三次产业、进口与出口、三次产业比重", "Parts add up to the whole: the three sectors, exports and imports, the three shares",
          _REPORTS, "base_value", holds=parts_add_up, needs=_NEEDS, say=_says),
    Check("observations", "within_area_above", "warning", "一地的总量不大于上级地区的总量", "An amount of an area is no more than that of the area above it",
          _REPORTS, "base_value", holds=within_area_above, needs=_NEEDS, say=_says, across=True),
    Check("rankings", "rank_fits_values", "warning", "各地自述的位次与自述的数值次序一致", "The ranks that areas claim are in the order of the values they claim",
          _REPORTS, "rank", holds=rank_fits_values, needs=("report_id", "rank", "rank_type", "scope", "time_period"), say=_claims, across=True),
    Check("target_escalation", "step_small", "warning", "下级目标与上级目标相差不过 10 个百分点", "Targets of an area and of the one above it are within 10 points",
          _REPORTS, "step", holds=step_small, needs=("step",)),
)  # fmt: skip
