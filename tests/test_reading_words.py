"""Numbers in words that carry a statistic, and those that are a figure of speech."""

from __future__ import annotations

import pytest

from tests.reading import PLAN, Case, case, change, check, growth, level, rate, read_sentence

SHARES = [
    case("民营经济占比超过六成。", rate("民营经济占比", 60, "gt")),
    case("高技术产业投资占比达三成。", rate("高技术产业投资占比", 30)),
    case("规上工业企业数字化改造覆盖率达八成以上。", rate("规上工业企业数字化改造覆盖率", 80, "ge")),
    case("服务业增加值占比近五成。", rate("服务业增加值占比", 50, "approx")),
    case("专项转移支付项目减少三分之一。", growth("专项转移支付项目", -33.33)),
    case("专项转移支付项目减少1/4。", growth("专项转移支付项目", -25)),
    case("新能源公交车占比达到三分之二。", rate("新能源公交车占比", 66.67)),
    case("绿色建筑占比达到四分之三。", rate("绿色建筑占比", 75)),
    case("地方财政收入增长百分之十四点一。", growth("地方财政收入", 14.1)),
    case("工业总产值增长百分之八。", growth("工业总产值", 8)),
    case("地方财政收入增长百分之五以上。", growth("地方财政收入", 5, "ge"), part=PLAN),
    case("物价涨幅控制在百分之三左右。", growth("物价涨幅", 3, "approx"), part=PLAN),
    case("工业总产值增长百分之二十三点六。", growth("工业总产值", 23.6)),
    case("森林覆盖率提高一点五个百分点。", change("森林覆盖率", 1.5)),
    case("超过九成的村实现生活污水治理。", rate("…村…", 90, "gt")),
    case("近七成农户参与合作社。", rate("…农户…", 70, "approx")),
    case("规上工业产值占全市比重超过五分之一。", rate("规上工业产值占全市比重", 20, "gt")),
    case("规上企业利润占全市四分之一。", rate("规上企业利润占全市…", 25)),
    case("粮食总产量增长百分之零点八。", growth("粮食总产量", 0.8)),
]  # fmt: skip

FOLDS = [
    case("跨境电商交易额翻一番。", growth("跨境电商交易额", 100)),
    case("跨境电商交易额翻两番。", growth("跨境电商交易额", 300)),
    case("农村居民人均可支配收入比五年前翻了一番。", growth("农村居民人均可支配收入…", 100, period="*")),
    case("新能源汽车产量是上年的3倍。", rate("新能源汽车产量", 3, unit="倍")),
    case("新能源汽车产量增长3倍。", growth("新能源汽车产量", 3, unit="倍")),
    case("新能源汽车产量达到上年的2.5倍。", rate("新能源汽车产量…", 2.5, unit="倍")),
    case("“两新”产品销售额增长两倍。", growth("“两新”产品销售额", 2, unit="倍"), fails="两倍 is no number"),
]  # fmt: skip

AMOUNTS = [
    case("培训新型农民三百二十人。", level("…新型农民", 320, "人")),
    case("城镇新增就业一万二千人。", level("城镇新增就业", 12000, "人")),
]

SPEECH = [
    "“三位一体”改革深入推进，打造一流营商环境。",
    "十项重大工程全面推进，三大攻坚战取得决定性成就。",
    "一年来，我们一张蓝图绘到底，一以贯之抓落实。",
    "千方百计稳就业，百花齐放促繁荣。",
    "一体推进“三不腐”，驰而不息纠“四风”。",
    "我们要一件事情接着一件事情办，一年接着一年干。",
    "始终同人民群众想在一起、干在一起。",
    "“两山”转化通道持续拓宽，“一带一路”合作走深走实。",
    "实现三个历史性突破、四个全覆盖。",
    "千家万户用上了放心水。",
]


@pytest.mark.parametrize("case", SHARES)
def test_shares_in_words_are_per_cent(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", FOLDS)
def test_times_and_folds(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", AMOUNTS)
def test_amounts_in_words(case: Case) -> None:
    check(case)


def test_a_multiplier_in_words_is_resolved() -> None:
    (row,) = read_sentence("减免各类税费一百二十万元。").observations
    assert (row.base_value, row.base_unit) == (1_200_000, "元")


@pytest.mark.parametrize("sentence", SPEECH)
def test_figures_of_speech_count_nothing(sentence: str) -> None:
    assert read_sentence(sentence).observations == []
