"""All checks of all tables, in one place: what follows from the declaration, then what only a person knows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from expectations import corrections, health, identity, numerals, outline, periods, quality, ranges, ranks, sources, spans, targets, units, words, years
from expectations.base import base_checks, columns_check
from expectations.declare import Check
from transforms.tables import TABLES, Table

FAMILIES = (identity, health, outline, spans, units, ranges, periods, ranks, numerals, sources, targets, years, corrections, words, quality)


@cache
def checks_of(table: Table) -> tuple[Check, ...]:
    """The checks of one table, in the order in which they are made. Their names are unique within it."""
    return _with_columns(table, _checks(table))


@cache
def checks_within(table: Table) -> tuple[Check, ...]:
    """Those that need no more than the reports of the row's own area."""
    return _with_columns(table, [check for check in _checks(table) if not check.across])


@cache
def checks_across(table: Table) -> tuple[Check, ...]:
    """Those that compare areas."""
    return tuple(check for check in _checks(table) if check.across)


def _checks(table: Table) -> list[Check]:
    family = [check for module in FAMILIES for check in module.CHECKS if check.table == table.name]
    return [*base_checks(table), *family]


def _with_columns(table: Table, checks: Sequence[Check]) -> tuple[Check, ...]:
    return (columns_check(table, [check.name for check in checks if check.derived_column]), *checks)


def all_checks() -> tuple[Check, ...]:
    """Every check there is."""
    return tuple(check for table in TABLES for check in checks_of(table))
