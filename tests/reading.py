"""One sentence put into a small report of 2024, read, and told in rows short enough to compare."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from flows.seeds.reference import read_reference
from transforms.reading import Reader, Reading
from transforms.sections.outline import leaves
from transforms.tables import REPORTS

REVIEW, PLAN = "review", "plan"
ANY = "*"
_YEAR = {REVIEW: "2023", PLAN: "2024"}
_STATUS = {REVIEW: "actual", PLAN: "target"}
_QUIET = {REVIEW: "过去一年，全市上下团结奋斗、砥砺前行。", PLAN: "新的一年，我们要坚定信心、真抓实干。"}
_DIGIT = re.compile("[0-9０-９]+")


class Observed(NamedTuple):
    """One row of observations; `status` and `period` empty: what the part of the report says by itself."""

    name: str
    value: float
    unit: str
    measure: str
    comparator: str = "eq"
    status: str = ""
    period: str = ""
    upper: float | None = None


class Ranked(NamedTuple):
    """One row of rankings; `of` is the numeral of the observation it qualifies."""

    name: str
    rank: int
    scope: str
    of: str | None = None
    type: str = "exact"
    period: str = ""


class Passed(NamedTuple):
    """A numeral that is neither, and the dispositions that would do."""

    numeral: str
    dispositions: tuple[str, ...]


class Code(NamedTuple):
    """The codebook's indicator for the observation at `place`."""

    place: int
    code: str | None


class Case(NamedTuple):
    sentence: str
    expected: tuple[Any, ...]
    part: str


def level(name: str, value: float, unit: str, comparator: str = "eq", **more: Any) -> Observed:
    return Observed(name, value, unit, "level", comparator, **more)


def rate(name: str, value: float, comparator: str = "eq", unit: str = "%", **more: Any) -> Observed:
    return Observed(name, value, unit, "rate", comparator, **more)


def growth(name: str, value: float, comparator: str = "eq", unit: str = "%", **more: Any) -> Observed:
    return Observed(name, value, unit, "growth", comparator, **more)


def change(name: str, value: float, unit: str = "个百分点", comparator: str = "eq", **more: Any) -> Observed:
    return Observed(name, value, unit, "change", comparator, **more)


def rank(name: str, place: int, scope: str, of: str | None = None, **more: Any) -> Ranked:
    return Ranked(name, place, scope, of, **more)


def top(name: str, place: int, scope: str, of: str | None = None, **more: Any) -> Ranked:
    return Ranked(name, place, scope, of, type="top", **more)


def passed(numeral: str, *dispositions: str) -> Passed:
    return Passed(numeral, dispositions)


def case(sentence: str, *expected: Any, part: str = REVIEW, fails: str = "") -> Any:
    """A parametrize entry: all observations and ranks of `sentence`, in order; … in a name stands for any words, | for or.

    `fails`: what the reader gets wrong as yet; the case is then expected to fail.
    """
    marks = [pytest.mark.xfail(strict=True, reason=fails)] if fails else []
    return pytest.param(Case(sentence, expected, part), marks=marks)


def compose(sentence: str, part: str = REVIEW) -> str:
    """A report of 2024 of which `sentence` is all that the review, or the plan, has to say."""
    body = {**_QUIET, part: sentence}
    return (
        "2024年清源市政府工作报告\n各位代表：\n现在，我代表市人民政府向大会作政府工作报告，请予审议。\n"
        f"一、2023年工作回顾\n{body[REVIEW]}\n二、2024年工作安排\n{body[PLAN]}\n"
    )


def report_of(text: str, ref_area: str = "330600") -> Any:
    """The row of the table reports for `text`."""
    return REPORTS.row_type(
        f"{ref_area}-2024", ref_area, "清源市", "prefecture", "330000", 2024, 2023, "政府工作报告", None, "清源.txt", None, "0" * 64, len(text), text
    )


@cache
def reader() -> Reader:
    return Reader(read_reference(Path(__file__).parent.parent / "seeds"))


def read(text: str) -> Reading:
    """The reading of a whole text, its books balanced."""
    reading = reader().read(report_of(text))
    check_books(text, reading)
    return reading


def read_sentence(sentence: str, part: str = REVIEW) -> Reading:
    return read(compose(sentence, part))


