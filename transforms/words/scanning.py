"""One pass over a text for the terms of all lists, each occurrence with the ambiguity rule that takes it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from transforms.words.lexicon import TermList


class Hit(NamedTuple):
    """A term of a list in a text. `at_list` is the place of the list; `excluded_by` the phrase that rules it out, else None."""

    start: int
    end: int
    term: str
    at_list: int
    term_class: str
    excluded_by: str | None


class _Owner(NamedTuple):
    at_list: int
    term_class: str
    phrases: frozenset[str]


class Scanner:
    """Finds the terms of `lists`. Build it once."""

    def __init__(self, lists: Sequence[TermList]) -> None:
        import ahocorasick_rs

        self._owners: dict[str, list[_Owner]] = defaultdict(list)
        for at_list, each in enumerate(lists):
            phrases: dict[str, frozenset[str]] = defaultdict(frozenset)
            for rule in each.ambiguity:
                phrases[rule.term] |= frozenset(rule.not_in)
            for term_class, terms in each.classes.items():
                for term in terms:
                    self._owners[term].append(_Owner(at_list, term_class, phrases[term]))
        self._ruled = frozenset(term for term, owners in self._owners.items() if any(owner.phrases for owner in owners))
        self._phrases = frozenset(phrase for owners in self._owners.values() for owner in owners for phrase in owner.phrases)
        self._patterns = sorted({*self._owners, *self._phrases})
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns, implementation=ahocorasick_rs.Implementation.DFA)

    def scan(self, text: str) -> list[Hit]:
        """All hits in `text`, in order. A term is counted as `str.count` counts it; different terms may overlap."""
        found = [(start, end, self._patterns[pattern]) for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)]
        phrases = [match for match in found if match[2] in self._phrases]
        hits: list[Hit] = []
        ends: dict[str, int] = {}
        for start, end, term in sorted(found):
            if term not in self._owners or start < ends.get(term, 0):
                continue
            ends[term] = end
            owners = self._owners[term]
            around = {phrase for first, last, phrase in phrases if first <= start and end <= last} if term in self._ruled else ()
            for owner in owners:
                ruled_out = min(owner.phrases.intersection(around), default=None) if around else None
                hits.append(Hit(start, end, term, owner.at_list, owner.term_class, ruled_out))
        return hits
