"""Downloading: from any web server or folder, over broken connections, and never anything false or half under a version's name."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.download import sources
from flows.download.web import Web
from flows.store.index import parse_index
from flows.verify.signing import keygen, signer
from flows.store.store import Store
from tests.prefect_tools import command, plain
from tests.release_tools import bytes_of, edit_manifest
from tests.small_release import TEXTS, tables, two_reports
from tests.test_cli import run
from tests.web import Breaking, Server, serving


@pytest.fixture(scope="module")
def pristine(two_releases: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with 1.0.0 (one report) and 1.1.0 (both), signed with the key beside it."""
    root = tmp_path_factory.mktemp("signed")
    keygen(root / "key")
    sign = signer(root / "key")
    assert sign is not None
    for manifest in Path(shutil.copytree(two_releases, root / "releases")).glob("*/datapackage.json"):
        manifest.with_name("datapackage.json.sig").write_bytes(sign(manifest.read_bytes()))
    return root / "releases"


@pytest.fixture
def releases(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "releases"))


@pytest.fixture
def to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sources, "FIRST_WAIT", 0.001)
    return tmp_path / "data"


@pytest.fixture
def breaking(pristine: Path) -> Iterator[Server]:
    with serving(pristine, Breaking) as server:
        yield server


def names(to: Path) -> list[str]:
    """What stands in the folder; what is hidden is not offered to anyone."""
    return sorted(path.name for path in to.iterdir() if not path.name.startswith(".")) if to.exists() else []


def test_from_any_web_server_and_from_a_folder_the_same_bytes(pristine: Path, to: Path) -> None:
    with serving(pristine) as server:
        code, said, _ = run("download", "--from", f"{server.url}/", "--to", to / "web", "--key", pristine.parent / "key.pub")
    assert (code, said) == (0, f"{to}/web/1.1.0: 已下载并核对 · downloaded and verified\n")
    assert run("download", "1.1.0", "--from", pristine, "--to", to / "folder")[0] == 0
    for copy in ("web", "folder"):
        assert names(to / copy) == ["1.1.0"]
        assert bytes_of(to / copy / "1.1.0") == bytes_of(pristine / "1.1.0")
        assert run("verify", to / copy / "1.1.0", "--key", pristine.parent / "key.pub")[0] == 0


def test_a_connection_that_breaks_is_taken_up_where_it_broke(breaking: Server, pristine: Path, to: Path) -> None:
    breaking.most = 3000
    code, said, told = run("download", "--from", breaking.url, "--to", to)
    assert code == 0, told
    assert bytes_of(to / "1.1.0") == bytes_of(pristine / "1.1.0")
    sent = [file.stat().st_size for file in [*(pristine / "1.1.0").rglob("*"), pristine / "index.json"] if file.is_file()]
    assert max(sent) > 10 * breaking.most and breaking.sent == sum(sent), "each byte once"


@pytest.mark.slow
def test_without_ranges_it_gives_up_in_one_line_keeps_what_it_has_and_goes_on_later(breaking: Server, pristine: Path, to: Path) -> None:
    breaking.ranges, largest = False, max((pristine / "1.1.0").rglob("*.parquet"), key=lambda file: file.stat().st_size)
    breaking.most = largest.stat().st_size - 1
    assert (pristine / "1.1.0" / "datapackage.json").stat().st_size > breaking.most, "so that the manifest itself is cut"
    code, said, told = run("download", "--from", breaking.url, "--to", to)
    assert (code, said) == (2, "") and "try again later" in told and names(to) == []
    breaking.most = (pristine / "1.1.0" / "datapackage.json").stat().st_size
    with_large = [file for file in (pristine / "1.1.0").rglob("*") if file.is_file() and file.stat().st_size > breaking.most]
    assert with_large == [], "the manifest is the largest file: all others come whole"
    assert run("download", "--from", breaking.url, "--to", to)[0] == 0


