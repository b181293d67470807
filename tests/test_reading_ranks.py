"""Ranks: whose, which, among whom, and of which number; in figures and in words."""

from __future__ import annotations

import pytest

from tests.reading import ANY, Case, case, change, check, growth, level, passed, rank, rate, read_sentence, top

OF_A_NUMBER = [
    case("地区生产总值增长7.8%、居全省第2位。", growth("地区生产总值", 7.8), rank("地区生产总值", 2, "全省", "7.8")),
    case("地区生产总值1286亿元，增长6.2%，增速居全市第3位。",
         level("地区生产总值", 1286, "亿元"), growth("地区生产总值", 6.2), rank("地区生产总值…", 3, "全市", "6.2")),
    case("研发投入强度达3.4%，居全省第3。", rate("研发投入强度", 3.4), rank("研发投入强度", 3, "全省", "3.4")),
    case("境内A股上市公司80家、居全国同类城市第3位。", level("境内A股上市公司", 80, "家"), rank("境内A股上市公司", 3, "全国同类城市", "80")),
    case("港口货物吞吐量达2.1亿吨，居全国内河港口首位。", level("港口货物吞吐量", 2.1, "亿吨"), rank("港口货物吞吐量", 1, "全国内河港口", "2.1")),
    case("规上工业增加值增长9.3%，增速位列全省第一。", growth("规上工业增加值", 9.3), rank("规上工业增加值…", 1, "全省", "9.3")),
    case("获土地指标奖励1260亩，居全省前2位。", level("…土地指标奖励", 1260, "亩"), top("…土地指标奖励", 2, "全省", "1260")),
    case("新增国家“小巨人”企业18家，总数达62家、居全省第四位。",
         level("新增国家“小巨人”企业", 18, "家"), level("…国家“小巨人”企业…", 62, "家"), rank("…国家“小巨人”企业…", 4, "全省", "62")),
    case("水质达标率100%，居全省第一位。", rate("水质达标率", 100), rank("水质达标率", 1, "全省", "100")),
    case("工业投资增长21%、居全市第1位，技改投资增长26%、居全市第2位。",
         growth("工业投资", 21), growth("技改投资", 26), rank("工业投资", 1, "全市", "21"), rank("技改投资", 2, "全市", "26")),
    case("跨境电商交易额突破60亿元、增长46%，增速居全省第2位。",
         level("跨境电商交易额", 60, "亿元", "gt"), growth("跨境电商交易额", 46), rank("跨境电商交易额…", 2, "全省", "46")),
    case("固定资产投资同比下降6.7%，降幅居全省第9位。", growth("固定资产投资", -6.7), rank("固定资产投资…", 9, "全省", "6.7")),
]  # fmt: skip

