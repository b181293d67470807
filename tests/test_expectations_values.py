"""What the checks read for themselves: numerals, ranges, units, periods, ranks, and the health of a source."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.health import CHECKS as HEALTH
from expectations.periods import actual_in_past, target_in_future, years
from expectations.ranks import claimed_once, exact_says_so, peers_of, top_says_so
from expectations.units import base_value_resolves, dimension
from expectations.values import magnitudes, rank_of, stands_for, upper_span
from expectations.world import Spans, World
from tests.good_tables import REFERENCE, good_tables
from transforms.reference import Peers, ReferenceData

WORLD = World(good_tables(), REFERENCE)


def span(text: str, numeral: str) -> tuple[int, int]:
    return text.index(numeral), text.index(numeral) + len(numeral)


@pytest.mark.parametrize(
    ("text", "numeral", "value"),
    [
        ("实现地区生产总值7791亿元", "7791", 7791), ("增长１０．８％", "１０．８", 10.8), ("人口4,015人", "4,015", 4015),
        ("下降5 . 5%", "5 . 5", 5.5), ("达到百分之十四点一", "百分之十四点一", 14.1), ("占三成以上", "三", 30), ("占三成以上", "三成", 30),
        ("减少三分之一", "三分之一", 33.33), ("减少三分之一", "三", 33.33), ("不足1/4", "1/4", 25), ("总量翻一番", "一", 100), ("总量翻两番", "两", 300),
        ("两万五千九百六十八点五五亿元", "两万五千九百六十八点五五", 25968.55), ("二〇〇六年", "二〇〇六", 2006),
    ],
)  # fmt: skip
def test_a_numeral_stands_for_its_value_with_either_sign(text, numeral, value):
    assert stands_for(text, *span(text, numeral), value) and stands_for(text, *span(text, numeral), -value)
    assert not stands_for(text, *span(text, numeral), value + 1)


@pytest.mark.parametrize(("text", "numeral"), [("增长较快", "较快"), ("居全省首位", "首"), ("5.5.5", "5.5.5"), ("共%", "%")])
def test_what_is_no_numeral_has_no_value(text, numeral):
    assert magnitudes(text, *span(text, numeral)) == ()


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_decimal_stands_for_itself_and_not_for_its_neighbour(number):
    text = f"实现{number}亿元"
    assert stands_for(text, 2, 2 + len(str(number)), float(number))
    assert not stands_for(text, 2, 2 + len(str(number)), float(number) + 0.01)


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [("增长6%-6.5%", "6", "6.5"), ("增长4.5-5%", "4.5", "5"), ("8—9％", "8", "9"), ("新增10至15家", "10", "15"), ("5万至6万亿元", "5", "6"), ("两到三成", "两", "三")],
)
def test_the_upper_end_of_a_range_is_found(text, lower, upper):
    found = upper_span(text, text.index(lower) + len(lower))
    assert text[slice(*found)] == upper


def test_no_upper_end_beyond_the_clause():
    assert upper_span("增长6%，居全省第2位", 3) is None


@pytest.mark.parametrize(("text", "numeral", "rank"), [("居首位", "首", 1), ("第2位", "2", 2), ("第二位", "二", 2), ("前三甲", "三", 3), ("第１０位", "１０", 10), ("前列", "列", None)])
def test_ranks_in_figures_and_words(text, numeral, rank):
    assert rank_of(text, *span(text, numeral)) == rank


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("亿元", "money"), ("万亩", "area"), ("％", "share"), ("万元/亩", "intensity"), ("亿元/年", "money"), ("万", "count"), ("万人（户）", "persons"),
        ("蒲式耳", None), ("万蒲式耳", None), ("元/蒲式耳", None), ("", None),
    ],
)  # fmt: skip
def test_the_dimension_of_a_unit_as_written(unit, expected):
    assert dimension(unit, WORLD) == expected


def test_a_base_value_may_be_any_float_close_to_the_product():
    row = SimpleNamespace(unit_measure="亿元", base_unit="元", obs_value=57.8, base_value=5780000000.0)
    assert base_value_resolves(row, WORLD)
    row.base_value = math.nextafter(row.base_value, math.inf)
    assert base_value_resolves(row, WORLD)
    row.base_value = 578000000.0
    assert not base_value_resolves(row, WORLD)


@pytest.mark.parametrize(("period", "expected"), [("2023", (2023, 2023)), ("2023-Q3", (2023, 2023)), ("2018/2022", (2018, 2022)), ("2023-06/2024-01", (2023, 2024)), ("2023-H1", (2023, 2023)), ("2023-S2", (2023, 2023)), ("2023-12-31", (2023, 2023)), ("2023-09-10", (2023, 2023))])
def test_periods(period, expected):
    assert years(period) == expected


@pytest.mark.parametrize("period", ["2023年", "2023-Q5", "2023-13", "2022/2018", "", "2023\n", "２０２３", "2023-00", "2023-11-32", "2023-Q1-01"])
def test_malformed_periods(period):
    assert years(period) is None


@pytest.mark.parametrize(
    ("status", "period", "role", "evidence", "target", "actual"),
    [
        ("target", "2024", "priorities", "增长6%", True, None), ("target", "2023", "priorities", "增长6%", False, None), ("target", "2021/2025", "outlook", "增长6%", True, None),
        *(("target", "2023", role, f"完成{word}的102%", None, None) for role in ("review", "opening") for word in ("目标", "计划", "预期", "任务", "指标")),
        ("target", "2023", "review", "增长6%", False, None), ("target", "2023", "priorities", "目标6%", False, None),
        ("actual", "2023", "review", "增长6%", None, True), ("actual", "2024", "review", "增长6%", None, False), ("actual", "2023/2024", "review", "增长6%", None, True),
        ("estimated", "2024", "review", "增长6%", None, None), ("target", "some day", "review", "增长6%", None, None), ("actual", "some day", "review", "增长6%", None, None),
    ],
)  # fmt: skip
def test_a_target_lies_ahead_but_for_an_old_one_quoted_and_an_actual_behind(status, period, role, evidence, target, actual):
    world = World({"reports": [SimpleNamespace(report_id="r", review_year=2023)], "sections": [SimpleNamespace(section_id="s", role=role)]}, REFERENCE)
    row = SimpleNamespace(report_id="r", section_id="s", obs_status=status, time_period=period, evidence=evidence)
    assert (target_in_future(row, world), actual_in_past(row, world)) == (target, actual)


@pytest.mark.parametrize(("before", "is_top"), [("位列全国前", True), ("全省前 ", True), ("居全省第", False), ("目前居第", False), ("目前第", False), ("目前", False)])
def test_top_is_said_with_qian_but_not_with_muqian(before, is_top):
    text = before + "5位"
    world = World({"reports": [SimpleNamespace(report_id="r", text=text)]}, REFERENCE)
    row = SimpleNamespace(report_id="r", char_start=len(before), char_end=len(before) + 1, rank_type="top")
    assert top_says_so(row, world) is is_top
    row.rank_type = "exact"
    assert exact_says_so(row, world) is not is_top


@pytest.mark.parametrize(
    ("level", "scope", "scope_area", "expected"),
    [
        ("prefecture", "全省", "330000", 11), ("county", "全省", "330000", 90), ("province", "全国", "000000", 2), ("prefecture", "全国", "000000", 24),
        ("prefecture", "全省同类城市", "330000", None), ("prefecture", "全省", "340000", None), ("prefecture", "全省", None, None),
    ],
)  # fmt: skip
def test_peers_are_counted_at_the_level_of_the_area(level, scope, scope_area, expected):
    reference = ReferenceData(REFERENCE.indicators, REFERENCE.units, REFERENCE.areas, (*REFERENCE.peers, Peers("810000", "香港特别行政区", 0, 0, 0)))
    world = World({"reports": [SimpleNamespace(report_id="r", area_level=level)]}, reference)
    assert peers_of(SimpleNamespace(report_id="r", scope=scope, scope_area=scope_area), world) == expected


@pytest.mark.parametrize(("qualifies", "alone"), [("330800-2024-o01", False), ("330700-2024-o01", True), (None, True)])
def test_first_in_gdp_and_first_in_its_growth_are_two_ranks(qualifies, alone):
    """The other report claims the rank for its growth; o01 of 330700 is a level, o01 of 330800 is growth."""
    tables = good_tables()
    rankings = {row.ranking_id: row for row in tables["rankings"]}
    same = rankings["330800-2024-r01"]._replace(rank=3, observation_id=qualifies)
    world = World({**tables, "rankings": [rankings["330700-2024-r01"], same]}, REFERENCE)
    assert claimed_once(same, world) is alone


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=12)


@given(SPANS, st.integers(0, 60), st.integers(1, 9))
def test_spans_answer_like_a_search_through_all_of_them(spans, start, length):
    apart = [span for at, span in enumerate(sorted(spans)) if at == 0 or span[0] >= max(end for _, end in sorted(spans)[:at])]
    end = start + length
    assert Spans(apart).holds(start, end) == any(a <= start and end <= b for a, b in apart)
    assert Spans(apart).touches(start, end) == any(start <= a and b <= end for a, b in apart)


SOUND = "各位代表：过去一年，全市上下团结奋斗，办成了最难办的事（3件），居民收入增长5.2%，“四好农村路”通到每一个村。\n谢谢大家！\n"


@pytest.mark.parametrize("check", HEALTH, ids=lambda check: check.name)
def test_a_sound_text_is_healthy(check):
    world = World({"observations": []}, REFERENCE)
    assert check.holds(SimpleNamespace(report_id="r", text=SOUND), world) is not False


@pytest.mark.parametrize(
    ("name", "text", "times"),
    [
        ("no_damaged_characters", "县长锟斤拷", 1), ("no_damaged_characters", "全市\u200b经济", 1), ("no_stray_question_marks", "县长?张某", 1),
        ("numbers_kept", "占财政总收入的 %。", 1), ("numbers_kept", "，%，总量", 1), ("no_placeholders", "突破X亿元，增长x%，新增ＸＸ家", 3), ("no_placeholders", "达到（  ）亿元、增长○%", 2),
        ("no_markup", r"政府工作报告\r\n各位代表", 2), ("no_markup", "<p>各位代表</p>", 2), ("no_page_chrome", "分享到：微信", 1), ("no_page_chrome", "浏览：3211次 上一篇：", 2),
    ],
)  # fmt: skip
def test_defects_of_sources_are_seen(name, text, times):
    check = next(check for check in HEALTH if check.name == name)
    row = SimpleNamespace(report_id="r", text=text)
    assert check.holds(row, WORLD) is False
    assert check.say(row, WORLD).startswith(f"{times} ×: …")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("begins_whole", "增长6%。\n（三）民生持续改善。城镇新增就业8万人。各项工作取得新的进展。" * 40 + "各位代表！"),
        ("ends_whole", "各位代表：\n过去一年，全市上下团结奋斗，财政收入增长5.2%，城镇新增"),
        ("ends_whole", "各位代表：\n过去一年，全市上下团结奋斗。\n更多内容详见官网：www.example.org"),
    ],
)
def test_a_text_that_was_cut_off_is_seen_with_the_words_at_the_cut(name, text):
    check = next(check for check in HEALTH if check.name == name)
    row = SimpleNamespace(report_id="r", text=text)
    assert [each.name for each in HEALTH if each.holds(row, World({"observations": []}, REFERENCE)) is False] == [name]
    assert check.say(row, WORLD).strip("…") in text


@pytest.mark.parametrize("text", ["政 府 工 作 报 告\n增长6%。\n谢谢大家！\n（完）", "各位代表：增长6%，共同谱写新篇章！\n2024年1月20日", "受市人民政府委托，我代表市政府报告工作。"])
def test_a_whole_text_is_not_called_cut_off(text):
    row = SimpleNamespace(report_id="r", text=text)
    assert [check.name for check in HEALTH if check.name in ("begins_whole", "ends_whole") and check.holds(row, WORLD) is False] == []


@pytest.mark.parametrize("text", ["增长15%", "“415X”先进制造业", "下降（%）", "增长１５％", "占百分之五％", "2×100万千瓦", "A<B的情形", "1 1 %", "月访问量保持在1000万人次"])
def test_what_only_looks_like_a_defect(text):
    row = SimpleNamespace(report_id="r", text=text)
    assert all(check.holds(row, WORLD) is not False for check in HEALTH if check.name != "begins_whole")
