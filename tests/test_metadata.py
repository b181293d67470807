"""Whose report it is, of which year, and whether it is one: from registry, file name and text."""

from __future__ import annotations

import pytest

from flows.project import SEEDS
from flows.seeds.reference import read_reference
from tests.small_reports import small_report
from transforms.areas import AreaBook, short
from transforms.sources.genre import why_no_report
from transforms.sources.metadata import Facts, Metadata, Unclear, facts_in_name, findings, metadata

AREAS = AreaBook(read_reference(SEEDS).areas)
HANGZHOU = "（2024年1月18日在杭州市第十三届人民代表大会第七次会议上）\n杭州市人民政府市长 某某某\n" + small_report()


def known(text: str, name: str = "report", **declared: object) -> Metadata:
    return metadata(text, Facts(**declared), facts_in_name(name, AREAS), AREAS)


def test_the_file_name_says_it_all() -> None:
    assert known(small_report(), "330600-2024") == Metadata(
        "330600-2024", "330600", "绍兴市", "prefecture", "330000", 2024, 2023, "2024年绍兴市政府工作报告", None, None
    )


def speech(government: str, body: str, year: int = 2024) -> str:
    """A report without a heading."""
    return (
        f"各位代表：\n现在，我代表{government}人民政府，向大会报告工作，请予审议。\n一、{year - 1}年工作回顾\n{body}\n"
        f"二、{year}年工作安排\n{year}年主要预期目标：地区生产总值增长7%左右。\n"
    )


MUCH = "{0}的面貌日新月异，{0}的产业节节攀升，{0}人民的日子越过越好，{0}这座城市更加亮丽。"


@pytest.mark.parametrize("name", ["绍兴市2024年政府工作报告", "2024年绍兴市政府工作报告", "2024 浙江省绍兴市"])
def test_the_file_name_may_say_it_in_words(name: str) -> None:
    assert known(small_report(), name).report_id == "330600-2024"


def test_the_registry_completes_what_the_name_leaves_open() -> None:
    declared = {"ref_area": "330600", "report_year": 2024, "title": "政府工作报告", "delivered_on": "2024-02-01", "source_url": "https://example.org/1"}
    found = known(small_report(), "report", **declared)
    assert (found.report_id, found.title, found.delivered_on, found.source_url) == ("330600-2024", "政府工作报告", "2024-02-01", "https://example.org/1")


@pytest.mark.parametrize(
    ("heading", "report_id", "title", "delivered_on"),
    [
        ("政府工作报告\n——2015年3月5日在第十二届全国人民代表大会第三次会议上\n国务院总理 某某某\n", "000000-2015", "政府工作报告", "2015-03-05"),
        ("——1 9 9 9 年3 月5 日在第九屆全國人民代表大會第二次會議上\n國務院總理 某某\n", "000000-1999", "1999年政府工作报告", "1999-03-05"),
        ("政 府 工 作 报 告\n—２０２５年１月９日在望都县十六届人民代表大会第六次会议上\n", "130631-2025", "政府工作报告", "2025-01-09"),
        ("在山西省第十届人民代表大会第一次会议上\n山西省代省长 某某某\n（二〇〇三年一月十四日）\n", "140000-2003", "2003年山西省政府工作报告", "2003-01-14"),
        ("2024年政府工作报告\n2024年2月27日在贵港市第六届人民代表大会第四次会议上\n", "450800-2024", "2024年政府工作报告", "2024-02-27"),
        ("2015年12月18日在花山区第二届人民代表大会第五次会议上 区长 某某某 ", "340503-2015", "2015年花山区政府工作报告", "2015-12-18"),
        ("政府工作报告\n——2011年1月20日在上饶市第二届人民代表大会第六次会议上\n", "361100-2011", "政府工作报告", "2011-01-20"),
        ("发布机构：日照市第十八届人民代表大会 发布日期：2019-03-01\n2019年2月3日在日照市第十八届\n人民代表大会第三次会议上\n", "371100-2019", "2019年日照市政府工作报告", "2019-02-03"),
        ("政府工作报告\n西藏自治区政府工作报告（2024年）\n", "540000-2024", "政府工作报告", None),
        ("2006政府工作报告\n2008年6月20日 来源：某某网\n——在上海市普陀区第十三届人民代表大会第五次会议上\n", "310107-2006", "2006政府工作报告", None),
        ("政府工作报告\n信阳市人民政府市长 某某\n2019年工作回顾\n", "411500-2020", "政府工作报告", None),
    ],
)  # fmt: skip
def test_the_heading_says_place_and_day(heading: str, report_id: str, title: str, delivered_on: str) -> None:
    found = known(heading + "各位代表：\n全年地区生产总值增长6.4%。\n")
    assert (found.report_id, found.title, found.delivered_on) == (report_id, title, delivered_on)


