"""Which area a report is of: by code, by name in the registry, the file name or the heading, else by its body; homonyms by the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.areas import NATION, AreaBook, in_force, short, stem
from transforms.reference import Area
from transforms.sources.heading_facts import HeadingFacts
from transforms.sources.own_area import LEVELS, OwnArea, calls_itself, counted, decided, generic, is_within, own_area, short_names_in

_NATIONS = ("全国", "国务院", "中国")
_GENERIC = ("省", "市", "县", "区", "旗", "州", "盟")
_ONE_MORE = re.compile("[市县区旗盟](?![长委政人级场民])")
_ASIDE = re.compile(r"[（(][^（()）]*[）)]\Z")
_PARENTS_REPORT = 3
_OFTEN_ENOUGH = 16
Given = tuple[str | None, str | None]


class Unclear(ValueError):
    """Area or year cannot be told, or what is told contradicts itself. The message says what, in both languages."""


class Whose(NamedTuple):
    """The area, what told it (registry, file_name, heading, body), and the words that did."""

    area: Area
    by: str
    words: str


def named_in(words: str, areas: AreaBook) -> str | None:
    """What in the `words` of a file name is the name of an area, its parents before it: 浙江宁波, 北京市朝阳区. None where nothing is."""
    if any(name in words for name in _NATIONS):
        return "全国"
    names = areas.names_in(words)
    if not names:
        return _short_named_in(words, areas)
    start, end = min(words.find(name) for name in names), words.rfind(names[0]) + len(names[0])
    return words[start:end] + _more_of_the_name(words[end:])


def _short_named_in(words: str, areas: AreaBook) -> str | None:
    short_names = short_names_in(words, areas)
    if not short_names:
        return None
    return "".join(short_names) + _more_of_the_name(words[words.rfind(short_names[-1]) + len(short_names[-1]) :])


def _more_of_the_name(behind: str) -> str:
    """The 市 of 达县市, which is no 达县; not that of 宁波市市长."""
    more = _ONE_MORE.match(behind)
    return more.group() if more else ""


def whose(text: str, declared: Given, named: Given, said: HeadingFacts, year: int, areas: AreaBook) -> Whose:
    """The area of the report `text` (as read); `declared` and `named` are code and name as given by registry and file name.

    Unclear where no area is said, where it is unknown, where several have the name, and where the text is another's.
    """
    spoken = said.spoken_for or said.congress_area
    own = own_area(text, areas, year, spoken)
    found = _given(declared, named, text, year, areas) or _in_heading(said, text, year, areas) or _in_body(own)
    if found is None:
        raise Unclear(_unknown(said))
    _refuse_other_area(found.area, said, areas)
    if own and found.by != "body":
        _refuse_other_body(found.area, own, text, areas)
    return found


def _given(declared: Given, named: Given, text: str, year: int, areas: AreaBook) -> Whose | None:
    if declared[0] and named[0] and declared[0] != named[0]:
        raise Unclear(f"地区矛盾：reports.csv 写 {declared[0]}，文件名写 {named[0]} · area: reports.csv says {declared[0]}, the file name {named[0]}")
    if code := declared[0] or named[0]:
        area = areas.by_code(code, year)
        if area is None:
            raise Unclear(f"地区代码 {code} 不在 areas.csv 中 · unknown area code {code}, see areas.csv")
        if declared[1] and not may_be(area, declared[1], areas):
            raise Unclear(f"地区矛盾：{code} 是{area.area_name}，不是{declared[1]} · {code} is {area.area_name}, not {declared[1]}")
        return Whose(area, "registry" if declared[0] else "file_name", code)
    for name, by in ((declared[1], "registry"), (named[1], "file_name")):
        if name and (area := _named(name, text, year, areas)):
            return Whose(area, by, name)
    return None


def _in_heading(said: HeadingFacts, text: str, year: int, areas: AreaBook) -> Whose | None:
    for words in (said.congress_area, said.spoken_for, *said.titles, said.office_area):
        if words and (area := _named(words, text, year, areas)):
            return Whose(area, "heading", words)
    return None


def _in_body(own: OwnArea | None) -> Whose | None:
    return own and Whose(own.area, "body", f"{short(own.area.area_name)}×{own.times}")


def _named(words: str, text: str, year: int, areas: AreaBook) -> Area | None:
    """The area that `words` end in, as it was in `year`; of several of that name the one that `words` or the text mean.

    Unclear where neither says which.
    """
    if words in _NATIONS:
        return areas.by_code(NATION, year)
    words = _ASIDE.sub("", words).removesuffix("政府工作报告").removesuffix("人民政府").removesuffix("人民")
    full = next((name for name in areas.names_in(words) if words.endswith(name)), None)
    found = areas.by_name(full, year) if full else areas.by_short(_last_short_name(words, areas), year)
    found = list({area.ref_area: area for area in found}.values())
    if len(found) > 1:
        area = decided(found, words, counted(words, areas), areas, year) or decided(found, text, counted(text, areas), areas, year)
        if area is None:
            codes = ", ".join(sorted(area.ref_area for area in found))
            name = full or words
            raise Unclear(f"{name} 有多个：{codes}，请在文件名中写明代码 · several areas are called {name}: put the code into the file name")
        found = [area]
    return _as_of(found[0], year, areas) if found else None


def _last_short_name(words: str, areas: AreaBook) -> str:
    """宁波 of 浙江宁波, 湖州 of 湖州; nothing of 哥谭市, which is no name that is known."""
    last = (short_names_in(words, areas) or [""])[-1]
    return "" if words.endswith(_GENERIC) and not words.endswith(last) else last


def _as_of(area: Area, year: int, areas: AreaBook) -> Area:
    """徐水区 as the 徐水县 that it was until 2015, 襄阳市 as the 襄樊市 until 2010: what the place was called and coded in `year`."""
    if in_force(area, year):
        return area
    renamed = areas.by_code(area.ref_area, year)
    if renamed and in_force(renamed, year):
        return renamed
    was = [other for other in areas.by_short(short(area.area_name), year) if in_force(other, year) and other.ref_area[:4] == area.ref_area[:4]]
    return was[0] if len(was) == 1 else area


def _unknown(said: HeadingFacts) -> str:
    words = next((words for words in (said.congress_area, said.spoken_for) if words and len(words) > 1 and words.endswith(_GENERIC) and words not in ("自治区",)), None)
    if words:
        return (
            f"地区不明：{words}不在 areas.csv 中，是虚构的、不全的还是曾用名？请命名为 <地区代码>-<年份>.txt"
            f" · area unknown: {words} is not in areas.csv; made up, cut short or a former name? Name the file <ref_area>-<year>.txt"
        )
    return "地区不明：请命名为 <地区代码>-<年份>.txt 或登记在 reports.csv · area unknown: name the file <ref_area>-<year>.txt or register it"


def _refuse_other_area(area: Area, said: HeadingFacts, areas: AreaBook) -> None:
    """A city's page that carries its province's report, a file under another area's code."""
    for words in (said.congress_area, said.spoken_for):
        if words and not may_be(area, words, areas):
            raise Unclear(
                f"地区矛盾：正文是{words}的报告，不是{area.area_name}（{area.ref_area}）的"
                f" · the text is a report of {words}, not of {area.area_name} ({area.ref_area})"
            )


