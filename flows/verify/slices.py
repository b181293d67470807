"""Whether the tables of a release agree with themselves, each other and the texts, some areas at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from flows.format.arrow import arrow_schema
from flows.format.formats import parquet_pieces, read_parquet
from flows.format.manifest import Manifest, parquet_of
from flows.format.walk import Walk, by_area, slices, walked
from flows.verify.spread import Parcel, Spread
from flows.verify.tables import check_problems, contents_problems, doubled, id_problems, listed, undeclared_references, unknown_values
from flows.verify.texts import text_problems
from transforms.tables import ID_REGISTRY, Reference, Table

if TYPE_CHECKING:
    import pyarrow as pa

_Unknown = dict[tuple[str, Reference], set[object]]


class Seen(NamedTuple):
    """What was seen in a slice: what is wrong with its contents, values of references that lead nowhere in it, and what is
    wrong with ids and texts."""

    contents: list[str]
    unknown: _Unknown
    others: list[str]


def slices_problems(folder: Path, manifest: Manifest, at_once: int | None = None, spread: Spread = starmap) -> list[str]:
    """What is wrong with the contents of the tables, else with references and check results, else with ids and texts.

    Raises AttributeError, KeyError, TypeError or ValueError where they are declared as no release ever did.
    """
    checker = _Checker(folder, manifest)
    for seen in spread(look_at, checker.slices(at_once)):
        checker.note(seen)
    return checker.contents_problems() or checker.reference_problems() or checker.others


def look_at(version: str, declared: Mapping[str, Table], whole: Parcel, before: Parcel, here: Parcel) -> Seen:
    """See what is wrong with the tables `here`: with some areas of those `declared`, beside the ones at hand as a `whole` and the
    last rows `before`. Ids and texts only where nothing is wrong with their contents and every row is of a report."""
    seen, tables = Seen([], {}, []), here.tables
    for name, table in tables.items():
        seen.contents.extend(contents_problems(declared[name], _behind(before.tables.get(name), table)))
        seen.unknown.update(_unknown(declared[name], {**whole.tables, **tables}))
    if not seen.contents and not any(reference.to_table == "reports" for _, reference in seen.unknown):
        seen.others.extend([*id_problems(version, tables), *text_problems(tables)])
    return seen


def _behind(before: pa.Table | None, table: pa.Table) -> pa.Table:
    import pyarrow as pa

    return table if before is None else pa.concat_tables([before, table])


def _unknown(declared: Table, tables: Mapping[str, pa.Table]) -> _Unknown:
    found = ((reference, unknown_values(reference, tables[declared.name], tables.get(reference.to_table))) for reference in declared.references)
    return {(declared.name, reference): values for reference, values in found if values}


class _Checker:
    """Cuts a release into slices, and adds up what was seen in them."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder, self._version = folder, manifest.version
        self._declared = {name: replace(table) for name, table in manifest.tables.items()}  # Fit to be sent: without what was worked out of them.
        self._walking = {name: column for name, table in self._declared.items() if (column := by_area(table))}
        self._whole = {name: read_parquet(folder / parquet_of(name)) for name in self._declared if name not in self._walking}
        self._referred: dict[str, set[str]] = defaultdict(set)
        for reference in (reference for table in self._declared.values() for reference in table.references):
            self._referred[reference.to_table].add(reference.to_column)
        self._keys: dict[str, list[pa.ChunkedArray]] = defaultdict(list)
        self._contents = [line for name, table in self._whole.items() for line in contents_problems(self._declared[name], table)]
        self._unknown: _Unknown = {}
        for name in self._whole:
            self._unknown |= _unknown(self._declared[name], self._whole)
        self.others: list[str] = []

    def slices(self, at_once: int | None) -> Iterator[tuple[str, dict[str, Table], Parcel, Parcel, Parcel]]:
        """What `look_at` takes, some areas at a time."""
        ends = slices((one for piece in self._pieces("reports", ["report_id"]) for one in piece["report_id"].to_pylist()), at_once)
        walks = {name: self._walk(name, column) for name, column in self._walking.items()}
        before: dict[str, pa.Table] = {}
        whole = Parcel(self._referred_to())
        for tables in walked(walks, ends):
            self._keep_keys(tables)
            yield self._version, self._declared, whole, Parcel(before), Parcel(tables)
            before |= {name: table.slice(table.num_rows - 1) for name, table in tables.items() if table.num_rows}

    def note(self, seen: Seen) -> None:
        """Add up what was seen."""
        self._contents += seen.contents
        self.others += seen.others
        for reference, values in seen.unknown.items():
            self._unknown.setdefault(reference, set()).update(values)

    def contents_problems(self) -> list[str]:
        """Values, order and keys; keys that do not begin with the area are compared over all of the table."""
        return self._contents or [line for name, keys in self._keys.items() for line in doubled(self._declared[name], keys)]

    def reference_problems(self) -> list[str]:
        """References that lead nowhere, also not to another area; then the check results."""
        problems = undeclared_references(self._declared)
        for (name, reference), values in self._unknown.items():
            for piece in self._pieces(reference.to_table, [reference.to_column]):
                values -= {*piece[reference.to_column].unique().to_pylist()} if values else set()
            problems += listed(f"{name}.{reference.column}: 所指不在表中 · not in {reference.to_table}", sorted(values, key=str))
        return problems + check_problems(self._whole["quality"])

    def _walk(self, name: str, column: str) -> Walk:
        looked_at = _looked_at(self._declared[name], self._referred[name])
        return Walk(arrow_schema(self._declared[name]).empty_table().select(looked_at).schema, column, self._pieces(name, looked_at))

    def _referred_to(self) -> dict[str, pa.Table]:
        """Of the tables that are at hand as a whole, the columns that others refer to."""
        return {name: table.select([column for column in table.column_names if column in self._referred[name]]) for name, table in self._whole.items()}

    def _keep_keys(self, tables: Mapping[str, pa.Table]) -> None:
        for name, table in tables.items():
            declared = self._declared[name]
            if self._walking[name] not in declared.key and len(declared.key) == 1:
                self._keys[name].append(table[declared.key[0]])

    def _pieces(self, name: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        return parquet_pieces(self._folder / parquet_of(name), columns)


def _looked_at(declared: Table, referred_to: Container[str]) -> list[str]:
    """The columns of a table that anything is asked of: all where rows are compared with texts or ids with their registry, else keys,
    order, closed lists and references. The panel has hundreds of others."""
    if declared.name in ("reports", ID_REGISTRY.name) or "char_start" in declared.column_names:
        return list(declared.column_names)
    asked = {*declared.key, *declared.order, *(reference.column for reference in declared.references)}
    return [column.name for column in declared.columns if column.name in asked or column.name in referred_to or column.allowed]
