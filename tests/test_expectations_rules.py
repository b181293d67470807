"""The rules that a row must hold by, asked at their edges: what the mutations of tests/mutations do not reach."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from expectations import corrections, identity, outline, periods, quality, ranges, sources, spans, targets, units
from expectations.world import World
from flows.project import SEEDS
from flows.seeds.reference import read_reference
from transforms.reference import Area, ReferenceData

TARGET = {
    "outcome_state": "found", "outcome_id": "o", "gap": 0.5, "met": True, "outcome_comparator": "eq", "outcome_upper": None, "outcome_value": 7.0, "accepts_low": 6.5, "accepts_high": None,
    "outcome_report_id": "a-2025", "time_period": "2024",
}  # fmt: skip
COMPARED = {"reference_kind": "indicator", "outcome_id": "o", "outcome_value": 7.0, "compared_id": "c", "compared_value": 6.0, "met": True}
COUNTS = {"n_checked": 3, "n_failed": 2, "success": False, "failed_rows": "a b"}


def row(values: dict[str, Any], **changes: Any) -> SimpleNamespace:
    return SimpleNamespace(**{**values, **changes})


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True), ({"outcome_id": None}, False), ({"gap": None}, False), ({"outcome_id": None, "gap": None}, False), ({"outcome_state": "no_report"}, False),
        ({"outcome_state": "no_report", "outcome_id": None, "gap": None, "met": None}, True), ({"outcome_state": "no_report", "outcome_id": None, "gap": None}, False),
        ({"met": None}, True), ({"outcome_state": "zzz"}, None),
    ],
)  # fmt: skip
def test_outcome_gap_and_verdict_come_together(changes: dict[str, Any], holds: bool | None) -> None:
    assert targets.outcome_told(row(TARGET, **changes), SimpleNamespace()) is holds


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True), ({"met": False}, False), ({"outcome_value": 6.0}, False), ({"outcome_value": 6.0, "met": False}, True), ({"outcome_value": 6.5}, None), ({"accepts_low": None}, True),
        ({"accepts_high": 8.0}, True), ({"accepts_high": 6.8}, False), ({"accepts_high": 6.8, "met": False}, True), ({"accepts_low": None, "accepts_high": 6.8}, False), ({"accepts_high": 7.0}, None),
        ({"met": None}, None), ({"outcome_comparator": "ge", "met": False}, None), ({"outcome_upper": 9.0, "met": False}, None),
    ],
)  # fmt: skip
def test_a_verdict_follows_from_the_limits_where_the_outcome_is_a_plain_number(changes: dict[str, Any], holds: bool | None) -> None:
    assert targets.verdict_fits(row(TARGET, **changes), SimpleNamespace()) is holds


@pytest.mark.parametrize(("changes", "holds"), [({}, True), ({"time_period": "2025"}, False), ({"time_period": "2021/2024"}, True), ({"time_period": "2021/2025-12"}, False), ({"time_period": "x"}, None), ({"outcome_report_id": "b"}, None)])
def test_an_outcome_is_told_after_its_period(changes: dict[str, Any], holds: bool | None) -> None:
    world = SimpleNamespace(reports={"a-2025": SimpleNamespace(report_year=2025), "b": SimpleNamespace(report_year="2025")})
    assert targets.outcome_after_period(row(TARGET, **changes), world) is holds


@pytest.mark.parametrize(
    ("changes", "holds"),
    [({}, True), ({"compared_value": None}, False), ({"outcome_id": None}, False), ({"reference_kind": "not_set"}, False), ({"met": None}, True)]
    + [(dict.fromkeys(("outcome_id", "outcome_value", "compared_id", "compared_value")) | {"met": met}, met is None) for met in (None, True, False)],
)
def test_what_is_compared_comes_together(changes: dict[str, Any], holds: bool) -> None:
    assert targets.comparison_told(row(COMPARED, **changes), SimpleNamespace()) is holds


@pytest.mark.parametrize(
    ("changes", "holds"),
    [({}, True), ({"n_failed": 4}, False), ({"n_failed": 3}, True), ({"n_failed": -1, "failed_rows": None}, False), ({"success": True}, False), ({"n_failed": 1}, False), ({"n_failed": 0, "success": True, "failed_rows": None}, True),
     ({"failed_rows": None}, True)],
)  # fmt: skip
def test_the_counts_of_a_check_agree(changes: dict[str, Any], holds: bool) -> None:
    assert quality.counts_agree(row(COUNTS, **changes), SimpleNamespace()) is holds


@pytest.mark.parametrize(("start", "end", "found", "holds"), [(0, 2, "甲乙", True), (0, 2, "甲丙", False), (-3, 2, "甲乙", False), (1, 1, "", False), (2, 1, "", False), (1, 3, "乙丙", True)])
def test_what_was_found_stands_in_the_text(start: int, end: int, found: str, holds: bool) -> None:
    world = SimpleNamespace(text_of=lambda report_id: "甲乙丙" if report_id == "r" else None)
    assert sources.found_in_text(SimpleNamespace(report_id="r", char_start=start, char_end=end, found=found), world) is holds
    assert sources.found_in_text(SimpleNamespace(report_id="s", char_start=start, char_end=end, found=found), world) is None


@pytest.mark.parametrize(("text", "holds"), [("各位代表：\n", True), ("e\u0301", False), ("各位\r代表", False), ("\ufeff各位代表", False)])
def test_a_text_is_canonical(text: str, holds: bool) -> None:
    assert identity.canonical(SimpleNamespace(text=text), SimpleNamespace()) is holds


@pytest.mark.parametrize(("year", "holds"), [(2022, False), (2023, True), (2024, True), (2025, False)])
def test_a_report_reviews_its_own_year_or_the_one_before(year: int, holds: bool) -> None:
    assert identity.review_before_report(SimpleNamespace(report_year=2024, review_year=year), SimpleNamespace()) is holds


@pytest.mark.parametrize(
    ("year", "level", "parent", "holds"),
    [(2009, "county", "532700", True), (2010, "county", "532700", True), (2011, "county", "530000", True), (2011, "county", "532700", False), (2012, "prefecture", "530000", False), (1980, "county", "532700", True), (2030, "county", "530000", True)],
)
def test_an_area_is_as_it_was_listed_in_its_year(year: int, level: str, parent: str, holds: bool) -> None:
    entries = [Area("530900", "甲县", "county", "532700", None, None, 2010), Area("530900", "乙县", "county", "530000", None, 2011, None)]
    asked = SimpleNamespace(ref_area="530900", report_year=year, area_level=level, parent_area=parent)
    assert identity.area_as_listed(asked, SimpleNamespace(areas={"530900": entries})) is holds
    assert identity.area_as_listed(asked, SimpleNamespace(areas={})) is None


def test_an_area_that_was_never_valid_in_the_year_is_compared_with_what_is_listed() -> None:
    asked = SimpleNamespace(ref_area="530900", report_year=1990, area_level="county", parent_area="530000")
    listed = SimpleNamespace(areas={"530900": [Area("530900", "乙县", "county", "530000", None, 2011, 2015)]})
    assert identity.area_as_listed(asked, listed) is True
    assert identity.area_as_listed(row(vars(asked), parent_area="531000"), listed) is False


@pytest.mark.parametrize(("role", "evidence", "section", "holds"), [("review", "高于年初目标", "s", None), ("review", "增长6%", "s", False), ("targets", "高于年初目标", "s", False), ("opening", "原定计划", "s", None), ("review", "高于年初目标", "t", False), ("review", None, "s", False)])
def test_a_target_of_the_past_may_be_quoted_in_a_review_alone(role: str, evidence: str | None, section: str, holds: bool | None) -> None:
    world = SimpleNamespace(reports={"r": SimpleNamespace(review_year=2023)}, sections={"s": SimpleNamespace(role=role)})
    asked = {"report_id": "r", "section_id": section, "obs_status": "target", "time_period": "2023", "evidence": evidence}
    assert periods.target_in_future(row(asked), world) is holds
    assert periods.target_in_future(row(asked, time_period="2024"), world) in (True, None)
    for idle in ({"report_id": "x"}, {"time_period": "zzz"}, {"obs_status": "actual"}):
        assert periods.target_in_future(row(asked, **idle), world) is None
    assert periods.target_in_future(row(asked), SimpleNamespace(reports={"r": SimpleNamespace(review_year=None)}, sections={})) is None


@pytest.mark.parametrize(("period", "holds"), [("2023", True), ("2022/2024", True), ("2024", False), ("2024/2025", False), ("zzz", None)])
def test_an_actual_value_has_begun_by_the_year_under_review(period: str, holds: bool | None) -> None:
    world = SimpleNamespace(reports={"r": SimpleNamespace(review_year=2023), "s": SimpleNamespace(review_year=None)}, sections={})
    asked = {"report_id": "r", "obs_status": "actual", "time_period": period}
    assert periods.actual_in_past(row(asked), world) is holds
    assert periods.actual_in_past(row(asked, report_id="s"), world) is None


@pytest.mark.parametrize(("column", "value", "holds"), [("obs_value", "7.8", True), ("obs_value", "7.9", False), ("no_column", "", False)])
def test_a_corrected_row_holds_the_new_value(column: str, value: str, holds: bool) -> None:
    world = SimpleNamespace(observations={"o": SimpleNamespace(obs_value=7.8)})
    asked = SimpleNamespace(table_name="observations", row_key="o", column_name=column, new_value=value)
    assert corrections.value_there(asked, world) is holds


def section(section_id: str, parent: str | None, start: int | None, end: int | None, level: int | None = 1, report: str | None = "r") -> SimpleNamespace:
    return SimpleNamespace(section_id=section_id, parent_id=parent, report_id=report, char_start=start, char_end=end, level=level)


def outline_of(*sections: SimpleNamespace) -> World:
    return World({"sections": list(sections), "reports": []}, ReferenceData((), (), (), ()))


@pytest.mark.parametrize(
    ("spans", "text", "holds"),
    [([(0, 2), (2, 4)], "甲乙丙丁", True), ([(1, 2), (2, 4)], "甲乙丙丁", False), ([(0, 2), (2, 3)], "甲乙丙丁", False), ([], "甲", False), ([], "", True), ([(0, None), (0, 4)], "甲乙丙丁", True), ([(None, 4), (0, 4)], "甲乙丙丁", True),
     ([(0, 4), (4, 4)], "甲乙丙丁", True)],
)  # fmt: skip
def test_the_leaves_of_an_outline_reach_both_ends(spans: list[tuple[int | None, int | None]], text: str, holds: bool) -> None:
    world = outline_of(*(section(str(at), None, *span) for at, span in enumerate(spans)))
    assert outline.leaves_reach_both_ends(SimpleNamespace(report_id="r", text=text), world) is holds


@pytest.mark.parametrize(("start", "end", "holds"), [(0, 9, True), (1, 9, False), (0, 8, False), (0, 10, False)])
def test_a_section_spans_its_parts(start: int, end: int, holds: bool) -> None:
    whole = section("a", None, start, end)
    world = outline_of(whole, section("b", "a", 0, 5, 2), section("c", "a", 5, 9, 2))
    assert outline.spans_its_parts(whole, world) is holds
    assert outline.spans_its_parts(world.tables["sections"][1], world) is None


@pytest.mark.parametrize(("parent", "holds"), [(section("p", None, 0, 9, 1), True), (section("p", None, 0, 9, 2), False), (section("p", None, 0, 9, 1, "s"), False), (section("p", None, 0, 9, None), None), (section("p", None, 0, 9, 1, None), None)])
def test_a_section_lies_below_a_parent_of_the_same_report(parent: SimpleNamespace, holds: bool | None) -> None:
    child = section("c", "p", 0, 9, 2)
    assert outline.below_its_parent(child, SimpleNamespace(sections={"p": parent})) is holds
    assert outline.below_its_parent(child, SimpleNamespace(sections={})) is None


@pytest.mark.parametrize(("start", "end", "level", "report", "holds"), [(0, 4, 2, "r", True), (2, 4, 2, "r", False), (0, 2, 2, "r", False), (0, 4, 2, "s", False), (0, 4, 2, None, True), (None, 4, 2, "r", None), (0, None, 2, "r", None)])
def test_a_span_lies_in_a_section_of_its_report(start: int | None, end: int | None, level: int, report: str | None, holds: bool | None) -> None:
    world = outline_of(section("s", None, start, end, level, report))
    world.tables["reports"].append(SimpleNamespace(report_id="r", text="增长7%"))
    assert spans.section_holds_span(SimpleNamespace(report_id="r", section_id="s", char_start=1, char_end=3), world) is holds


def test_a_span_does_not_lie_in_a_section_that_has_parts() -> None:
    world = outline_of(section("s", None, 0, 4), section("t", "s", 0, 4, 2))
    world.tables["reports"].append(SimpleNamespace(report_id="r", text="增长7%"))
    assert spans.section_holds_span(SimpleNamespace(report_id="r", section_id="s", char_start=1, char_end=3), world) is False


GDP = SimpleNamespace(indicator_code="gdp", dimension="money", measure="level", base_unit="元", valid_min=10.0, valid_max=1000.0)
OBSERVED = {
    "report_id": "r", "indicator_code": "gdp", "indicator_name": "地区生产总值", "measure": "level", "unit_measure": "亿元", "obs_value": 7.0, "obs_value_upper": None,
    "base_value": 100.0, "base_unit": "元", "time_period": "2024", "comparator": "eq", "char_start": 12, "char_end": 13,
}  # fmt: skip


@pytest.fixture(scope="module")
def world() -> World:
    """The project's units, one indicator, one report."""
    report = SimpleNamespace(report_id="r", text="今年全市各项工作都完成了7项")
    return World({"reports": [report], "indicators": [GDP], "sections": []}, read_reference(SEEDS))