def test_where_nobody_is_addressed_the_heading_ends_with_the_first_sentence() -> None:
    page = "当前位置：首页\n专题\n山 东\n网站 2009年2月23日 来源：某报\n2009年山东省人民政府工作报告\n——2009年2月13日在山东省第十一届人民代表大会第二次会议上\n省长 某某某\n"
    found = findings(page + "现在，我代表省人民政府向大会报告政府工作。\n一、2008年工作回顾\n全省增长9%。\n", Facts(), Facts(), AREAS)
    assert (found.known.report_id, found.known.delivered_on, found.speaker) == ("370000-2009", "2009-02-13", "某某某")


def test_where_nobody_speaks_the_heading_ends_with_the_first_part() -> None:
    page = "无障碍\n长辈版\n索引号：003\n发布日期：2007年3月2日\n2007年政府工作报告\n字体\n——2007年2月8日在泾县第十五届人民代表大会第一次会议上\n县长 某某\n一、过去四年回顾\n2008年1月1日起实施。\n"
    assert (known(page).report_id, known(page).delivered_on) == ("341823-2007", "2007-02-08")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("自治州州 长 尕玛某某", "尕玛某某"), ("某某自治州人民政府州长 白玛某某", "白玛某某"), ("县委副书记、县长 阿里木•某某", "阿里木·某某"),
        ("（主讲人：时任县长某某某）", "某某某"), ("某 某 某", "某某某"), ("市长作政府工作报告", None), ("县长 作政府工作报告", None),
    ],
)  # fmt: skip
def test_who_spoke(line: str, name: str | None) -> None:
    text = f"——2024年1月10日在绍兴市第九届人民代表大会第四次会议上\n{line}\n{small_report()}"
    assert findings(text, Facts(), Facts(), AREAS).speaker == name


def test_a_title_may_be_named_after_the_year_looked_back_on() -> None:
    text = "2023年绍兴市政府工作报告\n各位代表：\n一、2023年工作回顾\n增长7%。\n二、2024年工作安排\n2024年主要预期目标：增长7%。\n"
    assert known(text).report_id == "330600-2024"


def test_without_a_day_the_year_follows_from_the_review() -> None:
    text = "各位代表：\n我代表连云港市人民政府，向大会作工作报告。\n一、2023年工作回顾\n全年增长6.4%。\n"
    found = known(text)
    assert (found.report_id, found.review_year, found.delivered_on) == ("320700-2024", 2023, None)


def test_a_report_of_december_may_review_its_own_year() -> None:
    text = "2015年12月18日在花山区第二届人民代表大会第五次会议上\n各位代表：\n2015年工作回顾\n增长9%。\n"
    assert known(text).review_year == 2015
    assert known(text.replace("2015年工作回顾", "2016年主要目标")).review_year == 2015
    assert known(text, "340503-2016").delivered_on == "2015-12-18"


