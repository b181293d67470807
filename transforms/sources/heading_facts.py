"""What the first lines of a report say of place and time: title, day of delivery, whose congress, whose government."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from transforms.sources import salutation

_SEARCHED = 2_500
_LONGEST_HEAD = 600
_LINES_WITHOUT_SALUTATION = 4
_LONGEST_LINE = 60
_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "Ｏ": "0", "O": "0"}
_YEAR = r"(?P<year>[0-9〇零○O一二三四五六七八九]{4})年"
_DATE = re.compile(_YEAR + r"(?P<month>[0-9一二三四五六七八九十]{1,2})月(?P<day>[0-9一二三四五六七八九十]{1,3})日")
_AT_CONGRESS = re.compile(r"日(?:，|,)?[^。：:【]{0,20}?在[^。]{2,25}人民代表大会|日[)）]?(?:，|,)?在")
_CONGRESS = re.compile(r"在?(?P<area>[^在上，。（(—]{2,20}?)第?[一二三四五六七八九十百]+届(?P<nation>全国)?(?:人民代表大会|人大)")
_NATION = re.compile(r"届全国(?:人民代表大会|人大)|我代表国务院|国务院总理|國務院總理")
_SPOKEN_FOR = re.compile(r"我(?:谨)?(?:受|代表)(?P<area>[^，。,]{1,20}?)(?:人民)?政府")
_TITLE_LINE = re.compile(r"(?:标题[：:])?(?P<title>[^。，：:>＞»|｜]{0,30}政府工作报告(?:[（(][^）)]{1,12}[）)])?)\Z")
_NOT_A_TITLE = re.compile(r"会议|作政府工作报告")
_TITLE_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年?[^0-9]{0,20}政府工作报告")
_SPEAKER = re.compile(
    r"(?:总理|主席|[省市县区州旗盟]长|专员)[:：]?(?P<name>(?:[一-鿿]{1,8}(?:·[一-鿿]{1,8})+|[一-鿿]{2,3}?))(?=\Z|作|在|向|同志|[，,（(0-9?])"
)
_REVIEW_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})年(?:[一-鿿]{0,8})工作(?:[一-鿿]{0,4})回顾")


class HeadingFacts(NamedTuple):
    """All as the text has it, None where it does not say. `congress_date`: `delivered_on` stands beside the congress."""

    title: str | None
    delivered_on: date | None
    congress_date: bool
    congress_area: str | None
    spoken_for: str | None
    title_year: int | None
    reviewed_year: int | None
    speaker: str | None


def heading_facts(text: str) -> HeadingFacts:
    """The facts in the heading of the canonical `text`, digits in any width or script, blanks within words ignored."""
    start = unicodedata.normalize("NFKC", text[:_SEARCHED])
    lines = [re.sub(r"\s+", "", line) for line in _head(start).splitlines()]
    head = "".join(lines)
    delivered_on, beside_congress = _delivered_on(head)
    congress = _CONGRESS.search(head)
    squeezed = re.sub(r"\s+", "", start)
    spoken = _SPOKEN_FOR.search(squeezed)
    nation = _NATION.search(squeezed)
    title = next((m["title"] for line in lines if (m := _TITLE_LINE.match(line)) and not _NOT_A_TITLE.search(line)), None)
    return HeadingFacts(
        title=title or ("政府工作报告" if squeezed.startswith("政府工作报告") else None),
        delivered_on=delivered_on,
        congress_date=beside_congress,
        congress_area="全国" if nation else congress["area"].split("日")[-1] if congress else None,
        spoken_for="全国" if nation else spoken["area"] if spoken else None,
        title_year=_year(_TITLE_YEAR.search(title or "")),
        reviewed_year=_year(_REVIEW_YEAR.search(squeezed)),
        speaker=next((m["name"] for line in lines if (m := _SPEAKER.search(line))), None),
    )


def _head(start: str) -> str:
    """What stands before the salutation; without one, the short lines that begin the text."""
    if address := salutation.ANY.search(start):
        return start[: address.start()][-_LONGEST_HEAD:]
    head = []
    for line in start.splitlines()[:_LINES_WITHOUT_SALUTATION]:
        if len(line) > _LONGEST_LINE:
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
