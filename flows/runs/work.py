"""What workers do: functions whose arguments and results are plain data, fit to be sent to another process or machine."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from expectations.across import looked_at
from expectations.checks import CheckResult, check_across, check_within, judged
from expectations.findings import Finding
from flows.format.arrow import shared_rows, to_rows
from flows.runs.part import from_bytes, pack
from flows.runs.stages import assemble_areas, in_order, outline_all, read_all
from flows.seeds.dictionaries import dictionary_rows
from transforms.reading import Reader
from transforms.reference import Correction, ReferenceData
from transforms.tables import ACROSS_AREAS, BY_NAME, QUALITY, REPORTS, SOURCES, TERMS
from transforms.words.comparisons import Corpus, content_words, keywords
from transforms.words.lexicon import Lexicon
from transforms.years.compared import with_outcomes
from transforms.years.escalation import is_main, target_escalation

if TYPE_CHECKING:
    import pyarrow as pa

_NO_REFERENCE = ReferenceData((), (), (), ())
_NO_EVIDENCE = {"evidence": "", "outcome_evidence": None}
COMPARED = ("reports", "observations", "rankings", "target_tracking", "qualitative_targets")


class Common(NamedTuple):
    """What every batch is read with: the reference data without corrections, and what words are counted with."""

    reference: ReferenceData
    lexicon: Lexicon

    def packed(self) -> bytes:
        """As it is sent."""
        return pickle.dumps(self)


@lru_cache(maxsize=1)
def _unpacked(common: bytes) -> tuple[Common, Reader]:
    made: Common = pickle.loads(common)
    return made, Reader(made.reference)


def read_batch(common: bytes, reports: Sequence[tuple], sources: Sequence[tuple], corrections: Sequence[Correction]) -> bytes:
    """The part made of whole areas: their `reports` and `sources` (rows as declared), with the corrections declared for them.

    InputError where a correction cannot be applied.
    """
    (reference, lexicon), reader = _unpacked(common)
    reference = replace(reference, corrections=tuple(corrections))
    rows = [*map(REPORTS.row_type._make, reports)]
    tables = assemble_areas(rows, outline_all(rows), read_all(reader, rows), reference, lexicon, [*map(SOURCES.row_type._make, sources)])
    findings = check_within(tables, reference)
    main = [row._replace(**_NO_EVIDENCE) for row in tables["target_tracking"] if is_main(row)]
    compared = {**looked_at(tables, reference), "target_tracking": main, "qualitative_targets": tables.pop("qualitative_targets")}
    of_areas = {name: found for name, found in tables.items() if BY_NAME[name] not in ACROSS_AREAS}
    return pack(of_areas, findings, compared, _content(tables["terms"]))


def read_common(common: bytes) -> bytes:
    """The part of what all reports are read with: codebook and term lists."""
    (reference, lexicon), _ = _unpacked(common)
    tables = {"indicators": in_order("indicators", reference.indicators), "dictionaries": in_order("dictionaries", dictionary_rows(lexicon))}
    return pack(tables, check_across(tables, reference))


def compare_areas(common: bytes, compared: Mapping[str, bytes]) -> bytes:
    """The part of what compares areas, from the tables COMPARED of all batches."""
    (reference, _), _ = _unpacked(common)
    tables = {name: [*map(BY_NAME[name].row_type._make, shared_rows(from_bytes(table)))] for name, table in compared.items()}
    escalation = target_escalation(tables["reports"], tables["target_tracking"])
    unnumbered = with_outcomes(tables["qualitative_targets"], tables["reports"], tables["observations"], reference.indicators)
    made = {name: in_order(name, rows) for name, rows in {"qualitative_targets": unnumbered, "target_escalation": escalation}.items()}
    return pack(made, check_across({**tables, **made}, reference, {"indicators": reference.indicators}))


def compare_words(reports: Sequence[tuple], content: bytes, among: Corpus) -> bytes:
    """The part of keywords: of some `reports` (rows as declared, texts left out), from their content words and the corpus of all."""
    contents: dict[str, Counter[str]] = {report[0]: Counter() for report in reports}
    for report_id, term, count in to_rows(from_bytes(content)):
        contents[report_id][term] = count
    found = in_order("keywords", keywords(contents, among))
    terms = [TERMS.row_type(row.report_id, "", row.term, None, "word", False, contents[row.report_id][row.term]) for row in found]
    return pack({"keywords": found}, check_across({"keywords": found}, _NO_REFERENCE, {"reports": reports, "terms": terms}))


def document(result: CheckResult) -> dict[str, bytes]:
    """The documents of the checks, from the result of `judge`."""
    from expectations.docs import pages

    return pages(replace(result, quality_rows=[*map(QUALITY.row_type._make, result.quality_rows)]))


def _content(terms: Sequence[tuple]) -> pa.Table:
    """The content words of reports with their counts, as a table."""
    import pyarrow as pa

    rows = [(report_id, term, count) for report_id, counts in content_words(terms).items() for term, count in counts.items()]
    columns = zip(*rows) if rows else ((), (), ())
    types = {"report_id": pa.string(), "term": pa.string(), "count": pa.int64()}
    return pa.table([pa.array(values, type_) for values, type_ in zip(columns, types.values())], names=[*types])


def judge(findings: Sequence[Finding], rows: Mapping[str, int]) -> CheckResult:
    """`expectations.checks.judged`, with plain tuples for rows."""
    result = judged(findings, rows)
    return replace(result, quality_rows=[tuple(row) for row in result.quality_rows])
