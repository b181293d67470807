"""A table of a release, as it is opened: as its manifest declares it, and with what the reader needs of it.

A release may be older or younger than this program, or forged so that its hashes fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from flows.errors import BrokenRelease
from flows.format.arrow import arrow_schema
from flows.format.formats import parquet_pieces, read_parquet
from transforms.star.period_rows import period_row
from transforms.star.tables import STAR
from transforms.tables import BY_NAME, CHANGES, ID_REGISTRY, Column, Table
from transforms.years.panel import ALWAYS

if TYPE_CHECKING:
    import pyarrow as pa

_KNOWN = {table.name: table for table in (*BY_NAME.values(), ID_REGISTRY, CHANGES, ALWAYS, *STAR)}
_ADVICE = "请核对 · see gongbao verify"


def open_table(path: Path, told: str, declared: Table, needed: Sequence[str]) -> pa.Table:
    """The table in the file at `path`, told of as `told`: whole, or the columns `needed` in their order.

    BrokenRelease where the file is not as `declared` by its manifest, where a needed column is not there or is of another
    kind than this program knows it, and where a value is none that the column may hold.
    """
    import pyarrow as pa

    try:
        table = read_parquet(path)
        table.validate(full=True)
        return _as_declared(table, told, declared, needed)
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(told, error) from None


def open_pieces(path: Path, told: str, declared: Table, needed: Sequence[str]) -> Iterator[pa.Table]:
    """The same piece by piece."""
    import pyarrow as pa

    try:
        for piece in parquet_pieces(path):
            piece.validate(full=True)
            yield _as_declared(piece, told, declared, needed)
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(told, error) from None


def _unreadable(told: str, error: Exception) -> BrokenRelease:
    return BrokenRelease(f"{told}: 不是可读的表 · not a table that can be read ({str(error).splitlines()[0]:.200}): {_ADVICE}")


def _as_declared(table: pa.Table, told: str, declared: Table, needed: Sequence[str]) -> pa.Table:
    if not table.schema.equals(arrow_schema(declared)):
        raise BrokenRelease(f"{told}: 列与清单所载不符 · its columns are not those that the manifest declares: {_ADVICE}")
    if wrong := ", ".join(_unusable(declared, needed)):
        raise BrokenRelease(f"{told}: 缺少所需的列，或列的类型不同 · lacks columns that are needed here, or has them of another type: {wrong}: {_ADVICE}")
    columns = [_KNOWN[declared.name].column(name) for name in needed] or declared.columns
    if wrong := next(_impossible(columns, table), None):
        raise BrokenRelease(f"{told}: {wrong}: {_ADVICE}")
    return table.select(list(needed)) if needed else table


class Keyed(dict[Any, Any]):
    """Rows of a table, or one column of them, by their key. BrokenRelease for a key that another table refers to and that is not there."""

    def __init__(self, rows: Iterable[tuple[Any, Any]], told: str, key: str) -> None:
        super().__init__(rows)
        self._told, self._key = told, key

    def __missing__(self, key: object) -> NoReturn:
        raise BrokenRelease(f"{self._told}: 没有 · has no {self._key} {key!r:.80}，而别的表提到它 · to which another table refers: {_ADVICE}")


def _impossible(columns: Iterable[Column], table: pa.Table) -> Iterator[str]:
    """Column and value where a value is on no closed list, no finite number, no period, or no code of an area."""
    import pyarrow.compute as pc

    for column in columns:
        values = table[column.name]
        if column.type == "float" and not pc.all(pc.is_finite(values)).as_py() and values.null_count < len(values):
            yield f"{column.name}: 不是有限的数 · not a finite number"
        may_be = column.allowed.__contains__ if column.allowed else _FORMS.get(column.name)
        if may_be:
            for value in values.unique().to_pylist():
                if value is not None and not may_be(value):
                    yield f"{column.name}: 不该有的值 · a value that it may not hold: {value!r:.80}"


def _unusable(declared: Table, needed: Sequence[str]) -> Iterator[str]:
    there = {column.name: column for column in declared.columns}
    for name in needed:
        known, column = _KNOWN[declared.name].column(name), there.get(name)
        if column is None or column.type != known.type or (known.required and not column.required):
            yield name


def _is_period(value: str) -> bool:
    try:
        period_row(value)
    except ValueError:
        return False
    return True


_FORMS: Mapping[str, Callable[[str], object]] = {"time_period": _is_period, "ref_area": re.compile(r"[0-9]{6}\Z").match}
