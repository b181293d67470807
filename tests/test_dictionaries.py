"""Term lists as files: what ours say, that a new one needs no code, and one clear line for each mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import InputError
from flows.seeds.declared import read_file
from flows.seeds.dictionaries import dictionary_rows, read_lexicon
from flows.seeds.term_list import term_list
from tests.jieba_tools import SEEDS
from tests.wording import counted, lexicon, report
from transforms.tables import DICTIONARIES

LISTS = {each.dictionary_id: each for each in lexicon().lists}
GOOD = """id: mine
title: {zh: 我的词典, en: My list}
verified: project
source: 自编
version: "1"
verified_by: 我
verified_how: 自编
measure: 词频
terms: [绿色, 低碳]
ambiguity:
  - {term: 绿色, not_in: [绿色通道], why: {zh: 优先, en: a fast lane}, example: 开通绿色通道}
traps:
  - {zh: 短, en: short}
"""


def write(folder: Path, content: str, name: str = "mine.yaml") -> Path:
    (folder / "dictionaries").mkdir(exist_ok=True)
    path = folder / "dictionaries" / name
    path.write_text(content, encoding="utf-8")
    return path


def test_what_was_not_read_in_a_source_says_so():
    assert LISTS["env15"].verified == "UNVERIFIED"
    read = {name: sum(1 for _ in each.terms) for name, each in LISTS.items() if each.verified in ("read", "partial")}
    assert read == {"digital_wufei2021": 76, "env75": 75, "digital_infrastructure": 7, "slogans": 16, "new_business_2025": 13}
    own = {name for name, each in LISTS.items() if each.verified == "project"}
    assert own == {"innovation", "openness", "common_prosperity", "livelihood"}
    for name in own:
        assert "本项目自编" in LISTS[name].title_zh and "own" in LISTS[name].title_en


@pytest.mark.parametrize("name", LISTS)
def test_the_example_of_a_rule_is_one(name):
    for rule in LISTS[name].ambiguity:
        text = report(rule.example)
        kept = [counted(text, LISTS[name], ambiguity).substring_matches for ambiguity in ("counted", "excluded")]
        assert kept[1] < kept[0], f"{rule.term}: {rule.example}"


def test_a_new_list_is_one_file(tmp_path):
    write(tmp_path, GOOD)
    found = {each.dictionary_id: each for each in read_lexicon(tmp_path).lists}
    assert set(found) == {*LISTS, "mine"}
    row = next(row for row in dictionary_rows(read_lexicon(tmp_path)) if row.dictionary_id == "mine")
    assert (row.n_terms, row.terms, row.ambiguity, row.traps_en) == (2, "绿色|低碳", "绿色: 绿色通道", "short")
    assert counted(report("绿色低碳"), found["mine"]).substring_matches == 2


def test_a_list_of_the_same_name_replaces_ours(tmp_path):
    write(tmp_path, GOOD.replace("id: mine", "id: env15"), "env15.yaml")
    assert {each.dictionary_id: each.title_zh for each in read_lexicon(tmp_path).lists}["env15"] == "我的词典"


def test_the_rows_say_what_cut_the_words():
    rows = dictionary_rows(lexicon())
    assert len(rows) == len(LISTS) and all(len(row) == len(DICTIONARIES.columns) for row in rows)
    [segmenter] = {row.segmenter for row in rows}
    assert segmenter.startswith("rjieba 0.2.2 = jieba 0.42.1, vocabulary sha256:") and len(segmenter.rpartition(":")[2]) == 64
    env75 = next(row for row in rows if row.dictionary_id == "env75")
    assert env75.terms.startswith("污染防治: 污染|减排|排污") and "; 绿色低碳: 节能" in env75.terms


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("terms: [绿色, 低碳]", "terms: [绿色, 低碳"), "line"),
        (("id: mine", "id: other"), "id must be the file's name"),
        (("verified: project", "verified: true"), "verified"),
        (("verified: project", "verified: checked"), "UNVERIFIED"),
        (("source: 自编\n", ""), "source is missing"),
        (("terms: [绿色, 低碳]", "terms: []"), "terms is missing"),
        (("terms: [绿色, 低碳]", "terms: [绿色, 绿色]"), "绿色"),
        (("terms: [绿色, 低碳]", "terms: [绿色, “低碳”]"), "“低碳”"),
        (("terms: [绿色, 低碳]", "terms: {一: [绿色], 二: }"), "a class without terms"),
        (("term: 绿色,", "term: 生态,"), "生态 不在词表中"),
        (("not_in: [绿色通道]", "not_in: [通道]"), "通道"),
        (("why: {zh: 优先, en: a fast lane}, ", ""), "why is missing"),
        (("version:", "edition:"), "edition"),
        (("{zh: 短, en: short}", "{zh: 短}"), "en is missing"),
        ((GOOD, "只是文字"), "must hold keys"),
    ],
)
def test_a_mistake_is_told_in_one_line_that_names_the_file(tmp_path, change, message):
    path = write(tmp_path, GOOD.replace(*change))
    with pytest.raises(InputError) as error:
        term_list(read_file(path))
    assert str(error.value).startswith(str(path)) and message in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("jieba.txt", "新质生产力 5\n", "line 1"),
        ("jieba.txt", "新质生产力 5 n\n新质生产力 6 n\n", "line 2"),
        ("jieba.txt", "“最多跑一次” 5 n\n", "line 1"),
        ("../topics.yaml", "economy: {zh: 经济, en: Economy}\n", "terms is missing"),
        ("../topics.yaml", "a: {zh: 一, en: A, terms: [绿色]}\nb: {zh: 二, en: B, terms: [绿色]}\n", "绿色"),
        ("../topics.yaml", "economy: 经济\n", "economy"),
        ("stopwords.txt", "", "stopwords.txt"),
    ],
)
def test_a_mistake_in_the_other_files_too(tmp_path, name, content, message):
    write(tmp_path, content, name)
    with pytest.raises(InputError) as error:
        read_lexicon(tmp_path)
    assert message in str(error.value) and str(tmp_path) in str(error.value) and "\n" not in str(error.value)


def test_the_vocabulary_of_the_project_is_read_where_a_folder_has_none(tmp_path):
    assert read_lexicon(tmp_path) == read_lexicon(SEEDS) == lexicon()
