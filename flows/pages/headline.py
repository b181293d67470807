"""What a reader looks for first: the headline indicators of a report, what it claims beside what it promises."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from flows.pages.contents import Contents, ReportRows
from flows.pages.words import Words

# The 主要预期目标 of the State Council's reports since 2015 and what most provinces add, in their usual order.
HEADLINES = (
    "gdp", "urban_new_jobs", "surveyed_unemployment", "cpi", "resident_income", "urban_income", "rural_income", "general_budget_revenue",
    "industrial_va_above_scale", "fixed_asset_investment", "retail_sales", "goods_trade", "exports", "rd_intensity", "grain_output",
    "foreign_capital_used", "registered_unemployment", "urbanization_rate", "fiscal_revenue", "services_value_added", "digital_core_va",
    "pm25", "good_air_rate", "forest_coverage",
)  # fmt: skip
MOST = 12
_BY_INTEREST = ("growth", "rate", "level", "change")
_NOT_THE_WHOLE = {"part", "against_others", "annual_average"}


class Pair(NamedTuple):
    """An indicator and measure of one report: its claim for the year reviewed, its promise for the year begun."""

    code: str
    measure: str
    name: Words
    claim: Any | None
    promise: Any | None
    rank: Any | None


def pairs(contents: Contents, rows: ReportRows) -> list[Pair]:
    """Every indicator of the codebook for which the report claims or promises something about its own area and year.

    Headline indicators first, in their order, then the others in the order of the text; measures by interest.
    """
    report, found = rows.report, defaultdict[tuple[str, str], dict[str, Any]](dict)
    periods = {"claim": str(report.review_year), "promise": str(report.report_year)}
    for row in rows.observations:
        side = "promise" if row.obs_status == "target" else "claim"
        if row.indicator_code and row.ref_area == report.ref_area and row.time_period == periods[side] and not _NOT_THE_WHOLE & set((row.flags or "").split()):
            found[row.indicator_code, row.measure].setdefault(side, row)
    ranks = {row.observation_id: row for row in rows.rankings if row.observation_id}
    places = {code: place for place, code in enumerate(HEADLINES)}
    ordered = sorted(found, key=lambda key: (places.get(key[0], len(places)), _first(found[key]), _BY_INTEREST.index(key[1])))
    return [_pair(contents, key, found[key], ranks) for key in ordered]


def cards(all_pairs: list[Pair]) -> list[tuple[Pair, Pair | None]]:
    """The pairs to show first, one of each indicator, and beside a growth rate the level it belongs to."""
    by_code: dict[str, list[Pair]] = defaultdict(list)
    for pair in all_pairs:
        by_code[pair.code].append(pair)
    chosen = [max(of_code, key=_worth) for of_code in by_code.values()]
    first = [pair for pair in chosen if pair.code in HEADLINES] or chosen
    return [(pair, _level_beside(pair, by_code[pair.code])) for pair in first[:MOST]]


def _first(sides: dict[str, Any]) -> int:
    return min(int(row.char_start) for row in sides.values())


def _pair(contents: Contents, key: tuple[str, str], sides: dict[str, Any], ranks: dict[str, Any]) -> Pair:
    code, measure = key
    entry, claim = contents.indicators[code], sides.get("claim")
    rank = ranks.get(claim.observation_id) if claim else None
    return Pair(code, measure, Words(entry.name_zh, entry.name_en), claim, sides.get("promise"), rank)


def _worth(pair: Pair) -> tuple[bool, bool, int]:
    return (pair.claim is not None and pair.promise is not None, pair.promise is not None, -_BY_INTEREST.index(pair.measure))


def _level_beside(pair: Pair, of_code: list[Pair]) -> Pair | None:
    return next((other for other in of_code if pair.measure != "level" and other.measure == "level" and other.claim), None)
