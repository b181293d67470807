"""The drafts and mentions of one report as rows of the tables, with their places in the report's own text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from hashlib import blake2b

from transforms.grammar.drafts import Draft, RankDraft
from transforms.mentions.mention import Mention
from transforms.observations.codebook import Codebook
from transforms.observations.other_areas import OtherAreas
from transforms.observations.scopes import Scopes
from transforms.readable import Repair
from transforms.tables import NUMERALS, OBSERVATIONS, RANKINGS
from transforms.units import UnitLexicon
from transforms.view import View

# Digits of `<font size=3>` and `&#37;` say nothing.
_MARKUP = frozenset(("tag", "entity"))
_DIGITS = re.compile("[0-9０-９]+")
_JOINED = re.compile(r"[\s&<，\u200b\ufeff\u00ad]")
_LOST_SIGNS = ("??", "?.", "\ufffd")
_LOST = re.compile("|".join(map(re.escape, _LOST_SIGNS)))

_Observation = OBSERVATIONS.row_type
_Ranking = RANKINGS.row_type
_Numeral = NUMERALS.row_type


class Rows:
    """Makes the rows of one report, each kind in document order."""

    def __init__(self, report, view: View, leaves: list, units: UnitLexicon, codebook: Codebook, scopes: Scopes, areas: OtherAreas) -> None:
        self._report = report
        self._source: str = report.text
        self._has_lost = any([sign in self._source for sign in _LOST_SIGNS])
        self._view = view
        self._units, self._codebook, self._scopes, self._areas = units, codebook, scopes, areas
        self._leaf_starts = [leaf.char_start for leaf in leaves]
        self._leaf_ids = [leaf.section_id for leaf in (leaves[:1] + leaves)]
        self._seen: dict[str, int] = {}
        self._sentences: dict[tuple[int, int], tuple[str, str]] = {}

    def observation(self, draft: Draft):
        """The row of a draft, which learns its id."""
        mention, report = draft.mention, self._report
        start, end = self._view.span(draft.start, draft.end)
        sentence, evidence = self._sentence(draft.clause)
        draft.row_id = self._id("o", sentence, draft.start - draft.clause[0], draft.place)
        base_value, base_unit = self._units.base(draft.value, mention.unit)
        ref_area, elsewhere = self._areas.of(draft.name)
        code = None if elsewhere else self._codebook.code(draft.name, draft.measure, mention.dimension, report.area_level)
        flags = draft.flags
        if not self._source[start:end].replace(".", "", 1).isdigit() and _JOINED.search(self._source, start, end):
            flags.append("number_repaired")
        if self._has_lost and _LOST.search(self._source, max(0, start - 2), end + 2):
            flags.append("beside_lost_characters")
        if elsewhere:
            flags.append(elsewhere)
        if not code:
            flags.append("no_codebook_match")
        return _Observation(
            draft.row_id, report.report_id, self._section(start), ref_area, code, draft.name, draft.measure, draft.value,
            draft.upper, self._unit_as_written(mention), base_value, base_unit, draft.comparator, draft.status, draft.period, start, end,
            evidence, " ".join(flags) or None,
        )  # fmt: skip

    def ranking(self, rank: RankDraft):
        """The row of a rank; that of the observation it qualifies must have been made before."""
        mention, report = rank.mention, self._report
        start, end = self._view.span(mention.start, mention.end)
        sentence, evidence = self._sentence(rank.clause)
        return _Ranking(
            self._id("r", sentence, mention.start - rank.clause[0], rank.place), report.report_id, self._section(start),
            rank.of.row_id if rank.of else None, self._codebook.wording_code(rank.name), rank.name, int(mention.value), rank.rank_type, rank.scope,
            *self._scope(rank), rank.period, start, end, evidence,
        )  # fmt: skip

    def _scope(self, rank: RankDraft) -> tuple[str | None, int | None]:
        """Area and size of a rank's scope; no size where the rank is beyond it: what is ranked is a county, a park or a firm."""
        area, size = self._scopes.resolve(rank.scope, self._report.ref_area, self._report.area_level)
        return area, None if size is not None and rank.mention.value > size else size

    def numerals(self, mentions: list[Mention], repairs: Iterable[Repair]) -> list:
        """A row for every numeral of the text, those on cut-out page numbers and in tags and entities among them."""
        rows = []
        for mention in mentions:
            disposition = mention.disposition or "unresolved"
            if mention.parts is None:
                rows.append(self._numeral(self._view.span(mention.start, mention.end), disposition, mention.rule))
            else:
                rows += self._parts(mention.parts, mention.n_counted, disposition, mention.rule)
            if mention.upper_span:
                rows.append(self._numeral(self._view.span(*mention.upper_span), disposition, mention.rule))
        unread = [self._numeral(span, "enumeration", "page_number") for span in self._view.removed_numerals]
        for repair in repairs:
            if repair.kind in _MARKUP:
                found = _DIGITS.finditer(self._source, repair.start, repair.end)
                unread += [self._numeral(digits.span(), "name", "markup") for digits in found]
        return sorted(rows + unread, key=lambda row: row.char_start) if unread else rows

    def _parts(self, parts: list[tuple[int, int, float]], n_counted: int, disposition: str, rule: str) -> list:
        """The numerals of a ratio; what the counted ones are set against (the 1 of 2.04:1) are denominators."""
        rows = []
        for at, (start, end, _) in enumerate(parts):
            beyond = n_counted and at >= n_counted
            rows.append(self._numeral(self._view.span(start, end), "denominator" if beyond else disposition, rule))
        return rows

    def _numeral(self, span: tuple[int, int], disposition: str, rule: str):
        start, end = span
        return _Numeral(self._report.report_id, start, end, self._section(start), self._source[start:end], disposition, rule)

    def _section(self, position: int) -> str:
        return self._leaf_ids[bisect_right(self._leaf_starts, position)]

    def _sentence(self, clause: tuple[int, int]) -> tuple[str, str]:
        """The name of a sentence in ids and its own words in the report.

        The name is a digest and how often the sentence has come: inserting text elsewhere changes no id.
        """
        known = self._sentences.get(clause)
        if known is None:
            start, end = clause
            digest = blake2b(self._view.text[start:end].encode(), digest_size=5).hexdigest()
            times = self._seen[digest] = self._seen.get(digest, 0) + 1
            evidence = self._source[self._view.source(start) : self._view.source_end(end)].strip()
            known = self._sentences[clause] = (digest if times == 1 else f"{digest}x{times}", evidence)
        return known

    def _id(self, kind: str, sentence: str, offset: int, place: int) -> str:
        return f"{self._report.report_id}-{kind}-{sentence}-{offset}.{place}" if place else f"{self._report.report_id}-{kind}-{sentence}-{offset}"

    def _unit_as_written(self, mention: Mention) -> str:
        """`亿人` for 9亿多人: the unit's own characters, without the 多 between them; a share in words has no unit but %."""
        if self._view.is_as_written:
            return mention.unit.strip()
        start, end = self._view.span(mention.unit_start, mention.unit_end)
        written = self._view.source_text[start:end]
        return (written if len(written) == len(mention.unit) else mention.unit).strip()
