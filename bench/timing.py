"""Timing side by side: the contestants in turn, round after round, each keeping its best round.

CPU time of this process on one core: other load on the machine slows all alike and is not counted.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import process_time
from timeit import timeit
from typing import Any


def on_one_core() -> None:
    """Keep this process, and with it every contestant, on one core; without effect where the system knows no affinity."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


# CPU seconds of a turn: the first run of a turn only brings back what the others took out of the processor's caches.
_TURN = 0.2


def best_seconds(contestants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The CPU seconds of the best run of each in `rounds` turns. Taking turns gives all the same moments of a busy machine."""
    best = dict.fromkeys(contestants, float("inf"))
    for _ in range(rounds):
        for name, run in contestants.items():
            best[name] = min(best[name], _best_of_turn(run))
    return best


def _best_of_turn(run: Callable[[], object]) -> float:
    """The best of as many runs as a turn holds, one at least."""
    best = spent = seconds(run)
    while spent < _TURN:
        again = seconds(run)
        best, spent = min(best, again), spent + again
    return best


def seconds(run: Callable[[], object]) -> float:
    """CPU seconds of one run, the garbage collector held as timeit holds it."""
    return timeit(run, timer=process_time, number=1)


class Clock:
    """CPU seconds by stage; what is spent in a stage within another is only the inner one's."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start, inner = process_time(), sum(self.spent.values())
        yield
        self.spent[name] += process_time() - start - (sum(self.spent.values()) - inner)

    def watch(self, module: Any, function: str, name: str) -> None:
        """Take each call of a module's function for a stage."""
        plain = getattr(module, function)

        def timed(*arguments: Any, **named: Any) -> Any:
            with self.stage(name):
                return plain(*arguments, **named)

        setattr(module, function, timed)