@pytest.mark.parametrize(
    ("unit", "found"),
    [("亿元", "money"), ("％", "share"), ("万", "count"), ("千瓦", "power"), ("万千瓦", "power"), ("亩（次）", "area"), ("元/平方米", "price"), ("吨/平方米", "intensity"), ("吨/年", "mass"), ("斛/年", None), ("元/斛", None), ("斛", None), ("", None), ("元/", None)],
)
def test_the_dimension_of_a_unit(unit: str, found: str | None, world: World) -> None:
    assert units.dimension(unit, world) == found


@pytest.mark.parametrize(
    ("measure", "unit", "holds"),
    [("growth", "%", True), ("growth", "倍", True), ("growth", "亿元", False), ("growth", "个百分点", False), ("growth", "", False), ("rate", "%", True), ("rate", "", True), ("rate", "亿元", False), ("rate", "个百分点", False),
     ("change", "%", False), ("change", "个百分点", True), ("change", "亿元", True), ("level", "%", False), ("level", "亿元", True), ("level", "斛", None), ("zzz", "%", None)],
)  # fmt: skip
def test_a_unit_fits_its_measure(measure: str, unit: str, holds: bool | None, world: World) -> None:
    assert units.unit_fits_measure(row(OBSERVED, measure=measure, unit_measure=unit), world) is holds


