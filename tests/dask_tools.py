"""A Dask scheduler and workers on loopback, each a process of its own; tests that need them are skipped where Dask is not installed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.project import ROOT
from tests.prefect_tools import until

_PATIENCE = 120


class Cluster:
    """A scheduler at `address`; `killed` is the worker that was."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.killed: int | None = None

    def kill_one_at_work(self) -> None:
        """Wait until a worker has a task in hand, and kill it."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            until(lambda: any(client.processing().values()), seconds=_PATIENCE)
            at_work = next(worker for worker, tasks in client.processing().items() if tasks)
            self.killed = client.run(os.getpid, workers=[at_work])[at_work]
            os.kill(self.killed, signal.SIGKILL)


@contextmanager
def dask_cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """A scheduler and so many workers of one thread each, gone at the end."""
    pytest.importorskip("distributed", reason="Dask is not installed")
    from distributed import Client

    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    started = [_start(folder, "scheduler", "--host", address, "--no-dashboard", "--no-show")]
    started += [_start(folder, "worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)) for _ in range(workers)]
    try:
        with Client(address, timeout=_PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=_PATIENCE)
        yield Cluster(address)
    finally:
        for process in started:
            process.kill()
            process.wait()


def _start(folder: Path, *command: str) -> subprocess.Popen[bytes]:
    with open(folder / f"{command[0]}.log", "ab") as log:
        return subprocess.Popen([sys.executable, "-m", "dask", *command], cwd=ROOT, stdout=log, stderr=log)
