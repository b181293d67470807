"""Great Expectations at work: one suite against the frame of one table, in memory, quietly."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from expectations.declare import TABLE_RULES, Check
from expectations.frames import frame_of
from expectations.gx import great_expectations
from expectations.suites import suite_dict
from expectations.world import Row, World
from transforms.tables import Table

if TYPE_CHECKING:
    import pandas as pd
    from great_expectations.core import ExpectationSuiteValidationResult

PASSED_OR_NOT = {"result_format": "BOOLEAN_ONLY"}
_WHICH_ROWS = {"result_format": "COMPLETE", "return_unexpected_index_query": False}


@dataclass(frozen=True)
class Outcome:
    """How a check went: rows checked, positions of the rows that failed, and the error if the rule itself broke down."""

    check: Check
    success: bool
    n_checked: int
    n_failed: int
    failed: tuple[int, ...] = ()
    error: str | None = None


def validate(table: Table, checks: Sequence[Check], rows: Sequence[Row], world: World) -> list[Outcome]:
    """Run these checks of the table over its rows. The outcomes come in the order of the checks.

    Great Expectations runs the whole suite first for yes or no, then the rules that said no once more for the rows: of
    some 200 rules few fail, and naming rows takes it three times as long.
    """
    frame = frame_of(table, rows, world, checks)
    suite = suite_dict(table, checks)
    validation = run(frame, suite, PASSED_OR_NOT)
    results = {_rule(result): result for result in validation.results}
    said_no = {rule for rule, result in results.items() if not result.success}
    if said_no:
        failing = {**suite, "expectations": [each for each in suite["expectations"] if each["meta"]["rule_id"] in said_no]}
        results |= {_rule(result): result for result in run(frame, failing, _WHICH_ROWS).results}
    return [_outcome(check, frame, results[check.check_id]) for check in checks]


def run(frame: pd.DataFrame, suite: dict[str, Any], result_format: dict[str, Any]) -> ExpectationSuiteValidationResult:
    """Validate the frame against the suite. ValueError where Great Expectations does not load all of the suite."""
    batch_definition = _batch_definition()
    from great_expectations import ExpectationSuite

    loaded = ExpectationSuite(**suite)
    # Great Expectations drops what it cannot load, with no more than a line in a log.
    if len(loaded.expectations) != len(suite["expectations"]):
        raise ValueError(f"suite {suite['name']}: {len(suite['expectations'])} expectations declared, {len(loaded.expectations)} loaded")
    return batch_definition.get_batch({"dataframe": frame}).validate(loaded, result_format=result_format)


@cache
def _batch_definition() -> Any:
    """One context for the process: no files, no progress bars, no reports to anyone."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    gx = great_expectations()
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
        progress_bars=ProgressBarsConfig(globally=False),
        analytics_enabled=False,
    )
    context = gx.get_context(mode="ephemeral", project_config=config)
    return context.data_sources.add_pandas("gongbao").add_dataframe_asset("table").add_batch_definition_whole_dataframe("all")


def _rule(result: Any) -> str:
    return result.expectation_config.meta["rule_id"]


def _outcome(check: Check, frame: pd.DataFrame, result: Any) -> Outcome:
    if check.type in TABLE_RULES:
        return Outcome(check, result.success, 1, int(not result.success))
    if result.success:
        return Outcome(check, True, _n_checked(check, frame), 0)
    if "unexpected_index_list" not in result.result:
        return Outcome(check, False, 0, 0, error=_caught(result))
    failed = tuple(sorted(result.result["unexpected_index_list"]))
    return Outcome(check, False, _n_checked(check, frame), len(failed), failed, _own_error(check, frame, failed))


def _n_checked(check: Check, frame: pd.DataFrame) -> int:
    """The rows the rule looked at: those that are not null in the columns it is about."""
    kwargs = check.expectation_kwargs
    columns = kwargs.get("column_list") or [kwargs[key] for key in ("column", "column_A", "column_B") if key in kwargs]
    return int(frame[columns].notna().all(axis=1).sum())


def _own_error(check: Check, frame: pd.DataFrame, failed: tuple[int, ...]) -> str | None:
    """What went wrong in `holds`: the frame has the message in place of the answer."""
    if check.derived_column is None:
        return None
    answers = frame[check.derived_column]
    return next((answers.iloc[at] for at in failed if isinstance(answers.iloc[at], str)), None)


def _caught(result: Any) -> str:
    """The message of the exception that Great Expectations caught; it comes flat, or once per metric."""
    infos = [result.exception_info, *(info for info in result.exception_info.values() if isinstance(info, dict))]
    return next((str(info["exception_message"]) for info in infos if info.get("exception_message")), "no result")