@pytest.mark.parametrize(
    ("changes", "holds"),
    [({}, True), ({"unit_measure": "万亩"}, False), ({"unit_measure": "元/平方米"}, True), ({"measure": "growth", "unit_measure": "%"}, None), ({"measure": "change", "unit_measure": "万亩"}, False), ({"measure": "change", "unit_measure": "个百分点"}, None),
     ({"indicator_code": None}, None), ({"unit_measure": "斛"}, None)],
)  # fmt: skip
def test_a_unit_fits_its_indicator(changes: dict[str, Any], holds: bool | None, world: World) -> None:
    assert units.unit_fits_indicator(row(OBSERVED, **changes), world) is holds


@pytest.mark.parametrize(
    ("changes", "holds"),
    [({}, True), ({"base_unit": "亿元"}, False), ({"base_unit": "亩"}, False), ({"base_unit": None}, False), ({"base_value": None}, False), ({"base_value": None, "base_unit": None}, True), ({"unit_measure": "万", "base_unit": None}, True),
     ({"unit_measure": "斛"}, None), ({"base_unit": ""}, None)],
)  # fmt: skip
def test_base_value_and_base_unit_come_together(changes: dict[str, Any], holds: bool | None, world: World) -> None:
    assert units.base_unit_known(row(OBSERVED, **changes), world) is holds


