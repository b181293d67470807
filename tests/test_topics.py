"""Topics: against a gold of sections read by a person, and rule by rule."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.jieba_tools import SEED
from tests.reading import reader, report_of
from tests.wording import lexicon
from transforms.tables import OBSERVATIONS, SECTIONS
from transforms.words.lexicon import Topic
from transforms.words.topics import TopicReader

with open(Path(__file__).parent / "gold" / "topics.tsv", encoding="utf-8") as _file:
    GOLD = list(csv.DictReader(_file, delimiter="\t"))
CODES = {"gdp": "economy", "forest": "environment"}
TOPICS = (Topic("economy", "", "", ("生产总值",)), Topic("industry", "", "", ("工业", "产业")), Topic("environment", "", "", ("生态", "排放")))


@cache
def by_the_project() -> TopicReader:
    from tests.reading import read_reference
    from tests.wording import SEEDS

    return TopicReader(lexicon().topics, {row.indicator_code: row.topic for row in read_reference(SEEDS).indicators})


@cache
def of_the_seed() -> dict[str, str]:
    reading = reader().read(report_of(SEED))
    return {row.row_id: row.topic for row in by_the_project().read("330600-2024", SEED, reading.sections, reading.observations)}


def found(gold: dict[str, str]) -> str:
    if gold["section_id"]:
        return of_the_seed()[gold["section_id"]]
    return of_section(by_the_project(), gold["text"])[0]


def of_section(topics: TopicReader, text: str, role: str = "priorities", heading: str | None = None, codes: Sequence[str] = ()) -> tuple[str, str]:
    """Topic and reason of a section that holds observations of these indicators."""
    section = SECTIONS.row_type("x-2024-s1", "x-2024", None, 1, 1, None, heading, role, 0, len(text))
    of_section, *_ = topics.read("x-2024", text, [section], [observation("项目", code) for code in codes])
    return of_section.topic, of_section.decided_by


def observation(name: str, code: str | None = None, evidence: str = "……", section: str = "x-2024-s1"):
    row = dict.fromkeys(OBSERVATIONS.column_names)
    return OBSERVATIONS.row_type(**{**row, "observation_id": "o", "section_id": section, "indicator_name": name, "indicator_code": code, "evidence": evidence})


def test_the_gold_is_one_hundred_sections_and_more_of_every_topic():
    known = {topic.topic_id for topic in lexicon().topics}
    assert len(GOLD) >= 100 and {row["topic"] for row in GOLD} == known
    assert {row["also"] for row in GOLD} <= {"", *known}


def test_nineteen_of_twenty_sections_get_the_topic_that_a_person_gave_them():
    right = [found(row) == row["topic"] for row in GOLD]
    assert sum(right) / len(right) >= 0.95
    near = [found(row) in (row["topic"], row["also"]) for row in GOLD]
    assert sum(near) / len(near) >= 0.97


@pytest.mark.parametrize(
    ("given", "decision"),
    [
        ({"role": "self_governance", "text": "工业"}, ("government", "role")),
        ({"role": "closing", "text": "工业"}, ("general", "role")),
        ({"text": "工业提质，生态优先，工业倍增"}, ("industry", "terms")),
        ({"heading": "生态优先", "text": "工业和产业"}, ("industry", "terms")),
        ({"heading": "生态优先", "text": "工业，生产总值"}, ("environment", "heading")),
        ({"text": "各位代表"}, ("general", "nothing")),
        ({"text": "工业工业工业工业，生态排放，生态"}, ("environment", "terms")),
        ({"text": "工业", "codes": ["forest", "forest"]}, ("environment", "terms")),
        ({"text": "工业，生态"}, ("industry", "terms")),
    ],
)
def test_a_section_by_the_rule(given, decision):
    assert of_section(TopicReader(TOPICS, CODES), **given) == decision


def test_where_no_topic_has_a_quarter_of_the_weight_the_section_is_general():
    topics = [Topic(str(number), "", "", (term,)) for number, term in enumerate("东南西北中")]
    assert of_section(TopicReader(topics, {}), "东南西北中") == ("general", "mixed")
    assert of_section(TopicReader(topics, {}), "东南西北") == ("0", "terms")


def test_a_longer_term_wins_over_the_shorter_one_inside_it():
    topics = (Topic("environment", "", "", ("生态",)), Topic("innovation", "", "", ("创新生态",)))
    assert of_section(TopicReader(topics, {}), "营造创新生态")[0] == "innovation"


@pytest.mark.parametrize(
    ("row", "decision"),
    [
        (observation("生态", "gdp"), ("economy", "codebook")),
        (observation("生态产业产值", "unknown"), ("industry", "name")),
        (observation("工业排放"), ("environment", "name")),
        (observation("项目", evidence="新增工业项目12个，工业投资3亿元，生态补偿1亿元"), ("industry", "evidence")),
        (observation("项目"), ("environment", "section")),
    ],
)
def test_an_observation_by_the_rule(row, decision):
    text = "生态优先"
    section = SECTIONS.row_type("x-2024-s1", "x-2024", None, 1, 1, None, None, "priorities", 0, len(text))
    *_, found = TopicReader(TOPICS, CODES).read("x-2024", text, [section], [row])
    assert (found.row_id, found.table_name, found.topic, found.decided_by) == ("o", "observations", *decision)


def test_every_section_and_observation_of_the_seed_has_a_topic():
    reading = reader().read(report_of(SEED))
    assert set(of_the_seed()) == {row.section_id for row in reading.sections} | {row.observation_id for row in reading.observations}
