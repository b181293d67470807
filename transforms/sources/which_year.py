"""Of which year a report is: by registry or file name, else by its heading, else by its body, and never against the text."""

from __future__ import annotations

from datetime import date

from transforms.reference import Area
from transforms.sources.heading_facts import HeadingFacts
from transforms.sources.own_year import OwnYear
from transforms.sources.whose import Unclear

_LAST_MONTH = 12
# Elections under the constitution of 1982: all congresses of provinces and of the nation since this year, for five years each.
_ELECTED, _TERM = 1983, 5


def without_day_of_posting(said: HeadingFacts, own: OwnYear | None) -> HeadingFacts:
    """A day in the heading that is not said of the congress, in another year than the body speaks of, is when it was posted."""
    if said.delivered_on and not said.congress_date and own and own.sure and not is_delivery(said.delivered_on, own.year):
        return said._replace(delivered_on=None)
    return said


def year_of_report(declared: int | None, named: int | None, said: HeadingFacts, own: OwnYear | None) -> tuple[int, str, str]:
    """The year of delivery, from where, by which words; `declared` in the registry, `named` by the file.

    A congress may meet in the December before the year its report is named after. Unclear where nothing says the year, or
    the text says another.
    """
    if declared and named and declared != named:
        raise Unclear(f"年份矛盾：reports.csv 写 {declared}，文件名写 {named} · year: reports.csv says {declared}, the file name {named}")
    on = said.delivered_on
    if given := declared or named:
        _refuse_other_year(given, said, own)
        return given, "registry" if declared else "file_name", str(given)
    if on:
        return on.year, "heading", on.isoformat()
    if said.title_year and not _is_named_after_its_review(said, own):
        return said.title_year, "heading", said.title or str(said.title_year)
    if said.reviewed_year:
        return said.reviewed_year + 1, "heading", f"{said.reviewed_year}年工作回顾"
    if own:
        return own.year, "body", own.words
    raise Unclear("年份不明：请命名为 <地区代码>-<年份>.txt 或登记在 reports.csv · year unknown: name the file <ref_area>-<year>.txt or register it")


def _is_named_after_its_review(said: HeadingFacts, own: OwnYear | None) -> bool:
    """Whether a title names the year looked back on: 2020年政府工作报告 that reviews 2020 and plans 2021."""
    return own is not None and said.title_year == said.reviewed_year == own.year - 1


def _refuse_other_year(year: int, said: HeadingFacts, own: OwnYear | None) -> None:
    """A file called 2022 that holds the report of 2024."""
    on = said.delivered_on
    if on and (said.congress_date or said.congress_area and own is None) and not is_delivery(on, year):
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


def reviewed_in(year: int, said: HeadingFacts, own: OwnYear | None) -> int:
    """The year that a report of `year` looks back on: the one before, but its own where it says so or was given in December
    and plans the next."""
    on = said.delivered_on
    ahead = on is not None and on.year == year and on.month == _LAST_MONTH and own is not None and own.year == year + 1
    return year if said.reviewed_year == year or ahead else year - 1


def refuse_impossible_session(said: HeadingFacts, area: Area, year: int) -> None:
    """The congresses of the nation and the provinces are elected every fifth year (1983, 1988, ...) and meet every year: the
    first session of one in 2024 is that of another year, which somebody has changed."""
    met = said.delivered_on.year if said.delivered_on else year
    if said.session and area.area_level in ("nation", "province") and (met - _ELECTED) % _TERM >= said.session:
        raise Unclear(
            f"年份矛盾：{met} 年不会是换届后的第 {said.session} 次会议，年份可能被改动过"
            f" · {met} cannot be the year of session {said.session} of a congress elected every five years: it may have been changed"
        )


def is_delivery(day: date, year: int) -> bool:
    """Whether a report of `year` may have been delivered on `day`: in that year, or in the December before it."""
    return day.year == year or (day.year == year - 1 and day.month == _LAST_MONTH)
