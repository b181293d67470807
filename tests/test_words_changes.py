"""Why counts of words differ between two releases: the list, the cutting, the corpus; and how far the version moves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.small_release import changes
from tests.wording import lexicon
from tests.words_release import PLANS, reports_of_two_years, tables_of
from transforms.releases.changes import Contents, level
from transforms.tables import BY_NAME, CHANGES
from transforms.words.lexicon import Word

BEFORE = tables_of(reports_of_two_years())
WORDS = ("dictionaries", "terms", "attention", "attention_hits", "topics", "keywords", "new_terms")


def told(after) -> tuple[str | None, dict[str, set[str]]]:
    """How far the version moves, and the reasons given for each table of words."""
    old, new = ({name: Contents(BY_NAME[name], rows) for name, rows in tables.items()} for tables in (BEFORE, after))
    found = [CHANGES.row_type._make(row) for row in changes(old, new)]
    return level(old, new, found), {name: {row.why for row in found if row.table_name == name} for name in WORDS}


def edited(**changed):
    lists = tuple(replace(each, **changed) if each.dictionary_id == "slogans" else each for each in lexicon().lists)
    return replace(lexicon(), lists=lists)


def test_nothing_changes_by_itself():
    step, why = told(tables_of(reports_of_two_years()))
    assert step is None and not any(why.values())


def test_a_term_more_in_a_list_explains_its_counts_and_no_others():
    step, why = told(tables_of(reports_of_two_years(), edited(classes={"": ("低空经济",)}, sha256="1" * 64)))
    assert step == "minor"  # a hit more
    assert why["dictionaries"] == why["attention"] == why["attention_hits"] == {"dictionary_changed"}
    assert why["terms"] == why["topics"] == set()


def test_a_list_that_is_gone_takes_its_meaning_along():
    step, why = told(tables_of(reports_of_two_years(), replace(lexicon(), lists=lexicon().lists[1:])))
    assert step == "major" and why["attention"] == {"dictionary_changed"}


def test_words_cut_otherwise_explain_all_counts():
    step, why = told(tables_of(reports_of_two_years(), replace(lexicon(), vocabulary=(*lexicon().vocabulary, Word("绿色低碳", 9999, "n")), segmenter="another")))
    assert why["terms"] == why["keywords"] == why["new_terms"] == {"dictionary_changed"}


@pytest.mark.parametrize("table", ["keywords", "new_terms"])
def test_a_report_more_explains_what_is_measured_against_the_corpus(table):
    plans = {**PLANS, 2025: ("一是守护生态。推进绿色发展。",)}
    step, why = told(tables_of(reports_of_two_years(plans)))
    assert step == "minor"
    assert why[table] <= {"new_report", "corpus_changed"} and "corpus_changed" in why[table]
    assert why["terms"] == why["attention"] == {"new_report"}
