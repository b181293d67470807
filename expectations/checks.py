"""The gate of a release: every check on every table, what failed where, and what stops the release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from expectations.engine import Outcome, validate
from expectations.frames import named_rows
from expectations.world import Row, World
from transforms.reference import ReferenceData
from transforms.tables import BY_NAME, QUALITY, TABLES, Table

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuiteValidationResult

SHOWN = 3
_RULE_FAULT = ("检查本身出错，请连同本行报告", "the check itself broke down: please report it with this line")


@dataclass(frozen=True)
class CheckResult:
    """What was found. The release may go out if `stopped_by` is empty.

    `quality_rows` are rows of the table `quality`, sorted by key. `stopped_by` has one line per failed critical check,
    `warned_by` one per failed warning: what, where (keys of the first rows), what to do. `validations` are Great
    Expectations' own results by table, for the data docs.
    """

    quality_rows: list[tuple]
    stopped_by: list[str]
    warned_by: list[str]
    validations: Mapping[str, ExpectationSuiteValidationResult] = field(repr=False, compare=False)


def check(tables: Mapping[str, Sequence[tuple]], reference: ReferenceData) -> CheckResult:
    """Check all tables of a release but `quality`, which this makes, and then checks like the rest.

    Rows are tuples in the declared order, or named tuples. ValueError if a table is missing or unknown: what is not
    looked at must not pass.
    """
    expected = {table.name for table in TABLES} - {QUALITY.name}
    if set(tables) != expected:
        raise ValueError(f"tables to check: {sorted(expected)}, given: {sorted(tables)}")
    rows = {name: named_rows(BY_NAME[name], tables[name]) for name in tables}
    world = World({**rows, QUALITY.name: []}, reference)
    outcomes, validations = _validate_all(world, [table for table in TABLES if table is not QUALITY])
    of_the_others = sorted(_quality_row(outcome, world) for outcome in outcomes)
    world = World({**rows, QUALITY.name: of_the_others}, reference)
    own_outcomes, own_validation = _validate_all(world, [QUALITY])
    outcomes += own_outcomes
    return CheckResult(
        sorted(_quality_row(outcome, world) for outcome in outcomes),
        [_line(outcome, world) for outcome in outcomes if not outcome.success and _severity(outcome) == "critical"],
        [_line(outcome, world) for outcome in outcomes if not outcome.success and _severity(outcome) == "warning"],
        {**validations, **own_validation},
    )


def _validate_all(world: World, tables: Sequence[Table]) -> tuple[list[Outcome], dict[str, Any]]:
    outcomes: list[Outcome] = []
    validations = {}
    for table in tables:
        found, validations[table.name] = validate(table, world.tables[table.name], world)
        outcomes += found
    return outcomes, validations


def _severity(outcome: Outcome) -> str:
    """A rule that broke down has looked at nothing: that is never a mere warning."""
    return "critical" if outcome.error else outcome.check.severity


def _quality_row(outcome: Outcome, world: World) -> tuple:
    check = outcome.check
    fault = f"（检查本身出错：{outcome.error}）", f" (the check itself broke down: {outcome.error})"
    zh, en = (check.zh + fault[0], check.en + fault[1]) if outcome.error else (check.zh, check.en)
    keys = " ".join(_key(check.table, world.tables[check.table][at]) for at in outcome.failed)
    return QUALITY.row_type(
        check.check_id, check.table, check.column, check.type, zh, en, _severity(outcome), outcome.success,
        outcome.n_checked, outcome.n_failed, keys or None,
    )  # fmt: skip


def _key(table: str, row: Row) -> str:
    return ":".join(str(getattr(row, column, None)) for column in BY_NAME[table].key)


def _line(outcome: Outcome, world: World) -> str:
    check = outcome.check
    what = f"{check.check_id}: {check.zh} · {check.en}"
    where = ", ".join(_place(outcome, at, world) for at in outcome.failed[:SHOWN])
    more = f" +{outcome.n_failed - SHOWN}" if outcome.n_failed > SHOWN else ""
    fix = f"{_RULE_FAULT[0]} · {_RULE_FAULT[1]} ({outcome.error})" if outcome.error else f"{check.fix[0]} · {check.fix[1]}"
    return " — ".join(part.replace("\n", "⏎") for part in (what, where + more, fix) if part)


def _place(outcome: Outcome, at: int, world: World) -> str:
    """The key of a failing row, and what it says, where the check can tell."""
    check, row = outcome.check, world.tables[outcome.check.table][at]
    key = _key(check.table, row)
    if check.say is None or outcome.error:
        return key
    try:
        return f"{key} ({check.say(row, world)})"
    except (TypeError, ValueError, AttributeError, LookupError):  # A row so broken that it cannot be described is named by its key.
        return key
