"""Where Prefect keeps its records: the server that PREFECT_API_URL names, or one of our own for the length of a run.

Call before Prefect is imported: it reads its settings once.
"""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import GongbaoError

API_URL = "PREFECT_API_URL"
_SERVER = Path(__file__).with_name("local_server.py")
_START_SECONDS = 120
_ANSWER_SECONDS = 20
_QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "GX_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "gongbao",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
}
_OWN_SERVER = {
    "PREFECT_UI_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",  # Whole seconds: Prefect 3.8.8 rounds down, and 0 keeps a core busy.
}
_LASTING_SERVER = {"PREFECT_UI_ENABLED": "true", "PREFECT_SERVER_LOGGING_LEVEL": "ERROR"}
_OWN_CLIENT = {"PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false"}  # Our server is of the version it was started with.
# Arrow's own allocator keeps some 100 MiB of what was freed, in each process, for some other time.
_LEAN = {"ARROW_DEFAULT_MEMORY_POOL": "system"}
_LOOPBACK = "127.0.0.1,localhost"


class NoServer(GongbaoError):
    """There is no Prefect server to report to."""


class Api:
    """The API that the run reports to. It may still be starting: `wait` before the first flow run."""

    def __init__(self, url: str, own: subprocess.Popen[bytes] | None = None, log: Path | None = None) -> None:
        self.url = url
        self.is_own = own is not None
        self._own = own
        self._log = log

    def wait(self) -> None:
        """Return as soon as the API answers; NoServer where it does not."""
        import httpx

        try:
            httpx.get(f"{self.url}/health", timeout=_START_SECONDS if self.is_own else _ANSWER_SECONDS).raise_for_status()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            if self.is_own:
                raise NoServer(f"Prefect 本地服务未能启动，见 {self._log} · Prefect's local server did not start, see {self._log}") from error
            reason = str(error).splitlines()[0]
            raise NoServer(f"{API_URL}={self.url} 没有应答：请启动该服务或取消此变量 · does not answer ({reason}): start that server or unset the variable") from error

    def close(self) -> None:
        """Let go of our own server; it writes down what it has received and stops."""
        if self._own and self._own.stdin:
            self._own.stdin.close()


@contextmanager
def prefect_api(home: Path, lasting_at: int | None = None) -> Iterator[Api]:
    """Sets Prefect up for this process and its children, and gives the API to report to.

    With PREFECT_API_URL in the environment that is it, under the user's own Prefect profile. Otherwise a server of our own
    starts in the background, with its database in `home`; nothing leaves the machine. It serves this run only, or, where a
    port is given in `lasting_at`, keeps schedules and shows its pages there.
    """
    for name, value in {**_QUIET, **_LEAN}.items():
        os.environ.setdefault(name, value)
    if url := os.environ.get(API_URL):
        yield Api(url.rstrip("/"))
        return
    api = _start(home, lasting_at)
    try:
        yield api
    finally:
        api.close()


def _start(home: Path, lasting_at: int | None) -> Api:
    home = Path(os.environ.setdefault("PREFECT_HOME", str(home)))
    log = home / "server.log"
    _bypass_proxies()
    try:
        home.mkdir(parents=True, exist_ok=True)
        with socket.create_server(("127.0.0.1", lasting_at or 0)) as listening, open(log, "wb") as output:
            number = listening.fileno()
            own = subprocess.Popen(
                [sys.executable, "-P", str(_SERVER), str(number), *(["lasting"] if lasting_at else [])],
                stdin=subprocess.PIPE, stdout=output, stderr=output, pass_fds=[number], cwd=home, start_new_session=True,
                env={**os.environ, **(_LASTING_SERVER if lasting_at else _OWN_SERVER)},
            )  # fmt: skip
            url = f"http://127.0.0.1:{listening.getsockname()[1]}/api"
    except OSError as error:
        if lasting_at and error.errno == errno.EADDRINUSE:
            raise NoServer(f"端口 {lasting_at} 已被占用（另一个时间表？），请用 --port 换一个 · port {lasting_at} is in use (by another schedule?): give another with --port") from None
        raise NoServer(f"Prefect 本地服务未能启动 · Prefect's local server cannot start: {error}") from None
    os.environ |= {API_URL: url, **_OWN_CLIENT}
    return Api(url, own, log)


def _bypass_proxies() -> None:
    """Our own server is on this machine: a proxy set for the internet must not get its requests."""
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(filter(None, [os.environ.get(name), _LOOPBACK]))
