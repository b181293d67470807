"""Where a name ends and what is said of it begins: predicates before and behind the noun, shared verbs, torn words."""

from __future__ import annotations

import pytest

from tests.reading import ANY, PLAN, Case, Code, case, change, check, growth, level, passed, rank, rate, read_sentence

BEFORE = [
    case("省级重点项目建立分层级包联机制、完成投资860亿元。", level("省级重点项目投资", 860, "亿元")),
    case("公交站场、供水管网、垃圾处理等基础设施完成投资253亿元。", level("公交站场、供水管网、垃圾处理等基础设施投资", 253, "亿元")),
    case("住房保障制度不断健全，覆盖面逐步扩大，2022年底已达到12.5%。", rate("…覆盖面", 12.5, period="2022")),
    case("城市创新竞争力居全国第17位，两年提升24位。", rank("城市创新竞争力", 17, "全国"), change("城市创新竞争力", 24, "位")),
    case("企业退休人员基本养老金从2014年人均每月1700元提高到现在的3120元。",
         level("企业退休人员基本养老金", 1700, "元", period="2014"), level("企业退休人员基本养老金", 3120, "元")),
    case("新增创业2.9万人、带动就业7.6万人。", level("新增创业", 2.9, "万人"), level("…带动就业", 7.6, "万人")),
    case("获得省运会126枚金牌。", level("获得省运会金牌|省运会金牌", 126, "枚")),
    case("新增急救床位315张、急救车27辆，向困难群众免费发放“关爱包”2.8万份。",
         level("新增急救床位", 315, "张"), level("新增急救车", 27, "辆"), level("向困难群众免费发放“关爱包”|…发放“关爱包”", 2.8, "万份")),
    case("今年计划安排市级重点项目16项，保投产3项。", level("…市级重点项目", 16, "项"), level("…市级重点项目投产", 3, "项"), part=PLAN),
    case("三年新增经营主体25.5万户，总量达到56.2万户。", level("新增经营主体", 25.5, "万户", period="2021/2023"), level("经营主体总量", 56.2, "万户")),
]  # fmt: skip

BEHIND = [
    case("推动一卡通等10件实事落地见效。", level("…实事", 10, "件")),
    case("清永示范区建设83项年度任务有序推进。", level("…年度任务", 83, "项")),
    case("完成2.1万座牧民生产用房加固改造。", level("牧民生产用房加固改造", 2.1, "万座")),
    case("完成12.6万亩高标准农田建设任务。", level("高标准农田建设", 12.6, "万亩")),
    case("实施253个儿童之家服务能力提升项目。", level("儿童之家服务能力提升项目", 253, "个")),
    case("115户棚户区改造工程开工建设。", level("开工建设棚户区改造工程", 115, "户")),
    case("为80万重点群体提供就业帮扶。", level("提供就业帮扶重点群体", 80, "万"), part=PLAN),
    case("有6.8%—8%的增速就能够实现充分就业。", rate("增速", 6.8, "between", upper=8), part=PLAN),
    case("力争西清高铁、麟北等3条高速、清源地铁2号线年内建成投运。", level("…高速", 3, "条"), passed("2", "name"), part=PLAN),
    case("与152所高校、科研院所建立合作机制。", level("…高校、科研院所…", 152, "所")),
    case("与60多个国家和地区建立经贸关系。", level("…国家和地区…", 60, "个", "gt")),
    case("总投资48亿元的1个项目进场开工。", level("项目总投资", 48, "亿元"), level("…项目…", 1, "个")),
    case("投资7800万元的城东公园正式向群众开放。", level("城东公园投资", 7800, "万元")),
    case("投资20亿元的啤酒厂项目和投资65亿元的清源建设集团产业园项目签约。",
         level("啤酒厂项目投资", 20, "亿元"), level("清源建设集团产业园项目投资", 65, "亿元")),
    case("将25度以上陡坡旱地逐步退出，完成退耕3万亩。", passed("25", "threshold"), level("…退耕", 3, "万亩")),
]  # fmt: skip

SHARED = [
    case("新建5个公园、3个广场。", level("新建公园", 5, "个"), level("新建广场", 3, "个")),
    case("加强省级产业集群4个核心区、3个协同区建设。", level("省级产业集群核心区", 4, "个"), level("省级产业集群协同区…", 3, "个")),
    case("处置批而未供土地1.6万亩、闲置土地1.3万亩。", level("处置批而未供土地", 1.6, "万亩"), level("处置闲置土地", 1.3, "万亩")),
    case("新开工项目100个，加快85个在建项目建设，建成投产20个。", level("新开工项目", 100, "个"), level("在建项目…", 85, "个"), level("在建项目…投产", 20, "个")),
    case("出台大气污染防治18条措施和颗粒物防治26条措施。", level("大气污染防治措施", 18, "条"), level("颗粒物防治措施", 26, "条")),
    case("近三年来共培育和引进新材料企业137家、总量达到459家。",
         level("培育和引进新材料企业", 137, "家", period="2021/2023"), level("新材料企业总量", 459, "家")),
    case("新建成小区12个，累计56个。", level("新建成小区", 12, "个"), level("累计小区", 56, "个")),
    case("单位国内生产总值用水量、能耗、二氧化碳排放量分别下降26%、18%、12%。",
         growth("单位国内生产总值用水量", -26), growth("单位国内生产总值能耗", -18), growth("单位国内生产总值二氧化碳排放量", -12), Code(1, "energy_intensity")),
]  # fmt: skip

