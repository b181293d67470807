"""All tables of a release made and checked in one go, without batches: what the run, which does it in batches, is compared with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from expectations.checks import CheckResult, check_across, check_within, judged
from flows.runs.stages import Tables, assemble_areas, in_order
from transforms.reading import Reading
from transforms.reference import ReferenceData
from transforms.tables import BY_NAME, QUALITY
from transforms.words.comparisons import content_words, keywords
from transforms.words.lexicon import Lexicon
from transforms.years.compared import with_outcomes
from transforms.years.escalation import target_escalation


def assemble(
    reports: Sequence[tuple],
    sections: Sequence[tuple],
    readings: Sequence[Reading],
    reference: ReferenceData,
    lexicon: Lexicon = Lexicon(),
    sources: Sequence[tuple] = (),
) -> Tables:
    """All tables of a release but `quality`, rows sorted as declared; words are counted with `lexicon`.

    InputError where a declared correction cannot be applied.
    """
    tables = with_comparisons(assemble_areas(reports, sections, readings, reference, lexicon, sources))
    return {name: in_order(name, tables[name]) for name in BY_NAME if name in tables}


def with_comparisons(tables: Tables) -> Tables:
    """`tables` with what compares areas: targets of one with targets and outcomes of others, words of a report with all others."""
    contents = {report.report_id: Counter() for report in tables["reports"]} | content_words(tables["terms"])
    return {
        **tables,
        "qualitative_targets": with_outcomes(tables["qualitative_targets"], tables["reports"], tables["observations"], tables["indicators"]),
        "target_escalation": target_escalation(tables["reports"], tables["target_tracking"]),
        "keywords": keywords(contents),
    }


def with_quality(tables: Tables, quality_rows: Iterable[tuple]) -> Tables:
    """`tables` with the results of the checks beside them: what is published."""
    return {**tables, QUALITY.name: in_order(QUALITY.name, quality_rows)}


def check(tables: Tables, reference: ReferenceData) -> CheckResult:
    """Every check on all tables but `quality`, which is made of this. Rows are tuples in the declared order, or named tuples."""
    findings = [*check_within(tables, reference), *check_across(tables, reference)]
    return judged(findings, {name: len(rows) for name, rows in tables.items()})
