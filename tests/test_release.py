"""Publishing: rounds of adding, changing and taking out, and what a release then holds."""

from __future__ import annotations

from pathlib import Path

import frictionless
import pytest

from flows.errors import GongbaoError, ReleaseRefused, StoreError
from flows.store.diff import diff
from flows.store.store import Published, Store
from flows.verify.verify import verify
from tests.release_tools import bytes_of
from tests.small_release import TEXTS, changed, tables, two_reports
from transforms.tables import BY_NAME, CHANGES


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "releases")


def test_the_first_release(store: Store) -> None:
    assert store.latest() is None and store.versions() == []
    assert store.publish(two_reports()) == Published("1.0.0", store.path / "1.0.0")
    release = store.latest()
    assert release is not None and release.version == "1.0.0"
    assert release.table("reports")["text"].to_pylist() == list(TEXTS.values())
    assert release.table("changes").num_rows == 0
    assert "首次发布" in (release.path / "CHANGELOG.md").read_text("utf-8")
    assert sorted(path.name for path in store.path.iterdir()) == [".lock", "1.0.0", "index.json"]
    assert verify(release.path) == []


def test_the_same_again_publishes_nothing(store: Store) -> None:
    store.publish(two_reports())
    before = bytes_of(store.path)
    assert store.publish({name: rows[::-1] for name, rows in two_reports().items()}) is None
    assert bytes_of(store.path) == before


def test_rounds_of_add_change_and_delete(store: Store) -> None:
    both, first = two_reports(), tables({"330681-2023": TEXTS["330681-2023"]})
    corrected = {**both, "observations": changed(both["observations"], "observations", "330681-2023-o5.1", obs_value=5.2)}
    published = [store.publish(made) for made in (first, both, corrected, first)]
    assert [release and release.version for release in published] == ["1.0.0", "1.1.0", "1.1.1", "2.0.0"]
    assert store.versions() == ["2.0.0", "1.1.1", "1.1.0", "1.0.0"]
    assert [verify(store.path / version) for version in store.versions()] == [[]] * 4
    assert store.release("1.1.1").table("changes").to_pylist() == [
        CHANGES.row_type("observations", "330681-2023-o5.1", "obs_value", "changed", "extraction_changed", "5.1", "5.2")._asdict()
    ]
    changelog = (store.path / "1.1.1" / "CHANGELOG.md").read_text("utf-8")
    assert "330681-2023-o5.1 obs_value 修改 changed: 5.1 → 5.2 (提取规则改变 the extraction changed)" in changelog


def test_a_changed_check_result_is_published(store: Store) -> None:
    made = two_reports()
    store.publish(made)
    made["quality"] = changed(made["quality"], "quality", "rankings-unit", severity="warning", success=False, n_failed=1)
    assert store.publish(made) == Published("1.0.1", store.path / "1.0.1")


def test_extras_join_the_release_and_its_manifest(store: Store) -> None:
    def pages(folder: Path, version: str) -> None:
        (folder / "quality").mkdir()
        (folder / "quality" / "index.html").write_text(f"<h1>{version}</h1>")
        assert (folder / "parquet" / "observations.parquet").exists() and (folder / "changes.parquet").exists()

    store.publish(two_reports(), extras=pages)
    release = store.release("latest")
    assert (release.path / "quality" / "index.html").read_text() == "<h1>1.0.0</h1>"
    assert release.manifest.files["quality/index.html"].size == 14
    assert verify(release.path) == []


def test_a_failing_extra_publishes_nothing_and_leaves_nothing(store: Store) -> None:
    def fails(folder: Path, version: str) -> None:
        raise StoreError("no room for pages")

    with pytest.raises(StoreError, match="no room for pages"):
        store.publish(two_reports(), extras=fails)
    assert [path.name for path in store.path.iterdir()] == [".lock"]


def test_tables_that_contradict_the_text_are_refused(store: Store) -> None:
    store.publish(tables({"330681-2023": TEXTS["330681-2023"]}))
    before = bytes_of(store.path)
    made = two_reports()
    made["numerals"] = [row[:4] + ("9",) + row[5:] if row[4] == "6" else row for row in made["numerals"]]
    with pytest.raises(ReleaseRefused, match="nothing published.*numerals: 该处原文与所载不符 · span does not reproduce") as caught:
        store.publish(made)
    assert caught.value.exit_code == 1 and "\n" not in str(caught.value)
    assert bytes_of(store.path) == before and not (store.path / ".staging").exists()


def test_a_failed_critical_check_is_refused(store: Store) -> None:
    made = two_reports()
    made["quality"] = changed(made["quality"], "quality", "rankings-unit", success=False, n_failed=1)
    with pytest.raises(ReleaseRefused, match="critical check failed .*rankings-unit"):
        store.publish(made)
    assert store.latest() is None


def test_missing_and_unknown_tables_are_refused(store: Store) -> None:
    made = two_reports()
    with pytest.raises(ReleaseRefused, match="not declared: extra"):
        store.publish({**made, "extra": []})
    del made["rankings"]
    with pytest.raises(ReleaseRefused, match="missing from the release: rankings"):
        store.publish(made)


def test_a_version_that_is_not_there(store: Store) -> None:
    store.publish(two_reports())
    with pytest.raises(StoreError, match="no version 3.0.0; 已有 · published: 1.0.0"):
        store.release("3.0.0")
    with pytest.raises(GongbaoError, match="has no table 'gdp'; 已有 · it has .*reports"):
        store.release("latest").table("gdp")


def test_the_manifest_holds_for_frictionless_with_all_data_keys_and_references(store: Store) -> None:
    made = two_reports()
    made["observations"] = changed(made["observations"], "observations", "330681-2023-o6", unit_measure="", base_unit=None)
    published = store.publish(made)
    assert published is not None
    report = frictionless.Package(str(published.path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "message"])
    resources = {resource.name for resource in frictionless.Package(str(published.path / "datapackage.json")).resources}
    assert set(BY_NAME) | {"changes.parquet", "CHANGELOG.md", "parquet/reports.parquet"} <= resources


def test_diff_of_versions_and_folders(store: Store) -> None:
    store.publish(tables({"330681-2023": TEXTS["330681-2023"]}))
    store.publish(two_reports())
    found = diff("1.0.0", "latest", store.path)
    assert (found.old, found.new, found.level) == ("1.0.0", "1.1.0", "minor")
    assert "- reports 报告: 新增 added 1 (新增报告 a report was added)" in found.summary
    back = diff(store.path / "1.1.0", str(store.path / "1.0.0"))
    assert back.level == "major" and len(back.rows) == len(found.rows)
    assert "没有变更 no changes" in diff("latest", "1.1.0", store.path).summary
    with pytest.raises(StoreError, match="no version 9.9.9"):
        diff("1.0.0", "9.9.9", store.path)
