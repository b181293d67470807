"""When: the period a number describes, and whether it is told, expected or promised.

A report looks back on one year (the review year) and forward on the next (the report year); words in the sentence move
a number elsewhere: a year named, a quarter, a plan of five years, 去年, 今年. Periods are ISO 8601: 2023, 2023-Q3,
2021/2025.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Five-year plans by name; the first ran from 1953.
_PLANS = {"七五": 1986, "八五": 1991, "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_COUNT = {"3": 3, "5": 5, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "十": 10}
# The look ahead at the first character settles most places before any of the many readings is tried.
_CUE = re.compile(
    r"(?=[1235前第一二三四五上下全去过这今本年“十七八九近未到])(?:"
    r"(?P<span>(?:19|20)[0-9]{2})年?[-—–~～至到](?P<until>(?:19|20)[0-9]{2})年"
    r"|(?P<later>(?:19|20)[0-9]{2})年[与比较](?P<base>(?:19|20)[0-9]{2})年(?:相比)?"
    r"|(?P<year>(?:19|20)[0-9]{2})年(?!前|以前|度[一-鿿]{2}[^，。]{0,20}(?:评|考|奖|名单))(?P<since>[^，。；、0-9]{0,14}以来|起)?(?P<half>[上下]半年)?(?P<yq>[一二三四1-4前]三?季度)?(?:1月?[-—–~～至到](?P<until_month>1[0-2]|[2-9])月)?"
    r"|(?<![0-9])1月?[-—–~～至到](?P<month>1[0-2]|[2-9])月|前(?P<months>1[01]|[2-9])个月"
    r"|(?P<quarter>前三季度|[第]?[一二三四]季度|上半年|下半年)"
    r"|(?P<whole>全年|全年度)"
    r"|(?P<last>去年|上年(?!同期|[末底]|增|提)|过去一年|过去的一年|一年来|这一年)"
    r"|(?P<this>今年|本年度|年内)"
    r"|“?(?P<plan>(?:十[一二三四五六]?|[七八九])五)”?(?P<plan_part>前[两三四]年|已累计|累计|末|时期|期间|规划期?|以来|期末|收官|计划|，|目标)?"
    r"|(?P<past>(?:过去|这|近)的?(?P<past_n>[二两三四五十])年|(?P<past_m>(?<![0-9])[35]|[两三四五十])年(?<!连续.年)(?:来|间|累计|共|里|增长|提升(?!行动|计划|工程)|提高|增加|下降|降低|新增|净增|新建|新培育|新引进|支出|投入|安排|发放|完成|全[国省市县区州]))"
    r"|(?P<next>(?:今后|未来|下)(?:的)?(?P<next_n>[三五])年|到(?P<goal>(?:19|20)[0-9]{2})年))"
)
# 2023年, 全年, 年内, 三季度, 1—11月, 十四五: of 五大 and 每年 no reading is tried.
_IN_EVERY_CUE = re.compile("[年季五月](?:(?<=[0-9个]月)|(?<=[0-9一二两三四五十全去上今本半]年)|(?<=年)内|(?<=季)度|(?<=[一二三四五六七八九十]五))")
_LEADS_IN = 9  # characters of a cue before the first of these: 2021-2025|年
_BASE_BEFORE = re.compile(r"(?:比|较|是|自|与|于|恢复|恢复至|恢复到|相对|相比|超过|高于|低于|按|以|年初|继|对标|[0-9]年[-—至])$")
_BASE = "[比较](?:(?P<year>(?:19|20)[0-9]{2})年[末底]?|“?(?P<plan>(?:十[一二三四五六]?|[七八九])五)”?末)"
_COMPARED_WITH = re.compile(_BASE + "(?!.*[，；])")
_OF_BASE = re.compile(_BASE + "的$")
_EXPECTED = re.compile("预计|初步核算|初步统计|初步预计|初步测算|快报数|预估")
_EXPECTED_BEHIND = re.compile(r"[（(](?:为)?(?:预计|预估|初步)[^）)]{0,8}[）)]")
# The first character is taken by a set, which the engine can skip to.
_DONE = re.compile("[去已目现过截近累以拥](?:(?<=去)(?<![比较与由从]去)年|(?<=已)(?:[^将]|$)|(?<=目)前|(?<=现)有|(?<=[，。；：]拥)有|(?<=过)去|(?<=截)至|(?<=近)年来|(?<=累)计已|(?<=以)来)")
_PROMISED = re.compile("力争|目标|计划|将|拟|确保|争取|要|预期")


class Cue(NamedTuple):
    """A word of time: from `at` on it governs, until the next; `years` > 1 for a span."""

    at: int
    period: str
    years: int
    end_year: int
    base_year: int = 0
    relative: bool = False
    attached: bool = False


def cues(text: str, start: int, end: int, report_year: int, review_year: int) -> list[Cue]:
    """The words of time in text[start:end] that govern what follows; years one only compares with do not."""
    found: list[Cue] = []
    first = _IN_EVERY_CUE.search(text, start, end)
    if first is None:
        return found
    for match in _CUE.finditer(text, max(start, first.start() - _LEADS_IN), end):
        at = match.start()
        if _BASE_BEFORE.search(text, max(start, at - 4), at):
            continue
        cue = _read(match, report_year, review_year)
        if cue is not None:
            if match["past"] and found and found[-1].years == cue.years:
                # `“十二五”期间，…；五年累计`: these are the five years.
                cue = found[-1]._replace(at=at)
            before = text[max(start, at - 1) : at]
            attached = cue.years == 1 and (before in ("由", "从") or before in ("到", "至") and bool(found) and found[-1].attached)
            if attached and match["last"]:
                continue
            found.append(cue._replace(attached=attached) if attached else cue)
    return found


def _read(match: re.Match[str], report_year: int, review_year: int) -> Cue | None:
    """What a word of time says; None where it sets no time (a reversed span, 2020年以来)."""
    at = match.start()
    if match["span"]:
        return _span(at, int(match["span"]), int(match["until"]))
    if match["later"]:
        return _span(at, int(match["base"]), int(match["later"]))
    if match["plan"]:
        return _of_plan(at, _PLANS[match["plan"]], match["plan_part"], review_year)
    if match["past"]:
        years = _COUNT[match["past_n"] or match["past_m"]]
        relative = bool(match["past_m"]) and "来" not in match["past"]
        return Cue(at, f"{review_year - years + 1}/{review_year}", years, review_year, review_year - years, relative)
    if match["next_n"]:
        years = _COUNT[match["next_n"]]
        return Cue(at, f"{report_year}/{report_year + years - 1}", years, report_year + years - 1, review_year)
    return _of_one_year(match, at, report_year, review_year)


def _of_one_year(match: re.Match[str], at: int, report_year: int, review_year: int) -> Cue | None:
    """A year, or a part of one: 2023年上半年, 三季度, 全年, 去年, 今年, 到2025年."""
    if match["year"]:
        year = int(match["year"])
        part = _months(match["until_month"]) if match["until_month"] else _part(match["half"] or match["yq"])
        return None if match["since"] else Cue(at, str(year) + part, 1, year)
    if month := match["month"] or match["months"]:
        return Cue(at, "~" + _months(month), 1, 0)
    if match["quarter"] or match["whole"]:
        return Cue(at, "~" + _part(match["quarter"]), 1, 0)
    year = int(match["goal"]) if match["goal"] else review_year if match["last"] else report_year
    return Cue(at, str(year), 1, year)


def _span(at: int, first: int, last: int) -> Cue | None:
    return Cue(at, f"{first}/{last}", last - first + 1, last, first) if first < last else None


def _of_plan(at: int, first: int, part: str | None, review_year: int) -> Cue | None:
    """“十四五”末 is its last year, “十四五”时期 all five, 以来 those gone by; a plan merely named sets no time."""
    if part and part[0] == "前":
        return _span(at, first, first + _COUNT[part[1]] - 1)
    if part in ("以来", "已累计", "累计") and first < review_year < first + 4:
        return _span(at, first, review_year)
    if part in ("末", "期末"):
        return Cue(at, str(first + 4), 1, first + 4, first - 1)
    if part in ("时期", "期间", "以来"):
        return Cue(at, f"{first}/{first + 4}", 5, first + 4, first - 1)
    return None


def _months(last: str) -> str:
    """January to the month named: 1—11月."""
    return "-01/{year}-" + last.zfill(2)


def _part(word: str | None) -> str:
    if not word:
        return ""
    if word.startswith("前"):
        return _months("9")
    if word == "上半年":
        return _months("6")
    if word == "下半年":
        return "-07/{year}-12"
    for quarter, names in enumerate(("一1", "二2", "三3", "四4"), start=1):
        if any(name in word for name in names):
            return f"-Q{quarter}"
    return ""


def compared_with(text: str, start: int, end: int) -> int:
    """The year that the words between `start` and the number at `end` compare with (比2015年增长, 比“十二五”末); 0 where none is named."""
    last = None
    for last in _COMPARED_WITH.finditer(text, start, end):
        pass
    return _year(last)


def of_base(text: str, start: int, end: int) -> int:
    """The year a number stands for that another is compared with: `比2020年的9323亿元增加`; 0 where the words before `end` are no such."""
    return _year(_OF_BASE.search(text, start, end))


def _year(base: re.Match[str] | None) -> int:
    if base is None:
        return 0
    return int(base["year"]) if base["year"] else _PLANS[base["plan"]] + 4


def complete(period: str, default_year: int) -> str:
    """Fill the year into a period that named only a quarter or a half."""
    period = period.replace("~", str(default_year))
    return period.replace("{year}", period[:4])


def plan_years(heading: str) -> tuple[int, int] | None:
    """First and last year of the five-year plan a heading names."""
    for name in sorted(_PLANS, key=len, reverse=True):
        if name in heading and ("“" + name in heading or name + "”" in heading or name + "时期" in heading or name + "规划" in heading or name + "期间" in heading or name + "主要" in heading):
            return _PLANS[name], _PLANS[name] + 4
    return None


def expected_from(text: str, start: int, end: int) -> int:
    """Where 预计 or 初步核算 begins to govern in a sentence; `end` where it does not stand.

    At the head of a list it governs to the end of the sentence, inside a list from there on: both are "from there on".
    """
    match = _EXPECTED.search(text, start, end)
    return match.start() if match else end


def expected_behind(text: str, position: int) -> bool:
    """`4800亿元左右（预计数，下同）`: the bracket behind a number says that it is expected."""
    return _EXPECTED_BEHIND.match(text, position) is not None


def is_done(text: str, start: int, end: int) -> bool:
    """In a plan: words between `start` and the number say that it tells what is already so."""
    return _DONE.search(text, start, end) is not None


def is_promised(text: str, start: int, end: int) -> bool:
    """In a review: words between `start` and the number promise."""
    return _PROMISED.search(text, start, end) is not None
