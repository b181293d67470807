"""Units as reports write them: the longest known unit after a number, its dimension, and the value in base units."""

from __future__ import annotations

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
_MULTIPLIER = re.compile("万亿|[十百千]?亿|[十百千]?万|[百千]")


class UnitLexicon:
    """All known units. Built once, used for every report."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_name = {unit.unit: unit for unit in units}
        self._lengths = tuple(sorted({len(name) for name in self._by_name}, reverse=True))
        # Most characters after a number begin no unit: one look at the first settles them.
        self._longest_by_first: dict[str, tuple[int, ...]] = {}
        for name in self._by_name:
            lengths = set(self._longest_by_first.get(name[0], ())) | {len(name)}
            self._longest_by_first[name[0]] = tuple(sorted(lengths, reverse=True))

    def at(self, text: str, position: int) -> Unit | None:
        """The longest unit that begins at `position`, or None."""
        lengths = self._longest_by_first.get(text[position : position + 1])
        if lengths:
            for length in lengths:
                unit = self._by_name.get(text[position : position + length])
                if unit is not None:
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
        if unit in self._by_name:
            return value, unit
        match = _MULTIPLIER.match(unit)
        if match is None or match.end() == len(unit):
            return (value * MULTIPLIERS[unit], "") if match else (value, unit)
        # round(…, 6): 57.8 × 1e8 has no more digits than were written, whatever the float product says.
        return round(value * MULTIPLIERS[match.group()], 6), unit[match.end() :]

    def dimension(self, unit: str) -> str | None:
        """The dimension of a unit as written (multiplier and stroke allowed); None for an unknown unit."""
        known = self._by_name.get(unit)
        if known is None:
            match = _MULTIPLIER.match(unit)
            known = self._by_name.get(unit[match.end() :]) if match else None
        if known is None and "/" in unit:
            return "intensity"
        return known.dimension if known else None
