"""Names: the noun phrase of the text, with the qualifiers that decide what is counted, and nothing else."""

from __future__ import annotations

import pytest

from tests.reading import PLAN, Case, Code, case, change, check, growth, level, passed, rate

NOUN_BEFORE = [
    case("全年实现地区生产总值1286亿元。", level("地区生产总值", 1286, "亿元"), Code(0, "gdp")),
    case("完成一般公共预算收入86.4亿元。", level("一般公共预算收入", 86.4, "亿元"), Code(0, "general_budget_revenue")),
    case("固定资产投资增长9.3%。", growth("固定资产投资", 9.3), Code(0, "fixed_asset_investment")),
    case("城镇新增就业2.3万人。", level("城镇新增就业", 2.3, "万人"), Code(0, "urban_new_jobs")),
    case("实际利用外资5.6亿美元。", level("实际利用外资", 5.6, "亿美元"), Code(0, "foreign_capital_used")),
    case("新增上市企业4家。", level("新增上市企业", 4, "家"), Code(0, "new_listed_companies")),
    case("净增“四上”企业126家。", level("净增“四上”企业", 126, "家")),
    case("新引进10亿元以上产业项目36个。", level("新引进10亿元以上产业项目", 36, "个"), passed("10", "threshold")),
    case("盘活工业用地3200亩。", level("盘活工业用地", 3200, "亩")),
    case("办理人大代表建议189件、政协提案356件。", level("办理人大代表建议", 189, "件"), level("办理政协提案", 356, "件")),
    case("改造老旧小区47个。", level("改造老旧小区", 47, "个")),
    case("清源港货物吞吐量突破1.2亿吨。", level("清源港货物吞吐量", 1.2, "亿吨", "gt")),
    case("新建“四好农村路”128公里。", level("新建“四好农村路”", 128, "公里")),
    case("规上工业企业研发费用占营业收入比重达2.9%。", rate("规上工业企业研发费用占营业收入比重", 2.9)),
    case("全社会研发（R&D）经费支出占GDP比重达3.1%。", rate("全社会研发（R&D）经费支出占GDP比重", 3.1), Code(0, "rd_intensity")),
    case("“一件事”网办率达98.7%。", rate("“一件事”网办率", 98.7)),
    case("PM2.5平均浓度降至26微克/立方米。", level("PM2.5平均浓度", 26, "微克/立方米"), passed("2.5", "name"), Code(0, "pm25")),
    case("城乡居民基本养老保险参保率稳定在98%以上。", rate("城乡居民基本养老保险参保率", 98, "ge")),
    case("12345热线按时办结率达99.2%。", rate("12345热线按时办结率", 99.2), passed("12345", "name")),
    case("每千名老年人拥有养老床位达53张。", level("每千名老年人拥有养老床位", 53, "张")),
    case("每1000人口拥有3岁以下婴幼儿托位数达4.2个。", level("每1000人口拥有3岁以下婴幼儿托位数", 4.2, "个"), passed("1000", "denominator"), passed("3", "threshold")),
    case("每万人口高价值发明专利拥有量达12.6件。", level("每万人口高价值发明专利拥有量", 12.6, "件")),
    case("万元GDP能耗下降3.2%。", growth("万元GDP能耗", -3.2)),
    case("财政民生支出占一般公共预算支出比重达78.3%。", rate("财政民生支出占一般公共预算支出比重", 78.3)),
    case("人均预期寿命达到81.3岁。", level("人均预期寿命", 81.3, "岁"), Code(0, "life_expectancy")),
    case("城镇居民人均可支配收入达到58620元。", level("城镇居民人均可支配收入", 58620, "元"), Code(0, "urban_income")),
    case("规模以上工业增加值增长8.1%。", growth("规模以上工业增加值", 8.1), Code(0, "industrial_va_above_scale")),
    case("新增国家3A级旅游景区2家。", level("新增国家3A级旅游景区", 2, "家"), passed("3", "name")),
    case("累计建成5G基站6800个。", level("…建成5G基站", 6800, "个"), passed("5", "name")),
    case("地表水省控断面Ⅰ—Ⅲ类水质比例达95.6%。", rate("地表水省控断面Ⅰ—Ⅲ类水质比例", 95.6)),
]

