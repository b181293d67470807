"""Words per report and section, each token with its count: what every measure of word frequency is made from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from transforms.view import View
from transforms.words.cutting import Cutter

PUNCTUATION = "punctuation"
_NUMBER = re.compile(r"[0-9.%,+\-/_#&]*[0-9][0-9.%,+\-/_#&]*\Z")


class Leaf(NamedTuple):
    """A paragraph as it is read: its section, its words, where it begins in the view, and its tokens."""

    section_id: str
    start: int
    text: str
    tokens: list[str]


class Part(NamedTuple):
    """A section that words are counted in, with the leaves that no section below it counts."""

    section_id: str
    role: str
    leaves: list[Leaf]


def parts(view: View, sections: Sequence, leaves: Sequence, cutter: Cutter) -> list[Part]:
    """The parts of a report, in document order, cut into words; together they hold every leaf once.

    The part of a leaf is the widest section around it that has its role: review, plan and targets are told apart, and the
    parts add up to the report. The main targets within a plan are a part of their own.
    """
    by_id = {section.section_id: section for section in sections}
    found: dict[str, Part] = {}
    for leaf in leaves:
        section = leaf
        while (above := by_id.get(section.parent_id)) and above.role == leaf.role:
            section = above
        part = found.setdefault(section.section_id, Part(section.section_id, section.role, []))
        start = view.position(leaf.char_start)
        text = view.text[start : view.position(leaf.char_end)]
        part.leaves.append(Leaf(leaf.section_id, start, text, cutter.cut(text)))
    return list(found.values())


class Counted(NamedTuple):
    """The rows of the table `terms` of one report, the words (no punctuation) of each part, and the content words."""

    rows: list[tuple]
    words: dict[str, int]
    content: Counter[str]


class TermCounter:
    """Tokens to counts. Build it once."""

    def __init__(self, cutter: Cutter, stopwords: frozenset[str]) -> None:
        self._known = _Known(cutter, stopwords)

    def count(self, report_id: str, found: Iterable[Part]) -> Counted:
        """The counts of a report that was cut into parts; blanks are no tokens."""
        known = self._known
        rows: list[tuple] = []
        words: dict[str, int] = {}
        total: Counter[str] = Counter()
        for part in found:
            counts, section_id = _counts(part), part.section_id
            rows += [(report_id, section_id, token, *known[token], count) for token, count in counts.items()]
            words[section_id] = counts.total() - sum([counts[token] for token in known.punctuation.intersection(counts)])
            total.update(counts)
        content = known.content
        return Counted(rows, words, Counter({token: count for token, count in total.items() if token in content}))


class _Known(dict[str, tuple[str | None, str, bool]]):
    """Token -> part of speech, kind, whether it is a stop word; each looked up once.

    `punctuation` holds what is no word; `content` those that keywords are chosen from: words of two or more characters and
    no stop words.
    """

    def __init__(self, cutter: Cutter, stopwords: frozenset[str]) -> None:
        super().__init__()
        self._cutter = cutter
        self._stopwords = stopwords
        self.punctuation: set[str] = set()
        self.content: set[str] = set()

    def __missing__(self, token: str) -> tuple[str | None, str, bool]:
        kind, stopword = kind_of(token), token in self._stopwords
        if is_content(token, kind, stopword):
            self.content.add(token)
        if kind == PUNCTUATION:
            self.punctuation.add(token)
        self[token] = known = (self._cutter.tag(token), kind, stopword)
        return known


def _counts(part: Part) -> Counter[str]:
    """The tokens of a part with their counts, in the order in which they first come."""
    counts = Counter(chain.from_iterable([leaf.tokens for leaf in part.leaves]))
    for token in [token for token in counts if token.isspace()]:
        del counts[token]
    return counts


def is_content(token: str, kind: str, stopword: bool) -> bool:
    """Whether keywords are chosen from such a token."""
    return kind == "word" and not stopword and len(token) > 1


def kind_of(token: str) -> str:
    """word, number (digits and the signs around them) or punctuation (neither letter nor digit)."""
    if _NUMBER.match(token):
        return "number"
    return "word" if any(map(str.isalnum, token)) else PUNCTUATION

