"""The rows that checks across areas look at: few of them, and without texts, so that those of all areas fit together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from expectations.frames import named_rows
from expectations.world import World
from expectations.years import is_told_level
from transforms.reference import ReferenceData
from transforms.tables import BY_NAME
from transforms.years.panel import told


def looked_at(tables: Mapping[str, Sequence[tuple]], reference: ReferenceData) -> dict[str, list[tuple]]:
    """Of the tables of whole areas, what `expectations.checks.check_across` needs of `reports`, `observations` and `rankings`:
    exact ranks and what these are of, amounts told of the year under review, and what outcomes may rest on."""
    world = World({name: named_rows(BY_NAME[name], rows) for name, rows in tables.items()}, reference)
    rankings = [row for row in world.tables["rankings"] if row.rank_type == "exact"]
    ranked = {row.observation_id for row in rankings}
    reports, outcomes = told(world.tables["reports"], world.tables["observations"])
    known = {row.observation_id: row for row in outcomes}
    return {
        "reports": reports,
        "observations": [
            known.get(row.observation_id) or row._replace(evidence="")
            for row in world.tables["observations"]
            if row.observation_id in known or row.observation_id in ranked or is_told_level(row, world)
        ],
        "rankings": [row._replace(evidence="") for row in rankings],
    }
