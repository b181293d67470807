"""Numbers that tell a time: dates, years, quarters, hours."""

from __future__ import annotations

import re

from transforms.mentions.mention import Settled

_YEAR = re.compile("(?:19|20)[0-9]{2}")
_MEASURES_YEARS = re.compile("年限[^，。；、\n]*$")
_LONGEST_CLAUSE = 30
_AN_HOUR = frozenset("钟半前后左起至")
_COUNTED = frozenset("个家项件")
# What behind an Arabic numeral can make it a time.
_TELLS_TIME = frozenset("年月日号周世季个时点")


def time_told(text: str, start: int, end: int, times: str) -> Settled | None:
    """Disposition and rule of an Arabic numeral that tells a time; None where it tells none.

    `times` is the multiplier behind the numeral: 2000万 is no year.
    """
    numeral, after = text[start:end].replace(" ", ""), text[end : end + 1]
    is_year = _YEAR.fullmatch(numeral) is not None
    if after == "年":
        return _of_years(text, start, numeral, is_year)
    if is_year and not times and after not in _COUNTED:
        return "date", "year"
    return _of_calendar(text, start, end, after) if after in _TELLS_TIME else None


def _of_years(text: str, start: int, numeral: str, is_year: bool) -> Settled | None:
    """2023年 and 98年 are dates, 5年 is a duration; 年限5年 is measured."""
    if is_year:
        return "date", "year"
    if text[start - 1 : start].isascii() and text[start - 1 : start].isalpha():
        return "name", "latin"
    if _MEASURES_YEARS.search(text[max(0, start - _LONGEST_CLAUSE) : start]):
        return None
    if len(numeral) == 2 and numeral > "50":
        return "date", "year"
    return "duration", "years"


def _of_calendar(text: str, start: int, end: int, after: str) -> Settled | None:
    if after == "月":
        return "date", "month"
    if after == "日" or after == "号" and text[start - 1 : start] == "月":
        return "date", "day"
    if after == "号":
        return "name", "number_of_line"
    if text.startswith(("周年", "世纪"), end):
        return ("duration" if after == "周" else "date"), "anniversary"
    if after == "季" or text.startswith("个季度", end):
        return "date", "quarter"
    if after == "时" or after == "点" and text[end + 1 : end + 2] in _AN_HOUR:
        return "date", "clock"
    return None
