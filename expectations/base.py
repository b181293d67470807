"""The checks that follow from the declaration of the tables: columns, types, nulls, allowed values, keys, references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from expectations.cells import Cells, is_null, is_typed
from expectations.declare import Check
from expectations.world import Row, World
from transforms.tables import Column, Reference, Table


def columns_check(table: Table, derived: Sequence[str]) -> Check:
    """The columns of the frame that Great Expectations reads: the declared ones, then those that the checks derive."""
    return Check(
        table.name, "columns", "critical",
        "列与声明一致，次序相同", "The columns are those declared, in the declared order",
        type="expect_table_columns_to_match_ordered_list", kwargs={"column_list": [*table.column_names, *derived]},
    )  # fmt: skip


def base_checks(table: Table) -> Iterator[Check]:
    """All other checks made from the declaration of `table`."""
    yield _typed(table)
    yield _filled(table)
    yield from (_allowed(table, column) for column in table.columns if column.allowed)
    yield _unique(table)
    yield _sorted(table)
    for reference in table.references:
        yield _refers(table, reference)


def _typed(table: Table) -> Check:
    def wrong(row: Row) -> list[str]:
        cells = ((column, getattr(row, column.name, None)) for column in table.columns)
        return [column.name for column, value in cells if not is_null(value) and not is_typed(value, column)]

    return Check(
        table.name, "typed", "critical",
        "每个值都属于其列声明的类型", "Every value is of its column's declared type",
        holds=lambda row, world: not wrong(row), all_hold=lambda cells, world: cells.are_typed(), say=lambda row, world: ", ".join(wrong(row)),
    )  # fmt: skip


def _filled(table: Table) -> Check:
    """One check for all columns: Great Expectations takes 10 ms for a rule, and there are 60 such columns."""
    required = [column.name for column in table.columns if column.required]

    def empty(row: Row) -> list[str]:
        return [name for name in required if hasattr(row, name) and is_null(getattr(row, name))]

    return Check(
        table.name, "filled", "critical",
        f"必填的列不为空（{'、'.join(required)}）", f"Required columns are never null ({', '.join(required)})",
        holds=lambda row, world: not empty(row), all_hold=lambda cells, world: cells.are_filled(required), say=lambda row, world: ", ".join(empty(row)),
    )  # fmt: skip


def _allowed(table: Table, column: Column) -> Check:
    return Check(
        table.name, f"{column.name}_allowed", "critical",
        f"{column.name} 只取声明的值", f"{column.name} holds declared values only",
        column=column.name, kwargs={"column": column.name, "value_set": list(column.allowed)},
    )  # fmt: skip


def _unique(table: Table) -> Check:
    type, kwargs = "expect_column_values_to_be_unique", {"column": table.key[0]}
    if len(table.key) > 1:
        type, kwargs = "expect_compound_columns_to_be_unique", {"column_list": list(table.key)}
    return Check(
        table.name, "key_unique", "critical",
        f"主键（{'、'.join(table.key)}）不重复", f"The key ({', '.join(table.key)}) is unique",
        column=table.key[0] if len(table.key) == 1 else None, type=type, kwargs=kwargs,
    )  # fmt: skip


def _sorted(table: Table) -> Check:
    order = tuple(dict.fromkeys([*table.order, *table.key]))

    def misplaced(world: World) -> set[int]:
        rows = [row for row in world.tables[table.name] if None not in _place(row)]
        return {id(row) for before, row in zip(rows, rows[1:]) if _place(row) < _place(before)}

    def _place(row: Row) -> tuple[Any, ...]:
        return tuple(getattr(row, column) for column in order)

    def in_order(cells: Cells, world: World) -> bool:
        if not cells.are_filled(order):
            return False
        places = list(zip(*(cells.columns[column] for column in order)))
        return places == sorted(places)

    return Check(
        table.name, "sorted", "critical",
        f"行按 {'、'.join(table.order)} 升序排列", f"Rows are sorted by {', '.join(table.order)}",
        holds=lambda row, world: id(row) not in world.once(misplaced), all_hold=in_order, needs=order,
    )  # fmt: skip


def _refers(table: Table, reference: Reference) -> Check:
    def holds(row: Row, world: World) -> bool:
        return getattr(row, reference.column) in world.values(reference.to_table, reference.to_column)

    def all_hold(cells: Cells, world: World) -> bool:
        there = world.values(reference.to_table, reference.to_column)
        return cells.are_typed(reference.column) and set(cells.columns[reference.column]) - {None} <= there

    to = f"{reference.to_table}.{reference.to_column}"
    return Check(
        table.name, f"{reference.column}_refers", "critical",
        f"{reference.column} 在 {to} 中存在", f"{reference.column} is a value of {to}",
        column=reference.column, needs=(reference.column,), holds=holds, all_hold=all_hold,
        say=lambda row, world: str(getattr(row, reference.column)), across=reference.across,
    )  # fmt: skip
