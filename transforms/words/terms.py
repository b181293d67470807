"""Words per report and section, each token with its count: what every measure of word frequency is made from."""

from __future__ import annotations

from collections import Counter
from itertools import repeat
from typing import NamedTuple

import numpy as np

from transforms.words.cut_text import CutText


class Counted(NamedTuple):
    """The rows of the table `terms` of one report, and its content words: those that keywords are chosen from."""

    rows: list[tuple]
    content: Counter[str]


def count(report_id: str, cut: CutText, records: np.ndarray) -> Counted:
    """The counts of a report by the `records` of its vocabulary; blanks are no tokens."""
    places, counts = np.unique(cut.of_token * len(records) + cut.codes, return_counts=True)
    of_part, codes = np.divmod(places, len(records))
    printed = ~records["is_blank"][codes]
    of_part, codes, counts = of_part[printed], codes[printed], counts[printed]
    columns = [cut.parts.section_ids[of_part], *(records[name][codes] for name in ("term", "pos", "kind", "stopword")), counts]
    return Counted([*zip(repeat(report_id), *(column.tolist() for column in columns))], _content(cut.codes, records))


def _content(codes: np.ndarray, records: np.ndarray) -> Counter[str]:
    counts = np.bincount(codes, minlength=len(records)) * records["is_content"]
    found = np.flatnonzero(counts)
    return Counter(dict(zip(records["term"][found].tolist(), counts[found].tolist())))
