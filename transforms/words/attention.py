"""What a report gives its words to: the hits of every term list, and every definition of its share that is in use.

Over the words of a section or a report (see transforms.words.cut_text for the sections):

- token_share: tokens that are a term / words. Tokens are those of the vocabulary in seeds/dictionaries/jieba.txt.
- substring_share: occurrences of terms as strings / words. `substring_char_share`: the same / characters.
- sentence_share: sentences with a hit / sentences. `sentence_char_share`: characters of these / characters.

Words are tokens but punctuation, characters all but blanks, sentences those of transforms.words.sentences. Each is counted twice:
`counted` takes all hits, `excluded` leaves out those that an ambiguity rule of the list names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np

from transforms.tables import AMBIGUITY
from transforms.words.cut_text import CutText
from transforms.words.hits import HitRows, Placed, placed
from transforms.words.lexicon import TermList
from transforms.words.measures import Sentences, measured
from transforms.words.scanning import Scanner
from transforms.words.vocabulary import Known

COUNTED = AMBIGUITY[0]


class _Counted(NamedTuple):
    """What a row counts: a list, or a class of one, with or without what is ruled out; `mark` is the end of the row's id."""

    mark: str
    dictionary_id: str
    term_class: str | None
    ambiguity: str


class AttentionReader:
    """Counts the terms of `lists`. Build it once."""

    def __init__(self, lists: Sequence[TermList]) -> None:
        self._scanner = Scanner(lists)
        self._hit_rows = HitRows(self._scanner, lists)
        self._of_whole = [row for each in lists for row in _counted(each, each.classes)]
        self._of_part = [row for each in lists for row in _counted(each)]
        # Of each listed term: the first rows, of the whole and of a part, for its list, and that for its class, where there is one.
        of_whole, of_part = ({row[1:]: number for number, row in enumerate(rows)} for rows in (self._of_whole, self._of_part))
        owners = [(lists[each.at_list].dictionary_id, each.term_class) for each in self._scanner.listed]
        self._row_of_list = np.array([of_whole[list_, None, COUNTED] for list_, _ in owners], np.int64)
        self._row_of_class = np.array([of_whole.get((*owner, COUNTED), -1) for owner in owners], np.int64)
        self._row_of_part = np.array([of_part[list_, None, COUNTED] for list_, _ in owners], np.int64)

    def read(self, report_id: str, cut: CutText, known: Known) -> tuple[list[tuple], list[tuple]]:
        """The rows of `attention` and of `attention_hits` for a report that was cut, by what its vocabulary has `known`."""
        found = placed(self._scanner.scan(cut.view.text), cut, known)
        sentences, measures = measured(cut, known)
        rows = self._rows(report_id, cut, measures, self._matches(found, cut, sentences))
        return rows, self._hit_rows.rows(report_id, cut, found)

    def _rows(self, report_id: str, cut: CutText, measures: np.ndarray, matches: np.ndarray) -> list[tuple]:
        """The report as a whole, then its parts, each with what it is measured by."""
        section_ids, roles = cut.parts.section_ids, cut.parts.roles
        counted = self._of_whole + self._of_part * len(roles)
        sizes = [len(self._of_whole), *[len(self._of_part)] * len(roles)]
        units, section_ids, roles = (
            np.repeat(np.array([first, *others], object), sizes).tolist()
            for first, others in ((report_id, section_ids), (None, section_ids), (None, roles))
        )
        marks, *told = zip(*counted) if counted else ((),) * 4
        ids = [f"{unit}-{mark}" for unit, mark in zip(units, marks)]
        measured_by = np.repeat(np.hstack((measures.sum(axis=1, keepdims=True), measures)), sizes, axis=1)
        counts = [*matches.tolist(), *measured_by.tolist()]
        return [*zip(repeat(report_id), ids, section_ids, roles, *told, *counts, *_shares(*counts))]

    def _matches(self, found: Placed, cut: CutText, sentences: Sentences) -> np.ndarray:
        """Token matches, substring matches, sentences with a hit and characters of these, each for all rows in their order."""
        hits, of_part = found.hits, cut.parts.of_leaf[found.leaves]
        in_parts = len(self._of_whole) + of_part * len(self._of_part) + self._row_of_part[hits.listed]
        rows, hit = np.concatenate((self._row_of_list[hits.listed], self._row_of_class[hits.listed], in_parts)), np.tile(np.arange(len(of_part)), 3)
        counted = rows >= 0
        left = counted & (hits.excluded_by[hit] < 0)
        rows, hit = np.concatenate((rows[counted], rows[left] + 1)), np.concatenate((hit[counted], hit[left]))
        number = len(self._of_whole) + len(self._of_part) * len(cut.parts.roles)
        sentence = np.searchsorted(sentences.starts, hits.starts, "right") - 1
        with_hit, which = np.divmod(np.unique(rows * len(sentences.starts) + sentence[hit]), len(sentences.starts))
        tokens, substrings = np.bincount(rows[found.is_token[hit]], minlength=number), np.bincount(rows, minlength=number)
        chars = np.bincount(with_hit, sentences.chars[which], number).astype(np.int64)
        return np.stack((tokens, substrings, np.bincount(with_hit, minlength=number), chars))


def _shares(*counts: list[int]) -> list[list[float | None]]:
    """The shares in the order of their columns; none where there is nothing to divide by."""
    tokens, substrings, with_hit, chars, n_words, n_chars, n_sentences = counts
    shares = ((tokens, n_words), (substrings, n_words), (substrings, n_chars), (with_hit, n_sentences), (chars, n_chars))
    return [[count / whole if whole else None for count, whole in zip(*each)] for each in shares]


def _counted(each: TermList, classes: Iterable[str] = ()) -> Iterator[_Counted]:
    """What is counted of a list: all of it, then each of the `classes` where there is more than one; each by itself counted and excluded."""
    named = [*classes]
    for number, term_class in enumerate([None, *(named if len(named) > 1 else ())]):
        for ambiguity in AMBIGUITY:
            yield _Counted(f"a-{each.dictionary_id}{f'.{number}' if number else ''}-{ambiguity}", each.dictionary_id, term_class, ambiguity)
