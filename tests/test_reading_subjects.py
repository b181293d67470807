"""Inherited subjects: a number without a noun of its own speaks of what was named before it."""

from __future__ import annotations

import pytest

from tests.reading import ANY, PLAN, Case, Code, case, change, check, growth, level, rank, rate, read_sentence

SAME_SUBJECT = [
    case("新增规上企业50家、达到600家。", level("新增规上企业", 50, "家"), level("规上企业", 600, "家")),
    case("铁路营业里程新增160公里、突破900公里。", level("新增铁路营业里程", 160, "公里"), level("铁路营业里程", 900, "公里", "gt")),
    case("新增贷款50亿元，比上年多12亿元。", level("新增贷款", 50, "亿元"), change("新增贷款", 12, "亿元")),
    case("全年接待游客6945.8万人次、增长25.17%。", level("接待游客", 6945.8, "万人次"), growth("接待游客", 25.17)),
    case("地区生产总值达到1286亿元，比上年增长6.2%。", level("地区生产总值", 1286, "亿元"), growth("地区生产总值", 6.2)),
    case("地区生产总值突破千亿、达到1023亿元，增长6.2%。", level("地区生产总值", 1023, "亿元"), growth("地区生产总值", 6.2)),
    case("一般公共预算收入完成86.5亿元、增长7.3%，其中税收收入72.1亿元、增长8.9%。",
         level("一般公共预算收入", 86.5, "亿元"), growth("一般公共预算收入", 7.3), level("税收收入", 72.1, "亿元"), growth("税收收入", 8.9)),
    case("森林覆盖率达到43.6%，比上年提高0.8个百分点。", rate("森林覆盖率", 43.6), change("森林覆盖率", 0.8)),
    case("城乡居民收入比缩小到1.72，比上年缩小0.03。", rate("城乡居民收入比", 1.72, unit=""), change("城乡居民收入比", -0.03, "")),
    case("粮食总产量52.6万吨，连续九年稳定在50万吨以上。", level("粮食总产量", 52.6, "万吨"), level("粮食总产量", 50, "万吨", "ge", period="*")),
    case("出口总额480亿元、增长8.1%，占全省份额提高0.2个百分点。",
         level("出口总额", 480, "亿元"), growth("出口总额", 8.1), change("出口总额占全省…", 0.2)),
    case("全社会用电量126亿千瓦时，增长7.9%；其中工业用电量88亿千瓦时，增长6.4%。",
         level("全社会用电量", 126, "亿千瓦时"), growth("全社会用电量", 7.9), level("工业用电量", 88, "亿千瓦时"), growth("工业用电量", 6.4)),
    case("城镇居民人均可支配收入突破5万元，达到50860元，增长5.2%。",
         level("城镇居民人均可支配收入", 5, "万元", "gt"), level("城镇居民人均可支配收入", 50860, "元"), growth("城镇居民人均可支配收入", 5.2)),
    case("空气质量持续改善，优良天数比例达93.4%，提高1.1个百分点。", rate("优良天数比例", 93.4), change("优良天数比例", 1.1)),
    case("数字经济核心产业增加值96.8亿元，增长11.2%，占GDP比重7.6%。",
         level("数字经济核心产业增加值", 96.8, "亿元"), growth("数字经济核心产业增加值", 11.2), rate("数字经济核心产业增加值占GDP比重", 7.6)),
    case("粮食总产量达52.8万吨，增长1.6%，实现十九连丰。", level("粮食总产量", 52.8, "万吨"), growth("粮食总产量", 1.6)),
    case("全员劳动生产率达18.6万元/人，提高7.2%。", level("全员劳动生产率", 18.6, "万元/人"), growth("全员劳动生产率", 7.2)),
    case("新增城镇就业2.6万人，完成年度任务的118%。", level("新增城镇就业", 2.6, "万人"), rate("新增城镇就业…", 118)),
    case("民生支出312亿元，占一般公共预算支出的79.6%。", level("民生支出", 312, "亿元"), rate("民生支出占一般公共预算支出…", 79.6)),
    case("存款余额2260亿元，比年初增加186亿元；贷款余额1980亿元，比年初增加232亿元。",
         level("存款余额", 2260, "亿元"), change("存款余额", 186, "亿元"), level("贷款余额", 1980, "亿元"), change("贷款余额", 232, "亿元")),
    case("完成工业技改投资72亿元，同比增长21.3%，占工业投资的比重达46.2%。",
         level("工业技改投资", 72, "亿元"), growth("工业技改投资", 21.3), rate("工业技改投资占工业投资…比重", 46.2)),
    case("出口额126亿元，下降3.2%，降幅比上半年收窄4.1个百分点。",
         level("出口额", 126, "亿元"), growth("出口额", -3.2), change("出口额…", ANY, period=ANY), fails="降幅比 becomes the name"),
]  # fmt: skip

