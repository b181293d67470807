"""What changed between two sets of tables, row by row, and the version that follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from transforms.releases.reasons import Reasons
from transforms.releases.schema_changes import schema_changes, schema_level
from transforms.releases.versions import Level
from transforms.tables import CHANGES, CORRECTIONS, DICTIONARIES, QUALITY, Table

REASONS = ("reports", "indicators", CORRECTIONS.name, DICTIONARIES.name)
NOT_DATA = frozenset((CORRECTIONS.name, QUALITY.name))
_Change = CHANGES.row_type


class Contents(NamedTuple):
    """One table of a release: its declaration and its rows, values in declared order."""

    table: Table
    rows: Sequence[tuple]


Snapshot = Mapping[str, Contents]


def in_order(found: Iterable[tuple]) -> list[tuple]:
    """Rows of `changes`, sorted by key."""
    return sorted(found, key=lambda row: row[:3])


class Comparison:
    """Two releases compared slice by slice, where they do not fit into memory: first slices of whole areas, each with the
    same areas of either side and all tables that are sorted by area, then the other tables.

    Columns that only one side has, or whose type changed, and tables that only one side has or whose key changed,
    are told once, as changes of the declaration, not value by value.

    It is made of the declarations of all tables, and of all rows of REASONS, of the reports without their texts.
    """

    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        self._old, self._new = _declarations(old), _declarations(new)
        self._rekeyed: dict[str, dict[str, str]] = defaultdict(dict)
        reports = _named(old.get("reports")), _named(new.get("reports"))
        self._reasons = Reasons(*reports, _touched_codes(old, new), self._rekeyed, _newly_corrected(old, new), _touched_lists(old, new))

    @property
    def shared(self) -> list[str]:
        """The tables that are compared row by row."""
        return [name for name, table in self._new.items() if name in self._old and self._old[name].key == table.key]

    def of_declarations(self) -> Iterator[tuple]:
        """Rows of `changes` of what is declared otherwise."""
        yield from schema_changes(self._old, self._new)

    def of_rows(self, old: Snapshot, new: Snapshot) -> Iterator[tuple]:
        """Rows of `changes` of a slice, or of whole tables: what is in `new` and was not in `old`, and the reverse."""
        shared = [name for name in self.shared if name in new]
        for name in shared:
            self._rekeyed[name].update(_rekeyed(old[name], new[name]))
        for name in shared:
            yield from _row_changes(old[name], new[name], self._rekeyed[name], self._reasons)


def level(old: Snapshot, new: Snapshot, found: Sequence[tuple]) -> Level | None:
    """How far the version moves for the changes `found`: None where nothing changed.

    By the data contract: a column or a meaning gone = major, reports or rows added = minor, values corrected = patch.
    A report, an indicator of the codebook or a term list that is gone takes its meaning along; results of checks and the list of corrections are no rows of data.
    """
    declared = schema_level(_declarations(old), _declarations(new))
    data = [_Change._make(row) for row in found]
    rows = [row for row in data if row.table_name not in NOT_DATA]
    if declared == "major" or any(r.kind == "removed" and r.table_name in ("reports", "indicators", "dictionaries") for r in rows):
        return "major"
    if declared == "minor" or any(row.kind == "added" for row in rows):
        return "minor"
    return "patch" if data else None


def key_text(table: Table, row: tuple) -> str:
    """The key of `row` as text: its values, joined by colons where there are several."""
    return ":".join(str(row[position]) for position in _positions(table, table.key))


def value_text(value: object) -> str | None:
    """A value as text, floats in their shortest exact form; None for null and for the empty string."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if value is not None and value != "" else None


def _declarations(snapshot: Snapshot) -> dict[str, Table]:
    return {name: contents.table for name, contents in snapshot.items()}


def _positions(table: Table, names: Sequence[str]) -> list[int]:
    return [table.column_names.index(name) for name in names]


def _by_key(contents: Contents) -> dict[str, tuple]:
    return {key_text(contents.table, row): row for row in contents.rows}


