"""Line breaks, blanks and page numbers that only the page put into the text change nothing that is read."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from tests.reading import compose, read, read_sentence
from transforms.reading import Reading

REPORT = dedent("""\
    2024年清源市政府工作报告
    各位代表：
    　　现在，受市人民政府委托，我向大会作工作报告，请予审议，也请政协委员和列席的同志提出意见。
    　　一、2023年工作回顾
    　　过去一年，面对复杂严峻的外部环境和艰巨繁重的改革发展稳定任务，全市上下坚定信心、攻坚克难，经济运行持续回升向好。全年实现地区生产总值1286亿元，增长6.2%、居全省第4位。规上工业增加值增长8.1%，固定资产投资增长9.3%，其中高新技术产业投资居全省第3位。
    　　（一）产业发展提质增效。我们坚持把制造业作为立市之本，深入实施产业链链长制，推动传统产业改造提升和新兴产业培育壮大。新增规上工业企业126家、限上商贸企业98家，新引进10亿元以上产业项目36个，其中100亿元以上项目3个。城镇和农村居民人均可支配收入58620元、33480元，分别居全省第5位、第6位。
    　　（二）城乡面貌加快改善。我们坚持规划引领、建管并重，统筹推进新型城镇化和乡村全面振兴，城市品质和乡村风貌同步提升。改造老旧小区47个，新建高标准农田6.3万亩，PM2.5平均浓度降至26微克/立方米，森林覆盖率由42.9%提高到43.6%。
    　　二、2024年工作安排
    　　今年主要预期目标为：地区生产总值增长6.5%左右，社会消费品零售总额增长7%以上，城镇调查失业率控制在5.5%以内，研发投入强度达到3.2%。
    　　做好今年工作，我们要坚持稳中求进、以进促稳、先立后破，把发展的着力点放在实体经济上，把群众的关心事办成政府的用心事。新建公办幼儿园12所，培育省级专精特新中小企业60家以上，接待游客人次、旅游总收入分别增长12%和15%以上。
    """)
LEAD = "过去一年，面对复杂严峻的外部环境和艰巨繁重的改革发展稳定任务，全市上下坚定信心、攻坚克难，经济运行持续回升向好，社会大局保持和谐稳定。"

BROKEN = [
    "参加城乡居民基本医疗保\n险人数达212.6万人。",
    "地区生产总值增\n长7.8%。",
    "地区生产总值增长\n7.8%。",
    "地区生产总值增长7.8\n%。",
    "地区生产总值1286\n亿元，增长\n7.8%。",
    "  地区生产总值增长  7.8%。  ",
    "　　地区生产总值增长7.8%。\n\n　　出口增长5.6%。",
    "城镇和农村居民人均可支配收入80392元、\n48825元，分别居全省第2位、第3位。",
    "地区生产总值增长7.8%，居全省\n- 12 -\n第2位。",
    "地区生产总值增长7.8%，居全省\n— 12 —\n第2位。",
    "地 区 生 产 总 值 增 长 7.8%。",
]  # fmt: skip


def told(reading: Reading) -> list[tuple]:
    """All that is said, without where it stands."""
    observations = [
        (row.indicator_name, row.obs_value, row.obs_value_upper, row.unit_measure, row.measure, row.comparator, row.obs_status, row.time_period)
        for row in reading.observations
    ]
    return observations + [(row.indicator_name, row.rank, row.rank_type, row.scope, row.time_period) for row in reading.rankings]


def plain(text: str) -> str:
    """The same without page numbers, single line breaks and blanks."""
    text = re.sub(r"\n[—-] [0-9]+ [—-]\n", "", text)
    return re.sub("(?<!\n)\n(?![\n　])| ", "", text)


def wrapped(text: str, width: int) -> str:
    """`text` with a line break every `width` characters, though never within a number."""
    lines = []
    for line in text.splitlines():
        while len(line) > width:
            at = width
            while re.match("[0-9.]", line[at]):
                at -= 1
            lines.append(line[:at])
            line = line[at:]
        lines.append(line)
    return "\n".join(lines) + "\n"


def test_the_report_says_something() -> None:
    assert len(told(read(REPORT))) == 27


@pytest.mark.parametrize("width", range(22, 46, 3))
def test_lines_of_a_page(width: int) -> None:
    assert told(read(wrapped(REPORT, width))) == told(read(REPORT))


def test_blank_lines_between_paragraphs() -> None:
    assert told(read(REPORT.replace("\n", "\n\n"))) == told(read(REPORT))


def test_no_indent() -> None:
    assert told(read(REPORT.replace("　　", ""))) == told(read(REPORT))


def test_trailing_blanks() -> None:
    assert told(read(REPORT.replace("\n", "  　\n"))) == told(read(REPORT))


@pytest.mark.parametrize("sentence", BROKEN)
def test_a_sentence_broken_by_the_page(sentence: str) -> None:
    expected = told(read_sentence(LEAD + plain(sentence)))
    assert expected and told(read_sentence(LEAD + sentence)) == expected


def test_a_page_number_counts_nothing_and_is_kept_in_the_books() -> None:
    reading = read_sentence(LEAD + "地区生产总值增长7.8%，居全省\n— 12 —\n第2位。")
    assert [row.disposition for row in reading.numerals if row.numeral == "12"] == ["enumeration"]


def test_spans_lead_back_over_the_break() -> None:
    text = compose(LEAD + "参加城乡居民基本医疗保\n险人数达212.6\n万人。")
    (row,) = read(text).observations
    assert text[row.char_start : row.char_end] == "212.6"
    assert row.evidence.strip("。") == "参加城乡居民基本医疗保\n险人数达212.6\n万人"
    assert (row.indicator_name, row.unit_measure) == ("参加城乡居民基本医疗保险人数", "万人")


def test_a_new_paragraph_inherits_nothing() -> None:
    reading = read_sentence("地区生产总值1286亿元。\n　　增长7.8%。")
    assert not any(row.indicator_name == "地区生产总值" and row.measure == "growth" for row in reading.observations)