def _refuse_other_body(area: Area, own: OwnArea, text: str, areas: AreaBook) -> None:
    """The same where no heading says it, but the body speaks of another area throughout."""
    other, named = own.area, text.count(short(area.area_name))
    never = not named and own.times >= _OFTEN_ENOUGH and not is_within(area, other)
    if may_be(area, other.area_name, areas) or not never and (not own.sure or named * _PARENTS_REPORT > own.times):
        return
    # A district may name its city more often than itself, but it says 全区 and not 全市.
    if is_within(area, other) and generic(area) != generic(other) and calls_itself(other, text) <= _PARENTS_REPORT * calls_itself(area, text):
        return
    raise Unclear(
        f"地区矛盾：正文说的是{other.area_name}（{own.times} 次），不是{area.area_name}（{area.ref_area}）"
        f" · the text speaks of {other.area_name} ({own.times} times), not of {area.area_name} ({area.ref_area})"
    )


def may_be(area: Area, words: str, areas: AreaBook) -> bool:
    """Whether `words` (全国, 省, 绍兴市, 保定市清苑区) may mean `area`, also by a name it had before or has had since."""
    if words == "市":
        return area.area_name.endswith("市") or any(other.area_name.endswith("市") for other in areas.by_short(short(area.area_name)))
    if words in LEVELS:
        return area.area_level in LEVELS[words]
    name = next((known for known in areas.names_in(words) if words.endswith(known)), None)
    if name is None:
        return True
    return any(known.ref_area == area.ref_area for known in areas.by_name(name)) or stem(name) == stem(area.area_name)
