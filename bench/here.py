"""The work of a run in this process, one batch after the other, with its stages timed apart."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from itertools import starmap
from typing import Any

from bench.timing import Clock

# What a batch is made of, as `work.read_batch` calls it.
_OF_A_BATCH = {"outline_all": "outline", "read_all": "extract", "assemble_areas": "assemble", "check_within": "check", "pack": "pack"}


class Here:
    """A worker that does all at once in this process."""

    in_hand, spread = 1, starmap

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(function(*arguments))
        return future

    def renew(self) -> None:
        """There is but this process."""


def watch_batches(clock: Clock) -> None:
    """Let `clock` tell apart what a batch is made of."""
    from flows.runs import work

    for function, name in _OF_A_BATCH.items():
        clock.watch(work, function, name)
