"""What a database, a page or a keyboard left in a text: read as if it were not there, and listed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.project import SEEDS
from flows.seeds.one_report import report_row
from flows.seeds.reference import read_reference
from transforms.areas import AreaBook
from transforms.readable import PAD, readable
from transforms.reading import Reader, Reading

REFERENCE = read_reference(SEEDS)
READER, AREAS = Reader(REFERENCE), AreaBook(REFERENCE.areas)


def read(body: str) -> tuple[str, Reading]:
    text = f"各位代表：\n{body}\n"
    return text, READER.read(report_row(text, "330600-2024", AREAS))


def values(reading: Reading) -> list[tuple[Any, ...]]:
    return [(row.indicator_name, row.measure, row.obs_value, row.unit_measure) for row in reading.observations]


def kinds(reading: Reading) -> dict[tuple[str, str], int]:
    return {(row.kind, row.outcome): row.occurrences for row in reading.repairs}


GDP, GROWTH = ("地区生产总值", "level", 1234.5, "亿元"), ("地区生产总值", "growth", 5.5, "%")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("地区生产总值1234.5亿元，增长5 . 5%。", "spaced_number"),
        ("地区生产总值1 234.5亿元，增长5.5%。", "spaced_number"),
        ("地区生产总值1 2 3 4 . 5亿元，增长5.5 %。", "spaced_number"),
        ("地区生产总值１ ２３４.５亿元，增长5.5%。", "spaced_number"),
        ("地区生产总值12\u200b34.5亿元，增长5.5%。", "spaced_number"),
        ("地区生产总值1&nbsp;234.5亿元，增长5.5%。", "spaced_number"),
        ("地区生产总值1，234.5亿元，增长5.5%。", "thousands_comma"),
        ("地区生产总值1 ,234.5亿元，增长5.5%。", "spaced_number"),
    ],
)
def test_a_number_in_pieces_is_one_number_and_says_so(body: str, kind: str) -> None:
    text, reading = read(body)
    assert values(reading) == [GDP, GROWTH]
    listed = next(row for row in reading.repairs if row.kind == kind)
    assert listed.touches_numbers and text[listed.char_start : listed.char_end] == listed.found
    flagged = [row for row in reading.observations if "number_repaired" in (row.flags or "")]
    assert text[flagged[0].char_start : flagged[0].char_end] == listed.found


@pytest.mark.parametrize("year", ["1 998 年", "1998 年", "1 9 9 8年", "19 98年", "１ ９９８年"])
def test_a_year_in_pieces_is_a_year(year: str) -> None:
    _, reading = read(f"{year}地区生产总值1234.5亿元。")
    assert values(reading) == [GDP] and reading.observations[0].time_period == "1998"


def test_a_number_split_over_hard_wrapped_lines_is_one_number() -> None:
    plain = "过去一年全市人民团结一心迎着困难向前走，城乡面貌焕然一新，产业加快转型升级，"
    wrapped = [plain, plain, plain[:20] + "。" + "全市实现地区生产总值" + "达到123", "4.5亿元，在全省各市当中排名继续上升，比去年同一时期增长了5", ".5%，" + plain[:33], *[plain] * 8]
    _, reading = read("\n".join(wrapped))
    assert [row[2] for row in values(reading)] == [1234.5, 5.5]
    assert all("number_repaired" in row.flags for row in reading.observations)
    assert kinds(reading)["split_number", "repaired"] == 2


def test_in_columns_of_a_few_characters_a_number_split_in_a_sentence_is_one_number_and_in_a_table_two() -> None:
    _, reading = read("（二）城乡面貌换新颜。全市实现地区生产总值123\n4.5亿元，比上年增长5.\n5%。\n")
    assert [row[2] for row in values(reading)] == [1234.5, 5.5]
    _, reading = read("指标\n地区生产总值123\n4.5\n")
    assert 1234.5 not in [row[2] for row in values(reading)]


@pytest.mark.parametrize(
    "body",
    [
        "表一\n地区生产总值\n100\n200\n",
        "截至2022 2023年两年，附件1 2023年指标。",
        "面积分别为125，134，156公顷。",
    ],
)
def test_two_numbers_stay_two(body: str) -> None:
    _, reading = read(body)
    assert not [row for row in reading.numerals if len(row.numeral) > 4]


@pytest.mark.parametrize(
    ("body", "kind", "count"),
    [
        (r"一、2023年工作\r\n地区生产总值1234.5亿元，\r\n增长5.5%。\r\n", "literal_line_end", 3),
        ("地区生产总值&nbsp;&nbsp;1234.5亿元，&nbsp;增长5.5&#37;。", "entity", 4),
        ("<p>地区生产总值<font size=3>1234.5</font>亿元，</p><p>增长5.5%。</p>", "tag", 6),
        ("地区生产总值1234.5亿元，????增长5.5%。", "question_marks", 1),
        ("地區生產總值1234.5億元，增長5.5%，經濟發展勢頭強勁。", "traditional", 12),
        ("地区生产(chǎn)总值1234.5亿元，增长5.5%。", "pinyin", 1),
        ("会(huì )议认为，我们(men)有信心，地区^(qū)生产总值1234.5亿元，增长5.5%。", "pinyin", 3),
        ("地区生产总值１２３４．５亿元，增长5.5％。", "full_width", 2),
        ("地区\u200b生产总值1234.5亿元，增长5.5%。", "invisible", 1),
    ],
)
def test_what_a_page_left_in_the_words_is_read_over_and_listed(body: str, kind: str, count: int) -> None:
    text, reading = read(body)
    assert [row[:3] for row in values(reading)] == [GDP[:3], GROWTH[:3]]
    assert kinds(reading)[kind, "repaired"] == count
    for row in reading.observations:
        assert row.evidence in text and text[row.char_start : row.char_end] == ("１２３４．５" if row.measure == "level" and kind == "full_width" else f"{row.obs_value:g}")


def test_headings_and_evidence_keep_the_characters_of_the_report() -> None:
    text, reading = read("一、2023年工作回顧\n全縣地區生產總值1234.5億元，經濟發展勢頭強勁。\n二、2024年工作安排\n地區生產總值增長5.5%。")
    assert [row.heading for row in reading.sections if row.heading] == ["2023年工作回顧", "2024年工作安排"]
    assert [(row.evidence, row.unit_measure, row.obs_status) for row in reading.observations] == [
        ("全縣地區生產總值1234.5億元，經濟發展勢頭強勁", "亿元", "actual"),
        ("地區生產總值增長5.5%", "%", "target"),
    ]


@pytest.mark.parametrize(
    ("body", "kind", "kept"),
    [
        ("农民人均纯收入3390元，%；占财政总收入的 %。", "number_missing", [3390]),
        ("一般公共预算收入达到X亿元，增长x.x%。", "placeholder", []),
        ("地区生产总值12??亿元。", "question_marks", []),
        ("地区生产总值\ufffd亿元。", "lost_character", []),
    ],
)
def test_a_number_that_was_lost_is_listed_and_never_guessed(body: str, kind: str, kept: list[float]) -> None:
    _, reading = read(body)
    assert (kind, "left") in kinds(reading)
    assert [row.obs_value for row in reading.observations] == kept


def test_a_number_beside_lost_characters_is_flagged_and_no_other() -> None:
    _, reading = read("地区生产总值增长5.5%，财政总收入增长??6.5%。")
    assert [(row.obs_value, "beside_lost_characters" in (row.flags or "")) for row in reading.observations] == [(5.5, False), (6.5, True)]


def test_the_seed_needs_no_repair() -> None:
    text = (SEEDS / "330600-2024.txt").read_text(encoding="utf-8")
    assert readable(text) is text


PIECES = st.sampled_from([
    "增长", "5", ".", " ", "，", ",", "%", "亿元", "&nbsp;", "&#37;", r"\r\n", "<p>", "</p>", "<br/>", "??", "\u200b", "\ufeff", "\xa0", "(chǎn)", "經濟發展", "2 0", "年", "\n",
    "一、", "第", "位", PAD, "\ufffd", "X", "分别", "１",
])  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_places_stay_places_whatever_is_in_the_text(body: str) -> None:
    """The text to read is as long as the report's, and every row stands on what it says."""
    text, reading = read(body)
    assert len(readable(text)) == len(text)
    assert all(row.numeral == text[row.char_start : row.char_end] for row in reading.numerals)
    assert all(row.evidence in text for row in [*reading.observations, *reading.rankings])
    assert all(row.found == text[row.char_start : row.char_end] for row in reading.repairs)
    covered = "".join(text[row.char_start : row.char_end] for row in reading.sections if row.section_id not in {each.parent_id for each in reading.sections})
    assert covered == text
