"""What a part of a report is for, from the words of its heading and the years it names."""

from __future__ import annotations

import re

_PERIOD = re.compile(
    r"(?P<year>[0-9]{4})\s?年|“(?P<plan>[一二三四五六七八九十]{1,2})五”|(?P<past>过去)|(?P<ahead>今后|未来)|(?P<now>今年)"
)
_PLANS = {numeral: n for n, numeral in enumerate("六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八".split(), 6)}
_LOOKS_BACK = re.compile(r"回顾|成就|成绩|总结|情况")
_LOOKS_FAR = re.compile(r"征程|远景|展望|蓝图")
_WORK = re.compile(r"工作|任务")
_CONDUCT = re.compile(
    r"自身(?:改革)?建设|政府建设|(?:满意|法治|廉洁|服务型|建设.{0,5}现代)[^，。；]{0,12}政府"
    r"|政府[^，。；]{0,4}(?:效能|执行力|公信力)|施政能力|行政水平"
)


def names_conduct(words: str) -> bool:
    """Whether words name the government's own conduct: 自身建设, 法治政府, 施政能力 …"""
    return bool(_CONDUCT.search(words))


def roles_of_part(heading: str, year: int) -> list[str]:
    """The roles a heading announces, in order; none where it tells nothing. `year` is the year of delivery."""
    if "政府" in heading and not _WORK.search(heading) or names_conduct(heading):
        return ["self_governance"]
    roles = roles_named(heading, year)
    if roles:
        return roles
    if _LOOKS_BACK.search(heading):
        return ["review"]
    return ["outlook"] if _LOOKS_FAR.search(heading) else []


def roles_named(words: str, year: int) -> list[str]:
    """The roles that the periods in a heading or at the head of a paragraph stand for, in their order, each once."""
    return list(dict.fromkeys(_role_of_period(found, words, year) for found in _PERIOD.finditer(words)))


def _role_of_period(found: re.Match[str], words: str, year: int) -> str:
    if found["year"]:
        return "review" if int(found["year"]) < year else "priorities"
    if found["plan"]:
        # From the sixth five-year plan (1981-1985) on, the n-th begins in 1951 + 5n.
        begins = 1951 + 5 * _PLANS.get(found["plan"], 6)
        over = begins + 4 < year or begins < year and _LOOKS_BACK.search(words)
        return "review" if over else "outlook"
    return "review" if found["past"] else "outlook" if found["ahead"] else "priorities"