NOTHING_BEHIND = [
    case("地铁运营里程425公里并连通咸清。", level("地铁运营里程", 425, "公里")),
    case("16个国省考核断面水质优良比例100%。", level("国省考核断面", 16, "个"), rate("国省考核断面水质优良比例", 100)),
    case("63项经验获国家部委、省市领导肯定。", level("获国家部委、省市领导肯定经验", 63, "项")),
    case("统筹改革来扩大投资，推动形成投资增长机制，全年投资增长5%左右。", growth("投资", 5, "approx"), part=PLAN),
    case("地区生产总值按增长5%安排。", growth("地区生产总值", 5), Code(0, "gdp"), part=PLAN),
    case("争取到省预算内资金14亿元。", level("省预算内资金", 14, "亿元")),
    case("地区生产总值增长1??.5%，出口增长6%。", passed("1", "unresolved"), passed("5", "unresolved"), growth("出口", 6)),
]  # fmt: skip

SPENT_AND_MOVED = [
    case("今年社会消费品零售总额要力争达到677亿元，增长11%。", level("社会消费品零售总额", 677, "亿元"), growth("社会消费品零售总额", 11), part=PLAN),
    case("8600余名中小学生赴市外参加研学活动。", level("赴市外参加研学活动中小学生", 8600, "名", "gt")),
    case("市级科技经费投入增加一倍、达到2亿元以上。", level("市级科技经费投入", 2, "亿元", "ge"), part=PLAN),
    case("新增503亿级园区3个、403亿级2个。", level("新增503亿级园区", 3, "个"), level("新增403亿级园区", 2, "个"), part=PLAN),
    case("年产值超千万的企业达到31家，其中超亿元的15家。", level("年产值超千万的企业", 31, "家"), level("年产值超亿元的企业", 15, "家")),
    case("到2030年国内生产总值和城乡居民人均收入比2020年翻一番。",
         growth("国内生产总值", 100, period="2021/2030"), growth("城乡居民人均收入", 100, period="2021/2030"), part=PLAN),
    case("青山等26个投资超千万元项目新开工建设。", level("…投资超千万元项目…", 26, "个")),
    case("持续帮扶5个乡村振兴重点帮扶村。", level("…乡村振兴重点帮扶村", 5, "个")),
    case("非公有制经济发展加快，占生产总值的比重达37.3%。", rate("非公有制经济占生产总值比重", 37.3)),
    case("城镇职工、居民医保门诊费用报销比例分别提高到73%和53%。", rate("城镇职工医保门诊费用报销比例", 73), rate("居民医保门诊费用报销比例", 53)),
    case("打造2个503亿元产值园区、3个203亿元产值园区。",
         level("503亿元产值园区", 2, "个"), level("203亿元产值园区", 3, "个"), passed("503", "threshold"), passed("203", "threshold"), part=PLAN),
    case("投入各类资金4.8亿元，农业保险赔付2.2亿元。", level("投入各类资金", 4.8, "亿元"), level("农业保险赔付", 2.2, "亿元")),
    case("实际使用内外资分别增长10%、6.4%。", growth("实际使用内资", 10), growth("实际使用外资", 6.4), Code(1, "foreign_capital_used")),
    case("新增公共停车位417个、公园绿地80.5公顷。", level("新增公共停车位", 417, "个"), level("新增公园绿地", 80.5, "公顷")),
    case("获评全省2022年度市县考核综合评价“好”等次，村集体经济收入增长24%。", growth("村集体经济收入", 24)),
    case("财政支出的七成以上用于民生保障。", rate("财政支出用于民生保障比例", 70, "ge")),
    case("出台“两新”支持政策，带动消费303亿元。", level("…“两新”支持政策带动消费", 303, "亿元")),
    case("发放消费券2亿元、带动消费27亿元。", level("发放消费券", 2, "亿元"), level("发放消费券带动消费", 27, "亿元")),
    case("剩余382户774人贫困人口全部脱贫。", level("全部脱贫贫困人口", 382, "户"), level("全部脱贫贫困人口", 774, "人")),
    case("全部淘汰4.3米以下焦炉。", passed("4.3", "threshold")),
    case("新登记市场主体17万户、其中企业5.3万家。", level("新登记市场主体", 17, "万户"), level("新登记企业", 5.3, "万家")),
    case("开展“清源来消费”“青山夜生活”等系列活动2000余场。", level("“清源来消费”“青山夜生活”等系列活动", 2000, "场", "gt")),
    case("PM2.5浓度降至每立方米39微克，下降7.1%。", level("PM2.5浓度", 39, "微克"), growth("PM2.5浓度", -7.1), Code(0, "pm25"), passed("2.5", "name")),
    case("大型银行普惠贷款增幅超过40%。", growth("大型银行普惠贷款", 40, "gt")),
    case("工业投资、民间投资占比50%以上。", rate("工业投资占比", 50, "ge"), rate("民间投资占比", 50, "ge"), part=PLAN),
    case("城乡居民基本医疗、养老保险参保率稳定在98%以上。", rate("城乡居民基本医疗保险参保率", 98, "ge"), rate("养老保险参保率|城乡居民养老保险参保率", 98, "ge")),
    case("全年优良空气189天。", level("优良空气", 189, "天")),
    case("研发投入强度达2.6以上。", rate("研发投入强度", 2.6, "ge", unit="")),
]  # fmt: skip

