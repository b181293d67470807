"""Mutations of what is read from a text: spans, units, ranges, periods, ranks, and the books that account for every numeral."""

from __future__ import annotations

from dataclasses import replace

from tests.mutations.tools import MUTATIONS, add, edit, edits, find, mutation, rewrite

# Spans.
FAR = {"char_start": 10**6, "char_end": 10**6 + 1}
for _name, _key in (("observations", "o06"), ("rankings", "r03"), ("qualitative_targets", "q1"), ("numerals", "十")):
    edits(f"{_name}.span_in_text", _name, _key, **FAR)
    edits(f"{_name}.section_holds_span", _name, _key, section_id="330700-2024-s04")
for _name, _key in (("observations", "o06"), ("rankings", "r03"), ("qualitative_targets", "q1")):
    edits(f"{_name}.evidence_in_text", _name, _key, evidence="全省第2位的亩均增加值增长9%")
    edits(f"{_name}.evidence_has_number", _name, _key, evidence="各项事业都有新的进展。")
    edits(f"{_name}.name_in_words", _name, _key, indicator_name="2024")
edits("observations.value_as_written", "observations", "o06", obs_value=8.0, base_value=8.0)
edits("observations.upper_as_written", "observations", "o09", obs_value_upper=6.4)
edits("rankings.rank_as_written", "rankings", "330700-2024-r01", rank=2)
edits("numerals.numeral_as_written", "numerals", "十", numeral="八")

# Units and ranges.
PER_CENT = {"unit_measure": "%", "base_unit": "%", "base_value": 5120.0, "indicator_code": None}
edits("observations.unit_known", "observations", "o06", unit_measure="蒲式耳")
edits("observations.unit_fits_measure", "observations", "o06", unit_measure="个百分点", base_unit="个百分点")
edits("observations.unit_fits_indicator", "observations", "330700-2024-o01", indicator_code="registered_unemployment")
edits("observations.base_value_resolves", "observations", "330700-2024-o01", base_value=512e8)
edits("observations.base_unit_known", "observations", "330700-2024-o01", base_unit=None)
edits("indicators.base_unit_known", "indicators", "retail_sales", base_unit="蒲式耳")
edits("observations.codebook_bounds", "indicators", "gdp", valid_max=1e9)
edits("observations.growth_plausible", "observations", "330700-2024-o01", measure="growth", **PER_CENT)
edits("observations.percentage_plausible", "observations", "330700-2024-o01", measure="rate", **PER_CENT)
edits("observations.points_plausible", "observations", "330700-2024-o01", measure="change", **{**PER_CENT, "unit_measure": "个百分点", "base_unit": "个百分点"})
edits("observations.level_not_negative", "observations", "330700-2024-o01", obs_value=-5120.0, base_value=-512e9, indicator_code=None)
edits("observations.range_ascends", "observations", "o09", comparator="eq")
edits("indicators.bounds_ascend", "indicators", "retail_sales", valid_min=1e15)

# Periods.
edits("observations.period_formed", "observations", "o06", time_period="2023年")
edits("rankings.period_formed", "rankings", "r04", time_period="2023-13")
edits("observations.target_in_future", "observations", "o10", time_period="2023")
edits("observations.actual_in_past", "observations", "o06", time_period="2025")

# Ranks.
edits("rankings.report_id_refers", "rankings", "r03", report_id="nowhere", observation_id=None)
edits("rankings.rank_within_scope_size", "rankings", "r04", scope="居全省", scope_size=2)
edits("rankings.scope_size_counted", "rankings", "r04", scope_size=12)
edits("rankings.top_says_so", "rankings", "330700-2024-r01", rank_type="top")
edits("rankings.exact_says_so", "rankings", "r04", rank_type="exact")
edits("rankings.scope_in_text", "rankings", "r04", scope="全国同类城市")
edits("rankings.scope_area_known", "rankings", "r04", scope_area="999999")
edits("rankings.observation_of_same_report", "rankings", "330800-2024-r01", observation_id="330700-2024-o01")


@mutation("rankings.rank_from_1")
def _(tables, reference):
    rewrite(tables, "330700-2024", "第3位", "第0位")
    edit(tables, "rankings", "330700-2024-r01", rank=0)
    edit(tables, "numerals", "3", numeral="0")


@mutation("rankings.rank_within_peers")
def _(tables, reference):
    tables["rankings"] = [row._replace(scope_size=None) for row in tables["rankings"]]
    return replace(reference, peers=tuple(peers._replace(prefectures=3) for peers in reference.peers))


@mutation("rankings.claimed_once")
def _(tables, reference):
    rewrite(tables, "330800-2024", "第4位", "第3位")
    edit(tables, "rankings", "330800-2024-r01", rank=3)
    edit(tables, "numerals", "4", numeral="3")


# The books.
edits("numerals.has_row", "numerals", "十", disposition="observation")
edits("numerals.resolved", "numerals", "十", disposition="unresolved")
edits("observations.in_books", "numerals", "9", disposition="date")
edits("rankings.in_books", "numerals", "2", disposition="date")
MUTATIONS["reports.digits_accounted"] = lambda tables, reference: tables["numerals"].pop(find(tables, "numerals", "2024")) and None


@mutation("numerals.apart")
def _(tables, reference):
    year = tables["numerals"][find(tables, "numerals", "2023")]
    add(tables, "numerals", "2023", char_start=year.char_start + 1, numeral="023")
