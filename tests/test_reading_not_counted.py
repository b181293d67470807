"""What is not counted: dates, durations, ordinals, names, idioms, thresholds and denominators; each with its reason."""

from __future__ import annotations

import pytest

from tests.reading import Case, case, check, growth, level, passed, rate, read_sentence

DATES = [
    case("2023年12月8日，轻轨东线建成通车。", passed("2023", "date"), passed("12", "date"), passed("8", "date")),
    case("6月底前完成主体工程建设。", passed("6", "date")),
    case("抓好2035年远景目标落实。", passed("2035", "date")),
    case("1—11月，主要指标稳中有进。", passed("1", "date"), passed("11", "date")),
    case("自7月1日起施行新办法。", passed("7", "date"), passed("1", "date")),
    case("谋划2024—2026年行动计划。", passed("2024", "date"), passed("2026", "date")),
    case("上午9:30举行集中开工仪式。", passed("9:30", "date")),
]

DURATIONS = [
    case("连续三年获评优秀。"),
    case("连续3年获评优秀。", passed("3", "duration")),
    case("隆重庆祝中华人民共和国成立75周年。", passed("75", "duration")),
    case("实施新一轮3年行动计划。", passed("3", "duration")),
    case("打造城市15分钟生活圈。", passed("15", "duration", "name")),
    case("建设24小时自助服务区。", passed("24", "duration", "name")),
    case("经过近10年不懈努力，大桥全线贯通。", passed("10", "duration")),
    case("坚持365天不打烊。", passed("365", "duration")),
    case("建设1小时通勤圈。", passed("1", "duration", "name")),
    case("2024年恰逢新中国成立75周年，“十四五”规划也到了关键一年。", passed("75", "duration"), passed("2024", "date")),
]  # fmt: skip

ORDINALS = [
    case("成功举办第21届文化节。", passed("21", "ordinal")),
    case("筹备第六次党代会。"),
    case("市九届人大三次会议胜利召开。"),
    case("地铁2号线一期开通运营。", passed("2", "ordinal", "name")),
    case("104国道改建工程加快推进。", passed("104", "name")),
    case("认真学习党的二十大精神。"),
    case("一号工程全面推进。"),
    case("第3批人才公寓交付使用。", passed("3", "ordinal")),
    case("全面实施第十四个五年规划。"),
    case("完成第3轮中央生态环保督察整改。", passed("3", "ordinal")),
]  # fmt: skip

NAMES = [
    case("创成国家5A级旅游景区。", passed("5", "name")),
    case("G60科创走廊建设提速，C919部件实现量产。", passed("60", "name"), passed("919", "name")),
    case("实施“4151”计划。", passed("4151", "name")),
    case("深化“1+7”服务体系建设。", passed("1", "name"), passed("7", "name")),
    case("“415X”集群培育和“千项万亿”工程深入实施。", passed("415", "name")),
    case("5G网络实现全覆盖。", passed("5", "name")),
    case("T3航站楼投入使用。", passed("3", "name")),
    case("升级数字政府2.0版。", passed("2.0", "name")),
    case("优化12345热线服务。", passed("12345", "name")),
    case("全面落实《清源市2030年前碳达峰方案》。", passed("2030", "name", "date")),
    case("出台“助企28条”政策。", passed("28", "name")),
    case("落实“8090”青年人才计划。", passed("8090", "name")),
    case("加强PM2.5和臭氧协同治理。", passed("2.5", "name")),
    case("推进“双一流”建设，深化“三位一体”改革。"),
    case("A股上市公司治理水平不断提升。"),
    case("贯彻清政发〔2023〕15号文件精神。", passed("2023", "name", "date"), passed("15", "name", "ordinal")),
    case("“8+4”经济政策体系落地见效。", passed("8", "name"), passed("4", "name")),
    case("实施“三年攻坚”行动，打造“五大千亿级产业集群”。"),
    case("S26省道改扩建全面启动，X203县道提升完成。", passed("26", "name"), passed("203", "name")),
    case("T+1退税服务全面推行。", passed("1", "name")),
    case("“12345”热线受理群众诉求26万件。", level("“12345”热线…群众诉求", 26, "万件"), passed("12345", "name")),
    case("12月28日，高铁东站正式启用，日均发送旅客1.2万人次。", level("…发送旅客", 1.2, "万人次"), passed("12", "date"), passed("28", "date")),
]  # fmt: skip

