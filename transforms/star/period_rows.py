"""The rows of dim_period: an ISO 8601 period with its first and last day."""

from __future__ import annotations

from calendar import monthrange

from transforms.star.tables import DIM_PERIOD

_HALVES = {"H1": (1, 6), "H2": (7, 12), "S1": (1, 6), "S2": (7, 12)}
_QUARTERS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}


def period_row(period: str) -> tuple:
    """The row of `period`: 2023, 2023-H1, 2023-Q3, 2023-07, 2023-07-01, or two of these with a stroke between them."""
    first, _, last = period.partition("/")
    kind, start, end = _of_one(first)
    if last:
        kind, end = "span", _of_one(last)[2]
    return DIM_PERIOD.row_type(period, kind, _iso(start), _iso(end), end[0], _months(start, end))


def _of_one(period: str) -> tuple[str, tuple[int, int, int], tuple[int, int, int]]:
    """Kind, first and last day of a period without a stroke."""
    year, part = int(period[:4]), period[5:]
    if not part:
        return "year", (year, 1, 1), (year, 12, 31)
    for kind, parts in (("half", _HALVES), ("quarter", _QUARTERS)):
        if part in parts:
            first, last = parts[part]
            return kind, (year, first, 1), _month_end(year, last)
    month, _, day = part.partition("-")
    if day:
        return "day", (year, int(month), int(day)), (year, int(month), int(day))
    return "month", (year, int(month), 1), _month_end(year, int(month))


def _month_end(year: int, month: int) -> tuple[int, int, int]:
    return year, month, monthrange(year, month)[1]


def _months(start: tuple[int, int, int], end: tuple[int, int, int]) -> int:
    """Whole months from the first day to the last."""
    whole = (end[0] - start[0]) * 12 + end[1] - start[1]
    return whole + (start[2] == 1 and end == _month_end(end[0], end[1]))


def _iso(day: tuple[int, int, int]) -> str:
    return "{:04d}-{:02d}-{:02d}".format(*day)
