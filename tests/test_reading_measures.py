"""Measure and sign: level, rate, growth or change; the sign comes from the verb."""

from __future__ import annotations

import pytest

from tests.reading import PLAN, Case, case, change, check, growth, level, rate

GROWTH = [
    case("地区生产总值增长7.8%。", growth("地区生产总值", 7.8)),
    case("电诈警情下降15.3%。", growth("电诈警情", -15.3)),
    case("固定资产投资增长-3.8%。", growth("固定资产投资", -3.8)),
    case("固定资产投资增速为-3.8%。", growth("固定资产投资…", -3.8)),
    case("“三公”经费压减8.6%。", growth("“三公”经费", -8.6)),
    case("居民消费价格上涨0.3%。", growth("居民消费价格", 0.3)),
    case("工业生产者出厂价格回落2.6%。", growth("工业生产者出厂价格", -2.6)),
    case("单位GDP能耗累计下降14.5%。", growth("…单位GDP能耗", -14.5)),
    case("万元地区生产总值用水量降低4.2%。", growth("万元地区生产总值用水量", -4.2)),
    case("信访总量减少12.5%。", growth("信访总量", -12.5)),
    case("信访总量降幅达12.5%。", growth("信访总量…", -12.5)),
    case("一般公共预算收入增幅达9.1%。", growth("一般公共预算收入…", 9.1)),
    case("居民消费价格涨幅控制在3%以内。", growth("居民消费价格涨幅", 3, "le"), part=PLAN),
    case("地区生产总值增速达到6.5%。", growth("地区生产总值…", 6.5)),
    case("企业退休人员养老金提高4%。", growth("企业退休人员养老金", 4)),
    case("跨境电商交易额翻一番。", growth("跨境电商交易额", 100)),
    case("网络零售额翻了两番。", growth("网络零售额", 300)),
    case("技术合同成交额增长3倍。", growth("技术合同成交额", 3, unit="倍")),
    case("技术合同成交额增长1.6倍。", growth("技术合同成交额", 1.6, unit="倍")),
    case("生产安全事故起数下降5%以上。", growth("生产安全事故起数", -5, "ge")),
    case("房地产开发投资负增长6.3%。", growth("房地产开发投资", -6.3)),
    case("企业综合用电成本下降约5%。", growth("企业综合用电成本", -5, "approx")),
    case("PM2.5平均浓度同比下降3.7%。", growth("PM2.5平均浓度", -3.7)),
]

CHANGE = [
    case("战略性新兴产业占比提高3.8个百分点。", change("战略性新兴产业占比", 3.8)),
    case("不良贷款率下降0.12个百分点。", change("不良贷款率", -0.12)),
    case("城镇调查失业率回落0.3个百分点。", change("城镇调查失业率", -0.3)),
    case("农村居民人均可支配收入比上年增加2145元。", change("农村居民人均可支配收入", 2145, "元")),
    case("农村贫困人口减少6.5万人。", change("农村贫困人口", -6.5, "万人")),
    case("贷款余额比年初增加326亿元。", change("贷款余额", 326, "亿元")),
    case("优良天数比上年增加12天。", change("优良天数", 12, "天")),
    case("PM2.5平均浓度下降2微克/立方米。", change("PM2.5平均浓度", -2, "微克/立方米")),
    case("税收占比比上年提高1.2个百分点、达到84.5%。", change("税收占比", 1.2), rate("税收占比", 84.5)),
    case("审批事项减少126项。", change("审批事项", -126, "项")),
    case("煤炭消费量减少3.2万吨。", change("煤炭消费量", -3.2, "万吨")),
    case("规上工业增加值增速高于全省平均2.1个百分点。", change("规上工业增加值增速…", 2.1)),
    case("地区生产总值增长6.8%，高于全省1.2个百分点。", growth("地区生产总值", 6.8), change("地区生产总值…", 1.2)),
    case("地区生产总值增长4.1%，低于全省1.3个百分点。", growth("地区生产总值", 4.1), change("地区生产总值…", -1.3)),
]

LEVEL = [
    case("贷款余额达到1860亿元。", level("贷款余额", 1860, "亿元")),
    case("城乡低保标准提高到1050元。", level("城乡低保标准", 1050, "元")),
    case("PM2.5平均浓度降至27微克/立方米。", level("PM2.5平均浓度", 27, "微克/立方米")),
    case("新增贷款326亿元。", level("新增贷款", 326, "亿元")),
    case("营商便利度指数得分87.6分。", level("营商便利度指数…", 87.6, "分")),
    case("群众安全感满意度得分提升到98.2分。", level("群众安全感满意度…", 98.2, "分")),
    case("减轻企业负担23.6亿元。", level("减轻企业负担", 23.6, "亿元")),
    case("拆除违法建筑120万平方米。", level("…违法建筑", 120, "万平方米")),
    case("工业用地价格平均每亩32万元。", level("工业用地价格…", 32, "万元")),
]

