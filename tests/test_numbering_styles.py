"""Headings by every style of numbering that reports use, and what looks like one and is none."""

from __future__ import annotations

import pytest

from tests.outlines import MORE, roles, tree
from transforms.sections.outline import leaves, outline

STYLES = {
    "numbered headings on their own lines, 1. below": (
        f"各位代表：\n一、2023年工作回顾\n{MORE}\n二、2024年工作安排\n（一）推进产业升级\n1.做强工业。{MORE}\n2.做优农业。{MORE}\n（二）改善民生\n1、办好教育。{MORE}\n2、办好医疗。{MORE}\n",
        ["1 一、2023年工作回顾", "1 二、2024年工作安排", "  2 （一）推进产业升级", "    3 1.做强工业", "    3 2.做优农业", "  2 （二）改善民生", "    3 1、办好教育", "    3 2、办好医疗"],
    ),
    "parts without numbers, 一、 below": (
        f"各位代表：\n2023年政府工作回顾\n一、经济稳步增长。{MORE}\n二、城乡面貌改善。{MORE}\n2024年工作安排\n一、抓项目\n{MORE}\n二、抓招商\n{MORE}\n",
        ["1 2023年政府工作回顾", "  2 一、经济稳步增长", "  2 二、城乡面貌改善", "1 2024年工作安排", "  2 一、抓项目", "  2 二、抓招商"],
    ),
    "a second 一、 inside a part": (
        f"各位代表：\n一、2023年工作回顾\n{MORE}\n二、2024年主要任务\n一、发展工业\n1、抓投资。{MORE}\n2、抓技改。{MORE}\n二、发展农业\n{MORE}\n",
        ["1 一、2023年工作回顾", "1 二、2024年主要任务", "  2 一、发展工业", "    3 1、抓投资", "    3 2、抓技改", "  2 二、发展农业"],
    ),
    "—— items, then 一是 items, then the thanks": (
        f"各位代表：\n一、2023年工作回顾\n——经济稳中向好。{MORE}\n——动能不断增强。{MORE}\n一年来，主要做了以下工作：\n一是坚持项目为王。{MORE}\n二是坚持创新驱动。{MORE}\n各位代表！成绩来之不易。{MORE}\n",
        ["1 一、2023年工作回顾", "  2 ——经济稳中向好", "  2 ——动能不断增强", "  2 一是坚持项目为王", "  2 二是坚持创新驱动"],
    ),
    "一是 within （一）, 第一 within a part": (
        f"各位代表：\n一、2024年任务\n(一)抓工业\n一是扩大投资。{MORE}\n二是培育企业。{MORE}\n(二)抓农业\n{MORE}\n二、加强政府自身建设\n第一，依法行政。{MORE}\n第二，廉洁从政。{MORE}\n",
        ["1 一、2024年任务", "  2 (一)抓工业", "    3 一是扩大投资", "    3 二是培育企业", "  2 (二)抓农业", "1 二、加强政府自身建设", "  2 第一，依法行政", "  2 第二，廉洁从政"],
    ),
    "headings without number on their own lines": (
        f"各位代表：\n一、2023年工作回顾\n{MORE}\n生态底色更加亮丽。\n{MORE}\n民生改善可感可及。\n{MORE}\n二、2024年工作安排\n（一）聚焦绿色转型\n加强生态修复。\n{MORE}\n打好污染防治战。\n{MORE}\n（二）聚焦扩大内需\n{MORE}\n",
        ["1 一、2023年工作回顾", "  2 生态底色更加亮丽", "  2 民生改善可感可及", "1 二、2024年工作安排", "  2 （一）聚焦绿色转型", "    3 加强生态修复", "    3 打好污染防治战", "  2 （二）聚焦扩大内需"],
    ),
    "no numbered sections, run-in headings and a maxim": (
        f"各位代表：\n一、2023年工作回顾\n{MORE}\n综合实力稳步提升。{MORE}\n民生福祉不断增进。{MORE}\n市场是最稀缺的资源。我们要{MORE}\n",
        ["1 一、2023年工作回顾", "  3 综合实力稳步提升", "  3 民生福祉不断增进"],
    ),
    "a subtitle below the title of a part": (
        f"各位代表：\n一、2024年主要任务\n——攻坚新颜值、决胜“十四五”\n{MORE}\n（一）抓项目。{MORE}\n（二）抓招商。{MORE}\n",
        ["1 一、2024年主要任务——攻坚新颜值、决胜“十四五”", "  2 （一）抓项目", "  2 （二）抓招商"],
    ),
    "terms after the speech": (
        f"各位代表：\n一、2023年工作回顾\n{MORE}\n名词解释\n1.“两新”：指设备更新和以旧换新。\n2.“两重”：指重大战略和重点领域。\n",
        ["1 一、2023年工作回顾", "1 名词解释", "  2 1.“两新”", "  2 2.“两重”"],
    ),
    "indented, with blank lines": (
        f"　　各位代表：\n\n　　一、2023年工作回顾\n　\n　　（一）经济向好。{MORE}\n\n　　（二）民生改善。{MORE}\n",
        ["1 一、2023年工作回顾", "  2 （一）经济向好", "  2 （二）民生改善"],
    ),
    "four depths": (
        f"各位代表：\n一、2024年任务\n（一）抓工业\n1.抓投资\n（1）扩大规模。{MORE}\n（2）优化结构。{MORE}\n2.抓技改\n{MORE}\n（二）抓农业\n{MORE}\n",
        ["1 一、2024年任务", "  2 （一）抓工业", "    3 1.抓投资", "      4 （1）扩大规模", "      4 （2）优化结构", "    3 2.抓技改", "  2 （二）抓农业"],
    ),
    "five depths, told in four": (
        f"各位代表：\n一、2024年任务\n（一）抓工业\n1.抓投资\n（1）扩大规模。{MORE}\n一是增总量。{MORE}\n二是提质量。{MORE}\n（2）优化结构\n{MORE}\n2.抓技改\n{MORE}\n（二）抓农业\n{MORE}\n",
        ["1 一、2024年任务", "  2 （一）抓工业", "    3 1.抓投资", "      4 （1）扩大规模", "      4 一是增总量", "      4 二是提质量", "      4 （2）优化结构", "    3 2.抓技改", "  2 （二）抓农业"],
    ),
    "items without a part above them": (
        f"各位代表：\n（一）抓工业\n1.抓投资。{MORE}\n2.抓技改。{MORE}\n（二）抓农业\n{MORE}\n",
        ["2 （一）抓工业", "  3 1.抓投资", "  3 2.抓技改", "2 （二）抓农业"],
    ),
    "—— within 一是, 一是 within ——": (
        f"各位代表：\n一、2024年任务\n一是抓工业\n——扩大投资。{MORE}\n——培育企业。{MORE}\n二是抓农业\n{MORE}\n二、2024年要求\n{MORE}\n——抓作风\n一是立规矩。{MORE}\n二是明纪律。{MORE}\n——抓廉政\n{MORE}\n",
        ["1 一、2024年任务", "  2 一是抓工业", "    3 ——扩大投资", "    3 ——培育企业", "  2 二是抓农业", "1 二、2024年要求", "  2 ——抓作风", "    3 一是立规矩", "    3 二是明纪律", "  2 ——抓廉政"],
    ),
    "numbers lost on the way, and a jump too far": (
        f"各位代表：\n一、2023年工作回顾\n{MORE}\n四、2024年工作安排\n（一）抓工业\n{MORE}\n（四）抓农业\n{MORE}\n（八）抓商贸\n{MORE}\n（九）抓旅游\n{MORE}\n",
        ["1 一、2023年工作回顾", "1 四、2024年工作安排", "  2 （一）抓工业", "  2 （四）抓农业", "  2 （八）抓商贸", "  2 （九）抓旅游"],
    ),
    "numbers that stand alone": (
        f"各位代表：\n一、2023年工作回顾\n1.做强工业。{MORE}\n二、2024年工作安排\n2.做优农业。{MORE}\n九、抓住机遇加快发展，实现新的突破。\n{MORE}\n",
        ["1 一、2023年工作回顾", "1 二、2024年工作安排"],
    ),
    "run-in headings two steps below a part": (
        f"各位代表：\n一、2024年任务\n（一）抓工业\n1.抓投资\n扩大有效投资。{MORE}\n优化投资结构。{MORE}\n2.抓技改\n{MORE}\n（二）抓农业\n{MORE}\n",
        ["1 一、2024年任务", "  2 （一）抓工业", "    3 1.抓投资", "      4 扩大有效投资", "      4 优化投资结构", "    3 2.抓技改", "  2 （二）抓农业"],
    ),
    "two speeches on a page": (
        f"各位代表：\n一、2023年工作回顾\n{MORE}\n二、加强政府自身建设\n{MORE}\n各位代表：\n一、2023年工作回顾\n{MORE}\n二、加强政府自身建设\n{MORE}\n",
        ["1 一、2023年工作回顾", "1 二、加强政府自身建设", "1 一、2023年工作回顾", "1 二、加强政府自身建设"],
    ),
}