@pytest.mark.slow
def test_a_file_cut_again_and_again_is_kept_as_far_as_it_came(breaking: Server, pristine: Path, to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Web.stream

    def cut(self: Web, path: str, start: int) -> Iterator[sources.Piece]:
        for piece in real(self, path, start):
            if path.endswith("reports.parquet"):
                yield sources.Piece(piece.at, piece.content[: max(0, 500 - piece.at)])
                raise sources.CutOff("cut off")
            yield piece

    with monkeypatch.context() as broken:
        broken.setattr(Web, "stream", cut)
        code, said, told = run("download", "--from", breaking.url, "--to", to)
    assert (code, said) == (2, "") and "run it again to go on" in told.splitlines()[-1]
    assert names(to) == [] and (to / ".download" / "1.1.0" / "parquet" / "reports.parquet.part").stat().st_size == 500
    breaking.asked.clear()
    done = {path.name for path in (to / ".download" / "1.1.0" / "csv").iterdir()}
    sent = breaking.sent
    assert run("download", "--from", breaking.url, "--to", to)[0] == 0
    assert done and breaking.sent - sent < sum(file.stat().st_size for file in (pristine / "1.1.0").rglob("*") if file.is_file())
    assert bytes_of(to / "1.1.0") == bytes_of(pristine / "1.1.0")


@pytest.mark.slow
def test_killed_at_any_moment_nothing_half_has_the_name_and_the_next_run_completes(pristine: Path, to: Path) -> None:
    arguments = command("download", "--from", pristine, "--to", to)
    for wait in (0.0, 0.05, 0.15):
        running = subprocess.Popen(arguments, env=plain({}), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while running.poll() is None and not (to / ".download" / "1.1.0" / "datapackage.json").exists():
            time.sleep(0.005)
        time.sleep(wait)
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert names(to) == [] or bytes_of(to / "1.1.0") == bytes_of(pristine / "1.1.0")
        shutil.rmtree(to / "1.1.0", ignore_errors=True)
    assert run("download", "--from", pristine, "--to", to)[0] == 0
    assert bytes_of(to / "1.1.0") == bytes_of(pristine / "1.1.0")


@pytest.mark.slow
def test_a_full_disk_is_one_line_and_it_goes_on_when_there_is_room(pristine: Path, to: Path) -> None:
    def starve() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, resource.RLIM_INFINITY))

    starved = subprocess.run(command("download", "--from", pristine, "--to", to), env=plain({}), capture_output=True, text=True, preexec_fn=starve)
    assert starved.returncode == 2 and "File too large; 已下载的部分保留" in starved.stderr and "Traceback" not in starved.stderr
    assert names(to) == []
    assert run("download", "--from", pristine, "--to", to)[0] == 0


def test_a_part_that_is_longer_than_the_whole_is_begun_anew(pristine: Path, to: Path) -> None:
    work = to / ".download" / "1.1.0"
    work.mkdir(parents=True)
    shutil.copy(pristine / "1.1.0" / "datapackage.json", work)
    (work / "CHANGELOG.md.part").write_bytes(b"x" * 10**6)
    assert run("download", "--from", pristine, "--to", to)[0] == 0
    assert bytes_of(to / "1.1.0") == bytes_of(pristine / "1.1.0")


