"""Which reports go out: every one or none, or those that can, the others put aside."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from flows.errors import InputError, ReleaseRefused
from flows.runs import progress
from flows.runs.batches import tables_of
from flows.runs.carried import Carried, Seeds
from flows.runs.quarantine import failing_reports, of_files, told
from flows.runs.stages import Tables
from flows.runs.tasks import CHECK, check_tables

if TYPE_CHECKING:
    from expectations.checks import CheckResult

log = logging.getLogger("gongbao.flow")

Checked = tuple[Carried[Seeds], Carried[Tables], "Carried[CheckResult]", list[str]]


def all_or_nothing(inputs: Carried[Seeds]) -> Checked:
    """Every report, or none: all problems are told at once."""
    problems = inputs.value.ingested.problems
    if not inputs.value.ingested.reports:
        raise InputError("\n".join(problems))
    try:
        tables, checked = _checked(inputs, refuse=True)
    except (InputError, ReleaseRefused) as error:
        if problems:
            raise InputError("\n".join([*problems, str(error)])) from None
        raise
    if problems:
        raise InputError("\n".join(problems))
    return inputs, tables, checked, []


def what_can_go_out(inputs: Carried[Seeds]) -> Checked:
    """The reports that pass, and a line for each that was put aside. What is wrong with no single report stops all, as ever."""
    seeds = inputs.value.path
    aside, of_all = of_files(inputs.value.ingested.problems, seeds)
    while inputs.value.ingested.reports and not of_all:
        tables, checked = _checked(inputs, refuse=False)
        if not checked.value.stopped_by:
            for line in aside:
                log.warning("隔离 put aside: %s", line)
            return inputs, tables, checked, aside
        failing = failing_reports(tables.value, checked.value.quality_rows)
        if failing is None:
            raise ReleaseRefused("\n".join(checked.value.stopped_by))
        aside += told(failing, inputs.value.ingested.reports, seeds)
        inputs = Carried(inputs.value.without(failing))
    only_checks = not inputs.value.ingested.problems
    raise (ReleaseRefused if only_checks else InputError)("\n".join([*of_all, *aside]))


def _checked(inputs: Carried[Seeds], refuse: bool) -> tuple[Carried[Tables], Carried[CheckResult]]:
    tables = tables_of(inputs)
    progress.stage(CHECK)
    return tables, check_tables(inputs, tables, refuse)