RATE = [
    case("数字经济核心产业增加值占比达12.3%。", rate("数字经济核心产业增加值占比", 12.3)),
    case("城镇登记失业率2.4%。", rate("城镇登记失业率", 2.4)),
    case("省重点项目投资完成率达126.4%。", rate("省重点项目投资完成率", 126.4)),
    case("政府负债率下降至52.3%。", rate("政府负债率", 52.3)),
    case("户籍人口城镇化率提高到58.6%。", rate("户籍人口城镇化率", 58.6)),
    case("基本医疗保险覆盖率稳定在99%以上。", rate("基本医疗保险覆盖率", 99, "ge")),
    case("民间投资占固定资产投资比重为61.2%。", rate("民间投资占固定资产投资比重", 61.2)),
    case("新能源汽车产量是上年的3倍。", rate("新能源汽车产量", 3, unit="倍")),
    case("人口自然增长率为1.2‰。", rate("人口自然增长率", 1.2, unit="‰")),
    case("消费对经济增长的贡献率达64.8%。", rate("消费对经济增长的贡献率", 64.8)),
    case("固定资产投资完成年度计划的103.5%。", rate("固定资产投资…", 103.5)),
    case("超过80%的村集体经营性收入达到50万元。", rate("…村…", 80, "gt"), level("…村集体经营性收入", 50, "万元")),
]

FROM_TO = [
    case("高新技术产业增加值占比由28.5%提高到31.2%。",
         rate("高新技术产业增加值占比", 28.5, period="2022"), rate("高新技术产业增加值占比", 31.2)),
    case("不良贷款率从1.36%降至0.82%。", rate("不良贷款率", 1.36, period="2022"), rate("不良贷款率", 0.82)),
    case("城乡低保标准由每人每月960元提高到1050元。", level("城乡低保标准", 960, "元", period="2022"), level("城乡低保标准", 1050, "元")),
    case("全社会研发投入强度从2020年的2.1%提高到2023年的2.8%。",
         rate("全社会研发投入强度", 2.1, period="2020"), rate("全社会研发投入强度", 2.8, period="2023")),
    case("工程建设、企业开办、不动产登记办理时限分别由45、38、35个工作日压缩至39、33、31个工作日。",
         level("工程建设办理时限", 45, "个工作日", period="2022"), level("企业开办办理时限", 38, "个工作日", period="2022"), level("不动产登记办理时限", 35, "个工作日", period="2022"),
         level("工程建设办理时限", 39, "个工作日"), level("企业开办办理时限", 33, "个工作日"), level("不动产登记办理时限", 31, "个工作日")),
    case("五年来，常住人口城镇化率由61.2%提高到66.8%。", rate("常住人口城镇化率", 61.2, period="2018"), rate("常住人口城镇化率", 66.8)),
    case("住院报销比例由70%提高到75%。", rate("住院报销比例", 70, period="2023", status="actual"), rate("住院报销比例", 75), part=PLAN),
    case("上市公司由9家增加到15家。", level("上市公司", 9, "家", period="2022"), level("上市公司", 15, "家")),
]  # fmt: skip

AGAINST_A_TARGET = [
    case("固定资产投资增长26.4%，高于年初人代会12%的目标14.4个百分点。",
         growth("固定资产投资", 26.4), growth("固定资产投资", 12, status="target"), change("固定资产投资…", 14.4)),
    case("一般公共预算收入增长9.2%，高于年初7%的预期目标2.2个百分点。",
         growth("一般公共预算收入", 9.2), growth("一般公共预算收入", 7, status="target"), change("一般公共预算收入…", 2.2)),
]  # fmt: skip


@pytest.mark.parametrize("case", GROWTH)
def test_relative_change_is_growth(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", CHANGE)
def test_absolute_change_is_change(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", LEVEL)
def test_amounts_and_what_they_reach_are_levels(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", RATE)
def test_shares_and_ratios_are_rates(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", FROM_TO)
def test_a_change_of_state_is_two_observations(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", AGAINST_A_TARGET)
def test_a_past_target_in_a_review(case: Case) -> None:
    check(case)
