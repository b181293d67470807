"""Areas by code and by name, as of a year: codes are withdrawn and given anew, names return under other codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from transforms.reference import Area

NATION = "000000"
_SUFFIXES = ("自治区", "自治州", "自治县", "自治旗", "地区", "省", "市", "县", "区", "旗", "州", "盟")


class AreaBook:
    """The areas of the reference data, ready to be looked up."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._by_code: dict[str, list[Area]] = defaultdict(list)
        self._by_name: dict[str, list[Area]] = defaultdict(list)
        for area in areas:
            self._by_code[area.ref_area].append(area)
            self._by_name[area.area_name].append(area)

    def by_code(self, ref_area: str, year: int) -> Area | None:
        """The area that `ref_area` meant in `year`, else the last one it meant; None for an unknown code."""
        found = self._by_code.get(ref_area)
        return next((area for area in found if in_force(area, year)), found[-1]) if found else None

    def by_name(self, name: str, year: int | None = None) -> list[Area]:
        """The areas called `name`; where `year` is given and some of them were in force then, only those."""
        found = self._by_name.get(name, [])
        return [area for area in found if year and in_force(area, year)] or found

    def names_in(self, words: str) -> list[str]:
        """Area names that occur in `words`, the longest first; of 保定市清苑区 the last and most precise one comes first."""
        found = [
            (end, words[start:end])
            for start in range(len(words))
            for end in range(start + 2, min(len(words), start + 16) + 1)
            if words[start:end] in self._by_name
        ]
        return [name for _, name in sorted(found, key=lambda hit: (-hit[0], -len(hit[1])))]


def in_force(area: Area, year: int) -> bool:
    """Whether the code of `area` was in force in `year`; the year of its withdrawal included."""
    return (area.valid_from or year) <= year <= (area.valid_to or year)


def stem(name: str) -> str:
    """`name` without what changes when a county becomes a district or a city: 清苑 of 清苑县 and 清苑区."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix)
    return name
