"""A report in, its rows out: sections, observations, rankings and numerals. The one door to the reading of texts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import NamedTuple

from transforms.grammar.clauses import read_sentence
from transforms.grammar.drafts import Draft, RankDraft
from transforms.grammar.sentence import Sentence
from transforms.mentions.mention import OTHER, Mention
from transforms.mentions.scan import scan
from transforms.observations.codebook import Codebook
from transforms.observations.earlier import link_earlier
from transforms.observations.other_areas import AreaNames, OtherAreas
from transforms.observations.rows import Rows
from transforms.observations.scopes import Scopes
from transforms.readable import repaired
from transforms.reference import ReferenceData
from transforms.sections.outline import leaves, outline
from transforms.sections.table_rows import table_rows
from transforms.sources.page_lines import page_lines
from transforms.sources.repairs import repair_rows
from transforms.time.timeline import Timeline
from transforms.units import UnitLexicon
from transforms.view import View

_SENTENCE_END = re.compile("[。！？\n]")
# A sentence of more than twice as many characters is read in a window around its numbers.
_LONGEST = 1500


class Reading(NamedTuple):
    """The rows of one report, each list in document order, rows in declared column order."""

    sections: list
    observations: list
    rankings: list
    numerals: list
    repairs: list


class Reader:
    """Reads reports by one set of reference data; build it once, read many."""

    def __init__(self, reference: ReferenceData) -> None:
        self._units = UnitLexicon(reference.units)
        self._codebook = Codebook(reference.indicators)
        self._scopes = Scopes(reference.peers, reference.areas)
        self._area_names = AreaNames(reference.areas)

    def read(self, report) -> Reading:
        """Read a row of the table `reports`. Every numeral of its text gets a disposition; nothing raises on odd text."""
        sections = outline(report.report_id, report.text)
        found = leaves(sections)
        copy = repaired(report.text)
        view = View(copy.text, found)
        mentions = scan(view.text, self._units)
        timeline = Timeline(view, found, sections, report.report_year, report.review_year)
        drafts, ranks = _read_sentences(view.text, mentions, timeline)
        link_earlier(view.text, drafts, ranks, self._codebook.wording_code)
        areas = OtherAreas(self._area_names, self._codebook.wording_code, report.ref_area, report.area_level, report.review_year)
        rows = Rows(report, view, found, self._units, self._codebook, self._scopes, areas)
        observations = [rows.observation(draft) for draft in drafts]
        rankings = [rows.ranking(rank) for rank in ranks]
        numerals = rows.numerals(mentions, copy.repairs)
        repairs = repair_rows(report.report_id, report.text, copy, found, numerals)
        return Reading(sections, observations, rankings, numerals, repairs)


def _sentence_around(ends: list[int], position: int) -> tuple[int, int]:
    """Where the sentence around `position` begins and ends; `ends` are 0, the places behind the marks, and the place behind the text."""
    at = bisect_right(ends, position)
    start, end = ends[at - 1], ends[at] - 1
    if end - start <= _LONGEST:
        return start, end
    return max(start, position - _LONGEST), min(end, position + _LONGEST)


def _read_sentences(text: str, mentions: list[Mention], timeline: Timeline) -> tuple[list[Draft], list[RankDraft]]:
    """The drafts of all sentences that hold a number to be read."""
    drafts: list[Draft] = []
    ranks: list[RankDraft] = []
    of_page = page_lines(text)
    rows = table_rows(text)
    ends = [0, *[match.end() for match in _SENTENCE_END.finditer(text)], len(text) + 1]
    starts = [mention.start for mention in mentions]
    index, total = 0, len(mentions)
    while index < total:
        mention = mentions[index]
        if mention.kind == OTHER:
            index += 1
            continue
        start, end = _sentence_around(ends, mention.start)
        if timeline.is_glossary(start):
            mention.counts_nothing("name", "glossary")
            index += 1
            continue
        if _is_in(mention.start, of_page):
            mention.counts_nothing("name", "page_line")
            index += 1
            continue
        if _is_in(mention.start, rows):
            mention.counts_nothing("unresolved", "table_row")
            index += 1
            continue
        first = _first_in_sentence(mentions, index, start)
        index = bisect_left(starts, end, index)
        sentence = Sentence(text, start, end, mentions[first:index])
        read_sentence(sentence)
        timeline.settle(sentence)
        drafts += sentence.drafts
        ranks += sentence.rank_drafts
    return drafts, ranks


def _is_in(position: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a place is in one of `spans`, which are in order and apart."""
    at = bisect_right(spans, position, key=itemgetter(0)) if spans else 0
    return at > 0 and position < spans[at - 1][1]


def _first_in_sentence(mentions: list[Mention], index: int, start: int) -> int:
    """Index of the first mention from `start` on that is not yet read; those right before `index` count nothing."""
    while index and mentions[index - 1].start >= start and mentions[index - 1].kind == OTHER:
        index -= 1
    return index
