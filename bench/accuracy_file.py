"""The figures that a release's page states, in flows/pages/accuracy.json: `python -m bench.accuracy --write` renews them.

`unseen` is what the reading reached on annotated reports when it first saw them; these are not in the project, so their
figures are entered by hand when they are measured, and kept as they are.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from bench.scored import Scored
from flows.project import ROOT

FILE = ROOT / "flows" / "pages" / "accuracy.json"
_STATED = ("detect_f1", "tuple_f1", "acc_value", "acc_unit", "acc_comparator", "acc_status", "acc_period", "rank_f1", "rank_tuple_f1")


def stated(scored: list[Scored], reached: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """What the page may state: the figures `reached`, rounded down to a thousandth, on which reports; `known` keeps the unseen."""
    return {
        "annotated": [
            {"report_id": one.gold.report_id, "observations": len(one.score.observations.judged), "ranks": len(one.score.ranks.judged)} for one in scored
        ],
        "figures": {name: math.floor(reached[name] * 1000 + 1e-9) / 1000 for name in _STATED},
        "unseen": known["unseen"],
    }


def read(path: Path = FILE) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def write(figures: dict[str, Any], path: Path = FILE) -> None:
    path.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
