"""The Great Expectations suites, one per table, made from the catalogue, and their copies as files.

`python -m expectations.suites` writes `expectations/suites/<table>.json`; a test holds code and files together.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from expectations.catalogue import checks_of
from expectations.declare import Check
from transforms.tables import TABLES, Table

FOLDER = Path(__file__).parent / "suites"
_NAMESPACE = uuid5(NAMESPACE_URL, "gongbao/expectations")


def suite_dict(table: Table, checks: Sequence[Check] | None = None) -> dict[str, Any]:
    """The suite of one table, or of some of its `checks`, as `great_expectations.ExpectationSuite` takes it. Ids are the same in every run."""
    return {
        "name": table.name,
        "id": str(uuid5(_NAMESPACE, table.name)),
        "meta": {"table_zh": table.zh, "table_en": table.en},
        "expectations": [_expectation(check) for check in checks or checks_of(table)],
    }


def _expectation(check: Check) -> dict[str, Any]:
    # The data docs show nothing but the description: so the severity stands there too.
    return {
        "type": check.type,
        "kwargs": check.expectation_kwargs,
        "severity": check.severity,
        "description": f"[{check.severity}] {check.zh} · {check.en}",
        "meta": {"rule_id": check.check_id, "severity": check.severity},
        "id": str(uuid5(_NAMESPACE, check.check_id)),
    }


def canonical_json(suite: dict[str, Any]) -> str:
    """The one way to write a suite down."""
    return json.dumps(suite, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write() -> None:
    """Bring the files in `expectations/suites` up to date."""
    FOLDER.mkdir(exist_ok=True)
    for table in TABLES:
        (FOLDER / f"{table.name}.json").write_text(canonical_json(suite_dict(table)), encoding="utf-8")


if __name__ == "__main__":
    write()