def _named(contents: Contents | None) -> dict[str, dict[str, object]]:
    """The rows by key, each as column -> value; for small tables, or few rows of a large one."""
    if contents is None:
        return {}
    return {key: dict(zip(contents.table.column_names, row)) for key, row in _by_key(contents).items()}


def _touched_codes(old: Snapshot, new: Snapshot) -> set[str]:
    """Codes of indicators that came, went or are described otherwise."""
    before, after = _named(old.get("indicators")), _named(new.get("indicators"))
    return {code for code in before.keys() | after.keys() if before.get(code) != after.get(code)}


def _newly_corrected(old: Snapshot, new: Snapshot) -> set[tuple[str, str, str]]:
    """Table, key and column of values whose correction came, went or is another; with the flags that tell of it."""
    before, after = _named(old.get(CORRECTIONS.name)), _named(new.get(CORRECTIONS.name))
    differing = [before.get(key) or after[key] for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    rows = [(str(row.get("table_name")), str(row.get("row_key")), str(row.get("column_name"))) for row in differing]
    return {place for table, key, column in rows for place in ((table, key, column), (table, key, "flags"))}


def _touched_lists(old: Snapshot, new: Snapshot) -> set[str | None]:
    """Term lists that came, went or are others; None among them where words are cut otherwise."""
    before, after = _named(old.get(DICTIONARIES.name)), _named(new.get(DICTIONARIES.name))
    cutting = [{row.get("segmenter") for row in rows.values()} for rows in (before, after)]
    recut = {None} if all(cutting) and cutting[0] != cutting[1] else set()
    return recut | {list_id for list_id in before.keys() | after.keys() if before.get(list_id) != after.get(list_id)}


def _rekeyed(old: Contents, new: Contents) -> dict[str, str]:
    """New key -> old key of rows that are the same in all but their id and the ids they refer to."""
    if len(new.table.key) > 1:
        return {}
    ids = {*new.table.key, *(r.column for r in new.table.references if r.to_table != "reports")}
    waiting: dict[tuple, list[str]] = defaultdict(list)
    for key, row in _only_in(old, new).items():
        waiting[_sameness(row, ids)].append(key)
    return {
        key: waiting[same].pop(0)
        for key, row in _only_in(new, old).items()
        if waiting.get(same := _sameness(row, ids))
    }


def _only_in(contents: Contents, other: Contents) -> dict[str, dict[str, object]]:
    there = {key_text(other.table, row) for row in other.rows}
    rows = [row for row in contents.rows if key_text(contents.table, row) not in there]
    return _named(Contents(contents.table, rows))


def _sameness(row: Mapping[str, object], ids: set[str]) -> tuple:
    return tuple(sorted((name, repr(value)) for name, value in row.items() if name not in ids))


def _row_changes(old: Contents, new: Contents, rekeyed: Mapping[str, str], reasons: Reasons) -> Iterator[tuple]:
    table, before, after = new.table, _by_key(old), _by_key(new)
    same_columns = old.table.columns == table.columns
    for key in before.keys() - after.keys() - set(rekeyed.values()):
        row = dict(zip(old.table.column_names, before[key]))
        yield tuple(_Change(table.name, key, "", "removed", reasons.of_row(table, row)))
    for key, values in after.items():
        was = before.get(rekeyed.get(key, key))
        if was is None:
            row = dict(zip(table.column_names, values))
            yield tuple(_Change(table.name, key, "", "added", reasons.of_row(table, row)))
        elif not (same_columns and was == values):
            yield from _value_changes(old.table, was, table, values, reasons)


def _value_changes(before: Table, was: tuple, table: Table, values: tuple, reasons: Reasons) -> Iterator[tuple]:
    old, new = dict(zip(before.column_names, was)), dict(zip(table.column_names, values))
    types = {column.name: column.type for column in before.columns}
    for column in table.columns:
        name = column.name
        if types.get(name) == column.type and old[name] != new[name]:
            why = reasons.of_value(table, name, old, new)
            yield tuple(_Change(table.name, key_text(table, values), name, "changed", why, value_text(old[name]), value_text(new[name])))
