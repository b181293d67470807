"""Whose report it is and of which year: from the registry, else the file name, else the text, and never against the text.

Within the text the heading goes before the body. What decided is kept with its words.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from transforms.areas import NATION, AreaBook
from transforms.numerals import fold
from transforms.readable import readable
from transforms.reference import Area
from transforms.sources.heading_facts import HeadingFacts, heading_facts
from transforms.sources.own_year import OwnYear, own_year
from transforms.sources.whose import Unclear, Whose, named_in, whose

_GENRE_IN_NAME = re.compile("政府工作报告|工作报告")
_CODED_NAME = re.compile(r"(?P<ref_area>[0-9]{6})-(?P<year>[0-9]{4})\Z")
_YEAR_IN_NAME = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_LAST_MONTH = 12


# Of a report that is said to be of a year so far beyond the newest area code, the year is made up.
_YEARS_AHEAD = 5


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


class Findings(NamedTuple):
    """What was found, from where (registry, file_name, heading or body), by which words, and who spoke."""

    known: Metadata
    area_from: str
    area_evidence: str
    year_from: str
    year_evidence: str
    speaker: str | None

    def evidence(self) -> dict[str, str | None]:
        """The columns of the table `sources` that say how it was found."""
        return {name: value for name, value in self._asdict().items() if name != "known"}


def facts_in_name(stem_of_file: str, areas: AreaBook) -> Facts:
    """What the file name (without its ending) says: `330600-2024`, or in words `绍兴市2024年政府工作报告`, `浙江绍兴2024`."""
    if coded := _CODED_NAME.match(stem_of_file):
        return Facts(ref_area=coded["ref_area"], report_year=int(coded["year"]))
    years = set(_YEAR_IN_NAME.findall(stem_of_file))
    name = named_in(_GENRE_IN_NAME.sub(" ", stem_of_file), areas)
    return Facts(area_name=name, report_year=int(years.pop()) if len(years) == 1 else None)


def metadata(text: str, declared: Facts, named: Facts, areas: AreaBook) -> Metadata:
    """All there is to know of the report `text`; see `findings`."""
    return findings(text, declared, named, areas).known


def findings(text: str, declared: Facts, named: Facts, areas: AreaBook) -> Findings:
    """All there is to know of the report `text`: `declared` in the registry, `named` by the file, or said by the text.

    Raises Unclear where area or year are nowhere said, where the code is unknown, and where two of the three disagree.
    """
    read = fold(readable(text))
    said, own = heading_facts(read), own_year(read)
    said = _without_day_of_posting(said, own)
    year, year_from, year_evidence = _report_year(declared, named, said, own)
    if year > areas.newest + _YEARS_AHEAD:
        raise Unclear(f"年份 {year} 还远未到来（{year_evidence}） · the year {year} is far ahead: {year_evidence}")
    found = whose(read, (declared.ref_area, declared.area_name), (named.ref_area, named.area_name), said, year, areas)
    known = _known(declared, said, year, found)
    return Findings(known, found.by, found.words, year_from, year_evidence, said.speaker)


def _known(declared: Facts, said: HeadingFacts, year: int, found: Whose) -> Metadata:
    area = found.area
    return Metadata(
        report_id=f"{area.ref_area}-{year}",
        ref_area=area.ref_area,
        area_name=area.area_name,
        area_level=area.area_level,
        parent_area=area.parent_area,
        report_year=year,
        review_year=year if said.reviewed_year == year else year - 1,
        title=declared.title or said.title or f"{year}年{'' if area.ref_area == NATION else area.area_name}政府工作报告",
        delivered_on=declared.delivered_on or (said.delivered_on.isoformat() if said.delivered_on and is_delivery(said.delivered_on, year) else None),
        source_url=declared.source_url,
    )


def _without_day_of_posting(said: HeadingFacts, own: OwnYear | None) -> HeadingFacts:
    """A day in the heading that is not said of the congress, in another year than the body speaks of, is when it was posted."""
    if said.delivered_on and not said.congress_date and own and own.sure and not is_delivery(said.delivered_on, own.year):
        return said._replace(delivered_on=None)
    return said


def _report_year(declared: Facts, named: Facts, said: HeadingFacts, own: OwnYear | None) -> tuple[int, str, str]:
    """The year of delivery, from where, by which words. A congress may meet in the December before the year its report is named after."""
    _agree("年份", "year", declared.report_year, named.report_year)
    on = said.delivered_on
    if given := declared.report_year or named.report_year:
        _refuse_other_year(given, said, own)
        return given, "registry" if declared.report_year else "file_name", str(given)
    if on:
        return on.year, "heading", on.isoformat()
    if said.title_year:
        return said.title_year, "heading", said.title or str(said.title_year)
    if said.reviewed_year:
        return said.reviewed_year + 1, "heading", f"{said.reviewed_year}年工作回顾"
    if own:
        return own.year, "body", own.words
    raise Unclear("年份不明：请命名为 <地区代码>-<年份>.txt 或登记在 reports.csv · year unknown: name the file <ref_area>-<year>.txt or register it")


def _refuse_other_year(year: int, said: HeadingFacts, own: OwnYear | None) -> None:
    """A file called 2022 that holds the report of 2024."""
    on = said.delivered_on
    if on and said.congress_date and not is_delivery(on, year):
        raise Unclear(f"年份矛盾：正文说 {on} 作报告，应为 {year} 年 · the text was delivered on {on}, not in {year}")
    in_december = on is not None and on.year == year and on.month == _LAST_MONTH
    after_review = said.reviewed_year + 1 if said.reviewed_year else None
    says = [each for each in (on.year if on else None, said.title_year, after_review, own.year if own else None) if each]
    if own is None or year in says or in_december or says.count(own.year) == 1 and own.votes == 1:
        return
    raise Unclear(
        f"年份矛盾：正文回顾 {own.year - 1} 年、部署 {own.year} 年（{own.words}），应为 {own.year} 年，不是 {year} 年"
        f" · the text looks back on {own.year - 1} and plans {own.year} ({own.words}), not {year}"
    )


def is_delivery(day: date, year: int) -> bool:
    """Whether a report of `year` may have been delivered on `day`: in that year, or in the December before it."""
    return day.year == year or (day.year == year - 1 and day.month == _LAST_MONTH)


def _agree(zh: str, en: str, declared: object, named: object) -> None:
    if declared and named and declared != named:
        raise Unclear(f"{zh}矛盾：reports.csv 写 {declared}，文件名写 {named} · {en}: reports.csv says {declared}, the file name {named}")
