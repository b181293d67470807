"""Areas by code and by name, as of a year: codes are withdrawn and given anew, names return under other codes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from transforms.reference import Area

NATION = "000000"
# The nationalities whose autonomous areas are named after them; 各: several at once.
PEOPLES = (
    *"蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗".split(),
    *"撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 鄂温克 德昂 保安 裕固 独龙 鄂伦春 各".split(),
)
_OF_PEOPLES = re.compile(f"(?<=..)(?:(?:{'|'.join(PEOPLES)})族|维吾尔|哈萨克|蒙古|柯尔克孜|塔吉克|锡伯|达斡尔|鄂温克)+\\Z")
_SUFFIXES = ("自治区", "自治州", "自治县", "自治旗", "地区", "省", "市", "县", "区", "旗", "州", "盟")


class AreaBook:
    """The areas of the reference data, ready to be looked up."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._by_code: dict[str, list[Area]] = defaultdict(list)
        self._by_name: dict[str, list[Area]] = defaultdict(list)
        self._by_short: dict[str, list[Area]] | None = None
        for area in areas:
            self._by_code[area.ref_area].append(area)
            self._by_name[area.area_name].append(area)

    @cached_property
    def newest(self) -> int:
        """The last year in which a code was given or withdrawn."""
        return max(year for areas in self._by_code.values() for area in areas for year in (area.valid_from, area.valid_to, 0) if year is not None)

    def by_code(self, ref_area: str, year: int) -> Area | None:
        """The area that `ref_area` meant in `year`, else the last one it meant; None for an unknown code."""
        found = self._by_code.get(ref_area)
        return next((area for area in found if in_force(area, year)), found[-1]) if found else None

    def by_name(self, name: str, year: int | None = None) -> list[Area]:
        """The areas called `name`; where `year` is given and some of them were in force then, only those."""
        found = self._by_name.get(name, [])
        return [area for area in found if year and in_force(area, year)] or found

    def by_short(self, short_name: str, year: int | None = None) -> list[Area]:
        """The same for a name without what the area is: 绍兴, 新疆, 黔南."""
        if self._by_short is None:
            self._by_short = defaultdict(list)
            for areas in self._by_code.values():
                for area in areas:
                    self._by_short[short(area.area_name)].append(area)
        found = self._by_short.get(short_name, [])
        return [area for area in found if year and in_force(area, year)] or found

    def short_names(self) -> list[str]:
        """Every name without what the area is, of two characters or more."""
        self.by_short("")
        return [name for name in self._by_short or () if len(name) > 1]

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


def short(name: str) -> str:
    """`name` without what the area is and whose autonomy it has: 新疆 of 新疆维吾尔自治区, 黔南 of 黔南布依族苗族自治州."""
    return _OF_PEOPLES.sub("", stem(name)) if "自治" in name else stem(name)


def stem(name: str) -> str:
    """`name` without what changes when a county becomes a district or a city: 清苑 of 清苑县 and 清苑区."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix)
    return name