OF_NO_NUMBER = [
    case("创新指数居全省第5。", rank("创新指数", 5, "全省")),
    case("城市人才吸引力居全国第23位。", rank("城市人才吸引力", 23, "全国")),
    case("固定资产投资增长10%，其中高新技术产业投资居全省第3位。", growth("固定资产投资", 10), rank("高新技术产业投资", 3, "全省")),
    case("公共机构节能考核连续四年居全省首位。", rank("公共机构节能考核", 1, "全省")),
    case("营商环境评价连续3年居全省第1位。", rank("营商环境评价", 1, "全省"), passed("3", "duration")),
    case("非遗保护发展指数综合排名居全省第2位。", rank("非遗保护发展指数…", 2, "全省")),
    case("农村集体产权制度改革考核位居全省前三。", top("农村集体产权制度改革考核", 3, "全省")),
    case("平安建设满意度跃居全省前三甲。", top("平安建设满意度", 3, "全省")),
    case("全域旅游发展水平列全国地级市前10位。", top("全域旅游发展水平", 10, "全国地级市")),
    case("全域旅游发展水平进入全国前十名。", top("全域旅游发展水平", 10, "全国")),
    case("数字政府建设评估排名全省第一。", rank("数字政府建设评估", 1, "全省")),
    case("进出口总额列全省第六位。", rank("进出口总额", 6, "全省")),
    case("县域综合竞争力位列全国百强县第36位。", rank("县域综合竞争力", 36, "全国百强县")),
    case("可持续发展评价居全省9个山区市第2位。", rank("可持续发展评价", 2, "全省9个山区市"), passed("9", "denominator")),
    case("空气质量综合指数、地表水水质指数分别居全省第4位、第7位。", rank("空气质量综合指数", 4, "全省"), rank("地表水水质指数", 7, "全省")),
    case("工业投资、技改投资增速均居全省第1位。", rank("工业投资|工业投资增速", 1, "全省"), rank("技改投资|技改投资增速", 1, "全省")),
    case("地区生产总值、固定资产投资增速分别列全省第2、第5位。", rank("地区生产总值|地区生产总值增速", 2, "全省"), rank("固定资产投资|固定资产投资增速", 5, "全省")),
    case("教育现代化发展指数、学前教育普惠率居全省首位。", rank("教育现代化发展指数", 1, "全省"), rank("学前教育普惠率", 1, "全省")),
    case("主要经济指标增速全市领先，其中税收收入增速居全市第二。", rank("税收收入增速", 2, "全市")),
    case("军民融合发展水平居全省同类城市首位。", rank("军民融合发展水平", 1, "全省同类城市")),
    case("综合能源消费降幅居全省第2位。", rank("综合能源消费|综合能源消费降幅", 2, "全省")),
    case("外贸依存度居全省第3。", rank("外贸依存度", 3, "全省")),
    case("全社会研发投入强度、万人发明专利拥有量均居全市第一。", rank("全社会研发投入强度", 1, "全市"), rank("万人发明专利拥有量", 1, "全市")),
    case("地区生产总值总量和增速分别居全省第5位、第3位。", rank("地区生产总值…", 5, "全省"), rank("地区生产总值…", 3, "全省")),
    case("农村居民收入增速连续十年居全省首位。", rank("农村居民收入增速", 1, "全省")),
    case("居民收入增幅连续两年居全省第一。", rank("居民收入|居民收入增幅", 1, "全省")),
    case("在全省高质量发展考核中位列第4位。", rank("…高质量发展考核", 4, "全省")),
    case("营商环境便利度位居全省前五。", top("营商环境便利度", 5, "全省")),
    case("城市信用综合指数排名全国地级市第18位。", rank("城市信用综合指数…", 18, "全国地级市")),
    case("综合实力跻身全国百强区第68位。", rank("综合实力", 68, "全国百强区")),
    case("规上工业增加值、固定资产投资、社会消费品零售总额增速分别居全省第1、第3、第2位。",
         rank("规上工业增加值|规上工业增加值增速", 1, "全省"), rank("固定资产投资|固定资产投资增速", 3, "全省"), rank("社会消费品零售总额|社会消费品零售总额增速", 2, "全省")),
]  # fmt: skip

SHARED = [
    case("农民收入、低保户收入增速分别连续5年、3年全省第一。", rank("农民收入增速", 1, "全省"), rank("低保户收入增速", 1, "全省"), passed("5", "duration"), passed("3", "duration")),
    case("省重点工程项目、省重大平台项目入选数分别位列全省第3、第4。", rank("省重点工程项目入选数", 3, "全省"), rank("省重大平台项目入选数", 4, "全省")),
    case("乡镇集体资产总额、净资产额增速全省第一。", rank("乡镇集体资产总额增速", 1, "全省"), rank("净资产额增速|乡镇集体净资产额增速", 1, "全省")),
    case("电煤供应、风电装机、风电发电量连续8年全省第一。",
         rank("电煤供应", 1, "全省"), rank("风电装机", 1, "全省"), rank("风电发电量", 1, "全省"), passed("8", "duration")),
    case("香菇、木耳、山羊、烟叶等产业规模全市第一。",
         rank("香菇产业规模", 1, "全市"), rank("木耳产业规模", 1, "全市"), rank("山羊产业规模", 1, "全市"), rank("烟叶产业规模", 1, "全市")),
    case("跨境电商额、仓储企业保有量和增量均排全区前4。", top("跨境电商额", 4, "全区"), top("仓储企业保有量", 4, "全区"), top("仓储企业增量", 4, "全区")),
    case("贷款余额3279亿元、增加378亿元，总量、增量分居全省第4、第5。",
         level("贷款余额", 3279, "亿元"), change("贷款余额", 378, "亿元"), rank("贷款余额总量", 4, "全省", "3279"), rank("贷款余额增量", 5, "全省", "378")),
    case("城东经济运行2次全省第一，明湖、柳溪各1次全省第一，石桥1次全省第二。",
         rank("城东经济运行", 1, "全省"), rank("明湖经济运行", 1, "全省"), rank("柳溪经济运行", 1, "全省"), rank("石桥经济运行", 2, "全省"),
         passed("2", "duration"), passed("1", "duration")),
    case("友城达20对，对非贸易额增长15%、规模居中西部第1。", level("友城", 20, "对"), growth("对非贸易额", 15), rank("对非贸易额规模", 1, "中西部")),
]  # fmt: skip

