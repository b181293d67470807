"""Comparators and ranges: the text's own word about the magnitude, before or behind the number, for one or for all."""

from __future__ import annotations

import pytest

from tests.reading import PLAN, Case, case, change, check, growth, level, passed, rate

BEFORE = {
    "超": "gt", "超过": "gt", "突破": "gt", "高于": "gt", "首次突破": "gt", "不低于": "ge", "不少于": "ge", "至少": "ge",
    "低于": "lt", "不足": "lt", "不超过": "le", "不高于": "le", "约": "approx", "近": "approx", "达": "eq", "达到": "eq", "": "eq",
}  # fmt: skip
BEHIND = {"以上": "ge", "以内": "le", "以下": "le", "左右": "approx", "上下": "approx", "": "eq"}
INSIDE = {"3600余名": "gt", "3600多名": "gt", "36万余名": "gt", "36余万名": "gt", "3.6万多名": "gt", "3600名": "eq"}

LISTS = [
    case("接待游客人次、旅游总收入分别增长12%和15%以上。", growth("接待游客人次", 12, "ge"), growth("旅游总收入", 15, "ge"), part=PLAN),
    case("示范区、提升区、标准区面积分别不少于建成区面积的7.5%、22.5%、45%。",
         rate("示范区面积占建成区面积…", 7.5, "ge"), rate("提升区面积占建成区面积…", 22.5, "ge"), rate("标准区面积占建成区面积…", 45, "ge"), part=PLAN),
    case("固定资产投资、工业投资分别增长8%、12%左右。", growth("固定资产投资", 8, "approx"), growth("工业投资", 12, "approx"), part=PLAN),
    case("小麦、玉米面积分别稳定在60万亩和48万亩以上。", level("小麦面积", 60, "万亩", "ge"), level("玉米面积", 48, "万亩", "ge"), part=PLAN),
    case("存款余额、贷款余额分别超过2000亿元、1800亿元。", level("存款余额", 2000, "亿元", "gt"), level("贷款余额", 1800, "亿元", "gt")),
    case("新增规上工业企业100家以上、限上商贸企业80家。", level("新增规上工业企业", 100, "家", "ge"), level("新增限上商贸企业", 80, "家"), part=PLAN),
    case("出口增长8%，进口增长10%以上。", growth("出口", 8), growth("进口", 10, "ge"), part=PLAN),
    case("地区生产总值增长6.5%以上、力争达到7%。", growth("地区生产总值", 6.5, "ge"), growth("地区生产总值", 7), part=PLAN),
    case("力争地区生产总值增长6%以上、确保5.5%。", growth("地区生产总值", 6, "ge"), growth("地区生产总值", 5.5), part=PLAN),
    case("新建幼儿园、小学分别不少于6所、4所。", level("新建幼儿园", 6, "所", "ge"), level("新建小学", 4, "所", "ge"), part=PLAN),
    case("开展文化活动1000余场次、惠及群众超50万人次。", level("文化活动", 1000, "场次", "gt"), level("…惠及群众", 50, "万人次", "gt")),
    case("预期城镇新增就业2.5万人以上，城镇调查失业率5.5%左右。", level("城镇新增就业", 2.5, "万人", "ge"), rate("城镇调查失业率", 5.5, "approx"), part=PLAN),
]  # fmt: skip