@pytest.mark.parametrize(
    ("text", "name", "declared", "reason"),
    [
        (small_report(), "report", {}, "地区不明"),
        ("各位代表：\n全年增长6.4%。\n", "绍兴市", {}, "年份不明"),
        (small_report(), "999999-2024", {}, "999999 不在 areas.csv"),
        (small_report(), "朝阳区2024", {}, "朝阳区 有多个：110105, 220104"),
        (small_report(), "330600-2024", {"ref_area": "330500"}, "reports.csv 写 330500，文件名写 330600"),
        (small_report(), "330600-2024", {"report_year": 2023}, "reports.csv 写 2023，文件名写 2024"),
        (small_report(), "330600-2024", {"area_name": "湖州市"}, "330600 是绍兴市，不是湖州市"),
        (HANGZHOU, "330600-2024", {}, "正文是杭州市的报告，不是绍兴市"),
        (HANGZHOU, "330100-2022", {}, "正文说 2024-01-18 作报告，应为 2022 年"),
        (HANGZHOU.replace("杭州市", "浙江省").replace("代表市", "代表省"), "330100-2024", {}, "正文是浙江省的报告"),
        (small_report().replace("代表市", "代表省"), "330100-2024", {}, "正文是省的报告"),
        (small_report(2024), "330600-2022", {}, "正文回顾 2023 年、部署 2024 年.*不是 2022 年"),
        (small_report(2024), "report", {"ref_area": "330600", "report_year": 2022}, "应为 2024 年，不是 2022 年"),
        (speech("市", MUCH.format("湖州") * 4 + "全市增长6%。"), "330600-2024", {}, "正文说的是湖州市（16 次），不是绍兴市"),
        (speech("县", MUCH.format("清苑") * 4 + "全县增长6%。", 2008), "130629-2008", {}, "正文说的是清苑县（16 次），不是容城县"),
        (speech("市", MUCH.format("温州") * 4 + "瑞安、乐清等地，全市增长6%。"), "330381-2024", {}, "正文说的是温州市（16 次），不是瑞安市"),
        (speech("市", MUCH.format("温州") * 4 + MUCH.format("北京") * 2 + "全市增长6%。"), "331100-2024", {}, "正文说的是温州市（16 次），不是丽水市"),
        ("各位代表：\n2023年是打基础的一年。增长6%。\n2024年是见成效的一年。力争增长7%。\n", "330600-2023", {}, "应为 2024 年，不是 2023 年"),
        ("在河北省第九届人民代表大会第四次会议上\n（2001年1月8日）\n各位代表：\n增长9%。\n", "130000-2000", {}, "正文说 2001-01-08 作报告"),
        (speech("区", "全区增长6%。"), "330600-2024", {}, "正文是区的报告"),
        (speech("哥谭市", "全市增长6%。"), "report", {}, "哥谭市不在 areas.csv 中，是虚构的"),
        (speech("市", "全市增长6%。", 2077), "330600-2077", {}, "2077 还远未到来"),
        ("2024年1月11日在山西省第十届人民代表大会第一次会议上\n" + speech("省", "全省增长6%。"), "report", {}, "2024 年不会是换届后的第 1 次会议"),
    ],
)  # fmt: skip
def test_what_is_unclear_or_contradicts_itself_is_refused(text: str, name: str, declared: dict, reason: str) -> None:
    with pytest.raises(Unclear, match=reason) as refused:
        known(text, name, **declared)
    assert "\n" not in str(refused.value) and " · " in str(refused.value)


@pytest.mark.parametrize("name", ["130622-2003", "130608-2003"])
def test_a_county_that_has_become_a_district_keeps_its_reports(name: str) -> None:
    text = "政府工作报告\n2003年4月7日\n各位委员：\n我代表清苑县人民政府，向大会作工作报告。\n一、2002年工作回顾\n增长9%。\n"
    assert known(text, name).report_id == name


