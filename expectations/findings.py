"""What a check found in some of the rows it is about. Findings about different rows add up to that about all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from expectations.catalogue import all_checks
from expectations.declare import TABLE_RULES, Check
from expectations.engine import Outcome
from expectations.world import Row, World
from transforms.tables import BY_NAME

SHOWN = 3


@dataclass(frozen=True)
class Finding:
    """Rows checked and failed, the keys of those that failed in the order of the table, the first of them described, and
    the reports whose rows they are; the error if the check itself broke down. Plain data, fit to be sent."""

    check_id: str
    success: bool
    n_checked: int
    n_failed: int
    keys: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    error: str | None = None

    def then(self, other: Finding) -> Finding:
        """This and what was found by the same check in rows that come after."""
        of_table = CHECKS[self.check_id].type in TABLE_RULES  # It looks at the table, which is one, in however many pieces.
        both = (max if of_table else sum)((self.n_checked, other.n_checked)), (max if of_table else sum)((self.n_failed, other.n_failed))
        return Finding(
            self.check_id, self.success and other.success, *both, self.keys + other.keys, (self.places + other.places)[:SHOWN],
            tuple(dict.fromkeys(self.reports + other.reports)), self.error or other.error,
        )  # fmt: skip

    @property
    def stops(self) -> bool:
        """Whether it keeps a release from going out."""
        return not self.success and self.severity == "critical"

    @property
    def severity(self) -> str:
        """A rule that broke down has looked at nothing: that is never a mere warning."""
        return "critical" if self.error else CHECKS[self.check_id].severity


CHECKS: Mapping[str, Check] = {check.check_id: check for check in all_checks()}


def found(outcome: Outcome, world: World) -> Finding:
    """The finding of an outcome in the tables of `world`."""
    check, rows = outcome.check, world.tables[outcome.check.table]
    failed = [rows[at] for at in outcome.failed]
    return Finding(
        check.check_id, outcome.success, outcome.n_checked, outcome.n_failed, tuple(key_of(check.table, row) for row in failed),
        tuple(_place(outcome, row, world) for row in failed[:SHOWN]),
        tuple(dict.fromkeys(str(row.report_id) for row in failed if hasattr(row, "report_id"))), outcome.error,
    )  # fmt: skip


def added_up(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each check, in the order of the catalogue, from those about rows in the order of the tables."""
    sums: dict[str, Finding] = {}
    for finding in findings:
        before = sums.get(finding.check_id)
        sums[finding.check_id] = before.then(finding) if before else finding
    return [sums[check_id] for check_id in CHECKS if check_id in sums]


def key_of(table: str, row: Row) -> str:
    """The key of a row as text."""
    return ":".join(str(getattr(row, column, None)) for column in BY_NAME[table].key)


def _place(outcome: Outcome, row: Row, world: World) -> str:
    """The key of a failing row, and what it says, where the check can tell."""
    key = key_of(outcome.check.table, row)
    if outcome.check.say is None or outcome.error:
        return key
    try:
        return f"{key} ({outcome.check.say(row, world)})"
    except (TypeError, ValueError, AttributeError, LookupError):  # A row so broken that it cannot be described is named by its key.
        return key
