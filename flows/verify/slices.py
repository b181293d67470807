"""Whether the tables of a release agree with themselves, each other and the texts, some areas at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from flows.format.arrow import arrow_schema
from flows.format.formats import parquet_pieces, read_parquet
from flows.format.manifest import Manifest, parquet_of
from flows.format.walk import Walk, by_area, slices, walked
from flows.verify.tables import check_problems, contents_problems, doubled, id_problems, listed, undeclared_references, unknown_values
from flows.verify.texts import text_problems
from transforms.tables import Reference, Table

if TYPE_CHECKING:
    import pyarrow as pa

_Tables = Mapping[str, "pa.Table"]


def slices_problems(folder: Path, manifest: Manifest, at_once: int | None = None) -> list[str]:
    """What is wrong with the contents of the tables, else with references and check results, else with ids and texts.

    Raises AttributeError, KeyError, TypeError or ValueError where they are declared as no release ever did.
    """
    checker = _Checker(folder, manifest)
    for tables in checker.slices(at_once):
        checker.look_at(tables)
    return checker.contents_problems() or checker.reference_problems() or checker.others


class _Checker:
    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder, self._declared, self._version = folder, manifest.tables, manifest.version
        self._walking = {name: column for name, table in self._declared.items() if (column := by_area(table))}
        self._whole = {name: read_parquet(folder / parquet_of(name)) for name in self._declared if name not in self._walking}
        self._contents = [line for name, table in self._whole.items() for line in contents_problems(self._declared[name], table)]
        self._unknown: dict[tuple[str, Reference], set[object]] = defaultdict(set)
        for name in self._whole:
            self._refer(name, self._whole)
        self._last: dict[str, pa.Table] = {}
        self._keys: dict[str, list[pa.ChunkedArray]] = defaultdict(list)
        self.others: list[str] = []

    def slices(self, at_once: int | None) -> Iterator[dict[str, pa.Table]]:
        """The tables that are sorted by area, some areas at a time."""
        ends = slices((one for piece in self._pieces("reports") for one in piece["report_id"].to_pylist()), at_once)
        return walked({name: Walk(arrow_schema(self._declared[name]), column, self._pieces(name)) for name, column in self._walking.items()}, ends)

    def look_at(self, tables: _Tables) -> None:
        """Note what is wrong with a slice; ids and texts only where nothing is wrong so far and every row is of a report."""
        for name, table in tables.items():
            self._contents += self._of_contents(self._declared[name], table)
            self._refer(name, {**self._whole, **tables})
        if not self._contents and not any(reference.to_table == "reports" for _, reference in self._unknown):
            self.others += [*id_problems(self._version, tables), *text_problems(tables)]

    def contents_problems(self) -> list[str]:
        """Values, order and keys; keys that do not begin with the area are compared over all of the table."""
        return self._contents or [line for name, keys in self._keys.items() for line in doubled(self._declared[name], keys)]

    def reference_problems(self) -> list[str]:
        """References that lead nowhere, also not to another area; then the check results."""
        problems = undeclared_references(self._declared)
        for (name, reference), values in self._unknown.items():
            for piece in self._pieces(reference.to_table):
                values -= {*piece[reference.to_column].unique().to_pylist()} if values else set()
            problems += listed(f"{name}.{reference.column}: not in {reference.to_table}", sorted(values, key=str))
        return problems + check_problems(self._whole["quality"])

    def _of_contents(self, declared: Table, table: pa.Table) -> list[str]:
        import pyarrow as pa

        with_last = pa.concat_tables([self._last[declared.name], table]) if declared.name in self._last else table
        if table.num_rows:
            self._last[declared.name] = table.slice(table.num_rows - 1)
        if self._walking[declared.name] not in declared.key and len(declared.key) == 1:
            self._keys[declared.name].append(table[declared.key[0]])
        return contents_problems(declared, with_last)

    def _refer(self, name: str, tables: _Tables) -> None:
        for reference in self._declared[name].references:
            if unknown := unknown_values(reference, tables[name], tables.get(reference.to_table)):
                self._unknown[name, reference] |= unknown

    def _pieces(self, name: str) -> Iterator[pa.Table]:
        return parquet_pieces(self._folder / parquet_of(name))
