"""What each section of a report is for."""

from __future__ import annotations

import pytest

from tests.outlines import MORE, SEED, roles


def test_roles_of_the_seed() -> None:
    found = roles(SEED)
    order = list(dict.fromkeys(role for role, _ in found))
    assert order == ["opening", "review", "priorities", "targets", "self_governance", "closing"]
    assert [words for role, words in found if role == "opening"] == ["各位代表：", "现在，我代表"]
    assert [words for role, words in found if role == "targets"] == ["经济社会发展"]
    assert [words for role, words in found if role == "closing"] == ["各位代表！发"]
    assert ("review", "在肯定成绩的") in found and ("self_governance", "各位代表，打") in found


PART_ROLES = [
    ("2023年工作回顾", 2024, "review"),
    ("2023年主要工作", 2024, "review"),
    ("过去五年工作回顾", 2024, "review"),
    ("“十四五”时期和2025年工作回顾", 2026, "review"),
    ("2024年主要工作", 2024, "priorities"),
    ("今年工作重点", 2024, "priorities"),
    ("“十五五”时期主要目标任务", 2026, "outlook"),
    ("今后五年的奋斗目标", 2022, "outlook"),
    ("全面加强政府自身建设", 2024, "self_governance"),
    ("提升政府治理能力和水平", 2024, "self_governance"),
    ("2024年政府工作任务", 2024, "priorities"),
    ("政府任务", 2024, "priorities"),
    *((f"全市发展{word}", 2024, "review") for word in ("回顾", "成就", "成绩", "总结", "情况")),
    *((f"全市发展{word}", 2024, "outlook") for word in ("新征程", "远景", "展望", "蓝图")),
    ("未来发展方向", 2024, "outlook"),
    ("“十四五”主要任务", 2020, "outlook"),
    ("“十四五”主要成就", 2021, "outlook"),
    ("“十四五”主要成就", 2022, "review"),
    ("“十四五”主要任务", 2025, "outlook"),
    ("“十四五”主要任务", 2026, "review"),
    ("“十二五”主要任务", 2015, "outlook"),
    ("“九五”主要任务", 2001, "review"),
    ("“九五”主要任务", 2000, "outlook"),
    ("依法提高施政能力", 2024, "self_governance"),
]


@pytest.mark.parametrize("heading, year, role", PART_ROLES)
def test_a_part_takes_its_role_from_its_heading(heading: str, year: int, role: str) -> None:
    text = f"各位代表：\n一、工作情况\n{MORE}\n二、{heading}\n{MORE}\n"
    assert [found for found, _ in roles(text, year)] == ["opening", "review", "review", role, role]


@pytest.mark.parametrize("laid", ["向大会报告工作，请予审议。", "向大会报告工作，请予审查。", "请列席人员提出意见。", "向各位委员报告工作。", "向各位代表报告工作。"])
def test_the_opening_ends_with_what_lays_the_report_before_the_deputies(laid: str) -> None:
    text = f"某某市政府工作报告\n市长某某\n各位代表：\n现在，我代表市人民政府{laid}\n过去一年，{MORE}\n一、奋力拼搏\n{MORE}\n二、再创辉煌\n{MORE}\n"
    assert [role for role, _ in roles(text)] == ["opening"] * 4 + ["review"] * 3 + ["priorities"] * 2


def test_a_part_of_two_periods_changes_role_between_them() -> None:
    text = f"各位代表：\n一、2025年工作回顾\n{MORE}\n二、“十五五”时期目标任务和2026年工作安排\n“十五五”时期，{MORE}\n今年是开局之年。{MORE}\n（一）抓项目。{MORE}\n（二）抓招商。{MORE}\n"
    assert [role for role, _ in roles(text, 2026)][3:] == ["outlook", "outlook", "priorities", "priorities", "priorities"]


def test_targets_are_the_paragraph_that_states_them_and_the_list_below_it() -> None:
    text = (
        f"各位代表：\n一、2023年工作回顾\n主要指标的增速与今年主要预期目标是衔接的。\n二、2024年工作安排\n{MORE}\n全市经济工作的主要预期目标为：\n地区生产总值增长6%；\n"
        f"财政收入增长5%。\n为实现上述目标，重点做好以下工作：\n（一）抓项目。{MORE}\n（二）抓招商。{MORE}\n"
    )
    assert [words for role, words in roles(text) if role == "targets"] == ["全市经济工作", "地区生产总值", "财政收入增长"]


