"""An explained number in words: the cells of its lines, Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from flows.format.signs import SIGNS, on_the_line
from flows.views.explain import Explained, Explanation
from transforms.observations.rules import DISPOSITION_MEANINGS

MEASURES = {"level": "水平 level", "rate": "比率 rate", "growth": "增速 growth", "change": "增减 change"}
STATUSES = {"actual": "实际 actual", "estimated": "预计 estimated", "target": "目标 target"}
ROLES = {
    "opening": "开头", "review": "回顾", "outlook": "展望", "targets": "目标", "priorities": "部署", "self_governance": "自身建设", "closing": "结尾",
}  # fmt: skip


class Line(NamedTuple):
    """One line on a numeral: what it is about, its value, how that is meant, and what decided (rule and flags)."""

    about: str
    value: str
    sense: str
    decided_by: str


def lines(one: Explained, explanation: Explanation) -> Iterator[Line]:
    """A line for every row that stands on the numeral; one that says why, where there is none."""
    rule = one.numeral.rule
    for row in one.observations:
        yield _observation(row, rule, explanation.report.ref_area)
    for row in one.rankings:
        yield _ranking(row, rule, explanation)
    if one.upper:
        yield Line("区间上限 upper end of the range", "", "", rule)
    elif not one.observations and not one.rankings:
        yield Line(f"{DISPOSITION_MEANINGS[one.numeral.disposition].zh} {one.numeral.disposition}", "", "", rule)


def number(value: float) -> str:
    """The shortest exact form: 7791, 7.8."""
    return str(int(value)) if value == int(value) else str(value)


def _observation(row: Any, rule: str, own_area: str) -> Line:
    signed = number(row.obs_value) if row.measure == "level" or row.measure == "rate" or row.obs_value < 0 else f"+{number(row.obs_value)}"
    upper = f"–{number(row.obs_value_upper)}" if row.obs_value_upper is not None else ""
    elsewhere = f" @{row.ref_area}" if row.ref_area != own_area else ""
    code = f" {row.indicator_code}" if row.indicator_code else ""
    return Line(
        f"{row.indicator_name}{code}{elsewhere}",
        f"{SIGNS[on_the_line(row.comparator, row.obs_value)]} {signed}{upper}{row.unit_measure}".lstrip(),
        f"{MEASURES[row.measure]} · {STATUSES[row.obs_status]} · {row.time_period}",
        " ".join([rule, *(row.flags or "").split()]),
    )


def _ranking(row: Any, rule: str, explanation: Explanation) -> Line:
    of = explanation.observations.get(row.observation_id)
    peers = " ".join(str(part) for part in (row.scope, row.scope_area, f"/{row.scope_size}" if row.scope_size else None) if part)
    code = f" {row.indicator_code}" if row.indicator_code else ""
    return Line(
        row.indicator_name + code,
        f"前{row.rank}位 top {row.rank}" if row.rank_type == "top" else f"第{row.rank}位 no. {row.rank}",
        f"{peers} · {row.time_period}" + (f" · ← {number(of.obs_value)}{of.unit_measure}" if of else ""),
        rule,
    )
