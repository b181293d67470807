"""docs/load.md and docs/bi.md: every snippet runs on a release, where its tool is at hand."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

from flows.format.databases.sqlite import open_sqlite
from flows.pages import write_front
from flows.project import ROOT
from flows.store.store import Store
from tests.companion_tools import publish
from tests.test_cli import run

PAGES = {name: (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("load", "bi")}


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGES[page], re.DOTALL)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = publish(tmp_path_factory.mktemp("docs") / "releases").parent
    Store(folder).front(write_front)
    return folder


@pytest.fixture
def releases(store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(store)
    return store


def test_python_reads_values_units_and_descriptions(releases: Path) -> None:
    with_pandas, with_polars, with_duckdb = blocks("load", "python")
    pandas: dict = {}
    exec(with_pandas, pandas)
    assert pandas["about"]["obs_value"] == {"zh": "数值，按原文单位，带符号", "en": "The number as written, signed", "unit": "[unit_measure]"}
    assert str(pandas["about"]["obs_value"]) in PAGES["load"]
    assert str(pandas["observations"].dtypes["char_start"]) == "int64[pyarrow]"
    polars: dict = {}
    exec(with_polars, polars)
    assert polars["observations"].height == 4 and polars["targets"].height == 0
    of_duckdb: dict = {}
    exec(with_duckdb, of_duckdb)
    of_duckdb["database"].close()
    assert of_duckdb["named"]["obs_value"].tolist() == [5.1, 6.0, 1130.0, 5.0]


def test_sql_answers(releases: Path) -> None:
    import duckdb

    (on_parquet, on_sqlite), (on_star,) = blocks("load", "sql"), blocks("bi", "sql")
    assert duckdb.execute(on_parquet).fetchall() == []
    assert duckdb.execute(on_parquet.replace("'target'", "'actual'")).fetchall()[0] == ("地区生产总值", 5.1, "%", "诸暨市")
    assert len(duckdb.execute(on_star).fetchall()) == 4
    with closing(open_sqlite(releases / "latest" / "gongbao.sqlite")) as database:
        assert database.execute(on_sqlite).fetchall() == []
        assert len(database.execute(on_sqlite.replace("'target'", "'actual'")).fetchall()) == 3
        assert database.execute("SELECT unit FROM dictionary_columns WHERE table_name = 'observations' AND column_name = 'base_value'").fetchall() == [("[base_unit]",)]


@pytest.mark.slow
def test_the_commands_run(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(store.parent)
    commands = [command for page in PAGES.values() for command in re.findall(r"gongbao (?:export|verify) [^`\n]*", page)]
    whole = [command.replace("绍兴市", "诸暨市").replace("2020-2024", "2020-2022") for command in commands if "--to" in command or "verify" in command]
    assert len(whole) >= 4
    for command in whole:
        code, _, told = run(*shlex.split(command)[1:])
        assert (code, told) == (0, ""), command
    observations = pd.read_stata("observations.dta")
    of_stata = "\n".join(blocks("load", "stata") + blocks("bi", "stata"))
    assert {"measure", "obs_status"} <= set(observations.columns) and "tabulate measure obs_status" in of_stata
    assert pd.crosstab(observations["measure"], observations["obs_status"]).to_dict() == {"actual": {"growth": 1, "level": 2, "rate": 1}}
    assert "use gdp.dta" in of_stata and pd.read_stata("gdp.dta")["indicator_name"].tolist() == ["地区生产总值"] * 2


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed (apt-get install r-base-core r-cran-rsqlite)")
def test_r_reads_sqlite_and_csv(releases: Path) -> None:
    (with_sqlite, with_csv), (of_bi,) = blocks("load", "r"), blocks("bi", "r")
    told = "cat(nrow(observations), observations$obs_value[1], observations$ref_area[1], substr(observations$indicator_name[1], 1, 2), '\\n')\n"
    script = "\n".join([with_sqlite, told, with_csv, told, of_bi])
    done = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, env={"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:2] == ["4 5.1 330681 地区 "] * 2
    assert "economy" in done.stdout


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed (apt-get install libreoffice-calc)")
@pytest.mark.parametrize(("file", "filter_"), [("gongbao.xlsx", None), ("excel/observations.csv", "Text - txt - csv (StarCalc):44,34,76,1")])
def test_libreoffice_opens_it_with_values_intact(releases: Path, tmp_path: Path, file: str, filter_: str | None) -> None:
    # -1 as sheet: a file for every sheet.
    target = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1" if filter_ is None else "csv:Text - txt - csv (StarCalc):44,34,76,1"
    opened = ["--infilter=" + filter_] if filter_ else []
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", *opened, "--convert-to", target, "--outdir", tmp_path / "out", releases / "latest" / file],
        check=True, capture_output=True,
    )  # fmt: skip
    (made,) = [path for path in (tmp_path / "out").iterdir() if "observations" in path.name]
    text = made.read_text("utf-8-sig")
    assert "地区生产总值" in text and "330681" in text and "新增上市企业6家" in text
    assert re.search(r"1,?130", text) and re.search(r"113,?000,?000,?000", text)
