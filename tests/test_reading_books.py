"""What holds for every text: the books balance, spans are right, ids are stable, nothing raises, time is linear."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reading import PLAN, compose, read, reader, report_of

SEED = (Path(__file__).parent.parent / "seeds" / "330600-2024.txt").read_text(encoding="utf-8")

FRAGMENTS = (
    "地区生产总值 固定资产投资 城镇和农村居民人均可支配收入 规上工业亩均税收 新增上市企业 10亿元以上产业项目 每1000人口 3岁以下 研发投入强度 三次产业比 PM2.5 “4151”计划 城乡居民收入比 "
    "增长 下降 达到 提高到 由 从 压缩至 累计达 超 不低于 控制在 占 是上年的 高于 翻 减少 其中 分别 均 预计 力争 同比 居 列 跃居 全省 全国同类城市 第 前 首位 第一 前三甲 "
    "7.8 12 3 2023 2024年 5G 1/4 9.7：39.5：50.8 1.86:1 4.5-5 6%-6.5 8—9 ７．８ 5 . 5 58,620 -3.8 0 三成 三分之一 翻两番 百分之五 七 一百二十万 "
    "亿元 万亩 % ％ 个百分点 个 家 位 倍 元 微克/立方米 个工作日 万人次 多家 余 以上 左右 以内 的目标 的 和 、 ， 。 ； ： —— - ～ （ ） “ ” 《 》 \n \n\n 　　 \n—12—\n "
    "一、2023年工作回顾\n 二、2024年工作安排\n （一）一是 五年来 去年 今年 三季度 到2025年 “十四五”末 2018—2022年 各位代表："
).split(" ")
REPORT_LIKE = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
ANYTHING = st.text(max_size=120) | st.text("0123456789０１９.,，:：/-—第前一二三百万亿%个“”《》（）。\n 　年月日", max_size=80)
SENTENCES = st.lists(
    st.sampled_from(
        [
            "地区生产总值1286亿元，增长6.2%、居全省第4位。", "城镇和农村居民人均可支配收入58620元、33480元，分别居全省第5位、第6位。", "不良贷款率由1.36%降至0.82%。",
            "规上工业亩均税收、亩均增加值均增长10%以上。", "新增上市企业6家、累计达100家。", "三次产业比9.7：39.5：50.8。", "地区生产总值增长4.5-5%。", "跨境电商交易额翻两番。", "地区生产总值1286亿元，增长6.2%、居全省第4位。",
        ]
    ),
    min_size=1, max_size=6,
).map("".join)  # fmt: skip


@settings(max_examples=300)
@given(REPORT_LIKE)
@example("城乡居民收入比1.86:1。")
@example("市男子足球队以3:1取胜。")
def test_report_like_text_balances(text: str) -> None:
    read(text)
    read(compose(text))


@settings(max_examples=200)
@given(ANYTHING)
def test_any_text_balances(text: str) -> None:
    read(text)


def test_the_seed_balances() -> None:
    reading = read(SEED)
    assert len(reading.observations) > 150 and len(reading.rankings) > 20


@settings(max_examples=40)
@given(REPORT_LIKE)
def test_reading_twice_is_reading_once(text: str) -> None:
    assert read(compose(text)) == read(compose(text))


def test_a_reader_remembers_nothing_of_other_reports() -> None:
    first = read(SEED)
    read(compose("地区生产总值1286亿元，增长6.2%。"))
    assert read(SEED) == first


def ids(text: str) -> list[str]:
    reading = read(text)
    return [row.observation_id for row in reading.observations] + [row.ranking_id for row in reading.rankings]


@settings(max_examples=40)
@given(SENTENCES, st.sampled_from(["我们坚定信心、攻坚克难。", "新建公园12个。", "今年是不平凡的一年，建成42个精品节点，居全国第9位。"]))
def test_a_paragraph_put_before_keeps_all_ids(sentences: str, paragraph: str) -> None:
    before = Counter(ids(compose(sentences)))
    after = Counter(ids(compose(f"{paragraph}\n{sentences}")))
    assert not before - after


@settings(max_examples=20)
@given(SENTENCES)
def test_a_sentence_changed_elsewhere_keeps_the_ids_of_the_others(sentences: str) -> None:
    kept = ids(compose(sentences))
    assert set(kept) < set(ids(compose(sentences + "新建公园12个。")))


def test_ids_differ_between_reports_and_repeat_within_one() -> None:
    twice = ids(compose("地区生产总值增长6.2%。地区生产总值增长6.2%。"))
    assert len(set(twice)) == 2
    text = compose("地区生产总值增长6.2%。")
    other = reader().read(report_of(text, "330700")).observations[0].observation_id
    assert other.startswith("330700-2024-") and not set(ids(text)) & {other}


def test_rows_carry_report_area_and_section() -> None:
    text = compose("地区生产总值增长6.2%，居全省第4位。", PLAN)
    reading = read(text)
    roles = {section.section_id: section.role for section in reading.sections}
    for row in [*reading.observations, *reading.rankings]:
        assert row.report_id == "330600-2024" and roles[row.section_id] in ("targets", "priorities")
    assert reading.observations[0].ref_area == "330600"


def test_the_evidence_is_the_sentence_verbatim() -> None:
    (row, _) = read(compose("我们真抓实干。地区生产总值1286亿元，增长６.２％。成效明显。")).observations
    assert row.evidence.strip("。") == "地区生产总值1286亿元，增长６.２％"


LONG = {
    "digits": "1" * 200_000,
    "full-width digits": "９" * 200_000,
    "list commas": "、" * 200_000,
    "commas": "，" * 200_000,
    "nested quotes": "“" * 100_000 + "”" * 100_000,
    "open quotes": "“" * 200_000,
    "open titles": "《" * 200_000,
    "brackets": "（" * 100_000 + "）" * 100_000,
    "blanks": " " * 200_000,
    "breaks": "\n" * 200_000,
    "digits and commas": "1、" * 10_000,
    "digits and blanks": "1 " * 100_000,
    "digits and points": "1." * 20_000,
    "digits and colons": "1:" * 100_000,
    "thousands": "1,000," * 10_000,
    "ranges": "1-" * 20_000,
    "per cents": "7.8%、" * 10_000,
    "ranks": "第1位、" * 10_000,
    "numbers in words": "一" * 200_000,
    "multipliers": "万亿" * 100_000,
    "nouns": "城镇和" * 66_000,
    "growth": "增长" * 100_000,
    "one sentence": "地区生产总值1286亿元，增长6.2%、" * 1_000,
    "names": "新增企业、" * 40_000 + "3家",
}


@pytest.mark.parametrize("kind", LONG)
def test_a_line_of_up_to_200_000_characters(kind: str) -> None:
    read(compose(LONG[kind]))
