"""Apache Superset in an environment of its own, on this machine alone, for as long as a test takes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.prefect_team import free_port
from tests.prefect_tools import until

VARIABLE = "GONGBAO_SUPERSET"
PACKAGES = ("apache-superset==6.1.0", "flask-caching<2.4", "rich", "cachetools", "gunicorn", "duckdb==1.5.5", "duckdb-engine==0.17.0")
_SETTINGS = """
SECRET_KEY = "only for a test on this machine, thrown away with it"
SQLALCHEMY_DATABASE_URI = "sqlite:///{home}/superset.db?check_same_thread=false"
TALISMAN_ENABLED = False
PREVENT_UNSAFE_DB_CONNECTIONS = False
"""
_USER, _PASSWORD = "admin", "tester"


def environment(folder: Path) -> Path:
    """The bin/ of an environment with Superset: that of the folder GONGBAO_SUPERSET, else one made in `folder`, a minute's work
    and 900 MB. The test is skipped where neither can be had."""
    made = Path(os.environ.get(VARIABLE, "") or folder / "superset-venv")
    if VARIABLE not in os.environ:
        subprocess.run([sys.executable, "-m", "venv", made], check=True)
        done = subprocess.run([made / "bin" / "pip", "install", "--quiet", *PACKAGES], capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"Superset cannot be installed here ({done.stderr.strip().splitlines()[-1]:.200}); {VARIABLE} may name an environment that has it")
    if not (made / "bin" / "superset").exists():
        pytest.skip(f"{VARIABLE}={made}: no Superset there")
    return made / "bin"


def zipped(files: Mapping[str, str]) -> bytes:
    """A bundle as Superset takes it: one folder in a ZIP file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path, text in files.items():
            archive.writestr(f"gongbao/{path}", text)
    return content.getvalue()


class Superset:
    """A client that is logged in."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._web = httpx.Client(base_url=address, timeout=120, headers={"Referer": address})
        token = self._call("POST", "security/login", json={"username": _USER, "password": _PASSWORD, "provider": "db", "refresh": False})["access_token"]
        self._web.headers["Authorization"] = f"Bearer {token}"
        self._web.headers["X-CSRFToken"] = self._call("GET", "security/csrf_token/")["result"]

    def take(self, bundle: bytes) -> None:
        """Import the ZIP file `bundle`; what is there already is replaced."""
        self._call("POST", "assets/import/", files={"bundle": ("gongbao.zip", bundle, "application/zip")})

    def charts(self) -> dict[str, int]:
        """Title -> number of every chart."""
        return {one["slice_name"]: one["id"] for one in self._call("GET", "chart/?q=(page_size:100)")["result"]}

    def rows(self, chart: int) -> list[dict[str, Any]]:
        """What the chart of that number shows."""
        return self._call("GET", f"chart/{chart}/data/")["result"][0]["data"]

    def dashboard(self, slug: str) -> dict[str, Any]:
        return self._call("GET", f"dashboard/{slug}")["result"]

    def _call(self, method: str, path: str, **given: Any) -> dict[str, Any]:
        answer = self._web.request(method, f"/api/v1/{path}", **given)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text[:1000]}"
        return answer.json()


@contextmanager
def serving(programs: Path, home: Path, project: Path, commands: Sequence[str]) -> Iterator[Superset]:
    """A server, its files in `home`, started in the folder `project`, after the `commands` there; nothing else is in it but a user."""
    home.mkdir()
    settings = home / "superset_config.py"
    settings.write_text(_SETTINGS.format(home=home), encoding="utf-8")
    surroundings = {**os.environ, "SUPERSET_CONFIG_PATH": str(settings), "SUPERSET_HOME": str(home), "FLASK_APP": "superset.app:create_app()"}
    surroundings["PATH"] = f"{programs}:{surroundings['PATH']}"
    admin = ("fab", "create-admin", "--username", _USER, "--firstname", "T", "--lastname", "T", "--email", "t@example.org", "--password", _PASSWORD)
    for words in (("db", "upgrade"), admin, ("init",)):
        subprocess.run([programs / "superset", *words], env=surroundings, check=True, capture_output=True)
    for command in commands:
        subprocess.run(command, shell=True, cwd=project, env=surroundings, check=True, capture_output=True)
    address = f"127.0.0.1:{free_port()}"
    serve = [programs / "gunicorn", "--bind", address, "--worker-class", "gthread", "--threads", "4", "--timeout", "120", "superset.app:create_app()"]
    with open(home / "server.log", "wb") as log, subprocess.Popen(serve, env=surroundings, cwd=project, stdout=log, stderr=log) as server:
        try:
            until(lambda: _healthy(address) or server.poll() is not None, seconds=120)
            yield Superset(f"http://{address}")
        finally:
            server.terminate()


def _healthy(address: str) -> bool:
    try:
        return httpx.get(f"http://{address}/health").is_success
    except httpx.TransportError:
        return False
