"""A release follows from itself: made again from its own texts and reference data it is the same, and a forgery is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from expectations.docs import pages
from flows.project import SEEDS
from flows.runs.extras import extras
from flows.runs.rebuild import rebuild
from flows.runs.stages import outline_all, read_all
from flows.seeds.dictionaries import read_lexicon
from flows.seeds.ingest import ingest, originals
from flows.seeds.reference import read_reference
from flows.store.store import Store
from flows.verify.verify import verify
from tests.all_at_once import assemble, check, with_quality
from tests.release_tools import bytes_of, edit_manifest, refit_manifest, remake_companions, rewrite_table, rows_of
from tests.small_release import two_reports
from tests.small_reports import small_report, write_reports
from tests.test_cli import run
from tests.test_corrections import GDP, write
from transforms.reading import Reader
from transforms.tables import BY_NAME


def publish(seeds: Path, releases: Path, tables_only: bool = False) -> Path:
    """What `gongbao release` publishes, without Prefect around it."""
    reference, lexicon = read_reference(seeds), read_lexicon(seeds)
    found = ingest(seeds, reference.areas)
    reports = found.reports
    tables = assemble(reports, outline_all(reports), read_all(Reader(reference), reports), reference, lexicon, found.sources)
    checked = check(tables, reference)
    assert checked.stopped_by == []
    beside = extras(lambda: pages(checked), reference, lexicon, lambda: originals(seeds, reports, found.sources), tables_only)
    published = Store(releases).publish(with_quality(tables, checked.quality_rows), beside)
    assert published is not None
    return Path(published.path)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second release of a store: another report has come, and a value is corrected. The seeds are gone by then."""
    root = tmp_path_factory.mktemp("rebuild")
    publish(write_reports(root / "seeds", {"330600-2024.txt": small_report()}), root / "releases")
    list_of_project = (SEEDS / "dictionaries" / "digital_infrastructure.yaml").read_text("utf-8")
    write_reports(write(root / "seeds", GDP), {"330600-2023.txt": small_report(2023, 4900)})
    write_reports(root / "seeds" / "dictionaries", {"digital_infrastructure.yaml": list_of_project.replace("数字基础设施", "新增城镇就业")})
    release = publish(root / "seeds", root / "releases")
    shutil.rmtree(root / "seeds")
    return release


@pytest.fixture
def release(second: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(second, tmp_path / "downloaded"))


def test_made_again_every_file_is_the_same_and_nothing_is_written(second: Path) -> None:
    before = bytes_of(second.parent)
    outcome = rebuild(second)
    assert (outcome.differing, outcome.changes, outcome.other_code) == ([], [], {})
    assert {"datapackage.json", "csv/observations.csv", "quality/index.html", "index.html", "changes.parquet"} <= set(outcome.same)
    assert set(outcome.same) == {path.partition("/")[2] for path in before if path.startswith("1.1.0/")}
    assert bytes_of(second.parent) == before


@pytest.mark.slow
def test_a_release_of_tables_only_says_so_verifies_and_is_made_again_so(tmp_path: Path) -> None:
    release = publish(write_reports(tmp_path / "seeds", {"330600-2024.txt": small_report()}), tmp_path / "releases", tables_only=True)
    files = bytes_of(release)
    assert {path.partition("/")[0] for path in files} == {
        "parquet", "csv", "reference", "quality", "README.md", "index.html", "changes.parquet", "CHANGELOG.md", "datapackage.json",
    }  # fmt: skip
    assert {Path(path).stem for path in files if path.startswith("parquet/")} == {*BY_NAME, "panel", "id_registry"}
    assert "--tables-only" in (release / "README.md").read_text(encoding="utf-8") and verify(release) == []
    outcome = rebuild(release)
    assert (outcome.differing, set(outcome.same)) == ([], {*files})


def test_a_number_that_the_text_does_not_say_is_found_though_the_release_verifies(release: Path) -> None:
    rows = [BY_NAME["observations"].row_type._make(row) for row in rows_of(release, "observations")]
    at = next(at for at, row in enumerate(rows) if row.obs_value == 4900)
    rows[at] = rows[at]._replace(obs_value=9900.0)
    rewrite_table(release, "observations", [tuple(row) for row in rows])
    remake_companions(release)
    edit_manifest(release, lambda package: package["gongbao"]["made_with"].update(transforms="sha256:older"))
    assert verify(release) == []
    before = bytes_of(release)
    code, said, _ = run("rebuild", release, "--rows")
    assert code == 1 and bytes_of(release) == before
    assert {"csv/observations.csv: 不同 · differs", "parquet/observations.parquet: 不同 · differs"} <= set(said.splitlines())
    assert f"observations {rows[at].observation_id} obs_value 修改 changed: 9900.0 → 4900.0" in said
    assert said.startswith("当时 · then transforms sha256:older；")


def test_what_cannot_be_made_again_is_told_in_one_line(release: Path, tmp_path: Path) -> None:
    bare = Store(tmp_path / "bare").publish(two_reports())
    assert bare is not None
    code, said, told = run("rebuild", "latest", "--releases", tmp_path / "bare")
    assert (code, said, told.count("\n")) == (2, "", 1) and "does not hold what it was made with, in reference/" in told
    units = release / "reference" / "units.csv"
    units.write_text(units.read_text("utf-8").replace("true", "maybe", 1), encoding="utf-8")
    assert "reference/units.csv: " in run("rebuild", release)[2]
    refit_manifest(release)
    code, said, told = run("rebuild", release)
    assert (code, said, told.count("\n")) == (2, "", 1) and "units.csv, 第" in told
    assert run("rebuild", "9.9.9", "--releases", tmp_path / "bare")[0] == 2


def test_a_release_from_before_the_list_of_sources_says_why_it_cannot(release: Path) -> None:
    gone = ("parquet/sources.parquet", "csv/sources.csv")
    edit_manifest(release, lambda package: package.update(resources=[each for each in package["resources"] if not is_gone(each["path"], gone)]))
    for path in [*release.glob("gongbao.*"), *release.glob("excel/*"), *map(release.joinpath, gone)]:
        path.unlink()
    (release / "excel").rmdir()
    assert verify(release) == []
    code, said, told = run("rebuild", release)
    assert (code, said, told.count("\n")) == (2, "", 1) and "无法重做 · cannot be made again: " in told and "has no table 'sources'" in told


def is_gone(path: str, gone: tuple[str, ...]) -> bool:
    return path in gone or path.startswith(("gongbao.", "excel/"))
