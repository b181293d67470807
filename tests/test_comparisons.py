"""Keywords against the corpus, and words that come and go."""

from __future__ import annotations

from collections import Counter
from math import isclose, log

from hypothesis import given
from hypothesis import strategies as st

from tests.reading import report_of
from transforms.words.comparisons import KEYWORDS_PER_REPORT, corpus, keywords, new_terms

CONTENTS = {"a": Counter({"改革": 4, "冰雪": 2}), "b": Counter({"改革": 3, "海洋": 3}), "c": Counter({"改革": 1})}


def test_a_word_of_one_report_marks_it_more_than_a_word_of_all():
    rows = {(row.report_id, row.term): row for row in keywords(CONTENTS)}
    assert [rows["b", term].rank for term in ("海洋", "改革")] == [1, 2]
    assert isclose(rows["b", "海洋"].tfidf, 3 / 6 * (log(4 / 2) + 1)) and isclose(rows["b", "改革"].tfidf, 3 / 6 * (log(4 / 4) + 1))
    assert (rows["a", "冰雪"].count, rows["a", "冰雪"].n_reports, rows["a", "改革"].n_reports) == (2, 1, 3)


@given(st.dictionaries(st.sampled_from("abc"), st.dictionaries(st.text("甲乙丙丁戊", min_size=2, max_size=4), st.integers(1, 9), max_size=80).map(Counter), max_size=3))
def test_places_run_from_1_and_values_fall(contents):
    for report_id, counts in contents.items():
        rows = [row for row in keywords(contents) if row.report_id == report_id]
        assert [row.rank for row in rows] == list(range(1, min(len(counts), KEYWORDS_PER_REPORT) + 1))
        assert all(before.tfidf >= after.tfidf for before, after in zip(rows, rows[1:]))


def test_a_report_needs_no_more_of_the_corpus_than_its_own_words():
    found = corpus(CONTENTS)
    own = {"b": CONTENTS["b"]}
    assert keywords(own, found.of(CONTENTS["b"])) == keywords(own, found) == [row for row in keywords(CONTENTS) if row.report_id == "b"]
    assert set(found.of(CONTENTS["b"]).in_reports) == {"改革", "海洋"}


def report(area: str, year: int):
    return report_of("……", area)._replace(report_id=f"{area}-{year}", report_year=year)


def test_words_that_come_and_go_in_an_area():
    reports = [report("330600", 2024), report("330600", 2022), report("330600", 2023), report("330700", 2024)]
    contents = {
        "330600-2022": Counter(改革=2, 防疫=1), "330600-2023": Counter(改革=1, 亚运=3), "330600-2024": Counter(改革=1, 低空=1), "330700-2024": Counter(海洋=1),
    }  # fmt: skip
    rows = {row.term: row for row in new_terms(reports, contents)}
    assert set(rows) == {"防疫", "亚运", "低空"}, "改革 is in all of them, and an area with one report has nothing to compare"
    assert (rows["防疫"].is_new, rows["防疫"].is_gone, rows["防疫"].last_year) == (False, True, 2022)
    assert (rows["亚运"].is_new, rows["亚运"].is_gone, rows["亚运"].count, rows["亚运"].n_reports) == (True, True, 3, 1)
    assert (rows["低空"].is_new, rows["低空"].is_gone, rows["低空"].first_year) == (True, False, 2024)
