"""The release as a Prefect flow: real runs of the command line, and what Prefect has recorded of them."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.runs.orchestration import prefect_api
from flows.store.store import Store
from flows.verify.verify import verify
from tests.prefect_tools import NOISE, children, command, flow_runs, gongbao, logs, plain, task_runs, until
from tests.small_reports import small_report, write_reports

REPORTS = 3


@dataclass(frozen=True)
class World:
    """A published release of three reports, made without any Prefect server, and a server that knows of that run."""

    seeds: Path
    releases: Path
    home: Path
    api: str
    first: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    root = tmp_path_factory.mktemp("flow")
    seeds = write_reports(root / "seeds", {f"330600-{year}.txt": small_report(year) for year in range(2025 - REPORTS, 2025)})
    first = gongbao("release", "--seeds", seeds, "--releases", root / "releases", PREFECT_HOME=str(root / "home"))
    before = dict(os.environ)
    os.environ.update({"PREFECT_HOME": str(root / "home"), "PREFECT_API_URL": ""})
    with prefect_api(root / "home") as api:
        os.environ.clear()
        os.environ.update(before)
        api.wait()
        yield World(seeds, root / "releases", root / "home", api.url, first)


def test_without_a_server_it_publishes_quietly(world: World) -> None:
    assert world.first.returncode == 0, world.first.stderr
    assert f"reports {REPORTS} ·" in world.first.stdout
    assert not NOISE.search(world.first.stderr), world.first.stderr
    assert Store(world.releases).versions() == ["1.0.0"]
    assert verify(world.releases / "1.0.0") == []


def test_off_a_terminal_each_stage_logs_one_line(world: World) -> None:
    lines = world.first.stderr.splitlines()
    for stage in ("读入 ingest", "汇总 assemble", "检查 check"):
        assert [line for line in lines if stage in line], lines
    assert all(line[:4].isdigit() for line in lines), lines


def test_prefect_has_every_task_with_a_name_to_read(world: World) -> None:
    run = flow_runs(world.api)[0]
    assert (run["name"], run["state_name"]) == (f"发布 release {world.seeds}", "已发布 Published")
    recorded = Counter((task["name"], task["state_type"]) for task in task_runs(world.api, run))
    names = ["读入 ingest", "提取 extract", "汇总 assemble", "检查 check", "发布 publish"]
    assert recorded == Counter((name, "COMPLETED") for name in names)
    assert [line for line in logs(world.api, run) if line.startswith("读入 ingest: 3")]


def test_unchanged_inputs_publish_nothing_and_report_to_the_server_that_is_set(world: World, tmp_path: Path) -> None:
    known = len(flow_runs(world.api))
    again = gongbao("release", "--seeds", world.seeds, "--releases", world.releases, PREFECT_API_URL=world.api, PREFECT_HOME=str(tmp_path))
    assert (again.returncode, Store(world.releases).versions()) == (0, ["1.0.0"])
    assert "Nothing has changed" in again.stdout
    assert not NOISE.search(again.stderr), again.stderr
    runs = flow_runs(world.api)
    assert (len(runs), runs[-1]["state_type"], runs[-1]["state_name"]) == (known + 1, "COMPLETED", "没有变更 Unchanged")
    assert task_runs(world.api, runs[-1]) == [], "nothing was read or checked again"
    assert not (tmp_path / "prefect.db").exists()


@pytest.mark.slow
def test_unchanged_inputs_are_told_alike_with_and_without_the_notes_of_the_run_before(world: World, tmp_path: Path) -> None:
    home = {"PREFECT_HOME": str(world.home)}
    without, with_notes = (gongbao("release", "--seeds", world.seeds, "--releases", world.releases, "--cache", tmp_path, **home) for _ in range(2))
    assert with_notes.stdout == without.stdout
    assert "检查 check" in without.stderr and with_notes.stderr == ""
    assert Store(world.releases).versions() == ["1.0.0"]


def test_unusable_inputs_are_all_told_and_nothing_is_published(world: World, tmp_path: Path) -> None:
    seeds = write_reports(tmp_path / "seeds", {"330600-2024.txt": small_report(gdp=1), "330600-2023.txt": "", "330500-2024.txt": "春眠不觉晓"})
    (seeds / "330400-2024.txt").symlink_to("/proc/self/mem")  # Answers every read with EIO.
    refused = gongbao("release", "--seeds", seeds, "--releases", world.releases, PREFECT_API_URL=world.api)
    assert (refused.returncode, refused.stdout, Store(world.releases).versions()) == (2, "", ["1.0.0"])
    told = [line for line in refused.stderr.splitlines() if line.startswith("gongbao: ")]
    for name, reason in {"330600-2023.txt": "文件为空", "330500-2024.txt": "不是政府工作报告", "330400-2024.txt": "Input/output error"}.items():
        assert len([line for line in told if f"{seeds}/{name}: " in line and reason in line]) == 1, told
    assert len(told) == 3
    assert not NOISE.search(refused.stderr), refused.stderr
    run = flow_runs(world.api)[-1]
    counts = {task["name"]: task["run_count"] for task in task_runs(world.api, run)}
    assert run["state_type"] == "FAILED"
    assert counts["读入 ingest"] == 3, "read again twice, since an I/O error may pass"
    assert counts["检查 check"] == 1, "the sound report went through all checks"
    assert "发布 publish" not in counts


def test_a_failed_check_stops_the_release(world: World, tmp_path: Path) -> None:
    seeds = write_reports(tmp_path / "seeds", {"330600-2024.txt": small_report()})
    header = "indicator_code,name_zh,name_en,synonyms,dimension,base_unit,measure,valid_min,valid_max,direction,topic,definition,source\n"
    twice = "gdp,地区生产总值,GRP,,money,元,level,1,1e15,higher,economy,总值,标准\n" * 2
    write_reports(seeds / "reference", {"indicators.csv": header + twice})
    stopped = gongbao("release", "--seeds", seeds, "--releases", tmp_path / "releases", PREFECT_API_URL=world.api)
    assert stopped.returncode == 1, stopped.stderr
    assert "gongbao: indicators." in stopped.stderr
    assert not NOISE.search(stopped.stderr), stopped.stderr
    assert Store(tmp_path / "releases").versions() == []


def test_a_server_that_does_not_answer_is_told_in_one_line(world: World) -> None:
    refused = gongbao("release", "--seeds", world.seeds, "--releases", world.releases, PREFECT_API_URL="http://127.0.0.1:9/api")
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "PREFECT_API_URL=http://127.0.0.1:9/api" in refused.stderr


@pytest.mark.parametrize("while_serving", [False, True])
def test_a_killed_run_leaves_no_server_behind(world: World, tmp_path: Path, while_serving: bool) -> None:
    arguments = command("release", "--seeds", world.seeds, "--releases", tmp_path / "releases")
    run = subprocess.Popen(arguments, env=plain({"PREFECT_HOME": str(world.home)}), stderr=subprocess.PIPE)
    servers = until(lambda: children(run.pid))
    if while_serving:
        assert "读入 ingest" in run.stderr.readline().decode()
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert until(lambda: not any(Path(f"/proc/{server}").exists() for server in servers))
    assert Store(tmp_path / "releases").versions() == []


MANY_TASKS = """
import sys
from pathlib import Path
from flows.runs.orchestration import prefect_api

with prefect_api(Path(sys.argv[1])) as api:
    api.wait()
    from prefect import flow, task

    number = task(lambda i: i, name="number")
    flow(lambda: [number(i) for i in range(100)][-1], name="many")()
"""


@pytest.mark.slow
def test_what_a_run_sends_while_it_exits_is_recorded(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", MANY_TASKS, tmp_path], env=plain({}), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(tmp_path / "prefect.db")) as records:
        recorded = until(lambda: records.execute("select count(*) from task_run where state_type = 'COMPLETED'").fetchone() == (100,), seconds=15)
    assert recorded, "the server outlives the run until it has taken everything"