RANGES = [
    case("地区生产总值增长6%-6.5%。", growth("地区生产总值", 6, "between", upper=6.5), part=PLAN),
    case("地区生产总值增长4.5-5%。", growth("地区生产总值", 4.5, "between", upper=5), part=PLAN),
    case("地区生产总值增长5%—6%。", growth("地区生产总值", 5, "between", upper=6), part=PLAN),
    case("地区生产总值增长8～9%。", growth("地区生产总值", 8, "between", upper=9), part=PLAN),
    case("地区生产总值增长5%至6%。", growth("地区生产总值", 5, "between", upper=6), part=PLAN),
    case("培育上市后备企业10至15家。", level("…上市后备企业", 10, "家", "between", upper=15), part=PLAN),
    case("新建公园3—5个。", level("新建公园", 3, "个", "between", upper=5), part=PLAN),
    case("新建公园3到5个。", level("新建公园", 3, "个", "between", upper=5), part=PLAN),
    case("单位GDP能耗下降2%-3%。", growth("单位GDP能耗", -2, "between", upper=-3), part=PLAN),
    case("高新技术产业增加值占比提高1—2个百分点。", change("高新技术产业增加值占比", 1, comparator="between", upper=2), part=PLAN),
    case("改造老旧小区30-40个以上。", level("改造老旧小区", 30, "个", "between", upper=40), part=PLAN),
    case("引进外资3亿-5亿美元。", level("引进外资", 3, "亿美元", "between", upper=5), part=PLAN),
    case("培育百亿级企业2至3家。", level("…百亿级企业", 2, "家", "between", upper=3), part=PLAN),
    case("研发投入强度提高0.1-0.2个百分点。", change("研发投入强度", 0.1, comparator="between", upper=0.2), part=PLAN),
    case("固定资产投资增长10%—12%，出口增长5%—8%。", growth("固定资产投资", 10, "between", upper=12), growth("出口", 5, "between", upper=8), part=PLAN),
]  # fmt: skip

NEAR_THRESHOLDS = [
    case("力争新引进10亿元以上产业项目100个以上。", level("新引进10亿元以上产业项目", 100, "个", "ge"), passed("10", "threshold"), part=PLAN),
    case("新增年销售额超100亿元企业1家以上。", level("新增年销售额超100亿元企业", 1, "家", "ge"), passed("100", "threshold"), part=PLAN),
    case("城镇调查失业率控制在5.5%以内。", rate("城镇调查失业率", 5.5, "le"), part=PLAN),
    case("PM2.5平均浓度控制在28微克/立方米以下。", level("PM2.5平均浓度", 28, "微克/立方米", "le"), part=PLAN),
    case("电诈警情下降5%以上。", growth("电诈警情", -5, "ge"), part=PLAN),
    case("年接待游客超过500万人次。", level("…接待游客", 500, "万人次", "gt")),
    case("培育年主营业务收入超10亿元农业龙头企业4家。", level("…主营业务收入超10亿元农业龙头企业", 4, "家"), passed("10", "threshold"), part=PLAN),
    case("全年新增城镇就业逾3万人。", level("新增城镇就业", 3, "万人", "gt")),
    case("民营企业数量接近12万家。", level("民营企业|民营企业数量", 12, "万家", "approx")),
    case("公交平均候车时间不超过8分钟。", level("公交平均候车时间", 8, "分钟", "le"), part=PLAN),
]  # fmt: skip


@pytest.mark.parametrize("word, comparator", BEFORE.items())
def test_words_before_the_number(word: str, comparator: str) -> None:
    check(Case(f"民营企业研发人员{word}3600名。", (level("民营企业研发人员", 3600, "名", comparator),), "review"))
    check(Case(f"民营经济增加值占比{word}62.5%。", (rate("民营经济增加值占比", 62.5, comparator),), "review"))


@pytest.mark.parametrize("word, comparator", BEHIND.items())
def test_words_behind_the_number(word: str, comparator: str) -> None:
    check(Case(f"新增城镇就业2.5万人{word}。", (level("新增城镇就业", 2.5, "万人", comparator),), PLAN))
    check(Case(f"社会消费品零售总额增长6.5%{word}，出口增长8%。", (growth("社会消费品零售总额", 6.5, comparator), growth("出口", 8)), PLAN))


@pytest.mark.parametrize("written, comparator", INSIDE.items())
def test_words_between_number_and_unit(written: str, comparator: str) -> None:
    value = float(written.rstrip("余多万名").partition("万")[0].partition("余")[0])
    unit = "万名" if "万" in written else "名"
    check(Case(f"培训技能人才{written}。", (level("培训技能人才", value, unit, comparator),), "review"))


@pytest.mark.parametrize("case", LISTS)
def test_a_comparator_over_a_list_and_one_within(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", RANGES)
def test_ranges(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", NEAR_THRESHOLDS)
def test_the_comparator_of_the_fact_is_not_that_of_the_threshold(case: Case) -> None:
    check(case)
