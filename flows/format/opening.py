"""A table of a release, as it is opened: as its manifest declares it, and with what the reader needs of it.

A release may be older or younger than this program, or forged so that its hashes fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import BrokenRelease
from flows.format.arrow import arrow_schema
from flows.format.formats import read_parquet
from transforms.star.tables import STAR
from transforms.tables import BY_NAME, CHANGES, ID_REGISTRY, Table
from transforms.years.panel import ALWAYS

if TYPE_CHECKING:
    import pyarrow as pa

_KNOWN = {table.name: table for table in (*BY_NAME.values(), ID_REGISTRY, CHANGES, ALWAYS, *STAR)}
_ADVICE = "请核对 · see gongbao verify"


def open_table(path: Path, told: str, declared: Table, needed: Sequence[str]) -> pa.Table:
    """The table in the file at `path`, told of as `told`: whole, or the columns `needed` in their order.

    BrokenRelease where the file is not as `declared` by its manifest, or where a needed column is not there or is of another
    kind than this program knows it.
    """
    import pyarrow as pa

    try:
        table = read_parquet(path)
        table.validate(full=True)
    except (pa.ArrowException, OSError) as error:
        raise BrokenRelease(f"{told}: 不是可读的表 · not a table that can be read ({str(error).splitlines()[0]:.200}): {_ADVICE}") from None
    if not table.schema.equals(arrow_schema(declared)):
        raise BrokenRelease(f"{told}: 列与清单所载不符 · its columns are not those that the manifest declares: {_ADVICE}")
    if wrong := ", ".join(_unusable(declared, needed)):
        raise BrokenRelease(f"{told}: 缺少所需的列，或列的类型不同 · lacks columns that are needed here, or has them of another type: {wrong}: {_ADVICE}")
    return table.select(list(needed)) if needed else table


def _unusable(declared: Table, needed: Sequence[str]) -> Iterator[str]:
    there = {column.name: column for column in declared.columns}
    for name in needed:
        known, column = _KNOWN[declared.name].column(name), there.get(name)
        if column is None or column.type != known.type or (known.required and not column.required):
            yield name
