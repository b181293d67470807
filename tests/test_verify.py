"""`verify` finds whatever is not as published: every flipped byte, and every forgery that fits its own manifest."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.errors import BrokenRelease
from flows.format.formats import read_parquet, write_parquet
from flows.format.release import open_release
from flows.store.store import Store
from flows.verify.signing import keygen, signer
from flows.verify.texts import text_problems
from flows.verify.verify import verify
from tests.release_tools import DECLARED, edit_manifest, refit_manifest, rewrite_table, rows_of
from tests.small_release import two_reports


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    published = Store(tmp_path_factory.mktemp("releases")).publish(two_reports())
    assert published is not None and verify(published.path) == []
    return published.path


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signed")
    keygen(folder / "key")
    published = Store(folder / "releases").publish(two_reports(), sign=signer(folder / "key"))
    assert published is not None and verify(published.path) == []
    return Path(published.path)


@pytest.fixture
def release(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "downloaded"))


def test_a_large_csv_file_is_compared_in_blocks_into_which_any_row_fits(pristine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.verify.csv_files._WHOLE_BYTES", 1)
    monkeypatch.setattr("flows.format.formats._MINIMUM_BLOCK", 1)
    assert verify(pristine) == []


@settings(max_examples=150)
@given(st.data())
def test_every_flipped_byte_is_found(signed: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(path for path in signed.rglob("*") if path.is_file())))
    content = path.read_bytes()
    position, mask = data.draw(st.integers(0, len(content) - 1)), data.draw(st.integers(1, 255))
    try:
        path.write_bytes(content[:position] + bytes([content[position] ^ mask]) + content[position + 1 :])
        problems = verify(signed)
    finally:
        path.write_bytes(content)
    assert any(path.name in problem for problem in problems), problems


@pytest.mark.parametrize("name", ["datapackage.json", "parquet/reports.parquet", "CHANGELOG.md"])
def test_cut_short_grown_or_gone(release: Path, name: str) -> None:
    content = (release / name).read_bytes()
    for damaged in (content[:-1], content[: len(content) // 2], b"", content + b"\n"):
        (release / name).write_bytes(damaged)
        assert [name in problem for problem in verify(release)] == [True]
    (release / name).unlink()
    assert [name in problem for problem in verify(release)] == [True]


def test_a_file_too_many(release: Path) -> None:
    (release / "quality").mkdir()
    (release / "quality" / "note.txt").write_text("x")
    assert verify(release) == ["quality/note.txt: 清单未列 · not listed in the manifest"]


@pytest.mark.parametrize("what", ["file", "folder", "manifest", "release"])
def test_symbolic_links_are_refused(release: Path, what: str) -> None:
    linked = {"file": release / "csv" / "reports.csv", "folder": release / "csv", "manifest": release / "datapackage.json"}
    path = linked.get(what, release)
    moved = path.rename(path.parent.parent / f"moved-{what}")
    path.symlink_to(moved, target_is_directory=moved.is_dir())
    problems = verify(release)
    assert problems and any("link" in problem for problem in problems)


def test_a_special_file_is_refused_and_not_read(release: Path) -> None:
    (release / "CHANGELOG.md").unlink()
    os.mkfifo(release / "CHANGELOG.md")
    assert "not a plain file" in verify(release)[0]
    for name in ("datapackage.json.sig", "datapackage.json"):
        (release / name).unlink(missing_ok=True)
        os.mkfifo(release / name)
        assert "not a plain file" in verify(release)[0]


@pytest.mark.parametrize(
    "path", ["../outside.txt", "/etc/hostname", "csv/../../outside.txt", "csv\\x", "C:/x", "./CHANGELOG.md", "", "datapackage.json"]
)
def test_a_manifest_that_points_elsewhere_is_refused(release: Path, path: str) -> None:
    (release.parent / "outside.txt").write_text("x")

    def point(package: dict[str, Any]) -> None:
        package["resources"][0]["path"] = path

    edit_manifest(release, point)
    assert len(verify(release)) == 1 and "refused" in verify(release)[0]
    with pytest.raises(BrokenRelease, match="refused"):
        open_release(release)


def _set(*keys: Any, value: Any) -> Callable[[dict[str, Any]], None]:
    def edit(package: dict[str, Any]) -> None:
        for key in keys[:-1]:
            package = package[key]
        package[keys[-1]] = value

    return edit


def _schema(package: dict[str, Any]) -> dict[str, Any]:
    return next(r["schema"] for r in package["resources"] if r["name"] == "observations")


def _named(package: dict[str, Any], path: str) -> dict[str, Any]:
    return next(r for r in package["resources"] if r["path"] == path)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (_set("gongbao", "format", value=2), "format 2 is newer than this program"),
        (_set("gongbao", "format", value="1"), "not the manifest of a release"),
        (_set("version", value="1.0"), "'1.0' is no version"),
        (_set("gongbao", "before", value="0.09.0"), "'0.09.0' is no version"),
        (_set("resources", value=None), "not as the data contract says"),
        (_set("resources", 0, "hash", value=7), "not as the data contract says"),
        (lambda package: _schema(package).update(order=["nowhere"]), "has no column nowhere"),
        (lambda package: _schema(package).update(order=["indicator_code"]), "its tables are not as the data contract says (TypeError"),
        (lambda package: _schema(package).update(primaryKey=["nowhere"]), "has no column nowhere"),
        (lambda package: _schema(package)["foreignKeys"][0]["reference"].update(fields=["x"]), "refers to reports.x, which is not there"),
        (_set("resources", value=[]), "no table reports in the manifest"),
        (lambda package: package["resources"].append(package["resources"][0]), "names a file twice"),
        (lambda package: package["resources"].pop(0), "CHANGELOG.md: 清单未列 · not in the manifest"),
        (lambda package: package["resources"].remove(_named(package, "parquet/topics.parquet")), "parquet/topics.parquet: 清单未列 · not in the manifest"),
    ],
)
def test_a_manifest_that_is_not_understood(release: Path, edit: Callable[[dict[str, Any]], None], told: str) -> None:
    edit_manifest(release, edit)
    assert told in verify(release)[0]


def test_what_is_no_release(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path, tmp_path / "missing", tmp_path / "file"):
        assert len(verify(path)) == 1 and "not a release" in verify(path)[0]


def test_a_release_under_another_version_s_name(release: Path) -> None:
    renamed = release.rename(release.parent / "2.0.0")
    assert verify(renamed) == [f"{renamed}: 文件夹名与清单的版本不符 · the folder says 2.0.0, its manifest 1.0.0"]


def _replaced(table: str, row: int, **values: Any) -> Callable[[list[tuple]], list[tuple]]:
    def replace(rows: list[tuple]) -> list[tuple]:
        changed = DECLARED[table].row_type._make(rows[row])._replace(**values)
        return [*rows[:row], changed, *rows[row + 1 :]]

    return replace


FORGERIES: list[tuple[str, Callable[[list[tuple]], list[tuple]], str]] = [
    ("observations", lambda rows: rows[::-1], "observations: 次序不对 · out of order (3): 330682-2023-o1130, 330681-2023-o6, 330681-2023-o5.1"),
    ("observations", lambda rows: rows * 2, "observations: 主键重复 · key doubled (4): 330681-2023-o5.1, 330681-2023-o6, 330682-2023-o1130, …"),
    ("observations", _replaced("observations", 0, measure="amount"), "observations.measure: 不在允许的值之列 · not on the closed list (1): amount"),
    ("observations", _replaced("observations", 0, section_id="x"), "observations.section_id: 所指不在表中 · not in sections (1): x"),
    ("observations", _replaced("observations", 0, indicator_code="x"), "observations.indicator_code: 所指不在表中 · not in indicators (1): x"),
    ("rankings", _replaced("rankings", 0, observation_id="x"), "rankings.observation_id: 所指不在表中 · not in observations (1): x"),
    ("quality", _replaced("quality", 0, success=False, n_failed=1), "quality: 关键检查未通过 · a critical check failed (1): observations-unit"),
    ("quality", _replaced("quality", 0, n_failed=9), "quality: 未通过的多于行数 · more failures than rows (1): observations-unit"),
    ("reports", _replaced("reports", 0, n_chars=5), "reports: 字数与正文不符 · n_chars is not the length of text (1): 330681-2023"),
    ("observations", _replaced("observations", 0, char_end=10**6), "observations: 位置超出正文 · span outside the text"),
    ("observations", _replaced("observations", 0, char_start=29, char_end=29), "observations: 位置超出正文 · span outside the text"),
    ("observations", _replaced("observations", 0, evidence="新增上市企业6家"), "observations: 引文不在该处 · evidence does not stand around the span"),
    ("observations", _replaced("observations", 0, section_id="330681-2023-s1"), "observations: 位置超出所属段落 · span outside its section"),
    ("observations", _replaced("observations", 0, section_id="330682-2023-s2"), "observations: 位置超出所属段落 · span outside its section"),
    ("numerals", _replaced("numerals", 0, report_id="330680-2023"), "numerals.report_id: 所指不在表中 · not in reports (1): 330680-2023"),
    ("numerals", _replaced("numerals", 0, numeral="2023"), "numerals: 该处原文与所载不符 · span does not reproduce what the row says"),
    ("sections", _replaced("sections", 1, heading="2021年工作"), "sections: 该处原文与所载不符 · span does not reproduce what the row says"),
    ("sections", _replaced("sections", 0, char_end=5), "sections: 最末级段落没有恰好覆盖全文一次 · leaves do not cover the text once (1): 330681-2023"),
    ("sections", _replaced("sections", 1, label="二、"), "sections: 该处原文与所载不符 · span does not reproduce what the row says (1): 330681-2023 330681-2023-s2"),
    ("sections", _replaced("sections", 0, char_end=7), "sections: 最末级段落没有恰好覆盖全文一次 · leaves do not cover the text once (1): 330681-2023"),
    ("id_registry", lambda rows: rows[1:], "id_registry: 自相矛盾或与观测值不符 · contradicts itself or observations (1): 330681-2023-o5.1"),
    ("id_registry", _replaced("id_registry", 0, observation_id="x"), "id_registry: 次序不对 · out of order"),
    ("id_registry", _replaced("id_registry", 0, last_seen="0.9.0"), "id_registry: 自相矛盾或与观测值不符 · contradicts itself or observations (1): 330681-2023-o5.1"),
    ("id_registry", _replaced("id_registry", 0, first_seen="1.0.1"), "id_registry: 自相矛盾或与观测值不符 · contradicts itself or observations (1): 330681-2023-o5.1"),
    ("id_registry", _replaced("id_registry", 0, last_changed="x"), "id_registry: 自相矛盾或与观测值不符 · contradicts itself or observations (1): 330681-2023-o5.1"),
    ("sections", _replaced("sections", 1, parent_id="330681-2023-s1"), "sections: 位置超出所属段落 · span outside its section"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "forge", "told"), FORGERIES, ids=[f"{t}-{told[-30:]}" for t, _, told in FORGERIES])
def test_a_forgery_that_fits_its_manifest_is_found(
    release: Path, table: str, forge: Callable[[list[tuple]], list[tuple]], told: str
) -> None:
    rewrite_table(release, table, forge(rows_of(release, table)))
    assert any(problem.startswith(told) for problem in verify(release)), verify(release)


def test_a_name_that_would_write_to_the_terminal_is_told_in_plain_characters(release: Path) -> None:
    (release / "a\x1b[2J\nb").write_text("x")
    assert verify(release) == ["'a\\x1b[2J\\nb': 清单未列 · not listed in the manifest"]


def test_rewriting_a_table_unchanged_is_no_forgery(release: Path) -> None:
    rewrite_table(release, "observations", rows_of(release, "observations"))
    assert verify(release) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace("1130.0", "1131.0"), "csv/observations.csv: 列与 Parquet 不同 · column obs_value differs from Parquet"),
        (lambda text: text.replace(",6.0,", ",,"), "csv/observations.csv: 列与 Parquet 不同 · column obs_value differs from Parquet"),
        (lambda text: text[: text.rindex("330682-2023-o5,")], "csv/observations.csv: 行数不同 · 3 rows, but 4 in Parquet"),
        (lambda text: text.replace("measure,", "measured,", 1), "csv/observations.csv: 表头与清单所载不符 · its header is not the declared columns"),
        (lambda text: text.replace("1130.0", "many"), "observations: 无法按清单读取 · cannot be read as declared"),
    ],
)
def test_a_csv_that_differs_from_its_parquet(release: Path, change: Callable[[str], str], told: str) -> None:
    path = release / "csv" / "observations.csv"
    path.write_text(change(path.read_text("utf-8")), encoding="utf-8", newline="\n")
    refit_manifest(release)
    assert any(problem.startswith(told) for problem in verify(release)), verify(release)


def test_a_parquet_file_that_is_another_table_or_none(release: Path) -> None:
    shutil.copy(release / "parquet" / "rankings.parquet", release / "parquet" / "observations.parquet")
    refit_manifest(release)
    assert "parquet/observations.parquet: 列与清单所载不符 · its schema is not the declared one" in verify(release)
    rankings = read_parquet(release / "parquet" / "rankings.parquet")
    nulls = pa.table([pa.nulls(1, field.type) for field in rankings.schema], names=rankings.column_names)
    write_parquet(nulls.replace_schema_metadata(rankings.schema.metadata), release / "parquet" / "observations.parquet")
    refit_manifest(release)
    assert "parquet/observations.parquet: 列与清单所载不符 · its schema is not the declared one" in verify(release)
    (release / "parquet" / "observations.parquet").write_bytes(b"PAR1")
    refit_manifest(release)
    assert verify(release)[0].startswith("observations: 无法按清单读取 · cannot be read as declared")


@pytest.mark.parametrize(("term", "found"), [("高质量发展", True), ("高质量", False), ("高质量\n发展", False)])
def test_a_term_is_where_its_hit_says_though_the_page_broke_it(term: str, found: bool) -> None:
    text = "推动高 质量\n发展。"
    tables = {
        "reports": pa.table({"report_id": ["a"], "n_chars": [len(text)], "text": [text]}),
        "attention_hits": pa.table({"report_id": ["a"], "hit_id": ["a-1"], "term": [term], "char_start": [2], "char_end": [9]}),
        "sections": pa.table({"section_id": ["a-s1"], "report_id": ["a"], "parent_id": pa.nulls(1, pa.string()), "char_start": [0], "char_end": [len(text)]}),
    }
    assert text_problems(tables) == ([] if found else ["attention_hits: 该处原文与所载不符 · span does not reproduce what the row says (1): a a-1"])


def test_a_manifest_that_counts_wrongly(release: Path) -> None:
    refit_manifest(release, {"rankings": 7})
    assert verify(release) == ["parquet/rankings.parquet: 行数不符 · 1 rows instead of 7"]
