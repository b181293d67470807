"""A store in a bucket, on a real S3 server: what holds for a folder holds there, and for runs that know nothing of each other."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.store import bucket
from flows.errors import StoreError
from flows.store.objects import Objects
from flows.pages import write_front
from flows.store.store import Store
from flows.verify.verify import verify
from tests.bucket_publisher import bytes_in, copy_all
from tests.release_tools import bytes_of
from tests.s3_server import BUCKET, s3_server
from tests.small_release import TEXTS, changed, tables, two_reports
from tests.test_cli import run
from tests.test_store_faults import PROJECT

pytestmark = pytest.mark.slow
FIRST = tables({"330681-2023": TEXTS["330681-2023"]})


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with s3_server(tmp_path_factory.mktemp("s3")) as environment:
        before = dict(os.environ)
        os.environ.update(environment)
        yield environment
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture
def url(server: dict[str, str], request: pytest.FixtureRequest) -> str:
    """A place where nothing is published."""
    return f"s3://{BUCKET}/{abs(hash(request.node.name))}"


@pytest.fixture(scope="module")
def pristine(server: dict[str, str]) -> str:
    """A store with 1.0.0 (one report) and 1.1.0 (both)."""
    url = f"s3://{BUCKET}/pristine"
    Store(url).publish(FIRST)
    Store(url).publish(two_reports())
    return url


@pytest.fixture
def published(pristine: str, url: str) -> str:
    """A copy of it."""
    copy_all(pristine, url)
    return url


def job(name: str, *arguments: object) -> tuple[dict[str, Any], str]:
    """The outcome of a job of tests/bucket_publisher.py in a fresh process, and what it said on stderr."""
    done = subprocess.run([sys.executable, "-m", "tests.bucket_publisher", name, *map(str, arguments)], cwd=PROJECT, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout), done.stderr.decode()


def test_the_same_releases_as_in_a_folder_byte_for_byte(url: str, tmp_path: Path) -> None:
    better = changed(two_reports()["observations"], "observations", "330681-2023-o5.1", obs_value=5.2)
    for store in (Store(url), Store(tmp_path / "releases")):
        for made in (FIRST, two_reports(), two_reports(), {**two_reports(), "observations": better}):
            store.publish(made)
        store.withdraw("1.1.0", "来源有误")
        store.front(write_front)
    assert Store(url).versions() == ["1.1.1", "1.1.0", "1.0.0"]
    assert bytes_in(url) == bytes_of(tmp_path / "releases")
    assert "来源有误" in (Objects(url).read("index.html") or [b""])[0].decode()


def test_the_commands_take_the_address_of_a_bucket(published: str, tmp_path: Path) -> None:
    url = published
    assert run("withdraw", "1.0.0", "--reason", "来源有误", "--releases", url)[0] == 0
    code, said, _ = run("show", "--releases", url)
    assert code == 0 and said.splitlines()[0].startswith("1.1.0  reports 2") and "1.0.0 已撤回" in said
    code, said, _ = run("verify", url)
    assert code == 0 and f"{url}/1.1.0: 没有问题 · no problems" in said.splitlines()
    assert f"{url}/1.0.0: 1.0.0 已撤回" in run("verify", f"{url}/1.0.0")[1] and url not in run("verify", f"{url}/9.9.9")[1]
    assert "地区生产总值  5.1%" in run("show", "latest", "--releases", url)[1]
    code, said, _ = run("diff", "1.0.0", "latest", "--releases", url)
    assert (code, said.splitlines()[:2]) == (0, ["1.0.0 已撤回，请勿使用 · withdrawn, do not use: 来源有误", "1.0.0 → 1.1.0: minor"])
    assert "does not hold what it was made with" in run("rebuild", "latest", "--releases", url)[2]
    assert run("download", "1.0.0", "--from", url, "--to", tmp_path)[1].splitlines()[1].startswith("1.0.0 已撤回")
    objects = {key: found for key, found in bytes_in(url).items() if key.startswith("1.0.0/")}
    assert {f"1.0.0/{path}": found for path, found in bytes_of(tmp_path / "1.0.0").items()} == objects


@pytest.mark.parametrize("kills", [150])
def test_killed_at_any_point_the_bucket_is_whole_and_the_next_run_completes(url: str, kills: int) -> None:
    outcome, said = job("kill", url, kills, 20241124)
    assert outcome["problems"] == []
    assert outcome["killed"] >= kills // 2
    assert "1.1.0: complete, but an earlier run was cut short before listing it: listed now" in said


@pytest.mark.parametrize("publishers", [3, 8])
def test_publishers_at_once_are_overtaken_and_plan_anew(url: str, publishers: int) -> None:
    outcome, _ = job("race", url, publishers)
    assert outcome["ended"] == [0] * publishers and outcome["problems"] == [] and outcome["left"] == []
    assert outcome["versions"] == [f"1.0.{number}" for number in reversed(range(publishers))]
    assert sorted(outcome["values"]) == list(range(publishers))


def test_a_pending_release_is_listed_by_whoever_comes_next(url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    Store(url).publish(FIRST)
    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr(Objects, "copy", lambda self, keys: (_ for _ in ()).throw(KeyboardInterrupt))
        Store(url).publish(two_reports())
    assert Store(url).versions() == ["1.0.0"], "a reader does not see what is pending"
    with caplog.at_level(logging.WARNING):
        assert Store(url).publish(two_reports()) is None, "it is what was pending"
    assert "cut short before listing it" in caplog.text
    assert Store(url).versions() == ["1.1.0", "1.0.0"] and verify(Store(url).release("1.1.0").whole()) == []
    assert not [key for key in Objects(url).find("") if key.startswith(".staging/")]


def test_a_lost_or_damaged_index_is_rebuilt(published: str, caplog: pytest.LogCaptureFixture) -> None:
    url, objects = published, Objects(published)
    whole = objects.read("index.json")
    assert whole is not None
    for left in (whole.content[:50], None):
        objects.put("index.json", left) if left else objects.delete("index.json")
        with caplog.at_level(logging.WARNING):
            assert Store(url).versions() == ["1.1.0", "1.0.0"]
            assert Store(url).publish(two_reports()) is None
        assert "it is rebuilt from the 2 release(s) there" in caplog.text
        found = objects.read("index.json")
        assert found is not None and found.content == whole.content


@pytest.mark.parametrize(
    ("key", "content", "told"),
    [
        ("index.json", b'{"format": 2}', "format 2 is newer than this program"),
        ("1.1.0/datapackage.json", b"{}", "not the manifest of a release"),
        ("1.1.0/parquet/observations.parquet", b"PAR1", "not the file that was published"),
        ("1.2.0/mine.txt", b"x", "not a release: datapackage.json cannot be read .* 1.2.0 不在索引中，请移走后重试 · is in no list: move it away"),
    ],
)
def test_what_was_meddled_with_stops_publishing_in_one_line_and_is_kept(published: str, key: str, content: bytes, told: str) -> None:
    Objects(published).put(key, content)
    before = bytes_in(published)
    with pytest.raises(StoreError, match=told) as caught:
        Store(published).publish(FIRST)
    assert "\n" not in str(caught.value) and bytes_in(published) == before


def test_a_server_that_ignores_conditions_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def create(self: Objects, key: str, content: bytes) -> bool:
        self.put(key, content)
        return True

    monkeypatch.setattr(Objects, "create", create)
    with pytest.raises(StoreError, match="ignores conditional writes"):
        Store(url).publish(FIRST)
    assert Store(url).versions() == []


def test_what_a_dead_run_uploaded_is_swept_after_a_day(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(url).publish(FIRST)
    Objects(url).put(".staging/dead/csv/reports.csv", b"half")
    assert Store(url).publish(FIRST) is None
    assert Objects(url).read(".staging/dead/csv/reports.csv"), "it may be of a run that is still at work"
    monkeypatch.setattr(bucket, "ABANDONED", timedelta(0))
    assert Store(url).publish(FIRST) is None
    assert Objects(url).read(".staging/dead/csv/reports.csv") is None


def test_a_pending_release_that_is_gone_is_told(url: str) -> None:
    Store(url).publish(FIRST)
    found = Objects(url).read("index.json")
    assert found is not None
    index = json.loads(found.content) | {"pending": {"version": "1.1.0", "manifest_sha256": "0" * 64, "staged": "gone"}}
    Objects(url).put("index.json", (json.dumps(index, indent=1) + "\n").encode())
    with pytest.raises(StoreError, match="the pending 1.1.0 is gone: remove its entry"):
        Store(url).publish(two_reports())
    assert Store(url).versions() == ["1.0.0"]


def test_pages_come_with_the_type_that_a_browser_needs(url: str, server: dict[str, str]) -> None:
    objects = Objects(url)
    objects.put("index.html", b"<p>")
    assert objects._files.info(objects._path("index.html"))["ContentType"] == "text/html"


@pytest.mark.parametrize(
    ("address", "environment", "told"),
    [
        (f"s3://{BUCKET}/x", {"AWS_SECRET_ACCESS_KEY": "wrong"}, "s3://gongbao/x: "),
        ("s3://no-such-bucket/x", {}, "没有这个桶"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(server: dict[str, str], monkeypatch: pytest.MonkeyPatch, address: str, environment: dict[str, str], told: str) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    code, said, error = run("show", "--releases", address)
    assert (code, said, error.count("\n")) == (2, "", 1), error
    assert told in error


def test_latest_is_a_copy_of_the_latest_release(published: str) -> None:
    store, objects = Store(published), Objects(published)

    def of(version: str) -> dict[str, bytes]:
        return {path: b"".join(objects.chunks(f"{version}/{path}")) for path in objects.find(f"{version}/")}

    store.front(write_front)
    assert of("latest") == of("1.1.0") and of("latest")
    store.withdraw("1.1.0", "wrong")
    store.front(write_front)
    assert of("latest") == of("1.0.0")
