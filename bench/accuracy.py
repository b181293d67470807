"""`python -m bench.accuracy`: how right the reading is, per field and per kind of difficulty, against annotated reports."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.difficulty import KINDS, RANK_KINDS, kinds_of, rank_kinds_of
from bench.extraction import GoldReader
from bench.gold import BadGold, Gold, GoldObservation, GoldRank, read_gold
from bench.scoring import BESIDE, OBSERVATION_FIELDS, RANK_FIELDS, Annotated, Judged, Score, Tally, score
from flows.project import ROOT, SEEDS
from flows.reference import read_reference
from transforms.reading import Reading

GOLD = ROOT / "tests" / "gold"
_BEFORE, _BEHIND = 24, 12


class Scored:
    """One annotated report: its gold, what was read, and how right that is."""

    def __init__(self, gold: Gold, reading: Reading) -> None:
        self.gold = gold
        self.reading = reading
        self.score = score(gold, reading.observations, reading.rankings)
        self.ruling = {row.char_start: f"{row.disposition}/{row.rule}" for row in reading.numerals}


class Mistake(NamedTuple):
    """One error: where it is and by which rule, the words around the numeral, the wrong fields, both sides in one line."""

    place: str
    context: str
    wrong: tuple[str, ...]
    gold: str
    read: str

    def __str__(self) -> str:
        return f"{self.place} {self.context}  {','.join(self.wrong)}\n    gold {self.gold}\n    read {self.read}"


def score_folder(folder: Path) -> list[Scored]:
    """Read and score every annotated report of a gold folder. BadGold where the folder is none."""
    reader = GoldReader(read_reference(SEEDS))
    return [Scored(gold, reader.read(gold)) for gold in read_gold(folder, SEEDS)]


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; 0, or 2 where there is no gold to score against."""
    options = _options(arguments)
    try:
        scored = score_folder(options.gold)
    except BadGold as error:
        print(f"bench.accuracy: {error}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(figures(scored), ensure_ascii=False))
        return 0
    from bench.accuracy_table import show

    show(scored)
    for mistake in list(errors(scored))[: options.errors]:
        print(mistake)
    return 0


def figures(scored: list[Scored]) -> dict[str, Any]:
    """All figures: over all reports together, per report, and per kind of difficulty."""
    return {
        **_figures_of(sum((one.score for one in scored), Score())),
        "reports": {one.gold.report_id: _figures_of(one.score) for one in scored},
        "kinds": {kind: _figures_of_kind(tally) for kind, tally in by_kind(scored).items()},
        "rank_kinds": {kind: _figures_of_kind(tally) for kind, tally in ranks_by_kind(scored).items()},
    }


def by_kind(scored: list[Scored]) -> dict[str, Tally[GoldObservation]]:
    """Every kind of observation that occurs, with its judgements."""
    judged = [(one, kinds_of(one.gold, of.gold)) for of in scored for one in of.score.observations.judged]
    return _grouped(judged, KINDS)


def ranks_by_kind(scored: list[Scored]) -> dict[str, Tally[GoldRank]]:
    """Every kind of rank that occurs, with its judgements."""
    judged = [(one, rank_kinds_of(one.gold, of.gold)) for of in scored for one in of.score.ranks.judged]
    return _grouped(judged, RANK_KINDS)


def _grouped(judged: list[tuple[Judged[Annotated], frozenset[str]]], kinds: Iterable[str]) -> dict[str, Tally[Annotated]]:
    chosen = {kind: Tally([one for one, of in judged if kind in of]) for kind in kinds}
    return {kind: tally for kind, tally in chosen.items() if tally.judged}


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


def _figures_of(total: Score) -> dict[str, Any]:
    observations, ranks = total.observations, total.ranks
    return {
        "obs_gold": len(observations.judged), "obs_read": len(observations.found) + len(observations.extra),
        "detect_precision": observations.precision, "detect_recall": observations.recall, "detect_f1": observations.detect_f1,
        "tuple_f1": observations.tuple_f1,
        **{f"acc_{name}": observations.accuracy(name) for name in (*OBSERVATION_FIELDS, "code", "no_code")},
        "rank_gold": len(ranks.judged), "rank_read": len(ranks.found) + len(ranks.extra), "rank_f1": ranks.detect_f1, "rank_tuple_f1": ranks.tuple_f1,
        **{f"rank_acc_{name}": ranks.accuracy(name) for name in (*RANK_FIELDS, "of")},
        "idle_numerals": total.idle, "idle_left_alone": total.clean,
    }  # fmt: skip


def _figures_of_kind(tally: Tally[Any]) -> dict[str, Any]:
    fields = {name for judged in tally.judged for name in judged.fields if name not in BESIDE}
    return {"gold": len(tally.judged), "found": len(tally.found), "right": tally.n_right, **{f"acc_{name}": tally.accuracy(name) for name in sorted(fields)}}


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="DIR", help="folder of annotated reports (default: the seed's own annotations)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N errors")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
