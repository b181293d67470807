"""Tables that are not as declared, forged so that every hash fits or of another declaration: one line, or an answer, never a traceback."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from flows.errors import BrokenRelease
from flows.format.formats import read_parquet, write_parquet
from flows.format.manifest import read_manifest
from flows.format.release import open_release
from flows.store.index import INDEX
from flows.views.browse import browser
from tests.companion_tools import publish
from tests.release_tools import edit_manifest, refit_manifest
from tests.small_release import TEXTS, tables
from tests.test_cli import run

LATER = ("sources", "repairs", "qualitative_targets")
CASES = {  # Table, column, whether it is of another type or gone; the commands that need it.
    ("observations", "obs_value", True): ["show", "long"],
    ("observations", "indicator_name", False): ["show", "long"],
    ("observations", "evidence", False): ["show", "long"],
    ("reports", "text", False): ["targets"],
    ("target_tracking", "section_role", False): ["targets"],
    ("dictionaries", "segmenter", False): ["attention"],
    ("dim_unit", "base_unit", True): ["sdmx"],
}


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with 1.0.0 (one report) and 1.1.0 (both), with the files for other tools."""
    releases = tmp_path_factory.mktemp("forged") / "releases"
    publish(releases, tables({"330681-2023": TEXTS["330681-2023"]}))
    publish(releases)
    return releases


@pytest.fixture
def releases(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "releases"))


def forge(releases: Path, table: str, column: str, retyped: bool, declared: bool) -> None:
    """Drop or retype a column of the newest release, in its manifest too where `declared`, and make every hash fit."""
    release = releases / "1.1.0"
    path = release / "parquet" / f"{table}.parquet"
    whole = read_parquet(path)
    at = whole.schema.get_field_index(column)
    field = whole.schema.field(at).with_type(pa.int64() if whole.schema.field(at).type == pa.string() else pa.string())
    write_parquet(whole.set_column(at, field, pa.array([1] * len(whole)).cast(field.type)) if retyped else whole.remove_column(at), path)
    if declared:
        edit_manifest(release, lambda package: _declare(package, table, column, retyped))
    _refit(release)


def _declare(package: dict[str, Any], table: str, column: str, retyped: bool) -> None:
    resource = next(each for each in package["resources"] if each.get("table") == table and "schema" in each)
    fields = resource["schema"]["fields"]
    at = next(at for at, field in enumerate(fields) if field["name"] == column)
    if retyped:
        fields[at]["type"] = "integer" if fields[at]["type"] == "string" else "string"
        fields[at]["constraints"].pop("enum", None)
    else:
        del fields[at]


def _refit(release: Path) -> None:
    refit_manifest(release)
    index = json.loads((release.parent / INDEX).read_bytes())
    next(each for each in index["releases"] if each["version"] == release.name)["manifest_sha256"] = hashlib.sha256((release / "datapackage.json").read_bytes()).hexdigest()
    (release.parent / INDEX).write_bytes((json.dumps(index, indent=1) + "\n").encode())


def outcomes(releases: Path, version: str = "1.1.0") -> dict[str, str]:
    """What every command that cannot answer says, which must be one line; "" where it answers."""
    of = ("--releases", releases, "--version", version)
    commands: dict[str, tuple[object, ...]] = {
        "show": ("show", version, *of[:2]), "targets": ("targets", "330681", *of), "attention": ("attention", "--dictionary", "env15", "--area", "330681", *of),
        "diff": ("diff", "1.0.0", "1.1.0", "--rows", *of[:2]), "diff back": ("diff", "1.1.0", "1.0.0", *of[:2]), "rebuild": ("rebuild", releases / version),
        **{kind: ("export", "--format", kind, *of, "--to", releases.parent / kind) for kind in ("long", "wide", "sdmx", "duckdb")},
    }  # fmt: skip
    said = {}
    for name, arguments in commands.items():
        code, _, said[name] = run(*map(str, arguments))
        assert (code, said[name].count("\n")) in ((0, 0), (2, 1)), (name, code, said[name])
    return said


@pytest.mark.parametrize("declared", [False, True], ids=["in the file", "in its declaration too"])
@pytest.mark.parametrize(("table", "column", "retyped"), [case if case[1] == "obs_value" else pytest.param(*case, marks=pytest.mark.slow) for case in CASES])
def test_every_command_answers_or_says_in_one_line_which_table_is_wrong(releases: Path, table: str, column: str, retyped: bool, declared: bool) -> None:
    forge(releases, table, column, retyped, declared)
    said = outcomes(releases)
    for name in CASES[table, column, retyped]:
        assert f"1.1.0/parquet/{table}.parquet: " in said[name] and "gongbao verify" in said[name], (name, said[name])
    if declared:
        assert all(column in said[name] for name in CASES[table, column, retyped]) and said["diff"] == ""
    else:
        assert "列与清单所载不符" in said["diff" if table != "dim_unit" else "sdmx"]


@pytest.mark.parametrize(
    ("table", "column", "value", "told"),
    [
        ("observations", "time_period", "zzz", "time_period: 不该有的值 · a value that it may not hold: 'zzz'"), ("observations", "obs_status", "zzz", "obs_status: 不该有的值"),
        ("observations", "obs_value", float("nan"), "obs_value: 不是有限的数 · not a finite number"), ("observations", "report_id", "zzz", "reports.parquet: 没有 · has no report_id 'zzz'"),
        ("observations", "unit_measure", "zzz", "dim_unit.parquet: 没有 · has no unit_measure 'zzz'"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_one_line_where_it_is_needed(releases: Path, table: str, column: str, value: object, told: str) -> None:
    path = releases / "1.1.0" / "parquet" / f"{table}.parquet"
    whole = read_parquet(path)
    at = whole.schema.get_field_index(column)
    field = whole.schema.field(at)
    write_parquet(whole.set_column(at, field, pa.array([value, *whole[column].to_pylist()[1:]], field.type)), path)
    _refit(releases / "1.1.0")
    code, _, said = run("export", "--format", "sdmx", "--releases", releases, "--to", releases.parent / "out.csv")
    assert (code, said.count("\n")) == (2, 1) and told in said


def test_a_release_from_before_whole_tables_is_shown_and_compared_and_not_made_again(releases: Path) -> None:
    old = releases / "1.0.0"
    gone = [name for name in read_manifest(old).tables if name in LATER or name.startswith(("dim_", "fact_"))]
    edit_manifest(old, lambda package: package.update(resources=[each for each in package["resources"] if not gone_with(each, gone)]))
    for path in [*old.glob("gongbao.*"), *old.glob("excel/*"), *(old / kind / f"{name}.{kind}" for kind in ("csv", "parquet") for name in gone)]:
        path.unlink(missing_ok=True)
    _refit(old)
    said = outcomes(releases, "1.0.0")
    assert [said[name] for name in ("show", "targets", "diff", "diff back", "long", "wide")] == [""] * 6
    assert "cannot be made again" in said["rebuild"] or "does not hold what it was made with" in said["rebuild"]
    assert "has no table 'dim_unit'" in said["sdmx"]


def gone_with(resource: dict[str, Any], tables: list[str]) -> bool:
    return resource.get("table") in tables or Path(resource["path"]).stem in (*tables, "gongbao") or resource["path"].startswith("excel/")


def test_what_is_no_database_is_not_served(releases: Path) -> None:
    (releases / "1.1.0" / "gongbao.sqlite").write_bytes(b"no database" * 1000)
    _refit(releases / "1.1.0")
    with pytest.raises(BrokenRelease, match="gongbao.sqlite: 不是数据库 · no database"):
        browser(open_release(releases / "1.1.0"))
