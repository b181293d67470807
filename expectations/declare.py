"""What a check is: one rule about one table, its severity, what it says to people, and how Great Expectations runs it.

A check is declared once, beside the function that decides it. Most checks are a function of one row that answers True,
False, or None where it does not apply; its answers become a boolean column of the frame that Great Expectations reads,
and the expectation is that this column holds nothing but True. Rules that Great Expectations knows itself (not null, in
set, unique, ...) are declared with `type` and `kwargs` instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from expectations.cells import Cells
from expectations.world import Row, World

Severity = Literal["critical", "warning", "info"]
Holds = Callable[[Row, World], bool | None]

IN_SET = "expect_column_values_to_be_in_set"
TABLE_RULES = frozenset({"expect_table_columns_to_match_ordered_list"})
PROGRAM_FAULT = ("这是程序的错误，请连同本行报告", "a fault of the program: please report it with this line")


@dataclass(frozen=True)
class Check:
    """One rule. `zh`, `en`: what is true of good data. `fix`: what to do when it is not, in both languages.

    `column` is the column the rule is about, None where it is about whole rows. `holds` is called only for rows whose
    `needs` columns all hold a value of their declared type. `all_hold` may tell at once that it holds for all of these, in
    large tables mostly; where it says no, each row is asked. `say` describes a failing row where its key is not enough.
    A check that compares reports of several areas says so by `across`: it is made once all areas are read.
    """

    table: str
    name: str
    severity: Severity
    zh: str
    en: str
    fix: tuple[str, str] = PROGRAM_FAULT
    column: str | None = None
    type: str = IN_SET
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    holds: Holds | None = None
    needs: tuple[str, ...] = ()
    all_hold: Callable[[Cells, World], bool] | None = None
    say: Callable[[Row, World], str] | None = None
    across: bool = False

    @property
    def check_id(self) -> str:
        """Unique over all tables; also the `rule_id` of the expectation."""
        return f"{self.table}.{self.name}"

    @property
    def derived_column(self) -> str | None:
        """The boolean column that `holds` fills, if this check has one."""
        return self.name if self.holds else None

    @property
    def expectation_kwargs(self) -> dict[str, Any]:
        """The arguments of the Great Expectations rule."""
        if self.holds:
            return {"column": self.name, "value_set": [True]}
        return dict(self.kwargs)