@pytest.mark.parametrize("text, expected", STYLES.values(), ids=STYLES.keys())
def test_numbering_styles(text: str, expected: list[str]) -> None:
    assert tree(text) == expected


def test_one_sentence_a_line_makes_no_run_in_headings() -> None:
    text = (
        "各位代表：\n一、2023年工作回顾\n过去一年很不寻常。\n——经济保持恢复发展。\n国内生产总值增长5.2%。\n城镇新增就业1244万人。\n——创新能力增强。\n"
        "研发投入增长8.1%。\n数字技术加快应用。\n二、2024年政府工作任务\n（一）扩大国内需求。\n推动消费恢复。\n积极扩大有效投资。\n（二）发展现代农业。\n"
        "抓好粮食生产。\n深化农村改革。\n扩大种植面积。稳定生猪生产，保障供给。\n改善人居环境。推进乡村建设，完善设施。\n各位代表！\n奋斗成就未来。\n"
    )
    assert tree(text) == [
        "1 一、2023年工作回顾", "  2 ——经济保持恢复发展", "  2 ——创新能力增强", "1 二、2024年政府工作任务", "  2 （一）扩大国内需求", "  2 （二）发展现代农业",
    ]
    assert len(leaves(outline("000000-2024", text))) == text.count("\n")


@pytest.mark.parametrize(
    "line",
    [
        "一、二季度经济增长加快，三、四季度保持平稳。",
        "第一、二、三产业增加值分别增长3%、5%、7%。",
        "二、三产业比重达到95%，结构不断优化。",
        "一是一、二是二，实事求是。",
        "2.5万名志愿者参与服务，做了大量工作。\n3.6万名党员走进社区，做了大量工作。",
        "工作千头万绪，民生为大。",
        "雄关漫道真如铁，而今迈步从头越。让我们携手前行，为美好的明天而努力。",
    ],
)
def test_running_text_is_no_heading(line: str) -> None:
    text = f"各位代表：\n一、2023年工作回顾\n{MORE}\n{line}\n{MORE}\n"
    assert tree(text) == ["1 一、2023年工作回顾"]


def test_title_and_date_before_the_first_part_are_no_headings() -> None:
    text = f"政府工作报告\n——2024年1月8日在第九届人民代表大会第三次会议上\n市长 某某某\n各位代表：\n一、2023年工作回顾\n{MORE}\n"
    assert tree(text) == ["1 一、2023年工作回顾"]
    assert [role for role, _ in roles(text)] == ["opening"] * 4 + ["review"] * 2
