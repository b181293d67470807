"""The store after crashes, races, full disks, and hands that meddled with it: never spoilt, always clear, soon right again."""

from __future__ import annotations

import json
import logging
import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from flows.errors import StoreError
from flows.store.durable import replace_file
from flows.store.store import Store
from flows.verify.verify import verify
from tests.release_tools import bytes_of
from tests.small_release import TEXTS, tables, two_reports
from tests.test_cli import run as gongbao

PROJECT = Path(__file__).resolve().parent.parent


def run(job: str, *arguments: object, **environment: str) -> tuple[dict[str, Any], str]:
    """The outcome of a job of tests/publisher.py in a fresh process, and what it said on stderr."""
    command = [sys.executable, "-m", "tests.publisher", job, *map(str, arguments)]
    done = subprocess.run(command, cwd=PROJECT, env={**os.environ, **environment}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout), done.stderr.decode()


@pytest.mark.parametrize("kills", [8, pytest.param(300, marks=pytest.mark.slow)])
def test_killed_at_any_point_the_store_is_whole_and_the_next_run_completes(tmp_path: Path, kills: int) -> None:
    outcome, said = run("kill", tmp_path, kills, 20241124)
    assert outcome["problems"] == []
    assert outcome["killed"] >= kills // 2
    assert "1.1.0: complete, but an earlier run was cut short before listing it: listed now" in said


def test_publishers_at_once_queue(tmp_path: Path) -> None:
    outcome, _ = run("race", tmp_path / "releases", 8)
    assert outcome["ended"] == [0] * 8 and outcome["problems"] == []
    assert outcome["versions"] == [f"1.0.{number}" for number in reversed(range(8))]
    assert sorted(outcome["values"]) == list(range(8))


def test_a_full_disk_is_one_line_and_costs_nothing(tmp_path: Path) -> None:
    outcome, _ = run("starve", tmp_path / "releases", 20000)
    assert "File too large; nothing was published" in outcome["told"] and "\n" not in outcome["told"]
    assert outcome["kept"] and outcome["versions"] == ["1.1.0", "1.0.0"] and outcome["problems"] == []


def test_a_store_that_may_be_read_but_not_written_is_one_line() -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        outcome, _ = run("forbid", Path(folder, "releases"))
    assert "Permission denied; nothing was published" in outcome["told"] and "\n" not in outcome["told"]
    assert outcome["kept"] and outcome["versions"] == ["1.1.0", "1.0.0"] and outcome["problems"] == []


def test_the_same_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    surroundings: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "4242", "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONUTF8": "0", "OMP_NUM_THREADS": "1"},
        {"PYTHONHASHSEED": "7", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONCOERCECLOCALE": "0"},
    ]
    made = []
    for number, environment in enumerate(surroundings):
        folder = tmp_path / f"year={number} 绍兴" / "releases"
        assert run("publish", folder, **environment)[0] == {"versions": ["1.1.0", "1.0.0"]}
        made.append(bytes_of(folder))
    assert "1.1.0/parquet/observations.parquet" in made[0] and "index.json" in made[0]
    assert made[0] == made[1] == made[2]