@pytest.mark.parametrize(
    ("government", "body", "report_id"),
    [
        ("市", MUCH.format("泰州") * 3 + "我市与台州市开展了合作。全市增长6%。", "321200-2024"),
        ("市", MUCH.format("台州") * 3 + "我市与泰州市开展了合作。全市增长6%。", "331000-2024"),
        ("市", MUCH.format("抚州") * 3 + "福州市来我市考察。", "361000-2024"),
        ("市", MUCH.format("福州") * 3 + "抚州市来我市考察。", "350100-2024"),
        ("区", MUCH.format("朝阳") * 3 + "我区深度融入北京城市总体规划，北京市各项任务圆满完成。朝阳区全区增长6%。", "110105-2024"),
        ("区", MUCH.format("朝阳") * 3 + "我区主动服务长春振兴，吉林省和长春市的要求全面落实。朝阳区全区增长6%。", "220104-2024"),
        ("市", MUCH.format("朝阳") * 3 + "辽宁省交给我市的任务圆满完成。全市增长6%。", "211300-2024"),
        ("州", MUCH.format("黔南") * 3 + "我州与贵阳市开展了合作。全州增长6%。", "522700-2024"),
        ("自治区", MUCH.format("宁夏") * 3 + "全区增长6%，银川市增长7%。", "640000-2024"),
        ("省", MUCH.format("辽宁") * 3 + MUCH.format("沈阳") * 2 + "全省增长6%。", "210000-2024"),
        ("市", MUCH.format("绍兴") * 3 + "我市新增城镇就业8万人，" + "新增城镇就业" * 12 + "全市增长6%。", "330600-2024"),
    ],
)
def test_without_a_heading_the_body_says_whose_report_it_is(government: str, body: str, report_id: str) -> None:
    found = findings(speech(government, body), Facts(), Facts(), AREAS)
    assert (found.known.report_id, found.area_from) == (report_id, "body")


def test_who_says_our_country_throughout_speaks_for_the_nation() -> None:
    found = findings("我国经济稳中有进，我国科技自立自强，" * 5 + "\n2024年主要预期目标是增长5%左右。\n", Facts(), Facts(), AREAS)
    assert (found.known.report_id, found.area_from) == ("000000-2024", "body")


@pytest.mark.parametrize(
    ("name", "year", "report_id"),
    [
        ("徐水县", 2013, "130625-2013"), ("徐水区", 2013, "130625-2013"), ("徐水区", 2020, "130609-2020"), ("徐水县", 2020, "130609-2020"),
        ("浙江宁波", 2024, "330200-2024"), ("宁波", 2024, "330200-2024"), ("北京市朝阳区", 2024, "110105-2024"), ("长春朝阳", 2024, "220104-2024"),
        ("全国", 2024, "000000-2024"), ("新疆", 2024, "650000-2024"), ("黔南", 2024, "522700-2024"),
        ("湖州", 2024, "330500-2024"), ("襄樊市", 2008, "420600-2008"), ("襄阳市", 2008, "420600-2008"), ("襄樊", 2008, "420600-2008"), ("襄阳市", 2013, "420600-2013"),
        ("思茅市", 2001, "532701-2001"), ("思茅市", 2006, "530800-2006"), ("普洱市", 2009, "530800-2009"), ("万盛区", 2008, "500110-2008"), ("綦江区", 2015, "500110-2015"),
        ("绍兴县", 2012, "330621-2012"), ("柯桥区", 2016, "330603-2016"), ("巢湖市", 2008, "341400-2008"), ("铜仁地区", 2009, "522200-2009"),
    ],
)  # fmt: skip
def test_a_file_name_in_words_means_the_area_as_it_was_then(name: str, year: int, report_id: str) -> None:
    assert known("各位代表：\n全年增长6%。\n", f"{name}{year}年政府工作报告").report_id == report_id


@pytest.mark.parametrize(("name", "year", "called"), [("420600", 2008, "襄樊市"), ("420600", 2010, "襄樊市"), ("420600", 2013, "襄阳市"), ("500110", 2008, "万盛区")])
def test_a_code_has_the_name_of_its_year(name: str, year: int, called: str) -> None:
    assert known("各位代表：\n全年增长6%。\n", f"{name}-{year}").area_name == called


@pytest.mark.parametrize("name", ["达县市1999", "哥谭市1999", "某州1999"])
def test_a_name_that_only_begins_like_a_known_one_is_not_taken_for_it(name: str) -> None:
    with pytest.raises(Unclear, match="地区不明"):
        known("各位代表：\n1998年工作回顾\n全年增长6%。\n", name)


