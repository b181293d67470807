"""What a team runs: PostgreSQL, Prefect's server on it, a work pool and a worker, all on loopback, for the slow tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tests.prefect_tools import plain, until

_POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
POSTGRES = _POSTGRES[-1] if _POSTGRES else None


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


@contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL of its own; the URL of its database `postgres`. It refuses to run as root, so then it runs as its own user."""
    user = "postgres" if os.getuid() == 0 else None
    port = free_port()
    with TemporaryDirectory() as folder:
        if user:
            shutil.chown(folder, user)
        run = {"user": user, "check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
        data = f"{folder}/data"
        subprocess.run([POSTGRES / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"], **run)
        subprocess.run([POSTGRES / "pg_ctl", "-D", data, "-w", "-o", f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off", "start"], **run)
        try:
            yield f"postgresql+asyncpg://postgres@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([POSTGRES / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], **run)


@contextmanager
def server(database: str, home: Path) -> Iterator[str]:
    """Prefect's server on `database`; the URL of its API."""
    port = free_port()
    environment = {"PREFECT_HOME": str(home), "PREFECT_SERVER_DATABASE_CONNECTION_URL": database, "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    with started("server", "start", "--host", "127.0.0.1", "--port", str(port), log=home.with_suffix(".log"), **environment):
        url = f"http://127.0.0.1:{port}/api"
        assert until(lambda: _answers(url), seconds=180)
        yield url


@contextmanager
def started(*arguments: str, log: Path, cwd: Path | None = None, **environment: str) -> Iterator[None]:
    """`prefect arguments` in the background."""
    with open(log, "wb") as output:
        process = subprocess.Popen([sys.executable, "-m", "prefect", *arguments], env=plain(environment), cwd=cwd, stdout=output, stderr=output)
        try:
            yield
        finally:
            process.terminate()
            process.wait(60)


def prefect(*arguments: str, cwd: Path | None = None, **environment: str) -> str:
    """Run `prefect arguments` to its end; what it said."""
    done = subprocess.run([sys.executable, "-m", "prefect", "--no-prompt", *arguments], env=plain(environment), cwd=cwd, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", timeout=5).is_success
    except httpx.HTTPError:
        return False