@pytest.mark.parametrize(
    "announced",
    [
        *(f"{kind}目标是：" for kind in ("预期", "主要", "奋斗", "发展", "工作", "经济")), "预期目标建议为:", "2024年的主要目标为", "今年全市发展的预期目标：",
        "地区生产总值增长", "国内生产总值预期增速", *(f"今年，全{area}生产总值增长" for area in "国省市县区州"),
    ],
)  # fmt: skip
def test_a_statement_of_targets(announced: str) -> None:
    text = f"各位代表：\n一、2023年工作回顾\n{MORE}\n二、2024年工作安排\n{announced}6%左右。\n今年，财政收入增长5%。\n"
    assert [role for role, _ in roles(text)][-2:] == ["targets", "priorities"]


@pytest.mark.parametrize(
    "words",
    [
        *(f"{period}发展的主要目标是：" for period in ("今后", "未来", "五年", "“十四五”", "到2035年", "上年", "去年", "年均")),
        "确立这个发展目标是为了改善人民的生活，", "主要目标。今年：", "主要目标管理和考核制度要更加完善：", "保持地区生产总值和居民收入同步，增长",
        f"{MORE * 5}今年，全市生产总值增长",
    ],
)  # fmt: skip
def test_what_speaks_of_targets_without_stating_this_years(words: str) -> None:
    text = f"各位代表：\n一、2023年工作回顾\n{MORE}\n二、2024年工作安排\n{words}6%左右。\n{MORE}\n"
    assert [role for role, _ in roles(text)][-2:] == ["priorities", "priorities"]


def test_in_an_outlook_only_what_names_this_year_states_its_targets() -> None:
    text = f"各位代表：\n一、2023年工作回顾\n{MORE}\n二、未来五年的发展\n主要目标是：增长5%。\n今年的主要目标是：增长6%。\n2024年主要目标是：增长7%。\n2025年主要目标是：增长8%。\n"
    assert [role for role, _ in roles(text)][-4:] == ["outlook", "targets", "targets", "outlook"]


def test_a_list_of_targets_ends_with_its_last_item() -> None:
    text = f"各位代表：\n一、2024年工作安排\n主要预期目标：增长6%；\n收入增长5%;\n物价平稳。\n{MORE}\n"
    assert [words for role, words in roles(text) if role == "targets"] == ["主要预期目标", "收入增长5%", "物价平稳。"]


def test_targets_of_other_periods_are_not_this_years() -> None:
    text = f"各位代表：\n一、2025年工作回顾\n{MORE}\n二、“十五五”时期主要目标任务\n经济社会发展的主要目标是：生产总值年均增长5%。\n三、2026年工作安排\n今后五年的奋斗目标是：翻一番。\n主要预期目标是：增长5%。\n"
    assert [words for role, words in roles(text, 2026) if role == "targets"] == ["主要预期目标"]


def test_a_caption_before_the_salutation_is_opening() -> None:
    text = f"2024年1月8日在某某市第九届人民代表大会第三次会议上，市长某某某代表市人民政府向大会作政府工作报告，与会人员认真听取了报告。\n各位代表：\n一、2023年工作回顾\n{MORE}\n"
    assert [role for role, _ in roles(text)] == ["opening", "opening", "review", "review"]


def test_conduct_of_government_is_found_below_a_part_and_after_its_sections() -> None:
    inside = f"各位代表：\n一、2024年工作安排\n（一）抓项目。{MORE}\n（二）全面加强政府自身建设。{MORE}\n各位代表！让我们团结奋斗！\n"
    assert [role for role, _ in roles(inside)] == ["opening", "priorities", "priorities", "self_governance", "closing"]
    after = f"各位代表：\n一、2024年工作安排\n（一）抓项目。{MORE}\n（二）抓招商。{MORE}\n各位代表！做好今年工作，必须加强政府自身建设。{MORE}\n廉洁从政守底线。{MORE}\n各位代表！让我们团结奋斗！\n"
    assert [role for role, _ in roles(after)][-3:] == ["self_governance", "self_governance", "closing"]


CONDUCT = """推进政府自身建设|推进自身改革建设|加强政府建设|建设人民满意的服务型政府|打造法治政府|建设廉洁政府|当好服务型政府|建设社会主义现代化的政府|提高政府效能|增强政府执行力
提升政府公信力|提升施政能力|提高依法行政水平"""


