"""`gongbao export`: a part of a release as one file, which its own tool reads back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from flows.format.databases.duck import FILE as DUCKDB
from flows.format.databases.duck import open_duckdb
from flows.format.exports.sdmx import structure_path
from flows.format.exports.selection import Wanted, select
from flows.format.exports.write import export
from flows.format.release import open_release
from flows.store.store import Store
from tests.companion_tools import publish
from tests.release_tools import edit_manifest
from tests.small_release import changed, two_reports
from tests.test_cli import run


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("export")).parent


def test_long_is_a_row_per_observation(releases: Path, tmp_path: Path) -> None:
    code, said, _ = run("export", "--releases", releases, "--indicator", "地区生产总值", "--area", "诸暨市", "--years", "2020-2022", "--to", tmp_path / "gdp.csv")
    assert (code, said) == (0, f"已写入 · Written: {tmp_path}/gdp.csv\n")
    (row,) = pd.read_csv(tmp_path / "gdp.csv", dtype={"ref_area": str}).to_dict("records")
    assert (row["ref_area"], row["area_name"], row["indicator_en"], row["obs_value"], row["unit_measure"], row["year"]) == ("330681", "诸暨市", "Gross domestic product", 5.1, "%", 2022)
    assert [path.name for path in tmp_path.iterdir()] == ["gdp.csv"]


def test_a_name_that_several_areas_bear_takes_all_of_them(tmp_path: Path) -> None:
    made = two_reports()
    made["reports"] = changed(made["reports"], "reports", "330682-2023", area_name="诸暨市")
    store = Store(tmp_path / "releases")
    assert store.publish(made)
    selected = select(store.release("latest"), Wanted(areas=("诸暨市",)))
    assert set(selected.long[1]["ref_area"].to_pylist()) == {"330681", "330682"}


def test_wide_is_a_row_per_area_and_year(releases: Path, tmp_path: Path) -> None:
    run("export", "--format", "wide", "--releases", releases, "--indicator", "gdp", "--to", tmp_path / "wide.csv")
    table = pd.read_csv(tmp_path / "wide.csv", dtype={"ref_area": str}).set_index(["ref_area", "year"])
    assert (table.loc[("330682", 2022), "gdp_level_actual"], table.loc[("330681", 2022), "gdp_growth_actual"]) == (1.13e11, 5.1)
    assert not [name for name in table.columns if name.startswith("unemployment")]


def test_a_workbook_has_both(releases: Path, tmp_path: Path) -> None:
    run("export", "--format", "xlsx", "--releases", releases, "--area", "330682", "--to", tmp_path / "part.xlsx")
    book = openpyxl.load_workbook(tmp_path / "part.xlsx")
    assert book.sheetnames == ["说明 about", "panel", "observations"] and book["observations"].max_row == 3


def test_stata_reads_values_and_labels(releases: Path, tmp_path: Path) -> None:
    for name in ("a.dta", "b.dta"):
        run("export", "--format", "stata", "--releases", releases, "--to", tmp_path / name)
    assert (tmp_path / "a.dta").read_bytes() == (tmp_path / "b.dta").read_bytes()
    with pd.read_stata(tmp_path / "a.dta", iterator=True) as reader:
        table, labels = reader.read(), reader.variable_labels()
    assert table["obs_value"].tolist() == [5.1, 6.0, 1130.0, 5.0] and table["evidence"][3] == "失业率控制在5%以内"
    assert labels["obs_value"] == "The number as written, signed · 数值，按原文单位，带符号"


@pytest.mark.slow
def test_sdmx_is_read_back_with_its_structure(tmp_path: Path) -> None:
    from pysdmx.io import read_sdmx

    made = two_reports()
    of_targets = changed(made["observations"], "observations", "330682-2023-o5", obs_status="target", time_period="2021/2025")
    in_wan = changed(of_targets, "observations", "330681-2023-o6", unit_measure="万家", base_value=60000.0)
    made["observations"] = changed(in_wan, "observations", "330682-2023-o1130", obs_status="estimated")
    folder = publish(tmp_path / "releases", made)
    code, said, told = run("export", "--format", "sdmx", "--releases", folder.parent, "--to", tmp_path / "obs.csv")
    assert (code, told, said.count("\n")) == (0, "", 2)
    structure = read_sdmx(structure_path(tmp_path / "obs.csv"), validate=True).get_data_structure_definitions()[0]
    assert [c.id for c in structure.components.measures] == ["OBS_VALUE", "TARGET_VALUE"]
    (data,) = read_sdmx(tmp_path / "obs.csv").data
    rows = data.data.set_index("OBSERVATION").to_dict("index")
    assert set(data.data.columns) == {component.id for component in structure.components}
    assert (rows["330681-2023-o6"]["UNIT_MULT"], rows["330681-2023-o6"]["UNIT_MEASURE"]) == ("4", "家")
    gdp, promised = rows["330682-2023-o1130"], rows["330682-2023-o5"]
    assert (gdp["OBS_VALUE"], gdp["TARGET_VALUE"], gdp["OBS_STATUS"], gdp["UNIT_MULT"], gdp["UNIT_MEASURE"]) == ("1130.0", "", "E", "8", "元")
    assert (promised["OBS_VALUE"], promised["TARGET_VALUE"], promised["OBS_STATUS"], promised["COMPARATOR"], promised["TIME_PERIOD"]) == ("", "5.0", "", "le", "2021-01-01/P60M")
    lists = {one["id"]: {code["id"] for code in one["codes"]} for one in json.loads(structure_path(tmp_path / "obs.csv").read_text("utf-8"))["data"]["codelists"]}
    assert set(data.data["INDICATOR"]) == lists["CL_INDICATOR"] and set(data.data["REF_AREA"]) == lists["CL_AREA"]


def test_a_release_as_a_database(releases: Path, tmp_path: Path) -> None:
    """The file of the release; of one from before it had such a file, it is made."""
    published = releases / "1.0.0" / DUCKDB
    code, _, told = run("export", "--format", "duckdb", "--releases", releases, "--to", tmp_path / "gongbao.duckdb")
    assert (code, told) == (0, "") and (tmp_path / "gongbao.duckdb").read_bytes() == published.read_bytes()
    old = Path(shutil.copytree(releases / "1.0.0", tmp_path / "1.0.0"))
    (old / DUCKDB).unlink()
    edit_manifest(old, lambda package: package.update(resources=[one for one in package["resources"] if one["path"] != DUCKDB]))
    assert export(open_release(old), "duckdb", Wanted(), tmp_path / "made.duckdb") == [tmp_path / "made.duckdb"]
    with open_duckdb(tmp_path / "made.duckdb") as database:
        assert database.execute("SELECT area_name, obs_value FROM observations_named WHERE indicator_code = 'unemployment'").fetchall() == [("上虞区", 5.0)]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "pdf"), "--format pdf: 没有这种格式"),
        (("--indicator", "地区生产"), "是否 · perhaps: 地区生产总值"),
        (("--area", "杭州市"), "没有该地区的报告 · no report of it in 1.0.0, which has: 上虞区 330682, 诸暨市 330681"),
        (("--years", "24"), "--years 24: 请写 2024"),
        (("--years", "2024-2020"), "--years 2024-2020: 请写 2024"),
        (("--years", "1999"), "没有符合条件的观测值"),
        (("--format", "duckdb", "--area", "330681"), "总是整个版本"),
    ],
)
def test_a_mistake_gets_one_line_and_no_file(releases: Path, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    code, said, line = run("export", "--releases", releases, *arguments, "--to", tmp_path / "out.csv")
    assert (code, said, line.count("\n")) == (2, "", 1) and told in line
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(releases: Path, tmp_path: Path) -> None:
    code, _, line = run("export", "--releases", releases, "--to", tmp_path / "nowhere" / "out.csv")
    assert code == 2 and "请给出已有文件夹中的一个文件名" in line
    bare = Store(tmp_path / "bare").publish(two_reports())
    assert bare is not None
    assert "has no table 'dim_unit'" in run("export", "--format", "sdmx", "--releases", tmp_path / "bare", "--to", tmp_path / "x.csv")[2]
