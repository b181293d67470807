"""Annotated reports, read and scored: one by one, and by kind of difficulty."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench.difficulty import KINDS, RANK_KINDS, kinds_of, rank_kinds_of
from bench.extraction import GoldReader
from bench.gold import Gold, GoldObservation, GoldRank, read_gold
from bench.scoring import Annotated, Judged, Tally, score
from flows.project import ROOT, SEEDS
from flows.seeds.reference import read_reference
from transforms.reading import Reading

GOLD = ROOT / "tests" / "gold"


class Scored:
    """One annotated report: its gold, what was read, and how right that is."""

    def __init__(self, gold: Gold, reading: Reading) -> None:
        self.gold = gold
        self.reading = reading
        self.score = score(gold, reading.observations, reading.rankings)
        self.ruling = {row.char_start: f"{row.disposition}/{row.rule}" for row in reading.numerals}


def score_folder(folder: Path) -> list[Scored]:
    """Read and score every annotated report of a gold folder. BadGold where the folder is none."""
    reader = GoldReader(read_reference(SEEDS))
    return [Scored(gold, reader.read(gold)) for gold in read_gold(folder, SEEDS)]


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
