"""Mutations of the tables that count words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from expectations.words import SHARES
from tests.mutations.tools import Tables, edit, edits, mutation
from transforms.reference import ReferenceData
from transforms.tables import BY_NAME

edits("terms.counts_from_1", "terms", "330700-2024", count=0)
edits("topics.row_there", "topics", "330700-2024", row_id="330700-2024-s99")
edits("keywords.counted_as_in_terms", "keywords", "330700-2024", count=99)
edits("new_terms.changing", "new_terms", "330800", is_gone=False)
edits("dictionaries.terms_counted", "dictionaries", "science", n_terms=3)
edits("dictionaries.sha256_formed", "dictionaries", "science", sha256="none")


def _edit_where(tables: Tables, table: str, wanted: Callable[[Any], bool], **changes: Any) -> None:
    at = next(at for at, row in enumerate(tables[table]) if wanted(row))
    tables[table][at] = tables[table][at]._replace(**changes)
    tables[table].sort(key=BY_NAME[table].place)


def _of_section_5(row: Any) -> bool:
    return row.attention_id == "330700-2024-s05-a-livelihood-counted"


def _recount(tables: Tables, **counts: int) -> None:
    """Other counts for a section, and the shares that follow from them."""
    row = next(filter(_of_section_5, tables["attention"]))._replace(**counts)
    shares = {share: getattr(row, count) / getattr(row, of) for share, (count, of) in SHARES.items()}
    _edit_where(tables, "attention", _of_section_5, **counts, **shares)


@mutation("attention.shares_follow")
def _(tables: Tables, reference: ReferenceData) -> None:
    _edit_where(tables, "attention", _of_section_5, sentence_share=0.99)


@mutation("attention.part_of_all")
def _(tables: Tables, reference: ReferenceData) -> None:
    _recount(tables, hit_sentences=9)


@mutation("attention.words_as_in_terms")
def _(tables: Tables, reference: ReferenceData) -> None:
    _recount(tables, n_words=99)


@mutation("attention.sections_add_up")
def _(tables: Tables, reference: ReferenceData) -> None:
    _recount(tables, substring_matches=9)


@mutation("attention.hits_listed")
def _(tables: Tables, reference: ReferenceData) -> None:
    tables["attention_hits"].pop()


@mutation("attention_hits.term_as_written")
def _(tables: Tables, reference: ReferenceData) -> None:
    _edit_where(tables, "attention_hits", lambda row: not row.is_token, term="别的词")


@mutation("attention_hits.token_said")
def _(tables: Tables, reference: ReferenceData) -> None:
    _edit_where(tables, "attention_hits", lambda row: row.is_token, is_token=False)


@mutation("attention_hits.span_in_text")
def _(tables: Tables, reference: ReferenceData) -> None:
    _edit_where(tables, "attention_hits", lambda row: True, char_end=9999)


@mutation("attention_hits.section_holds_span")
def _(tables: Tables, reference: ReferenceData) -> None:
    _edit_where(tables, "attention_hits", lambda row: row.section_id == "330700-2024-s05", section_id="330700-2024-s04")


@mutation("keywords.ranks_from_1")
def _(tables: Tables, reference: ReferenceData) -> None:
    edit(tables, "keywords", "330700-2024", rank=0)
