"""A paragraph of a plan, and the rows of targets without a number that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from transforms.tables import QUALITATIVE_TARGETS
from transforms.time import periods
from transforms.time.contexts import Contexts
from transforms.view import View
from transforms.years.wordings import Wording

Row = QUALITATIVE_TARGETS.row_type
# A word of growth: the measure of what is said to stand beside other growth.
GROWS = re.compile("增长|增速|增幅|增势|涨幅|上涨|下降|降低|降幅|增加|提高|同步")
# Until transforms.years.compared looks for one.
NO_OUTCOME = (None,) * 5
_SENTENCE = re.compile("[^。！？\n]+")


class Subject(NamedTuple):
    """What a target is about: name, code, measure; `said` in its own clause or taken from before."""

    name: str
    code: str | None
    measure: str | None
    basis: str = "said"


class Leaf(NamedTuple):
    """A paragraph that plans, with what its rows are made from."""

    report: Any
    view: View
    section: Any
    contexts: Contexts
    observations: Sequence
    seen: set[str]

    @property
    def text(self) -> str:
        return self.view.text

    def sentences(self) -> Iterator[tuple[int, int]]:
        begin, end = self.view.position(self.section.char_start), self.view.position(self.section.char_end)
        return (found.span() for found in _SENTENCE.finditer(self.text, begin, end))

    def number_before(self, start: int, end: int) -> list[Subject]:
        """What the last target with a number before `end` in the sentence is about."""
        first, last = self.view.source(start), self.view.source(end)
        before = [row for row in self.observations if first <= row.char_start < last and row.obs_status == "target"]
        return [Subject(row.indicator_name, row.indicator_code, row.measure, "inherited") for row in before[-1:]]

    def row(self, wording: Wording, subject: Subject, sentence: tuple[int, int], code: str | None, area: str | None, place: int) -> tuple:
        source = self.view
        span = source.source(wording.start), source.source_end(wording.end)
        evidence = self.report.text[source.source(sentence[0]) : source.source_end(sentence[1])].strip()
        return Row(
            self._id(evidence, wording.start - sentence[0], place), self.report.report_id, self.section.section_id, self.section.role, self.report.ref_area,
            subject.code, subject.name, subject.measure, wording.comparator, wording.kind, wording.against, code, area, subject.basis,
            self._period(sentence[0], wording.start), *span, evidence, *NO_OUTCOME,
        )  # fmt: skip

    def _id(self, evidence: str, offset: int, place: int) -> str:
        """Named by the words of the sentence, so that text inserted elsewhere changes no id."""
        digest = blake2b(evidence.encode(), digest_size=5).hexdigest()
        name = f"{self.report.report_id}-q-{digest}-{offset}" + (f".{place}" if place else "")
        while name in self.seen:
            name += "x"
        self.seen.add(name)
        return name

    def _period(self, start: int, at: int) -> str:
        report = self.report
        cues = [cue for cue in periods.cues(self.text, start, at, report.report_year, report.review_year) if cue.end_year in (0, *range(report.report_year, 9999))]
        context = self.contexts.at(start)
        cue = cues[-1] if cues else context.span if context.span and context.role != "targets" else None
        return periods.complete(cue.period, cue.end_year or report.report_year) if cue else str(report.report_year)
