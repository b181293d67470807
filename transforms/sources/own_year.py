"""The year of a report by what its body plans and looks back on, where no heading says it: 2024年主要目标, 2023年工作回顾."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

# The first digit is taken before looking back at what stands before it, so that the engine can skip to it.
_YEAR = r"(?P<year>[12](?<![0-9至—－-].)(?:(?<=1)9|(?<=2)0)[0-9]{2})年"
_PLANNED = re.compile(
    _YEAR + r"(?:的|政府|全年|工作|经济|社会|国民|发展|主要|[我全][省市县区州旗盟]|各项|和[^。，\n]{2,12}的?){0,5}"
    r"(?:总体要求|总体思路|预期目标|奋斗目标|目标任务|主要目标|安排|建议|思路|重点|任务|打算|部署|目标)"
)
_REVIEWED = re.compile(
    _YEAR + r"(?:和[^。，\n]{2,14}|以来|的|政府|工作|经济|社会|主要|发展|简要|、[^。，\n]{2,10}){0,5}(?:回顾|总结|情况)"
    r"|(?:过去的)(?P<past>(?:19|20)[0-9]{2})年"
)
# The heading of a later part: 三、2026年重点工作, 二、关于2025年工作. The first part looks back.
_PART = re.compile(
    r"\n[ 　]*[二三四五六]、(?:关于(?P<about>(?:19|20)[0-9]{2})年[^。，\n]{0,8}工作|(?P<year>(?:19|20)[0-9]{2})年的?(?:政府)?(?:工作)?(?:的)?(?:重点|主要目标|主要任务|目标|任务|安排|打算))(?![^\n]{0,10}(?:回顾|总结|情况|成[就效]))"
)
# 2023年是…开局之年 in the review and 2024年是…关键一年 in the plan.
_IS = re.compile(r"(?P<before>\A|[。\n 　])" + _YEAR + "是")


class OwnYear(NamedTuple):
    """The year that most of the body's own words make the year of the report, how many do, and the first of them.

    `sure`: both a plan and a review say so and nothing says otherwise.
    """

    year: int
    votes: int
    sure: bool
    words: str


def own_year(text: str) -> OwnYear | None:
    """What the body of a report says of its year; None where it says nothing or two years are said equally often.

    `text` is as read, with digits in any width; a review is of the year before.
    """
    planned = [(int(match["year"]), match.group()) for match in _PLANNED.finditer(text)]
    planned += [(int(match["year"] or match["about"]), match.group()) for match in _PART.finditer(text)]
    reviewed = [(int(match["year"] or match["past"]) + 1, match.group()) for match in _REVIEWED.finditer(text)]
    is_years = {int(match["year"]): match.group() for match in _IS.finditer(text)}
    pair = [(year, words) for year, words in is_years.items() if year - 1 in is_years and year + 1 not in is_years]
    planned, reviewed = planned + pair, reviewed + pair
    votes = Counter(year for year, _ in [*planned, *reviewed])
    (year, most), *others = votes.most_common(2) or [(0, 0)]
    if not most or others and others[0][1] == most:
        return None
    both = all(any(said == year for said, _ in way) for way in (planned, reviewed))
    words = next(words for said, words in [*reviewed, *planned] if said == year)
    return OwnYear(year, most, both and len(votes) == 1, words.strip("。 　\n"))
