"""A report in, its rows out: sections, observations, rankings and numerals. The one door to the reading of texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from hashlib import blake2b
from typing import NamedTuple

from transforms.clauses import SentenceReader
from transforms.codebook import Codebook
from transforms.drafts import Draft, RankDraft
from transforms.mentions import OTHER, Mention, scan
from transforms.other_areas import AreaNames, OtherAreas
from transforms.outline import leaves, outline
from transforms.reference import ReferenceData
from transforms.scopes import Scopes
from transforms.tables import NUMERALS, OBSERVATIONS, RANKINGS
from transforms.timeline import Timeline
from transforms.units import UnitLexicon
from transforms.view import View

Observation = OBSERVATIONS.row_type
Ranking = RANKINGS.row_type
Numeral = NUMERALS.row_type

_SENTENCE_END = re.compile("[。！？\n]")


class Reading(NamedTuple):
    """The rows of one report, each list in document order, rows in declared column order."""

    sections: list
    observations: list
    rankings: list
    numerals: list


class Reader:
    """Reads reports by one set of reference data; build it once, read many."""

    def __init__(self, reference: ReferenceData) -> None:
        self._units = UnitLexicon(reference.units)
        self._codebook = Codebook(reference.indicators)
        self._scopes = Scopes(reference.peers)
        self._area_names = AreaNames(reference.areas)

    def read(self, report) -> Reading:
        """Read a row of the table `reports`. Every numeral of its text gets a disposition; nothing raises on odd text."""
        sections = outline(report.report_id, report.text)
        found = leaves(sections)
        view = View(report.text, found)
        mentions = scan(view.text, self._units)
        timeline = Timeline(view, found, sections, report.report_year, report.review_year)
        drafts, ranks = _read_sentences(view.text, mentions, timeline)
        return _Rows(self, report, view, sections, found).make(mentions, drafts, ranks)


class _Sentences:
    """Where sentences begin and end; one of more than 3,000 characters is read in a window around the number."""

    _LONGEST = 1500

    def __init__(self, text: str) -> None:
        self.ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        self.length = len(text)

    def around(self, position: int) -> tuple[int, int]:
        at = bisect_right(self.ends, position)
        start = self.ends[at - 1] if at else 0
        end = self.ends[at] - 1 if at < len(self.ends) else self.length
        return max(start, position - self._LONGEST), min(end, position + self._LONGEST)


def _read_sentences(text: str, mentions: list[Mention], timeline: Timeline) -> tuple[list[Draft], list[RankDraft]]:
    reader = SentenceReader(text)
    sentences = _Sentences(text)
    drafts: list[Draft] = []
    ranks: list[RankDraft] = []
    index, total = 0, len(mentions)
    while index < total:
        if mentions[index].kind == OTHER:
            index += 1
            continue
        start, end = sentences.around(mentions[index].start)
        if timeline.is_glossary(start):
            mentions[index].kind, mentions[index].disposition, mentions[index].rule = OTHER, "name", "glossary"
            index += 1
            continue
        first = index
        while first and mentions[first - 1].start >= start and mentions[first - 1].kind == OTHER:
            first -= 1
        after = index
        while after < total and mentions[after].start < end:
            after += 1
        found, placed = reader.read(start, end, mentions[first:after])
        timeline.settle(start, end, found, placed)
        drafts += found
        ranks += placed
        index = after
    return drafts, ranks


class _Rows:
    """Turns the drafts of one report into rows."""

    def __init__(self, reader: Reader, report, view: View, sections: list, found: list) -> None:
        self.reader = reader
        self.report = report
        self.source: str = report.text
        self.view = view
        self.sections = sections
        self.areas = OtherAreas(reader._area_names, reader._codebook.wording_code, report.ref_area, report.area_level, report.review_year)
        self.leaf_starts = [leaf.char_start for leaf in found]
        self.leaf_ids = [leaf.section_id for leaf in found]
        self.seen: dict[str, int] = {}
        self.sentence_ids: dict[tuple[int, int], str] = {}

    def make(self, mentions: list[Mention], drafts: list[Draft], ranks: list[RankDraft]) -> Reading:
        observations = [self._observation(draft) for draft in drafts]
        rankings = [self._ranking(rank) for rank in ranks]
        numerals = [row for mention in mentions for row in self._numerals(mention)]
        if self.view.removed_numerals:
            numerals += [self._numeral(start, end, "enumeration", "page_number") for start, end in self.view.removed_numerals]
            numerals.sort(key=lambda row: row.char_start)
        return Reading(self.sections, observations, rankings, numerals)

    def _section(self, position: int) -> str:
        return self.leaf_ids[max(0, bisect_right(self.leaf_starts, position) - 1)]

    def _id(self, kind: str, start: int, clause: tuple[int, int], place: int) -> str:
        """Of the sentence, the place in it and how often the sentence has come: inserting text elsewhere changes nothing."""
        sentence = self.sentence_ids.get(clause)
        if sentence is None:
            digest = blake2b(self.view.text[clause[0] : clause[1]].encode(), digest_size=5).hexdigest()
            times = self.seen[digest] = self.seen.get(digest, 0) + 1
            sentence = self.sentence_ids[clause] = digest if times == 1 else f"{digest}x{times}"
        return f"{self.report.report_id}-{kind}-{sentence}-{start - clause[0]}{f'.{place}' if place else ''}"

    def _observation(self, draft: Draft):
        mention, report, view = draft.mention, self.report, self.view
        start = view.source(draft.start)
        unit = self._unit_as_written(mention)
        base_value, base_unit = self.reader._units.base(draft.value, mention.unit)
        ref_area, elsewhere = self.areas.of(draft.name)
        code = None if elsewhere else self.reader._codebook.code(draft.name, draft.measure, mention.dimension)
        flags = draft.flags + ([elsewhere] if elsewhere else []) + ([] if code else ["no_codebook_match"])
        draft.row_id = self._id("o", draft.start, draft.clause, draft.place)
        return Observation(
            draft.row_id, report.report_id, self._section(start), ref_area, code, draft.name, draft.measure, draft.value,
            draft.upper, unit.strip(), base_value, base_unit, draft.comparator, draft.status, draft.period, start, view.source_end(draft.end),
            self._evidence(draft.clause), " ".join(flags) or None,
        )  # fmt: skip

    def _unit_as_written(self, mention: Mention) -> str:
        """`亿人` for 9亿多人: the unit's own characters, without the 多 between them; a share in words has no unit but %."""
        written = self.source[self.view.source(mention.unit_start) : self.view.source_end(mention.unit_end)]
        return written if len(written) == len(mention.unit) else mention.unit

    def _ranking(self, rank: RankDraft):
        mention, report = rank.mention, self.report
        start = self.view.source(mention.start)
        code = self.reader._codebook.wording_code(rank.name)
        return Ranking(
            self._id("r", mention.start, rank.clause, rank.place), report.report_id, self._section(start),
            rank.of.row_id if rank.of else None, code, rank.name, int(mention.value), rank.rank_type, rank.scope,
            *self.reader._scopes.resolve(rank.scope, report.ref_area, report.area_level), rank.period, start, self.view.source_end(mention.end), self._evidence(rank.clause),
        )  # fmt: skip

    def _numerals(self, mention: Mention):
        spans = [(start, end) for start, end, _ in mention.parts] if mention.parts else [(mention.start, mention.end)]
        if mention.upper_span:
            spans.append(mention.upper_span)
        disposition = mention.disposition or "unresolved"
        view = self.view
        for at, (start, end) in enumerate(spans):
            beyond = mention.parts and mention.n_counted and at >= mention.n_counted
            yield self._numeral(view.source(start), view.source_end(end), "denominator" if beyond else disposition, mention.rule)

    def _numeral(self, start: int, end: int, disposition: str, rule: str):
        return Numeral(self.report.report_id, start, end, self._section(start), self.source[start:end], disposition, rule)

    def _evidence(self, clause: tuple[int, int]) -> str:
        return self.source[self.view.source(clause[0]) : self.view.source_end(clause[1])].strip()
