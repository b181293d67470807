"""Where the terms of lists stand in a report: the part, leaf and sentence of every hit, and the tokens around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np

from transforms.words.cut_text import CutText
from transforms.words.lexicon import TermList
from transforms.words.scanning import Hits, Scanner
from transforms.words.vocabulary import Known


class Placed(NamedTuple):
    """Hits with the number of their leaf, the tokens around them, joined by /, and whether that is the term itself."""

    hits: Hits
    leaves: np.ndarray
    tokens: list[str]
    is_token: np.ndarray


def placed(hits: Hits, cut: CutText, known: Known) -> Placed:
    """The hits in a report that was cut; the tokens around them end with the leaf at the latest."""
    leaves = np.searchsorted(cut.parts.starts, hits.starts, "right") - 1
    ends = np.minimum(hits.ends, np.append(cut.parts.starts[1:], len(cut.view.text))[leaves])
    first, last = np.searchsorted(cut.ends, hits.starts, "right"), np.searchsorted(cut.ends, ends, "left")
    terms = known["term"]
    tokens = terms[cut.codes[first]].tolist()
    for at in np.flatnonzero(first < last).tolist():
        tokens[at] = "/".join(terms[cut.codes[first[at] : last[at] + 1]].tolist())
    is_token = (first == last) & (known["length"][cut.codes[first]] == hits.ends - hits.starts)
    return Placed(hits, leaves, tokens, is_token)


class HitRows:
    """Makes rows of `attention_hits`."""

    def __init__(self, scanner: Scanner, lists: Sequence[TermList]) -> None:
        self._phrases = scanner.phrases
        self._lists = np.array([lists[each.at_list].dictionary_id for each in scanner.listed], object)
        self._terms = np.array([each.term for each in scanner.listed], object)
        self._classes = np.array([each.term_class or None for each in scanner.listed], object)

    def rows(self, report_id: str, cut: CutText, found: Placed) -> list[tuple]:
        """A row for every hit, with its place in the report's own text."""
        starts, ends, listed, excluded_by = found.hits
        spans = [cut.view.span(*span) for span in zip(starts.tolist(), ends.tolist())]
        columns = (
            repeat(report_id), self._lists[listed], [start for start, _ in spans], self._terms[listed], [end for _, end in spans],
            cut.parts.leaf_ids[found.leaves], self._classes[listed], found.tokens, found.is_token.tolist(), self._phrases[excluded_by],
        )  # fmt: skip
        return [*zip(*columns)]
