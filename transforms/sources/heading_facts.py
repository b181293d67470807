"""What the first lines of a report say of place and time: title, day of delivery, whose congress, whose government."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from transforms.sources import salutation
from transforms.sources.page_lines import is_of_page

_SEARCHED = 2_500
_LONGEST_HEAD = 600
_LINES_WITHOUT_SALUTATION = 25
_LONGEST_LINE = 60
_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "Ｏ": "0", "O": "0"}
_YEAR = r"(?P<year>[0-9〇零○O一二三四五六七八九]{4})年"
_DATE = re.compile(_YEAR + r"(?P<month>[0-9一二三四五六七八九十]{1,2})月(?P<day>[0-9一二三四五六七八九十]{1,3})日")
_AT_CONGRESS = re.compile(r"日(?:，|,)?[^。：:【]{0,20}?在[^。]{2,25}人民代表大会|日[)）]?(?:，|,)?在")
_CONGRESS = re.compile(r"(?:[0-9〇一二三四五六七八九十]日)?(?:上午|下午)?在?(?P<area>[一-鿿]{2,20}?)\n?第?[0-9一二三四五六七八九十百]+届\n?(?P<nation>全国)?(?:人民代表大会|人大)(?:\n?第?(?P<session>[一二三四五六七八九十]{1,2})次)?")
_NOT_OF_NAME = re.compile(r".*(?:报告|会议|[上下]午|在)")
_NATION = re.compile(r"届全国(?:人民代表大会|人大)|我代表国务院|国务院总理|國務院總理")
_SPOKEN_FOR = re.compile(r"我(?:谨)?(?:受|代表)(?P<area>[^，。,]{1,20}?)(?:人民)?政府")
_FIRST_SENTENCE = re.compile(r"(?:现在[,，]?\s*)?我(?:谨)?(?:受|代表)[^，。,\n]{1,20}(?:政府|国务院)")
# The first part, or a sentence.
_BEGINS = re.compile(r"^\s*[一1][、.]|[。；]|[，,][^，,]*[，,]")
_TITLE_LINE = re.compile(r"(?:标题[：:]|[^\w(（《〈]+)?(?P<title>[^。，,：:>＞»|｜]{0,30}政府工作报告(?:全文)?(?:[（(][^）)]{1,12}[）)])?)\Z")
_NOT_A_TITLE = re.compile(r"会议|作政府工作报告")
_TITLE_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年?[^0-9]{0,20}政府工作报告|政府工作报告[（(](?P<behind>(?:19|20)[0-9]{2})年?[）)]")
_OFFICE = r"(?:总理|主席|[省市县区州旗盟]\s*长|专员)"
_SPEAKER = re.compile(_OFFICE + r"[:：]?(?P<name>(?:[一-鿿]{1,8}(?:·[一-鿿]{1,8})+|[一-鿿]{2,3}?))(?=\Z|作|在|向|同志|[，,（()0-9?])")
# A name of any length where it is set off from the office: 自治区主席 乌云其木格.
_SPEAKER_APART = re.compile(_OFFICE + r"\s+(?P<name>(?:(?!报告|会议|同志)[一-鿿]){4,8})\s*\Z")
# Or of two or three characters on a line of its own, below that of the congress.
_SPEAKER_ALONE = re.compile(r"(?P<name>[一-鿿]{2,3})\Z")
_OF_OFFICE = re.compile(r"(?P<area>[一-鿿]{2,16}[省市县区州旗盟])(?:人民政府)?(?:代理?)?(?:[省市县区州旗盟]长|主席)")
_HANZI_YEAR = re.compile(r"(?:一九|二[〇零○O0])[〇零○O0-9一二三四五六七八九]{2}(?=年)")
_DOTS = str.maketrans("•‧∙・．", "·····")
_REVIEW_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年(?:[一-鿿]{0,8})工作(?:[一-鿿]{0,4})回顾")


class HeadingFacts(NamedTuple):
    """All as the text has it, None where it does not say. `congress_date`: `delivered_on` stands beside the congress;
    `titles`: the lines that name the genre, the title first; `session`: of the congress, counted from its election;
    `office_area`: whose mayor or governor is named."""

    title: str | None
    titles: tuple[str, ...]
    delivered_on: date | None
    congress_date: bool
    congress_area: str | None
    session: int | None
    office_area: str | None
    spoken_for: str | None
    title_year: int | None
    reviewed_year: int | None
    speaker: str | None


def heading_facts(text: str) -> HeadingFacts:
    """The facts in the heading of the canonical `text`, digits in any width or script, blanks within words ignored."""
    start = unicodedata.normalize("NFKC", text[:_SEARCHED]).translate(_DOTS)
    raw = [line.strip() for line in _head(start).splitlines()]
    lines = [line for line in (re.sub(r"\s+", "", line) for line in raw) if line]
    own = [line for line in lines if not is_of_page(line)]
    head = "".join(own)
    delivered_on, beside_congress = _delivered_on(head)
    congress = _CONGRESS.search("\n".join(own))
    squeezed = _HANZI_YEAR.sub(lambda match: _arabic(match.group()), re.sub(r"\s+", "", start))
    spoken = _SPOKEN_FOR.search(squeezed)
    nation = _NATION.search(squeezed)
    titles = tuple(m["title"] for line in lines if (m := _TITLE_LINE.match(line)) and not _NOT_A_TITLE.search(line))
    title = titles[0] if titles else None
    return HeadingFacts(
        title=title or ("政府工作报告" if squeezed.startswith("政府工作报告") else None),
        titles=titles,
        delivered_on=delivered_on,
        congress_date=beside_congress,
        congress_area="全国" if nation else _NOT_OF_NAME.sub("", congress["area"]) or None if congress else None,
        session=_small(congress["session"]) if congress and congress["session"] else None,
        office_area=next((m["area"] for line in own if (m := _OF_OFFICE.search(line))), None),
        spoken_for="全国" if nation else spoken["area"] if spoken else None,
        title_year=next((int(m["year"] or m["behind"]) for each in titles if (m := _TITLE_YEAR.search(each))), None),
        reviewed_year=_year(_REVIEW_YEAR.search(squeezed)),
        speaker=_speaker(own, raw),
    )


def _speaker(lines: list[str], raw: list[str]) -> str | None:
    """The name behind the office, else alone at the end of the heading."""
    for line, pattern in [*((line, _SPEAKER) for line in lines), *((line, _SPEAKER_APART) for line in raw)]:
        if found := pattern.search(line):
            return found["name"]
    alone = _SPEAKER_ALONE.match(lines[-1]) if len(lines) > 1 and "会议上" in lines[-2] else None
    return alone["name"] if alone else None


def _head(start: str) -> str:
    """What stands before the salutation or else the first sentence; without either, the short lines before the first part."""
    if address := salutation.ANY.search(start) or _FIRST_SENTENCE.search(start):
        return start[: address.start()][-_LONGEST_HEAD:]
    head = []
    for line in start.splitlines()[:_LINES_WITHOUT_SALUTATION]:
        if len(line) > _LONGEST_LINE or _BEGINS.search(line):
            break
        head.append(line)
    return "\n".join(head)


def _delivered_on(head: str) -> tuple[date | None, bool]:
    found = [(day, bool(_AT_CONGRESS.match(head, m.end() - 1))) for m in _DATE.finditer(head) if (day := _date(m))]
    beside = [hit for hit in found if hit[1]]
    # Without a congress beside it: what stands nearest to the salutation. Further up is when a page was posted.
    return (beside[:1] or found[-1:] or [(None, False)])[0]


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(_arabic(match["year"])), _small(match["month"]), _small(match["day"]))
    except ValueError:
        return None


def _arabic(digits: str) -> str:
    return "".join(_DIGITS.get(char, char) for char in digits)


def _small(number: str) -> int:
    """1 to 99 in Arabic or Chinese digits: 10, 十, 二十三."""
    if "十" not in number:
        return int(_arabic(number))
    tens, ones = number.split("十", 1)
    return int(_arabic(tens) or 1) * 10 + int(_arabic(ones) or 0)


def _year(match: re.Match[str] | None) -> int | None:
    return int(match["year"]) if match else None
