"""Rows to Arrow and back: the schema of every table as declared, strict about what a row may hold.

Arrow alone is not strict enough: it cuts 1.5 down to 1 for an integer column and takes NaN for a number. CSV cannot tell
null from an empty string, nor keep a lone carriage return, so a row that holds what would not come back is refused.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from flows.errors import ReleaseRefused
from transforms.releases.changes import key_text
from transforms.tables import Column, ColumnType, Table

if TYPE_CHECKING:
    import pyarrow as pa

_PYTHON_TYPES: dict[str, tuple[type, ...]] = {"string": (str,), "int": (int,), "float": (float, int), "bool": (bool,)}
_LARGEST = {"int": 2**63 - 1, "float": 2**53}


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of `table`: types, what may be null, and as metadata zh/en of table and columns, and units."""
    import pyarrow as pa

    types = _arrow_types()
    fields = [
        pa.field(c.name, types[c.type], nullable=not c.required, metadata=_told(c))
        for c in table.columns
    ]
    return pa.schema(fields, metadata={"table": table.name, "zh": table.zh, "en": table.en})


def declared_column(field: pa.Field) -> Column:
    """What `arrow_schema` made `field` of, but for a closed list of values, which Arrow does not hold."""
    types = {type_: name for name, type_ in _arrow_types().items()}
    told = {key.decode(): value.decode() for key, value in field.metadata.items()}
    return Column(field.name, types[field.type], told["zh"], told["en"], not field.nullable, unit=told.get("unit", ""))


def _arrow_types() -> dict[ColumnType, pa.DataType]:
    import pyarrow as pa

    return {"string": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}


def _told(column: Column) -> dict[str, str]:
    return {"zh": column.zh, "en": column.en, **({"unit": column.unit} if column.unit else {})}


def to_arrow(table: Table, rows: Iterable[tuple]) -> pa.Table:
    """`rows` (values in declared column order) as an Arrow table, sorted as declared.

    Raises ReleaseRefused, naming table, row and column, for a value that is not as declared or would not survive CSV,
    and for a key that occurs twice.
    """
    import pyarrow as pa

    ordered = _in_order(table, [tuple(row) for row in rows])
    schema = arrow_schema(table)
    values = list(zip(*ordered)) or [()] * len(table.columns)
    for column, of_column in zip(table.columns, values):
        _refuse_bad_values(table, column, of_column, ordered)
    return pa.Table.from_arrays([pa.array(v, f.type) for v, f in zip(values, schema)], schema=schema)


def to_rows(table: pa.Table) -> list[tuple]:
    """The rows of an Arrow table, values in column order."""
    return list(zip(*to_columns(table)))


def to_columns(table: pa.Table) -> list[list]:
    """The values of each column of an Arrow table, row by row."""
    return [column.to_pylist() for column in table.columns]


def shared_rows(table: pa.Table) -> list[tuple]:
    """The rows of a table, values in column order; equal strings of a column are one object, which takes a third of the room."""
    import pyarrow as pa

    def values(column: pa.ChunkedArray) -> list:
        if not pa.types.is_string(column.type):
            return column.to_pylist()
        encoded = column.combine_chunks().dictionary_encode()
        known = encoded.dictionary.to_pylist()
        return [None if at is None else known[at] for at in encoded.indices.to_pylist()]

    return [*zip(*map(values, table.columns))]


def _in_order(table: Table, rows: list[tuple]) -> list[tuple]:
    width = len(table.columns)
    for row in rows:
        if len(row) != width:
            raise ReleaseRefused(f"{table.name}: a row has {len(row)} values instead of {width}: {row!r:.80}")
    positions, seen = [table.column_names.index(name) for name in table.key], set()
    if len(set(map(itemgetter(*positions), rows))) == len(rows):
        return _sorted(table, rows)
    for row in rows:  # Only one that is doubled gets here: to name it.
        if (key := tuple(row[position] for position in positions)) in seen:
            raise ReleaseRefused(f"{table.name}: two rows have the key {key_text(table, row)}")
        seen.add(key)
    return _sorted(table, rows)


def _sorted(table: Table, rows: list[tuple]) -> list[tuple]:
    try:
        return sorted(rows, key=table.place)
    except TypeError:
        wrong = ", ".join(table.order)
        raise ReleaseRefused(f"{table.name}: rows cannot be sorted by {wrong}: values of different types, or null") from None


def _refuse_bad_values(table: Table, column: Column, values: Sequence[object], rows: list[tuple]) -> None:
    if _all_good(column, values):
        return
    for row, value in zip(rows, values):
        if wrong := _what_is_wrong(column, value):
            raise ReleaseRefused(f"{table.name}, row {key_text(table, row)}, column {column.name}: {wrong}")


def _all_good(column: Column, values: Sequence[object]) -> bool:
    """Whether nothing is wrong with any value, asked of each once: most columns of a large table hold few different ones."""
    known = {*_PYTHON_TYPES[column.type], type(None)}
    return set(map(type, values)) <= known and not any(_what_is_wrong(column, value) for value in set(values))


def _what_is_wrong(column: Column, value: object) -> str | None:
    if value is None:
        return "null where a value is required" if column.required else None
    if type(value) not in _PYTHON_TYPES[column.type]:
        return f"{value!r:.40} is no {column.type}"
    if column.allowed and value not in column.allowed:
        return f"{value!r} is not one of {', '.join(column.allowed)}"
    if isinstance(value, str):
        return _what_is_wrong_with_text(column, value)
    if isinstance(value, float) and not math.isfinite(value):
        return f"{value} is no number"
    if type(value) is int and abs(value) > _LARGEST[column.type]:
        return f"{value} is too large for {column.type}"
    return None


def _what_is_wrong_with_text(column: Column, value: str) -> str | None:
    if not value:
        return None if column.required else "an empty string where null is meant"
    if "\r" in value or "\0" in value:
        return f"{value!r:.40} holds a carriage return or NUL, which CSV does not carry"
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return f"{value!r:.40} holds half a surrogate pair"
    return None

