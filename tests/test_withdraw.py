"""Withdrawing: the index says so, everyone who looks is told, and not a byte of the release is touched."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from flows.errors import InputError, StoreError
from flows.store.store import Store
from tests.release_tools import bytes_of
from tests.small_release import changed, two_reports
from tests.test_cli import run
from transforms.releases.versions import is_version

TOLD = "1.1.0 已撤回，请勿使用 · withdrawn, do not use: 来源有误"


def releases_of(store: Store) -> dict[str, str]:
    """The bytes of all that is below a version's name."""
    return {path: found for path, found in bytes_of(Path(store.path)).items() if is_version(path.partition("/")[0])}


def test_latest_moves_and_no_byte_of_a_release_is_touched(store: Store) -> None:
    before = releases_of(store)
    code, said, _ = run("withdraw", "1.1.0", "--reason", "来源有误", "--releases", store.path)
    assert (code, said.splitlines()) == (0, ["已撤回 · Withdrawn 1.1.0: 来源有误", "最新版本 · latest is now 1.0.0"])
    assert releases_of(store) == before
    latest = store.latest()
    assert latest is not None and latest.version == "1.0.0" and store.release("latest").version == "1.0.0"
    assert store.versions() == ["1.1.0", "1.0.0"] and store.release("1.1.0").version == "1.1.0"


def test_everyone_who_looks_is_told(store: Store) -> None:
    run("withdraw", "1.1.0", "--reason", "来源有误", "--releases", store.path)
    listed = run("show", "--releases", store.path)[1].splitlines()
    assert listed[1] == f"  {TOLD}" and listed[2].startswith("1.0.0") and listed[2].endswith("最新 latest")
    assert run("show", "1.1.0", "--releases", store.path)[1].splitlines()[1] == TOLD
    assert run("diff", "1.0.0", "1.1.0", "--releases", store.path)[1].splitlines()[0] == TOLD
    assert run("diff", store.path / "1.1.0", "1.0.0", "--releases", store.path)[1].splitlines()[0] == TOLD
    code, said, _ = run("verify", store.path)
    assert code == 0 and f"{store.path}/1.1.0: {TOLD}" in said.splitlines()
    assert TOLD in run("verify", store.path / "1.1.0")[1] and TOLD not in run("verify", store.path / "1.0.0")[1]
    assert "来源有误" in (store.path / "index.html").read_text("utf-8")


def test_the_next_release_is_compared_with_the_newest_and_stands_after_it(store: Store) -> None:
    store.withdraw("latest", "来源有误")
    assert store.publish(two_reports()) is None, "what was withdrawn is there already"
    better = changed(two_reports()["observations"], "observations", "330681-2023-o5.1", obs_value=5.2)
    published = store.publish({**two_reports(), "observations": better})
    assert published is not None and published.version == "1.1.1"
    assert store.release("latest").version == "1.1.1"
    assert [entry.withdrawn for entry in store.entries()] == [None, "来源有误", None]


def test_all_may_be_withdrawn(store: Store) -> None:
    store.withdraw("1.0.0", "来源有误")
    code, said, _ = run("withdraw", "1.1.0", "--reason", " 来源\n有误 ", "--releases", store.path)
    assert (code, said.splitlines()[-1]) == (0, "没有可用的版本了 · No release is left")
    assert store.latest() is None and store.entries()[0].withdrawn == "来源 有误"
    with pytest.raises(StoreError, match=r"published: 1.1.0, 1.0.0 （均已撤回 · all withdrawn）"):
        store.release("latest")


def test_what_cannot_be_withdrawn_is_told_in_one_line_and_changes_nothing(store: Store) -> None:
    store.withdraw("1.1.0", "来源有误")
    before = bytes_of(store.path)
    for arguments, told in {
        ("9.9.9", "x"): "no version 9.9.9; 已有 · published: 1.1.0, 1.0.0",
        ("1.1.0", "另有原因"): "1.1.0 已撤回 · was withdrawn before: 来源有误",
        ("1.0.0", "  "): "say why it is withdrawn",
        ("1.0.0", "a\x1b[31m"): "say why it is withdrawn",
    }.items():
        code, said, error = run("withdraw", arguments[0], "--reason", arguments[1], "--releases", store.path)
        assert (code, said, error.count("\n")) == (2, "", 1) and told in error
    assert bytes_of(store.path) == before
    assert store.withdraw("1.1.0", "来源有误").withdrawn == "来源有误", "the same again is no mistake"
    assert run("withdraw", "1.0.0", "--reason", "x", "--releases", "nowhere")[0] == 2
    assert not os.path.exists("nowhere")


def test_a_reason_is_needed() -> None:
    with pytest.raises(InputError):
        Store("nowhere").withdraw("1.0.0", "")


def test_a_lost_index_says_that_withdrawals_are_lost_with_it(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    store.withdraw("1.1.0", "来源有误")
    (store.path / "index.json").unlink()
    with caplog.at_level(logging.WARNING):
        assert store.release("latest").version == "1.1.0"
    assert "what was withdrawn is no longer known" in caplog.text


def test_a_forged_withdrawal_or_index_is_found(store: Store) -> None:
    path = store.path / "index.json"
    whole = path.read_text("utf-8")
    path.write_text(whole.replace('"latest": "1.1.0"', '"latest": "1.0.0"'))
    code, said, _ = run("verify", store.path)
    assert (code, said.count("\n")) == (1, 1) and "index.json is damaged or cut short" in said
    path.write_text(whole.replace('"version": "1.1.0"', '"version": "1.1.0",\n   "withdrawn": "\\u001b[2J"').replace('"latest": "1.1.0"', '"latest": "1.0.0"'))
    assert "index.json is damaged or cut short" in run("verify", store.path)[1]
    path.write_text(whole.replace(store.entries()[0].manifest_sha256, store.entries()[1].manifest_sha256))
    assert "not the release that index.json lists" in run("verify", store.path)[1]
