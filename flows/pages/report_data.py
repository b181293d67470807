"""What the page of a report hands to its script: every row in the order of the text, and what each mark is."""

from __future__ import annotations

from typing import Any

from flows.pages.contents import Contents, ReportRows
from flows.pages.inert import inert
from flows.pages.rank_picture import ranked
from flows.pages.text import Mark
from flows.pages.values import glyph, number, said
from transforms.observations.rules import FLAGS, RULES

_ROUND = 6


def script_data(contents: Contents, rows: ReportRows, marks: list[Mark]) -> dict[str, Any]:
    """`rows` (dicts of what is shown), `marks` (`[kind, disposition, rule]`), the words for flags and rules that occur."""
    place_of = {anchor: place for place, mark in enumerate(marks) for anchor in mark.anchors}
    drawn = [_observation(contents, row, place_of) for row in rows.observations] + [_ranking(contents, row, place_of) for row in rows.rankings]
    flags = {flag for row in rows.observations for flag in (row.flags or "").split()}
    return {
        "rows": sorted((row for row in drawn if row["n"] is not None), key=lambda row: row["n"]),
        "marks": [[mark.kind, mark.disposition, mark.rule] for mark in marks],
        "flags": {flag: list(FLAGS[flag][:2]) for flag in sorted(flags) if flag in FLAGS},
        "rules": {rule: list(RULES[rule][:2]) for rule in sorted({mark.rule for mark in marks}) if rule in RULES},
    }


def _observation(contents: Contents, row: Any, place_of: dict[str, int]) -> dict[str, Any]:
    words = said(row).words
    return _shared(contents, row, f"obs-{row.observation_id}", place_of) | {
        "k": row.obs_status, "m": row.measure, "c": row.comparator, "g": glyph(row), "l": words.zh, "w": words.en,
        "u": inert(row.unit_measure), "b": _base(row), "f": (row.flags or "").split(),
    }  # fmt: skip


def _ranking(contents: Contents, row: Any, place_of: dict[str, int]) -> dict[str, Any]:
    words = ranked(row)
    own = {"k": "rank", "l": words.zh, "w": words.en, "rank": row.rank, "type": row.rank_type, "size": row.scope_size}
    return _shared(contents, row, f"rank-{row.ranking_id}", place_of) | own | ({"of": f"obs-{row.observation_id}"} if row.observation_id else {})


def _shared(contents: Contents, row: Any, anchor: str, place_of: dict[str, int]) -> dict[str, Any]:
    name = contents.name_of(row)
    return {"i": anchor, "n": place_of.get(anchor), "z": name.zh, "e": name.en, "code": row.indicator_code or "", "t": contents.topic_of(row), "p": row.time_period, "s": row.section_id}


def _base(row: Any) -> str:
    """The value in its base unit where that says more than the value as written."""
    if row.base_value is None or row.base_unit == row.unit_measure:
        return ""
    whole = number(round(row.base_value, _ROUND))
    grouped = f"{round(row.base_value, _ROUND):,.0f}" if row.base_value == int(row.base_value) else whole
    return f"{grouped} {inert(row.base_unit or '')}".strip()
