"""Rank sanity: a rank is a place among the peers of its scope, `top` only where the text says 前, and one area's alone."""

from __future__ import annotations

import re
from collections import defaultdict

from expectations.declare import PROGRAM_FAULT, Check
from expectations.world import Row, World
from transforms.areas import NATION

_WHOLE_PROVINCE = frozenset(("全省", "全区", "全自治区", "全市", "省内"))
_WHOLE_NATION = frozenset(("全国", "国内"))
# 前 that begins a rank (前10位), not the end of a word of time (目前第2位).
_TOP = re.compile(r"(?<![目此以之年日当先])前\s*第?\s*\Z")


def peers_of(row: Row, world: World) -> int | None:
    """How many areas of the reporting area's own level the scope has, by the reference data; None where it does not say."""
    report = world.reports.get(row.report_id)
    if report is None:
        return None
    if row.scope_area == NATION and row.scope in _WHOLE_NATION:
        return sum(_peers(peers, report.area_level) for peers in world.reference.peers) or None
    if row.scope in _WHOLE_PROVINCE:
        return next((_peers(peers, report.area_level) for peers in world.reference.peers if peers.ref_area == row.scope_area), None) or None
    return None


def _peers(peers, level: str) -> int:
    """Hong Kong and Macao have no county and are no peers of the 31."""
    return {"province": int(peers.counties > 0), "prefecture": peers.prefectures, "county": peers.counties}.get(level, 0)


def rank_within_peers(row: Row, world: World) -> bool | None:
    """Only a warning: what is ranked in the province may be a county, a park or a firm of the reporting area."""
    peers = peers_of(row, world)
    return None if peers is None else row.rank <= peers


def scope_size_counted(row: Row, world: World) -> bool | None:
    peers = peers_of(row, world)
    return None if peers is None else row.scope_size == (peers if row.rank <= peers else None)


def _before(row: Row, world: World) -> str | None:
    text = world.read_of(row.report_id)
    return None if text is None else text[max(0, row.char_start - 4) : row.char_start]


def top_says_so(row: Row, world: World) -> bool | None:
    before = _before(row, world)
    return None if before is None or world.as_read("rankings", row, "rank_type") != "top" else bool(_TOP.search(before))


def exact_says_so(row: Row, world: World) -> bool | None:
    before = _before(row, world)
    return None if before is None or world.as_read("rankings", row, "rank_type") != "exact" else not _TOP.search(before)


def scope_in_text(row: Row, world: World) -> bool | None:
    text, scope = world.read_of(row.report_id), world.as_read("rankings", row, "scope")
    return None if text is None else bool(scope) and (scope in text or scope in "".join(text.split()))


def scope_area_known(row: Row, world: World) -> bool | None:
    return row.scope_area in world.areas


def observation_of_same_report(row: Row, world: World) -> bool | None:
    observation = world.observations.get(row.observation_id)
    return None if observation is None or observation.report_id is None else observation.report_id == row.report_id


def _claims(world: World) -> dict[tuple, set[str]]:
    """Which areas claim an exact rank: by indicator, scope, period and rank."""
    claims: dict[tuple, set[str]] = defaultdict(set)
    for row in world.tables["rankings"]:
        if row.rank_type == "exact" and row.report_id in world.reports:
            claims[_claim(row, world)].add(world.reports[row.report_id].ref_area)
    return claims


def _claim(row: Row, world: World) -> tuple:
    return (row.indicator_code or row.indicator_name, _in_growth(row, world), row.scope, row.scope_area, row.time_period, row.rank)


def _in_growth(row: Row, world: World) -> bool | None:
    """First in GDP and first in its growth are two ranks. None where neither the name nor the observation tells."""
    if any(word in row.indicator_name for word in ("增速", "增幅", "增长")):
        return True
    observation = world.observations.get(row.observation_id)
    return None if observation is None else observation.measure in ("growth", "change")


def claimed_once(row: Row, world: World) -> bool | None:
    return len(world.once(_claims).get(_claim(row, world), ())) <= 1 if row.rank_type == "exact" else None


def _rank(row: Row, world: World) -> str:
    size = f"（{row.scope_size}）" if row.scope_size is not None else ""
    return f"{row.indicator_name} {row.scope}{size} {row.rank} {row.rank_type}"


_LOOK = ("对照原文核对位次与范围", "compare rank and scope with the text")
_AREAS = ("在 seeds/reference/areas.csv 中登记该代码", "add the code to seeds/reference/areas.csv")
_PEERS = ("核对 seeds/reference/peers.csv 与原文", "compare seeds/reference/peers.csv with the text")
_BOTH = ("两份报告都这样写；对照原文，或查统计公报", "both reports say so; compare the texts, or a statistical communiqué")
_SPAN = ("report_id", "char_start", "char_end")

CHECKS = (
    Check("rankings", "rank_from_1", "critical", "位次不小于 1", "A rank is at least 1",
          _LOOK, "rank", "expect_column_values_to_be_between", {"column": "rank", "min_value": 1}, say=_rank),
    Check("rankings", "rank_within_scope_size", "critical", "位次不大于参与比较的个数", "A rank is at most the number of peers in scope_size",
          _LOOK, "rank", "expect_column_pair_values_a_to_be_greater_than_b",
          {"column_A": "scope_size", "column_B": "rank", "or_equal": True, "ignore_row_if": "either_value_is_missing"}, say=_rank),
    Check("rankings", "rank_within_peers", "warning", "位次不大于该范围内同级地区的个数（民政部区划统计）", "A rank is at most the number of areas of its level in the scope (Ministry of Civil Affairs)",
          _LOOK, "rank", holds=rank_within_peers, needs=("report_id", "rank", "scope", "scope_area"), say=_rank),
    Check("rankings", "scope_size_counted", "warning", "scope_size 与区划统计一致", "scope_size agrees with the count of areas",
          _PEERS, "scope_size", holds=scope_size_counted, needs=("report_id", "scope", "scope_area", "scope_size"), say=_rank),
    Check("rankings", "top_says_so", "critical", "原文有“前”字，才是 top", "`top` only where the text says 前",
          PROGRAM_FAULT, "rank_type", holds=top_says_so, needs=(*_SPAN, "rank_type"), say=_rank),
    Check("rankings", "exact_says_so", "critical", "原文有“前”字，就不是 exact", "Never `exact` where the text says 前",
          PROGRAM_FAULT, "rank_type", holds=exact_says_so, needs=(*_SPAN, "rank_type"), say=_rank),
    Check("rankings", "scope_in_text", "critical", "比较范围是正文中的原文", "The scope is in the text, verbatim",
          PROGRAM_FAULT, "scope", holds=scope_in_text, needs=("report_id", "scope"), say=_rank),
    Check("rankings", "scope_area_known", "warning", "比较范围的地区代码在地区表中", "The scope's area code is in the list of areas",
          _AREAS, "scope_area", holds=scope_area_known, needs=("scope_area",), say=lambda row, world: row.scope_area),
    Check("rankings", "observation_of_same_report", "critical", "所限定的观测值属于同一报告", "The observation it qualifies is of the same report",
          PROGRAM_FAULT, "observation_id", holds=observation_of_same_report, needs=("report_id", "observation_id")),
    Check("rankings", "claimed_once", "warning", "同一指标、范围、时期的同一确切位次只有一个地区", "One exact rank per indicator, scope and period belongs to one area only",
          _BOTH, "rank", holds=claimed_once, needs=("report_id", "rank", "rank_type", "scope", "scope_area", "time_period"), say=_rank, across=True),
)  # fmt: skip
