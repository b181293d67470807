"""Patience with a server, in all: httpx has a timeout for each read, so a byte now and then, in headers too, would hold it for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType

SLOW_SECONDS = 60.0
SLOWEST = 1024  # bytes per second, over SLOW_SECONDS


class Patience:
    """While the block runs, `close` is called, from another thread, once fewer bytes `came` than SLOWEST over SLOW_SECONDS."""

    def __init__(self, close: Callable[[], None]) -> None:
        self.came = 0
        self.over = False
        self._close = close
        self._done = threading.Event()

    def __enter__(self) -> Patience:
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._done.set()

    def _watch(self) -> None:
        before = 0
        while not self._done.wait(SLOW_SECONDS):
            now = self.came
            if now - before < SLOWEST * SLOW_SECONDS:
                self.over = True
                return self._close()
            before = now
