"""Targets through chains of two and three years: baseline, outcome, vintages, gap, and whether they were met."""

from __future__ import annotations

import pytest

from tests.chain import only, report, tracked
from transforms.years.escalation import target_escalation

QUIET = "过去一年，全市上下团结奋斗、砥砺前行。"
FIRST = report(2022, "地区生产总值1000亿元，增长8.2%。城镇新增就业9.5万人。城镇登记失业率3.1%。", "地区生产总值增长7%以上；城镇新增就业10万人以上；城镇登记失业率控制在3.5%以内；粮食总产量150万吨左右。")
SECOND = report(2023, "地区生产总值1080亿元，增长6.4%。城镇新增就业115000人。城镇登记失业率3.3%。粮食总产量145万吨。", "地区生产总值增长6%左右，固定资产投资增长5%-6%。")
THIRD = report(2024, "预计全年地区生产总值增长5.8%。固定资产投资增长7.1%。", "地区生产总值增长5.5%左右。")


def test_a_target_with_its_baseline_and_its_outcome():
    row = only(tracked(FIRST, SECOND), 2022, "gdp")
    assert (row.target_value, row.comparator, row.target_kind, row.section_role) == (7.0, "ge", "yearly", "targets")
    assert (row.baseline_value, row.baseline_status) == (8.2, "actual")
    assert (row.outcome_state, row.outcome_value, row.outcome_report_id, row.match_kind, row.match_strength) == ("found", 6.4, "330600-2023", "code", "strong")
    assert (row.gap, row.met, row.met_rule, row.accepts_low, row.accepts_high) == (-0.6, False, "bound", 7.0, None)
    assert "增长6.4%" in row.outcome_evidence and "增长7%以上" in row.evidence


def test_values_are_in_the_unit_of_the_target():
    row = only(tracked(FIRST, SECOND), 2022, "urban_new_jobs", "level")
    assert (row.unit_measure, row.target_value, row.baseline_value, row.outcome_value, row.gap, row.met) == ("万人", 10.0, 9.5, 11.5, 1.5, True)


@pytest.mark.parametrize(
    ("plan", "review", "met"),
    [
        ("城镇登记失业率控制在3.5%以内", "城镇登记失业率3.3%", True),
        ("城镇登记失业率控制在3.5%以内", "城镇登记失业率3.6%", False),
        ("粮食总产量150万吨左右", "粮食总产量143万吨", True),
        ("粮食总产量150万吨左右", "粮食总产量140万吨", False),
        ("地区生产总值增长6%左右", "地区生产总值增长5.8%", True),
        ("地区生产总值增长6%左右", "地区生产总值增长5.5%", False),
        ("地区生产总值增长6%左右", "地区生产总值增长8%", True),
        ("地区生产总值增长６％左右", "地区生产总值增长5.5%", False),
        ("地区生产总值增长5.5%-6%", "地区生产总值增长5.2%", False),
        ("地区生产总值增长5.5%-6%", "地区生产总值增长6.3%", True),
        ("地区生产总值增长6%", "地区生产总值增长5.9%", False),
        ("居民消费价格涨幅3%左右", "居民消费价格涨幅2.9%", True),
        ("居民消费价格涨幅3%左右", "居民消费价格涨幅0.9%", None),
        ("居民消费价格涨幅控制在3%左右", "居民消费价格涨幅0.9%", True),
        ("万元生产总值能耗下降3%以上", "万元生产总值能耗下降3.5%", True),
        ("万元生产总值能耗下降3%以上", "万元生产总值能耗下降2.5%", False),
        ("城镇新增就业10万人以上", "城镇新增就业超过12万人", True),
        ("城镇新增就业10万人以上", "城镇新增就业超过9万人", None),
        ("高新技术企业总量突破1.8万家", "高新技术企业达1.8万家", None),
        ("高新技术企业总量突破1.8万家", "高新技术企业达1.7万家", False),
        ("粮食产量80亿斤以上", "粮食总产量419万吨", True),
        ("粮食产量80亿斤以上", "粮食总产量390万吨", False),
    ],
)  # fmt: skip
def test_met_by_the_rule_of_its_comparator(plan, review, met):
    [row] = tracked(report(2022, QUIET, f"{plan}。"), report(2023, f"{review}。", "稳中求进。"))
    assert row.outcome_state == "found" and row.met is met


