"""`python -m bench.accuracy`: how right the reading is, per field and per kind of difficulty, against annotated reports."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bench import accuracy_file
from bench.gold import BadGold
from bench.mistakes import errors
from bench.scored import GOLD, Scored, by_kind, ranks_by_kind, score_folder
from bench.scoring import BESIDE, OBSERVATION_FIELDS, RANK_FIELDS, Score, Tally


def main(arguments: list[str] | None = None) -> int:
    """Print or write the figures; 0, or 2 where there is no gold to score against."""
    options = _options(arguments)
    try:
        scored = score_folder(options.gold)
    except BadGold as error:
        print(f"bench.accuracy: {error}", file=sys.stderr)
        return 2
    if options.write:
        accuracy_file.write(accuracy_file.stated(scored, figures(scored), accuracy_file.read()))
        return 0
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
    whose = parser.add_mutually_exclusive_group()  # What a release's page states is of the project's own annotations.
    whose.add_argument("--gold", type=Path, default=GOLD, metavar="DIR", help="folder of annotated reports (default: the seed's own annotations)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N errors")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    whose.add_argument("--write", action="store_true", help="renew the figures that a release's page states (flows/pages/accuracy.json)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
