"""Declared corrections: what they change, what they keep, and that none is ever passed over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.errors import InputError
from flows.project import SEEDS
from flows.runs.stages import Tables, outline_all, read_all
from flows.seeds.corrections import read_corrections
from flows.seeds.ingest import ingest
from flows.seeds.reference import read_reference, read_released, write_reference
from tests.all_at_once import assemble, check, with_quality
from tests.small_release import changes, two_reports
from tests.small_reports import small_report, write_reports
from transforms.reading import Reader
from transforms.reference import ReferenceData
from transforms.releases.changes import Contents, level
from transforms.releases.corrections import NotApplicable, correct
from transforms.tables import BY_NAME

GDP: dict[str, Any] = {
    "report_id": "330600-2024", "table": "observations",
    "where": {"evidence": "全年实现地区生产总值5120亿元", "numeral": "5120"},
    "expects": {"obs_value": 5120}, "set": {"obs_value": 5119.5},
    "reason": "统计公报核定数", "source": "统计公报", "status": "accepted", "by": "张三", "on": "2024-03-01",
}  # fmt: skip
RANK: dict[str, Any] = {
    **GDP, "table": "rankings", "where": {"evidence": "增长6.4%、居全省第3位", "numeral": "3"}, "expects": {"rank": 3}, "set": {"rank": 4},
}  # fmt: skip


def write(folder: Path, *entries: object) -> Path:
    """A seeds folder with one report and these corrections."""
    text = yaml.safe_dump(list(entries), allow_unicode=True)
    return write_reports(folder, {"330600-2024.txt": small_report(), "corrections.yaml": text})


def read(seeds: Path) -> tuple[Tables, ReferenceData]:
    """What a release of `seeds` would hold, without the results of the checks, and its reference data."""
    reference = read_reference(seeds)
    reports = ingest(seeds, reference.areas).reports
    return assemble(reports, outline_all(reports), read_all(Reader(reference), reports), reference), reference


def told(tables: Tables, name: str, *columns: str) -> list[tuple]:
    """The values in `columns` of the corrected rows of a table."""
    keys = {row.row_key for row in tables["corrections"]}
    return [tuple(getattr(row, column) for column in columns) for row in tables[name] if row[0] in keys]


def test_a_corrected_row_keeps_its_original_and_its_base_value_follows(tmp_path: Path) -> None:
    plain, _ = read(write(tmp_path / "plain"))
    tables, reference = read(write(tmp_path / "seeds", GDP, RANK))
    assert told(tables, "observations", "obs_value", "base_value", "flags") == [(5119.5, 511950000000.0, "corrected")]
    assert told(tables, "rankings", "rank") == [(4,)]
    kept = {(row.table_name, row.column_name): (row.original_value, row.new_value, row.reason) for row in tables["corrections"]}
    assert kept == {
        ("observations", "base_value"): ("512000000000.0", "511950000000.0", "统计公报核定数"),
        ("observations", "obs_value"): ("5120.0", "5119.5", "统计公报核定数"),
        ("rankings", "rank"): ("3", "4", "统计公报核定数"),
    }
    assert check(tables, reference).stopped_by == []
    others = [row for row in tables["observations"] if "corrected" not in (row.flags or "")]
    assert len(others) == len(plain["observations"]) - 1 and set(others) <= set(plain["observations"])


def test_changes_tell_that_it_was_a_correction_when_it_comes_and_when_it_goes(tmp_path: Path) -> None:
    before, after = (
        {name: Contents(BY_NAME[name], rows) for name, rows in with_quality(read(seeds)[0], []).items()}
        for seeds in (write(tmp_path / "before"), write(tmp_path / "after", GDP))
    )
    for old, new in ((before, after), (after, before)):
        found = changes(old, new)
        assert {(row[0], row[2], row[4]) for row in found} == {
            *(("observations", column, "correction") for column in ("obs_value", "base_value", "flags")), ("corrections", "", "correction"),
        }  # fmt: skip
        assert level(old, new, found) == "patch"


def test_only_accepted_corrections_are_applied(tmp_path: Path) -> None:
    absent = {**GDP, "where": {"evidence": "没有这句话", "numeral": "1"}}
    for status in ("proposed", "rejected"):
        tables, _ = read(write(tmp_path / status, {**absent, "status": status}, {**GDP, "status": status}))
        assert tables["corrections"] == [] and not any("corrected" in (row.flags or "") for row in tables["observations"])


def test_a_row_is_told_by_its_id_or_by_what_is_found_in_it(tmp_path: Path) -> None:
    plain, _ = read(write(tmp_path / "plain"))
    key = next(row.observation_id for row in plain["observations"] if row.obs_value == 5120)
    by_id, _ = read(write(tmp_path / "id", {**GDP, "where": {"id": key, "numeral": "5120"}}))
    by_column, _ = read(write(tmp_path / "column", {**GDP, "expects": {**GDP["expects"], "indicator_code": "gdp", "time_period": "2023"}}))
    assert by_id["observations"] == by_column["observations"] != plain["observations"]


@pytest.mark.parametrize(
    ("expects", "outcome"), [({}, "匹配多行.*330681-2023-o5.1, twin"), ({"indicator_name": "工业增加值"}, {"twin.base_value", "twin.obs_value"})]
)
def test_a_doubtful_match_is_refused_until_something_tells_the_rows_apart(tmp_path: Path, expects: dict[str, str], outcome: Any) -> None:
    tables = two_reports()
    twin = BY_NAME["observations"].row_type._make(tables["observations"][0])._replace(observation_id="twin", indicator_name="工业增加值")
    tables["observations"].append(twin)
    where = {"evidence": "地区生产总值增长5.1%", "numeral": "5.1"}
    entry = {**GDP, "report_id": "330681-2023", "where": where, "expects": {"obs_value": 5.1, **expects}, "set": {"obs_value": 5.2}}
    reference = read_reference(write(tmp_path, entry))
    if isinstance(outcome, str):
        with pytest.raises(NotApplicable, match=outcome):
            correct(tables, reference)
    else:
        assert {row.correction_id for row in correct(tables, reference)["corrections"]} == outcome


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"where": {"evidence": "全年实现地区生产总值5120亿元", "numeral": "6.4"}}, "没有匹配任何行 · matches nothing"),
        ({"where": {"id": "330600-2024-o-nowhere", "numeral": "5120"}}, "matches nothing"),
        ({"report_id": "330600-1999"}, "matches nothing"),
        ({"expects": {"obs_value": 5000}}, "obs_value 是 5120.0，不是 5000.0"),
        ({"expects": {"obs_value": 5120, "time_period": "2022"}}, "time_period 是 2023"),
    ],
)
def test_one_that_finds_nothing_or_something_else_stops_the_run_with_one_line(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read(write(tmp_path / "seeds", RANK, {**GDP, **change}))
    assert reason in str(caught.value) and "第 2 条更正 · correction 2" in str(caught.value) and "\n" not in str(caught.value)


def test_a_value_is_corrected_once(tmp_path: Path) -> None:
    again = {**GDP, "expects": {"obs_value": 5119.5}, "set": {"obs_value": 5118}}
    with pytest.raises(InputError, match="correction 2: .*is corrected by another one already"):
        read(write(tmp_path / "seeds", GDP, again))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": "done"}, "status: done"),
        ({"table": "numerals"}, "table: numerals"),
        ({"on": "March"}, "on: March 不是日期"),
        ({"reason": ""}, "reason 为空"),
        ({"why": "x"}, "unknown field: why"),
        ({"where": {"evidence": "x"}}, "field missing: where.numeral"),
        ({"where": {"numeral": "5120"}}, "where needs numeral, and id or evidence"),
        ({"set": {}}, "nothing to correct"),
        ({"set": {"char_start": 1}, "expects": {"char_start": 0}}, "char_start 不能更正"),
        ({"set": {"report_id": "x"}, "expects": {"report_id": "y"}}, "report_id 不能更正"),
        ({"set": {"time_period": "2022"}}, "set.time_period 应在 expects 中写明原值"),
        ({"set": {"obs_value": "many"}}, "many 不是数"),
        ({"set": {"obs_value": "nan"}}, "nan 不是数"),
        ({"set": {"obs_value": None}}, "obs_value 不能为空"),
        ({"set": {"measure": "amount"}, "expects": {"measure": "level"}}, "amount 不在可取的值之内"),
        ({"set": {"obs_value": "5120.0"}}, "与 expects 相同"),
        ({"expects": [5120]}, "expects 应为"),
    ],
)
def test_a_malformed_entry_is_told_in_one_line(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_corrections(write(tmp_path, {**GDP, **change}))
    assert reason in str(caught.value) and "corrections.yaml, 第 1 条 · entry 1" in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("corrections: 1", "must be a list"),
        ("- just words", "must have fields"),
        ("- {report_id: a, report_id: b}", "stands twice"),
        ("- [unclosed", "is no YAML"),
    ],
)
def test_a_broken_file_is_told_in_one_line(tmp_path: Path, content: str, reason: str) -> None:
    write_reports(tmp_path, {"corrections.yaml": content})
    with pytest.raises(InputError, match=reason) as caught:
        read_corrections(tmp_path)
    assert "\n" not in str(caught.value)


def test_all_malformed_entries_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_corrections(write(tmp_path, {**GDP, "status": "x"}, GDP, {**GDP, "on": "x"}))
    assert [line.split("·")[1][:8] for line in str(caught.value).splitlines()] == [" entry 1", " entry 3"]


def test_the_shipped_file_declares_nothing_and_its_example_can_be_used(tmp_path: Path) -> None:
    assert read_corrections(SEEDS) == ()
    lines = (SEEDS / "corrections.yaml").read_text("utf-8").splitlines()
    example = "\n".join(line[2:] for line in lines if line.startswith(("# - ", "#   ")))
    [correction] = read_corrections(write_reports(tmp_path, {"corrections.yaml": example}))
    assert (correction.numeral, correction.expects, correction.new_value, correction.on) == ("7791", "7791", "7790.9", "2024-03-01")


def test_reference_data_come_back_from_a_release_as_they_were(tmp_path: Path) -> None:
    both = {"expects": {"obs_value": 5120, "indicator_code": "gdp"}, "set": {"obs_value": 7, "indicator_code": None}}
    reference = read_reference(write(tmp_path / "seeds", {**GDP, **both, "reason": '核定，"第二次"\n见附注'}, RANK))
    assert len(reference.corrections) == 3 and reference.corrections[0].on == "2024-03-01"
    write_reference(tmp_path, reference)
    assert read_released(tmp_path) == reference


def test_what_is_worked_out_from_a_corrected_row_is_told_as_corrected_too(tmp_path: Path) -> None:
    growth = {**GDP, "where": {"evidence": "增长6.4%", "numeral": "6.4"}, "expects": {"obs_value": 6.4}, "set": {"obs_value": 6.3}}
    before, after = (
        {name: Contents(BY_NAME[name], rows) for name, rows in with_quality(read(seeds)[0], []).items()}
        for seeds in (write(tmp_path / "before"), write(tmp_path / "after", growth))
    )
    found = changes(before, after)
    assert ("target_tracking", "baseline_value", "correction") in {(row[0], row[2], row[4]) for row in found}
    assert {row[4] for row in found} == {"correction"}
