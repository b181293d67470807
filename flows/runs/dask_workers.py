"""The same work on other machines: the workers of a Dask scheduler, which are sent plain data and need no folder in common.

Dask gives what a lost worker had in hand to another one. Each task tells what code it is of: a worker with other code would
make other tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from itertools import starmap
from typing import TYPE_CHECKING, Any

from flows.errors import InputError
from flows.format.datapackage import made_with
from flows.runs.workers import WorkerLost, Workers

if TYPE_CHECKING:
    from distributed import Client

_ANSWER_SECONDS = 20


class OtherCode(InputError):
    """A worker has other code or packages than the run."""


@contextmanager
def dask_workers(address: str) -> Iterator[Workers]:
    """The workers of the scheduler at `address` (tcp://host:port). InputError where there is none, where the package is
    missing, or where a worker has other code; WorkerLost where Dask gave up."""
    try:
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ModuleNotFoundError:
        raise InputError("--runner dask: 未安装 Dask · Dask is not installed: pip install 'gongbao[dask]'") from None
    try:
        client = Client(address, timeout=_ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:  # A timeout is an OSError.
        raise InputError(f"{address}: 没有 Dask 调度器应答 · no Dask scheduler answers: {str(error).splitlines()[0]}") from None
    with client:
        try:
            yield _Sent(client)
        except KilledWorker as error:
            raise WorkerLost(f"{address}: 同一批报告让几个工作进程先后中断，没有发布 · several workers were lost over one batch, nothing was published: {str(error).splitlines()[0]}") from None


class _Sent:
    """Sends work, with what it is made with."""

    def __init__(self, client: Client) -> None:
        self._client, self._executor = client, client.get_executor(pure=False)

    @property
    def in_hand(self) -> int:
        """Twice what there are workers for now; while there are none, a little."""
        return 2 * sum(self._client.nthreads().values()) or 2

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        return self._executor.submit(_done, made_with(), function, *arguments)

    def spread(self, function: Callable[..., Any], arguments: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """Here: other machines do not see its files."""
        return starmap(function, arguments)

    def renew(self) -> None:
        """They are not ours."""


def _done(wanted: dict[str, str], function: Callable[..., Any], *arguments: Any) -> Any:
    here = made_with()
    if other := [name for name in {**wanted, **here} if wanted.get(name) != here.get(name)]:
        raise OtherCode(f"Dask 工作进程的代码或软件包不同，请装同一版本 · a Dask worker has other code or packages, install the same on all: {', '.join(other)}")
    return function(*arguments)
