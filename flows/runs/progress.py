"""How far a run is: a bar on a terminal, one line per event elsewhere. The flow says it once, whoever listens shows it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress

_LINE = "%(asctime)s %(levelname)s %(message)s"


class Listener(Protocol):
    """What shows the progress."""

    def stage(self, name: str, total: int | None) -> None: ...

    def advance(self, steps: int) -> None: ...


_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def stage(name: str, total: int | None = None) -> None:
    """The stage `name` begins; it has `total` steps where they can be counted."""
    if listener := _listener.get():
        listener.stage(name, total)


def advance(steps: int) -> None:
    """So many more steps of the stage are done."""
    if listener := _listener.get():
        listener.advance(steps)


@contextmanager
def shown() -> Iterator[None]:
    """Show progress and the log of gongbao on standard error, while the block runs."""
    log = logging.getLogger("gongbao")
    log.setLevel(logging.INFO)
    with _on_terminal() if sys.stderr.isatty() else _in_lines() as handler:
        log.addHandler(handler)
        try:
            yield
        finally:
            log.removeHandler(handler)


@contextmanager
def _in_lines() -> Iterator[logging.Handler]:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(_LINE, "%Y-%m-%d %H:%M:%S"))
    yield handler


@contextmanager
def _on_terminal() -> Iterator[logging.Handler]:
    from rich.console import Console
    from rich.highlighter import NullHighlighter
    from rich.logging import RichHandler
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    console = Console(stderr=True)
    left = TextColumn("{task.fields[rate]}"), TextColumn("余 left"), TimeRemainingColumn()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), *left)
    with Progress(*columns, console=console, transient=True) as bar:
        token = _listener.set(_Bar(bar))
        try:
            yield RichHandler(console=console, show_time=False, show_path=False, highlighter=NullHighlighter(), keywords=[])
        finally:
            _listener.reset(token)


class _Bar:
    """A single bar of rich, anew for each stage."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None, rate="")

    def stage(self, name: str, total: int | None) -> None:
        self._bar.reset(self._task, description=name, total=total, rate="")

    def advance(self, steps: int) -> None:
        self._bar.advance(self._task, steps)
        task = self._bar.tasks[self._task]
        self._bar.update(self._task, rate=f"{task.completed / task.elapsed:.1f} 份 reports/s" if task.elapsed else "")