SPEECH_COUNTS = [
    case("重点抓好以下七方面工作。"),
    case("重点抓好以下7方面工作：", passed("7", "enumeration")),
    case("重点抓好以下7个方面工作。", passed("7", "enumeration")),
    case("统筹推进十项重大工程。"),
    case("聚焦以下5个方面抓落实。", passed("5", "enumeration")),
    case("全力打好蓝天、碧水、净土3大保卫战。", passed("3", "enumeration", "name")),
]  # fmt: skip

THRESHOLDS = [
    case("新引进10亿元以上产业项目85个，其中100亿元以上项目7个。",
         level("新引进10亿元以上产业项目", 85, "个"), level("…100亿元以上…项目", 7, "个"), passed("10", "threshold"), passed("100", "threshold")),
    case("为60岁以上老年人免费体检8.6万人次。", level("…老年人…体检…", 8.6, "万人次"), passed("60", "threshold")),
    case("每1000人口拥有3岁以下婴幼儿托位数达4.5个。", level("每1000人口拥有3岁以下婴幼儿托位数", 4.5, "个"), passed("1000", "denominator"), passed("3", "threshold")),
    case("每万名老年人拥有持证养老护理员数24.9人。", level("每万名老年人拥有持证养老护理员数", 24.9, "人")),
    case("每百户居民拥有综合服务设施面积达36.5平方米。", level("每百户居民拥有综合服务设施面积", 36.5, "平方米")),
    case("新增年产值超10亿元企业3家。", level("新增年产值超10亿元企业", 3, "家"), passed("10", "threshold")),
    case("亩均税收50万元以上企业占比达32%。", rate("亩均税收50万元以上企业占比", 32), passed("50", "threshold")),
    case("5亿元以上制造业项目开工16个。", level("5亿元以上制造业项目开工…|…开工5亿元以上制造业项目", 16, "个"), passed("5", "threshold")),
    case("建成220千伏变电站3座。", level("…220千伏变电站", 3, "座"), passed("220", "threshold", "name")),
    case("新增10亿元级产业链2条。", level("新增10亿元级产业链", 2, "条"), passed("10", "threshold")),
    case("年经营性收入50万元以上的行政村占比达62%。", rate("…经营性收入50万元以上…行政村占比", 62), passed("50", "threshold")),
    case("整治5000平方米以上低效用地26宗。", level("整治5000平方米以上低效用地", 26, "宗"), passed("5000", "threshold")),
    case("亿元以上项目开工率达95%。", rate("亿元以上项目开工率", 95)),
    case("65岁及以上老年人健康管理率达72%。", rate("65岁及以上老年人健康管理率", 72), passed("65", "threshold")),
    case("推动5个50亿元以上项目落地。", level("…50亿元以上项目", 5, "个"), passed("50", "threshold")),
    case("每10万人口发明专利授权量达86件。", level("每10万人口发明专利授权量", 86, "件"), passed("10", "denominator")),
    case("引进世界500强企业项目6个。", level("引进世界500强企业项目", 6, "个"), passed("500", "name", "threshold")),
    case("80岁以上高龄老人津贴提高到每月120元。", level("80岁以上高龄老人津贴", 120, "元"), passed("80", "threshold")),
    case("引进35周岁以下青年人才1260名。", level("引进35周岁以下青年人才", 1260, "名"), passed("35", "threshold")),
    case("2000吨级航道通航里程达86公里。", level("2000吨级航道通航里程", 86, "公里"), passed("2000", "threshold")),
    case("新开通110千伏线路4条。", level("…110千伏线路", 4, "条"), passed("110", "threshold", "name")),
    case("500平方米以上新开工项目实名制管理率达100%。", rate("500平方米以上新开工项目实名制管理率", 100), passed("500", "threshold")),
    case("3A级以上景区达到16家。", level("3A级以上景区", 16, "家"), passed("3", "name")),
]  # fmt: skip


@pytest.mark.parametrize("case", DATES)
def test_dates(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", DURATIONS)
def test_durations(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", ORDINALS)
def test_ordinals(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", NAMES)
def test_names(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", SPEECH_COUNTS)
def test_the_speech_counts_its_own_points(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", THRESHOLDS)
def test_thresholds_and_denominators_stay_in_the_name(case: Case) -> None:
    check(case)


def test_what_cannot_be_decided_is_shown_as_unresolved() -> None:
    rows = read_sentence("综合评估为甲乙丙丁 37 戊己庚辛。").numerals
    assert [row.disposition for row in rows if row.numeral == "37"] in (["unresolved"], ["name"])


def test_a_fact_next_to_a_name_is_still_counted() -> None:
    check(Case("“4151”计划项目投资增长12%，5G基站达6800个。", (growth("“4151”计划项目投资", 12), level("5G基站", 6800, "个")), "review"))