def test_a_write_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    replace_file(path, b"old")
    with pytest.raises(TypeError):
        replace_file(path, "text instead of bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    replace_file(path, b"new")
    assert path.read_bytes() == b"new" and [found.name for found in tmp_path.iterdir()] == ["index.json"]


def test_a_write_for_which_there_is_no_room_names_its_file_and_leaves_nothing(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    asked = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
        with pytest.raises(OSError) as told:
            replace_file(tmp_path / "reports.csv", bytes(1000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, asked)
    assert told.value.filename == str(tmp_path / "reports.csv") and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("left", [0, 1, 60, -3])
def test_an_index_cut_short_is_rebuilt(store: Store, caplog: pytest.LogCaptureFixture, left: int) -> None:
    whole = (store.path / "index.json").read_bytes()
    (store.path / "index.json").write_bytes(whole[:left])
    with caplog.at_level(logging.WARNING):
        assert store.versions() == ["1.1.0", "1.0.0"]
        assert (store.path / "index.json").read_bytes() == whole[:left], "reading must not write"
        assert store.publish(two_reports()) is None
    assert "index.json is damaged or cut short: it is rebuilt from the 2 release(s) on disk" in caplog.text
    assert (store.path / "index.json").read_bytes() == whole


def test_a_missing_index_is_rebuilt(store: Store) -> None:
    whole = (store.path / "index.json").read_bytes()
    (store.path / "index.json").unlink()
    latest = store.latest()
    assert latest is not None and latest.version == "1.1.0"
    store.publish(two_reports())
    assert (store.path / "index.json").read_bytes() == whole


@pytest.mark.parametrize("change", [{"latest": "1.0.0"}, {"releases": []}, {"releases": [{"version": "x"}]}, {"format": "1"}, {"more": 1}])
def test_an_index_that_contradicts_itself_is_rebuilt(store: Store, change: dict[str, object]) -> None:
    whole = (store.path / "index.json").read_bytes()
    (store.path / "index.json").write_text(json.dumps({**json.loads(whole), **change}))
    store.publish(two_reports())
    assert (store.path / "index.json").read_bytes() == whole


def test_an_index_of_a_newer_program_is_left_alone(store: Store) -> None:
    (store.path / "index.json").write_text('{"format": 2}')
    for attempt in (store.latest, lambda: store.publish(two_reports())):
        with pytest.raises(StoreError, match="format 2 is newer than this program"):
            attempt()


def test_what_a_dead_run_left_is_swept_even_when_nothing_is_published(store: Store) -> None:
    before = bytes_of(store.path)
    (store.path / ".staging" / "1.2.0" / "csv").mkdir(parents=True)
    (store.path / ".staging" / "1.2.0" / "csv" / "reports.csv").write_text("half")
    (store.path / ".index.json.tmp").write_text("half")
    assert store.publish(two_reports()) is None
    assert bytes_of(store.path) == before


def test_a_folder_in_the_way_that_is_no_release_stops_publishing_and_is_kept(store: Store) -> None:
    (store.path / "1.2.0").mkdir()
    (store.path / "1.2.0" / "mine.txt").write_text("keep me")
    before = bytes_of(store.path)
    with pytest.raises(StoreError, match="1.2.0 不在索引中，请移走后重试 · is in no list: move it away") as caught:
        store.publish(tables({"330681-2023": TEXTS["330681-2023"]}))
    assert "\n" not in str(caught.value) and bytes_of(store.path) == before
    assert store.versions() == ["1.1.0", "1.0.0"]


def test_a_tampered_last_release_stops_publishing(store: Store) -> None:
    path = store.path / "1.1.0" / "parquet" / "observations.parquet"
    path.write_bytes(path.read_bytes()[::-1])
    before = bytes_of(store.path)
    with pytest.raises(StoreError, match="observations.parquet: 不是所发布的文件 · not the file that was published"):
        store.publish(tables({"330681-2023": TEXTS["330681-2023"]}))
    assert bytes_of(store.path) == before


def test_a_release_exchanged_for_another_is_refused(store: Store) -> None:
    shutil.rmtree(store.path / "1.1.0")
    shutil.copytree(store.path / "1.0.0", store.path / "1.1.0")
    assert verify(store.path / "1.1.0") != []
    with pytest.raises(StoreError, match="not the release that index.json lists"):
        store.latest()


def test_a_listed_release_that_is_gone_is_told(store: Store) -> None:
    shutil.rmtree(store.path / "1.1.0")
    for attempt in (store.latest, lambda: store.publish(two_reports())):
        with pytest.raises(StoreError, match=r"1\.1\.0: 不是一个版本 · not a release: datapackage.json cannot be read"):
            attempt()


@pytest.mark.parametrize("name", ["index.json", "1.1.0", "1.1.0/datapackage.json", "1.1.0/parquet/reports.parquet", "1.2.0"])
def test_symbolic_links_in_a_store_are_refused(store: Store, tmp_path: Path, name: str) -> None:
    elsewhere, path = tmp_path / "elsewhere", store.path / name
    if path.exists():
        path.rename(elsewhere)
    else:
        shutil.copytree(store.path / "1.1.0", elsewhere)
    path.symlink_to(elsewhere)
    before = bytes_of(store.path)
    with pytest.raises(StoreError, match="symbolic link|not the file that was published"):
        store.publish(tables({"330681-2023": TEXTS["330681-2023"]}))
    assert bytes_of(store.path) == before and path.is_symlink()


def test_a_link_where_releases_are_made_is_refused_and_nothing_is_written_through_it(store: Store, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (store.path / ".staging").symlink_to(tmp_path / "mine")
    with pytest.raises(StoreError, match=".staging: 符号链接 · a symbolic link; a store holds none"):
        store.publish(tables({"330681-2023": TEXTS["330681-2023"]}))
    assert list((tmp_path / "mine").iterdir()) == [] and store.versions() == ["1.1.0", "1.0.0"]


def test_an_index_that_is_no_plain_file_is_refused_and_not_waited_for(store: Store) -> None:
    (store.path / "index.json").unlink()
    os.mkfifo(store.path / "index.json")
    for arguments in (["verify", store.path], ["verify", store.path / "1.1.0"], ["show", "--releases", store.path]):
        code, _, error = gongbao(*arguments)
        assert (code, error) == (2, f"gongbao: {store.path}/index.json: 不是普通文件 · not a plain file\n")


def test_a_file_where_the_store_should_be(tmp_path: Path) -> None:
    (tmp_path / "releases").write_text("x")
    store = Store(tmp_path / "releases")
    for attempt in (store.versions, lambda: store.publish(two_reports())):
        with pytest.raises(StoreError, match="releases"):
            attempt()
