"""Units: every unit is known, fits what is measured, and resolves to the base value that stands beside it."""

from __future__ import annotations

import math
import re

from expectations.declare import PROGRAM_FAULT, Check
from expectations.world import Row, World
from transforms.numerals import MULTIPLIERS, fold

POINTS = frozenset(("个百分点", "百分点", "个千分点", "个点", "个基点", "基点"))
RELATIVE = frozenset(("share", "ratio"))
_MULTIPLIER = re.compile("|".join(sorted(MULTIPLIERS, key=len, reverse=True)))
_TAIL = re.compile(r"[（(][^）)]*[）)]\Z")
_PER_TIME = frozenset("年月周日天时分秒") | {"小时", "分钟"}

# What is counted may be counted in any of these: 接待游客500万人 or 万人次, 新增就业岗位9万个.
_COUNTED = frozenset(("count", "persons", "households", "trips"))
# An intensity is often written as the amount for one of what it is per: 每万元GDP能耗0.4吨标准煤; PM2.5 in bare 微克.
_ALSO: dict[str, frozenset[str]] = {
    **dict.fromkeys(_COUNTED, _COUNTED),
    "money": frozenset(("price", "intensity")),
    "price": frozenset(("money",)),
    "intensity": frozenset(("energy", "mass", "volume", "money", "area")) | _COUNTED,
    "concentration": frozenset(("intensity", "mass")),
    "ratio": frozenset(("share",)),
    "index": frozenset(("share", "ratio")),
}


def split(unit: str, world: World) -> tuple[str, str]:
    """`万亩` to (`万`, `亩`); the multiplier is empty where the unit is known as it stands: `千瓦`. Full-width signs folded."""
    unit = fold(unit)
    match = _MULTIPLIER.match(unit)
    if unit in world.units or match is None:
        return "", unit
    return match.group(), unit[match.end() :]


def dimension(unit: str, world: World) -> str | None:
    """The dimension of a unit as written; None where it is not in the list of units. A bare multiplier (`超10万`) counts."""
    multiplier, rest = split(unit, world)
    if not rest:
        return "count" if multiplier else None
    if rest in world.units:
        return world.units[rest].dimension
    if _TAIL.search(rest):
        return dimension(_TAIL.sub("", rest), world)
    above, stroke, below = rest.rpartition("/")
    if stroke and dimension(above, world) and (below in _PER_TIME or dimension(below, world)):
        return dimension(above, world) if below in _PER_TIME else "intensity"
    return None


def unit_known(row: Row, world: World) -> bool | None:
    return dimension(row.unit_measure, world) is not None if row.unit_measure else None


def unit_fits_measure(row: Row, world: World) -> bool | None:
    """Growth is in % or 倍, a rate in % or none, a change never in bare %, and a level is no percentage."""
    found = dimension(row.unit_measure, world)
    if row.unit_measure and found is None:
        return None
    points = row.unit_measure in POINTS
    match row.measure:
        case "growth":
            return found in RELATIVE and not points
        case "rate":
            return (found in RELATIVE or not row.unit_measure) and not points
        case "change":
            return points or found != "share"
        case "level":
            return found != "share"
    return None


def unit_fits_indicator(row: Row, world: World) -> bool | None:
    """A level or a change is in the dimension that the codebook gives for its indicator."""
    indicator = world.indicators.get(row.indicator_code)
    found = dimension(row.unit_measure, world)
    if indicator is None or found is None or row.measure not in ("level", "change") or row.unit_measure in POINTS:
        return None
    return found == indicator.dimension or found in _ALSO.get(indicator.dimension, ())


def base_value_resolves(row: Row, world: World) -> bool | None:
    """`7791 亿元` is 779100000000 元. Only where the base unit is the written one without its multiplier."""
    multiplier, rest = split(row.unit_measure, world)
    if rest != fold(row.base_unit):
        return None
    return math.isclose(row.base_value, row.obs_value * MULTIPLIERS.get(multiplier, 1.0), rel_tol=1e-9)


def base_unit_known(row: Row, world: World) -> bool | None:
    """Base value and base unit come together (a bare 万 has no base unit); no multiplier, and the dimension of the unit."""
    if row.base_unit is None or row.base_value is None:
        return row.base_unit is None and (row.base_value is None or not split(row.unit_measure, world)[1])
    found = dimension(row.unit_measure, world)
    if not row.base_unit or found is None:
        return None
    return not split(row.base_unit, world)[0] and dimension(row.base_unit, world) == found


def indicator_unit_known(row: Row, world: World) -> bool | None:
    return dimension(row.base_unit, world) is not None if row.base_unit else None


def _unit(row: Row, world: World) -> str:
    return f"{row.indicator_name} {row.unit_measure}"


_REGISTER = ("在 seeds/reference/units.csv 中登记该单位", "add the unit to seeds/reference/units.csv")
_CODEBOOK = ("改正 seeds/reference/indicators.csv 中的量纲或同义词", "correct the dimension or the synonyms in seeds/reference/indicators.csv")

CHECKS = (
    Check("observations", "unit_known", "critical", "每个单位都在单位表中", "Every unit is in the list of units",
          _REGISTER, "unit_measure", holds=unit_known, needs=("unit_measure",), say=_unit),
    Check("observations", "unit_fits_measure", "warning", "单位与量的种类相符（增速为%或倍，水平不为%）",
          "The unit fits the measure (growth in % or times, a level never in %)",
          PROGRAM_FAULT, "unit_measure", holds=unit_fits_measure, needs=("unit_measure", "measure"), say=_unit),
    Check("observations", "unit_fits_indicator", "warning", "单位与指标的量纲相符", "The unit fits the indicator's dimension",
          _CODEBOOK, "unit_measure", holds=unit_fits_indicator, needs=("unit_measure", "measure", "indicator_code"), say=_unit),
    Check("observations", "base_value_resolves", "critical", "基本单位数值等于原数值乘以倍数", "base_value is obs_value with the multiplier resolved",
          PROGRAM_FAULT, "base_value", holds=base_value_resolves, needs=("unit_measure", "obs_value", "base_value", "base_unit")),
    Check("observations", "base_unit_known", "critical", "基本单位与基本单位数值同有同无，且与原单位同量纲",
          "base_unit and base_value come together, in the dimension of the unit",
          PROGRAM_FAULT, "base_unit", holds=base_unit_known, needs=("unit_measure",)),
    Check("indicators", "base_unit_known", "critical", "指标的基本单位在单位表中", "The base unit of every indicator is in the list of units",
          _REGISTER, "base_unit", holds=indicator_unit_known, needs=("base_unit",), say=lambda row, world: row.base_unit),
)  # fmt: skip
