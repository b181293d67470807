"""Targets without a number: each form of words, whose they are, and what is none."""

from __future__ import annotations

import pytest

from tests.chain import report, tables
from transforms.years.compared import with_outcomes
from transforms.years.qualitative import as_set

QUIET = "过去一年，全市上下团结奋斗、砥砺前行。"
NUMBERS = "城镇新增就业8万人以上，固定资产投资增长6%左右，居民消费价格涨幅2%左右。"


def of_all(made):
    found = as_set(made["reports"], made["sections"], made["observations"], made["indicators"])
    return with_outcomes(found, made["reports"], made["observations"], made["indicators"])


def rows(plan, *, year=2024, area="330600", ahead=""):
    made = tables(report(year, QUIET, plan, area, ahead))
    return of_all(made)


def told(plan, **report_of):
    return [(row.indicator_name, row.measure, row.comparator, row.reference_kind, row.reference, row.reference_indicator or row.reference_area) for row in rows(plan, **report_of)]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("居民收入与经济增长基本同步。", [("居民收入", "growth", "approx", "indicator", "经济增长", "gdp")]),
        ("全体居民人均可支配收入增长和经济发展保持同步。", [("全体居民人均可支配收入", "growth", "eq", "indicator", "经济发展", "gdp")]),
        ("低保标准提高幅度与物价相匹配。", [("低保标准提高幅度", "growth", "eq", "indicator", "物价", None)]),
        ("服务业增加值增速快于GDP增速。", [("服务业增加值增速", "growth", "gt", "indicator", "GDP增速", "gdp")]),
        ("农村居民收入增速高于城镇居民收入增速。", [("农村居民收入增速", "growth", "gt", "indicator", "城镇居民收入增速", "urban_income")]),
        ("进出口总额增速高于全省平均水平。", [("进出口总额增速", "growth", "gt", "area", "全省平均水平", "330000")]),
        ("城镇调查失业率低于全国水平。", [("城镇调查失业率", "rate", "lt", "area", "全国水平", "000000")]),
        ("技改投资占比保持在全国平均水平以上。", [("技改投资占比", None, "ge", "area", "全国平均水平", "000000")]),
        ("节能减排完成省下达任务。", [("节能减排", None, "ge", "assigned", "省", "330000")]),
        ("粮食产量超额完成国家下达的目标任务。", [("粮食产量", None, "gt", "assigned", "国家", "000000")]),
        ("能耗总量控制在省定目标以内。", [("能耗总量", None, "le", "assigned", "省", "330000")]),
        ("确保完成上级下达的耕地保护任务。", [("耕地保护", None, "ge", "assigned", "上级", "330000")]),
        ("粮食播种面积与上年基本持平。", [("粮食播种面积", "level", "approx", "previous", "与上年基本持平", None)]),
        ("居民消费价格涨幅与全国基本一致。", [("居民消费价格涨幅", "growth", "approx", "area", "全国", "000000")]),
        ("必须使农业投入只增不减。", [("农业投入", None, "ge", "previous", "只增不减", None)]),
        ("力争居民收入稳步增长、劳动报酬与经济增长同步。", [("劳动报酬", "growth", "eq", "indicator", "经济增长", "gdp")]),
        ("力争东湖、西岭、南山三地经济增速高于全市平均水平。", [("东湖、西岭、南山三地经济增速", "growth", "gt", "area", "全市平均水平", None)]),
        ("民生投入只增不减，“三公”经费只减不增。", [("民生投入", None, "ge", "previous", "只增不减", None), ("“三公”经费", None, "le", "previous", "只减不增", None)]),
        ("粮食产量不低于上年水平。", [("粮食产量", "level", "ge", "previous", "不低于上年水平", None)]),
    ],
)  # fmt: skip
def test_a_form_of_words(plan, expected):
    assert told(plan) == expected


def test_each_member_of_a_list_has_a_row():
    assert [(row.indicator_name, row.indicator_code) for row in rows("一般公共预算收入、城镇和农村居民人均可支配收入与经济增长同步。")] == [
        ("一般公共预算收入", "general_budget_revenue"), ("城镇居民人均可支配收入", "urban_income"), ("农村居民人均可支配收入", "rural_income"),
    ]  # fmt: skip


def test_a_second_reference_is_of_the_same_subject():
    first, second = rows("居民收入增速高于经济增速、高于全国平均水平。")
    assert (second.indicator_code, second.reference_area, second.basis) == (first.indicator_code, "000000", "inherited")


def test_the_number_before_is_the_subject_where_the_clause_has_none():
    [row] = rows("规上工业增加值增长7%，高于全省平均水平。")
    assert (row.indicator_code, row.measure, row.basis) == ("industrial_va_above_scale", "growth", "inherited")


@pytest.mark.parametrize(
    "plan",
    [
        "工业投资增速高于全省1个百分点左右。",
        "引导宗教与社会主义社会相适应。",
        "建立与经济增长和物价水平相适应的救助机制。",
        "经济运行稳中有进。",
        "居民收入已实现与经济增长同步。",
    ],
)
def test_what_is_no_such_target(plan):
    assert told(plan) == []


