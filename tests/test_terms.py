"""The table `terms`: every token once, sections that add up, counts that are jieba's own."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.jieba_tools import SEED, words
from tests.small_reports import wrapped
from tests.wording import report, talk
from transforms.sections.outline import leaves, outline
from transforms.tables import TERMS
from transforms.view import View
from transforms.words.cut_text import parts
from transforms.words.kinds import kind_of

ROW = TERMS.row_type


def rows(text):
    return [ROW._make(row) for row in talk(text).terms]


def added_up(found):
    counts = Counter()
    for row in found:
        counts[row.term] += row.count
    return counts


def test_the_counts_of_the_seed_are_jiebas():
    assert added_up(rows(SEED)) == Counter(words(SEED))


SENTENCES = [
    "坚持绿色低碳发展，PM2.5浓度下降5.2%。", "化学需氧量排放量完成减排任务。", "营造良好的创新生态！", "新增“专精特新”企业12家；", "推进3-5岁儿童免疫规划", "（二）最多跑一次。改革走在前列。",
    "一是扩大内需。全力稳外贸。", "各位代表：", "三、改革开放", "形成良性循环保障体系。", "PM_2.5达到28微克", "一般公共预算收入1.2亿元，增长8%左右。",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=12).map(lambda lines: report(*lines))


@settings(max_examples=60)
@given(TEXTS)
def test_the_sections_of_any_report_add_up_to_the_report(text):
    found = rows(text)
    view = View(text, leaves(outline("330600-2024", text)))
    assert added_up(found) == Counter(words(view.text))
    assert len({(row.section_id, row.term) for row in found}) == len(found)
    assert all(row.count >= 1 for row in found)


def test_every_leaf_is_in_one_part_and_a_part_is_the_widest_section_of_one_role():
    sections = outline("330600-2024", SEED)
    below = leaves(sections)
    found = parts(View(SEED, below), sections, below)
    by_id = {section.section_id: section for section in sections}
    assert list(found.leaf_ids) == [leaf.section_id for leaf in below]
    for leaf, number in zip(below, found.of_leaf):
        section_id = found.section_ids[number]
        of = by_id[section_id]
        assert leaf.section_id == section_id or leaf.section_id.startswith(f"{section_id}.")
        assert leaf.role == of.role == found.roles[number] and (of.parent_id is None or by_id[of.parent_id].role != of.role)
    plan, targets = (found.section_ids[found.roles.index(role)] for role in ("priorities", "targets"))
    assert targets.startswith(f"{plan}."), "the main targets stand within the plan"
    assert sum(found.section_ids[number] == plan for number in found.of_leaf) > 20


def test_what_is_told_of_a_token():
    told = {row.term: row for row in rows(report("专精特新企业达到12家，增长5.2%，是全市的骄傲。"))}
    assert (told["专精特新"].pos, told["专精特新"].kind, told["专精特新"].stopword) == ("n", "word", False)
    assert told["的"].stopword is True and told["的"].kind == "word"
    assert told["5.2%"].kind == told["12"].kind == "number" and told["5.2%"].pos is None
    assert told["，"].kind == "punctuation" and "\n" not in told


@pytest.mark.parametrize(
    ("token", "kind"), [("5G", "word"), ("PM2.5", "word"), ("2023", "number"), ("6.5%", "number"), ("-", "punctuation"), ("%", "punctuation"), ("三", "word"), ("R&D", "word"), ("“", "punctuation")]
)
def test_the_kind_of_a_token(token, kind):
    assert kind_of(token) == kind


def test_a_word_that_the_page_broke_is_one_word():
    text = "各位代表：\n一、2023年工作回顾\n" + wrapped("全市上下同心协力保护环境，生物多样性保护工作持续加强，空气质量稳定向好，河湖面貌一新。" * 8, 16)
    assert "生物多样性" in {row.term for row in rows(text)}
