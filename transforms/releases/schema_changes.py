"""What changed between two declarations of the tables, and how much it breaks for those who read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from transforms.releases.versions import Level
from transforms.tables import CHANGES, Column, Table

Declarations = Mapping[str, Table]
_Change = CHANGES.row_type


def schema_changes(old: Declarations, new: Declarations) -> Iterator[tuple]:
    """Rows of `changes` (with an empty `row_key`) for tables and columns that came, went or are declared otherwise."""
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield _row(name, "", "removed")
        elif name not in old:
            yield _row(name, "", "added")
        else:
            yield from _table_changes(old[name], new[name])


def schema_level(old: Declarations, new: Declarations) -> Level | None:
    """major: a table, column, type, key, closed value or promise is gone; minor: something came; None: neither."""
    if any(name not in new or _breaks(old[name], new[name]) for name in old):
        return "major"
    if any(name not in old or _adds(old[name], new[name]) for name in new):
        return "minor"
    return None


def _table_changes(old: Table, new: Table) -> Iterator[tuple]:
    before, after = _columns(old), _columns(new)
    for column in [*before, *(name for name in after if name not in before)]:
        if column not in after:
            yield _row(new.name, column, "removed")
        elif column not in before:
            yield _row(new.name, column, "added")
        elif before[column] != after[column]:
            yield _row(new.name, column, "changed", *_differing(before[column], after[column]))
    if _frame(old) != _frame(new) or _order(old, new) != _order(new, old):
        yield _row(new.name, "", "changed", _frame(old, new), _frame(new, old))


def _breaks(old: Table, new: Table) -> bool:
    after = _columns(new)
    return (
        old.key != new.key
        or bool(set(old.references) - set(new.references))
        or _order(old, new) != _order(new, old)
        or any(column.name not in after or _column_breaks(column, after[column.name]) for column in old.columns)
    )


def _column_breaks(old: Column, new: Column) -> bool:
    value_gone = bool(old.allowed) and not set(old.allowed) <= set(new.allowed)
    return old.type != new.type or value_gone or (old.required and not new.required)


def _adds(old: Table, new: Table) -> bool:
    before = _columns(old)
    return any(
        column.name not in before or set(column.allowed) - set(before[column.name].allowed) for column in new.columns
    )


def _columns(table: Table) -> dict[str, Column]:
    return {column.name: column for column in table.columns}


def _order(table: Table, other: Table) -> list[str]:
    """The columns that both have, in this table's order: who reads a CSV by position relies on it."""
    return [name for name in table.column_names if name in other.column_names]


def _frame(table: Table, other: Table | None = None) -> str:
    """All that is declared of a table besides its columns, as text; with their order where `other` is given."""
    references = ", ".join(f"{r.column} -> {r.to_table}.{r.to_column}" for r in sorted(table.references, key=repr))
    order = f"; order: {', '.join(_order(table, other))}" if other else ""
    rows = ", ".join(table.order)
    return f"zh: {table.zh}; en: {table.en}; key: {', '.join(table.key)}; rows by: {rows}; references: {references}{order}"


def _differing(old: Column, new: Column) -> tuple[str, str]:
    names = [field.name for field in fields(Column) if getattr(old, field.name) != getattr(new, field.name)]
    before, after = ("; ".join(f"{name}: {getattr(column, name)}" for name in names) for column in (old, new))
    return before, after


def _row(table: str, column: str, kind: str, old: str | None = None, new: str | None = None) -> tuple:
    return tuple(_Change(table, "", column, kind, "schema_changed", old, new))