IN_A_ROW = [
    case("粮食总产量连续2年稳定在133亿斤以上。", level("粮食总产量", 133, "亿斤", "ge"), Code(0, "grain_output"), passed("2", "duration")),
    case("群众安全感连续8年保持92%以上。", rate("群众安全感", 92, "ge"), passed("8", "duration")),
    case("赤字率在2%左右。", rate("赤字率", 2, "approx")),
    case("优良天数246天，占比达66.9%。", level("优良天数", 246, "天"), rate("优良天数占比", 66.9)),
    case("新增自治区级示范农场14家。", level("新增自治区级示范农场", 14, "家")),
    case("市属企业由14户变为9户。", level("市属企业", 14, "户", period="2022"), level("市属企业", 9, "户")),
    case("省、市重点项目年度投资分别完成303亿元、1003亿元。", level("省重点项目年度投资", 303, "亿元"), level("市重点项目年度投资", 1003, "亿元")),
]  # fmt: skip

LEANING = [
    case("力争打造6个千亿级、15个百亿级开发区。", level("千亿级开发区", 6, "个"), level("百亿级开发区", 15, "个"), part=PLAN),
    case("平均每年城镇新增就业10万人。", level("城镇新增就业", 10, "万人"), Code(0, "urban_new_jobs")),
    case("招收农村学生人数又增长10.5%。", growth("招收农村学生人数", 10.5)),
    case("推动1万家工业企业技术改造。", level("工业企业技术改造", 1, "万家")),
    case("现代服务业蓬勃发展，增加值295.8亿元。", level("现代服务业增加值", 295.8, "亿元")),
    case("投资6.7亿元实施农村生活水源改水工程。", level("农村生活水源改水工程投资", 6.7, "亿元")),
    case("全州81%的规模工业企业落户开发区。", rate("规模工业企业落户开发区比例", 81)),
    case("197项高频事项“免证可办”。", level("“免证可办”高频事项", 197, "项")),
    case("15个项目获国家科学技术奖，其中2项获技术发明奖一等奖。", level("获国家科学技术奖项目", 15, "个"), level("获技术发明奖一等奖项目", 2, "项")),
    case("民生项目完成率全省第2、满意率全省第3。", rank("民生项目完成率", 2, "全省"), rank("民生项目满意率", 3, "全省")),
    case("装配式建筑产业蓬勃发展，新开工面积连续两年全省第一。", rank("装配式建筑产业新开工面积", 1, "全省")),
    case("耕地面积连续5年净增累计超过11万亩。", change("耕地面积", 11, "万亩", "gt"), passed("5", "duration")),
    case("“2+8”平台营收占全市比重、新引进项目集聚度均达到85%以上。",
         rate("“2+8”平台营收占全市比重", 85, "ge"), rate("新引进项目集聚度", 85, "ge"), passed("2", "name"), passed("8", "name")),
    case("全省经济顶住外部冲击，消化一季度停工影响，做到三季度增长4.9%。", growth("…经济", 4.9, period="2023-Q3"), Code(0, "gdp")),
    case("经济总量超过6003亿元，实现位次跃升，年均增速5.1%。", level("经济总量", 6003, "亿元", "gt"), growth("经济总量", 5.1, period=ANY)),
    case("成清沿江经济圈建设提速加力，经济总量超9003亿元。", level("成清沿江经济圈经济总量", 9003, "亿元", "gt")),
    case("5家企业完成上市，上市企业达到22家。", level("完成上市企业", 5, "家"), level("上市企业", 22, "家"), Code(1, "listed_companies")),
]  # fmt: skip

