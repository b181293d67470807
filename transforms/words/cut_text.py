"""A report cut into words: which token stands where, and which section it counts in. All in arrays, a place for each token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from transforms.view import View
from transforms.words.cutting import JOINED
from transforms.words.vocabulary import Vocabulary


class Parts(NamedTuple):
    """The sections that words are counted in, with their roles, and the leaves of the report: `of_leaf` is the number of the
    part of each leaf, `starts` the place in the view where it begins. A part has the leaves that no section below it counts."""

    section_ids: np.ndarray
    roles: list[str]
    leaf_ids: np.ndarray
    of_leaf: np.ndarray
    starts: np.ndarray


class CutText(NamedTuple):
    """`codes` of the tokens of a report, in order, where they end, where blanks and words are counted, and the part of each."""

    view: View
    parts: Parts
    codes: np.ndarray
    ends: np.ndarray
    of_token: np.ndarray


def parts(view: View, sections: Sequence, leaves: Sequence) -> Parts:
    """The parts of a report, in document order; together they hold every leaf once.

    The part of a leaf is the widest section around it that has its role: review, plan and targets are told apart, and the
    parts add up to the report. The main targets within a plan are a part of their own.
    """
    by_id = {section.section_id: section for section in sections}
    numbers: dict[str, int] = {}
    of_leaf = []
    for leaf in leaves:
        section = leaf
        while (above := by_id.get(section.parent_id)) and above.role == leaf.role:
            section = above
        of_leaf.append(numbers.setdefault(section.section_id, len(numbers)))
    starts = [view.position(leaf.char_start) for leaf in leaves]
    ids = [leaf.section_id for leaf in leaves]
    return Parts(_objects([*numbers]), [by_id[each].role for each in numbers], _objects(ids), _numbers(of_leaf), _numbers(starts))


def cut_text(view: View, found: Parts, vocabulary: Vocabulary) -> CutText:
    """The text of `view` cut into words, leaf by leaf: no word goes over the end of one."""
    text, starts = view.text, found.starts.tolist()
    cuts = [0, *(start for start in starts[1:] if JOINED.match(text, start - 1)), len(text)]
    codes = np.concatenate([vocabulary.codes(text[start:end]) for start, end in zip(cuts, cuts[1:])])
    ends = np.cumsum(vocabulary.known["length"][codes])
    first = np.searchsorted(ends, found.starts, "right")
    return CutText(view, found, codes, ends, np.repeat(found.of_leaf, np.diff(first, append=len(codes))))


def _objects(values: Sequence[str]) -> np.ndarray:
    return np.array(values, object)


def _numbers(values: Sequence[int]) -> np.ndarray:
    return np.array(values, np.int64)
