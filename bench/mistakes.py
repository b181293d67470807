"""What was read wrong, one line each for people: the annotation beside the row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from bench.scored import Scored
from bench.scoring import Judged

_BEFORE, _BEHIND = 24, 12


class Mistake(NamedTuple):
    """One error: where it is and by which rule, the words around the numeral, the wrong fields, both sides in one line."""

    place: str
    context: str
    wrong: tuple[str, ...]
    gold: str
    read: str

    def __str__(self) -> str:
        return f"{self.place} {self.context}  {','.join(self.wrong)}\n    gold {self.gold}\n    read {self.read}"


def errors(scored: list[Scored]) -> Iterator[Mistake]:
    """Every annotation that was not read right, and every row too many."""
    for one in scored:
        for tally in (one.score.observations, one.score.ranks):
            for judged in tally.judged:
                wrong = tuple(name for name, ok in judged.fields.items() if not ok)
                if judged.row is None or wrong:
                    where = _where(one, one.gold.candidates[judged.gold.i].start)
                    yield Mistake(*where, wrong if judged.row is not None else ("missed",), _gold(judged), _row(judged.row))
            for row in tally.extra:
                yield Mistake(*_where(one, row.char_start), ("too many",), "nothing", _row(row))


def _where(one: Scored, at: int) -> tuple[str, str]:
    candidate = one.gold.candidates.get(one.gold.candidate_at.get(at, -1))
    end = candidate.end if candidate else at + 1
    text = one.gold.text
    context = f"{text[max(0, at - _BEFORE) : at]}【{text[at:end]}】{text[end : end + _BEHIND]}".replace("\n", "⏎")
    return f"{one.gold.report_id} @{at} [{one.ruling.get(at, 'no numeral')}]", context


def _gold(judged: Judged[Any]) -> str:
    return " | ".join("" if value is None else str(value) for value in judged.gold[1:])


def _row(row: Any) -> str:
    if row is None:
        return "nothing"
    columns = ("indicator_name", "indicator_code", "measure", "obs_value", "obs_value_upper", "unit_measure", "comparator", "obs_status")
    columns = columns if hasattr(row, "obs_value") else ("indicator_name", "rank", "rank_type", "scope")
    return " | ".join("" if (value := getattr(row, name)) is None else str(value) for name in (*columns, "time_period"))