OF_UNSEEN_REPORTS = [
    case("三次产业结构由20.8：36.7：42.5调整优化为17.7：33.4：48.9。",
         *(rate(f"第{n}产业占比", value, unit="", period=ANY) for n, value in zip("一二三一二三", (20.8, 36.7, 42.5, 17.7, 33.4, 48.9)))),
    case("每年城镇新增就业6万人以上。", level("城镇新增就业", 6, "万人", "ge"), Code(0, "urban_new_jobs")),
    case("劳动年龄人口平均受教育年限从2020年的9.9年提升至2023年的10.5年左右。",
         level("劳动年龄人口平均受教育年限", 9.9, "年", period="2020"), level("劳动年龄人口平均受教育年限", 10.5, "年", "approx")),
    case("人均预期寿命从2020年的75.5岁提升至2023年的76.2岁。", level("人均预期寿命", 75.5, "岁", period="2020"), level("人均预期寿命", 76.2, "岁")),
    case("城镇新增就业14.3万人、超额完成省下达的11万人年度任务。", level("城镇新增就业", 14.3, "万人"), level("城镇新增就业", 11, "万人", status="target")),
    case("直接结算390万人次，其中来自外地106.6万人次。", level("直接结算", 390, "万人次"), level("来自外地直接结算", 106.6, "万人次")),
    case("经济总量跨过两个千亿元大关、超过6000亿元。", level("经济总量", 6000, "亿元", "gt"), Code(0, "gdp")),
    case("铁路里程新增170公里、突破700公里；公路里程新增300公里、突破1100公里、居全国第3位。",
         level("新增铁路里程", 170, "公里"), level("铁路里程", 700, "公里", "gt"), level("新增公路里程", 300, "公里"), level("公路里程", 1100, "公里", "gt"),
         rank("公路里程", 3, "全国", "1100")),
    case("粮食面积62万亩，产量稳定在60万吨。", level("粮食面积", 62, "万亩"), level("粮食产量", 60, "万吨")),
    case("办理代表建议282件、委员提案317件，办结率均达100%。",
         level("办理代表建议", 282, "件"), level("办理委员提案", 317, "件"), rate("办理代表建议办结率", 100), rate("办理委员提案办结率", 100)),
    case("做强正极材料产业链条，产能达到25万吨以上。", level("…正极材料产业链条产能", 25, "万吨", "ge"), part=PLAN),
    case("开展体育活动300场次，引流40余万人次。", level("体育活动", 300, "场次"), level("体育活动引流", 40, "万人次", "gt")),
    case("布局建设19个粮食产能提升重点县。", level("粮食产能提升重点县", 19, "个")),
    case("8.8万名外地老人来清康养旅居。", level("来清康养旅居外地老人", 8.8, "万名")),
    case("1069项惠企政策实现免申即享。", level("免申即享惠企政策", 1069, "项")),
    case("2个县级城市新获评文明城市。", level("新获评文明城市县级城市|获评文明城市县级城市", 2, "个")),
]  # fmt: skip

RUN_TOGETHER = [
    case("全市银行本外币存贷款余额分别增长6.3%、6.9%。", growth("银行本外币存款余额", 6.3), growth("银行本外币贷款余额", 6.9)),
    case("生育和基本医疗保险分别参保48.2万人、236.7万人。", level("生育保险参保", 48.2, "万人"), level("基本医疗保险参保", 236.7, "万人")),
    case("失业保险、养老保险覆盖面分别达到91.1%和97.7%。", rate("失业保险覆盖面", 91.1), rate("养老保险覆盖面", 97.7)),
    case("专利拥有量、授权量分别增长16.2%、12.8%。", growth("专利拥有量", 16.2), growth("专利授权量", 12.8)),
]  # fmt: skip


@pytest.mark.parametrize("case", BEFORE)
def test_what_is_said_before_the_noun_is_no_part_of_it(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", BEHIND)
def test_the_name_ends_where_something_is_said_of_it(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", SHARED)
def test_what_is_said_once_holds_for_the_list(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", NOTHING_BEHIND)
def test_the_sentence_goes_on_behind_the_number(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", SPENT_AND_MOVED)
def test_what_a_number_was_spent_on_what_it_moved_and_what_it_limits(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", IN_A_ROW)
def test_how_long_and_where_it_stands_is_no_part_of_the_name(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", LEANING)
def test_a_bare_noun_leans_on_what_stands_beside_it(case: Case) -> None:
    check(case)


def test_only_a_listed_company_is_one() -> None:
    (done,) = read_sentence("5家企业完成上市。").observations
    assert done.indicator_code is None


@pytest.mark.parametrize("case", OF_UNSEEN_REPORTS)
def test_what_unseen_reports_taught(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", RUN_TOGETHER)
def test_two_names_in_one_word(case: Case) -> None:
    check(case)
