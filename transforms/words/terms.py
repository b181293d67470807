"""Words per report and section, each token with its count: what every measure of word frequency is made from."""

from __future__ import annotations

from collections import Counter
from itertools import repeat
from typing import NamedTuple

import numpy as np

from transforms.words.cut_text import CutText
from transforms.words.vocabulary import Known


class Counted(NamedTuple):
    """The rows of the table `terms` of one report, and its content words: those that keywords are chosen from."""

    rows: list[tuple]
    content: Counter[str]


def count(report_id: str, cut: CutText, known: Known) -> Counted:
    """The counts of a report by what its vocabulary has `known`; blanks are no tokens."""
    places, counts = np.unique(cut.of_token * len(known["term"]) + cut.codes, return_counts=True)
    of_part, codes = np.divmod(places, len(known["term"]))
    printed = ~known["is_blank"][codes]
    of_part, codes, counts = of_part[printed], codes[printed], counts[printed]
    columns = [cut.parts.section_ids[of_part], *(known[name][codes] for name in ("term", "pos", "kind", "stopword")), counts]
    return Counted([*zip(repeat(report_id), *(column.tolist() for column in columns))], _content(cut.codes, known))


def _content(codes: np.ndarray, known: Known) -> Counter[str]:
    counts = np.bincount(codes, minlength=len(known["term"])) * known["is_content"]
    found = np.flatnonzero(counts)
    return Counter(dict(zip(known["term"][found].tolist(), counts[found].tolist())))
