"""By the clock: the command for a laptop, and prefect.yaml with worker, server and PostgreSQL for a team, really fired."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path

import httpx
import pytest

from flows.project import ROOT
from flows.store.store import Store
from flows.verify.verify import verify
from tests.prefect_team import POSTGRES, free_port, postgres, prefect, server, started
from tests.prefect_tools import command, flow_runs, gongbao, plain, until
from tests.small_reports import small_report, write_reports

EVERY_MINUTE = "* * * * *"


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    seeds = write_reports(tmp_path / "seeds", {"330600-2024.txt": small_report()})
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = gongbao("schedule", "--cron", EVERY_MINUTE, "--seeds", seeds, "--port", port, PREFECT_HOME=str(tmp_path))
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert f"port {port} is in use" in refused.stderr


def _ended(url: str, state: str) -> list[dict]:
    return [run for run in flow_runs(url) if run["state_name"] == state]


def _artifacts(url: str) -> set[str]:
    return {artifact["key"] for artifact in httpx.post(f"{url}/artifacts/filter", json={}).raise_for_status().json()}


@pytest.mark.slow
def test_a_schedule_on_a_laptop_fires_publishes_and_stops(tmp_path: Path) -> None:
    seeds = write_reports(tmp_path / "seeds", {"330600-2024.txt": small_report()})
    port = free_port()
    url = f"http://127.0.0.1:{port}/api"
    arguments = command("schedule", "--cron", EVERY_MINUTE, "--seeds", seeds, "--releases", tmp_path / "releases", "--cache", tmp_path / "cache", "--port", str(port))
    running = subprocess.Popen(arguments, env=plain({"PREFECT_HOME": str(tmp_path / "home")}), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        assert until(lambda: Store(tmp_path / "releases").versions(), seconds=240)
        assert until(lambda: _ended(url, "已发布 Published"), seconds=60)
        assert {"release", "checks", "changelog", "pages"} <= _artifacts(url)
        assert until(lambda: _ended(url, "没有变更 Unchanged"), seconds=180), "an unchanged folder ends in a state that says so"
        write_reports(seeds, {"330600-2023.txt": small_report(2023)})
        assert until(lambda: Store(tmp_path / "releases").versions() == ["1.1.0", "1.0.0"], seconds=240), "a new file is noticed"
    finally:
        running.send_signal(signal.SIGINT)
        told = running.communicate(timeout=120)[1]
    assert verify(tmp_path / "releases" / "1.1.0") == []
    assert "Traceback" not in told, told


@pytest.mark.slow
@pytest.mark.skipif(POSTGRES is None, reason="needs PostgreSQL (apt-get install postgresql)")
def test_a_team_deploys_and_a_worker_publishes_what_the_schedule_calls_for(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    for name in ("flows", "expectations", "transforms", "prefect.yaml", "pyproject.toml"):
        os.symlink(ROOT / name, project / name)
    shutil.copytree(ROOT / "seeds" / "reference", project / "seeds" / "reference")
    write_reports(project / "seeds", {"330600-2024.txt": small_report()})
    with postgres() as database, server(database, tmp_path / "server") as url:
        environment = {"PREFECT_API_URL": url, "PREFECT_HOME": str(tmp_path / "home")}
        prefect("work-pool", "create", "gongbao", "--type", "process", **environment)
        prefect("deploy", "--all", cwd=project, **environment)
        deployment = httpx.get(f"{url}/deployments/name/发布 gongbao release/daily").raise_for_status().json()
        assert deployment["global_concurrency_limit"]["limit"] == 1
        httpx.post(f"{url}/deployments/{deployment['id']}/schedules", json=[{"active": True, "schedule": {"cron": EVERY_MINUTE}}]).raise_for_status()
        with started("worker", "start", "--pool", "gongbao", log=tmp_path / "worker.log", cwd=project, **environment):
            assert until(lambda: _ended(url, "已发布 Published"), seconds=300), (tmp_path / "worker.log").read_text()
    assert Store(project / "releases").versions() == ["1.0.0"]
    assert verify(project / "releases" / "1.0.0") == []