@pytest.mark.parametrize(
    ("body", "year", "words"),
    [
        ("一、2023年和“十四五”时期工作回顾\n增长6%。\n", 2024, "2023年和“十四五”时期工作回顾"),
        ("2023年是打基础的一年。增长6%。\n2024年是见成效的一年。力争增长7%。\n", 2024, "2024年是"),
        ("过去的一年增长6%。\n2024年经济社会发展主要预期目标是增长7%。\n", 2024, "2024年经济社会发展主要预期目标"),
        ("过去的一年增长6%，超额完成2023年目标任务。\n二、关于2024年工作\n力争增长7%。\n三、2024年重点工作\n抓好八件事。\n", 2024, "2024年"),
    ],
)
def test_without_a_heading_the_year_follows_from_review_and_plan(body: str, year: int, words: str) -> None:
    found = findings("各位代表：\n" + body, Facts(ref_area="330600"), Facts(), AREAS)
    assert (found.known.report_year, found.year_from) == (year, "body")
    assert words in found.year_evidence


def test_the_day_a_page_was_posted_is_not_the_day_of_delivery() -> None:
    text = "政府工作报告\n2024年04月05日 来源：市政府网\n——在绍兴市第九届人民代表大会第四次会议上\n（2024年1月16日）\n绍兴市代市长 某某某\n" + small_report()
    found = findings(text, Facts(), Facts(), AREAS)
    assert (found.known.delivered_on, found.speaker) == ("2024-01-16", "某某某")


@pytest.mark.parametrize(
    "text",
    [
        small_report(),
        "2023年工作回顾\n全年地区生产总值增长6%。\n2024年工作安排\n增长7%左右。\n",
        "政 府 工 作 报 告\n全年地区生产总值增长6%。\n",
        "政府工作报告\n——在市第九届人民代表大会第四次会议上\n各位代表：\n现在，我代表市人民政府作工作报告。报告指出的困难，记者看到的变化，代表们纷纷表示认可。\n",
        "在市第九届人民代表大会第四次会议上的讲话\n各位代表：\n我代表市人民政府，向大会报告工作。一、2023年工作回顾\n增长9%。\n",
        "各位代表：\n我代表县人民政府作工作报告。一、2023年工作回顾\n在县人民代表大会常务委员会的监督下，在政协新乡市委员会、人大代表和法院的支持下，增长9%。\n",
    ],
)
def test_a_work_report_is_recognised(text: str) -> None:
    assert why_no_report(text) is None


