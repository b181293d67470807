"""What a declaration is made of: columns, references, tables."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

ColumnType = Literal["string", "int", "float", "bool"]


@dataclass(frozen=True)
class Column:
    """One column: its type, what it means in both languages, whether it may be null, its closed list of values, its unit.

    `unit` is that of every value (`元`, `%`, `1` for a share), or in brackets the column that gives it: `[unit_measure]`.
    """

    name: str
    type: ColumnType
    zh: str
    en: str
    required: bool = True
    allowed: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class Reference:
    """`column` of this table holds a value of `to_column` in `to_table`, or null where the column may be null; `across`
    says that it is known only once all areas are read."""

    column: str
    to_table: str
    to_column: str
    across: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Table:
    """One table: its columns in file order (keys first), its key, the references it makes, and the columns that order its rows.

    Rows are sorted by `order`, by default the key; the key settles what is alike in these.
    """

    name: str
    zh: str
    en: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = ()
    order: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "order", self.order or self.key)
        if not self.key or len(set(self.column_names)) < len(self.columns):
            raise ValueError(f"{self.name}: no key, or a column twice")
        named = {*self.key, *self.order, *(reference.column for reference in self.references)}
        named |= {column.unit[1:-1] for column in self.columns if column.unit.startswith("[")}
        if unknown := named - set(self.column_names):
            raise ValueError(f"{self.name} has no column {', '.join(sorted(unknown))}")

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @cached_property
    def row_type(self) -> type:
        """A named tuple with one field per column, in order; columns that may be null default to None."""
        defaults = [None] * sum(1 for column in self.columns if not column.required)
        optional_last = all(a.required or not b.required for a, b in zip(self.columns, self.columns[1:]))
        return namedtuple(self.name, self.column_names, defaults=defaults if optional_last else None)

    @cached_property
    def place(self) -> Callable[[tuple], tuple]:
        """A row (values in column order) -> what it is sorted by: its values in `order`, then its key."""
        positions = [self.column_names.index(name) for name in dict.fromkeys([*self.order, *self.key])]
        return lambda row: tuple(row[position] for position in positions)

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")