@pytest.mark.parametrize(
    ("changes", "holds"),
    [({}, True), ({"base_value": 10.0}, True), ({"base_value": 9.9}, False), ({"base_value": 1000.0}, True), ({"base_value": 1001.0}, False), ({"base_value": 4000.0, "time_period": "2021/2024"}, True),
     ({"base_value": 4001.0, "time_period": "2021/2024"}, False), ({"base_value": 1001.0, "time_period": "zzz"}, False), ({"measure": "change"}, None), ({"base_unit": "美元"}, None), ({"indicator_code": None}, None)],
)  # fmt: skip
def test_the_bounds_of_the_codebook_are_for_a_year(changes: dict[str, Any], holds: bool | None, world: World) -> None:
    assert ranges.codebook_bounds(row(OBSERVED, **changes), world) is holds


RATE = {"measure": "rate", "unit_measure": "%", "indicator_name": "占比", "char_start": 3}


@pytest.mark.parametrize(
    ("changes", "holds"),
    [({"obs_value": 0.0}, True), ({"obs_value": 100.0}, True), ({"obs_value": 100.5}, False), ({"obs_value": -1.0}, False), ({"obs_value_upper": 101.0}, False), ({"obs_value": 105.0, "indicator_name": "计划完成率"}, None),
     ({"obs_value": 105.0, "char_start": 12}, None), ({"measure": "growth", "obs_value": 105.0}, None), ({"unit_measure": "倍", "obs_value": 105.0}, None)],
)  # fmt: skip
def test_a_share_lies_within_a_hundred_but_for_plans(changes: dict[str, Any], holds: bool | None, world: World) -> None:
    assert ranges.percentage_plausible(row(OBSERVED, **{**RATE, **changes}), world) is holds


