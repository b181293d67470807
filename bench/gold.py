"""Gold passages: real numbers of real reports, annotated by hand.

A folder holds, for each report ID, `ID.cand.tsv` (every numeral that may be a statistic: index, start, end, numeral,
context) and `ID.jsonl` (a line or more per annotated candidate), and once `codebook.tsv`, the indicator codes that the
annotators chose from. The text is `ID.txt` beside them or, for a report of the project's own, in `seeds/`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple


class BadGold(ValueError):
    """A gold folder cannot be used; the message says which file and why."""


class Candidate(NamedTuple):
    """A numeral of the text: its own characters."""

    start: int
    end: int
    numeral: str


class GoldObservation(NamedTuple):
    """An annotated observation on candidate `i`. `status` may be several, separated by |: each counts as right."""

    i: int
    name: str
    code: str | None
    measure: str
    value: float
    upper: float | None
    unit: str
    comparator: str
    status: str
    period: str


class GoldRank(NamedTuple):
    """An annotated rank on candidate `i`; `of` is the candidate of the number it qualifies, None where it has none."""

    i: int
    name: str
    rank: int
    rank_type: str
    scope: str
    of: int | None
    period: str


@dataclass(frozen=True)
class Gold:
    """The annotations of one report. `judged` are the candidates that a reading is scored on: neither open to debate nor the
    upper end of a range; `whole` says that every candidate of the text is annotated; `codes` are all that were to choose
    from, so that an observation without a code is known to be none of these."""

    report_id: str
    text: str
    candidates: dict[int, Candidate]
    judged: frozenset[int]
    observations: tuple[GoldObservation, ...]
    ranks: tuple[GoldRank, ...]
    whole: bool
    codes: frozenset[str]

    @cached_property
    def candidate_at(self) -> dict[int, int]:
        """Every character of a candidate to the candidate's index."""
        return {at: i for i, found in self.candidates.items() for at in range(found.start, found.end)}


def read_gold(folder: Path, seeds: Path) -> list[Gold]:
    """All annotated reports of `folder`, by report id; texts from the folder, else from `seeds`. BadGold where one is missing."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise BadGold(f"{folder}: no gold annotations (*.jsonl) in this folder")
    codebook = folder / "codebook.tsv"
    if not codebook.exists():
        raise BadGold(f"{codebook} is missing")
    codes = frozenset(line.partition("\t")[0] for line in codebook.read_text(encoding="utf-8").splitlines()[1:])
    return [_read_one(path, seeds, codes) for path in files]


def _read_one(path: Path, seeds: Path, codes: frozenset[str]) -> Gold:
    report_id = path.stem
    text_file = next((f for f in (path.with_suffix(".txt"), seeds / f"{report_id}.txt") if f.exists()), None)
    candidate_file = path.with_suffix(".cand.tsv")
    if text_file is None or not candidate_file.exists():
        raise BadGold(f"{path}: {report_id}.txt or {candidate_file.name} is missing")
    text = text_file.read_text(encoding="utf-8")
    candidates = dict(_candidate(line) for line in candidate_file.read_text(encoding="utf-8").splitlines())
    for i, candidate in candidates.items():
        if text[candidate.start : candidate.end] != candidate.numeral:
            raise BadGold(f"{candidate_file}: candidate {i} is not at {candidate.start} of {text_file}")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return _gold(report_id, text, candidates, [row for row in rows if row["i"] in candidates], codes)


def _candidate(line: str) -> tuple[int, Candidate]:
    i, start, end, numeral, _ = line.split("\t", 4)
    return int(i), Candidate(int(start), int(end), numeral)


def _gold(report_id: str, text: str, candidates: dict[int, Candidate], rows: list[dict], codes: frozenset[str]) -> Gold:
    annotated = {row["i"] for row in rows}
    judged = annotated - {row["i"] for row in rows if row["k"] in ("opt", "up")}
    counted = [row for row in rows if row["i"] in judged]
    return Gold(
        report_id, text, candidates, frozenset(judged),
        tuple(_observation(row) for row in counted if row["k"] == "obs"),
        tuple(_rank(row) for row in counted if row["k"] == "rank"),
        whole=len(annotated) == len(candidates),
        codes=codes,
    )  # fmt: skip


def _observation(row: dict) -> GoldObservation:
    return GoldObservation(row["i"], row["name"], row.get("code"), row["m"], row["v"], row.get("up"), row["u"], row["c"], row["s"], str(row["p"]))


def _rank(row: dict) -> GoldRank:
    return GoldRank(row["i"], row["name"], row["r"], row["t"], row["scope"], row.get("of"), str(row["p"]))
