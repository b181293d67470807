"""The words of a report in rows: terms, attention and topics. The one door to the counting of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transforms.readable import readable
from transforms.reference import Indicator
from transforms.sections.outline import leaves
from transforms.view import View
from transforms.words.attention import AttentionReader
from transforms.words.cutting import Cutter
from transforms.words.lexicon import Lexicon
from transforms.words.cut_text import cut_text, parts
from transforms.words.terms import Counted, count
from transforms.words.topics import TopicReader
from transforms.words.vocabulary import Vocabulary


class Talk(NamedTuple):
    """The rows of one report, and the counts of its content words: what is compared between reports."""

    terms: list[tuple]
    attention: list[tuple]
    attention_hits: list[tuple]
    topics: list[tuple]
    content: Counter[str]


class WordReader:
    """Reads words by one lexicon; build it once, read many."""

    def __init__(self, lexicon: Lexicon, indicators: Iterable[Indicator]) -> None:
        terms = (term for each in lexicon.lists for term in each.terms)
        self._vocabulary = Vocabulary(Cutter(lexicon.vocabulary, terms), lexicon.stopwords)
        self._attention = AttentionReader(lexicon.lists)
        self._topics = TopicReader(lexicon.topics, {row.indicator_code: row.topic for row in indicators})

    def read(self, report, sections: Sequence, observations: Sequence) -> Talk:
        """The words of a row of the table `reports`, with its rows of `sections` and `observations`."""
        counted, attention, hits = self.count(report, sections)
        topics = self._topics.read(report.report_id, readable(report.text), sections, observations)
        return Talk(counted.rows, attention, hits, topics, counted.content)

    def count(self, report, sections: Sequence) -> tuple[Counted, list[tuple], list[tuple]]:
        """Its words counted, and the rows of `attention` and `attention_hits`."""
        found_leaves = leaves(sections)
        view = View(readable(report.text), found_leaves)
        cut = cut_text(view, parts(view, sections, found_leaves), self._vocabulary)
        known = self._vocabulary.known
        return count(report.report_id, cut, known), *self._attention.read(report.report_id, cut, known)
