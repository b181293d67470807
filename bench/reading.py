"""`python -m bench.reading`: how fast a report is read, beside jieba and Recognizers-Text on the same text and one core."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial

from bench.peers import jieba_lcut, recognizers
from bench.timing import best_seconds, on_one_core
from flows.project import SEEDS
from flows.seeds.one_report import report_row
from flows.seeds.reference import read_reference
from transforms.areas import AreaBook
from transforms.reading import Reader

SEED = "330600-2024"
# What the project holds itself to: times jieba.lcut, times Recognizers-Text.
GOALS = {"jieba_lcut": 4.0, "recognizers": 100.0}
_NAMES = {
    "reading": "gongbao：章节、观测值、位次、数字 all four tables",
    "jieba_lcut": "jieba.lcut：仅分词 words only",
    "recognizers": "recognizers-text-suite：数字与单位 numbers and units",
}


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    options = _options(arguments)
    on_one_core()
    reference = read_reference(SEEDS)
    report = report_row((SEEDS / f"{SEED}.txt").read_text(encoding="utf-8"), SEED, AreaBook(reference.areas))
    reader = Reader(reference)
    speeds = measure(reader, report, options.rounds)
    if options.json:
        print(json.dumps({f"{name}_chars_per_s": round(speed) for name, speed in speeds.items()}))
    else:
        show(speeds, report.n_chars)
    if options.linear:
        from bench.linearity import lines

        for line in lines(reader, report, 1 / speeds["reading"]):
            print(json.dumps(line._asdict(), ensure_ascii=False) if options.json else line)
    return 0


def measure(reader: Reader, report: tuple, rounds: int) -> dict[str, float]:
    """Characters a second of the whole reading and of its peers, on the text of `report`."""
    text = report.text  # type: ignore[attr-defined]
    contestants = {
        "reading": partial(reader.read, report),
        "jieba_lcut": partial(jieba_lcut(), text),
        "recognizers": partial(recognizers(), text),
    }
    return {name: len(text) / spent for name, spent in best_seconds(contestants, rounds).items()}


def show(speeds: dict[str, float], n_chars: int) -> None:
    """Print the speeds and how many times as fast the reading is."""
    print(f"{SEED}: {n_chars:,} 字 characters, 同一核 one core, CPU 时间 time, 轮流测 in turn, 取最好 best round")
    for name, speed in speeds.items():
        goal = f"  目标 goal ×{GOALS[name]:g}" if name in GOALS else ""
        ratio = f"  gongbao ×{speeds['reading'] / speed:.1f}{goal}" if name in GOALS else ""
        print(f"{speed:>12,.0f} 字/秒 chars/s  {_NAMES[name]}{ratio}")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="rounds to take the best of (default 7)")
    parser.add_argument("--linear", action="store_true", help="also read lines of up to 10 million characters (minutes)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
