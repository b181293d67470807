"""Indicators that a plan sets no target for: because it says so, or, for growth alone, because its main targets are without.

Other indicators come and go from year to year: that one is not there decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from transforms.grammar.phrases import peel
from transforms.observations.codebook import Codebook
from transforms.years.plans import GROWS, NO_OUTCOME, Row, Subject

# The one headline that every report of a year sets, or leaves out for a reason.
HEADLINE = "gdp"
_GROWTH = Subject("经济增长", HEADLINE, "growth")
# Fewer main targets than this, and the list of them may just not have been found.
LEAST_TARGETS = 3
_SAID = re.compile("(?:没有|未|不|不再)(?:提出|设定|设置|设|确定|安排)(?:全年|今年|年度)?(?P<what>[^，。；]{2,16}?)(?:的|年度|具体|量化|预期|增长)*目标")
# Any word of growth with a number behind it, coded or not: 县域生产总值增长8%.
_GROWTH_SET = re.compile("(?:生产总值|GDP|GNP|经济增[长速]|经济)[^，。；]{0,16}[0-9]")


def not_set(report: Any, plans: Sequence, rows: Sequence, observations: Sequence, codebook: Codebook, measures: Mapping[str, str]) -> list[Any]:
    """A row for each indicator that the `plans` of the report say they set no target for, and one for growth where they set none.

    `rows`: its other rows of `qualitative_targets`; `measures`: the measure of every indicator.
    """
    said: dict[str, Any] = {}
    for leaf in plans:
        for found in _SAID.finditer(report.text, leaf.char_start, leaf.char_end):
            if subject := _subject(found["what"], codebook, measures):
                said.setdefault(str(subject.code), _row(report, leaf, subject, found.span(), found.group(), "said"))
    return [*said.values(), *([] if HEADLINE in said else _without_growth(report, plans, rows, observations))]


def _subject(words: str, codebook: Codebook, measures: Mapping[str, str]) -> Subject | None:
    """What is not set; None where the words name no indicator of the codebook."""
    noun = peel(words).noun or words
    code = codebook.wording_code(noun)
    if code is None:
        return None
    return _GROWTH if code == HEADLINE else Subject(noun, code, "growth" if GROWS.search(words) else measures[code])


def _without_growth(report: Any, plans: Sequence, rows: Sequence, observations: Sequence) -> list[Any]:
    main = {leaf.section_id: leaf for leaf in plans if leaf.role == "targets"}
    year = str(report.report_year)
    targets = [row for row in observations if row.section_id in main and row.obs_status == "target" and row.time_period == year]
    if len(targets) < LEAST_TARGETS or any(_GROWTH_SET.search(report.text, leaf.char_start, leaf.char_end) for leaf in main.values()):
        return []
    if any(row.indicator_code == HEADLINE and row.time_period == year for row in [*targets, *rows]):
        return []
    first = targets[0]
    return [_row(report, main[first.section_id], _GROWTH, (first.char_start, first.char_end), first.evidence, "not_found")]


def _row(report: Any, leaf: Any, subject: Subject, span: tuple[int, int], evidence: str, basis: str) -> Any:
    return Row(
        f"{report.report_id}-q-{subject.code}", report.report_id, leaf.section_id, leaf.role, report.ref_area, subject.code, subject.name, subject.measure,
        None, "not_set", None, None, None, basis, str(report.report_year), *span, evidence, *NO_OUTCOME,
    )  # fmt: skip
