"""Mutations that follow from the declaration of the tables: columns, keys, order, types, nulls, allowed values, references.

Where breaking a row in one of these ways makes another check fire too, a later module breaks it otherwise.
"""

from __future__ import annotations

from collections import namedtuple
from typing import NamedTuple

from tests.mutations.tools import MUTATIONS, Mutation, Tables, add, edits
from transforms.reference import ReferenceData
from transforms.tables import BY_NAME, TABLES


class Victim(NamedTuple):
    """The row of a table that is broken, a column of text that no other check reads, and one that may not be null."""

    key: str
    text: str
    required: str


VICTIMS = {
    "reports": Victim("330800-2024", "source_url", "title"),
    "sections": Victim("330700-2024-s04", "heading", "role"),
    "observations": Victim("o06", "flags", "comparator"),
    "rankings": Victim("r04", "indicator_code", "time_period"),
    "numerals": Victim("十", "rule", "rule"),
    "repairs": Victim("330700-2024", "read_as", "touches_numbers"),
    "sources": Victim("330800-2024", "speaker", "media_type"),
    "indicators": Victim("retail_sales", "topic", "topic"),
    "target_tracking": Victim("o10", "outcome_evidence", "evidence"),
    "qualitative_targets": Victim("q1", "reference_area", "basis"),
    "target_escalation": Victim("330800-2024-o02", "unit_measure", "unit_measure"),
    "corrections": Victim("o04.base_value", "reason", "source"),
    "quality": Victim("reports.counted", "rule", "description_zh"),
    "dictionaries": Victim("science", "source", "measure"),
    "terms": Victim("330700-2024", "pos", "stopword"),
    "attention": Victim("330700-2024", "dictionary_id", "ambiguity"),
    "attention_hits": Victim("330700-2024", "excluded_by", "tokens"),
    "topics": Victim("330700-2024", "topic", "topic"),
    "keywords": Victim("330700-2024", "term", "tfidf"),
    "new_terms": Victim("330700", "term", "n_reports"),
}


def _swap_last_columns(table: str) -> Mutation:
    def mutate(tables: Tables, reference: ReferenceData) -> None:
        *others, last_but_one, last = BY_NAME[table].column_names
        swapped = namedtuple(table, [*others, last, last_but_one])
        tables[table] = [swapped(*row[:-2], row[-1], row[-2]) for row in tables[table]]

    return mutate


def _reverse(table: str) -> Mutation:
    return lambda tables, reference: tables[table].reverse()


def _repeat(table: str) -> Mutation:
    return lambda tables, reference: add(tables, table, VICTIMS[table].key)


for _table in TABLES:
    _name, _victim = _table.name, VICTIMS[_table.name]
    MUTATIONS[f"{_name}.columns"] = _swap_last_columns(_name)
    MUTATIONS[f"{_name}.key_unique"] = _repeat(_name)
    MUTATIONS[f"{_name}.sorted"] = _reverse(_name)
    edits(f"{_name}.typed", _name, _victim.key, **{_victim.text: 5})
    edits(f"{_name}.filled", _name, _victim.key, **{_victim.required: None})
    for _column in _table.columns:
        if _column.allowed:
            edits(f"{_name}.{_column.name}_allowed", _name, _victim.key, **{_column.name: "odd"})
    for _reference in _table.references:
        edits(f"{_name}.{_reference.column}_refers", _name, _victim.key, **{_reference.column: "nowhere"})
