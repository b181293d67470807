"""Which reports go out: every one or none, or those that can, the others put aside."""

from __future__ import annotations

import logging
from collections.abc import Callable
from flows.errors import InputError, ReleaseRefused
from flows.runs import progress
from flows.runs.carried import Carried, Seeds
from flows.runs.making import Made, Maker
from flows.runs.quarantine import failing_reports, not_read, of_files, told
from flows.runs.tasks import ASSEMBLE, CHECK, READ, check_tables, compare_areas, read_reports

log = logging.getLogger("gongbao.flow")

MakerOf = Callable[[Seeds], Maker]
Checked = tuple[Carried[Seeds], Carried[Maker], Carried[Made], list[str]]


def all_or_nothing(inputs: Carried[Seeds], maker_of: MakerOf) -> Checked:
    """Every report, or none: all problems are told at once."""
    problems = inputs.value.ingested.problems
    if not inputs.value.ingested.reports:
        raise InputError("\n".join(problems))
    try:
        maker, made = _made(inputs, maker_of, refuse=True)
    except (InputError, ReleaseRefused) as error:
        if problems:
            raise InputError("\n".join([*problems, str(error)])) from None
        raise
    if problems:
        raise InputError("\n".join(problems))
    return inputs, maker, made, []


def what_can_go_out(inputs: Carried[Seeds], maker_of: MakerOf) -> Checked:
    """The reports that pass, and a line for each that was put aside. What is wrong with no single report stops all, as ever."""
    seeds = inputs.value.path
    aside, of_all = of_files(inputs.value.ingested.problems, seeds)
    read = {report.report_id for report in inputs.value.ingested.reports.bare()}
    inputs = Carried(inputs.value.without(not_read(inputs.value.reference, aside, seeds) - read))
    while inputs.value.ingested.reports and not of_all:
        maker, made = _made(inputs, maker_of, refuse=False)
        result = made.value.result
        if not result.stopped_by:
            for line in aside:
                log.warning("隔离 put aside: %s", line)
            return inputs, maker, made, aside
        failing = failing_reports(result.failing)
        if failing is None:
            raise ReleaseRefused("\n".join(result.stopped_by))
        aside += told(failing, inputs.value.ingested.reports.bare(), seeds)
        inputs = Carried(inputs.value.without(failing))
    only_checks = not inputs.value.ingested.problems
    raise (ReleaseRefused if only_checks else InputError)("\n".join([*of_all, *aside]))


def _made(inputs: Carried[Seeds], maker_of: MakerOf, refuse: bool) -> tuple[Carried[Maker], Carried[Made]]:
    maker = Carried(maker_of(inputs.value))
    progress.stage(READ, len(inputs.value.ingested.reports))
    parts = read_reports(maker, inputs)
    progress.stage(ASSEMBLE)
    parts = compare_areas(maker, parts)
    progress.stage(CHECK)
    return maker, check_tables(maker, parts, refuse)
