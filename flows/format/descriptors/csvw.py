"""The CSV files as CSV on the Web (https://www.w3.org/TR/tabular-metadata/), found beside them under the name the standard gives."""

from __future__ import annotations

import re
from typing import Any

from flows.format.descriptors import dataset as of
from flows.format.descriptors.dataset import Dataset
from transforms.tables import Column, ColumnType, Table

FILE = "csv/csv-metadata.json"
_TYPES: dict[ColumnType, Any] = {"string": "string", "int": "integer", "float": "double", "bool": {"base": "boolean", "format": "True|False"}}
_NO_CELL = "\0"  # stands for null where the empty string is a value: no cell of a release holds it


def csvw(dataset: Dataset) -> dict[str, Any]:
    """The metadata of the CSV files of `dataset`."""
    present = {file.table.name for file in dataset.of("csv") if file.table}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "@type": "TableGroup",
        "dc:title": _both(of.TITLE_ZH, of.TITLE_EN),
        "dc:license": {"@id": of.LICENCE},
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"], "header": True, "doubleQuote": True},
        "tables": [_table(dataset.tables[name], present) for name in sorted(present)],
    }


def _table(table: Table, present: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns], "primaryKey": list(table.key)}
    keys = [
        {"columnReference": r.column, "reference": {"resource": f"{r.to_table}.csv", "columnReference": r.to_column}}
        for r in table.references
        if r.to_table in present
    ]
    return {"url": f"{table.name}.csv", "dc:description": _both(table.zh, table.en), "tableSchema": {**schema, **({"foreignKeys": keys} if keys else {})}}


def _column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column.name, "titles": column.name, "dc:description": _both(column.zh, column.en), "datatype": _datatype(column)}
    if column.unit:
        described["schema:unitText"] = column.unit.strip("[]")
    if column.required:
        described["required"] = True
        if column.type == "string":
            described["null"] = _NO_CELL
    return described


def _datatype(column: Column) -> Any:
    if column.allowed:
        return {"base": "string", "format": f"^({'|'.join(map(re.escape, column.allowed))})$"}
    return _TYPES[column.type]


def _both(zh: str, en: str) -> list[dict[str, str]]:
    return [{"@value": zh, "@language": "zh"}, {"@value": en, "@language": "en"}]
