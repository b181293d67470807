"""What makes a number hard to read: the kinds that an annotated number belongs to, told from annotation and text."""

from __future__ import annotations

import re

from bench.gold import Gold, GoldObservation, GoldRank
from bench.matching import plain_name

KINDS: dict[str, tuple[str, str]] = {
    "plain": ("无难点", "none of these"),
    "distributed": ("分配", "in a list, several names"),
    "inherited": ("承前省略", "subject of number before"),
    "behind": ("名在数后", "counted thing behind"),
    "comparator": ("限定", "at least, over, about"),
    "range": ("区间", "from ... to"),
    "sign": ("负值", "negative by its verb"),
    "change": ("增减量", "absolute change"),
    "period": ("他期", "not the usual year"),
    "estimated": ("预计", "estimated"),
    "target": ("目标", "target"),
    "in_words": ("汉字数", "written in words"),
    "unitless": ("无单位", "without unit"),
}
RANK_KINDS: dict[str, tuple[str, str]] = {
    "plain": ("无难点", "none of these"),
    "shared": ("均居、分别居", "one of several"),
    "alone": ("无观测值", "ranks no number"),
    "top": ("前N位", "among the first N"),
}

_SENTENCE_ENDS = "。！？\n"
_JOINT = re.compile(r"(?:[、，]|[和与及]|以及)(?:分别|约|近|超过|超|不低于|不少于)?")
_MAGNITUDE = re.compile(r"(?:（?(?:及?以上|以下)）?|以内|左右|上下|[多余])*")
_DIGIT = re.compile("[0-9０-９]")


def kinds_of(one: GoldObservation, gold: Gold) -> frozenset[str]:
    """The kinds of KINDS that an observation belongs to."""
    first, last = _list_around(one, gold)
    listed = first != last
    several = sum(other.i == one.i for other in gold.observations) > 1
    kinds = {
        "distributed": listed or several,
        "comparator": one.comparator not in ("eq", "between"),
        "range": one.comparator == "between",
        "sign": one.value < 0,
        "change": one.measure == "change",
        "period": one.period != _usual_period(one, gold),
        "estimated": one.status == "estimated",
        "target": one.status == "target",
        "in_words": not _DIGIT.match(gold.candidates[one.i].numeral),
        "unitless": not one.unit,
        "behind": _names(one.name, _behind(last, gold)) and not _names(one.name, _before(first, gold)),
        "inherited": not several and not _names(one.name, _before(first, gold) + _behind(last, gold)),
    }
    return _those_that_hold(kinds)


def rank_kinds_of(one: GoldRank, gold: Gold) -> frozenset[str]:
    """The kinds of RANK_KINDS that a rank belongs to."""
    beside = [other for other in gold.ranks if other is not one and abs(gold.candidates[other.i].start - gold.candidates[one.i].start) <= 6]
    return _those_that_hold({"shared": bool(beside), "alone": one.of is None, "top": one.rank_type == "top"})


def _those_that_hold(kinds: dict[str, bool]) -> frozenset[str]:
    return frozenset(kind for kind, holds in kinds.items() if holds) or frozenset(("plain",))


def _usual_period(one: GoldObservation, gold: Gold) -> str:
    year = int(gold.report_id[-4:])
    return str(year if one.status == "target" else year - 1)


def _list_around(one: GoldObservation, gold: Gold) -> tuple[int, int]:
    """First and last candidate of the list (`80392元、48825元`) that the number stands in; both its own where it is in none."""
    units = {other.i: other.unit for other in gold.observations}
    first = last = one.i
    while first - 1 in units and _joined(first - 1, units[first - 1], gold):
        first -= 1
    while last + 1 in units and _joined(last, units[last], gold):
        last += 1
    return first, last


def _joined(i: int, unit: str, gold: Gold) -> bool:
    """Whether nothing but unit, comparator and a list mark stand between candidate `i` and the next."""
    between = gold.text[gold.candidates[i].end : gold.candidates[i + 1].start].strip().removeprefix(unit)
    return _JOINT.fullmatch(between, _MAGNITUDE.match(between).end()) is not None  # type: ignore[union-attr]


def _before(i: int, gold: Gold) -> str:
    """The words between the numeral before (in the sentence) and candidate `i`."""
    end = gold.candidates[i].start
    start = max(gold.text.rfind(mark, 0, end) for mark in _SENTENCE_ENDS) + 1
    before = gold.candidates.get(i - 1)
    return gold.text[max(start, before.end if before else 0) : end]


def _behind(i: int, gold: Gold) -> str:
    """The words behind candidate `i`, up to the next mark or numeral."""
    start = gold.candidates[i].end
    found = re.compile(r"[，。；、！？\n0-9]").search(gold.text, start)
    return gold.text[start : found.start() if found else len(gold.text)]


def _names(name: str, words: str) -> bool:
    """Whether the last two characters of a name, its head, stand in the words."""
    return plain_name(name)[-2:] in plain_name(words)
