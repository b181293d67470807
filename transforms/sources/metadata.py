"""Whose report it is and of which year: from the registry, else the file name, else the text, and never against the text.

Within the text the heading goes before the body. What decided is kept with its words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.areas import NATION, AreaBook
from transforms.numerals import fold
from transforms.readable import readable
from transforms.sources.heading_facts import HeadingFacts, heading_facts
from transforms.sources.own_year import own_year
from transforms.sources.which_year import is_delivery, refuse_impossible_session, reviewed_in, without_day_of_posting, year_of_report
from transforms.sources.whose import Unclear, Whose, named_in, whose

_GENRE_IN_NAME = re.compile("政府工作报告|工作报告")
_CODED_NAME = re.compile(r"(?P<ref_area>[0-9]{6})-(?P<year>[0-9]{4})\Z")
_YEAR_IN_NAME = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


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
    said = without_day_of_posting(said, own)
    year, year_from, year_evidence = year_of_report(declared.report_year, named.report_year, said, own)
    if year > areas.newest + _YEARS_AHEAD:
        raise Unclear(f"年份 {year} 还远未到来（{year_evidence}） · the year {year} is far ahead: {year_evidence}")
    found = whose(read, (declared.ref_area, declared.area_name), (named.ref_area, named.area_name), said, year, areas)
    refuse_impossible_session(said, found.area, year)
    known = _known(declared, said, year, reviewed_in(year, said, own), found)
    return Findings(known, found.by, found.words, year_from, year_evidence, said.speaker)


def _known(declared: Facts, said: HeadingFacts, year: int, reviewed: int, found: Whose) -> Metadata:
    area = found.area
    return Metadata(
        report_id=f"{area.ref_area}-{year}",
        ref_area=area.ref_area,
        area_name=area.area_name,
        area_level=area.area_level,
        parent_area=area.parent_area,
        report_year=year,
        review_year=reviewed,
        title=declared.title or said.title or f"{year}年{'' if area.ref_area == NATION else area.area_name}政府工作报告",
        delivered_on=declared.delivered_on or (said.delivered_on.isoformat() if said.delivered_on and is_delivery(said.delivered_on, year) else None),
        source_url=declared.source_url,
    )
