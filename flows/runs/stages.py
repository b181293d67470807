"""What the stages of a release do, without Prefect: reports in, checked tables out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from flows.errors import InputError
from flows.seeds.corrections import CORRECTIONS_FILE
from flows.seeds.dictionaries import dictionary_rows
from transforms.reading import Reader, Reading
from transforms.reference import ReferenceData
from transforms.releases.corrections import NotApplicable, correct
from transforms.sections.outline import outline
from transforms.tables import BY_NAME, CORRECTED_TABLES
from transforms.tables.grouping import by_report
from transforms.words.comparisons import new_terms
from transforms.words.lexicon import Lexicon
from transforms.words.talk import WordReader
from transforms.years.qualitative import as_set
from transforms.years.targets import target_tracking

Tables = dict[str, list[tuple]]


def outline_all(reports: Iterable[tuple]) -> list[tuple]:
    """The sections of all `reports`, in document order."""
    return [section for report in reports for section in outline(report.report_id, report.text)]


def read_all(reader: Reader, reports: Iterable[tuple]) -> list[Reading]:
    """The readings of `reports`, in the same order."""
    return [reader.read(report) for report in reports]


def assemble_areas(
    reports: Sequence[tuple],
    sections: Sequence[tuple],
    readings: Sequence[Reading],
    reference: ReferenceData,
    lexicon: Lexicon,
    sources: Sequence[tuple],
) -> Tables:
    """All tables of a release but `quality` and those that compare areas, rows sorted as declared; words are counted with
    `lexicon`. All reports of an area must be among `reports`.

    InputError where a declared correction cannot be applied.
    """
    read = {
        "reports": list(reports),
        "sources": list(sources),
        "sections": list(sections),
        "observations": [row for reading in readings for row in reading.observations],
        "rankings": [row for reading in readings for row in reading.rankings],
        "numerals": [row for reading in readings for row in reading.numerals],
        "repairs": [row for reading in readings for row in reading.repairs],
        "indicators": list(reference.indicators),
    }
    try:
        tables = with_words(with_targets(dict(correct(read, reference))), lexicon)
    except NotApplicable as error:
        raise InputError("\n".join(_told(error))) from None
    return {name: in_order(name, rows) for name, rows in tables.items()}


def unmatched(reference: ReferenceData, reports: Container[str]) -> list[str]:
    """A line for each correction that is declared for none of these `reports`."""
    lost = tuple(each for each in reference.corrections if each.report_id not in reports)
    try:
        correct({name: () for name in ("reports", *CORRECTED_TABLES)}, replace(reference, corrections=lost))
    except NotApplicable as error:
        return _told(error)
    return []


def _told(error: NotApplicable) -> list[str]:
    return [f"{CORRECTIONS_FILE}: {line}" for line in str(error).splitlines()]


def with_targets(tables: Tables) -> Tables:
    """`tables` with the targets of each area beside them, and what became of those with a number: from the numbers as corrected."""
    tracked = target_tracking(tables["reports"], tables["sections"], tables["observations"], tables["indicators"])
    unnumbered = as_set(tables["reports"], tables["sections"], tables["observations"], tables["indicators"])
    return {**tables, "target_tracking": tracked, "qualitative_targets": unnumbered}


def with_words(tables: Tables, lexicon: Lexicon) -> Tables:
    """`tables` with the words of the reports beside them, counted with `lexicon`."""
    reader = WordReader(lexicon, tables["indicators"])
    sections, observations = (by_report(tables[name]) for name in ("sections", "observations"))
    talks = {report.report_id: reader.read(report, sections[report.report_id], observations[report.report_id]) for report in tables["reports"]}
    contents = {report_id: talk.content for report_id, talk in talks.items()}
    return {
        **tables,
        "dictionaries": dictionary_rows(lexicon),
        **{name: [row for talk in talks.values() for row in getattr(talk, name)] for name in ("terms", "attention", "attention_hits", "topics")},
        "new_terms": new_terms(tables["reports"], contents),
    }


def in_order(table: str, rows: Iterable[tuple]) -> list[tuple]:
    """`rows` of the declared `table`, sorted as declared."""
    return sorted(rows, key=BY_NAME[table].place)
