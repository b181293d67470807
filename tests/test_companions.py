"""SQLite, DuckDB, CSV and workbook for Excel: they hold what Parquet holds, and whatever a cell holds."""

from __future__ import annotations

import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows.errors import ReleaseRefused, StoreError
from flows.format.arrow import to_arrow, to_rows
from flows.format.databases.duck import FILE as DUCKDB
from flows.format.databases.duck import duckdb_table, open_duckdb, write_duckdb
from flows.format.databases.sqlite import FILE, open_sqlite, sqlite_rows, write_sqlite
from flows.format.databases.views import READY_VIEWS
from flows.format.excel.csv_file import read_excel_csv, write_excel_csv
from flows.format.excel.read import as_held, open_workbook, read_sheet
from flows.format.excel.workbook import FILE as WORKBOOK
from flows.format.excel.workbook import write_workbook
from flows.format.formats import read_parquet
from flows.format.release import Release, open_release
from flows.project import ROOT
from flows.store.store import Store
from flows.verify.verify import verify
from tests.companion_tools import publish, write_companions
from tests.release_tools import bytes_of, refit_manifest
from tests.small_release import two_reports
from tests.test_formats import SAMPLE, nasty, rows_of_sample, texts
from transforms.star.tables import STAR
from transforms.tables import CHANGES

FORMULAS = st.tuples(st.sampled_from(["=", "+", "-", "@", "\t=", "'", "'=", "＝"]), texts).map("".join)
NASTIEST = [('=cmd|" /C calc"!A0', 1, "@SUM(1,2)", None, -0.5, True), ("-1\n+2", -3, "'quoted'", 0, 1e300, None), ("𠀀\U0001f600", 0, "\ufeffa", 7, None, False)]
CONTROL = re.compile("_x(00[01][0-9A-F]|FFF[EF])_")  # what XML cannot hold is written so, and openpyxl leaves it


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("companions"))


@pytest.fixture
def release(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "downloaded"))


def tables_of(release: Release) -> dict:
    names = [name for name in release.manifest.tables if name != CHANGES.name]
    return {name: (release.manifest.tables[name], release.table(name)) for name in names}


@settings(max_examples=40)
@given(rows_of_sample, st.lists(FORMULAS, max_size=3, unique=True))
@example(NASTIEST, [])
def test_every_cell_comes_back_from_every_format(rows: list[tuple], formulas: list[str]) -> None:
    rows = [*rows, *((text, at, text, None, None, None) for at, text in enumerate(formulas) if (text, at) not in {row[:2] for row in rows})]
    table, expected = to_arrow(SAMPLE, rows), sorted(rows, key=lambda row: row[:2])
    with TemporaryDirectory() as folder:
        write_sqlite({"sample": (SAMPLE, table)}, Path(folder, "sample.sqlite"))
        with closing(open_sqlite(Path(folder, "sample.sqlite"))) as database:
            assert sqlite_rows(database, SAMPLE) == expected
        write_workbook({"sample": (SAMPLE, table)}, Path(folder, "sample.xlsx"), [("甲", "a")])
        assert read_sheet(open_workbook(Path(folder, "sample.xlsx")), SAMPLE) == [as_held(row) for row in expected]
        write_excel_csv(SAMPLE, table, Path(folder, "sample.csv"))
        assert read_excel_csv(SAMPLE, Path(folder, "sample.csv")) == expected
        cells = [cell for line in Path(folder, "sample.csv").read_text("utf-8-sig").split("\r\n")[1:] for cell in [line.lstrip('"')]]
        assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


@pytest.mark.slow
@settings(max_examples=20)
@given(rows_of_sample)
@example(NASTIEST)
def test_every_cell_comes_back_from_duckdb(rows: list[tuple]) -> None:
    with TemporaryDirectory() as folder:
        write_duckdb({"sample": (SAMPLE, to_arrow(SAMPLE, rows))}, Path(folder, "it's.duckdb"))
        with open_duckdb(Path(folder, "it's.duckdb")) as database:
            assert to_rows(duckdb_table(database, SAMPLE)) == sorted(rows, key=lambda row: row[:2])


@settings(max_examples=20)
@given(st.lists(st.one_of(FORMULAS, nasty, texts), max_size=6, unique=True))
@example(['=1+1', "@x", "_x0041_", "https://example.org", "007", "\x01", "\ufffe"])
def test_text_stays_text_in_the_workbook(words: list[str]) -> None:
    table = to_arrow(SAMPLE, [(word, at, None, at, at + 0.25, True) for at, word in enumerate(words)])
    with TemporaryDirectory() as folder:
        write_workbook({"sample": (SAMPLE, table)}, Path(folder, "sample.xlsx"), [("甲", "a"), ("乙", "b")])
        sheet = openpyxl.load_workbook(Path(folder, "sample.xlsx"))["sample"]
        assert sheet.freeze_panes == "B2"
        for row, cells in zip(to_rows(table), sheet.iter_rows(min_row=2)):
            assert (CONTROL.sub(lambda found: chr(int(found[1], 16)), cells[0].value or ""), cells[0].data_type in "sn") == (row[0], True)
            assert tuple(cell.value for cell in cells[3:]) == row[3:]


