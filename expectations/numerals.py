"""The books balance: every digit of a text is in one numeral, and every numeral has the row that its disposition says."""

from __future__ import annotations

import re
from collections import defaultdict

from expectations.declare import Check
from expectations.values import upper_span
from expectations.world import Row, Spans, World, spans_of
from transforms.numerals import fold

_DIGITS = re.compile("[0-9]+")


def _accounted(disposition: str | None):
    """The spans of the numerals of one disposition (None: of all), by report."""
    return lambda world: spans_of([row for row in world.tables["numerals"] if disposition in (None, row.disposition)])


_ALL, _AS_OBSERVATION, _AS_RANKING = _accounted(None), _accounted("observation"), _accounted("ranking")
_NONE = Spans(())


def _lost_digits(row: Row, world: World) -> list[re.Match[str]]:
    spans = world.once(_ALL).get(row.report_id, _NONE)
    return [run for run in _DIGITS.finditer(fold(row.text)) if not spans.holds(*run.span())]


def digits_accounted(row: Row, world: World) -> bool | None:
    return not _lost_digits(row, world)


def _say_lost(row: Row, world: World) -> str:
    lost = _lost_digits(row, world)
    first = lost[0].start()
    return f"{len(lost)}: …{row.text[max(0, first - 8) : first + 8]}…".replace("\n", "⏎")


def _overlapping(world: World) -> set[int]:
    """Numerals that begin before the one in front of them ends."""
    by_report: dict[str, list[Row]] = defaultdict(list)
    for row in world.tables["numerals"]:
        if isinstance(row.char_start, int) and isinstance(row.char_end, int):
            by_report[row.report_id].append(row)
    found = set()
    for rows in by_report.values():
        rows.sort(key=lambda row: (row.char_start, row.char_end))
        found |= {id(row) for before, row in zip(rows, rows[1:]) if before.char_start < row.char_start < before.char_end}
    return found


def apart(row: Row, world: World) -> bool | None:
    return id(row) not in world.once(_overlapping)


def _observed(world: World) -> dict[str, Spans]:
    """Spans of observations, and of the upper ends of their ranges."""
    rows = world.tables["observations"]
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        if isinstance(row.char_start, int) and isinstance(row.char_end, int):
            spans[row.report_id].append((row.char_start, row.char_end))
            text, upper = world.read_of(row.report_id), world.as_read("observations", row, "obs_value_upper")
            upper = upper_span(text, row.char_end) if text and upper is not None else None
            spans[row.report_id] += [upper] if upper else []
    return {report_id: Spans(found) for report_id, found in spans.items()}


def _ranked(world: World) -> dict[str, Spans]:
    return spans_of(world.tables["rankings"])


def has_row(row: Row, world: World) -> bool | None:
    """A numeral that is an observation (or a rank) has a row there whose span lies within it."""
    if row.disposition not in ("observation", "ranking"):
        return None
    spans = world.once(_observed if row.disposition == "observation" else _ranked)
    return spans.get(row.report_id, _NONE).touches(row.char_start, row.char_end)


def observation_in_books(row: Row, world: World) -> bool | None:
    return _in_books(row, world, _AS_OBSERVATION)


def ranking_in_books(row: Row, world: World) -> bool | None:
    return _in_books(row, world, _AS_RANKING)


def _in_books(row: Row, world: World, accounted) -> bool | None:
    if row.char_end > len(world.text_of(row.report_id) or ""):
        return None
    return world.once(accounted).get(row.report_id, _NONE).holds(row.char_start, row.char_end)


def resolved(row: Row, world: World) -> bool | None:
    return row.disposition != "unresolved"


_KEY = ("report_id", "char_start")
_SPAN = (*_KEY, "char_end")

CHECKS = (
    Check("reports", "digits_accounted", "critical", "正文中每一串阿拉伯数字都在一条 numerals 记录之内", "Every run of Arabic digits of the text is inside one row of numerals",
          column="text", holds=digits_accounted, needs=("report_id", "text"), say=_say_lost),
    Check("numerals", "apart", "critical", "各数字的位置互不重叠", "No two numerals overlap",
          column="char_start", holds=apart, needs=_SPAN, say=lambda row, world: str(row.numeral)),
    Check("numerals", "has_row", "critical", "去向为观测值或位次的数字，在该表中有对应的行", "A numeral disposed as observation or ranking has its row there",
          column="disposition", holds=has_row, needs=(*_SPAN, "disposition"), say=lambda row, world: f"{row.numeral} {row.disposition}"),
    Check("observations", "in_books", "critical", "每个观测值的数字在 numerals 中去向为观测值", "The numeral of every observation is disposed as observation",
          column="char_start", holds=observation_in_books, needs=_SPAN),
    Check("rankings", "in_books", "critical", "每个位次的数字在 numerals 中去向为位次", "The numeral of every ranking is disposed as ranking",
          column="char_start", holds=ranking_in_books, needs=_SPAN),
    Check("numerals", "resolved", "info", "每个数字都已判明去向", "Every numeral is resolved",
          ("如有把握，为该写法补充规则", "if you are sure what it is, teach the rules this wording"), "disposition", holds=resolved, needs=("disposition",),
          say=lambda row, world: str(row.numeral)),
)  # fmt: skip
