"""Declared corrections: each names a row, says what it expects to find there, and what to put in its place.

The rule is that of Our World in Data's etl: a correction that matches nothing, or finds something else than it expects,
is told and never passed over, since then either the source or the extraction has changed under it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from transforms.reference import Correction, ReferenceData
from transforms.releases.changes import key_text, value_text
from transforms.tables import BY_NAME, CORRECTED_TABLES, CORRECTIONS, Table
from transforms.units import UnitLexicon

STATUSES = ("proposed", "accepted", "rejected")
_WHERE_IT_STANDS = {"report_id", "section_id", "char_start", "char_end", "evidence", "flags"}
_BASE = ("base_value", "base_unit")

Tables = Mapping[str, Sequence[tuple]]


class NotApplicable(ValueError):
    """Corrections that cannot be applied: a line for each, in both languages."""


def correctable(table: Table) -> list[str]:
    """The columns of `table` that may be corrected: what was read, not where it stands."""
    return [name for name in table.column_names if name not in table.key and name not in _WHERE_IT_STANDS]


def typed(table: Table, column: str, text: str | None) -> object:
    """`text` as a value of the column; ValueError, in both languages, where it cannot be one."""
    declared = table.column(column)
    if not text:
        if declared.required and declared.type != "string":
            raise ValueError(f"{column} 不能为空 · may not be empty")
        return "" if declared.required else None
    if declared.allowed and text not in declared.allowed:
        raise ValueError(f"{column}: {text} 不在可取的值之内 · is not one of {', '.join(declared.allowed)}")
    if declared.type == "string":
        return text
    try:
        value = int(text) if declared.type == "int" else float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"{column}: {text} 不是数 · is no {declared.type}")
    return value


def correct(tables: Tables, reference: ReferenceData) -> dict[str, Sequence[tuple]]:
    """`tables` with the accepted corrections of `reference` applied, and the table `corrections` that tells of them.

    A corrected observation carries the flag `corrected`; where its value or unit changes, its value in base units follows.
    NotApplicable where one matches no row or several, finds another value, or corrects what another one has.
    """
    accepted = [each for each in reference.corrections if each.status == "accepted"]
    if not accepted:
        return {**tables, CORRECTIONS.name: []}
    work, problems = _Work(tables, UnitLexicon(reference.units)), []
    for entry, columns in groupby(accepted, key=lambda each: each.entry):
        try:
            work.apply(list(columns))
        except ValueError as error:
            problems.append(f"第 {entry} 条更正 · correction {entry}: {error}")
    if problems:
        raise NotApplicable("\n".join(problems))
    return work.result()


class _Work:
    """The rows while they are being corrected."""

    def __init__(self, tables: Tables, units: UnitLexicon) -> None:
        self._tables = tables
        self._units = units
        self._texts = {row.report_id: row.text for row in map(BY_NAME["reports"].row_type._make, tables["reports"])}
        self._rows: dict[str, dict[str, tuple]] = {}
        self._done: list[tuple] = []
        for name in CORRECTED_TABLES:
            rows = map(BY_NAME[name].row_type._make, tables[name])
            self._rows[name] = {key_text(BY_NAME[name], row): row for row in rows}

    def apply(self, columns: list[Correction]) -> None:
        table = BY_NAME[columns[0].table_name]
        key = self._found(table, columns)
        row = self._rows[table.name][key]
        values = {each.column_name: typed(table, each.column_name, each.new_value) for each in columns if each.sets}
        if table.name == "observations":
            values = {**self._base(row, values), **values}
        for name, value in values.items():
            self._record(table, key, name, getattr(row, name), value, columns[0])
        if "flags" in table.column_names:
            flags = (row.flags or "").split()
            flags.append("corrected")
            values["flags"] = " ".join(dict.fromkeys(flags))
        self._rows[table.name][key] = row._replace(**values)

    def result(self) -> dict[str, Sequence[tuple]]:
        corrected = {name: list(rows.values()) for name, rows in self._rows.items()}
        return {**self._tables, **corrected, CORRECTIONS.name: sorted(self._done)}

    def _found(self, table: Table, columns: list[Correction]) -> str:
        """The key of the one row that the correction means."""
        there = dict(self._standing_there(table, columns[0]))
        if not there:
            raise ValueError(f"{_place(columns[0])} 没有匹配任何行 · matches nothing")
        unlike = {key: [text for each in columns if (text := _unlike(table, row, each))] for key, row in there.items()}
        fitting = [key for key, texts in unlike.items() if not texts]
        if not fitting:
            key, texts = next(iter(unlike.items()))
            raise ValueError(f"{_place(columns[0])}: {key} {'; '.join(texts)}")
        if len(fitting) > 1:
            raise ValueError(f"{_place(columns[0])} 匹配多行，请在 where 中写明 id · matches several rows, give the id: {', '.join(fitting)}")
        return fitting[0]

    def _standing_there(self, table: Table, where: Correction) -> Iterator[tuple[str, tuple]]:
        text = self._texts.get(where.report_id, "")
        for key, row in self._rows[table.name].items():
            if row.report_id != where.report_id or text[row.char_start : row.char_end] != where.numeral:
                continue
            if where.row_id in (None, key) and (where.evidence is None or _covers(text, where.evidence, row)):
                yield key, row

    def _base(self, row: tuple, values: Mapping[str, object]) -> dict[str, object]:
        """The base value that follows from a corrected value or unit, unless it is corrected itself."""
        if not {"obs_value", "unit_measure"} & values.keys() or set(_BASE) & values.keys():
            return {}
        value, unit = (values.get(name, getattr(row, name)) for name in ("obs_value", "unit_measure"))
        follows = dict(zip(_BASE, self._units.base(value, unit)))
        return {name: value for name, value in follows.items() if value != getattr(row, name)}

    def _record(self, table: Table, key: str, column: str, old: object, new: object, by: Correction) -> None:
        row = CORRECTIONS.row_type(f"{key}.{column}", table.name, key, column, value_text(old), value_text(new), by.reason, by.source)
        if any(row.correction_id == other.correction_id for other in self._done):
            raise ValueError(f"{key} {column} 已被前一条更正 · is corrected by another one already")
        self._done.append(row)


def _covers(text: str, evidence: str, row: tuple) -> bool:
    first, last = max(0, row.char_end - len(evidence)), row.char_start + len(evidence)
    return text.find(evidence, first, last) >= 0


def _unlike(table: Table, row: tuple, expected: Correction) -> str | None:
    found, wanted = getattr(row, expected.column_name), typed(table, expected.column_name, expected.expects)
    if found == wanted:
        return None
    return f"{expected.column_name} 是 {value_text(found)}，不是 {value_text(wanted)} · is {value_text(found)}, not {value_text(wanted)}"


def _place(where: Correction) -> str:
    return f"{where.report_id} {where.table_name} {where.row_id or '「' + str(where.evidence) + '」'} {where.numeral}"
