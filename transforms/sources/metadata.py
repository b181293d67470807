"""Whose report it is and of which year: from the registry, else the file name, else the text, and never against the text."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from transforms.areas import NATION, AreaBook, stem
from transforms.reference import Area
from transforms.sources.heading_facts import HeadingFacts, heading_facts

_CODED_NAME = re.compile(r"(?P<ref_area>[0-9]{6})-(?P<year>[0-9]{4})\Z")
_YEAR_IN_NAME = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_LEVEL_SPOKEN_FOR = (("省", "province"), ("自治区", "province"), ("县", "county"), ("旗", "county"), ("州", "prefecture"), ("盟", "prefecture"))
_LAST_MONTH = 12


class Unclear(ValueError):
    """Area or year cannot be told, or what is told contradicts itself. The message says what, in both languages."""


class Facts(NamedTuple):
    """What a registry line or a file name says of a report; None where it says nothing."""

    ref_area: str | None = None
    area_name: str | None = None
    report_year: int | None = None
    title: str | None = None
    delivered_on: str | None = None
    source_url: str | None = None


class Metadata(NamedTuple):
    """The columns of the table `reports` that say whose report it is."""

    report_id: str
    ref_area: str
    area_name: str
    area_level: str
    parent_area: str | None
    report_year: int
    review_year: int
    title: str
    delivered_on: str | None
    source_url: str | None


def facts_in_name(stem_of_file: str, areas: AreaBook) -> Facts:
    """What the file name (without its ending) says: `330600-2024`, or in words `绍兴市2024年政府工作报告`."""
    if coded := _CODED_NAME.match(stem_of_file):
        return Facts(ref_area=coded["ref_area"], report_year=int(coded["year"]))
    names, years = areas.names_in(stem_of_file), set(_YEAR_IN_NAME.findall(stem_of_file))
    return Facts(area_name=names[0] if names else None, report_year=int(years.pop()) if len(years) == 1 else None)


def metadata(text: str, declared: Facts, named: Facts, areas: AreaBook) -> Metadata:
    """All there is to know of the report `text`: `declared` in the registry, `named` by the file, or said by the text.

    Raises Unclear where area or year are nowhere said, where the code is unknown, and where two of the three disagree.
    """
    said = heading_facts(text)
    year = _report_year(declared, named, said)
    area = _area(declared, named, said, year, areas)
    _refuse_other_area(area, said, areas)
    delivered_on = declared.delivered_on or (said.delivered_on.isoformat() if _is_delivery(said.delivered_on, year) else None)
    name = declared.area_name or area.area_name
    return Metadata(
        report_id=f"{area.ref_area}-{year}",
        ref_area=area.ref_area,
        area_name=name,
        area_level=area.area_level,
        parent_area=area.parent_area,
        report_year=year,
        review_year=year if said.reviewed_year == year else year - 1,
        title=declared.title or said.title or f"{year}年{'' if area.ref_area == NATION else name}政府工作报告",
        delivered_on=delivered_on,
        source_url=declared.source_url,
    )


def _report_year(declared: Facts, named: Facts, said: HeadingFacts) -> int:
    """The year of delivery. A congress may meet in the December before the year its report is named after."""
    _agree("年份", "year", declared.report_year, named.report_year)
    year = declared.report_year or named.report_year
    on = said.delivered_on
    if year and on and said.congress_date and not _is_delivery(on, year):
        raise Unclear(f"年份矛盾：正文说 {on} 作报告，应为 {year} 年 · the text was delivered on {on}, not in {year}")
    after_review = said.reviewed_year + 1 if said.reviewed_year else None
    year = year or (on.year if on else None) or said.title_year or after_review
    if not year:
        raise Unclear("年份不明：请命名为 <地区代码>-<年份>.txt 或登记在 reports.csv · year unknown: name the file <ref_area>-<year>.txt or register it")
    return year


def _is_delivery(day: date | None, year: int) -> bool:
    return day is not None and (day.year == year or (day.year == year - 1 and day.month == _LAST_MONTH))


def _area(declared: Facts, named: Facts, said: HeadingFacts, year: int, areas: AreaBook) -> Area:
    _agree("地区", "area", declared.ref_area, named.ref_area)
    if code := declared.ref_area or named.ref_area:
        area = areas.by_code(code, year)
        if area is None:
            raise Unclear(f"地区代码 {code} 不在 areas.csv 中 · unknown area code {code}, see areas.csv")
        if declared.area_name and not _may_be(area, declared.area_name, areas):
            raise Unclear(f"地区矛盾：{code} 是{area.area_name}，不是{declared.area_name} · {code} is {area.area_name}, not {declared.area_name}")
        return area
    for name in (declared.area_name, named.area_name, said.congress_area, said.spoken_for):
        if name and (found := _named(name, year, areas)):
            return found
    raise Unclear("地区不明：请命名为 <地区代码>-<年份>.txt 或登记在 reports.csv · area unknown: name the file <ref_area>-<year>.txt or register it")


def _named(name: str, year: int, areas: AreaBook) -> Area | None:
    """The one area that `name` ends in; Unclear where there are several of that name."""
    if name == "全国":
        return areas.by_code(NATION, year)
    full = next((known for known in areas.names_in(name) if name.endswith(known)), None)
    found = {area.ref_area: area for area in areas.by_name(full, year)} if full else {}
    if len(found) > 1:
        codes = ", ".join(sorted(found))
        raise Unclear(f"{full} 有多个：{codes}，请在文件名中写明代码 · several areas are called {full}: put the code into the file name")
    return next(iter(found.values()), None)


def _refuse_other_area(area: Area, said: HeadingFacts, areas: AreaBook) -> None:
    """A city's page that carries its province's report, a file under another area's code."""
    for words in (said.congress_area, said.spoken_for):
        if words and not _may_be(area, words, areas):
            raise Unclear(
                f"地区矛盾：正文是{words}的报告，不是{area.area_name}（{area.ref_area}）的"
                f" · the text is a report of {words}, not of {area.area_name} ({area.ref_area})"
            )


def _may_be(area: Area, words: str, areas: AreaBook) -> bool:
    """Whether `words` (全国, 省, 绍兴市, 保定市清苑区) may mean `area`, also by a name it had before or has had since."""
    if words == "全国":
        return area.ref_area == NATION
    for generic, level in _LEVEL_SPOKEN_FOR:
        if words == generic:
            return area.area_level == level
    name = next((known for known in areas.names_in(words) if words.endswith(known)), None)
    if name is None:
        return True
    return any(known.ref_area == area.ref_area for known in areas.by_name(name)) or stem(name) == stem(area.area_name)


def _agree(zh: str, en: str, declared: object, named: object) -> None:
    if declared and named and declared != named:
        raise Unclear(f"{zh}矛盾：reports.csv 写 {declared}，文件名写 {named} · {en}: reports.csv says {declared}, the file name {named}")
