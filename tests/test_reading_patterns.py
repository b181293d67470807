"""Patterns that were first met in reports nobody had tuned the reading on, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.reading import PLAN, REVIEW, Case, Code, case, change, check, growth, level, passed, rank, rate, top

TOLD_OF_WHAT_IS_COUNTED = [
    case("全年有36家企业入选省绿色制造名单。", level("入选省绿色制造名单企业", 36, "家")),
    case("推动65个重点项目开复工。", level("开复工重点项目", 65, "个"), part=PLAN),
    case("支持120家中小企业数字化转型。", level("…数字化转型中小企业", 120, "家"), part=PLAN),
    case("15个城市片区更新有序推进。", level("更新有序推进城市片区", 15, "个")),
    case("9个县被命名为省级文明县。", level("被命名为省级文明县", 9, "个")),
    case("与48所高校开展人才合作。", level("…高校", 48, "所")),
    case("保障房基本建成310套，新开工建设120套。", level("…保障房", 310, "套"), level("保障房新开工建设", 120, "套")),
    case("86个重点项目完成投资52亿元。", level("重点项目", 86, "个"), level("…投资", 52, "亿元")),
    case("打通“断头路”12条，出台“稳增长”32条。", level("打通“断头路”", 12, "条"), passed("32", "name")),
]  # fmt: skip

RANKS_IN_TESTS_AND_LISTS = [
    case("在全省营商环境评价中位列第4位。", rank("…营商环境评价", 4, "全省")),
    case("高新区在国家级高新区综合评价中居全国第28位。", rank("高新区…国家级高新区综合评价", 28, "全国")),
    case("开发区在全省综合排名第9位。", rank("开发区综合排名", 9, "全省")),
    case("清源经开区重回国家级经开区百强榜、列第86位。", rank("清源经开区", 86, "国家级经开区百强榜")),
    case("青山县、白水县分别晋升至全国县域经济百强县第41、第67位。", rank("青山县", 41, "全国县域经济百强县"), rank("白水县", 67, "全国县域经济百强县")),
    case("甘薯、马铃薯产量分别排全省第1、2位。", rank("甘薯产量", 1, "全省"), rank("马铃薯产量", 2, "全省")),
    case("综合成绩位居全省第3、苏北第1。", rank("综合成绩", 3, "全省"), rank("综合成绩", 1, "苏北")),
    case("研发投入强度保持全国前列、全省首位。", rank("研发投入强度", 1, "全省")),
    case("政务服务能力位居全国重点城市并列第一。", rank("政务服务能力", 1, "全国重点城市")),
    case("跃居全国先进制造业百强市第六位。", rank("全国先进制造业百强市", 6, "全国先进制造业百强市")),
    case("培育更多全省第一、全国领先的产品。", part=PLAN),
]  # fmt: skip

RANKS_OF_ASPECTS = [
    case("争取专项资金4.2亿元，数额居全省第一。", level("…专项资金", 4.2, "亿元"), rank("…专项资金数额", 1, "全省", "4.2")),
    case("7家企业获评“国家级示范企业”、数量居中部第一。", level("获评“国家级示范企业”企业", 7, "家"), rank("获评“国家级示范企业”企业数量", 1, "中部", "7")),
    case("12家合作社获评省级示范社、居全省第一。", level("…合作社|合作社获评省级示范社", 12, "家"), rank("…", 1, "全省", "12")),
    case("新增高新技术企业80家、科技型中小企业130家，新增数量均居全省第二。",
         level("新增高新技术企业", 80, "家"), level("新增科技型中小企业", 130, "家"), rank("新增高新技术企业", 2, "全省", "80"), rank("新增科技型中小企业", 2, "全省", "130")),
    case("新认定高新技术企业260家，增幅连续两年居全省首位。", level("新认定高新技术企业", 260, "家"), rank("新认定高新技术企业增幅", 1, "全省")),
    case("全市生产总值迈上3000亿元新台阶、连续6年居全省首位。", level("生产总值", 3000, "亿元"), rank("生产总值", 1, "全省", "3000")),
    case("营商环境满意度连续五个季度居全省前二。", top("营商环境满意度", 2, "全省")),
    case("甘蔗产量连续18个榨季居全省首位。", rank("甘蔗产量", 1, "全省"), passed("18", "duration")),
    case("研发机构数量、设置率均居全省第一。", rank("研发机构数量", 1, "全省"), rank("研发机构设置率", 1, "全省")),
    case("运动员获得金牌13枚，总分居全省第9位。", level("…金牌", 13, "枚"), rank("…总分", 9, "全省", "13")),
    case("存款余额、贷款余额分别增长9%、12%，增速分别列全省第3、第2位。",
         growth("存款余额", 9), growth("贷款余额", 12), rank("存款余额增速", 3, "全省", "9"), rank("贷款余额增速", 2, "全省", "12")),
]  # fmt: skip

WHAT_LISTS_SHARE = [
    case("家电、新能源汽车零售额分别增长8%、21%。", growth("家电零售额", 8), growth("新能源汽车零售额", 21)),
    case("游客接待量、旅游总收入分别增长15%、18%。", growth("游客接待量", 15), growth("旅游总收入", 18)),
    case("生产安全事故数、死亡人数分别下降12%、9%。", growth("生产安全事故数", -12), growth("生产安全事故死亡人数", -9)),
    case("营业总收入、利润总额分别增长7%、5%。", growth("营业总收入", 7), growth("利润总额", 5)),
    case("友好城市和外国领事馆分别增至32对、6家。", level("友好城市", 32, "对"), level("外国领事馆", 6, "家")),
    case("粮食播种面积180万亩、总产量72万吨。", level("粮食播种面积", 180, "万亩"), level("粮食总产量", 72, "万吨"), Code(1, "grain_output")),
]  # fmt: skip

SHARED_LEVELS_AND_QUALIFIERS = [
    case("建成4个国家级、9个省级产业园区。", level("…国家级产业园区", 4, "个"), level("…省级产业园区", 9, "个")),
    case("培育省级技术中心8家、市级21家。", level("…省级技术中心", 8, "家"), level("…市级技术中心", 21, "家")),
    case("重点项目新签约120个、新开工90个、新竣工45个。", level("新签约重点项目", 120, "个"), level("新开工重点项目", 90, "个"), level("新竣工重点项目", 45, "个")),
    case("确保重点项目新签约、新开工、新竣工分别超120个、90个、45个。",
         level("新签约重点项目", 120, "个", "gt"), level("新开工重点项目", 90, "个", "gt"), level("新竣工重点项目", 45, "个", "gt"), part=PLAN),
    case("引进10亿级项目12个、20亿级项目5个。", level("引进10亿级项目", 12, "个"), level("引进20亿级项目", 5, "个"), passed("20", "threshold")),
    case("支持80个基础设施、公共服务项目建设。", level("…基础设施、公共服务项目…", 80, "个"), part=PLAN),
    case("推行工程招标“评定分离”改革、节约财政资金2.6亿元。", level("节约财政资金", 2.6, "亿元")),
    case("人大代表建议办结率、满意率达98%。", rate("人大代表建议办结率", 98), rate("…满意率", 98)),
    case("海洋经济总产值实现翻番。", growth("海洋经济总产值", 100)),
]  # fmt: skip

GOALS_AND_CHANGES = [
    case("今年地区生产总值增长预期目标为6%左右。", growth("地区生产总值", 6, "approx"), part=PLAN),
    case("居民消费价格指数控制在3%左右。", growth("居民消费价格指数", 3, "approx"), Code(0, "cpi"), part=PLAN),
    case("居民消费价格指数为102.1。", level("居民消费价格指数", 102.1, "")),
    case("森林覆盖率净增1.6个百分点。", change("森林覆盖率", 1.6)),
    case("耕地面积净增32万亩。", change("耕地面积", 32, "万亩")),
    case("城镇调查失业率平均为5.3%。", rate("城镇调查失业率", 5.3)),
    case("地区生产总值比增90亿元以上。", change("地区生产总值", 90, "亿元", "ge"), part=PLAN),
    case("固定资产投资五年累计完成930亿元。", level("…固定资产投资", 930, "亿元", period="2019/2023"), Code(0, "fixed_asset_investment")),
    case("继续推进保障房建设，在确保质量的前提下，建成500套。", level("…保障房建设", 500, "套"), part=PLAN),
]  # fmt: skip

NUMBERS_BESIDE_NUMBERS = [
    case("36个国考断面水质达标率100%。", level("国考断面", 36, "个"), rate("国考断面水质达标率", 100)),
    case("在9个国家投运海外仓21个。", level("国家", 9, "个"), level("…海外仓", 21, "个")),
    case("工业投资、民间投资占比分别达42%、51%。", rate("工业投资占比", 42), rate("民间投资占比", 51)),
    case("完成1200户困难家庭适老化改造。", level("…困难家庭适老化改造", 1200, "户")),
    case("12个城建项目全面开工。", level("全面开工城建项目", 12, "个")),
    case("“十四五”时期新能源产业占比达42%，高于全省7个百分点。",
         rate("新能源产业占比", 42, period="2025"), change("新能源产业占比", 7, period="2025")),
    case("经济增速是综合性指标，今年预期目标设定为6%以上。", growth("经济增速", 6, "ge"), part=PLAN),
]  # fmt: skip

LIMITS = [
    case("30户以上自然村通硬化路比例达92%。", rate("…通硬化路比例", 92), passed("30", "threshold")),
    case("年产20万片晶圆项目竣工。", passed("20", "threshold")),
    case("引进10个以上重大项目。", level("引进重大项目|重大项目", 10, "个", "ge"), part=PLAN),
]  # fmt: skip

SINCE_WHEN = [
    case("经济增速创2021年统计改革以来最好位次；规上工业增加值增长7.9%。", growth("规上工业增加值", 7.9)),
]  # fmt: skip

ALL = TOLD_OF_WHAT_IS_COUNTED + RANKS_IN_TESTS_AND_LISTS + RANKS_OF_ASPECTS + WHAT_LISTS_SHARE + SHARED_LEVELS_AND_QUALIFIERS + GOALS_AND_CHANGES + NUMBERS_BESIDE_NUMBERS + LIMITS + SINCE_WHEN


@pytest.mark.parametrize("case", ALL)
def test_a_pattern_of_unseen_reports(case: Case) -> None:
    assert case.part in (REVIEW, PLAN)
    check(case)
