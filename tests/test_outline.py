"""The outline of a report: its tree, what an item ends with, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.outlines import MORE, SEED, check_law, tree
from transforms.sections.outline import outline


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


def test_a_list_of_single_paragraphs_ends_with_its_last() -> None:
    text = f"各位代表：\n一、2023年工作回顾\n（一）经济向好。{MORE}\n（二）民生改善。{MORE}\n援藏援疆工作扎实开展。{MORE}\n"
    assert [(s.level, s.section_id.split("-s")[1]) for s in outline("990100-2024", text)][-1] == (4, "2.4")


ABOUT_THE_PART = """各位代表！|过去一年，|过去五年，|过去的一年，|刚刚过去的一年，|一年来，|五年来，|这些成绩，|成绩的取得，|成就来之不易，|成绩属于大家，|在肯定成绩的同时，|在看到变化的同时，|在总结经验的同时，|在此，
总结过去，|总的看，|回顾过去，|回首过去，|回望过去，|我们清醒看到，|我们也清醒看到，|我们还清醒看到，|我们要清醒看到，|展望未来，"""
PERHAPS = """同时，|与此同时,|此外，|另外，|当前，|最后，|新的一年，|为实现上述目标，|为完成今年任务，|做好以上工作，|围绕全年目标，|今年，|今后，|2024年，|“十四五”以来，"""


@pytest.mark.parametrize("words", [words for line in f"{ABOUT_THE_PART}\n{PERHAPS}".split() for words in line.split("|")])
def test_what_speaks_about_the_part_leaves_the_last_item_and_no_other(words: str) -> None:
    text = f"各位代表：\n一、工作回顾\n（一）抓项目\n{words}{MORE}\n{MORE}\n（二）抓招商\n{MORE}\n{MORE}\n{words}{MORE}\n{MORE}\n"
    inside = [section.parent_id for section in outline("990100-2024", text) if section.level == 4]
    if words != "各位代表！":
        assert [parent[13:] for parent in inside if parent][:4] == ["2", "2.2", "2.2", "2.2"]
    assert inside[-3:] == ["990100-2024-s2.3", "990100-2024-s2", "990100-2024-s2"]


def test_one_sentence_a_line_what_may_speak_of_the_part_stays_in_its_item() -> None:
    lines = ["各位代表：", "一、2024年政府工作任务", "（一）抓项目。", "扩大投资。", "加快建设。", "（二）抓招商。", "引进企业。", "当前，要抓早抓实。", "服务好企业。", "展望未来信心百倍。"]
    assert [section.parent_id for section in outline("990100-2024", "\n".join(lines))][-4:] == [*["990100-2024-s2.3"] * 3, "990100-2024-s2"]


def test_a_list_of_equal_items_ends_when_its_last_is_as_long_as_they() -> None:
    def after(*paragraphs: int) -> str:
        items = (f"（{number}）抓项目\n" + f"{MORE}\n" * n for number, n in zip("一二三", paragraphs))
        return str(outline("990100-2024", f"各位代表：\n一、工作回顾\n{''.join(items)}援藏工作扎实开展。{MORE}\n")[-1].parent_id)[13:]

    assert after(1, 1, 1) == "2" and after(1, 2, 1) == after(2, 1, 1) == "2.4"
    assert after(1, 1, 0) == "2.4" and after(0, 0, 0) == "2"


def test_ids_are_paths_of_ordinals() -> None:
    sections = outline("330600-2024", SEED)
    first = next(section for section in sections if section.heading == "推动高等教育内涵式发展")
    assert (first.section_id, first.parent_id, first.ordinal) == ("330600-2024-s4.7.2", "330600-2024-s4.7", 2)


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