# A speech of 3,000 characters, no piece of which comes again.
LONG = "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n" + "".join(f"春天里城中第{n}处园子开了花，游人数到{n * 7}，" for n in range(130)) + "谢谢！\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("床前明月光，疑是地上霜。举头望明月，低头思故乡。", "不是政府工作报告"),
        ("The quick brown fox jumps over the lazy dog.", "no government work report"),
        ("2023年本市国民经济和社会发展统计公报。初步核算，全年地区生产总值7791亿元，比上年增长7.8%。", "统计公报"),
        ("一、综合\n全年地区生产总值增长7.5%，比上年增长的有十个行业。第一产业同比增长6.9%。\n表一：地区生产总值\n", "统计公报"),
        ("市长某某某在作政府工作报告时说，去年增长7.8%。报告指出，今年的目标是增长7%。记者看到，会场掌声不断。", "关于报告的新闻"),
        ("各位代表认真审议报告——分组讨论侧记\n“各位代表，过去一年增长8%。”市长在报告中说。代表们纷纷表示，目标催人奋进，今年工作要重点抓好。", "关于报告的新闻"),
        ("本报讯（记者 王某）今天大会开幕，市长作政府工作报告。过去一年，增长8%。今年要重点抓好八项工作。", "关于报告的新闻"),
        ("在全市经济工作会议上的讲话\n同志们：\n一、2023年工作回顾\n增长3%。\n二、2024年重点工作\n增长7%。", "会议讲话"),
        ("同志们：\n这次会议的主要任务是总结去年工作，部署2024年重点工作。过去一年增长3%。", "会议讲话"),
        ("○○县政府工作报告\n各位代表：\n我代表县人民政府，向大会报告工作。全年生产总值○○亿元，增长○%，财政收入（  ）亿元，增长（ ）%。", "模板"),
        ("各位代表：\n我代表市人民政府，向大会报告工作。全年地区生产总值突破X亿元，增长x.x%，财政收入X亿元，居民收入增长X%。", "模板"),
        ("各位代表：\n我代表王都政府，向大会报告工作。魔法产业增长7.8%，讨伐魔王的勇者达到30名，新增魔法学院5所，丧尸下降3%。", "虚构"),
        (LONG + LONG, "同一份报告出现了两遍"),
        (LONG + LONG.replace("春", "夏").replace("一", "二").replace("城", "乡").replace("数", "量"), "两份报告"),
        ("锛屾垜浠ｈ〃锛屽悜澶т細鎶ュ憡宸ヤ綔锛岃浜堝璁" * 12, "文字错乱"),
        ("各位代表：\n现在，我代表市中级人民法院向大会报告工作，请予审议。\n一、2023年工作回顾", "法院"),
        ("各位代表：\n我受市人大常委会委托，向大会报告工作，请予审议。", "人大常委会"),
        ("关于本市2023年国民经济和社会发展计划执行情况和2024年计划草案的报告\n各位代表：", "计划或预算"),
        ("各位代表：\n我代表区人民政府，向大会作关于第十个五年计划纲要草案的报告。过去的五年，增长9%。", "计划或预算"),
        ("各位代表：\n我代表镇人民政府，向大会报告工作。一、2013年工作回顾\n增长9%。", "乡镇"),
        ("各位委员：\n我代表县人民政府，就提交会议协商的《政府工作报告》作几点说明。一、2023年工作回顾", "关于报告的说明"),
        ("本县人民代表大会第四次会议主持词\n各位代表：\n下面请县长作政府工作报告。", "主持词"),
        ("3月9日上午，县第十六届人民代表大会第二次会议隆重开幕。会议应到代表135名。县长代表县人民政府作工作报告：一是2021年工作回顾；二是2022年主要目标。", "新闻"),
        ("第十二章 会场\n“各位代表：现在，我代表市人民政府向大会作工作报告，请予审议。一、过去五年工作回顾……”市长声音洪亮，台下有人打起了瞌睡。", "小说"),
        ("尊敬的主席、各位代表：\n我是来自本省的代表，对政府工作报告表示赞同。过去一年成绩不小，今年的重点工作明确。", "代表的发言"),
        ("《政府工作报告》是施政纲领。下面是几篇《政府工作报告》的写法：先写2023年工作回顾，再写2024年工作安排。", "谈论报告"),
        ("各位代表：\n我代表公司经营班子，向大会作工作报告。一、2023年工作回顾\n营业收入52亿元，增长8.3%。二、2024年工作安排", "别的机构"),
        ("——2021年7月29日在市第十五届人大常委会第三十三次会议上\n我代表市人民政府，报告上半年主要工作。一、上半年工作回顾", "专项报告"),
        ("听取和审议了市长所作的政府工作报告。会议充分肯定了市政府2019年的工作，同意2020年工作的主要目标任务，决定批准这个报告。", "新闻"),
        ("XX县政府工作报告\n20xx年 月 日\n各位代表：\n我代表县人民政府作报告。财政收入3.6亿元，增长7%，投资20亿元，增长9%。", "模板"),
        ("某市政府工作报告（精选五篇）\n第一篇\n各位代表：\n我代表市人民政府作报告。2023年工作回顾\n增长7%。", "合集"),
    ],
)
def test_what_is_no_work_report_is_told(text: str, reason: str) -> None:
    assert reason in (why_no_report(text) or "")


def test_the_short_name_of_an_autonomous_county_is_without_its_peoples() -> None:
    assert [short(name) for name in ("贡山独龙族怒族自治县", "景宁畲族自治县", "黔南布依族苗族自治州")] == ["贡山", "景宁", "黔南"]
