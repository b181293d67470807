"""The data dictionary as a page, made from the declaration of all tables: `python -m flows.format.dictionary` writes it."""

from __future__ import annotations

from collections.abc import Iterator

from flows.project import ROOT
from transforms.star.tables import STAR
from transforms.tables import CHANGES, ID_REGISTRY, TABLES, Column, Table

PAGE = ROOT / "docs" / "dictionary.md"
_HEAD = """# 数据字典 · Data dictionary

由 `transforms/tables/` 生成（`python -m flows.format.dictionary`），请勿手改。 · Made from `transforms/tables/`; do not edit.

每张表都有 Parquet 与 CSV 两份，列序相同。位置一律按 `reports.text` 的 Unicode 码位计，从 0 起，不含末位。
Every table comes as Parquet and CSV, columns in the same order. Positions count Unicode code points of `reports.text` from
0, end exclusive.
"""


def dictionary(tables: tuple[Table, ...] = (*TABLES, ID_REGISTRY, CHANGES, *STAR)) -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *(line for table in tables for line in _table(table))])


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}\n"
    yield f"{table.zh} · {table.en}. 主键 · Key: {', '.join(f'`{name}`' for name in table.key)}.\n"
    yield "| 列 · column | 类型 · type | 说明 | meaning |\n|---|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {_type(column)} | {_plain(column.zh)} | {_plain(column.en)} |"
    yield ""
    for reference in table.references:
        yield f"- `{reference.column}` → `{reference.to_table}.{reference.to_column}`"
    if table.references:
        yield ""


def _plain(text: str) -> str:
    """The text with what Markdown would take for a table or a tag escaped."""
    return text.replace("|", "\\|").replace("<", "\\<")


def _type(column: Column) -> str:
    allowed = ": " + ", ".join(f"`{value}`" for value in column.allowed) if column.allowed else ""
    unit = f", 单位 · unit: {column.unit.strip('[]')}" if column.unit else ""
    return f"{column.type}{'' if column.required else ', 可空 · may be null'}{unit}{allowed}"


if __name__ == "__main__":
    PAGE.write_text(dictionary(), encoding="utf-8")
