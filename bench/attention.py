"""`python -m bench.attention`: counting the words of a report, beside the least it can take: one rjieba pass and one scan for all terms.

Counted as ours is what a release does for `terms`, `attention` and `attention_hits`, from a report and its sections to their
rows. The two passes have the same text, vocabulary and patterns, and give what the libraries give: tokens and matches, counted
by nobody. So ours holds them; what comes on top is told by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from statistics import median

from bench.timing import best_seconds, on_one_core
from flows.project import SEEDS
from flows.seeds.dictionaries import read_lexicon
from flows.seeds.one_report import report_row
from flows.seeds.reference import read_reference
from transforms.areas import AreaBook
from transforms.readable import readable
from transforms.reading import Reader
from transforms.words.cutting import Cutter
from transforms.words.lexicon import Lexicon
from transforms.words.talk import WordReader

SEED = "330600-2024"
# What the project aims at: no more than the two passes by themselves.
GOAL = 1.0
ROUNDS = 15
_NAMES = {"counting": "gongbao：词频与注意力 terms and attention", "passes": "rjieba 一遍、多词匹配一遍 one rjieba pass and one scan"}


def main() -> int:
    """Measure and print."""
    on_one_core()
    reference = read_reference(SEEDS)
    report = report_row((SEEDS / f"{SEED}.txt").read_text(encoding="utf-8"), SEED, AreaBook(reference.areas))
    sections = Reader(reference).read(report).sections
    lexicon = read_lexicon(SEEDS)
    words = WordReader(lexicon, reference.indicators)
    contestants = {"counting": partial(words.count, report, sections), "passes": passes(lexicon, readable(report.text))}
    rounds = [best_seconds(contestants, rounds=1) for _ in range(ROUNDS)]
    print(f"{SEED}: {report.n_chars:,} 字 characters, 同一核 one core, CPU 时间 time, {ROUNDS} 轮取最好 best of {ROUNDS} rounds")
    for name, told in _NAMES.items():
        print(f"{1000 * min(spent[name] for spent in rounds):8.1f} ms  {told}")
    print(f"×{median(spent['counting'] / spent['passes'] for spent in rounds):.1f}  各轮比值的中位数 median of the rounds; 目标 goal ×{GOAL:g}")
    return 0


def passes(lexicon: Lexicon, text: str) -> Callable[[], None]:
    """The two passes over `text`."""
    import ahocorasick_rs

    terms = {term for each in lexicon.lists for term in each.terms}
    phrases = {phrase for each in lexicon.lists for rule in each.ambiguity for phrase in rule.not_in}
    automaton = ahocorasick_rs.AhoCorasick(sorted(terms | phrases), implementation=ahocorasick_rs.Implementation.DFA)
    cut = Cutter(lexicon.vocabulary, terms).first_cut

    def both() -> None:
        cut(text)
        automaton.find_matches_as_indexes(text, overlapping=True)

    return both


if __name__ == "__main__":
    sys.exit(main())
