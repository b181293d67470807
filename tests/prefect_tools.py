"""Runs of the command line and what Prefect recorded of them, for the tests of the flow."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx

T = TypeVar("T")
NOISE = re.compile(r"Traceback|Warning\b|warn\(|Error logging")


def gongbao(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line to its end, as a user without a Prefect server would, plus `environment`."""
    return subprocess.run(command(*arguments), env=plain(environment), capture_output=True, text=True, timeout=180)


def command(*arguments: str | Path) -> list[str]:
    """The words of a call of the command line."""
    return [sys.executable, "-m", "flows", *map(str, arguments)]


def plain(environment: dict[str, str]) -> dict[str, str]:
    """This environment without anything of Prefect, plus `environment`."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PREFECT")} | environment


def children(pid: int) -> list[str]:
    """The processes that the process `pid` has started and that are still there."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def until(true: Callable[[], T], seconds: int = 30) -> T | None:
    """The first answer of `true` that is true; None where there is none within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := true():
            return answer
        time.sleep(0.1)
    return None


def flow_runs(url: str) -> list[dict[str, Any]]:
    """All flow runs that the API at `url` knows, the oldest first."""
    return httpx.post(f"{url}/flow_runs/filter", json={"sort": "START_TIME_ASC"}).raise_for_status().json()


def task_runs(url: str, flow_run: dict[str, Any]) -> list[dict[str, Any]]:
    """The task runs of a flow run, in the order of their start."""
    wanted = {"flow_runs": {"id": {"any_": [flow_run["id"]]}}, "limit": 200}
    found = httpx.post(f"{url}/task_runs/filter", json=wanted).raise_for_status().json()
    return sorted(found, key=lambda run: run["start_time"])


def logs(url: str, flow_run: dict[str, Any]) -> list[str]:
    """What the flow run logged."""
    wanted = {"logs": {"flow_run_id": {"any_": [flow_run["id"]]}}, "sort": "TIMESTAMP_ASC"}
    return [line["message"] for line in httpx.post(f"{url}/logs/filter", json=wanted).raise_for_status().json()]
