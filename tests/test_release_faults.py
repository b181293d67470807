"""Whole runs of `gongbao release` killed, raced and starved: what the tests of the store show, through the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.prefect_tools import plain
from tests.test_store_faults import PROJECT


def job(name: str, *arguments: object) -> dict[str, Any]:
    """The outcome of a job of tests/release_runner.py in a fresh process."""
    done = subprocess.run([sys.executable, "-m", "tests.release_runner", name, *map(str, arguments)], cwd=PROJECT, env=plain({}), capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


@pytest.mark.slow
@pytest.mark.parametrize(("kills", "before"), [(10, ""), (300, "first")])
def test_a_run_killed_at_any_point_leaves_a_whole_store_and_the_next_completes(tmp_path: Path, kills: int, before: str) -> None:
    outcome = job("kill", tmp_path, kills, 20241124, before)
    assert outcome["problems"] == []
    assert outcome["killed"] >= kills // 4  # The others were over before: moments are measured once, and a machine has better times.


@pytest.mark.slow
def test_eight_runs_at_once_publish_one_after_the_other(tmp_path: Path) -> None:
    outcome = job("race", tmp_path, 8)
    assert outcome["ended"] == [0] * 8 and outcome["problems"] == []
    assert outcome["versions"] == [f"1.{number}.0" for number in reversed(range(8))]
    assert sorted(outcome["values"]) == [5000 + number for number in range(8)]


@pytest.mark.slow
def test_a_full_disk_a_store_that_may_not_be_written_and_an_index_cut_short(tmp_path: Path) -> None:
    outcome = job("hamper", tmp_path)
    for name, told in {"full": "File too large; nothing was published", "forbidden": "Permission denied; nothing was published"}.items():
        said = [line for line in outcome[name]["told"].splitlines() if line.startswith("gongbao: ")]
        assert outcome[name]["code"] == 2 and len(said) == 1 and told in said[0] and outcome[name]["kept"], outcome[name]
    assert outcome["cut_short"]["code"] == 0 and "index.json is damaged or cut short: it is rebuilt" in outcome["cut_short"]["told"]
    for name in outcome:
        assert "Traceback" not in outcome[name]["told"]
        assert (outcome[name]["again"], outcome[name]["versions"]) == (0, ["1.1.0", "1.0.0"])