PART_OF_SUBJECT = [
    case("新增上市企业6家、累计达100家，其中境内A股上市公司80家、居全国同类城市第3位。",
         level("新增上市企业", 6, "家"), level("累计上市企业", 100, "家"), level("境内A股上市公司", 80, "家"), rank("境内A股上市公司", 3, "全国同类城市", "80")),
    case("新认定高新技术企业63家、总数达412家。", level("新认定高新技术企业", 63, "家"), level("…高新技术企业…", 412, "家")),
    case("新开工保障性住房2600套，基本建成1800套。", level("新开工保障性住房", 2600, "套"), level("…建成保障性住房", 1800, "套")),
    case("工业投资增长18.2%，其中技改投资增长21.6%、占比达45.3%。", growth("工业投资", 18.2), growth("技改投资", 21.6), rate("技改投资占比", 45.3)),
    case("新登记经营主体3.6万户、增长12.4%，总量达26.8万户。",
         level("新登记经营主体", 3.6, "万户"), growth("新登记经营主体", 12.4), level("…经营主体总量", 26.8, "万户")),
    case("实施重点项目86个、总投资520亿元，当年完成投资120亿元。",
         level("重点项目", 86, "个"), level("重点项目总投资", 520, "亿元"), level("…投资", 120, "亿元")),
    case("新引进10亿元以上产业项目36个，其中50亿元以上项目4个。", level("新引进10亿元以上产业项目", 36, "个"), level("新引进50亿元以上…项目", 4, "个")),
    case("政府采购面向中小企业份额达到36亿元，占采购总额的82%。",
         level("政府采购面向中小企业份额", 36, "亿元"), rate("政府采购面向中小企业份额占采购总额…", 82)),
    case("签约项目58个、协议投资310亿元，开工42个。", level("签约项目", 58, "个"), level("…协议投资", 310, "亿元"), level("…项目…", 42, "个")),
    case("发放消费券1.2亿元，撬动消费9.6亿元。", level("发放消费券", 1.2, "亿元"), level("…撬动消费…", 9.6, "亿元")),
    case("规上工业企业达1126家，净增98家。", level("规上工业企业", 1126, "家"), level("净增规上工业企业|规上工业企业净增", 98, "家")),
    case("新增国家高新技术企业96家、累计达612家，新增省科技型中小企业382家、累计达2860家。",
         level("新增国家高新技术企业", 96, "家"), level("累计国家高新技术企业|国家高新技术企业…", 612, "家"),
         level("新增省科技型中小企业", 382, "家"), level("累计省科技型中小企业|省科技型中小企业…", 2860, "家")),
    case("社会消费品零售总额完成486亿元，增长6.8%，其中限额以上零售额增长9.2%。",
         level("社会消费品零售总额", 486, "亿元"), growth("社会消费品零售总额", 6.8), growth("限额以上零售额", 9.2)),
    case("引进培育高层次人才320人，其中博士86人、正高级职称42人。", level("引进培育高层次人才", 320, "人"), level("…博士", 86, "人"), level("…正高级职称…", 42, "人")),
]  # fmt: skip