NOUN_BEHIND = [
    case("建成42个精品节点。", level("…精品节点", 42, "个")),
    case("建设6.5万亩高标准农田。", level("…高标准农田", 6.5, "万亩")),
    case("打造12个省级示范园区。", level("省级示范园区", 12, "个")),
    case("新建15所公办幼儿园。", level("新建…公办幼儿园", 15, "所")),
    case("推出36项惠企政策和20个应用场景。", level("惠企政策", 36, "项"), level("应用场景", 20, "个")),
    case("9个项目入选省重大外资项目清单。", level("…省重大外资项目清单…", 9, "个")),
    case("12家企业获评省级绿色工厂。", level("…省级绿色工厂…", 12, "家")),
    case("组织2600家次企业赴境外参展。", level("…企业…参展…", 2600, "家次")),
    case("清溪大道北延等4条道路建成通车。", level("…道路…", 4, "条")),
    case("为860户困难家庭实施危房改造。", level("…危房改造…", 860, "户")),
    case("帮助2.6万名高校毕业生就业创业。", level("…高校毕业生…", 2.6, "万名")),
    case("实施286个重点项目，完成投资315亿元。", level("…重点项目", 286, "个"), level("…投资", 315, "亿元")),
    case("126个省重点建设项目投资完成率达118.4%。", level("省重点建设项目", 126, "个"), rate("省重点建设项目投资完成率", 118.4)),
    case("总规模50亿元的产业引导基金落地运营。", level("…产业引导基金…", 50, "亿元")),
]

CARRIED = [
    case("新增规上工业企业126家、限上商贸企业98家，高新技术企业45家。",
         level("新增规上工业企业", 126, "家"), level("新增限上商贸企业", 98, "家"), level("新增高新技术企业", 45, "家")),
    case("新增国家级专精特新“小巨人”企业12家、省级专精特新中小企业86家。",
         level("新增国家级专精特新“小巨人”企业", 12, "家"), level("新增省级专精特新中小企业", 86, "家")),
    case("新认定高新技术企业63家、科技型中小企业280家。", level("新认定高新技术企业", 63, "家"), level("新认定科技型中小企业", 280, "家")),
    case("引进领军人才28名、博士360名。", level("引进领军人才", 28, "名"), level("引进博士", 360, "名")),
    case("新增博物馆3家以上、乡村书房20家以上。", level("新增博物馆", 3, "家", "ge"), level("新增乡村书房", 20, "家", "ge"), part=PLAN),
    case("新增城镇就业3.1万人、就业大学生1.8万人。", level("新增城镇就业", 3.1, "万人"), level("新增就业大学生", 1.8, "万人")),
    case("新建幼儿园12所、改扩建中小学9所。", level("新建幼儿园", 12, "所"), level("改扩建中小学", 9, "所")),
    case("改造农村危房320户、新建农村公厕56座。", level("改造农村危房", 320, "户"), level("新建农村公厕", 56, "座")),
]

FILLERS = [
    case("按可比价格计算，地区生产总值比上年增长6.3%。", growth("地区生产总值", 6.3)),
    case("全市规上工业增加值同比增长7.2%。", growth("规上工业增加值", 7.2)),
    case("一年来，我们扎实推进项目建设，全年完成工业投资160亿元。", level("工业投资", 160, "亿元")),
    case("全社会用电量首次突破100亿千瓦时。", level("全社会用电量", 100, "亿千瓦时", "gt")),
    case("推动低收入农户人均可支配收入增长10%以上。", growth("低收入农户人均可支配收入", 10, "ge"), part=PLAN),
    case("力争全年引进亿元以上项目60个。", level("…引进亿元以上项目", 60, "个"), part=PLAN),
    case("确保粮食播种面积稳定在120万亩以上。", level("粮食播种面积", 120, "万亩", "ge"), part=PLAN),
    case("带动制造业投资增长12%。", growth("制造业投资", 12), part=PLAN),
    case("我市全社会研发投入强度提高到2.8%。", rate("全社会研发投入强度", 2.8), Code(0, "rd_intensity")),
    case("扣除价格因素，全体居民人均可支配收入实际增长5.6%。", growth("全体居民人均可支配收入", 5.6)),
    case("一般公共预算收入同口径增长4.8%。", growth("一般公共预算收入", 4.8)),
    case("城乡低保标准提高到每人每月1050元。", level("城乡低保标准", 1050, "元")),
    case("居民消费价格总水平涨幅控制在3%左右。", growth("居民消费价格总水平涨幅", 3, "approx"), part=PLAN),
    case("森林覆盖率提高0.6个百分点。", change("森林覆盖率", 0.6)),
]


@pytest.mark.parametrize("case", NOUN_BEFORE)
def test_the_noun_before_the_number(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", NOUN_BEHIND)
def test_the_thing_counted_behind_the_number(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", CARRIED)
def test_what_is_new_stays_new_along_the_list(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", FILLERS)
def test_time_place_and_effort_are_no_part_of_the_name(case: Case) -> None:
    check(case)
