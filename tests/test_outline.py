"""The outline of a report: the tree, its leaves, and what each section is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.sections.outline import Section, leaves, outline
from transforms.tables import ROLES

SEED = (Path(__file__).parent.parent / "seeds" / "330600-2024.txt").read_text(encoding="utf-8")

MORE = "全市上下齐心协力，抓项目、促改革、惠民生，各项事业都取得了新的进展，群众的日子一天比一天好。"


def tree(text: str, year: int = 2024) -> list[str]:
    """Every section that has a heading, one a line, indented by depth: level, label, heading."""
    sections = outline(f"990100-{year}", text)
    check_law(sections, text)
    return [
        "  " * section.section_id.count(".") + f"{section.level} {section.label or ''}{section.heading or ''}"
        for section in sections
        if section.label or section.heading
    ]


def roles(text: str, year: int = 2024) -> list[tuple[str, str]]:
    """Role and first words of every leaf."""
    return [(leaf.role, text[leaf.char_start : leaf.char_end].strip()[:6]) for leaf in leaves(outline(f"990100-{year}", text))]


def check_law(sections: list[Section], text: str) -> None:
    """Leaves tile the text; parents stand before and cover their children; ordinals count siblings from 1."""
    assert "".join(text[leaf.char_start : leaf.char_end] for leaf in leaves(sections)) == text
    by_id = {section.section_id: section for section in sections}
    assert len(by_id) == len(sections)
    children: dict[str | None, list[Section]] = {}
    for section in sections:
        children.setdefault(section.parent_id, []).append(section)
        assert section.char_start < section.char_end
        assert section.role in ROLES
        assert 1 <= section.level <= 4
    for parent_id, siblings in children.items():
        assert [sibling.ordinal for sibling in siblings] == list(range(1, len(siblings) + 1))
        if parent_id is not None:
            parent = by_id[parent_id]
            assert (parent.char_start, parent.char_end) == (siblings[0].char_start, siblings[-1].char_end)
            assert all(parent.level < sibling.level for sibling in siblings)
    assert [section.char_start for section in sections] == sorted(section.char_start for section in sections)


def test_tree_of_the_seed() -> None:
    assert tree(SEED) == [
        "1 一、2023年主要工作",
        "  2 一是坚持项目为王，发展动能不断增强",
        "  2 二是强化创新驱动，产业体系提质增效",
        "  2 三是突出改革赋能，市场活力加速迸发",
        "  2 四是聚力品质提升，城乡风貌加快改善",
        "  2 五是加强保护传承，文旅魅力持续绽放",
        "  2 六是聚焦群众期盼，民生福祉有效增进",
        "  2 七是深化“枫桥经验”，社会大局和谐稳定",
        "1 二、2024年主要目标和重点工作",
        "  2 （一）以科技创新为动力引领高质量发展",
        "    3 推动高等教育内涵式发展",
        "    3 提升区域科技创新能力",
        "    3 打造“名士之乡”人才高地",
        "  2 （二）以先进制造为关键构建现代化产业体系",
        "    3 统筹提升“2+6+N”平台体系能级",
        "    3 大力推进产业集群式、高端化发展",
        "    3 更高水平推动数实融合、两业融合",
        "  2 （三）以“三驾马车”拉动为支撑推动经济稳进向好",
        "    3 全力扩大有效投资",
        "    3 全力拓展优势外贸",
        "    3 全力激发消费潜能",
        "  2 （四）以打造一流营商环境为目标全面深化改革",
        "    3 打响增值化改革品牌",
        "    3 落实落细“民营经济”33条",
        "    3 深化重点领域和关键环节改革",
        "  2 （五）以提升能级品质为重点放大城市格局",
        "    3 加快提升城市能级",
        "    3 推动市域一体协同",
        "    3 强化古城新城联动",
        "    3 提升精细管理水平",
        "  2 （六）以乡村全面振兴为牵引构筑“和美越乡”",
        "    3 认真守护“米袋子”“菜篮子”",
        "    3 着力做优乡村特色产业",
        "    3 有力提升乡村建设水平",
        "    3 持续激发强村共富动能",
        "  2 （七）以文商旅深度融合为载体擦亮城市文化金名片",
        "    3 加强文脉传承",
        "    3 推动“串珠成链”",
        "    3 擦亮特色品牌",
        "    3 提升公共文化供给",
        "  2 （八）以绿色低碳为导向改善生态环境",
        "    3 强化污染防治攻坚",
        "    3 加快绿色低碳发展",
        "    3 加强生态保护修复",
        "  2 （九）以公共服务优享为抓手加强和改善民生",
        "    3 兜牢民生保障底线",
        "    3 办好人民满意教育",
        "    3 加快建设健康绍兴",
        "    3 优化“一老一小”服务供给",
        "  2 （十）以“枫桥经验”为引领提升基层社会治理水平",
        "    3 完善社会治理体系",
        "    3 防范化解经济金融风险",
        "    3 提升公共安全水平",
        "1 三、切实加强政府自身建设",
        "  3 加强政治建设，筑牢绝对忠诚",
        "  3 严格依法行政，建设法治政府",
        "  3 强化务实担当，致力争先争优",
        "  3 恪守为民宗旨，锤炼勤廉作风",
    ]


def test_what_is_said_about_the_whole_part_does_not_end_up_in_its_last_item() -> None:
    part = next(section for section in outline("330600-2024", SEED) if section.label == "一、")
    direct = [s for s in outline("330600-2024", SEED) if s.parent_id == part.section_id and s.level == 4]
    assert [SEED[s.char_start : s.char_end][:9] for s in direct[-4:]] == ["一年来，我们坚定不", "同时，东西部协作、", "各位代表！每一份收", "在肯定成绩的同时，"]


def test_roles_of_the_seed() -> None:
    found = roles(SEED)
    order = list(dict.fromkeys(role for role, _ in found))
    assert order == ["opening", "review", "priorities", "targets", "self_governance", "closing"]
    assert [words for role, words in found if role == "opening"] == ["各位代表：", "现在，我代表"]
    assert [words for role, words in found if role == "targets"] == ["经济社会发展"]
    assert [words for role, words in found if role == "closing"] == ["各位代表！发"]
    assert ("review", "在肯定成绩的") in found and ("self_governance", "各位代表，打") in found


def test_a_list_of_single_paragraphs_ends_with_its_last() -> None:
    text = f"各位代表：\n一、2023年工作回顾\n（一）经济向好。{MORE}\n（二）民生改善。{MORE}\n援藏援疆工作扎实开展。{MORE}\n"
    assert [(s.level, s.section_id.split("-s")[1]) for s in outline("990100-2024", text)][-1] == (4, "2.4")


@pytest.mark.parametrize("words", ["在肯定成绩的同时，我们也看到，", "各位代表！", "同时，", "为实现上述目标，"])
def test_what_speaks_about_the_part_leaves_the_last_item(words: str) -> None:
    text = f"各位代表：\n一、工作回顾\n（一）抓项目\n{MORE}\n{MORE}\n（二）抓招商\n{MORE}\n{MORE}\n{words}{MORE}\n{MORE}\n"
    assert [section.parent_id for section in outline("990100-2024", text)][-3:] == ["990100-2024-s2.3", "990100-2024-s2", "990100-2024-s2"]


def test_ids_are_paths_of_ordinals() -> None:
    sections = outline("330600-2024", SEED)
    first = next(section for section in sections if section.heading == "推动高等教育内涵式发展")
    assert (first.section_id, first.parent_id, first.ordinal) == ("330600-2024-s4.7.2", "330600-2024-s4.7", 2)


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


def wrap(paragraph: str) -> str:
    """A paragraph as a page shows it: 28 characters a line, the first shortened by the indentation that got lost."""
    return "\n".join([paragraph[:26], *(paragraph[i : i + 28] for i in range(26, len(paragraph), 28))])


def test_wrapped_lines_make_one_paragraph_and_page_numbers_none() -> None:
    sections = [f"（一）经济运行回升向好。{MORE}{MORE}全年增长6%。", f"（二）民生保障扎实有力，群众的获得感、幸福感、安全感不断增强。{MORE}{MORE}"]
    lines = ["各位代表：", "一、2023年工作回顾", wrap(f"一年来，{MORE}{MORE}").replace("\n", "\n— 1 —\n", 1), *map(wrap, sections)]
    text = "\n".join([*lines[:-1], "— 2 —", lines[-1]])
    assert tree(text) == ["1 一、2023年工作回顾", "  2 （一）经济运行回升向好", "  2 （二）民生保障扎实有力，群众的获得感、幸福感、安全感不断增强"]
    assert len(leaves(outline("990100-2024", text))) == len(lines)


def test_a_term_on_a_line_of_its_own_breaks_no_sentence() -> None:
    text = f"各位代表：\n一、2023年工作回顾\n{MORE}{MORE}加强民主\n法制\n建设，维护社会稳定。\n五、民主\n法制\n建设得到加强，社会大局稳定\n{MORE}\n全面建设小康社会\n，重点在农村，难点也在农村。\n"
    assert [text[leaf.char_start : leaf.char_end][:4] for leaf in leaves(outline("990100-2024", text))] == ["各位代表", "一、20", "全市上下", "五、民主", "全市上下", "全面建设"]
    assert tree(text)[-1].endswith("五、民主法制建设得到加强，社会大局稳定")


def test_a_text_on_a_single_line_is_cut_at_its_headings() -> None:
    body = MORE * 30
    text = f"各位代表：现在，我代表市人民政府，向大会报告工作。2023年工作回顾2023年很不平凡。（一）经济向好。{body}（二）民生改善。{body}2024年工作安排{MORE}一、抓项目。{body}二、抓招商。{body}"
    assert tree(text) == ["1 2023年工作回顾", "  2 （一）经济向好", "  2 （二）民生改善", "1 2024年工作安排", "  2 一、抓项目", "  2 二、抓招商"]


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
]


@pytest.mark.parametrize("heading, year, role", PART_ROLES)
def test_a_part_takes_its_role_from_its_heading(heading: str, year: int, role: str) -> None:
    text = f"各位代表：\n一、工作情况\n{MORE}\n二、{heading}\n{MORE}\n"
    assert [found for found, _ in roles(text, year)] == ["opening", "review", "review", role, role]


def test_a_part_of_two_periods_changes_role_between_them() -> None:
    text = f"各位代表：\n一、2025年工作回顾\n{MORE}\n二、“十五五”时期目标任务和2026年工作安排\n“十五五”时期，{MORE}\n今年是开局之年。{MORE}\n（一）抓项目。{MORE}\n（二）抓招商。{MORE}\n"
    assert [role for role, _ in roles(text, 2026)][3:] == ["outlook", "outlook", "priorities", "priorities", "priorities"]


def test_targets_are_the_paragraph_that_states_them_and_the_list_below_it() -> None:
    text = (
        f"各位代表：\n一、2023年工作回顾\n主要指标的增速与今年主要预期目标是衔接的。\n二、2024年工作安排\n{MORE}\n全市经济工作的主要预期目标为：\n地区生产总值增长6%；\n"
        f"财政收入增长5%。\n为实现上述目标，重点做好以下工作：\n（一）抓项目。{MORE}\n（二）抓招商。{MORE}\n"
    )
    assert [words for role, words in roles(text) if role == "targets"] == ["全市经济工作", "地区生产总值", "财政收入增长"]


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


def test_a_text_that_has_lost_its_headings_still_has_roles() -> None:
    text = f"各位代表：\n我们全力抓项目，{MORE}\n我们也清醒认识到，{MORE}\n今年是关键一年，{MORE}\n地区生产总值增长7%左右，居民收入同步增长，{MORE}\n推动政府自身建设开创新局面，{MORE}\n各位代表，让我们努力奋斗！\n"
    assert [role for role, _ in roles(text)] == ["opening", "review", "review", "priorities", "targets", "self_governance", "closing"]


def test_no_text_no_sections_and_blank_text_one() -> None:
    assert outline("990100-2024", "") == []
    assert [(s.char_start, s.char_end) for s in outline("990100-2024", " \n\n")] == [(0, 3)]


PIECES = st.sampled_from(
    ["一、", "二、", "（一）", "(二)", "1.", "2、", "一是", "二是", "三要", "第一，", "——", "各位代表：", "各位代表！", "2023年工作回顾", "名词解释", "— 1 —"]
    + ["主要预期目标是：", "。", "，", "；", "！", "\n", "\n\n", " ", "　", "\r", "\u2028", "加强生态修复。", "法制", MORE, "增长6%", "“十五五”", "政府自身建设", "a", "９"]
)


@settings(max_examples=300)
@given(st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200)), st.sampled_from([2001, 2024, 2026]))
def test_any_text_has_a_well_formed_outline(text: str, year: int) -> None:
    check_law(outline(f"990100-{year}", text), text)