def test_a_review_sets_no_target():
    made = tables(report(2024, "居民收入与经济增长基本同步。", "稳中求进。"))
    assert of_all(made) == []


def test_a_goal_of_five_years_is_not_this_years():
    row, *_ = rows("稳中求进。", ahead="今后五年，居民收入增长与经济增长同步。")
    assert (row.time_period, row.section_role) == ("2024/2028", "outlook")


def test_every_row_stands_on_its_words():
    plan = "居民收入与经济增长基本同步，节能减排完成省下达任务。"
    text = tables(report(2024, QUIET, plan))["reports"][0].text
    assert [text[row.char_start : row.char_end] for row in rows(plan)] == ["与经济增长基本同步", "完成省下达任务"]
    assert all(row.evidence in text and f"{row.evidence}。".endswith(plan) for row in rows(plan))


def test_a_report_that_says_it_sets_no_target_for_growth():
    [row] = rows(f"今年没有提出经济增速的具体目标。{NUMBERS}")
    assert (row.reference_kind, row.basis, row.indicator_code, row.measure, row.comparator) == ("not_set", "said", "gdp", "growth", None)


def test_any_indicator_may_be_left_out_in_so_many_words():
    first, second = rows(f"不再设定固定资产投资增速目标，不设进出口总额目标。地区生产总值增长5%。{NUMBERS}不设进出口总额目标。")
    assert [(row.reference_kind, row.basis, row.indicator_code, row.measure) for row in (first, second)] == [
        ("not_set", "said", "fixed_asset_investment", "growth"), ("not_set", "said", "goods_trade", "level"),
    ]  # fmt: skip


def test_main_targets_without_growth():
    [row] = rows(NUMBERS)
    assert (row.reference_kind, row.basis, row.time_period) == ("not_set", "not_found", "2024")


@pytest.mark.parametrize("growth", ["地区生产总值增长5%。", "县域生产总值按增长5%安排。", "地区生产总值增速高于全省平均水平。"])
def test_growth_that_is_set_in_any_words(growth):
    assert "not_set" not in [row.reference_kind for row in rows(NUMBERS + growth)]


def test_a_list_too_short_to_tell_says_nothing():
    assert rows("城镇新增就业8万人以上。") == []


def judged(plan, review, before=QUIET, *others):
    made = tables(report(2024, before, plan), report(2025, review, "稳中求进。"), *others)
    return [(row.outcome_value, row.compared_value, row.met) for row in of_all(made)]


@pytest.mark.parametrize(
    ("plan", "review", "met"),
    [
        ("居民收入与经济增长同步", "地区生产总值增长5.5%，居民人均可支配收入增长5.6%", True),
        ("居民收入与经济增长同步", "地区生产总值增长5.5%，居民人均可支配收入增长5.3%", None),
        ("居民收入与经济增长同步", "地区生产总值增长5.5%，居民人均可支配收入增长4.9%", False),
        ("居民收入与经济增长基本同步", "地区生产总值增长5.5%，居民人均可支配收入增长5.3%", True),
        ("居民收入与经济增长基本同步", "地区生产总值增长5.5%，居民人均可支配收入增长4.9%", False),
        ("居民收入增速高于经济增速", "地区生产总值增长5.5%，居民人均可支配收入增长5.6%", True),
        ("居民收入增速高于经济增速", "地区生产总值增长5.5%，居民人均可支配收入增长5.5%", None),
        ("居民收入与经济增长同步", "地区生产总值增长5%，城镇居民人均可支配收入增长5.1%，农村居民人均可支配收入增长6%", True),
        ("居民收入与经济增长同步", "地区生产总值增长5%，城镇居民人均可支配收入增长4.1%，农村居民人均可支配收入增长6%", None),
        ("居民收入与经济增长同步", "地区生产总值下降1%，居民人均可支配收入下降0.5%", True),
        ("居民收入增速高于经济增速", "地区生产总值下降1%，居民人均可支配收入下降2%", False),
    ],
)
def test_incomes_beside_growth(plan, review, met):
    [(outcome, compared, verdict)] = judged(f"{plan}。", f"{review}。")
    assert verdict is met and outcome is not None and compared is not None


@pytest.mark.parametrize(
    ("plan", "value", "met"),
    [("粮食产量只增不减", "151", True), ("粮食产量只增不减", "149", False), ("粮食产量与上年持平", "148", None), ("粮食产量与上年基本持平", "148", True)],
)
def test_a_quantity_beside_the_year_before(plan, value, met):
    assert judged(f"{plan}。", f"粮食产量{value}万吨。", "粮食产量150万吨。") == [(int(value) * 1e4, 1.5e6, met)]


def test_growth_beside_that_of_the_area_above():
    province = report(2025, "全省进出口总额增长6%。", "稳中求进。", area="330000")
    assert judged("进出口总额增速高于全省平均水平。", "进出口总额增长7.5%。", QUIET, province) == [(7.5, 6.0, True)]
    assert judged("进出口总额增速高于全省平均水平。", "进出口总额增长7.5%。") == [(None, None, None)]


def test_a_task_from_above_and_a_target_of_years_are_not_judged():
    assert judged("节能减排完成省下达任务。", "单位生产总值能耗下降3%。") == [(None, None, None)]