def test_a_missing_report_leaves_null():
    rows = tracked(FIRST, report(2024, "2022年地区生产总值增长6.4%。", "稳中求进。"))
    row = only(rows, 2022, "gdp")
    assert (row.outcome_state, row.outcome_id, row.gap, row.met) == ("no_report", None, None, None)


def test_a_report_that_does_not_say_leaves_null():
    row = only(tracked(SECOND, report(2024, "固定资产投资增长7.1%。", "稳中求进。")), 2023, "gdp")
    assert (row.outcome_state, row.met, row.match_kind) == ("not_reported", None, None)


def test_estimated_and_final_are_vintages_and_the_final_one_wins():
    final = report(2025, "2023年地区生产总值增长5.6%。地区生产总值增长5.4%。", "稳中求进。")
    row = only(tracked(SECOND, THIRD), 2023, "gdp")
    assert (row.outcome_status, row.outcome_value, row.met, row.revision) == ("estimated", 5.8, True, 0.0)
    row = only(tracked(SECOND, THIRD, final), 2023, "gdp")
    assert (row.outcome_status, row.outcome_value, row.outcome_report_id) == ("actual", 5.6, "330600-2025")
    assert (row.first_outcome_value, row.revision, row.met) == (5.8, -0.2, False)


def test_a_target_of_a_span_is_not_next_years():
    ahead = "“十四五”时期，地区生产总值年均增长7%以上。到2025年，城镇化率达到70%。"
    rows = tracked(report(2021, QUIET, "地区生产总值增长8%以上。", ahead=ahead), report(2022, "地区生产总值增长8.2%。", "稳中求进。"))
    average, yearly = sorted((row for row in rows if row.indicator_code == "gdp"), key=lambda row: row.target_value)
    assert (average.target_kind, average.time_period, average.outcome_state) == ("annual_average", "2021/2025", "no_report")
    assert (yearly.target_kind, yearly.met) == ("yearly", True)
    state = next(row for row in rows if row.indicator_code == "urbanization_rate")
    assert (state.target_kind, state.time_period, state.outcome_state) == ("end_of_period", "2025", "no_report")


def test_the_outcome_of_a_span_is_in_the_report_after_its_end():
    ahead = "“十四五”时期，地区生产总值年均增长7%以上。"
    after = report(2026, "“十四五”时期，地区生产总值年均增长6.5%。2025年地区生产总值增长5%。", "稳中求进。")
    row = next(row for row in tracked(report(2021, QUIET, "稳中求进。", ahead=ahead), after) if row.target_kind == "annual_average")
    assert (row.outcome_value, row.met) == (6.5, False)


@pytest.mark.parametrize("base", ["1998年", "“十五”末", "五年前"])
def test_growth_against_another_year_is_no_outcome(base):
    plan = report(2004, QUIET, "地区生产总值增长10%。")
    row = only(tracked(plan, report(2005, f"2004年，地区生产总值达到900亿元，比{base}增长65.5%。", "稳中求进。")), 2004, "gdp")
    assert row.outcome_state == "not_reported"


def test_growth_against_the_year_before_is_an_outcome():
    row = only(tracked(report(2004, QUIET, "地区生产总值增长10%。"), report(2005, "地区生产总值比2003年增长10.5%。", "稳中求进。")), 2004, "gdp")
    assert row.met is True


def test_a_goal_of_growth_by_a_later_year_is_not_comparable():
    goal = report(2003, QUIET, "稳中求进。", ahead="到2007年，地区生产总值翻一番。")
    [row] = tracked(goal, report(2008, "地区生产总值增长12%。", "稳中求进。"))
    assert (row.target_kind, row.outcome_state, row.met) == ("end_of_period", "not_comparable", None)


def test_outside_the_codebook_equal_names_match_and_others_do_not():
    plan = report(2022, QUIET, "新建研学营地30个，开行班列2500列以上。")
    rows = tracked(plan, report(2023, "新建研学营地28个。新建主题公园9个。", "稳中求进。"))
    camps = next(row for row in rows if "研学营地" in row.indicator_name)
    assert (camps.match_kind, camps.match_strength, camps.outcome_value, camps.met) == ("name", "fair", 28.0, False)
    assert [row.outcome_state for row in rows if row is not camps] == ["not_reported"]


