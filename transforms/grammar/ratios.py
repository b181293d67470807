"""Ratios: `三次产业比9.7:39.5:50.8` is three shares, `城乡收入比2.04:1` is one number."""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.conjuncts import split_conjuncts
from transforms.grammar.elided import SECTOR_SHARES
from transforms.grammar.drafts import Draft
from transforms.grammar.group import Group
from transforms.grammar.phrases import clean_name
from transforms.grammar.sentence import Sentence

_STRUCTURE = re.compile("比|结构")
_OF_GAMES = ("以", "比分")


def read_ratio(sentence: Sentence, group: Group) -> None:
    """Draft an observation for each part of a ratio that has a name; without any it is a score."""
    mention = group.first
    parts = mention.parts or []
    of_one = len(parts) == 2 and parts[1][2] == 1 and bool(group.noun or sentence.subjects)
    names = None if group.noun.endswith(_OF_GAMES) else _names(sentence, group.noun, len(parts), of_one)
    if names is None:
        mention.counts_nothing("name", "score")
        return
    sentence.group = []
    mention.n_counted = len(names)
    for name, (start, end, value) in zip(names, parts):
        draft = Draft(mention, start, end, clean_name(name), "rate", value, mention.comparator or "eq", "ratio", [])
        if group.left.kinds & words.FROM:
            draft.flags.append("from_value")
        sentence.keep(draft)
    sentence.subjects = [draft.name for draft in sentence.group]


def _names(sentence: Sentence, noun: str, count: int, of_one: bool) -> list[str] | None:
    """A name for each part, one for a ratio to 1; None for a score."""
    subjects = sentence.subjects
    if noun and not of_one and count > 1 and (names := split_conjuncts(noun, count)):
        return names
    if not noun and len(subjects) == count > 1:
        return list(subjects)
    if count == 3 and (not noun or "产" in noun):
        return list(SECTOR_SHARES)
    named = noun or (subjects[-1] if subjects else "")
    if of_one:
        return [named]
    return [named] * count if named and _STRUCTURE.search(named) else None