def flip(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


def relist(releases: Path) -> None:
    """Make the index fit a forged manifest, as a forger would who has no key."""
    manifest = releases / "1.1.0" / "datapackage.json"
    index = json.loads((releases / "index.json").read_bytes())
    index["releases"][0]["manifest_sha256"] = hashlib.sha256(manifest.read_bytes()).hexdigest()
    (releases / "index.json").write_bytes((json.dumps(index, indent=1) + "\n").encode())
    (releases / "1.1.0" / "datapackage.json.sig").unlink()


def forged(edit: Callable[[dict[str, Any]], Any]) -> Callable[[Path], None]:
    def forge(releases: Path) -> None:
        edit_manifest(releases / "1.1.0", edit)
        relist(releases)

    return forge


def link(releases: Path) -> None:
    path = releases / "1.1.0" / "csv" / "reports.csv"
    path.rename(releases / "elsewhere")
    path.symlink_to(releases / "elsewhere")


def set_path(path: str) -> Callable[[dict[str, Any]], None]:
    return lambda package: package["resources"][0].update(path=path)


def set_size(size: object) -> Callable[[dict[str, Any]], None]:
    return lambda package: package["resources"][0].update(bytes=size)


HOSTILE: list[tuple[Callable[[Path], object], str]] = [
    (lambda releases: flip(releases / "1.1.0" / "parquet" / "reports.parquet"), "1.1.0/parquet/reports.parquet: 被改动或损坏 · sha256 differs"),
    (forged(set_path("../../outside.txt")), "names '../../outside.txt', which is no other file inside the release: refused"),
    (link, "reached by a symbolic link"),
]
MORE_HOSTILE: list[tuple[Callable[[Path], object], str]] = [
    (lambda releases: flip(releases / "1.1.0" / "datapackage.json"), "not the release that index.json lists"),
    (lambda releases: flip(releases / "1.1.0" / "datapackage.json.sig"), "does not sign this manifest"),
    (lambda releases: flip(releases / "index.json"), "is damaged or cut short"),
    (lambda releases: (releases / "1.1.0" / "CHANGELOG.md").unlink(), "CHANGELOG.md: 缺失 · missing"),
    (lambda releases: os.truncate(releases / "1.1.0" / "CHANGELOG.md", 5), "run it again to go on"),
    (lambda releases: (releases / "1.1.0" / "CHANGELOG.md").write_bytes(b"x" * 10**6), "longer than the manifest says"),
    (forged(set_path("/etc/passwd")), "names '/etc/passwd'"),
    (forged(set_path("a\x1b[2Jb")), "names 'a\\x1b[2Jb'"),
    (forged(set_path("datapackage.json.sig")), "names 'datapackage.json.sig'"),
    (forged(set_size(-1)), "-1 bytes"),
    (forged(set_size("1")), "'1' bytes"),
    (forged(set_size(10**18)), "not enough room"),
    (forged(lambda package: package["gongbao"].update(format=2)), "format 2 is newer than this program"),
    (forged(lambda package: package.update(version="1.0.0")), "its manifest is of 1.0.0"),
    (forged(lambda package: package["resources"].pop()), ": 清单未列 · not in the manifest"),
    (lambda releases: (releases / "index.json").write_text('{"format": 2}'), "format 2 is newer than this program"),
    (lambda releases: (releases / "index.json").unlink(), "there is no index.json"),
    (lambda releases: (releases / "1.1.0" / "datapackage.json").unlink(), "datapackage.json: 缺失 · missing, though index.json lists it"),
]


@pytest.mark.parametrize(("meddle", "told"), [*HOSTILE, *(pytest.param(*case, marks=pytest.mark.slow) for case in MORE_HOSTILE)])
def test_what_was_tampered_with_is_refused_in_one_line_and_nothing_is_written(
    releases: Path, to: Path, meddle: Callable[[Path], object], told: str, tmp_path: Path
) -> None:
    meddle(releases)
    outside = set(tmp_path.rglob("*"))
    code, said, error = run("download", "--from", releases, "--to", to)
    assert code == 2 and said == "" and told in error.splitlines()[-1], error
    assert len([line for line in error.splitlines() if line.startswith("gongbao: ")]) == 1
    assert names(to) == []
    if told not in ("run it again to go on", "not enough room"):
        assert not (to / ".download" / "1.1.0").exists(), "nothing of a forged release is kept"
    assert {path for path in tmp_path.rglob("*") if to not in (path, *path.parents)} == outside


@pytest.mark.slow
def test_over_the_web_too(releases: Path, to: Path) -> None:
    flip(releases / "1.1.0" / "csv" / "reports.csv")
    with serving(releases) as server:
        code, _, told = run("download", "--from", server.url, "--to", to)
        assert code == 2 and "csv/reports.csv: 被改动或损坏 · sha256 differs" in told and names(to) == []
        assert run("download", "1.0.0", "--from", server.url, "--to", to)[0] == 0
        assert "no version 9.9.9; 已有 · published: 1.1.0, 1.0.0" in run("download", "9.9.9", "--from", server.url, "--to", to)[2]
        assert "there is no index.json" in run("download", "--from", f"{server.url}/1.0.0", "--to", to)[2]


@pytest.mark.slow
def test_another_signer_and_an_unsigned_release_are_refused_where_a_key_is_given(releases: Path, to: Path, tmp_path: Path) -> None:
    keygen(tmp_path / "other")
    assert "signed with another key" in run("download", "--from", releases, "--to", to, "--key", tmp_path / "other.pub")[2]
    (releases / "1.1.0" / "datapackage.json.sig").unlink()
    assert "the release is not signed" in run("download", "--from", releases, "--to", to, "--key", tmp_path / "other.pub")[2]
    assert not to.exists()
    assert run("download", "--from", releases, "--to", to)[0] == 0


def test_a_withdrawn_release_says_so_and_latest_is_another(releases: Path, to: Path) -> None:
    Store(releases).withdraw("1.1.0", "来源有误")
    assert run("download", "--from", releases, "--to", to)[1].startswith(f"{to}/1.0.0: ")
    code, said, _ = run("download", "1.1.0", "--from", releases, "--to", to)
    assert (code, said.splitlines()[1]) == (0, "1.1.0 已撤回，请勿使用 · withdrawn, do not use: 来源有误")


@pytest.mark.slow
def test_what_is_there_already_is_kept(releases: Path, to: Path) -> None:
    run("download", "--from", releases, "--to", to)
    before = bytes_of(to)
    assert "is there already, and whole" in run("download", "--from", releases, "--to", to)[1]
    flip(to / "1.1.0" / "CHANGELOG.md")
    code, _, told = run("download", "--from", releases, "--to", to)
    assert code == 2 and "is not this release (CHANGELOG.md: 被改动或损坏 · sha256 differs" in told and "move it away" in told
    flip(to / "1.1.0" / "CHANGELOG.md")
    other = Store(releases.parent / "other")
    other.publish(tables({"330682-2023": TEXTS["330682-2023"]}))
    other.publish(two_reports())
    assert "another release of this version" in run("download", "1.1.0", "--from", other.path, "--to", to)[2]
    assert bytes_of(to) == before


@pytest.mark.slow
def test_what_an_older_download_left_is_not_mixed_in(releases: Path, to: Path, tmp_path: Path) -> None:
    left = to / ".download" / "1.1.0"
    shutil.copytree(releases / "1.0.0", left)
    assert run("download", "1.1.0", "--from", releases, "--to", to)[0] == 0
    assert bytes_of(to / "1.1.0") == bytes_of(releases / "1.1.0")
    shutil.rmtree(to)
    left.mkdir(parents=True)
    shutil.copy(releases / "1.1.0" / "datapackage.json", left)
    (left / "parquet").mkdir()
    (left / "parquet" / "reports.parquet.part").write_bytes(b"wrong from the start")
    (left / "stray.txt").write_text("x")
    assert run("download", "1.1.0", "--from", releases, "--to", to)[0] == 0
    assert bytes_of(to / "1.1.0") == bytes_of(releases / "1.1.0")
    assert parse_index((releases / "index.json").read_bytes(), releases).latest is not None
