"""Whose report it is, of which year, and whether it is one: from registry, file name and text."""

from __future__ import annotations

import pytest

from flows.project import SEEDS
from flows.seeds.reference import read_reference
from tests.small_reports import small_report
from transforms.areas import AreaBook
from transforms.sources.genre import why_no_report
from transforms.sources.metadata import Facts, Metadata, Unclear, facts_in_name, metadata

AREAS = AreaBook(read_reference(SEEDS).areas)
HANGZHOU = "（2024年1月18日在杭州市第十三届人民代表大会第七次会议上）\n杭州市人民政府市长 某某某\n" + small_report()


def known(text: str, name: str = "report", **declared: object) -> Metadata:
    return metadata(text, Facts(**declared), facts_in_name(name, AREAS), AREAS)


def test_the_file_name_says_it_all() -> None:
    assert known(small_report(), "330600-2024") == Metadata(
        "330600-2024", "330600", "绍兴市", "prefecture", "330000", 2024, 2023, "2024年绍兴市政府工作报告", None, None
    )


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
    ],
)  # fmt: skip
def test_the_heading_says_place_and_day(heading: str, report_id: str, title: str, delivered_on: str) -> None:
    found = known(heading + "各位代表：\n全年地区生产总值增长6.4%。\n")
    assert (found.report_id, found.title, found.delivered_on) == (report_id, title, delivered_on)


def test_without_a_day_the_year_follows_from_the_review() -> None:
    text = "各位代表：\n我代表连云港市人民政府，向大会作工作报告。\n一、2023年工作回顾\n全年增长6.4%。\n"
    found = known(text)
    assert (found.report_id, found.review_year, found.delivered_on) == ("320700-2024", 2023, None)


def test_a_report_of_december_may_review_its_own_year() -> None:
    text = "2015年12月18日在花山区第二届人民代表大会第五次会议上\n各位代表：\n2015年工作回顾\n增长9%。\n"
    assert known(text).review_year == 2015
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
    "text",
    [
        small_report(),
        "2023年工作回顾\n全年地区生产总值增长6%。\n2024年工作安排\n增长7%左右。\n",
        "政 府 工 作 报 告\n全年地区生产总值增长6%。\n",
    ],
)
def test_a_work_report_is_recognised(text: str) -> None:
    assert why_no_report(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("床前明月光，疑是地上霜。举头望明月，低头思故乡。", "不是政府工作报告"),
        ("The quick brown fox jumps over the lazy dog.", "no government work report"),
        ("2023年本市国民经济和社会发展统计公报。初步核算，全年地区生产总值7791亿元，比上年增长7.8%。", "不是政府工作报告"),
        ("各位代表：\n现在，我代表市中级人民法院向大会报告工作，请予审议。\n一、2023年工作回顾", "法院"),
        ("各位代表：\n我受市人大常委会委托，向大会报告工作，请予审议。", "人大常委会"),
        ("关于本市2023年国民经济和社会发展计划执行情况和2024年计划草案的报告\n各位代表：", "计划或预算"),
    ],
)
def test_what_is_no_work_report_is_told(text: str, reason: str) -> None:
    assert reason in (why_no_report(text) or "")