@pytest.mark.parametrize(("changes", "holds"), [({}, True), ({"obs_value": 0.0}, True), ({"obs_value": -1.0}, False), ({"obs_value": -1.0, "indicator_name": "净出口"}, None), ({"obs_value": -1.0, "measure": "change"}, None)])
def test_a_level_is_not_negative(changes: dict[str, Any], holds: bool | None, world: World) -> None:
    assert ranges.level_not_negative(row(OBSERVED, **changes), world) is holds


@pytest.mark.parametrize(
    ("changes", "holds"),
    [({}, None), ({"comparator": "between"}, False), ({"obs_value_upper": 8.0}, False), ({"comparator": "between", "obs_value_upper": 8.0}, True), ({"comparator": "between", "obs_value_upper": 7.0}, False),
     ({"comparator": "between", "obs_value": -3.0, "obs_value_upper": -4.0}, True), ({"comparator": "between", "obs_value": -4.0, "obs_value_upper": -3.0}, False)],
)  # fmt: skip
def test_a_range_ascends_from_zero(changes: dict[str, Any], holds: bool | None, world: World) -> None:
    assert ranges.range_ascends(row(OBSERVED, **changes), world) is holds


@pytest.mark.parametrize(
    ("changes", "holds"), [({"obs_value": 100.0}, True), ({"obs_value": -100.0}, True), ({"obs_value": 101.0}, False), ({"obs_value_upper": -101.0}, False), ({"unit_measure": "个基点", "obs_value": 150.0}, None), ({"unit_measure": "%", "obs_value": 150.0}, None)]
)
def test_a_share_changes_by_a_hundred_points_at_most(changes: dict[str, Any], holds: bool | None, world: World) -> None:
    assert ranges.points_plausible(row(OBSERVED, **{"unit_measure": "个百分点", **changes}), world) is holds


@pytest.mark.parametrize(("unit", "value", "holds"), [("%", ranges.LOWEST_GROWTH, True), ("%", ranges.LOWEST_GROWTH - 1, False), ("%", ranges.HIGHEST_GROWTH["share"], True), ("%", ranges.HIGHEST_GROWTH["share"] + 1, False), ("亿元", 1e9, None), ("", 1e9, None)])
def test_growth_is_plausible(unit: str, value: float, holds: bool | None, world: World) -> None:
    assert ranges.growth_plausible(row(OBSERVED, measure="growth", unit_measure=unit, obs_value=value), world) is holds
    assert ranges.growth_plausible(row(OBSERVED, measure="level", unit_measure=unit, obs_value=value), world) is None
