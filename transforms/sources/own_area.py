"""Whose report it is by whom its body speaks of most: a report names its own area far more often than any other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from transforms.areas import NATION, AreaBook, short
from transforms.reference import Area

# In the 79 reports this was made from, the own area is named 13 to 105 times, and twice as often as the next of its level.
_OFTEN = 8
_APART = 1.5
_SURELY_APART = 3
# A province may name its capital more often than itself, but then it does not say 全市.
_TRIED = 3
_SOMETIMES = 2
# What a government calls itself, and the levels that it may be of.
LEVELS = {
    "国务院": ("nation",), "全国": ("nation",), "省": ("province",), "自治区": ("province",), "州": ("prefecture",), "盟": ("prefecture",), "地区": ("prefecture",),
    "市": ("prefecture", "county", "province"), "县": ("county",), "区": ("county",), "旗": ("county",),
}  # fmt: skip
# Short names of counties that are words in reports of any place: such a county counts where it is named with what it is.
_WORDS = frozenset(
    "合作 动力 资源 振兴 新建 新兴 平安 惠民 解放 和政 通道 新区 城中 友好 新平 城区 和安 新和 大新 富民 富裕 公安 前进 安居 复兴 大城 同心 青山 古城 大安 新城 金山 延长 港口 小金"
    " 安定 双城 市中 大通 民和 和平 大兴 平和 兴业 互助 宏伟 利通 乐业 同仁 惠农 安宁 大关 新市 凤凰 运河 东方 平原 新华 江山 三江 江南 老城 友谊 城西 灯塔 光明 温泉 太平 清水 滨江 和康"
    " 四方 新安 江北 城南 海港 红旗 民丰 江海 莲花 城东 中原 河北 河东 河西 长安 文化 团结 高明 胜利 民主 向阳 工农 永定 会同 桥西 桥东 建设 集中 水城 天山 西湖".split()
)
_NAMED_FULLY = 3
_OUR_PART = re.compile("我[省市县州旗盟]|[向为]全[省市县州旗盟]|全[市县州旗盟]各")
# Words within which the characters of a name stand: 新增城镇就业 is not of 增城, 长治久安 not of 长治.
_ACROSS = tuple(
    "新增城 示范县 政府和县 更高要 完成县 以上高 搬迁安 投资中 铁路南 公路南 大道路南 坚如磐石 中小河 复杂多 以上城 健康保 基金安 资金安 完成安 同心同德 文山会海 真金白银 长治久安 幸福安康 平安康 创新乡 宜居新乡 黄河源"
    " 江河源 衡水平 畅通城 投资兴 长江干 弘扬中 提升平 金融安 提高县 行政和 沿海城 农田林 最大化 搭建平 构建安 开县级 拉开县 融合水 养老金水 推广安 蓝天白云 确保定 上海南 发展中山 阿里巴巴".split()
)
_NO_AREAS = (*_ACROSS, "雄安新区", "中国", "国家级新区", "长江经济带", "黄河流域", "京津冀", "大湾区", "中央")


class OwnArea(NamedTuple):
    """The area that a body speaks of, how often, and whether no other of its level comes near (`sure`)."""

    area: Area
    times: int
    sure: bool


@lru_cache(maxsize=4)
def _finder(areas: AreaBook):
    import ahocorasick_rs

    names = [*areas.short_names(), *_NO_AREAS]
    return ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), names


def counted(text: str, areas: AreaBook) -> Counter[str]:
    """How often each short name of an area stands in `text`."""
    automaton, names = _finder(areas)
    found = Counter(names[which] for which, _, _ in automaton.find_matches_as_indexes(text))
    for name in _NO_AREAS:
        found.pop(name, None)
    return found


def short_names_in(words: str, areas: AreaBook) -> list[str]:
    """The short names of areas in `words`, in order: 浙江, 宁波 of 浙江宁波2024年."""
    automaton, names = _finder(areas)
    return [names[which] for which, _, _ in automaton.find_matches_as_indexes(words) if names[which] not in _NO_AREAS]


def own_area(text: str, areas: AreaBook, year: int, spoken_for: str | None = None) -> OwnArea | None:
    """The area that `text` (as read) speaks of most, of the level of `spoken_for` (市, 自治区); None where none stands out."""
    levels = levels_of(spoken_for)
    counts = counted(text, areas)
    ranked = [
        (times, name)
        for name, times in counts.most_common(_TRIED * _OFTEN)
        if times >= _OFTEN and any(_is_named(area, times, text) for area in _candidates(name, areas, year, levels))
    ]
    for times, name in ranked[:_TRIED]:
        area = decided(_candidates(name, areas, year, levels), text, counts, areas, year, spoken_for)
        if area is not None and (spoken_for or calls_itself(area, text) >= _SOMETIMES):
            others = ((n, other) for n, other in ranked if other != name)
            rival = next((n for n, other in others if not any(is_within(each, area) for each in _candidates(other, areas, year, levels))), 0)
            return OwnArea(area, times, times >= _SURELY_APART * rival) if times >= _APART * rival else None
    return _nation(text, areas, year) if "nation" in levels else None


def _nation(text: str, areas: AreaBook, year: int) -> OwnArea | None:
    """The nation, where a text says 我国 again and again and never 我省, 我市: it has no name that it is called by."""
    times, area = text.count("我国"), areas.by_code(NATION, year)
    return OwnArea(area, times, False) if area and times >= _OFTEN and not _OUR_PART.search(text) else None


def is_within(inner: Area, outer: Area) -> bool:
    """Whether `inner` lies in `outer`, by their codes."""
    if outer.area_level == "county":
        return inner.ref_area == outer.ref_area
    return outer.area_level == "nation" or inner.ref_area.startswith(outer.ref_area[: 2 if outer.area_level == "province" else 4])


def levels_of(spoken_for: str | None) -> tuple[str, ...]:
    """The levels that a government may be of that calls itself so; all where it is not said."""
    ending = next((word for word in sorted(LEVELS, key=len, reverse=True) if spoken_for and spoken_for.endswith(word)), None)
    return LEVELS[ending] if ending else ("nation", "province", "prefecture", "county")


def decided(candidates: Iterable[Area], text: str, counts: Counter[str], areas: AreaBook, year: int, spoken_for: str | None = None) -> Area | None:
    """The one of several areas of one short name that `text` means: by what it calls itself (我市, 全县), by the names of its
    parents, by its whole name.

    None where the text gives no reason to prefer one.
    """
    weights = {area: _weight(area, text, counts, areas, year, spoken_for) for area in candidates}
    best = max(weights.values(), default=(0, 0, 0, 0))
    found = [area for area, weight in weights.items() if weight == best]
    return found[0] if len(found) == 1 and (any(best) or len(weights) == 1) else None


def _weight(area: Area, text: str, counts: Counter[str], areas: AreaBook, year: int, spoken_for: str | None) -> tuple[int, ...]:
    own = short(area.area_name)
    parent = areas.by_code(area.parent_area, year) if area.parent_area else None
    above = areas.by_code(parent.parent_area, year) if parent and parent.parent_area else None
    named = sum(counts[short(each.area_name)] for each in (parent, above) if each and each.area_level != "nation" and short(each.area_name) != own)
    called = bool(spoken_for) and spoken_for.endswith(generic(area))
    return int(called), calls_itself(area, text), named, text.count(area.area_name)


def _is_named(area: Area, times: int, text: str) -> bool:
    """Whether the short name of a county is one here: 安居 and many others are words besides."""
    if area.area_level != "county":
        return True
    fully = sum(text.count(short(area.area_name) + kind) for kind in "县区市旗")
    return fully >= _NAMED_FULLY if short(area.area_name) in _WORDS else fully > 0 or times >= 2 * _OFTEN


def generic(area: Area) -> str:
    """市 of 绍兴市, 区 of 广西壮族自治区: what it calls itself in 全区."""
    return area.area_name[-1]


def calls_itself(area: Area, text: str) -> int:
    """How often `text` says 我市, 全市 or what else the area calls itself."""
    return text.count(f"我{generic(area)}") + text.count(f"全{generic(area)}")


def _candidates(name: str, areas: AreaBook, year: int, levels: tuple[str, ...]) -> list[Area]:
    # A 市 of the level of a province is one of the four that are called so.
    municipality = "nation" not in levels and len(levels) > 1
    return [area for area in areas.by_short(name, year) if area.area_level in levels and not (municipality and area.area_level == "province" and not area.area_name.endswith("市"))]
