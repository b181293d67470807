"""What a database of a release holds: which tables are stored, which are views, and the dictionary beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from flows.format.databases.ddl import DICTIONARY_COLUMNS, DICTIONARY_TABLES, views
from flows.format.databases.views import View

if TYPE_CHECKING:
    import pyarrow as pa

    from transforms.tables import Table

Tables = Mapping[str, "tuple[Table, pa.Table]"]


@dataclass(frozen=True)
class Contents:
    """Stored tables, those referred to first, and views."""

    stored: dict[str, tuple[Table, pa.Table]]
    views: list[View]


def contents_of(tables: Tables) -> Contents:
    """The contents for `tables`, each with its declaration: facts of the star are views over the others."""
    from flows.format.arrow import to_arrow

    made = views({name: declared for name, (declared, _) in tables.items()})
    names = {view.table.name for view in made}
    graph = {name: sorted({r.to_table for r in declared.references if r.to_table != name} & tables.keys()) for name, (declared, _) in tables.items()}
    stored = {name: tables[name] for name in TopologicalSorter(graph).static_order() if name not in names}
    for declared, rows in ((DICTIONARY_TABLES, _table_rows(tables)), (DICTIONARY_COLUMNS, _column_rows(tables))):
        stored[declared.name] = (declared, to_arrow(declared, rows))
    return Contents(stored, made)


def _table_rows(tables: Tables) -> list[tuple]:
    return [(name, declared.zh, declared.en, table.num_rows) for name, (declared, table) in tables.items()]


def _column_rows(tables: Tables) -> list[tuple]:
    return [
        (name, column.name, column.type, column.unit or None, column.zh, column.en)
        for name, (declared, _) in tables.items()
        for column in declared.columns
    ]