NOT_ALL_OF_IT = [
    case("机场四期建成投运、旅客吞吐量增速居全省首位。", rank("旅客吞吐量增速", 1, "全省")),
    case("创成省级法治示范市、入选示范数量居全省第一。", rank("…入选示范数量", 1, "全省")),
    case("12家企业入围民营企业500强，位居先进制造业百强城市第六。", level("…企业…", 12, "家"), rank("先进制造业百强城市", 6, "先进制造业百强城市")),
    case("地区生产总值达8600亿元、增长5.8%、增量全省第一。", level("地区生产总值", 8600, "亿元"), growth("地区生产总值", 5.8), rank("地区生产总值增量", 1, "全省")),
    case("再生稻有收面积居全省第一。", rank("再生稻有收面积", 1, "全省")),
    case("其中设施蔬菜36万亩，产量居全省第2位。", level("设施蔬菜", 36, "万亩"), rank("设施蔬菜产量", 2, "全省")),
    case("8项高质量指标居全省前三。", top("…高质量指标", 3, "全省"), level("…高质量指标…", 8, "项")),
]  # fmt: skip

OTHER_PEERS = [
    case("我市连续5年位列冰雪旅游十佳城市榜首。", rank("冰雪旅游十佳城市榜", 1, "冰雪旅游十佳城市榜"), passed("5", "duration")),
    case("6家开发区进入国家开发区综合评价前50强。", level("…开发区…", 6, "家"), top("开发区", 50, "国家开发区综合评价")),
    case("全国50个大中城市交通拥堵指数排名降至第42位。", rank("交通拥堵指数", 42, "全国50个大中城市"), passed("50", "denominator")),
    case("“清源稻”连续三年蝉联全国推广面积第一。", rank("“清源稻”推广面积", 1, "全国")),
    case("全国工商联万家民企评营商环境我市稳居第一。", rank("…营商环境…", 1, "全国")),
    case("“清源茶”入围全国前20名。", top("“清源茶”", 20, "全国")),
]  # fmt: skip

COMPARED = [
    case("城镇和农村居民人均可支配收入分别超过1万元、5万元，稳居全省第2位。",
         level("城镇居民人均可支配收入", 1, "万元", "gt"), level("农村居民人均可支配收入", 5, "万元", "gt"),
         rank("城镇居民人均可支配收入", 2, "全省", "1"), rank("农村居民人均可支配收入", 2, "全省", "5")),
    case("地区生产总值增长5.8%，高于全国0.6个百分点、居全省第6位。", growth("地区生产总值", 5.8), change("地区生产总值", 0.6), rank("地区生产总值", 6, "全省", "5.8")),
    case("平均单井规模86.4万吨、较上年提高0.9万吨、保持全省第一。", level("平均单井规模", 86.4, "万吨"), change("平均单井规模", 0.9, "万吨"), rank("平均单井规模", 1, "全省", "86.4")),
    case("地区生产总值达到1286亿元，增长6.5%。进出口增长3%。地区生产总值总量稳居全省第三，进出口增速居全省第五。",
         level("地区生产总值", 1286, "亿元"), growth("地区生产总值", 6.5), growth("进出口", 3), rank("地区生产总值…", 3, "全省", "1286"), rank("进出口增速", 5, "全省", "3")),
    case("进出口总额达到217亿美元，从全省第六位上升到第三位。",
         level("进出口总额", 217, "亿美元"), rank("进出口总额", 6, "全省", period=ANY), rank("进出口总额", 3, "全省", "217")),
]  # fmt: skip

