"""The gate of a release: every check on every table, what failed where, and what stops the release.

Reports are checked in batches of whole areas (`check_within`), then what compares areas (`check_across`), and at last the
findings are added up and judged (`judged`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from expectations.catalogue import checks_across, checks_of, checks_within
from expectations.declare import Check
from expectations.engine import validate
from expectations.findings import CHECKS, SHOWN, Finding, added_up, found
from expectations.frames import named_rows
from expectations.world import World
from transforms.reference import ReferenceData
from transforms.tables import ACROSS_AREAS, BY_NAME, QUALITY, TABLES, Table

_RULE_FAULT = ("检查本身出错，请连同本行报告", "the check itself broke down: please report it with this line")
_NO_REFERENCE = ReferenceData((), (), (), ())

Tables = Mapping[str, Sequence[tuple]]


@dataclass(frozen=True)
class CheckResult:
    """What was found. The release may go out if `stopped_by` is empty.

    `quality_rows` are rows of the table `quality`, sorted by key. `stopped_by` has one line per failed critical check,
    `warned_by` one per failed warning: what, where (keys of the first rows), what to do. `failing` are the findings that
    stop the release, and `rows` tells how many rows of each table were checked.
    """

    quality_rows: list[tuple]
    stopped_by: list[str]
    warned_by: list[str]
    failing: list[Finding]
    rows: Mapping[str, int]


def check_within(tables: Tables, reference: ReferenceData) -> list[Finding]:
    """What is found in the rows of whole areas: in the tables that are worked out of an area's own reports, by the checks
    that need no others. KeyError where one of them is missing."""
    asked = [(table, checks_within(table)) for table in TABLES if table not in ACROSS_AREAS]
    return _findings({**tables, **{table.name: tables[table.name] for table, _ in asked}}, reference, asked)


def check_across(tables: Tables, reference: ReferenceData, beside: Tables = MappingProxyType({})) -> list[Finding]:
    """What is found when areas are compared, and in the tables that are of no single area. A table that is not given is not
    checked; those `beside` are only looked at."""
    of_all = [(table, checks_of(table)) for table in ACROSS_AREAS if table.name in tables]
    others = [(table, checks) for table in TABLES if table not in ACROSS_AREAS and table.name in tables and (checks := checks_across(table))]
    return _findings({**beside, **tables}, reference, [*of_all, *others])


def judged(findings: Iterable[Finding], rows: Mapping[str, int]) -> CheckResult:
    """The result of all checks, from what they found; `rows` counts the rows of every table that was checked."""
    all_found = added_up(findings)
    quality = sorted(map(_quality_row, all_found))
    own = _findings({QUALITY.name: quality}, _NO_REFERENCE, [(QUALITY, checks_of(QUALITY))])
    all_found += own
    critical = [finding for finding in all_found if finding.stops]
    warning = [finding for finding in all_found if not finding.success and finding.severity == "warning"]
    all_rows = sorted(map(_quality_row, all_found))
    return CheckResult(all_rows, [*map(_line, critical)], [*map(_line, warning)], critical, {**rows, QUALITY.name: len(quality)})


def _findings(tables: Tables, reference: ReferenceData, asked: Iterable[tuple[Table, Sequence[Check]]]) -> list[Finding]:
    rows = {name: named_rows(BY_NAME[name], tables.get(name, ())) for name in BY_NAME}
    world = World(rows, reference)
    return [found(outcome, world) for table, checks in asked for outcome in validate(table, checks, rows[table.name], world)]


def _quality_row(finding: Finding) -> tuple:
    check = CHECKS[finding.check_id]
    fault = f"（检查本身出错：{finding.error}）", f" (the check itself broke down: {finding.error})"
    zh, en = (check.zh + fault[0], check.en + fault[1]) if finding.error else (check.zh, check.en)
    return QUALITY.row_type(
        check.check_id, check.table, check.column, check.type, zh, en, finding.severity, finding.success,
        finding.n_checked, finding.n_failed, " ".join(finding.keys) or None,
    )  # fmt: skip


def _line(finding: Finding) -> str:
    check = CHECKS[finding.check_id]
    what = f"{check.check_id}: {check.zh} · {check.en}"
    where = ", ".join(finding.places)
    more = f" +{finding.n_failed - SHOWN}" if finding.n_failed > SHOWN else ""
    fix = f"{_RULE_FAULT[0]} · {_RULE_FAULT[1]} ({finding.error})" if finding.error else f"{check.fix[0]} · {check.fix[1]}"
    return " — ".join(part.replace("\n", "⏎") for part in (what, where + more, fix) if part)
