"""Shared by the tests of words: a report and its words, counted with the project's own lexicon or a small one."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Any

from flows.seeds.dictionaries import read_lexicon
from tests.jieba_tools import SEEDS
from tests.reading import reader, report_of
from transforms.tables import ATTENTION, ATTENTION_HITS
from transforms.words.attention import AttentionReader
from transforms.words.lexicon import AmbiguityRule, Lexicon, TermList
from transforms.words.talk import Talk, WordReader


@cache
def lexicon() -> Lexicon:
    return read_lexicon(SEEDS)


@cache
def word_reader() -> WordReader:
    return WordReader(lexicon(), ())


def talk(text: str, words: WordReader | None = None) -> Talk:
    """The words of a whole report."""
    report = report_of(text)
    reading = reader().read(report)
    found = (words or word_reader()).read(report, reading.sections, reading.observations)
    attention, hits = (list(map(table.row_type._make, rows)) for table, rows in ((ATTENTION, found.attention), (ATTENTION_HITS, found.attention_hits)))
    return found._replace(attention=attention, attention_hits=hits)


def report(*paragraphs: str) -> str:
    """A report of 2024 whose plan has these paragraphs."""
    body = "\n".join(paragraphs)
    return f"各位代表：\n一、2023年工作回顾\n过去一年，成绩来之不易。\n二、2024年工作安排\n{body}\n"


def term_list(*terms: str, rules: dict[str, tuple[str, ...]] | None = None, classes: dict[str, tuple[str, ...]] | None = None) -> TermList:
    """A list called `list`."""
    ambiguity = tuple(AmbiguityRule(term, phrases, "", "", "") for term, phrases in (rules or {}).items())
    return TermList("list", "词典", "A list", "project", "", "", "", "", "", classes or {"": terms}, ambiguity, (), "")


def counted(text: str, list_: TermList, ambiguity: str = "counted", term_class: str | None = None) -> Any:
    """The row of `attention` for the whole report."""
    words = copy(word_reader())
    words._attention = AttentionReader((list_,))  # a new reader would load jieba's dictionary once more
    found = talk(text, words)
    [row] = [row for row in found.attention if row.section_id is None and (row.ambiguity, row.term_class) == (ambiguity, term_class)]
    return row
