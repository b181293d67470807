"""Every check passes on good data, and each fires, alone, on data broken in its own way."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest

from expectations.catalogue import all_checks, checks_of, checks_within
from expectations.declare import TABLE_RULES, Check
from expectations.engine import PASSED_OR_NOT, run
from expectations.findings import CHECKS
from expectations.frames import frame_of
from expectations.suites import suite_dict
from expectations.world import World
from tests.all_at_once import check
from tests.mutations import MUTATIONS, edit
from tests.good_tables import REFERENCE, good_tables
from transforms.tables import OBSERVATIONS, QUALITY, TABLES


@cache
def good_result():
    return check(good_tables(), REFERENCE)


def with_quality():
    tables = good_tables()
    tables["quality"] = [row for row in good_result().quality_rows if row.table_name != "quality"]
    return tables


@cache
def good_frames():
    world = World(with_quality(), REFERENCE)
    return {table.name: frame_of(table, world.tables[table.name], world) for table in TABLES}


def fired(tables, reference) -> set[str]:
    """The checks that fail. Great Expectations sees only columns: of those that equal the good ones it has said all it can."""
    world = World(tables, reference)
    failed = set()
    for table in TABLES:
        frame, good, suite = frame_of(table, tables[table.name], world), good_frames()[table.name], suite_dict(table)
        if list(frame) == list(good):
            changed = {name for name in frame if not frame[name].equals(good[name])}
            suite["expectations"] = [each for each in suite["expectations"] if each["type"] not in TABLE_RULES and columns_of(each) & changed]
            frame = frame[sorted(set().union(*map(columns_of, suite["expectations"])))]
        results = run(frame, suite, PASSED_OR_NOT).results if suite["expectations"] else []
        failed |= {result.expectation_config.meta["rule_id"] for result in results if not result.success}
    return failed


def columns_of(expectation) -> set[str]:
    kwargs = expectation["kwargs"]
    return {*kwargs.get("column_list", ()), *(value for name, value in kwargs.items() if name in ("column", "column_A", "column_B"))}


def test_good_tables_pass_every_check():
    result = good_result()
    assert result.stopped_by == [] and result.warned_by == []
    assert [row for row in result.quality_rows if not row.success] == []
    assert {row.check_id for row in result.quality_rows} == {each.check_id for each in all_checks()}


def test_every_check_looks_at_rows_of_the_good_tables():
    """A check that applies to nothing passes everything."""
    idle = {row.check_id for row in good_result().quality_rows if row.n_checked == 0}
    assert idle == {"reports.superlatives_kept", "reports.lines_whole", "reports.has_observations"}, "these need long texts"


def test_every_check_has_a_mutation():
    assert set(MUTATIONS) == {each.check_id for each in all_checks()}


@pytest.mark.parametrize("check_id", sorted(MUTATIONS))
def test_exactly_this_check_fires(check_id):
    tables = with_quality()
    reference = MUTATIONS[check_id](tables, REFERENCE) or REFERENCE
    assert fired(tables, reference) == {check_id}


@cache
def bad_result():
    """Broken in four ways: an unknown unit, malformed area codes everywhere, one rank claimed twice, a numeral unresolved."""
    tables = good_tables()
    tables["observations"] = [row._replace(ref_area="33") for row in tables["observations"]]
    edit(tables, "observations", "o06", unit_measure="蒲式耳")
    edit(tables, "numerals", "十", disposition="unresolved")
    MUTATIONS["rankings.claimed_once"](tables, REFERENCE)
    return check(tables, REFERENCE)


def row_of(result, check_id):
    return next(row for row in result.quality_rows if row.check_id == check_id)


def test_a_failed_critical_check_stops_the_release_and_says_what_where_and_what_to_do():
    _, line = bad_result().stopped_by
    assert line.startswith("observations.unit_known: 每个单位都在单位表中 · Every unit is in the list of units — ")
    assert "330700-2024-o06 (规上工业亩均增加值 蒲式耳)" in line and "seeds/reference/units.csv" in line and "\n" not in line
    row = row_of(bad_result(), "observations.unit_known")
    assert (row.severity, row.success, row.n_checked, row.n_failed, row.failed_rows) == ("critical", False, 18, 1, "330700-2024-o06")


def test_a_line_names_a_few_places_and_the_table_all_of_them():
    line, _ = bad_result().stopped_by
    assert line.startswith("observations.ref_area_formed") and line.count("330700-2024-o") == 3 and " +15 " in line
    assert len(row_of(bad_result(), "observations.ref_area_formed").failed_rows.split()) == 18


def test_a_failed_warning_does_not_stop_the_release():
    [line] = bad_result().warned_by
    assert line.startswith("rankings.claimed_once: ") and "330700-2024-r01 (地区生产总值 全省（11） 3 exact), 330800-2024-r01" in line
    assert row_of(bad_result(), "rankings.claimed_once").failed_rows == "330700-2024-r01 330800-2024-r01"


def test_an_info_is_only_published():
    row = row_of(bad_result(), "numerals.resolved")
    assert (row.severity, row.success, row.n_failed) == ("info", False, 1) and row.failed_rows.startswith("330700-2024:")


def broken(row, world):
    raise KeyError("no such thing")


@pytest.mark.parametrize(
    "rule",
    [
        Check("observations", "breaks", "info", "坏规则", "a broken rule", holds=broken, needs=("report_id",)),
        Check("observations", "breaks", "info", "坏规则", "a broken rule", type="expect_column_values_to_be_unique", kwargs={"column": "no_such_column"}),
    ],
    ids=["in its own code", "inside Great Expectations"],
)
def test_a_rule_that_breaks_down_is_an_error_of_the_rule_and_stops_the_release(rule, monkeypatch):
    columns, *others = checks_within(OBSERVATIONS)
    derived = [each.name for each in (*others, rule) if each.holds]
    columns = Check(**{**vars(columns), "kwargs": {"column_list": [*OBSERVATIONS.column_names, *derived]}})
    monkeypatch.setattr("expectations.checks.checks_within", lambda table: (columns, *others, rule) if table is OBSERVATIONS else checks_within(table))
    monkeypatch.setitem(CHECKS, rule.check_id, rule)
    result = check(good_tables(), REFERENCE)
    [line] = result.stopped_by
    assert line.startswith("observations.breaks") and "检查本身出错" in line and ("no such thing" in line or "no_such_column" in line)
    row = row_of(result, "observations.breaks")
    assert row.severity == "critical" and not row.success and "broke down" in row.description_en


def test_a_table_that_is_missing_is_refused():
    with pytest.raises(KeyError, match="numerals"):
        check({name: rows for name, rows in good_tables().items() if name != "numerals"}, REFERENCE)


def test_plain_tuples_give_the_same_rows_of_quality_in_every_run():
    tables = {name: [tuple(row) for row in rows] for name, rows in good_tables().items()}
    rows = check(tables, REFERENCE).quality_rows
    assert rows == good_result().quality_rows == sorted(rows)
    assert all(isinstance(row, QUALITY.row_type) for row in rows)


def test_empty_tables_pass():
    assert check({name: [] for name in good_tables()}, REFERENCE).stopped_by == []


def test_importing_the_gate_does_not_import_great_expectations():
    """It takes seconds, and most commands never check anything."""
    code = "import sys, expectations.checks, expectations.docs; print([m for m in ('great_expectations', 'pandas') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_clean_run_says_nothing():
    code = "from tests.good_tables import *; from tests.all_at_once import check; check(good_tables(), REFERENCE)"
    run = subprocess.run([sys.executable, "-W", "default", "-c", code], capture_output=True, text=True, check=True)
    ours = [line for line in run.stderr.splitlines() if "great_expectations" in line or "expectations/" in line]
    assert run.stdout == "" and ours == []
