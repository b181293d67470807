"""Why a row or a value differs between two releases, told from the two releases alone.

The order of the rules is the order of the causes: a report that is new or whose source was revised explains all its
rows; only where the source stood still can the codebook, or else the extraction, be what changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from transforms.tables import CORRECTED_TABLES, Table

Row = Mapping[str, object]
REGISTRY_COLUMNS = frozenset(
    {"area_name", "area_level", "parent_area", "review_year", "title", "delivered_on", "source_file", "source_url"}
)
FROM_REGISTRY = frozenset({"ref_area", "scope_area", "scope_size", "time_period"})
_WHOLE_TABLES = {"quality": "rechecked", "indicators": "codebook_changed", "corrections": "correction", "dictionaries": "dictionary_changed"}
_OF_WORDS = frozenset({"terms", "attention", "attention_hits", "topics", "keywords", "new_terms"})
_OF_THE_CORPUS = frozenset({"keywords", "new_terms"})
CODEBOOK_COLUMNS = frozenset({"indicator_code", "measure", "base_value", "base_unit", "flags"})


@dataclass(frozen=True)
class Reasons:
    """What both releases say about reports, codebook, ids, corrected values (table, key, column) and term lists.

    `touched_lists` are lists that differ; all of them do where words are cut otherwise, and then None is among them.

    See CHANGE_REASONS for the answers it gives.
    """

    old_reports: Mapping[str, Row]
    new_reports: Mapping[str, Row]
    touched_codes: set[str]
    rekeyed: Mapping[str, Mapping[str, str]]
    newly_corrected: Set[tuple[str, str, str]]
    touched_lists: Set[str | None]

    def of_row(self, table: Table, row: Row) -> str:
        """Why `row` came or went."""
        if table.name in _WHOLE_TABLES:
            return _WHOLE_TABLES[table.name]
        return self._of_report(row) or self._of_words(table, row) or "extraction_changed"

    def of_value(self, table: Table, column: str, old: Row, new: Row) -> str:
        """Why the value in `column` differs between the rows `old` and `new`."""
        if column in table.key or self._follows_rekeying(table, column, str(old[column]), str(new[column])):
            return "rekeyed"
        if table.name in _WHOLE_TABLES:
            return _WHOLE_TABLES[table.name]
        if self._corrected(table, column, old, new):
            return "correction"
        if reason := self._of_report(new) or self._of_outcome(old, new):
            return reason
        if column in (REGISTRY_COLUMNS if table.name == "reports" else FROM_REGISTRY) and self._registered_anew(new):
            return "registry_changed"
        if reason := self._of_words(table, new):
            return reason
        codes = {old.get("indicator_code"), new.get("indicator_code")}
        if column in CODEBOOK_COLUMNS and codes & self.touched_codes:
            return "codebook_changed"
        return "extraction_changed"

    def _of_report(self, row: Row) -> str | None:
        report = row.get("report_id")
        if report is None:
            return None
        if report not in self.old_reports:
            return "new_report"
        if report not in self.new_reports:
            return "report_removed"
        sha256 = [reports[report].get("source_sha256") for reports in (self.old_reports, self.new_reports)]
        return "source_revised" if sha256[0] != sha256[1] else None

    def _of_words(self, table: Table, row: Row) -> str | None:
        """Counts follow the list they are of, or the cutting; what is measured against the corpus, the set of its reports."""
        if table.name not in _OF_WORDS:
            return None
        if row.get("dictionary_id") in self.touched_lists:
            return "dictionary_changed"
        return "corpus_changed" if table.name in _OF_THE_CORPUS and self.old_reports.keys() != self.new_reports.keys() else None

    def _corrected(self, table: Table, column: str, old: Row, new: Row) -> bool:
        """Whether the value itself was corrected, or, in a table that is worked out from others, a row that it refers to."""
        if table.name in CORRECTED_TABLES:
            return (table.name, ":".join(str(new[name]) for name in table.key), column) in self.newly_corrected
        rows = {(name, key) for name, key, _ in self.newly_corrected}
        return any((r.to_table, str(row.get(r.column))) in rows for r in table.references for row in (old, new))

    def _of_outcome(self, old: Row, new: Row) -> str | None:
        """A target's outcome stands in another report than the target: what became of that one explains it."""
        reports = (row["outcome_report_id"] for row in (new, old) if row.get("outcome_report_id"))
        return next((reason for report in reports if (reason := self._of_report({"report_id": report}))), None)

    def _registered_anew(self, row: Row) -> bool:
        old, new = (reports.get(str(row.get("report_id")), {}) for reports in (self.old_reports, self.new_reports))
        return any(old.get(column) != new.get(column) for column in REGISTRY_COLUMNS)

    def _follows_rekeying(self, table: Table, column: str, old: str, new: str) -> bool:
        """Whether the value is an id of another row, and that row was rekeyed just so."""
        return any(
            reference.column == column and self.rekeyed.get(reference.to_table, {}).get(new) == old
            for reference in table.references
        )
