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
from transforms.numerals import fold
from transforms.outline import leaves, outline
from transforms.reference import ReferenceData
from transforms.tables import NUMERALS, OBSERVATIONS, RANKINGS
from transforms.timeline import Timeline
from transforms.units import UnitLexicon

Observation = OBSERVATIONS.row_type
Ranking = RANKINGS.row_type
Numeral = NUMERALS.row_type

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


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
        self._peers = {row.ref_area: row for row in reference.peers}

    def read(self, report) -> Reading:
        """Read a row of the table `reports`. Every numeral of its text gets a disposition; nothing raises on odd text."""
        sections = outline(report.report_id, report.text)
        text = fold(report.text)
        mentions = scan(text, self._units)
        timeline = Timeline(text, leaves(sections), sections, report.report_year, report.review_year)
        drafts, ranks = _read_sentences(text, mentions, timeline)
        return _Rows(self, report, text, sections).make(mentions, drafts, ranks)


def _read_sentences(text: str, mentions: list[Mention], timeline: Timeline) -> tuple[list[Draft], list[RankDraft]]:
    reader = SentenceReader(text)
    drafts: list[Draft] = []
    ranks: list[RankDraft] = []
    index, total = 0, len(mentions)
    while index < total:
        if mentions[index].kind == OTHER:
            index += 1
            continue
        start, end = _sentence_around(text, mentions[index].start)
        first = index
        while first and mentions[first - 1].start >= start:
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


_LONGEST = 1500


def _sentence_around(text: str, position: int) -> tuple[int, int]:
    """Start and end of the sentence at `position`; a run-on of more than 1,500 characters each way is cut there."""
    low = max(0, position - _LONGEST)
    start = max(text.rfind(mark, low, position) for mark in "。！？\n") + 1 or low
    ends = [at for at in (text.find(mark, position, position + _LONGEST) for mark in "。！？\n") if at != -1]
    return start, min(ends) if ends else min(len(text), position + _LONGEST)


class _Rows:
    """Turns the drafts of one report into rows."""

    def __init__(self, reader: Reader, report, text: str, sections: list) -> None:
        self.reader = reader
        self.report = report
        self.source: str = report.text
        self.text = text
        self.sections = sections
        found = leaves(sections)
        self.leaf_starts = [leaf.char_start for leaf in found]
        self.leaf_ids = [leaf.section_id for leaf in found]
        self.seen: dict[bytes, int] = {}

    def make(self, mentions: list[Mention], drafts: list[Draft], ranks: list[RankDraft]) -> Reading:
        observations = [self._observation(draft) for draft in drafts]
        rankings = [self._ranking(rank) for rank in ranks]
        numerals = [row for mention in mentions for row in self._numerals(mention)]
        return Reading(self.sections, observations, rankings, numerals)

    def _section(self, position: int) -> str:
        return self.leaf_ids[max(0, bisect_right(self.leaf_starts, position) - 1)]

    def _id(self, kind: str, start: int, clause: tuple[int, int], place: int) -> str:
        """Of the sentence, the place in it and how often the sentence has come: inserting text elsewhere changes nothing."""
        sentence = self.source[clause[0] : clause[1]]
        key = f"{kind}\0{sentence}\0{start - clause[0]}\0{place}".encode()
        digest = blake2b(key, digest_size=5)
        times = self.seen.get(digest.digest(), 0)
        self.seen[digest.digest()] = times + 1
        suffix = f"-{times + 1}" if times else ""
        return f"{self.report.report_id}-{kind}{digest.hexdigest()}{suffix}"

    def _observation(self, draft: Draft):
        mention, report = draft.mention, self.report
        unit = self._unit_as_written(mention)
        base_value, base_unit = self.reader._units.base(draft.value, mention.unit)
        code = self.reader._codebook.code(draft.name, draft.measure, mention.dimension)
        flags = draft.flags + ([] if code else ["no_codebook_match"])
        draft.row_id = self._id("o", draft.start, draft.clause, draft.place)
        return Observation(
            draft.row_id, report.report_id, self._section(draft.start), report.ref_area, code, draft.name, draft.measure, draft.value,
            draft.upper, unit.strip(), base_value, base_unit, draft.comparator, draft.status, draft.period, draft.start, draft.end,
            self.source[draft.clause[0] : draft.clause[1]].strip(), " ".join(flags) or None,
        )  # fmt: skip

    def _unit_as_written(self, mention: Mention) -> str:
        """`亿人` for 9亿多人: the unit's own characters, without the 多 between them; a share in words has no unit but %."""
        written = self.source[mention.unit_start : mention.unit_end]
        return written if len(written) == len(mention.unit) else mention.unit

    def _ranking(self, rank: RankDraft):
        mention, report = rank.mention, self.report
        code = self.reader._codebook.wording_code(rank.name)
        return Ranking(
            self._id("r", mention.start, rank.clause, rank.place), report.report_id, self._section(mention.start),
            rank.of.row_id if rank.of else None, code, rank.name, int(mention.value), rank.rank_type, rank.scope,
            None, None, rank.period, mention.start, mention.end, self.source[rank.clause[0] : rank.clause[1]].strip(),
        )  # fmt: skip

    def _numerals(self, mention: Mention):
        spans = [(start, end) for start, end, _ in mention.parts] if mention.parts else [(mention.start, mention.end)]
        if mention.upper_span:
            spans.append(mention.upper_span)
        disposition = mention.disposition or "unresolved"
        for start, end in spans:
            yield Numeral(self.report.report_id, start, end, self._section(start), self.source[start:end], disposition, mention.rule)
