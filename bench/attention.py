"""`python -m bench.attention`: counting the words of a report, beside the least it can take: one rjieba pass and one scan for all terms.

The text is cut once and scanned once there too. What comes on top is Python's: cutting paragraph by paragraph, so that every token and
hit has its place, and a tuple for each of some 3,400 rows of terms, 200 of attention and 300 hits.
"""

from __future__ import annotations

import sys
from functools import partial

from bench.timing import best_seconds, on_one_core
from flows.project import SEEDS
from flows.seeds.dictionaries import read_lexicon
from flows.seeds.one_report import report_row
from flows.seeds.reference import read_reference
from transforms.areas import AreaBook
from transforms.reading import Reader
from transforms.words.talk import WordReader

SEED = "330600-2024"
# What the project aims at: no more than the two passes by themselves.
GOAL = 1.0
_NAMES = {"counting": "gongbao：词频与注意力 terms and attention", "passes": "rjieba 一遍、多词匹配一遍 one rjieba pass and one scan"}


def main() -> int:
    """Measure and print."""
    on_one_core()
    reference = read_reference(SEEDS)
    report = report_row((SEEDS / f"{SEED}.txt").read_text(encoding="utf-8"), SEED, AreaBook(reference.areas))
    sections = Reader(reference).read(report).sections
    spent = best_seconds(contestants(report, sections, reference), rounds=5)
    print(f"{SEED}: {report.n_chars:,} 字 characters, 同一核 one core, CPU 时间 time, 取最好 best round")
    for name, seconds in spent.items():
        print(f"{1000 * seconds:8.1f} ms  {_NAMES[name]}")
    print(f"×{spent['counting'] / spent['passes']:.1f}  目标 goal ×{GOAL:g}")
    return 0


def contestants(report, sections, reference) -> dict:
    """The counting, and the two passes on the same text."""
    import ahocorasick_rs
    import rjieba

    lexicon = read_lexicon(SEEDS)
    words = WordReader(lexicon, reference.indicators)
    terms = sorted({term for each in lexicon.lists for term in each.terms})
    automaton = ahocorasick_rs.AhoCorasick(terms, implementation=ahocorasick_rs.Implementation.DFA)
    jieba = rjieba.Jieba()

    def passes() -> None:
        jieba.cut(report.text)
        automaton.find_matches_as_indexes(report.text, overlapping=True)

    return {"counting": partial(words.count, report, sections), "passes": passes}


if __name__ == "__main__":
    sys.exit(main())
