"""`gongbao serve`: pages, facets, JSON and CSV of a release, with what its columns mean."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from flows.errors import BrokenRelease
from flows.format.release import open_release
from flows.store.store import Store
from flows.views.browse import browser
from tests.companion_tools import publish
from tests.prefect_tools import command
from tests.release_tools import refit_manifest
from tests.small_release import two_reports
from tests.test_cli import run


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("serve"))


def get_all(release: Path, *paths: str) -> list[Any]:
    """The answers of the application to the addresses, in this process."""

    async def ask() -> list[Any]:
        application = browser(open_release(release))
        return [await application.client.get(path) for path in paths]

    return asyncio.run(ask())


def test_a_release_is_browsed_faceted_and_asked(release: Path) -> None:
    front, table, rows, view, lines, hits = get_all(
        release, "/", "/gongbao/observations", "/gongbao/observations.json?_shape=array&obs_value__gt=5.5", "/gongbao/observations_named",
        "/gongbao/fact_observation.csv?_stream=1", "/gongbao.json?sql=select+count(*)+as+n+from+rankings&_shape=array",
    )  # fmt: skip
    assert {answer.status_code for answer in (front, table, rows, view, lines, hits)} == {200}
    assert "公报：政府工作报告开放数据 1.0.0" in front.text and "数值，按原文单位，带符号 · The number as written, signed [unit_measure]" in table.text
    assert [row["obs_value"] for row in rows.json()] == [6.0, 1130.0]
    assert "诸暨市" in view.text and 'data-column="topic"' in view.text
    assert len(list(csv.reader(io.StringIO(lines.text)))) == 5
    assert hits.json() == [{"n": 1}]


def test_nothing_can_be_written(release: Path) -> None:
    before = (release / "gongbao.sqlite").read_bytes()
    (refused,) = get_all(release, "/gongbao.json?sql=delete+from+reports")
    assert refused.status_code == 400 and (release / "gongbao.sqlite").read_bytes() == before


def test_what_is_asked_in_vain_is_told_without_datasettes_own_code(release: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (gone,) = get_all(release, "/gongbao/nowhere")
    assert (gone.status_code, capfd.readouterr()) == (404, ("", ""))
    forged = Path(shutil.copytree(release, tmp_path / "1.0.0"))
    with closing(sqlite3.connect(forged / "gongbao.sqlite")) as database, database:
        database.execute("UPDATE observations SET evidence = x'fffe'")
    refit_manifest(forged)
    (odd,) = get_all(forged, "/gongbao/observations_named")
    assert odd.status_code == 500
    assert capfd.readouterr().err == "gongbao: /gongbao/observations_named: 答不了，数据库有误？ · no answer, is the database damaged? (No item with that key): see gongbao verify\n"
    with closing(sqlite3.connect(forged / "gongbao.sqlite")) as database, database:
        database.execute("ALTER TABLE numerals RENAME COLUMN disposition TO x")
    refit_manifest(forged)
    with pytest.raises(BrokenRelease, match="numerals: 列与清单所载不符 · its columns are not those"):
        browser(open_release(forged))


def test_a_mistake_gets_one_line(release: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said, told = run("serve", "--releases", release.parent, "--port", str(taken.getsockname()[1]))
    assert (code, said, told.count("\n")) == (2, "", 1) and "无法监听 · cannot listen there" in told
    Store(tmp_path).publish(two_reports())
    code, said, told = run("serve", "--releases", tmp_path)
    assert (code, said, told.count("\n")) == (2, "", 1) and "没有 gongbao.sqlite" in told
    copied = Path(shutil.copytree(release.parent, tmp_path / "damaged"))
    (copied / "1.0.0" / "gongbao.sqlite").write_bytes(b"SQLite format 3\0")
    code, said, told = run("serve", "--releases", copied)
    assert (code, said, told.count("\n")) == (2, "", 1) and "不是所发布的文件" in told


@pytest.mark.slow
def test_the_server_answers_and_ends(release: Path) -> None:
    with subprocess.Popen([*command(), "serve", "--port", "0", "--releases", str(release.parent)], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+/gongbao", address)
            with urlopen(f"{address}/dim_unit.json?_shape=array") as answer:
                assert {row["unit_measure"] for row in json.load(answer)} == {"%", "亿元", "家"}
        finally:
            server.send_signal(signal.SIGINT)
    assert server.returncode in (0, 130)
