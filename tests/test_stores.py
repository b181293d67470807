"""The address of a store: a bucket where it begins with s3://, told in one line where nothing is there. More in test_bucket."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from flows.project import SEEDS
from flows.store.scratch import PREFIX, Scratch
from flows.store.store import Store
from tests.release_tools import bytes_of
from tests.s3_server import BUCKET, s3_server
from tests.small_release import TEXTS, tables
from tests.test_cli import run

FIRST = tables({"330681-2023": TEXTS["330681-2023"]})


def test_a_release_in_a_bucket_is_published_shown_verified_and_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"s3://{BUCKET}/open/data"
    (tmp_path / "s3").mkdir()
    with s3_server(tmp_path / "s3") as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        published = Store(url).publish(FIRST)
        assert published is not None and published.path == f"{url}/1.0.0" and Store(url).publish(FIRST) is None
        assert run("show", "--releases", url)[1].startswith("1.0.0  reports 1")
        assert run("verify", url) == (0, f"{url}/1.0.0: 没有问题 · no problems\n", "")
        assert run("download", "--from", url, "--to", tmp_path)[0] == 0
        assert run("verify", f"{url}/2024")[0] == 2 and f"{url}/2024/index.json" in run("download", "--from", f"{url}/2024", "--to", tmp_path)[2]
    Store(tmp_path / "folder").publish(FIRST)
    assert bytes_of(tmp_path / "1.0.0") == bytes_of(tmp_path / "folder" / "1.0.0")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://x/y", "must be s3://bucket/prefix"),
        ("s3://", "must be s3://bucket/prefix"),
        ("s3://gongbao/x", "s3://gongbao/x: "),
    ],
)
def test_a_wrong_address_or_a_server_that_is_away_is_one_line(monkeypatch: pytest.MonkeyPatch, address: str, told: str) -> None:
    for name, value in {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x"}.items():
        monkeypatch.setenv(name, value)
    for command in (["show"], ["release", "--seeds", SEEDS]):
        code, said, error = run(*command, "--releases", address)
        assert (code, said, error.count("\n")) == (2, "", 1) and told in error


def test_what_a_killed_run_left_in_the_temporary_folder_is_swept_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import os, signal; from flows.store.scratch import Scratch; made = Scratch(); os.kill(os.getpid(), signal.SIGKILL)"
    killed = subprocess.run([sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(tmp_path)})
    assert killed.returncode == -signal.SIGKILL and len(list(tmp_path.iterdir())) == 1
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / f"{PREFIX}notes").mkdir()
    with Scratch() as first, Scratch() as second:
        assert sorted(tmp_path.iterdir()) == sorted([first, second, tmp_path / f"{PREFIX}notes"]), "those in use, and what is not ours"
    assert list(tmp_path.iterdir()) == [tmp_path / f"{PREFIX}notes"]
