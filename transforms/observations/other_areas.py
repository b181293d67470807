"""Numbers about another area than the report's own: a county in a city's report, the nation in a province's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from transforms.areas import NATION
from transforms.grammar.words import by_first
from transforms.reference import Area

_UPPER = re.compile("(?P<nation>全国|我国)|(?P<province>全省|我省)")
# Parts of an area that have no code of their own.
_UNCODED = re.compile("(?:市本级|县本级|省本级|区本级|本级|市区|城区|中心城区|主城区|开发区|高新区|经开区|新区|度假区|保税区|园区)")
# First characters of both.
_FIRST = frozenset("全我市县省区本城中主开高经新度保园")


class AreaNames:
    """The names of areas by their parent."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._children: dict[str, dict[str, tuple[str, int | None, int | None]]] = {}
        for area in areas:
            if area.parent_area and len(area.area_name) >= 3:
                self._children.setdefault(area.parent_area, {})[area.area_name] = (area.ref_area, area.valid_from, area.valid_to)

    def below(self, ref_area: str, year: int) -> dict[str, str]:
        """Full names of the areas directly below one, valid in a year, to their codes."""
        found = self._children.get(ref_area, {})
        return {name: code for name, (code, first, last) in found.items() if (first or 0) <= year <= (last or 9999)}


class OtherAreas:
    """For one report: whose number a name speaks of."""

    def __init__(self, names: AreaNames, is_indicator: Callable[[str], str | None], ref_area: str, area_level: str, year: int) -> None:
        self._is_indicator = is_indicator
        self._below = names.below(ref_area, year)
        self._own, self._level = ref_area, area_level
        self._lengths = by_first(self._below)

    def of(self, name: str) -> tuple[str, str | None]:
        """The code of the area a name begins with and the flag for the reader; the report's own and None otherwise."""
        for length in self._lengths.get(name[:1], ()):
            code = self._below.get(name[:length])
            if code is not None and len(name) > length:
                return code, "other_area"
        if name[:1] not in _FIRST:
            return self._own, None
        # 全国文明城市 is a title won here; only an indicator behind 全国 makes the number the nation's.
        upper = _UPPER.match(name)
        if upper and not self._is_indicator(name[upper.end() :]):
            upper = None
        if upper and upper["nation"] and self._level != "nation":
            return NATION, "other_area"
        if upper and upper["province"] and self._level in ("prefecture", "county"):
            return self._own[:2] + "0000", "other_area"
        if _UNCODED.match(name):
            return self._own, "part_of_area"
        return self._own, None
