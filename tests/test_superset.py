"""`bi/superset/`: in step with the declaration, and what Superset shows of it are the numbers of the release."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from flows.format.databases.duck import FILE, open_duckdb
from flows.format.databases.sqlite import open_sqlite
from flows.format.release import Release, open_release
from flows.pages import write_front
from flows.project import ROOT
from flows.store.store import Store
from flows.views.superset.bundle import FOLDER, bundle
from flows.views.superset.charts import CHARTS
from flows.views.superset.datasets import DATASETS
from tests.companion_tools import publish
from tests.small_reports import small_report, write_reports
from tests.superset_server import environment, serving, zipped


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("superset"))


def test_the_bundle_in_the_project_is_what_the_declaration_gives() -> None:
    found = {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in FOLDER.rglob("*.yaml")}
    assert found == bundle(), "run: python -m flows.views.superset.bundle"


@pytest.mark.parametrize("name", DATASETS)
def test_its_datasets_have_the_columns_of_the_views(release: Path, name: str) -> None:
    described = yaml.safe_load(bundle()[f"datasets/gongbao/{name}.yaml"])["columns"]
    with open_duckdb(release / FILE) as database:
        there = {column: type_ for column, type_, *_ in database.execute(f"DESCRIBE {name}").fetchall()}
    assert {column["column_name"]: column["type"] for column in described if column["expression"] is None} == there


@pytest.mark.parametrize("name", DATASETS)
def test_what_it_works_out_is_sql_for_both_databases_and_says_the_same(release: Path, name: str) -> None:
    told = ", ".join(f"{sql} AS {column}" for column, (_, sql) in DATASETS[name].worked_out.items())
    query = f"SELECT {told} FROM {name} ORDER BY {DATASETS[name].table.key[-1]}"
    with open_duckdb(release / FILE) as duckdb, closing(open_sqlite(release / "gongbao.sqlite")) as sqlite:
        rows = duckdb.execute(query).fetchall()
        assert rows == sqlite.execute(query).fetchall()
    if name == "observations_named":
        assert [row[-1] for row in rows] == ["5.1 %", "6 家", "1130 亿元", "≤ 5 %"]


def test_every_chart_asks_for_columns_that_its_dataset_has() -> None:
    for chart in CHARTS:
        dataset = DATASETS[chart.dataset]
        known = {*dataset.table.column_names, *dataset.worked_out, *(label for label, _ in chart.metrics)}
        asked = {*chart.groups, *chart.columns, *(column for column, *_ in chart.where), *(column for column, _ in chart.order)}
        assert asked <= known, chart.name


@pytest.mark.slow
def test_superset_takes_it_and_shows_the_numbers_of_the_release(tmp_path: Path) -> None:
    from tests.test_rebuild import publish as publish_seeds

    programs = environment(tmp_path)
    seeds = write_reports(tmp_path / "seeds", {"330600-2023.txt": small_report(2023, 4900), "330600-2024.txt": small_report()})
    folder = publish_seeds(seeds, tmp_path / "releases")
    Store(folder.parent).front(write_front)
    shutil.copytree(FOLDER.parent, tmp_path / "bi")
    with serving(programs, tmp_path / "home", tmp_path, commands_of_the_page()) as superset:
        superset.take(zipped(bundle()))  # once more: what is there is replaced, not doubled
        numbers = superset.charts()
        assert sorted(numbers) == sorted(chart.title for chart in CHARTS)
        shown = {chart.name: superset.rows(numbers[chart.title]) for chart in CHARTS}
        told = superset.dashboard("gongbao")
    assert all(shown.values()) and told["dashboard_title"].startswith("公报")
    _compare(shown, open_release(folder))


def commands_of_the_page() -> list[str]:
    """What docs/bi.md says to do before Superset is started, but for installing."""
    section = (ROOT / "docs" / "bi.md").read_text("utf-8").partition("## Superset")[2].partition("## ")[0]
    commands = [line.strip() for line in section.splitlines() if line.startswith("    ") and "pip install" not in line]
    assert len(commands) == 2
    return commands


def _compare(shown: dict[str, list[dict]], release: Release) -> None:
    """What the charts show, with Parquet."""
    observations, targets, rankings = (release.table(name).to_pylist() for name in ("observations", "target_tracking", "rankings"))
    assert [list(shown[name][0].values()) for name in ("reports", "observations", "targets", "ranks")] == [[2], [len(observations)], [len(targets)], [len(rankings)]]
    of_gdp = {row["report_id"][-4:]: row for row in targets if row["indicator_code"] == "gdp" and row["measure"] == "growth"}
    assert {str(row["report_year"]): (row["目标 Target"], row["结果 Outcome"]) for row in shown["gdp"]} == {
        year: (row["target_value"], row["outcome_value"]) for year, row in of_gdp.items()
    }
    assert len(shown["sentences"]) == len(observations) and {row["evidence"] for row in shown["sentences"]} == {row["evidence"] for row in observations}
    judged = Counter((int(row["report_id"][-4:]), row["met"]) for row in targets if row["met"] is not None)
    assert {(row["report_year"], not row["met_name"].startswith("未")): row["目标 · targets"] for row in shown["met"]} == dict(judged)
    assert {row["target_text"] for row in shown["tracking"]} >= {"≈ 6 %", "≥ 8 万人"}
    counted = release.table("attention").to_pylist()
    wanted = [row for row in counted if row["section_id"] is None and row["term_class"] is None and row["ambiguity"] == "excluded"]
    hits, characters = (sum(row[name] for row in wanted) for name in ("substring_matches", "n_chars"))
    assert sum(row["每千字 per 1,000"] for row in shown["attention"]) == pytest.approx(1000 * hits / characters * len(shown["attention"]))


def test_a_fall_of_so_much_or_more_is_at_most_that_on_the_line() -> None:
    _, told = DATASETS["observations_named"].worked_out["value_text"]
    with closing(sqlite3.connect(":memory:")) as database:
        row = "SELECT -5.0 AS obs_value, NULL AS obs_value_upper, 'ge' AS comparator, '%' AS unit_measure"
        assert database.execute(f"SELECT {told} FROM ({row})").fetchone() == ("≤ -5 %",)
