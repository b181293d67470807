"""Ranges: is a value plausible? Never critical: the world is odder than any bound, and an odd value is published, marked."""

from __future__ import annotations

from expectations.declare import Check
from expectations.periods import years
from expectations.units import POINTS, dimension
from expectations.world import Row, World
from transforms.numerals import fold

# A fall by more than the whole is impossible for a quantity. Tenfold rises are written as 倍, not as 1,000 %; in 倍, all
# of the 8 rises by 10 to 80 times in 78 reports are true, from a small base or over twenty years.
LOWEST_GROWTH, HIGHEST_GROWTH = -100.0, {"share": 1000.0, "ratio": 100.0}
# States in per cent that may pass 100: plans overfulfilled, reserves, enrolment of all ages, output sold from stock.
_MAY_PASS_100 = ("完成", "恢复", "产销", "拨备", "入学率", "参保率", "存贷比", "增值率", "相当于", "充足率", "负债率")
# Amounts that may be negative.
_MAY_BE_NEGATIVE = ("利润", "净", "差额", "顺差", "逆差", "赤字", "结余", "盈余", "气温", "自然增长", "平衡")


def _says(row: Row, world: World, words: tuple[str, ...]) -> bool:
    """Whether the name, or what stands right before the number, has one of the words."""
    text = world.read_of(row.report_id) or ""
    before = text[max(0, row.char_start - 10) : row.char_start]
    return any(word in row.indicator_name or word in before for word in words)


def _ends(row: Row) -> tuple[float, ...]:
    return (row.obs_value,) if row.obs_value_upper is None else (row.obs_value, row.obs_value_upper)


def codebook_bounds(row: Row, world: World) -> bool | None:
    """The codebook's bounds hold for its own measure, in its own base unit: dollars are not held against yuan."""
    indicator = world.indicators.get(row.indicator_code)
    if indicator is None or indicator.measure != row.measure or fold(row.base_unit) != indicator.base_unit:
        return None
    above = indicator.valid_min is None or row.base_value >= indicator.valid_min
    below = indicator.valid_max is None or row.base_value / _n_years(row) <= indicator.valid_max
    return above and below


def _n_years(row: Row) -> int:
    """The bounds are for a year; what was built in five may be five times as much."""
    first, last = years(row.time_period or "") or (0, 0)
    return last - first + 1


def growth_plausible(row: Row, world: World) -> bool | None:
    if row.measure != "growth":
        return None
    highest = HIGHEST_GROWTH.get(dimension(row.unit_measure, world) or "")
    return None if highest is None else all(LOWEST_GROWTH <= value <= highest for value in _ends(row))


def percentage_plausible(row: Row, world: World) -> bool | None:
    """A rate in per cent lies within 0 and 100."""
    if row.measure != "rate" or dimension(row.unit_measure, world) != "share" or _says(row, world, _MAY_PASS_100):
        return None
    return all(0 <= value <= 100 for value in _ends(row))


def points_plausible(row: Row, world: World) -> bool | None:
    """A percentage cannot change by more than 100 points."""
    return all(abs(value) <= 100 for value in _ends(row)) if row.unit_measure in POINTS - {"个基点", "基点"} else None


def level_not_negative(row: Row, world: World) -> bool | None:
    return None if row.measure != "level" or _says(row, world, _MAY_BE_NEGATIVE) else row.obs_value >= 0


def range_ascends(row: Row, world: World) -> bool | None:
    """A range, and only a range, has an upper end, and it lies farther from zero: 4.5-5%, 下降3%-4%."""
    if row.comparator == "between" or row.obs_value_upper is not None:
        return row.comparator == "between" and row.obs_value_upper is not None and abs(row.obs_value_upper) > abs(row.obs_value)
    return None


def bounds_ascend(row: Row, world: World) -> bool | None:
    return row.valid_min < row.valid_max


def _value(row: Row, world: World) -> str:
    return f"{row.indicator_name} {row.obs_value:g}{row.unit_measure}"


_LOOK = ("对照原文核对；若原文如此，可放宽 seeds/reference/indicators.csv 的界限", "compare with the text; if it says so, widen the bounds in seeds/reference/indicators.csv")
_COMPARE = ("对照原文核对", "compare with the text")
_CODEBOOK = ("改正 seeds/reference/indicators.csv 的 valid_min、valid_max", "correct valid_min, valid_max in seeds/reference/indicators.csv")
_NEEDS = ("report_id", "measure", "obs_value", "unit_measure", "indicator_name", "char_start")

CHECKS = (
    Check("observations", "codebook_bounds", "warning", "数值在指标手册的合理界限之内（按基本单位）", "The value is within the codebook's bounds (in base units)",
          _LOOK, "base_value", holds=codebook_bounds, needs=("indicator_code", "measure", "base_value", "base_unit"), say=_value),
    Check("observations", "growth_plausible", "warning", "增速在 -100% 与 1000%（100 倍）之间", "Growth is between -100 % and 1,000 % (or 100 times)",
          _COMPARE, "obs_value", holds=growth_plausible, needs=_NEEDS, say=_value),
    Check("observations", "percentage_plausible", "warning", "百分比比率在 0 与 100 之间（完成率等除外）", "A rate in per cent is between 0 and 100 (but for completion rates and the like)",
          _COMPARE, "obs_value", holds=percentage_plausible, needs=_NEEDS, say=_value),
    Check("observations", "points_plausible", "warning", "百分点的变动不超过 100", "A change in percentage points is at most 100",
          _COMPARE, "obs_value", holds=points_plausible, needs=_NEEDS, say=_value),
    Check("observations", "level_not_negative", "warning", "水平值不为负（利润、差额等除外）", "A level is not negative (but for profits, balances and the like)",
          _COMPARE, "obs_value", holds=level_not_negative, needs=_NEEDS, say=_value),
    Check("observations", "range_ascends", "critical", "区间（且仅区间）有上限，且上限大于下限", "A range, and nothing else, has an upper end, above the lower one",
          column="obs_value_upper", holds=range_ascends, needs=("obs_value", "comparator")),
    Check("indicators", "bounds_ascend", "critical", "合理下限小于上限", "The lower bound is below the upper bound",
          _CODEBOOK, "valid_min", holds=bounds_ascend, needs=("valid_min", "valid_max")),
)  # fmt: skip
