"""Timing side by side: the contestants in turn, round after round, each keeping its best round.

CPU time of this process on one core: other load on the machine slows all alike and is not counted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from time import process_time
from timeit import timeit


def on_one_core() -> None:
    """Keep this process, and with it every contestant, on one core; without effect where the system knows no affinity."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def best_seconds(contestants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The CPU seconds of the best of `rounds` rounds of each. Taking turns gives all the same moments of a busy machine."""
    best = dict.fromkeys(contestants, float("inf"))
    for _ in range(rounds):
        for name, run in contestants.items():
            best[name] = min(best[name], seconds(run))
    return best


def seconds(run: Callable[[], object]) -> float:
    """CPU seconds of one run, the garbage collector held as timeit holds it."""
    return timeit(run, timer=process_time, number=1)
