"""What the stages of a release do, without Prefect: reports in, checked tables out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.errors import InputError
from flows.seeds.corrections import CORRECTIONS_FILE
from flows.seeds.dictionaries import dictionary_rows
from transforms.reading import Reader, Reading
from transforms.reference import ReferenceData
from transforms.releases.corrections import NotApplicable, correct
from transforms.sections.outline import outline
from transforms.tables import BY_NAME, QUALITY
from transforms.tables.grouping import by_report
from transforms.words.comparisons import keywords, new_terms
from transforms.words.lexicon import Lexicon
from transforms.words.talk import WordReader
from transforms.years.escalation import target_escalation
from transforms.years.qualitative import qualitative_targets
from transforms.years.targets import target_tracking

Tables = dict[str, list[tuple]]


def outline_all(reports: Iterable[tuple]) -> list[tuple]:
    """The sections of all `reports`, in document order."""
    return [section for report in reports for section in outline(report.report_id, report.text)]


def read_all(reader: Reader, reports: Iterable[tuple]) -> list[Reading]:
    """The readings of `reports`, in the same order."""
    return [reader.read(report) for report in reports]


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
        raise InputError("\n".join(f"{CORRECTIONS_FILE}: {line}" for line in str(error).splitlines())) from None
    return {name: in_order(name, rows) for name, rows in tables.items()}


def with_targets(tables: Tables) -> Tables:
    """`tables` with what became of the targets beside them: from the numbers as corrected."""
    tracked = target_tracking(tables["reports"], tables["sections"], tables["observations"], tables["indicators"])
    unnumbered = qualitative_targets(tables["reports"], tables["sections"], tables["observations"], tables["indicators"])
    return {**tables, "target_tracking": tracked, "qualitative_targets": unnumbered, "target_escalation": target_escalation(tables["reports"], tracked)}


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
        "keywords": keywords(contents),
        "new_terms": new_terms(tables["reports"], contents),
    }


def in_order(table: str, rows: Iterable[tuple]) -> list[tuple]:
    """`rows` of the declared `table`, sorted as declared."""
    return sorted(rows, key=BY_NAME[table].place)


def with_quality(tables: Tables, quality_rows: Iterable[tuple]) -> Tables:
    """`tables` with the results of the checks beside them: what is published."""
    return {**tables, QUALITY.name: in_order(QUALITY.name, quality_rows)}