OWN_SUBJECT = [
    case("医药产业要加快集聚，打造特色品牌，力争全年产值超153亿元、增长33%以上。", level("医药产业产值", 153, "亿元", "gt"), growth("医药产业产值", 33, "ge"), part=PLAN),
    case("接待游客368万人次、旅游收入33亿元，均增长70%以上。",
         level("接待游客", 368, "万人次"), level("旅游收入", 33, "亿元"), growth("接待游客", 70, "ge"), growth("旅游收入", 70, "ge")),
    case("各项存贷款余额双双突破450亿元。", level("各项存款余额", 450, "亿元", "gt"), level("各项贷款余额", 450, "亿元", "gt")),
    case("建设青山、白水3座35万千瓦光热电站。", level("…35万千瓦光热电站", 3, "座"), part=PLAN),
    case("青山高新区提质增效，固定资产投资增长12%。", growth("青山高新区固定资产投资", 12), Code(0, None)),
    case("清源古动物馆（自然博物馆）热度不减，接待游客超233万人次。", level("清源古动物馆（自然博物馆）接待游客", 233, "万人次", "gt"), Code(0, None)),
    case("清源沿江经济圈建设提速加力，经济总量超2万亿元。", level("清源沿江经济圈经济总量", 2, "万亿元", "gt"), Code(0, None)),
    case("加快推进开发区建设，固定资产投资增长10%。", growth("固定资产投资", 10), Code(0, "fixed_asset_investment")),
    case("旅游市场持续火爆，接待游客超2300万人次。", level("接待游客", 2300, "万人次", "gt"), Code(0, "tourist_visits")),
    case("城镇新增就业1.2万人，失业人员再就业3600人，就业困难人员就业1200人。",
         level("城镇新增就业", 1.2, "万人"), level("失业人员再就业", 3600, "人"), level("就业困难人员就业", 1200, "人")),
    case("研发投入强度达3.1%，高新技术产业增加值增长9.2%。", rate("研发投入强度", 3.1), growth("高新技术产业增加值", 9.2)),
    case("贷款余额突破1800亿元，不良贷款率降至0.62%。", level("贷款余额", 1800, "亿元", "gt"), rate("不良贷款率", 0.62)),
    case("建成高标准农田12.6万亩。粮食产量达52万吨，增长1.3%。", level("…高标准农田", 12.6, "万亩"), level("粮食产量", 52, "万吨"), growth("粮食产量", 1.3)),
    case("快递业务量增长21%、邮政业务总量增长12.5%。", growth("快递业务量", 21), growth("邮政业务总量", 12.5)),
    case("发明专利授权量1260件，同比增长18.6%，每万人高价值发明专利拥有量达9.8件。",
         level("发明专利授权量", 1260, "件"), growth("发明专利授权量", 18.6), level("每万人高价值发明专利拥有量", 9.8, "件")),
]  # fmt: skip


@pytest.mark.parametrize("case", SAME_SUBJECT)
def test_the_same_subject(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", PART_OF_SUBJECT)
def test_a_part_or_the_total_of_the_subject(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", OWN_SUBJECT)
def test_a_noun_of_its_own_is_not_overruled(case: Case) -> None:
    check(case)


def test_an_inherited_subject_is_flagged_and_one_of_its_own_is_not() -> None:
    first, second = read_sentence("地区生产总值1286亿元，增长6.2%。").observations
    assert "inherited" not in (first.flags or "") and "subject_inherited" in second.flags.split()


def test_a_name_outside_the_codebook_is_flagged() -> None:
    inside, outside = read_sentence("地区生产总值1286亿元，建成42个精品节点。").observations
    assert inside.indicator_code and "no_codebook_match" not in (inside.flags or "").split()
    assert outside.indicator_code is None and "no_codebook_match" in outside.flags.split()


def test_only_what_is_of_the_number_before_is_its_part() -> None:
    whole, part, other = read_sentence("改造小区20个，有3个获评省级示范，有5个镇进入全国千强镇。").observations
    assert [("part" in (row.flags or "").split()) for row in (whole, part, other)] == [False, True, False]
