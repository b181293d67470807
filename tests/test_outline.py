"""The outline of a report: the tree and its leaves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.outlines import MORE, SEED, check_law, roles, tree
from transforms.sections.outline import leaves, outline
from transforms.sections.paragraphs import paragraphs


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


def wrap(paragraph: str) -> str:
    """A paragraph as a page shows it: 28 characters a line, the first shortened by the indentation that got lost."""
    return "\n".join([paragraph[:26], *(paragraph[i : i + 28] for i in range(26, len(paragraph), 28))])


def test_wrapped_lines_make_one_paragraph_and_page_numbers_none() -> None:
    sections = [f"（一）经济运行回升向好。{MORE}{MORE}全年增长6%。", f"（二）民生保障扎实有力，群众的获得感、幸福感、安全感不断增强。{MORE}{MORE}"]
    lines = ["各位代表：", "一、2023年工作回顾", wrap(f"一年来，{MORE}{MORE}").replace("\n", "\n— 1 —\n", 1), *map(wrap, sections)]
    text = "\n".join([*lines[:-1], "— 2 —", lines[-1]])
    assert tree(text) == ["1 一、2023年工作回顾", "  2 （一）经济运行回升向好", "  2 （二）民生保障扎实有力，群众的获得感、幸福感、安全感不断增强"]
    assert len(leaves(outline("990100-2024", text))) == len(lines)


def pieces(*lines: str) -> list[int]:
    """The numbers of characters, line ends apart, of the paragraphs that `lines` are read as."""
    return [len(paragraph.body) for paragraph in paragraphs("\n".join(lines))[1]]


def test_in_wrapped_lines_a_full_one_ends_no_paragraph_and_a_short_one_does() -> None:
    def wrapped(*last: str) -> list[int]:
        return pieces("各位代表：", "抓" * 26, *["抓" * 28] * 12, *last)[2:]

    assert wrapped("抓。", "实" * 25 + "。", "实" * 25 + "。", "实。") == [54]
    assert wrapped("抓。", "实" * 23 + "。", "实" * 24 + "。", "实。") == [49, 2]
    assert wrapped("抓。", "实" * 22 + "。", "实" * 24 + "。", "实。") == [23, 27]
    assert wrapped("抓。", "实" * 25 + "。", "实" * 24 + "。", "实。") == [51, 2]
    assert wrapped("抓。", "实" * 25 + "。", "（一）抓。") == [26, 5] and wrapped("抓。", "实" * 25 + "。", "各位代表！") == [26, 5]
    assert wrapped("抓。", "一、抓项目", "实" * 10) == [5, 10] and wrapped("抓。", "抓项目", "实" * 10) == [13]


@pytest.mark.parametrize("mark", "，。、；：！？”’）》】,.;:!?)%％")
def test_a_line_that_begins_with_punctuation_goes_on_with_the_one_before(mark: str) -> None:
    assert pieces("抓好项目。", f"{mark}抓好招商。", "抓好服务。") == [11, 5]


def test_a_line_without_an_end_goes_on_unless_it_is_a_heading() -> None:
    for mark in "。！？；：…”!?;:":
        assert pieces("实" * 40 + mark, "抓好招商。") == [41, 5]
    assert pieces("实" * 31, "抓好招商。") == [36] and pieces("实" * 30, "抓好招商工作，" * 2) == [30, 14]
    assert [pieces(f"实{mark}实", "抓好招商工作，" * 2) for mark in "，。"] == [[3, 14], [17]]
    assert [pieces(f"抓好项目{mark}", "抓好招商工作，" * 2) for mark in "，、,"] == [[19], [19], [19]]
    assert pieces("一、" + "实" * 58, "抓好招商工作，" * 2) == [60, 14] and pieces("一、" + "实" * 59, "抓好招商工作，" * 2) == [75]


def test_a_term_goes_on_with_what_it_broke_but_not_with_a_whole_heading() -> None:
    assert pieces("各位代表：", "五、民主", "法制", "建设得到加强") == [5, 12]
    for heading in ("（一）推动产业转型升级工作", "一、2023年工作", "2023年工作"):
        assert pieces("各位代表：", heading, "做强工业", "抓好招商工作，") == [5, len(heading), 4, 7]
    assert pieces("各位代表：", "实" * 40, "各位代表！") == [5, 40, 5]


def test_what_stands_above_the_salutation_is_read_line_by_line() -> None:
    title = "某某市人民政府市长某某某在某某市第九届人民代表大会第三次会议上所作的政府工作报告"
    assert pieces(title, "2024年1月8日", "某某某", "各位代表：") == [len(title), 9, 3, 5]


@pytest.mark.parametrize(
    "begin", ["（一）抓项目", "(十二)抓项目", "二、抓项目", "各位代表", "一年来，", "同时，我们", *(f"2024年{title}" for title in ("工作回顾", "政府工作安排建议", "主要工作安排", "工作重点", "政府主要工作任务"))]
)
def test_a_line_too_long_for_a_paragraph_is_cut_where_one_begins(begin: str) -> None:
    for end in "。！？：；":
        assert len(pieces("抓好项目" * 750 + end + begin + "抓好招商。")) == (3 if "2024" in begin else 2)
        assert len(pieces("抓好项目" * 740 + end + begin + "抓好招商。")) == 1
    assert len(pieces("抓好项目" * 750 + "，" + begin + "抓好招商。")) == 1
    assert len(pieces("抓好项目" * 750 + "。一、二季度增长。")) == 1


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
