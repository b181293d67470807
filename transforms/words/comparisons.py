"""Words of a report against those of others: keywords against the corpus, words that come and go in an area's reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import log
from typing import NamedTuple

from transforms.tables import KEYWORDS, NEW_TERMS, TERMS
from transforms.words.kinds import is_content

KEYWORDS_PER_REPORT = 50
_Keyword = KEYWORDS.row_type
_NewTerm = NEW_TERMS.row_type
_Term = TERMS.row_type


class Corpus(NamedTuple):
    """What a word is measured against: the number of reports, and of those that have each word."""

    reports: int
    in_reports: Mapping[str, int]

    def of(self, terms: Iterable[str]) -> Corpus:
        """The same for these words only: what reports without any other are measured against."""
        return self._replace(in_reports={term: self.in_reports[term] for term in terms})


def content_words(terms: Iterable[tuple]) -> dict[str, Counter[str]]:
    """The content words of each report with their counts, from rows of the table `terms`."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in map(_Term._make, terms):
        if is_content(row.term, row.kind, row.stopword):
            found[row.report_id][row.term] += row.count
    return dict(found)


def corpus(contents: Mapping[str, Counter[str]]) -> Corpus:
    """The corpus of these reports."""
    return Corpus(len(contents), Counter(term for counts in contents.values() for term in counts))


def keywords(contents: Mapping[str, Counter[str]], among: Corpus | None = None) -> list[tuple]:
    """Rows of the table `keywords` from the content words of reports, `among` those of a release: of just these, if not given.

    tf-idf = count / content words of the report × (ln((1 + reports) / (1 + reports with the word)) + 1), the smoothed form
    of scikit-learn's TfidfTransformer, so that words of every report count a little. Equal values in order of the word.
    """
    reports, in_reports = among or corpus(contents)
    weight = {term: log((1 + reports) / (1 + number)) + 1 for term, number in in_reports.items()}
    rows: list[tuple] = []
    for report_id, counts in contents.items():
        total = sum(counts.values())
        best = sorted(counts, key=lambda term: (-counts[term] * weight[term], term))[:KEYWORDS_PER_REPORT]
        rows += [_Keyword(report_id, rank, term, counts[term], in_reports[term], counts[term] / total * weight[term]) for rank, term in enumerate(best, 1)]
    return rows


def new_terms(reports: Iterable, contents: Mapping[str, Counter[str]]) -> list[tuple]:
    """Rows of the table `new_terms`: content words that come after an area's first report here, or go before its last.

    An area with one report has no rows: nothing can be new.
    """
    in_time = sorted(reports, key=lambda report: (report.ref_area, report.report_year))
    rows: list[tuple] = []
    for ref_area, of_area in groupby(in_time, key=lambda report: report.ref_area):
        rows += _changing(ref_area, list(of_area), contents)
    return rows


def _changing(ref_area: str, reports: Sequence, contents: Mapping[str, Counter[str]]) -> Iterator[tuple]:
    seen: dict[str, list] = defaultdict(list)
    for report in reports:
        for term in contents[report.report_id]:
            seen[term].append(report)
    for term, holding in seen.items():
        is_new, is_gone = holding[0] is not reports[0], holding[-1] is not reports[-1]
        if is_new or is_gone:
            count = sum(contents[report.report_id][term] for report in holding)
            yield _NewTerm(ref_area, term, is_new, is_gone, holding[0].report_year, holding[-1].report_year, len(holding), count)
