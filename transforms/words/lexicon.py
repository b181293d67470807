"""What words are counted with: vocabulary, stop words, term lists and topics. Plain data, read elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Word(NamedTuple):
    """A line of the vocabulary, in jieba's own format: the word, its frequency (what makes it stay whole), its part of speech."""

    text: str
    frequency: int
    tag: str


class AmbiguityRule(NamedTuple):
    """`term` does not count where it stands inside one of `not_in`; why, and a sentence in which that is so."""

    term: str
    not_in: tuple[str, ...]
    why_zh: str
    why_en: str
    example: str


class Trap(NamedTuple):
    """What to know before comparing numbers."""

    zh: str
    en: str


@dataclass(frozen=True)
class TermList:
    """A dictionary of the literature, or one of our own.

    `verified`: read (in a source), partial (read in part), UNVERIFIED (from memory of the literature), project (our own).
    `classes`: class -> terms, the class empty where the list has none; a term occurs once. `sha256` is of the file.
    """

    dictionary_id: str
    title_zh: str
    title_en: str
    verified: str
    source: str
    version: str
    verified_by: str
    verified_how: str
    measure: str
    classes: Mapping[str, tuple[str, ...]]
    ambiguity: tuple[AmbiguityRule, ...]
    traps: tuple[Trap, ...]
    sha256: str

    @property
    def terms(self) -> Iterator[str]:
        """All terms, in the order of the list."""
        return (term for terms in self.classes.values() for term in terms)


class Topic(NamedTuple):
    """A topic and the terms that speak for it."""

    topic_id: str
    zh: str
    en: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """All of it. `segmenter` names the program that cuts words, its version, and the hash of the vocabulary; `files` is what it was
    read from, by name."""

    vocabulary: tuple[Word, ...] = ()
    stopwords: frozenset[str] = frozenset()
    lists: tuple[TermList, ...] = ()
    topics: tuple[Topic, ...] = ()
    segmenter: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