MOVED = [
    case("科技创新指数、人才发展指数从全国第8位、第4位双双跃居第1位。",
         rank("科技创新指数", 8, "全国", period=ANY), rank("人才发展指数", 4, "全国", period=ANY), rank("科技创新指数", 1, "全国"), rank("人才发展指数", 1, "全国")),
    case("城市综合竞争力从全国第62位上升到第55位。", rank("城市综合竞争力", 62, "全国", period=ANY), rank("城市综合竞争力", 55, "全国")),
    case("营商环境评价由全省第九位跃升至第三位。", rank("营商环境评价", 9, "全省", period=ANY), rank("营商环境评价", 3, "全省")),
    case("民营经济活力指数由全国第21位升至第16位。", rank("民营经济活力指数", 21, "全国", period=ANY), rank("民营经济活力指数", 16, "全国")),
]  # fmt: skip

NO_RANK = [
    "主要经济指标增速位居全省第一方阵。",
    "我们坚持把招商引资作为第一要务。",
    "各级干部第一时间赶赴现场。",
    "深入实施首位战略，城市首位度不断提升。",
    "第一产业稳步发展，第三产业加快发展。",
    "城市轨道交通第二期建设规划获批。",
    "入选全国首批试点城市。",
    "顺利完成第五次全国经济普查。",
    "第十五届运动会圆满落幕。",
    "选派第一书记驻村帮扶。",
    "工作成效位居全省前列。",
    "先进制造业加快迈入第一梯队。",
]


@pytest.mark.parametrize("case", OF_A_NUMBER)
def test_a_rank_of_a_number(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", OF_NO_NUMBER)
def test_a_rank_of_a_name_alone(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", SHARED)
def test_the_members_of_a_list_share_the_aspect_that_is_ranked(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", NOT_ALL_OF_IT)
def test_only_what_is_ranked_is_ranked(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", OTHER_PEERS)
def test_peers_are_told_in_many_ways(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", COMPARED)
def test_a_rank_is_of_the_number_itself_wherever_it_stands_in_the_paragraph(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", MOVED)
def test_ranks_that_move(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("sentence", NO_RANK)
def test_what_is_first_without_being_ranked(sentence: str) -> None:
    reading = read_sentence(sentence)
    assert (reading.rankings, reading.observations) == ([], [])


@pytest.mark.parametrize(
    "sentence, numeral",
    [("创新指数居全省第12位。", "12"), ("创新指数居全省首位。", "首"), ("创新指数居全省第一。", "一"), ("创新指数居全省前三。", "三"), ("创新指数进入全国前10名。", "10")],
)  # fmt: skip
def test_a_rank_stands_on_the_characters_of_its_numeral(sentence: str, numeral: str) -> None:
    reading = read_sentence(sentence)
    assert [row.numeral for row in reading.numerals if row.disposition == "ranking"] == [numeral]


@pytest.mark.parametrize("scope, area, size", [("全省", "330000", 11), ("全国", "000000", None), ("全国同类城市", "000000", None)])
def test_the_scope_has_its_area_code_and_its_peers_where_known(scope: str, area: str, size: int | None) -> None:
    (row,) = read_sentence(f"创新指数居{scope}第5位。").rankings
    assert (row.scope_area, row.scope_size) == (area, size)


@pytest.mark.parametrize(
    "scope, area", [("黑龙江省", "230000"), ("宁夏回族自治区", "640000"), ("浙江省", "330000"), ("全省高校", "330000"), ("各省区", "000000"), ("世界", None)]
)
def test_a_scope_that_names_its_province_has_that_code(scope: str, area: str | None) -> None:
    (row,) = read_sentence(f"创新指数居{scope}第5位。").rankings
    assert (row.scope, row.scope_area) == (scope, area)


def test_a_rank_beyond_the_number_of_cities_is_one_among_others() -> None:
    (within, beyond) = read_sentence("创新指数居全省第11位。青山县综合实力跻身全省前20位。").rankings
    assert (within.scope_size, beyond.scope_size) == (11, None)
