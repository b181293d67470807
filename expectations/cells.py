"""The rows of a table, column by column: what holds of a whole column need not be asked of each of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from transforms.tables import Column, Table

# An int stands in a float column as the same number; a bool, though Python calls it an int, does not.
PYTHON_TYPES: dict[str, tuple[type, ...]] = {"string": (str,), "int": (int,), "float": (float, int), "bool": (bool,)}
_NOTHING = type(None)


def is_null(value: Any) -> bool:
    """None, or the NaN that pandas makes of it."""
    return value is None or value != value


def is_typed(value: Any, column: Column) -> bool:
    """Whether a cell holds a value of its column's declared type; null is no value."""
    typed = isinstance(value, PYTHON_TYPES[column.type]) and (column.type == "bool" or not isinstance(value, bool))
    return typed and not is_null(value)


class Cells:
    """The columns of `rows`, rows of `table` with named fields: those that the rows have, which may not be the declared ones."""

    def __init__(self, table: Table, rows: Sequence[Any]) -> None:
        self.table = table
        self.size = len(rows)
        names = rows[0]._fields if rows else table.column_names
        values = zip(*rows) if rows else ((),) * len(names)
        self.columns: dict[str, Sequence[Any]] = dict(zip(names, values))
        self._filled: dict[str, list[bool] | bool] = {}

    def hold_values(self, names: Sequence[str]) -> list[bool]:
        """For each row, whether it holds a value of the declared type in all columns `names`."""
        answers = [filled for name in names if (filled := self.filled(name)) is not True]
        if not answers:
            return [True] * self.size
        if any(filled is False for filled in answers):
            return [False] * self.size
        return answers[0] if len(answers) == 1 else [all(each) for each in zip(*answers)]

    def filled(self, name: str) -> list[bool] | bool:
        """For each row, whether it holds a value of the declared type in the column `name`; True or False where all are alike."""
        if name not in self._filled:
            self._filled[name] = self._is_filled(name)
        return self._filled[name]

    def _is_filled(self, name: str) -> list[bool] | bool:
        if name not in self.columns:
            return False
        column, values, types = self.table.column(name), self.columns[name], self._types[name]
        plain = types <= {*PYTHON_TYPES[column.type], _NOTHING} and (float not in types or all(value == value for value in values))
        if plain and _NOTHING not in types:
            return True
        return [value is not None for value in values] if plain else [is_typed(value, column) for value in values]

    @cached_property
    def _types(self) -> dict[str, set[type]]:
        return {name: set(map(type, values)) for name, values in self.columns.items()}

    def are_typed(self, *names: str) -> bool:
        """Whether every cell (of the columns `names`, by default of all that are declared) is null or plainly of its declared type."""
        asked = [self.table.column(name) for name in names] or [column for column in self.table.columns if column.name in self.columns]
        return all(self._types.get(column.name, {object}) <= {*PYTHON_TYPES[column.type], _NOTHING} for column in asked)

    def are_filled(self, names: Sequence[str]) -> bool:
        """Whether every cell of the columns `names` plainly holds a value of its type."""
        return all(self.filled(name) is True for name in names)
