"""The suites: files and code agree, Great Expectations takes all of them, and refuses nothing in silence."""

from __future__ import annotations

import json
import re

import pytest

from expectations.catalogue import all_checks
from expectations.engine import run
from expectations.frames import frame_of
from expectations.suites import FOLDER, canonical_json, suite_dict
from expectations.world import World
from tests.good_tables import REFERENCE, good_tables
from transforms.tables import BY_NAME, TABLES


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_file_is_what_the_code_makes(table):
    written = (FOLDER / f"{table.name}.json").read_text(encoding="utf-8")
    assert written == canonical_json(suite_dict(table)), "run: python -m expectations.suites"


def test_there_is_no_file_without_a_table():
    assert {path.stem for path in FOLDER.iterdir()} == set(BY_NAME)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_great_expectations_reads_the_files_as_they_are(table):
    from great_expectations import ExpectationSuite

    written = json.loads((FOLDER / f"{table.name}.json").read_text(encoding="utf-8"))
    loaded = {each.id: each.configuration.to_json_dict() for each in ExpectationSuite(**written).expectations}
    assert len(loaded) == len(written["expectations"])
    for each in written["expectations"]:
        assert {name: loaded[each["id"]][name] for name in ("type", "severity", "description", "meta")} == {
            name: each[name] for name in ("type", "severity", "description", "meta")
        }
        assert each["meta"]["severity"] == each["severity"] and each["description"].startswith(f"[{each['severity']}] ")


@pytest.mark.parametrize("damage", [{"type": "expect_no_such_thing"}, {"severity": "fatal"}], ids=["unknown type", "unknown severity"])
def test_a_rule_that_great_expectations_would_drop_is_an_error(damage):
    table, world = BY_NAME["indicators"], World(good_tables(), REFERENCE)
    suite = suite_dict(table)
    suite["expectations"][3] |= damage
    with pytest.raises(ValueError, match="declared"):
        run(frame_of(table, world.tables["indicators"], world), suite, {"result_format": "BOOLEAN_ONLY"})


def test_ids_are_unique_and_every_check_speaks_both_languages():
    ids = [each["id"] for table in TABLES for each in suite_dict(table)["expectations"]]
    assert len(ids) == len(set(ids)) == len(all_checks())
    for check in all_checks():
        for zh, en in ((check.zh, check.en), check.fix):
            assert re.search("[一-鿿]{2}", zh) and re.search("[a-z]{2} ", en), check.check_id


def test_what_a_check_names_exists():
    for check in all_checks():
        table = BY_NAME[check.table]
        assert check.name not in table.column_names
        assert {*check.needs, check.column} - {None} <= set(table.column_names)
