"""What attention is measured by: the words, characters and sentences of each part of a report."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from transforms.words.cut_text import CutText
from transforms.words.sentences import sentence_ends
from transforms.words.vocabulary import Known


class Sentences(NamedTuple):
    """Where the sentences of a report begin in its view, with the blanks between them, and their characters but blanks."""

    starts: np.ndarray
    chars: np.ndarray


def measured(cut: CutText, known: Known) -> tuple[Sentences, np.ndarray]:
    """The sentences of a report, which end with a leaf at the latest; and words, characters but blanks, and sentences of its
    parts, a line each. A sentence has a letter or a digit; a line of dots is none."""
    starts = np.unique(np.concatenate((cut.parts.starts, np.array(sentence_ends(cut.view.text), np.int64))))
    at = np.append(np.searchsorted(cut.ends, starts, "right"), len(cut.codes))
    words = _sums(known["is_word"][cut.codes], at)
    chars = _sums(np.where(known["is_blank"][cut.codes], 0, known["length"][cut.codes]), at)
    of_part = cut.parts.of_leaf[np.searchsorted(cut.parts.starts, starts, "right") - 1]
    by_part = [np.bincount(of_part, values, len(cut.parts.roles)) for values in (words, chars, words > 0)]
    return Sentences(starts, chars), np.stack(by_part).astype(np.int64)


def _sums(values: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The sums of `values` from each place to the next."""
    return np.diff(np.append(0, np.cumsum(values))[at])
