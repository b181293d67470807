"""Units as reports write them: the longest known unit after a number, its dimension, and the value in base units."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from transforms.numerals import MULTIPLIERS
from transforms.reference import Unit

PERCENT = frozenset("%‰")
POINTS = frozenset(("个百分点", "百分点", "个千分点"))
TIMES = frozenset(("倍", "番"))

# 元/人·月, 万吨/年, 微克/立方米: what may stand below the stroke.
_PER = re.compile(r"/(?:[一-鿿]{1,4}[·•][一-鿿]{1,2}|立方米|平方公里|平方米|万元|小时|标准立方米|[年月日天人亩户吨秒时度升周瓶株只村件次座套公])(?![一-鿿]?级)")
_ALTERNATIVE = re.compile(r"（[一-鿿]{1,3}）")
_MOST_REMEMBERED = 10_000
_MULTIPLIER = re.compile("|".join(sorted(MULTIPLIERS, key=len, reverse=True)))

# 个体工商户, 部门, 分别: the character begins a word of its own and is no unit there.
_WORDS_NOT_UNITS = {
    "个": "体人性税", "家": "庭", "部": "门委", "分": "别布公局行管类配之析阶期会校院厂级工解支层批红", "方": "面式案位向", "面": "积向对临", "道": "路德教",
    "口": "岸径腔感", "组": "织建", "节": "能水约日目点假", "列": "入为席车", "起": "草降步点", "处": "理置于罚分方", "单": "位独产价体元", "根": "据治本", "具": "有体备",
    "把": "关握", "对": "口接外于标", "双": "百创向碳重", "门": "诊类户店", "户": "籍外均口", "名": "校师牌医单录优特城镇村", "成": "功立果为员都品绩长本交效熟渝就分套",
    "位": "于居列数", "条": "件例款约", "块": "链", "项": "目", "次": "中区于产新", "台": "阶账风商州湾", "场": "馆所景地站", "支": "持撑出部行付线", "张": "家力店", "株": "洲",
    "只": "有", "头": "部", "本": "科级土地市省", "度": "假夏汛冬", "担": "保", "米": "粉面", "套": "利餐", "间": "接隔", "架": "构设桥", "眼": "镜科", "份": "额",
}  # fmt: skip


class UnitLexicon:
    """All known units. Built once, used for every report."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_name = {unit.unit: unit for unit in units}
        self._parts_of: dict[str, tuple[float | None, str | None]] = {}
        # One look at the first two characters behind a number leaves one or two units that can stand there.
        self._longest_by_two: dict[str, tuple[int, ...]] = {}
        for name in self._by_name:
            lengths = {len(name), *self._longest_by_two.get(name[:2], ()), *([1] if name[0] in self._by_name else [])}
            self._longest_by_two[name[:2]] = tuple(sorted(lengths, reverse=True))

    def at(self, text: str, position: int) -> Unit | None:
        """The longest unit that begins at `position`, or None."""
        lengths = self._longest_by_two.get(text[position : position + 2]) or self._longest_by_two.get(text[position : position + 1], ())
        for length in lengths:
            unit = self._by_name.get(text[position : position + length])
            if unit is not None:
                following = text[position + length : position + length + 1]
                if following and following in _WORDS_NOT_UNITS.get(unit.unit, ""):
                    continue
                return unit
        return None

    def written_end(self, text: str, end: int) -> int:
        """Where a unit that ends at `end` really ends, with `/年` or `（间）` behind it."""
        following = text[end : end + 1]
        if following == "/":
            match = _PER.match(text, end)
        elif following == "（":
            match = _ALTERNATIVE.match(text, end)
        else:
            return end
        return match.end() if match else end

    def base(self, value: float, unit: str) -> tuple[float | None, str | None]:
        """`7791, 亿元` to `779100000000.0, 元`: the multiplier resolved; (None, None) where there is no unit."""
        if not unit:
            return None, None
        parts = self._parts_of.get(unit)
        if parts is None:
            if len(self._parts_of) > _MOST_REMEMBERED:
                self._parts_of.clear()
            parts = self._parts_of[unit] = self._parts(unit)
        times, base_unit = parts
        # round(…, 6): 57.8 × 1e8 has no more digits than were written, whatever the float product says.
        return (value if times is None else round(value * times, 6)), base_unit

    def power(self, unit: str) -> tuple[int, str | None]:
        """`亿元` as 8, 元: the power of ten that it multiplies by, and the unit without it."""
        times, base_unit = self._parts(unit)
        return (round(math.log10(times)) if times else 0), base_unit or None

    def _parts(self, unit: str) -> tuple[float | None, str | None]:
        """`亿元` as 1e8 and 元; no multiplier where there is none, no unit where it is only a multiplier."""
        match = None if unit in self._by_name else _MULTIPLIER.match(unit)
        return (MULTIPLIERS[match.group()], unit[match.end() :] or None) if match else (None, unit)

    def dimension(self, unit: str) -> str | None:
        """The dimension of a unit as written (multiplier and stroke allowed); None for an unknown unit."""
        known = self._by_name.get(unit)
        if known is None:
            match = _MULTIPLIER.match(unit)
            known = self._by_name.get(unit[match.end() :]) if match else None
        if known is None and "/" in unit:
            return "intensity"
        return known.dimension if known else None