@pytest.mark.parametrize("heading", [heading for line in CONDUCT.split() for heading in line.split("|")])
def test_a_section_of_a_plan_that_names_the_governments_own_conduct(heading: str) -> None:
    text = f"各位代表：\n{{}}\n（一）抓项目。{MORE}\n（二）{heading}。{MORE}\n"
    assert roles(text.format("一、2024年工作安排"))[-1][0] == "self_governance"
    assert roles(text.format("一、2023年工作回顾"))[-1][0] == "review"


WORDS_OF_CONDUCT = "依法行政|清廉|从严治党|过紧日子|八项规定|作风|人大监督|权力|两个确立|政绩观|政府系统".split("|")


def test_conduct_is_told_by_three_of_its_words_where_no_heading_names_it() -> None:
    text = f"各位代表：\n一、2024年工作安排\n（一）抓项目。{MORE}\n（二）抓招商。{MORE}\n各位代表！{{}}要求落到实处，{MORE}\n"
    for i in range(len(WORDS_OF_CONDUCT)):
        three = [WORDS_OF_CONDUCT[(i + step) % len(WORDS_OF_CONDUCT)] for step in (0, 1, 2)]
        assert roles(text.format("、".join(three)) + f"{MORE}\n各位代表！让我们奋斗！\n")[-3:-1] == [
            ("self_governance", f"各位代表！{three[0]}"[:6]), ("self_governance", MORE[:6]),
        ]  # fmt: skip
        assert roles(text.format("、".join(three[:2])) + "各位代表！让我们奋斗！\n")[-2][0] == "priorities"


def test_one_sentence_a_line_conduct_is_what_one_address_says_as_a_whole() -> None:
    lines = ["（一）抓项目。", "扩大投资。", "（二）抓招商。", "引进企业。", "各位代表！", "坚持依法行政。", "纠治作风。", "守住廉洁。", "各位代表！", "支持国防。", "各位代表！", "奋斗成就未来。"]
    text = "\n".join(["各位代表：", "一、2024年政府工作任务", *lines]) + "\n"
    assert [role for role, _ in roles(text)][-8:] == ["self_governance"] * 4 + ["priorities"] * 2 + ["closing"] * 2


@pytest.mark.parametrize("appeal", ["让我们一起向未来！", "为建设美好家园而奋斗！", "为建设美好家园而努力奋斗！", "为建设美好家园而不懈奋斗！", "同心同德、团结奋斗！", "同心同德、团结奋进！"])
def test_a_last_paragraph_that_appeals_is_closing(appeal: str) -> None:
    text = f"各位代表：\n一、2024年工作安排\n（一）抓项目。{MORE}\n（二）抓招商。{MORE}\n{{}}{appeal}\n"
    assert roles(text.format("新征程上，"))[-1][0] == "closing"
    assert [role for role, _ in roles(text.format("新征程上，").replace(appeal, "一切都会更好。"))][-1] == "priorities"


def test_an_address_with_much_behind_it_or_with_items_behind_it_closes_nothing() -> None:
    address = f"各位代表：\n一、2023年工作回顾\n各位代表！{MORE}\n"
    assert [role for role, _ in roles(address + MORE)][-2:] == ["closing", "closing"]
    assert [role for role, _ in roles(address + f"{MORE}\n" * 40)][-2:] == ["review", "review"]
    assert [role for role, _ in roles(address + f"（一）抓项目。{MORE}\n（二）抓招商。{MORE}\n")][-3:] == ["review"] * 3


@pytest.mark.parametrize(
    ("annex", "role"),
    [("名词解释", "closing"), ("附件：2024年民生实事", "priorities"), ("附表：2024年重大工程", "priorities"), ("附件：2024年重点项目", "priorities"),
     ("附件：2023年实事完成情况", "review"), ("附件：2023年项目进展", "review")],
)  # fmt: skip
def test_what_is_annexed_takes_its_role_from_what_it_lists(annex: str, role: str) -> None:
    text = f"各位代表：\n一、2024年工作安排\n{MORE}\n各位代表！让我们奋斗！\n{annex}\n1.新建学校。\n2.新建医院。\n"
    assert [found for found, _ in roles(text)][-4:] == ["closing", role, role, role]


def test_a_text_that_has_lost_its_headings_still_has_roles() -> None:
    text = f"各位代表：\n我们全力抓项目，{MORE}\n我们也清醒认识到，{MORE}\n今年是关键一年，{MORE}\n地区生产总值增长7%左右，居民收入同步增长，{MORE}\n推动政府自身建设开创新局面，{MORE}\n各位代表，让我们努力奋斗！\n"
    assert [role for role, _ in roles(text)] == ["opening", "review", "review", "priorities", "targets", "self_governance", "closing"]
