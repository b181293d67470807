"""A folder of as many reports as wanted, made of a few: their bodies again and again, each under an area and year of its own.

The bodies are given to prefectures over 25 years, so that targets find their outcomes and areas their new words. A report
that speaks of another area or year than its name would be refused, so what it says of its own area and day (all up to 审议) is
left out, areas that it often names become 某地, and its years are moved to the new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle, islice, product
from pathlib import Path
from typing import NamedTuple

from flows.project import SEEDS
from flows.seeds.ingest import report_files
from flows.seeds.reference import read_reference
from transforms.areas import AreaBook
from transforms.sources.decoding import canonical_text
from transforms.sources.heading_facts import heading_facts
from transforms.sources.own_area import counted
from transforms.sources.own_year import own_year

YEARS = range(2000, 2025)
_OPENING_LINES = 40
_OFTEN = 4
# Another province may have fewer peers than the rank says.
_RANK_IN_PROVINCE = re.compile("全[省区](?=[^，。；]{0,12}?第?[0-9一二三四五六七八九十]+(?:位|名))")
_YEAR = re.compile("(?:19|20)[0-9]{2}(?=年)")


class Body(NamedTuple):
    """A text that could be of anywhere, and the year it is of."""

    text: str
    year: int

    def of(self, year: int) -> str:
        """The text as of another year."""
        return _YEAR.sub(lambda found: str(int(found.group()) + year - self.year), self.text)


def write_corpus(folder: Path, texts: Path, reports: int) -> int:
    """Write `reports` reports into the new `folder`, made of the texts in `texts`; the number of their characters."""
    folder.mkdir(parents=True)
    areas = AreaBook(read_reference(SEEDS).areas)
    bodies = [body for path in report_files(texts) if (body := _body(canonical_text(path.read_bytes()), areas))]
    characters = 0
    for (code, year), body in zip(islice(_places(), reports), cycle(bodies)):
        text = body.of(year)
        (folder / f"{code}-{year}.txt").write_text(text, encoding="utf-8", newline="\n")
        characters += len(text)
    return characters


def _places() -> Iterator[tuple[str, int]]:
    lasting = (area.ref_area for area in read_reference(SEEDS).areas if area.area_level == "prefecture" and area.valid_from is None and area.valid_to is None)
    return product(lasting, YEARS)


def _body(text: str, areas: AreaBook) -> Body | None:
    """What follows the opening; None where that does not tell its year, or still tells whose it is."""
    lines = text.splitlines(keepends=True)
    opening = [number for number, line in enumerate(lines[:_OPENING_LINES]) if "审议" in line]
    body = "各位代表：\n" + "".join(lines[opening[0] + 1 :] if opening else lines)
    year, said = own_year(body), heading_facts(body)
    for name, times in counted(body, areas).items():
        if times >= _OFTEN:
            body = body.replace(name, "某地")
    body = _RANK_IN_PROVINCE.sub("全国", body.replace("国务院", "上级"))
    return Body(body, year.year) if year and not (said.spoken_for or said.congress_area) else None
