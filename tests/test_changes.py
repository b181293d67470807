"""What changed between two sets of tables, why, and which version follows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_release import TEXTS, Tables, changed, changes, tables, two_reports
from transforms.releases.changes import Contents, level
from transforms.releases.versions import next_version
from transforms.tables import BY_NAME, CHANGES, Column, Reference, Table

OBSERVATION = "330681-2023-o5.1"


def snapshot(rows: Tables, **declarations: Table) -> dict[str, Contents]:
    return {name: Contents(declarations.get(name, BY_NAME[name]), of_table) for name, of_table in rows.items()}


def told(old: dict[str, Contents], new: dict[str, Contents]) -> tuple[str | None, set[tuple]]:
    """The level, and (table, key, column, kind, why) of every change."""
    found = changes(old, new)
    return level(old, new, found), {row[:5] for row in found}


def after(**of_tables: list[tuple]) -> dict[str, Contents]:
    return snapshot({**two_reports(), **of_tables})


def test_nothing_changed() -> None:
    assert told(after(), after()) == (None, set())


def test_the_order_of_rows_is_no_change() -> None:
    assert told(after(), snapshot({name: rows[::-1] for name, rows in two_reports().items()})) == (None, set())


def test_a_value_changed_where_the_source_did_not() -> None:
    better = changed(two_reports()["observations"], "observations", OBSERVATION, obs_value=5.2)
    found = changes(after(), after(observations=better))
    assert found == [("observations", OBSERVATION, "obs_value", "changed", "extraction_changed", "5.1", "5.2")]
    assert level(after(), after(observations=better), found) == "patch"


def test_a_new_report_explains_all_its_rows() -> None:
    step, found = told(snapshot(tables({"330681-2023": TEXTS["330681-2023"]})), after())
    assert step == "minor"
    assert ("observations", "330682-2023-o5", "", "added", "new_report") in found
    assert {row[4] for row in found if row[1].startswith("330682")} == {"new_report"}


def test_a_report_taken_out_is_a_meaning_gone() -> None:
    step, found = told(after(), snapshot(tables({"330681-2023": TEXTS["330681-2023"]})))
    assert step == "major"
    assert ("numerals", "330682-2023:22", "", "removed", "report_removed") in found


def test_a_revised_source_explains_what_changed_in_its_report_only() -> None:
    revised = {**TEXTS, "330681-2023": TEXTS["330681-2023"].replace("新增上市", "全年新增上市")}
    step, found = told(after(), snapshot(tables(revised)))
    assert step is not None and {row[4] for row in found} == {"source_revised"}
    assert all(row[1].startswith("330681") for row in found)


def test_a_revised_codebook_explains_what_it_decides() -> None:
    codebook = changed(two_reports()["indicators"], "indicators", "gdp", base_unit="万元")
    decided = {"base_value": 11300000.0, "base_unit": "万元", "measure": "growth", "flags": "no_codebook", "indicator_code": None}
    other = changed(two_reports()["observations"], "observations", "330682-2023-o1130", **decided, obs_value=1.0)
    other = changed(other, "observations", "330682-2023-o5", base_value=0.05)
    step, found = told(after(), after(indicators=codebook, observations=other))
    assert step == "patch"
    assert found == {
        ("indicators", "gdp", "base_unit", "changed", "codebook_changed"),
        *(("observations", "330682-2023-o1130", column, "changed", "codebook_changed") for column in decided),
        ("observations", "330682-2023-o1130", "obs_value", "changed", "extraction_changed"),
        ("observations", "330682-2023-o5", "base_value", "changed", "extraction_changed"),
    }
    uncoded = changed(two_reports()["observations"], "observations", "330682-2023-o1130", indicator_code=None)
    coded = {row[:5] for row in changes(after(observations=uncoded), after(indicators=codebook))}
    assert ("observations", "330682-2023-o1130", "indicator_code", "changed", "codebook_changed") in coded


def test_an_indicator_gone_takes_its_meaning_along_and_a_new_one_is_minor() -> None:
    fewer = [row for row in two_reports()["indicators"] if row[0] != "gdp"]
    assert told(after(), after(indicators=fewer)) == ("major", {("indicators", "gdp", "", "removed", "codebook_changed")})
    assert told(after(indicators=fewer), after()) == ("minor", {("indicators", "gdp", "", "added", "codebook_changed")})


def test_the_registry_explains_what_it_says_and_what_follows_from_it() -> None:
    said = {"area_name": "诸暨", "area_level": "prefecture", "parent_area": "330000", "review_year": 2021, "title": "报告"}
    said |= {"delivered_on": "2023-02-01", "source_file": "a.txt", "source_url": "https://example.org/a"}
    follows = {"observations": ("ref_area", "time_period"), "rankings": ("scope_area", "scope_size", "time_period")}
    observations = changed(two_reports()["observations"], "observations", OBSERVATION, ref_area="330604", time_period="2021", obs_value=1.0)
    rankings = changed(two_reports()["rankings"], "rankings", "330681-2023-r1", scope_area="330000", scope_size=11, time_period="2021", rank=1)
    reports = changed(two_reports()["reports"], "reports", "330681-2023", **said)
    _, with_registry = told(after(), after(reports=reports, observations=observations, rankings=rankings))
    assert {(table, column) for table, _, column, _, why in with_registry if why == "registry_changed"} == {
        *(("reports", column) for column in said), *((table, column) for table, columns in follows.items() for column in columns),
    }  # fmt: skip
    assert {column for _, _, column, _, why in with_registry if why == "extraction_changed"} == {"obs_value", "rank"}
    _, without = told(after(), after(observations=observations, rankings=rankings))
    assert {why for *_, why in without} == {"extraction_changed"}


def test_a_rekeyed_row_is_told_as_such_and_so_is_what_refers_to_it() -> None:
    observations = changed(two_reports()["observations"], "observations", OBSERVATION, observation_id="330681-2023-new")
    rankings = changed(two_reports()["rankings"], "rankings", "330681-2023-r1", observation_id="330681-2023-new")
    refers = ("rankings", "330681-2023-r1", "observation_id", "changed", "rekeyed")
    told_so = {("observations", "330681-2023-new", "observation_id", "changed", "rekeyed"), refers}
    assert told(after(), after(observations=observations, rankings=rankings)) == ("patch", told_so)
    both = changed(rankings, "rankings", "330681-2023-r1", ranking_id="330681-2023-other", observation_id="330681-2023-new")
    _, found = told(after(), after(observations=observations, rankings=both))
    assert {row[:3] + row[4:] for row in found} == {
        ("observations", "330681-2023-new", "observation_id", "rekeyed"),
        ("rankings", "330681-2023-other", "ranking_id", "rekeyed"), ("rankings", "330681-2023-other", "observation_id", "rekeyed"),
    }  # fmt: skip
    elsewhere = changed(two_reports()["rankings"], "rankings", "330681-2023-r1", observation_id="330681-2023-o6")
    assert told(after(), after(rankings=elsewhere))[1] == {(*refers[:4], "extraction_changed")}


def test_the_same_words_in_another_report_or_of_another_term_are_no_rekeyed_row() -> None:
    moved = {key.replace("330682-2023", "330682-2024"): text for key, text in TEXTS.items()}
    _, found = told(after(), snapshot(tables(moved)))
    assert {(row[3], row[4]) for row in found if row[0] != "quality"} == {("removed", "report_removed"), ("added", "new_report")}
    before, now = ([("330681-2023", "330681-2023-s2", term, "n", "word", False, 3)] for term in ("市场", "工业"))
    assert {row[3] for row in told(after(terms=before), after(terms=now))[1]} == {"removed", "added"}


def test_a_new_row_in_an_old_report_is_minor_and_a_false_one_gone_is_patch() -> None:
    fewer = [row for row in two_reports()["observations"] if row[0] != "330681-2023-o6"]
    assert told(after(observations=fewer), after())[0] == "minor"
    assert told(after(), after(observations=fewer)) == (
        "patch", {("observations", "330681-2023-o6", "", "removed", "extraction_changed")},
    )  # fmt: skip


def test_results_of_checks_count_by_content_and_are_patch() -> None:
    quality = two_reports()["quality"]
    assert told(after(), after(quality=quality[:1])) == ("patch", {("quality", "rankings-unit", "", "removed", "rechecked")})
    assert told(after(quality=quality[:1]), after()) == ("patch", {("quality", "rankings-unit", "", "added", "rechecked")})
    failed = changed(quality, "quality", "rankings-unit", success=False)
    assert changes(after(), after(quality=failed)) == [("quality", "rankings-unit", "success", "changed", "rechecked", "true", "false")]


def test_an_empty_text_is_told_as_nothing() -> None:
    bare = changed(two_reports()["observations"], "observations", OBSERVATION, unit_measure="")
    assert [row[2:] for row in changes(after(), after(observations=bare))] == [("unit_measure", "changed", "extraction_changed", "%", None)]


OBSERVATIONS = BY_NAME["observations"]


PAIRS = Table("pairs", "对", "Pairs", ("id",), (Column("id", "string", "", ""), Column("x", "int", "", "", False)))


def with_column(name: str, **values: object) -> Table:
    columns = [replace(c, **values) if c.name == name else c for c in OBSERVATIONS.columns]
    return replace(OBSERVATIONS, columns=tuple(columns))


@pytest.mark.parametrize(
    ("new", "expected", "place", "kind"),
    [
        (replace(OBSERVATIONS, columns=OBSERVATIONS.columns[:-1]), "major", "flags", "removed"),
        (replace(OBSERVATIONS, columns=(*OBSERVATIONS.columns, Column("more", "int", "更多", "More", False))), "minor", "more", "added"),
        (replace(OBSERVATIONS, columns=OBSERVATIONS.columns[::-1]), "major", "", "changed"),
        (with_column("obs_value", type="string"), "major", "obs_value", "changed"),
        (with_column("evidence", required=False), "major", "evidence", "changed"),
        (with_column("flags", required=True), "patch", "flags", "changed"),
        (with_column("measure", allowed=("level", "rate")), "major", "measure", "changed"),
        (with_column("measure", allowed=()), "major", "measure", "changed"),
        (with_column("measure", allowed=("level", "rate", "growth", "change", "index")), "minor", "measure", "changed"),
        (with_column("evidence", zh="证据"), "patch", "evidence", "changed"),
        (replace(OBSERVATIONS, en="Other words"), "patch", "", "changed"),
        (replace(OBSERVATIONS, key=("report_id", "observation_id")), "major", "", "changed"),
        (replace(OBSERVATIONS, order=("observation_id",)), "patch", "", "changed"),
        (replace(OBSERVATIONS, references=OBSERVATIONS.references[:-1]), "major", "", "changed"),
        (replace(OBSERVATIONS, references=(*OBSERVATIONS.references, Reference("flags", "quality", "check_id"))), "patch", "", "changed"),
    ],
)
def test_a_changed_declaration_is_told_once_and_sets_the_version(new: Table, expected: str, place: str, kind: str) -> None:
    values = {column.name: "1" if column.type == "string" else 1 for column in new.columns}
    rows = {column.name: values.get(column.name, "1") for column in OBSERVATIONS.columns} | {"obs_value": 1}
    empty: Tables = {name: [] for name in BY_NAME}
    before = snapshot({**empty, "observations": [tuple(rows.values())]})
    found = changes(before, snapshot({**empty, "observations": [tuple(values.values())]}, observations=new))
    assert [row[:5] for row in found] == [("observations", "", place, kind, "schema_changed")]
    assert level(before, snapshot(empty, observations=new), found) == expected


def test_a_changed_declaration_shows_what_it_was_and_what_it_is() -> None:
    empty: Tables = {name: [] for name in BY_NAME}
    [column] = changes(snapshot(empty), snapshot(empty, observations=with_column("evidence", zh="证据", required=False)))
    assert column[5:] == (f"zh: {OBSERVATIONS.column('evidence').zh}; required: True", "zh: 证据; required: False")
    [table] = changes(snapshot(empty, observations=PAIRS), snapshot(empty, observations=replace(PAIRS, columns=PAIRS.columns[::-1], order=("x",))))
    frame = "zh: 对; en: Pairs; key: id; rows by: {}; references: ; order: {}"
    assert table[5:] == (frame.format("id", "id, x"), frame.format("x", "x, id"))


def test_a_table_that_came_or_went() -> None:
    fewer = {name: contents for name, contents in after().items() if name != "rankings"}
    assert told(fewer, after()) == ("minor", {("rankings", "", "", "added", "schema_changed")})
    assert told(after(), fewer) == ("major", {("rankings", "", "", "removed", "schema_changed")})
    assert [row[0] for row in changes({}, after())] == sorted(after())


some_rows = st.dictionaries(st.sampled_from("abcdef"), st.none() | st.integers(0, 3)).map(lambda d: list(d.items()))


@given(some_rows, some_rows)
def test_changes_lead_from_the_old_rows_to_the_new(old: list[tuple], new: list[tuple]) -> None:
    found = changes({"pairs": Contents(PAIRS, old)}, {"pairs": Contents(PAIRS, new)})
    applied, wanted = dict(old), dict(new)
    for row in map(CHANGES.row_type._make, found):
        if row.column_name == "id":
            applied[row.new_value] = applied.pop(row.old_value)
        elif row.kind == "removed":
            del applied[row.row_key]
        elif row.kind == "added":
            applied[row.row_key] = wanted[row.row_key]
        else:
            applied[row.row_key] = None if row.new_value is None else int(row.new_value)
    assert applied == wanted
    assert [row[:3] for row in found] == sorted({row[:3] for row in found})


def test_versions_move_by_level() -> None:
    assert [next_version("1.9.9", step) for step in ("major", "minor", "patch")] == ["2.0.0", "1.10.0", "1.9.10"]
    with pytest.raises(ValueError, match="no version"):
        next_version("1.09.0", "patch")
