"""Whether the tables of a release are as declared: schema, rows, keys, values, references, check results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from flows.format.arrow import arrow_schema, to_rows
from transforms.releases.id_registry import registry_problems
from transforms.tables import ID_REGISTRY, Reference, Table

if TYPE_CHECKING:
    import pyarrow as pa

_SHOWN = 3


def schema_problems(path: str, declared: Table, rows: int | None, schema: pa.Schema, n_rows: int) -> list[str]:
    """Whether the file's schema, descriptions included, and its number of rows (None: not told) are as the manifest says."""
    problems = []
    if not schema.equals(arrow_schema(declared), check_metadata=True):
        problems.append(f"{path}: 列与清单所载不符 · its schema is not the declared one")
    if rows is not None and n_rows != rows:
        problems.append(f"{path}: 行数不符 · {n_rows} rows instead of {rows}")
    return problems


def contents_problems(declared: Table, table: pa.Table) -> list[str]:
    """Keys that are doubled, rows out of order, values that are not on the closed list.

    Nulls where none may be are the schema's to find: a Parquet column declared without null cannot hold one.
    """
    problems = []
    for column in declared.columns:
        if column.allowed:
            outside = sorted(set(table[column.name].unique().to_pylist()) - {*column.allowed, None})
            problems += listed(f"{declared.name}.{column.name}: 不在允许的值之列 · not on the closed list", outside)
    return problems or _order_problems(declared, table)


def undeclared_references(declared: Mapping[str, Table]) -> list[str]:
    """References to a table or a column that is not there."""
    return [
        f"{name}.{reference.column}: 所指不存在 · refers to {reference.to_table}.{reference.to_column}, which is not there"
        for name, table in declared.items()
        for reference in table.references
        if not _leads_somewhere(reference, declared)
    ]


def _leads_somewhere(reference: Reference, declared: Mapping[str, Table]) -> bool:
    return reference.to_table in declared and reference.to_column in declared[reference.to_table].column_names


def unknown_values(reference: Reference, table: pa.Table, to_table: pa.Table | None) -> set[object]:
    """The values of a reference that are not in as much as is at hand of the table that it leads to; none where that has no such column."""
    if to_table is not None and reference.to_column not in to_table.column_names:
        return set()
    there = set(to_table[reference.to_column].unique().to_pylist()) if to_table is not None else set()
    return set(table[reference.column].unique().to_pylist()) - there - {None}


def doubled(declared: Table, keys: Sequence[pa.ChunkedArray]) -> list[str]:
    """Keys of a table that occur twice, from the column that is its key, in pieces."""
    import pyarrow as pa
    import pyarrow.compute as pc

    values = pa.chunked_array([chunk for piece in keys for chunk in piece.chunks] or [pa.array([])])
    if pc.count_distinct(values, mode="all").as_py() == len(values):
        return []
    return listed(f"{declared.name}: 主键重复 · key doubled", (key for key, times in Counter(values.to_pylist()).items() if times > 1))


def _order_problems(declared: Table, table: pa.Table) -> list[str]:
    place = list(dict.fromkeys([*declared.order, *declared.key]))
    if _is_in_order(table, place) and _is_unique(table, declared.key):
        return []
    keys, places = (to_rows(table.select(names)) for names in (list(declared.key), place))
    doubled = listed(f"{declared.name}: 主键重复 · key doubled", (key for key, times in Counter(keys).items() if times > 1))
    misplaced = (key for before, place, key in zip(places, places[1:], keys[1:]) if before > place)
    return doubled or listed(f"{declared.name}: 次序不对 · out of order", misplaced)


def _is_unique(table: pa.Table, key: Sequence[str]) -> bool:
    return table.select(list(key)).group_by(list(key)).aggregate([]).num_rows == table.num_rows


def _is_in_order(table: pa.Table, place: Sequence[str]) -> bool:
    """Whether no row comes before its predecessor. Arrow compares strings as Python does: by code point is by UTF-8 byte."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if table.num_rows < 2:
        return True
    before, behind = table.slice(0, table.num_rows - 1), table.slice(1)
    alike: pa.ChunkedArray | pa.Scalar = pa.scalar(True)
    ordered: pa.ChunkedArray | pa.Scalar = pa.scalar(False)
    for name in place:
        ordered = pc.or_(ordered, pc.and_(alike, pc.less(before[name], behind[name])))
        alike = pc.and_(alike, pc.equal(before[name], behind[name]))
    return pc.all(pc.or_(ordered, alike), skip_nulls=False).as_py() is True


def id_problems(version: str, tables: Mapping[str, pa.Table]) -> list[str]:
    """Whether the registry of ids knows the observations of the release `version`, and its versions make sense."""
    ids = tables["observations"]["observation_id"].to_pylist()
    return listed(f"{ID_REGISTRY.name}: 自相矛盾或与观测值不符 · contradicts itself or observations", registry_problems(version, to_rows(tables[ID_REGISTRY.name]), ids))


def listed(message: str, keys: Iterable[object]) -> list[str]:
    """`message` with the number of `keys` and the first few of them as one line; no line for no keys."""
    found = [":".join(map(str, key)) if isinstance(key, tuple) else str(key) for key in keys]
    if not found:
        return []
    more = ", …" if len(found) > _SHOWN else ""
    return [f"{message} ({len(found)}): {', '.join(found[:_SHOWN])}{more}"]


def check_problems(quality: pa.Table) -> list[str]:
    """Critical checks that a published release cannot have failed, and counts that cannot be."""
    rows = quality.to_pylist()
    failed = [row["check_id"] for row in rows if row["severity"] == "critical" and not row["success"]]
    odd = [row["check_id"] for row in rows if not 0 <= row["n_failed"] <= row["n_checked"]]
    return listed("quality: 关键检查未通过 · a critical check failed", failed) + listed("quality: 未通过的多于行数 · more failures than rows", odd)
