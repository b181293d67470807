"""Lines to paragraphs: what a page wrapped is put together, what it ran together is cut."""

from __future__ import annotations

import pytest

from tests.outlines import MORE, tree
from transforms.sections.outline import leaves, outline
from transforms.sections.paragraphs import paragraphs


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