def check(case: Case) -> None:
    """Everything the reader found in the sentence is what the case says, no more and no less."""
    sentence, expected, part = case
    reading = read_sentence(sentence, part)
    wanted: list[Any] = [_settled(row, part) for row in expected if isinstance(row, Observed)]
    _same(sentence, [_observed(row) for row in reading.observations], wanted)
    numerals = {row.observation_id: _numeral_at(reading, row.char_start) for row in reading.observations}
    ranks = [
        Ranked(row.indicator_name, row.rank, row.scope, numerals.get(row.observation_id), row.rank_type, row.time_period) for row in reading.rankings
    ]
    _same(sentence, ranks, [row._replace(period=row.period or _YEAR[part]) for row in expected if isinstance(row, Ranked)])
    for numeral, dispositions in (row for row in expected if isinstance(row, Passed)):
        found = {row.disposition for row in reading.numerals if row.numeral == numeral}
        assert found & set(dispositions), f"{sentence}\n  {numeral} is {found or 'no numeral'}, not {dispositions}"
    for place, code in (row for row in expected if isinstance(row, Code)):
        assert reading.observations[place].indicator_code == code, sentence


def _same(sentence: str, found: list[Any], wanted: list[Any]) -> None:
    assert _aligned(found, wanted) == wanted, "\n".join([sentence, *(f"  wanted {_line(row)}" for row in wanted), *(f"  found  {_line(row)}" for row in found)])


def _line(row: Any) -> str:
    return " ".join(str(field) for field in row)


def _observed(row: Any) -> Observed:
    return Observed(
        row.indicator_name, row.obs_value, row.unit_measure, row.measure, row.comparator, row.obs_status, row.time_period, row.obs_value_upper
    )


def _settled(row: Observed, part: str) -> Observed:
    return row._replace(status=row.status or _STATUS[part], period=row.period or _YEAR[part])


def _aligned(found: list[Any], wanted: list[Any]) -> list[Any]:
    """`found` with what `wanted` leaves open (… and | in a name, ANY elsewhere) taken over, so that the two compare."""
    return [row._replace(**_open(row, want)) for row, want in zip(found, wanted)] + found[len(wanted) :]


def _open(row: Any, want: Any) -> dict[str, Any]:
    taken = {field: ANY for field in row._fields if getattr(want, field) == ANY}
    patterns = (".*".join(map(re.escape, wording.split("…"))) for wording in want.name.split("|"))
    if any(re.fullmatch(pattern, row.name) for pattern in patterns):
        taken["name"] = want.name
    return taken


def _numeral_at(reading: Reading, start: int) -> str:
    return next(row.numeral for row in reading.numerals if row.char_start == start)


def check_books(text: str, reading: Reading) -> None:
    """What holds for every reading: the numerals balance, and every row stands where it says."""
    owner: dict[int, int] = {}
    for place, row in enumerate(reading.numerals):
        assert text[row.char_start : row.char_end] == row.numeral != ""
        for at in range(row.char_start, row.char_end):
            assert owner.setdefault(at, place) == place, f"{row.numeral} is in two rows of numerals"
    for run in _DIGIT.finditer(text):
        assert len({owner.get(at) for at in range(*run.span())}) == 1, f"{run.group()} is split"
        assert run.start() in owner, f"{run.group()} at {run.start()} is in no row of numerals"
    assert [row.char_start for row in reading.numerals] == sorted(row.char_start for row in reading.numerals)
    _check_rows(text, reading, reading.observations, "observation")
    _check_rows(text, reading, reading.rankings, "ranking")


def _check_rows(text: str, reading: Reading, rows: list[Any], disposition: str) -> None:
    spans = {(row.char_start, row.char_end) for row in reading.numerals if row.disposition == disposition}
    sections = {leaf.section_id: leaf for leaf in leaves(reading.sections)}
    places = [row.char_start for row in rows]
    assert places == sorted(places), "rows are in document order"
    assert len({row[0] for row in rows}) == len(rows), "ids are unique"
    for row in rows:
        assert (row.char_start, row.char_end) in spans, "a row stands on a numeral that says so"
        begin = text.find(row.evidence, max(0, row.char_end - len(row.evidence)))
        assert row.evidence and 0 <= begin <= row.char_start, "the evidence holds the number"
        leaf = sections[row.section_id]
        assert leaf.char_start <= row.char_start < leaf.char_end
        assert disposition == "observation" or row.observation_id in {None, *(each.observation_id for each in reading.observations)}
    claimed = {(row.char_start, row.char_end) for row in rows}
    uppers = {row.char_start for row in rows if disposition == "observation" and row.obs_value_upper is not None}
    for span in sorted(spans - claimed):
        assert max((at for at in places if at < span[0]), default=-1) in uppers, f"{text[slice(*span)]} is said to be {disposition} but has no row"