def test_the_release_verifies_and_every_table_is_the_same_in_every_format(pristine: Path) -> None:
    assert verify(pristine) == []
    tables = tables_of(open_release(pristine))
    with open_duckdb(pristine / DUCKDB) as on_duckdb, closing(open_sqlite(pristine / FILE)) as sqlite:
        for name, (declared, table) in tables.items():
            assert to_rows(duckdb_table(on_duckdb, declared)) == to_rows(table) == sqlite_rows(sqlite, declared), name
        (comment,) = on_duckdb.execute("SELECT comment FROM duckdb_columns() WHERE table_name = 'observations' AND column_name = 'obs_value'").fetchone()
        assert comment == "数值，按原文单位，带符号 · The number as written, signed [unit_measure]"
        (written,) = sqlite.execute("SELECT sql FROM sqlite_master WHERE name = 'observations'").fetchone()
        assert "-- 数值，按原文单位，带符号 · The number as written, signed [unit_measure]" in written
        for view in READY_VIEWS:
            name = view.table.name
            assert on_duckdb.execute(f"SELECT * FROM {name}").fetchall() == sqlite.execute(f"SELECT * FROM {name}").fetchall()


def test_made_again_in_another_process_every_file_has_the_same_bytes(pristine: Path, tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from tests.companion_tools import publish; publish(Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, tmp_path / "绍兴 [1]"], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "3"}, check=True)
    assert bytes_of(tmp_path / "绍兴 [1]" / pristine.name) == bytes_of(pristine)


def test_duckdb_gives_the_same_bytes_for_texts_that_it_would_compress_by_chance(tmp_path: Path) -> None:
    rows = [(f"{hash((number, 1))}增长{number % 7}%" * 9, number, None, None, None, None) for number in range(9000)]
    for name in "abc":
        write_duckdb({"sample": (SAMPLE, to_arrow(SAMPLE, rows))}, tmp_path / name)
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1


def test_keys_and_references_are_enforced(release: Path) -> None:
    with closing(sqlite3.connect(release / FILE, isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            database.execute("INSERT INTO dim_unit SELECT * FROM dim_unit LIMIT 1")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            database.execute("UPDATE rankings SET observation_id = 'nowhere'")
        with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
            database.execute("UPDATE observations SET measure = NULL")


def test_every_fact_meets_every_dimension(pristine: Path) -> None:
    with closing(open_sqlite(pristine / FILE)) as database:
        joins = " ".join(f"JOIN {dim} USING ({key})" for dim, key in (("dim_area", "ref_area"), ("dim_indicator", "indicator_code"), ("dim_period", "time_period"), ("dim_unit", "unit_measure")))
        found = database.execute(f"SELECT area_name, name_zh, year, unit_mult, obs_value, prefecture_name FROM fact_observation {joins} ORDER BY observation_id").fetchall()
    assert found == [
        ("诸暨市", "地区生产总值", 2022, 0, 5.1, "绍兴市"), ("诸暨市", "指标手册之外", 2022, 0, 6.0, "绍兴市"),
        ("上虞区", "地区生产总值", 2022, 8, 1130.0, "绍兴市"), ("上虞区", "失业率", 2022, 0, 5.0, "绍兴市"),
    ]  # fmt: skip
    english = {row["area_name"]: row["name_en"] for row in open_release(pristine).table("dim_area").to_pylist()}
    assert (english["绍兴市"], english["诸暨市"], english["上虞区"]) == ("Shaoxing", "Zhuji", "Shangyu District")
    assert {declared.name for declared in STAR} <= open_release(pristine).manifest.rows.keys()


def test_a_reference_that_leads_nowhere_stops_the_database(pristine: Path, tmp_path: Path) -> None:
    tables = tables_of(open_release(pristine))
    declared, table = tables["reports"]
    with pytest.raises(ReleaseRefused, match="refers to reports, where it is not"):
        write_sqlite({**tables, "reports": (declared, table.slice(1))}, tmp_path / "broken.sqlite")


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("excel/observations.csv", "1130", "1131", "excel/observations.csv: 与 Parquet 不同 · differs from Parquet"),
        ("excel/observations.csv", "1130", "many", "excel/observations.csv: 无法按清单读取 · cannot be read as declared"),
        ("excel/rankings.csv", "ranking_id", "id", "excel/rankings.csv: 无法按清单读取 · cannot be read as declared"),
    ],
)
def test_a_forged_cell_for_excel_is_found(release: Path, file: str, before: str, after: str, told: str) -> None:
    path = release / file
    path.write_bytes(path.read_bytes().replace(before.encode(), after.encode()))
    refit_manifest(release)
    assert len(found := verify(release)) == 1 and found[0].startswith(told)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE observations SET obs_value = 1131 WHERE obs_value = 1130", {"gongbao.sqlite: observations 与 Parquet 不同 · differs from Parquet", "gongbao.sqlite: fact_observation 与 Parquet 不同 · differs from Parquet"}),
        ("DROP VIEW fact_ranking", {"gongbao.sqlite: 无法按清单读取 · cannot be read as declared (no such table: fact_ranking)"}),
        ("DELETE FROM dim_area WHERE ref_area = '330000'", {"gongbao.sqlite: dim_area 与 Parquet 不同 · differs from Parquet"}),
    ],
)
def test_a_forged_database_is_found(release: Path, statement: str, told: set[str]) -> None:
    with closing(sqlite3.connect(release / FILE)) as database, database:
        database.execute(statement)
    refit_manifest(release)
    assert told <= set(verify(release))


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("H4", 1131, "sheet observations 与 Parquet 不同 · differs from Parquet"),
        ("H4", "many", "sheet observations: 无法按清单读取 · cannot be read as declared"),
        ("H1", "value", "sheet observations: 无法按清单读取 · cannot be read as declared"),
    ],
)
def test_a_forged_workbook_is_found(release: Path, cell: str, value: object, told: str) -> None:
    book = openpyxl.load_workbook(release / WORKBOOK)
    assert book["observations"]["H4"].value == 1130
    book["observations"][cell] = value
    book.save(release / WORKBOOK)
    refit_manifest(release)
    assert [line.startswith(f"{WORKBOOK}: {told}") for line in verify(release)] == [True]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE dim_unit SET unit_mult = 9 WHERE unit_measure = '亿元'", "dim_unit 与 Parquet 不同 · differs from Parquet"),
        ("DROP VIEW rankings_named; DROP VIEW fact_ranking", "无法按清单读取 · cannot be read as declared"),
        ("CREATE OR REPLACE VIEW fact_ranking AS SELECT * FROM read_csv('/etc/hostname')", "无法按清单读取 · cannot be read as declared"),
    ],
)
def test_a_forged_duckdb_is_found_and_reads_nothing_else(release: Path, statement: str, told: str) -> None:
    with duckdb.connect(str(release / DUCKDB)) as database:
        database.execute(statement)
    refit_manifest(release)
    assert [line.startswith(f"gongbao.duckdb: {told}") for line in verify(release)] == [True]