def test_a_list_of_works_is_done_more_of_what_its_first_verb_says():
    rows = tracked(report(2022, QUIET, "改造沿河步道20处、临街风雨廊道300公里。"), report(2023, "改造沿河步道25处、临街风雨廊道420公里。", "稳中求进。"))
    assert [row.met for row in rows] == [True, True]


def test_what_a_report_holds_down_once_is_better_lower_wherever_it_says_it():
    plan = "居民消费价格涨幅3%左右。我们把居民消费价格涨幅控制在3%左右，是有把握的。"
    rows = tracked(report(2022, QUIET, plan), report(2023, "居民消费价格上涨0.9%。", "稳中求进。"))
    assert [row.met for row in rows] == [True, True]


@pytest.mark.parametrize(
    ("plan", "review"),
    [
        ("全部财政收入按可比口径增长9%", "全部财政收入增长12.9%"),
        ("全部财政收入增长7%", "全部财政收入按可比口径增长8.9%"),
        ("一般公共预算收入增长8%以上", "一般公共预算收入（扣除留抵退税因素）增长6.9%"),
    ],
)
def test_another_basis_is_shown_and_not_judged(plan, review):
    [row] = tracked(report(2022, QUIET, f"{plan}。"), report(2023, f"{review}。", "稳中求进。"))
    assert (row.outcome_state, row.match_strength, row.met) == ("found", "weak", None)


def test_a_number_on_the_same_basis_comes_first():
    review = "全部财政收入增长12.9%，按可比口径增长6.1%。"
    [row] = tracked(report(2022, QUIET, "全部财政收入按可比口径增长9%。"), report(2023, review, "稳中求进。"))
    assert (row.outcome_value, row.match_strength, row.met) == (6.1, "strong", False)


def test_names_that_part_in_a_kind_are_not_matched():
    [row] = tracked(report(2022, QUIET, "新增义务教育学位40万个。"), report(2023, "新增基础教育公办学位50万个。", "稳中求进。"))
    assert row.outcome_state == "not_reported"


def test_a_bare_word_outside_the_codebook_is_no_match():
    [_, gas] = tracked(report(2022, QUIET, "勘探新增页岩储量2100万吨、天然气190亿立方米。"), report(2023, "生产天然气56.5亿立方米。", "稳中求进。"))
    assert gas.outcome_state == "not_reported"


def test_outcomes_that_disagree_give_no_verdict():
    [row] = tracked(report(2022, QUIET, "地区生产总值增长7%以上。"), report(2023, "地区生产总值增长6.4%。地区生产总值增长7.4%。", "稳中求进。"))
    assert (row.match_strength, row.met) == ("weak", None)


def test_another_area_is_another_chain():
    row = only(tracked(FIRST, report(2023, "地区生产总值增长6.4%。", "稳中求进。", area="330700")), 2022, "gdp")
    assert row.outcome_state == "no_report"


def steps(*reports):
    rows = tracked(*reports)
    return [(row.ref_area, row.indicator_code, row.target_value, row.parent_value, row.step, row.step_kind) for row in target_escalation(reports, rows)]


def test_the_targets_of_a_city_stand_beside_those_of_its_province():
    province = report(2022, QUIET, "地区生产总值增长6.5%、力争7%；城镇新增就业100万人以上；固定资产投资增长6%-7%。", area="330000")
    city = report(2022, QUIET, "地区生产总值增长7%以上；城镇新增就业10万人以上；固定资产投资增长6%；出口增长3%。")
    assert steps(province, city) == [("330600", "gdp", 7.0, 6.5, 0.5, "above"), ("330600", "fixed_asset_investment", 6.0, 6.0, 0.0, "equal")]


def test_targets_of_other_years_and_of_neighbours_are_not_compared():
    assert steps(report(2021, QUIET, "地区生产总值增长6.5%。", area="330000"), report(2022, QUIET, "地区生产总值增长7%。"), report(2022, QUIET, "地区生产总值增长8%。", area="330700")) == []
