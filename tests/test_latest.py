"""`latest/` holds the latest release, at the same addresses whatever its version."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import StoreError
from flows.pages import write_front
from flows.store.store import Store
from flows.verify.verify import verify
from tests.release_tools import bytes_of
from tests.small_release import TEXTS, changed, tables, two_reports


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    store.publish(tables({"330681-2023": TEXTS["330681-2023"]}))
    store.front(write_front)
    return store


def test_it_moves_with_the_releases(store: Store, tmp_path: Path) -> None:
    assert bytes_of(tmp_path / "latest") == bytes_of(tmp_path / "1.0.0")
    store.publish(two_reports(), lambda folder, version: (folder / "more.txt").write_text(version))
    store.front(write_front)
    assert bytes_of(tmp_path / "latest") == bytes_of(tmp_path / "1.1.0") and verify(tmp_path / "latest") == []
    store.withdraw("1.1.0", "wrong")
    store.front(write_front)
    assert bytes_of(tmp_path / "latest") == bytes_of(tmp_path / "1.0.0")
    store.withdraw("1.0.0", "wrong too")
    store.front(write_front)
    assert not (tmp_path / "latest").exists()
    assert store.versions() == ["1.1.0", "1.0.0"]


def test_a_run_cut_short_is_completed_and_its_manifest_tells(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = two_reports()
    made["observations"] = changed(made["observations"], "observations", "330681-2023-o5.1", obs_value=5.2)
    store.publish(made)
    copied = []

    def full_disk(source: Path, target: Path) -> None:
        copied.append(source)
        if len(copied) > 9:
            raise OSError(28, "No space left on device")
        target.write_bytes(Path(source).read_bytes())

    with monkeypatch.context() as patch, pytest.raises(Exception, match="No space left"):
        patch.setattr("flows.store.latest.shutil.copyfile", full_disk)
        store.front(write_front)
    assert any("sha256 differs" in problem or "bytes instead of" in problem for problem in verify(tmp_path / "latest"))
    assert verify(tmp_path / "1.1.0") == [] and store.latest().version == "1.1.0"
    store.front(write_front)
    assert bytes_of(tmp_path / "latest") == bytes_of(tmp_path / "1.1.0")


@pytest.mark.parametrize("name", ["latest", "latest/csv"])
def test_nothing_is_copied_through_a_link(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / name).rename(tmp_path / "elsewhere")
    (tmp_path / name).symlink_to(tmp_path / "elsewhere")
    store.publish(two_reports())
    before = bytes_of(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match=f"{name}: 符号链接 · a symbolic link"):
        store.front(write_front)
    assert bytes_of(tmp_path / "elsewhere") == before
    (tmp_path / name).unlink()
    store.front(write_front)
    assert bytes_of(tmp_path / "latest") == bytes_of(tmp_path / "1.1.0")