def test_a_spreadsheet_finds_its_way(pristine: Path) -> None:
    book = openpyxl.load_workbook(pristine / "gongbao.xlsx")
    assert book.properties.created == datetime(2000, 1, 1)
    about = [[cell.value for cell in row] for row in book["说明 about"].iter_rows()]
    assert about[0][0] == "公报 gongbao 1.0.0 · open data from Chinese government work reports"
    assert ["  obs_value", "float [unit_measure]", "数值，按原文单位，带符号", "The number as written, signed"] in about
    sheet = book["observations"]
    head = [cell.value for cell in sheet[1]]
    values = dict(zip(head, sheet[4]))
    assert (values["ref_area"].value, values["ref_area"].number_format, values["base_value"].value) == ("330682", "@", 113000000000)
    assert sheet.auto_filter.ref.startswith("A1:") and "text" not in [cell.value for cell in book["reports"][1]]


def test_units_and_meaning_ride_in_parquet(pristine: Path) -> None:
    schema = read_parquet(pristine / "parquet" / "observations.parquet").schema
    assert schema.field("obs_value").metadata == {b"zh": "数值，按原文单位，带符号".encode(), b"en": b"The number as written, signed", b"unit": b"[unit_measure]"}
    panel = read_parquet(pristine / "parquet" / "panel.parquet").schema
    assert panel.field("gdp_level_actual").metadata[b"unit"].decode() == "元"


def test_a_large_table_is_named_where_it_has_no_sheet(pristine: Path, tmp_path: Path) -> None:
    write_workbook(tables_of(open_release(pristine)), tmp_path / "small.xlsx", [("甲", "a")], most_rows=3)
    book = openpyxl.load_workbook(tmp_path / "small.xlsx")
    assert "rankings" in book.sheetnames and "observations" not in book.sheetnames
    assert any("excel/observations.csv" in str(cell.value) for cell in book["说明 about"]["C"])


@pytest.mark.parametrize(("most", "file"), [(60_000, FILE), (1_000_000, DUCKDB)])
def test_a_disk_that_is_full_for_a_database_is_told_as_that(tmp_path: Path, most: int, file: str) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def on_a_full_disk(folder: Path, version: str) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
        write_companions(folder, version)

    try:
        with pytest.raises(StoreError, match=f"{file}: .*nothing was published: make room"):
            Store(tmp_path / "releases").publish(two_reports(), on_a_full_disk)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert Store(tmp_path / "releases").versions() == []
