"""What breaking tables is made of: rows found by their key, edited, added; and the list of mutations.

A mutation takes the tables (rows in lists, to be changed in place) and the reference data, and may return other
reference data. Rows are named by the end of their key: `o06` and `r03` share their numeral with another row, so that
the books still balance without them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from transforms.reference import ReferenceData
from transforms.tables import BY_NAME

Tables = dict[str, list[Any]]
Mutation = Callable[[Tables, ReferenceData], ReferenceData | None]
MUTATIONS: dict[str, Mutation] = {}


def find(tables: Tables, table: str, key: str) -> int:
    """Position of the first row whose key ends so; numerals are named by what is written."""
    if table == "numerals":
        return [row.numeral for row in tables[table]].index(key)
    column = BY_NAME[table].key[0]
    return next(at for at, row in enumerate(tables[table]) if getattr(row, column).endswith(key))


def edit(tables: Tables, table: str, key: str, **changes: Any) -> None:
    """Change a row; it moves to where it then belongs."""
    at = find(tables, table, key)
    tables[table][at] = tables[table][at]._replace(**changes)
    tables[table].sort(key=BY_NAME[table].place)


def add(tables: Tables, table: str, key: str, **changes: Any) -> None:
    """A changed copy of a row, in its place in the order."""
    tables[table].append(tables[table][find(tables, table, key)]._replace(**changes))
    tables[table].sort(key=BY_NAME[table].place)


def extend(tables: Tables, addition: str) -> None:
    """Text without digits at the end of the first report, in its last section."""
    report = tables["reports"][0]
    text = report.text + addition
    tables["reports"][0] = report._replace(text=text, n_chars=len(text))
    edit(tables, "sections", "330700-2024-s06", char_end=len(text))


def rewrite(tables: Tables, report_id: str, old: str, new: str) -> None:
    """Other characters of the same number, in the text and in the evidence."""
    assert len(old) == len(new)
    for table, column in (("reports", "text"), ("observations", "evidence"), ("rankings", "evidence")):
        tables[table] = [
            row._replace(**{column: getattr(row, column).replace(old, new)}) if row.report_id == report_id else row
            for row in tables[table]
        ]


def edits(check_id: str, table: str, key: str, **changes: Any) -> None:
    """The mutation of `check_id` is an edit of one row."""

    def mutate(tables: Tables, reference: ReferenceData) -> None:
        edit(tables, table, key, **changes)

    MUTATIONS[check_id] = mutate


def extends(check_id: str, addition: str) -> None:
    """The mutation of `check_id` is an addition to a text."""

    def mutate(tables: Tables, reference: ReferenceData) -> None:
        extend(tables, addition)

    MUTATIONS[check_id] = mutate


def mutation(check_id: str) -> Callable[[Mutation], None]:
    """The decorated function is the mutation of `check_id`."""
    return lambda mutate: MUTATIONS.__setitem__(check_id, mutate)
