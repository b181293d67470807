"""Period and status: when the number was so, and whether it is told, expected or promised."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.reading import PLAN, REVIEW, Case, case, change, check, growth, level, rank, rate, read

EXPECTED = [
    case("预计全年实现地区生产总值1200亿元、增长6%；一般公共预算收入完成90亿元，增长5%。固定资产投资增长8%。",
         level("地区生产总值", 1200, "亿元", status="estimated"), growth("地区生产总值", 6, status="estimated"),
         level("一般公共预算收入", 90, "亿元", status="estimated"), growth("一般公共预算收入", 5, status="estimated"), growth("固定资产投资", 8)),
    case("全年接待游客520万人次、增长18.2%，预计实现旅游总收入46亿元、增长22.5%。",
         level("接待游客", 520, "万人次"), growth("接待游客", 18.2), level("旅游总收入", 46, "亿元", status="estimated"), growth("旅游总收入", 22.5, status="estimated")),
    case("初步核算，地区生产总值增长6.1%。", growth("地区生产总值", 6.1, status="estimated")),
    case("预计全社会研发投入强度达到3.2%，居全省第4位。",
         rate("全社会研发投入强度", 3.2, status="estimated"), rank("全社会研发投入强度", 4, "全省", "3.2")),
    case("地区生产总值增长6.1%，预计规上工业增加值增长7.5%。社会消费品零售总额增长5.8%。",
         growth("地区生产总值", 6.1), growth("规上工业增加值", 7.5, status="estimated"), growth("社会消费品零售总额", 5.8)),
    case("预计城镇居民人均可支配收入增长6%。农村居民人均可支配收入增长8%。",
         growth("城镇居民人均可支配收入", 6, status="estimated"), growth("农村居民人均可支配收入", 8)),
    case("据初步统计，全年旅游总收入突破60亿元，增长26%。", level("旅游总收入", 60, "亿元", "gt", status="estimated"), growth("旅游总收入", 26, status="estimated")),
    case("预计2023年地区生产总值增长6%，财政收入增长7%，城镇调查失业率5.1%。",
         growth("地区生产总值", 6, status="estimated"), growth("财政收入", 7, status="estimated"), rate("城镇调查失业率", 5.1, status="estimated")),
]  # fmt: skip

YEARS = [
    case("地区生产总值比2022年增长6.2%。", growth("地区生产总值", 6.2)),
    case("2022年，全市地区生产总值1120亿元；2023年达到1206亿元。", level("地区生产总值", 1120, "亿元", period="2022"), level("地区生产总值", 1206, "亿元", period="2023")),
    case("去年，新增高新技术企业30家。", level("新增高新技术企业", 30, "家")),
    case("2023年，城镇新增就业2.6万人。", level("城镇新增就业", 2.6, "万人")),
    case("2021年以来，累计新增就业8.2万人。", level("累计新增就业", 8.2, "万人", period="*")),
    case("2023年末，常住人口达到326.5万人。", level("常住人口", 326.5, "万人")),
    case("截至2023年底，贷款余额达1860亿元。", level("贷款余额", 1860, "亿元")),
]

PARTS_OF_A_YEAR = [
    case("从三季度看，我市7项工程获五星评价。", level("…五星评价…", 7, "项", period="2023-Q3")),
    case("一季度规上工业增加值增长3.2%，四季度增长9.6%。", growth("规上工业增加值", 3.2, period="2023-Q1"), growth("规上工业增加值", 9.6, period="2023-Q4")),
    case("2023年第二季度，出口增长11.2%。", growth("出口", 11.2, period="2023-Q2")),
    case("2023年前三季度，地区生产总值增长5.8%。", growth("地区生产总值", 5.8, period="2023-01/2023-09")),
    case("上半年，出口增长3.2%。", growth("出口", 3.2, period="2023-01/2023-06")),
]  # fmt: skip

SPANS = [
    case("五年来，累计新增城镇就业26万人。", level("…新增城镇就业", 26, "万人", period="2019/2023")),
    case("过去五年，地区生产总值年均增长6.4%。", growth("地区生产总值", 6.4, period="2019/2023")),
    case("五年来，地区生产总值年均增长6.4%，人均地区生产总值突破8万元。",
         growth("地区生产总值", 6.4, period="2019/2023"), level("人均地区生产总值", 8, "万元", "gt", period="2023")),
    case("2018—2022年，新建农村公路2600公里。", level("新建农村公路", 2600, "公里", period="2018/2022")),
    case("“十三五”期间，累计完成交通投资320亿元。", level("…交通投资", 320, "亿元", period="2016/2020")),
    case("“十三五”末，常住人口城镇化率达63.5%。", rate("常住人口城镇化率", 63.5, period="2020")),
    case("近三年累计引进高层次人才860名。", level("…引进高层次人才", 860, "名", period="2021/2023")),
    case("五年累计完成固定资产投资2100亿元、年均增长8.6%。", level("…固定资产投资", 2100, "亿元", period="2019/2023"), growth("…固定资产投资", 8.6, period="2019/2023")),
    case("能耗强度“十四五”已累计下降12.7%。", growth("能耗强度", -12.7, period="2021/2023")),
    case("“十四五”以来，累计新增绿地86万平方米。", level("累计新增绿地", 86, "万平方米", period="2021/2023")),
    case("五年来，国家生态示范区23个，绿色工厂121家、绿色工业园区74个，农村危房改造21万套，引进企业52家。",
         level("国家生态示范区", 23, "个", period="2023"), level("绿色工厂", 121, "家", period="2023"), level("绿色工业园区", 74, "个", period="2023"),
         level("农村危房改造", 21, "万套", period="2019/2023"), level("引进企业", 52, "家", period="2019/2023")),
    case("五年来，受教育年限从2018年的9.6年提升至2023年的10.2年，新增学位1.5万个。", level("…", 9.6, "年", period="2018"), level("…", 10.2, "年", period="2023"), level("新增学位", 1.5, "万个", period="2019/2023")),
    case("五年来，引进项目31个、总投资87亿元，在谈项目25个、总投资14亿元，清洁能源装机容量90万千瓦，清理债务3亿元。",
         level("引进项目", 31, "个", period="2019/2023"), level("…总投资", 87, "亿元", period="2019/2023"), level("在谈项目", 25, "个", period="2023"), level("…总投资", 14, "亿元", period="2023"),
         level("清洁能源装机容量", 90, "万千瓦", period="2023"), level("清理债务", 3, "亿元", period="2019/2023")),
    case("五年来，城镇化率提高6个百分点，2023年财政收入由4.1亿元增长到8.5亿元。",
         change("城镇化率", 6, period="2019/2023"), level("财政收入", 4.1, "亿元", period="2018"), level("财政收入", 8.5, "亿元", period="2023")),
    case("财政收入8.5亿元，比“十三五”末增长52.4%；用水量较2018年下降5.6%，出口比2022年增长5%。",
         level("财政收入", 8.5, "亿元"), growth("财政收入", 52.4, period="2021/2023"), growth("用水量", -5.6, period="2019/2023"), growth("出口", 5)),
    case("五年来，造林绿化超500万亩，进出口总值936亿元，累计实现进出口总额4200亿元。",
         level("造林绿化", 500, "万亩", "gt", period="2019/2023"), level("进出口总值", 936, "亿元", period="2023"), level("…进出口总额", 4200, "亿元", period="2019/2023")),
    case("城镇居民人均收入由2018年7703元增加到2023年13786元，农村居民人均收入由2476元增加到4140元。",
         level("城镇居民人均收入", 7703, "元", period="2018"), level("城镇居民人均收入", 13786, "元"), level("农村居民人均收入", 2476, "元", period="2018"), level("农村居民人均收入", 4140, "元")),
    case("五年全市新增城镇就业5100人。", level("新增城镇就业", 5100, "人", period="2019/2023")),
    case("财政收入比2018年增长65.5%，居全省第4位。", growth("财政收入", 65.5, period="2019/2023"), rank("财政收入", 4, "全省", "65.5", period="2023")),
    case("市财政五年支出55亿元。", level("市财政五年支出", 55, "亿元", period="2019/2023")),
    case("“十四五”前三年，地区生产总值年均增长6.1%。", growth("地区生产总值", 6.1, period="2021/2023")),
]  # fmt: skip

IN_A_PLAN = [
    case("地区生产总值增长6.5%左右。", growth("地区生产总值", 6.5, "approx"), part=PLAN),
    case("今年经济社会发展的主要预期目标是：地区生产总值增长6.5%左右，城镇调查失业率控制在5.5%以内。",
         growth("地区生产总值", 6.5, "approx"), rate("城镇调查失业率", 5.5, "le"), part=PLAN),
    case("到2025年，全社会研发投入强度达到3.5%。", rate("全社会研发投入强度", 3.5, period="2025"), part=PLAN),
    case("到2027年，建成省级未来社区60个。", level("省级未来社区", 60, "个", period="2027"), part=PLAN),
    case("力争2026年规上工业总产值突破2000亿元。", level("规上工业总产值", 2000, "亿元", "gt", period="2026"), part=PLAN),
    case("在去年增长7.2%的基础上，今年规上工业增加值增长8%左右。",
         growth("…", 7.2, status="actual", period="2023"), growth("规上工业增加值", 8, "approx"), part=PLAN),
    case("2023年规上工业增加值增长7.2%，今年要力争增长8%。",
         growth("规上工业增加值", 7.2, status="actual", period="2023"), growth("规上工业增加值", 8), part=PLAN),
    case("今后五年，新增城镇就业30万人。", level("新增城镇就业", 30, "万人", period="2024/2028"), part=PLAN),
    case("今后五年，地区生产总值年均增长6.5%。", growth("地区生产总值", 6.5, period="2024/2028"), part=PLAN),
    case("“十四五”末，地区生产总值达到1500亿元。", level("地区生产总值", 1500, "亿元", period="2025"), part=PLAN),
    case("上半年开工亿元以上项目30个。", level("…亿元以上项目", 30, "个", period="*"), part=PLAN),
    case("一季度开工亿元以上项目30个。", level("…亿元以上项目", 30, "个", period="2024-Q1"), part=PLAN),
    case("到2025年，全市高新技术企业达到800家，研发投入强度达到3%。", level("高新技术企业", 800, "家", period="2025"), rate("研发投入强度", 3, period="2025"), part=PLAN),
    case("力争到2026年，地区生产总值突破1600亿元。", level("地区生产总值", 1600, "亿元", "gt", period="2026"), part=PLAN),
    case("教育投入将由去年的10亿元增加到15亿元。", level("教育投入", 10, "亿元", status="actual", period="2023"), level("教育投入", 15, "亿元"), part=PLAN),
    case("我市产业体系完备，拥有6个产业集群。", level("产业集群", 6, "个", status="actual", period="2023"), part=PLAN),
    case("每千名老年人拥有养老床位53张。", level("每千名老年人拥有养老床位", 53, "张"), part=PLAN),
    case("今年计划新建农村公路160公里。", level("新建农村公路", 160, "公里"), part=PLAN),
    case("未来三年，新增造林12万亩。", level("新增造林", 12, "万亩", period="2024/2026"), part=PLAN),
    case("去年我市出口增长12%，今年力争增长10%以上。", growth("…出口", 12, status="actual", period="2023"), growth("…出口", 10, "ge"), part=PLAN),
    case("确保一季度工业增加值增长8%以上。", growth("工业增加值", 8, "ge", period="2024-Q1"), part=PLAN),
]  # fmt: skip

PROMISED_IN_A_REVIEW = [
    case("2024年将新增城镇就业2.8万人。", level("新增城镇就业", 2.8, "万人", status="target", period="2024")),
    case("争取到2025年研发投入强度达到3.5%。", rate("研发投入强度", 3.5, status="target", period="2025")),
]


@pytest.mark.parametrize("case", EXPECTED)
def test_what_is_expected_from_the_word_to_the_end_of_the_sentence(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", YEARS)
def test_years_that_govern_and_years_compared_with(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", PARTS_OF_A_YEAR)
def test_quarters(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", SPANS)
def test_spans_of_years_and_what_stands_at_their_end(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", IN_A_PLAN)
def test_a_plan_promises_unless_it_looks_back(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", PROMISED_IN_A_REVIEW)
def test_a_review_may_promise(case: Case) -> None:
    check(case)


def test_a_five_year_review_holds_five_year_and_yearly_numbers() -> None:
    text = (
        "政府工作报告\n各位代表：\n一、过去五年工作回顾\n过去五年，是极不平凡的五年。五年来，地区生产总值年均增长6.4%。2023年，地区生产总值达到1286亿元，增长6.2%。\n"
        "二、今后五年奋斗目标和2024年工作安排\n今年的主要预期目标是：地区生产总值增长6%。\n"
    )
    rows = read(text).observations
    assert [(row.obs_value, row.time_period, row.obs_status) for row in rows] == [
        (6.4, "2019/2023", "actual"), (1286, "2023", "actual"), (6.2, "2023", "actual"), (6, "2024", "target"),
    ]  # fmt: skip


def test_what_the_last_part_promises_of_the_government_itself() -> None:
    text = (
        "政府工作报告\n各位代表：\n一、2023年工作回顾\n地区生产总值增长6.2%。\n二、2024年工作安排\n地区生产总值增长6.5%。\n"
        "三、加强政府自身建设\n办理人大代表建议满意率达到99%以上。\n"
    )
    assert [(row.obs_value, row.obs_status) for row in read(text).observations] == [(6.2, "actual"), (6.5, "target"), (99, "target")]


@pytest.mark.parametrize("part, status, period", [(REVIEW, "actual", "2023"), (PLAN, "target", "2024")])
def test_the_part_of_the_report_decides_by_itself(part: str, status: str, period: str) -> None:
    check(Case("森林覆盖率达到43.6%，提高0.2个百分点。", (rate("森林覆盖率", 43.6, status=status, period=period), change("森林覆盖率", 0.2, status=status, period=period)), part))


def test_a_paragraph_between_two_parts_of_a_review_turns_to_the_years() -> None:
    text = dedent("""\
        政府工作报告
        各位代表：
        一、2023年和过去五年工作回顾
        2023年极不平凡，全市上下团结奋斗。
        ——产业更强。新增规上企业31家。
        各位代表！全年目标任务圆满完成。回望过去五年，我们走过了不平凡的历程。
        （一）教育更优。新增学位1.5万个，学前教育毛入园率达到98%。
        （二）就业更稳。每年城镇新增就业2万人以上。
        2023年，新建公园3个。
        这是城乡面貌显著变化的五年。
        新建农村公路160公里。
        二、2024年工作安排
        新增学位3000个。
        """)
    assert [(row.obs_value, row.time_period) for row in read(text).observations] == [
        (31, "2023"), (1.5, "2019/2023"), (98, "2023"), (2, "2019/2023"), (3, "2023"), (160, "2019/2023"), (3000, "2024"),
    ]  # fmt: skip
