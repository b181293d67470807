"""A declared table as a Frictionless Table Schema, and back.

https://datapackage.org/standard/table-schema/ (version 2): titles carry the Chinese, descriptions the English. Both ways,
so that a release of an older or younger declaration is read by its own.
"""

from __future__ import annotations

from typing import Any

from transforms.tables import Column, ColumnType, Reference, Table

_TYPES: dict[ColumnType, str] = {"string": "string", "int": "integer", "float": "number", "bool": "boolean"}
_BACK: dict[str, ColumnType] = {theirs: ours for ours, theirs in _TYPES.items()}


def table_schema(table: Table) -> dict[str, Any]:
    """The Frictionless schema of `table`."""
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fieldsMatch": "exact",
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "order": list(table.order),
    }
    if table.references:
        schema["foreignKeys"] = [
            {"fields": [r.column], "reference": {"resource": r.to_table, "fields": [r.to_column]}}
            for r in table.references
        ]
    return schema


def declared_table(resource: dict[str, Any]) -> Table:
    """The declaration that a tabular resource of a manifest describes; KeyError, TypeError or ValueError where it does not."""
    schema = resource["schema"]
    table = Table(
        resource["table"],
        resource["title"],
        resource["description"],
        tuple(schema["primaryKey"]),
        tuple(_column(field) for field in schema["fields"]),
        tuple(
            Reference(key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
            for key in schema.get("foreignKeys", ())
        ),
        tuple(schema["order"]),
    )
    told = [table.name, table.zh, table.en, *(text for c in table.columns for text in (c.name, c.zh, c.en, c.unit, *c.allowed))]
    if not all(isinstance(text, str) for text in told):
        raise TypeError(f"{table.name}: described in other than words")
    return table


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name, "type": _TYPES[column.type], "title": column.zh, "description": column.en,
        "constraints": {"required": column.required},
    }  # fmt: skip
    if column.allowed:
        field["constraints"]["enum"] = list(column.allowed)
    if column.required and column.type == "string":
        field["missingValues"] = []  # nothing in the file is the empty string here, not null
    if column.unit:
        field["unit"] = column.unit
    return field


def _column(field: dict[str, Any]) -> Column:
    constraints = field["constraints"]
    return Column(
        field["name"], _BACK[field["type"]], field["title"], field["description"],
        constraints["required"], tuple(constraints.get("enum", ())), field.get("unit", ""),
    )  # fmt: skip
