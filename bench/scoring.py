"""How right the observations and ranks read from a report are, against gold annotations.

A row is compared with the annotation of the same numeral. Where a numeral carries several, names decide which is which.
The strict figure is `tuple_f1`: a row counts only when all its fields are right. Numerals that are not annotated, or are
open to debate, neither help nor harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from bench.gold import Gold, GoldObservation, GoldRank
from bench.matching import likeness, same_name, same_period, same_scope, same_unit, same_value

OBSERVATION_FIELDS = ("name", "value", "unit", "measure", "comparator", "status", "period")
RANK_FIELDS = ("name", "rank", "type", "scope", "period")
# Judged like the others, but no part of the tuple: the code, that there is none, and the observation a rank qualifies.
BESIDE = ("code", "no_code", "of")

Annotated = TypeVar("Annotated", GoldObservation, GoldRank)


@dataclass(frozen=True)
class Judged(Generic[Annotated]):
    """One annotation, the row read for it (None: missed), and whether each field of that row is right.

    `code` is judged where the annotation has one; `no_code` where it has none: then the row may have none of the codes that
    the annotators chose from.
    """

    gold: Annotated
    row: Any | None
    fields: dict[str, bool] = field(default_factory=dict)

    @property
    def right(self) -> bool:
        """Found, and every field of the tuple right."""
        return self.row is not None and all(ok for name, ok in self.fields.items() if name not in BESIDE)


@dataclass
class Tally(Generic[Annotated]):
    """Judgements of one sort (observations or ranks), and the rows that no annotation asks for."""

    judged: list[Judged[Annotated]] = field(default_factory=list)
    extra: list[Any] = field(default_factory=list)

    @property
    def found(self) -> list[Judged[Annotated]]:
        return [one for one in self.judged if one.row is not None]

    @property
    def n_right(self) -> int:
        return sum(one.right for one in self.judged)

    @property
    def precision(self) -> float:
        return _share(len(self.found), len(self.found) + len(self.extra))

    @property
    def recall(self) -> float:
        return _share(len(self.found), len(self.judged))

    @property
    def detect_f1(self) -> float:
        return self._f1(len(self.found))

    @property
    def tuple_f1(self) -> float:
        return self._f1(self.n_right)

    def accuracy(self, name: str) -> float:
        """Share of the rows found whose field `name` is right; 1.0 where none is judged on it."""
        verdicts = [one.fields[name] for one in self.judged if name in one.fields]
        return _share(sum(verdicts), len(verdicts))

    def _f1(self, right: int) -> float:
        return _share(2 * right, len(self.judged) + len(self.found) + len(self.extra))


@dataclass
class Score:
    """All judgements of one report or of several; `clean` of the `idle` numerals that carry nothing got no row."""

    observations: Tally[GoldObservation] = field(default_factory=Tally)
    ranks: Tally[GoldRank] = field(default_factory=Tally)
    idle: int = 0
    clean: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            Tally(self.observations.judged + other.observations.judged, self.observations.extra + other.observations.extra),
            Tally(self.ranks.judged + other.ranks.judged, self.ranks.extra + other.ranks.extra),
            self.idle + other.idle,
            self.clean + other.clean,
        )


def score(gold: Gold, observations: Iterable[Any], rankings: Iterable[Any]) -> Score:
    """Score rows of the tables `observations` and `rankings` of one report whose `text` is that of the gold, exactly."""
    observations = list(observations)
    starts = {row.observation_id: gold.candidate_at.get(row.char_start) for row in observations}
    read_observations, read_ranks = _by_candidate(gold, observations), _by_candidate(gold, rankings)
    result = Score(
        _tally(gold, gold.observations, read_observations, lambda one, row: _observation_fields(one, row, gold.codes)),
        _tally(gold, gold.ranks, read_ranks, lambda one, row: _rank_fields(one, row, starts)),
    )
    carrying = {one.i for one in (*gold.observations, *gold.ranks)}
    idle = gold.judged - carrying
    result.idle, result.clean = len(idle), sum(not read_observations.get(i) and not read_ranks.get(i) for i in idle)
    return result


def _by_candidate(gold: Gold, rows: Iterable[Any]) -> dict[int | None, list[Any]]:
    """The rows on every candidate; under None those on no candidate."""
    found: dict[int | None, list[Any]] = {}
    for row in rows:
        found.setdefault(gold.candidate_at.get(row.char_start), []).append(row)
    return found


def _tally(
    gold: Gold, annotated: Sequence[Annotated], read: dict[int | None, list[Any]], judge: Callable[[Annotated, Any], dict[str, bool]]
) -> Tally[Annotated]:
    left = {i: list(read.get(i, ())) for i in sorted(gold.judged)}
    tally: Tally[Annotated] = Tally()
    for one in annotated:
        row = max(left[one.i], key=lambda row: likeness(row.indicator_name, one.name), default=None)
        if row is not None:
            left[one.i].remove(row)
        tally.judged.append(Judged(one, row, judge(one, row) if row is not None else {}))
    tally.extra = [row for rows in left.values() for row in rows]
    if gold.whole:
        # Only where all candidates are annotated can a row on none of them be known to be wrong.
        tally.extra += read.get(None, [])
    return tally


def _observation_fields(gold: GoldObservation, row: Any, codes: frozenset[str]) -> dict[str, bool]:
    coded = gold.code is not None and row.indicator_code == gold.code
    upper = gold.comparator != "between" or same_value(row.obs_value_upper, gold.upper)
    return {
        "name": same_name(row.indicator_name, gold.name) or coded,
        "value": same_value(row.obs_value, gold.value) and upper,
        "unit": same_unit(row.unit_measure, gold.unit),
        "measure": row.measure == gold.measure,
        "comparator": row.comparator == gold.comparator,
        "status": row.obs_status in gold.status.split("|"),
        "period": same_period(row.time_period, gold.period),
        **({"code": coded} if gold.code is not None else {"no_code": row.indicator_code not in codes}),
    }


def _rank_fields(gold: GoldRank, row: Any, starts: dict[str, int | None]) -> dict[str, bool]:
    return {
        "name": same_name(row.indicator_name, gold.name),
        "rank": same_value(row.rank, gold.rank),
        "type": row.rank_type == gold.rank_type,
        "scope": same_scope(row.scope, gold.scope),
        "period": same_period(row.time_period, gold.period),
        "of": (starts.get(row.observation_id) if row.observation_id else None) == gold.of,
    }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0
