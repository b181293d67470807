"""Processes that read and check batches of reports, one for each core, forked from a server that has imported what they need.

All of them end with the run, however it ends: each watches a pipe whose other end only the run holds.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from typing import Any, Protocol

from flows.errors import GongbaoError

_WARM = "flows.runs.warm"
# A worker that is ended in the middle leaves a lock of tqdm's, which Python tells of, and then removes.
_WARNINGS, _QUIET = "PYTHONWARNINGS", "ignore:resource_tracker:UserWarning"


class WorkerLost(GongbaoError):
    """A worker ended in the middle of its work."""


class Workers(Protocol):
    """Whoever does the work: `function(*arguments)` elsewhere, both fit to be sent. More than `in_hand` at a time take memory and save none of the time."""

    @property
    def in_hand(self) -> int: ...

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]: ...

    def spread(self, function: Callable[..., Any], arguments: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """Like itertools.starmap, for what reads files of this machine. At the end of it they are renewed."""

    def renew(self) -> None:
        """Let go of the memory that the work so far, which is done, has left taken; costs a moment."""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def warm_up() -> None:
    """Start importing what the workers need, in the background."""
    multiprocessing.get_context("forkserver").set_forkserver_preload([_WARM])
    before = os.environ.get(_WARNINGS)
    os.environ[_WARNINGS] = ",".join(filter(None, [before, _QUIET]))
    resource_tracker.ensure_running()  # It lifts the block that follows, if it starts within.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl-C is for the run; the server inherits what is blocked.
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        os.environ.pop(_WARNINGS)
        if before is not None:
            os.environ[_WARNINGS] = before


class _Processes:
    """So many processes, and as much work waiting as they have in hand."""

    def __init__(self, processes: int, watched: Connection) -> None:
        self._processes, self.in_hand, self._watched = processes, 2 * processes, watched
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._processes, multiprocessing.get_context("forkserver"), _on_leash, (self._watched,))

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        return self._pool.submit(function, *arguments)

    def spread(self, function: Callable[..., Any], arguments: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """The results in their order. Of large arguments no more are taken than are needed to keep all at work; what memory it took is let go of."""
        waiting = deque[Future[Any]]()
        for each in arguments:
            waiting.append(self.submit(function, *each))
            if len(waiting) > self._processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        self.renew()

    def renew(self) -> None:
        self.shutdown()
        self._pool = self._new()

    def shutdown(self, cancel_futures: bool = False) -> None:
        self._pool.shutdown(cancel_futures=cancel_futures)


@contextmanager
def local_workers(processes: int | None = None) -> Iterator[Workers]:
    """So many processes, by default one for each core; each starts when there is work for it."""
    warm_up()
    watched, leash = multiprocessing.get_context("forkserver").Pipe(duplex=False)
    pool = _Processes(processes or cores(), watched)
    try:
        yield pool
        pool.shutdown()
    except GongbaoError:
        pool.shutdown(cancel_futures=True)
        raise
    except BrokenProcessPool as error:
        raise WorkerLost("一个工作进程中途消失（内存不足？），没有发布；可用 --workers 1 再试 · a worker process was killed (out of memory?), nothing was published: try again, with --workers 1") from error
    finally:
        leash.close()  # Whatever is still at work is not wanted any more.
        pool.shutdown(cancel_futures=True)
        watched.close()


def _on_leash(watched: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which lets go of the leash.
    threading.Thread(target=_end_with_the_run, args=(watched,), daemon=True).start()


def _end_with_the_run(watched: Connection) -> None:
    watched.poll(None)
    os._exit(1)
