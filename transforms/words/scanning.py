"""One pass over a text for the terms of all lists, each occurrence with the ambiguity rule that takes it out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from transforms.words.lexicon import TermList


class ListedTerm(NamedTuple):
    """A term as a list has it. `at_list` is the place of the list; inside one of its `phrases` the term does not count."""

    term: str
    at_list: int
    term_class: str
    phrases: frozenset[str]


class Hits(NamedTuple):
    """Terms of lists in a text, in order of place: where each begins and ends, which of `Scanner.listed` it is, and which of
    `Scanner.phrases` rules it out, -1 where none does."""

    starts: np.ndarray
    ends: np.ndarray
    listed: np.ndarray
    excluded_by: np.ndarray


class Scanner:
    """Finds the terms of `lists`. Build it once."""

    def __init__(self, lists: Sequence[TermList]) -> None:
        import ahocorasick_rs

        self.listed = sorted(chain.from_iterable(_listed(at_list, each) for at_list, each in enumerate(lists)))
        terms = [each.term for each in self.listed]
        patterns = sorted({*terms, *chain.from_iterable(each.phrases for each in self.listed)})
        self.phrases = np.array([*patterns, None], object)
        self._automaton = ahocorasick_rs.AhoCorasick(patterns, implementation=ahocorasick_rs.Implementation.DFA)
        self._first = np.array([bisect_left(terms, pattern) for pattern in patterns], np.int64)
        self._lists = np.array([bisect_right(terms, pattern) for pattern in patterns], np.int64) - self._first
        self._repeats = np.array([_meets_itself(pattern) for pattern in patterns], bool)
        # What each phrase rules out: where in it a listed term stands.
        self._ruled = {number: ruled for number, pattern in enumerate(patterns) if (ruled := [*_ruled(pattern, self.listed)])}
        self._is_ruled = np.array([bool(each.phrases) for each in self.listed], bool)

    def scan(self, text: str) -> Hits:
        """All hits in `text`. A term is counted as `str.count` counts it; different terms may overlap."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        patterns, starts, ends = np.fromiter(chain.from_iterable(found), np.int64, 3 * len(found)).reshape(-1, 3).T
        hits = self._hits(patterns, starts, ends)
        self._rule_out(hits, sorted([(number, start) for number, start, _ in found if number in self._ruled], reverse=True))
        return hits

    def _rule_out(self, hits: Hits, phrases: Sequence[tuple[int, int]]) -> None:
        """Mark what stands inside one of the `phrases`; of several, the last rules it out."""
        ruled = np.flatnonzero(self._is_ruled[hits.listed])
        at = dict(zip(zip(hits.starts[ruled].tolist(), hits.listed[ruled].tolist()), ruled.tolist()))
        for number, start in phrases:
            for offset, listed in self._ruled[number]:
                if (hit := at.get((start + offset, listed))) is not None:
                    hits.excluded_by[hit] = number

    def _hits(self, patterns: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> Hits:
        order = np.lexsort((ends, starts))
        kept = order[self._counts(patterns[order], starts[order], ends[order])]
        patterns, lists = patterns[kept], self._lists[patterns[kept]]
        hits = np.repeat(kept, lists)
        before = np.repeat(np.cumsum(lists) - lists, lists)
        listed = np.repeat(self._first[patterns], lists) + np.arange(len(hits)) - before
        return Hits(starts[hits], ends[hits], listed, np.full(len(hits), -1))

    def _counts(self, patterns: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Which matches do not overlap the one of the same term before that counts."""
        counts = np.ones(len(patterns), bool)
        last: dict[int, int] = defaultdict(int)
        for at in np.flatnonzero(self._repeats[patterns]).tolist():
            counts[at] = starts[at] >= last[patterns[at]]
            if counts[at]:
                last[patterns[at]] = ends[at]
        return counts


def _listed(at_list: int, each: TermList) -> Iterator[ListedTerm]:
    phrases: dict[str, frozenset[str]] = defaultdict(frozenset)
    for rule in each.ambiguity:
        phrases[rule.term] |= frozenset(rule.not_in)
    return (ListedTerm(term, at_list, term_class, phrases[term]) for term_class, terms in each.classes.items() for term in terms)


def _ruled(phrase: str, listed: Sequence[ListedTerm]) -> Iterator[tuple[int, int]]:
    """Where in the phrase a listed term stands that it rules out, and which."""
    for number, each in enumerate(listed):
        if phrase in each.phrases:
            yield from ((at, number) for at in range(len(phrase)) if phrase.startswith(each.term, at))


def _meets_itself(pattern: str) -> bool:
    """Whether one occurrence may begin before the one before it ends: 一步一步 in 一步一步一步."""
    return any(pattern.startswith(pattern[at:]) for at in range(1, len(pattern)))
