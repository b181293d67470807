"""The SQL of a release as a database, from the one declaration: tables with keys, indexes, views. For SQLite and DuckDB.

SQLite keeps the text of a statement, so what tables and columns mean is written into it; DuckDB has comments of its own
(`comments`). Both hold it as tables too: dictionary_tables, dictionary_columns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from flows.format.databases.views import READY_VIEWS, View
from transforms.star.tables import FACT_OBSERVATION, FACT_RANKING, NONE
from transforms.tables import Column, ColumnType, Table

_TYPES: dict[ColumnType, str] = {"string": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN"}


def _column(name: str, zh: str, en: str, type_: ColumnType = "string", required: bool = True) -> Column:
    return Column(name, type_, zh, en, required)


DICTIONARY_TABLES = Table(
    "dictionary_tables", "各表说明", "What the tables hold", ("table_name",),
    (
        _column("table_name", "表或视图", "Table or view"), _column("zh", "含义", "Meaning (zh)"), _column("en", "含义（英文）", "Meaning (en)"),
        _column("n_rows", "行数", "Rows", "int"),
    ),
)  # fmt: skip
DICTIONARY_COLUMNS = Table(
    "dictionary_columns", "各列说明", "What the columns hold", ("table_name", "column_name"),
    (
        _column("table_name", "表或视图", "Table or view"), _column("column_name", "列", "Column"), _column("type", "类型", "Type"),
        _column("unit", "单位；方括号中为给出单位的列", "Unit; in brackets the column that gives it", required=False),
        _column("zh", "含义", "Meaning (zh)"), _column("en", "含义（英文）", "Meaning (en)"),
    ),
)  # fmt: skip

_FACT_SOURCES = {FACT_OBSERVATION.name: ("observations", ""), FACT_RANKING.name: ("rankings", "JOIN reports p ON p.report_id = t.report_id")}
_FACT_COLUMNS = {
    (FACT_OBSERVATION.name, "indicator_code"): f"COALESCE(t.indicator_code, '{NONE}')",
    (FACT_OBSERVATION.name, "unit_measure"): f"COALESCE(NULLIF(t.unit_measure, ''), '{NONE}')",
    (FACT_RANKING.name, "indicator_code"): f"COALESCE(t.indicator_code, '{NONE}')",
    (FACT_RANKING.name, "ref_area"): "p.ref_area",
}


def quoted(name: str) -> str:
    """`name` as an SQL identifier."""
    return '"{}"'.format(name.replace('"', '""'))


def literal(text: str) -> str:
    """`text` as an SQL string."""
    return "'{}'".format(text.replace("'", "''"))


def meaning(declared: Table | Column) -> str:
    """Both languages in one line, with the unit."""
    unit = f" [{declared.unit.strip('[]')}]" if isinstance(declared, Column) and declared.unit else ""
    return " ".join(f"{declared.zh} · {declared.en}{unit}".split())


def create_table(table: Table, present: Collection[str], explained: bool) -> str:
    """CREATE TABLE with its key and its references to tables `present`; with what it means, where `explained`."""
    lines = [(f"{quoted(c.name)} {_TYPES[c.type]}{' NOT NULL' if c.required else ''}", meaning(c)) for c in table.columns]
    lines.append((f"PRIMARY KEY ({', '.join(map(quoted, table.key))})", ""))
    for r in table.references:
        if r.to_table in present:
            lines.append((f"FOREIGN KEY ({quoted(r.column)}) REFERENCES {quoted(r.to_table)} ({quoted(r.to_column)})", ""))
    ends = [",\n"] * (len(lines) - 1) + ["\n"]
    told = [f"  {code}{end[:-1]}{f' -- {words}' if words and explained else ''}\n" for (code, words), end in zip(lines, ends)]
    head = f" -- {meaning(table)}" if explained else ""
    return f"CREATE TABLE {quoted(table.name)} ({head}\n{''.join(told)})"


def indexes(table: Table, present: Collection[str]) -> Iterator[str]:
    """CREATE INDEX for every column that leads to another table, unless the key begins with it."""
    for column in dict.fromkeys(r.column for r in table.references if r.to_table in present):
        if column != table.key[0]:
            yield f"CREATE INDEX {quoted(f'{table.name}_{column}')} ON {quoted(table.name)} ({quoted(column)})"


def views(declared: Mapping[str, Table]) -> list[View]:
    """Every view of which the tables are among `declared`: facts first, then the ready ones."""
    facts = [View(declared[name], _fact(declared[name]), frozenset()) for name in _FACT_SOURCES if name in declared]
    return [*facts, *(view for view in READY_VIEWS if view.needs <= declared.keys())]


def comments(table: Table, kind: str = "TABLE") -> Iterator[str]:
    """What `table` (or the view of its name) and its columns mean, as COMMENT statements."""
    yield f"COMMENT ON {kind} {quoted(table.name)} IS {literal(meaning(table))}"
    for column in table.columns:
        yield f"COMMENT ON COLUMN {quoted(table.name)}.{quoted(column.name)} IS {literal(meaning(column))}"


def in_order_of(table: Table) -> str:
    """SELECT of all columns of `table`, rows in the order of a release."""
    columns, order = (", ".join(map(quoted, names)) for names in (table.column_names, dict.fromkeys([*table.order, *table.key])))
    return f"SELECT {columns} FROM {quoted(table.name)} ORDER BY {order}"


def _fact(table: Table) -> str:
    source, join = _FACT_SOURCES[table.name]
    columns = ", ".join(f"{_FACT_COLUMNS.get((table.name, name), f't.{name}')} AS {name}" for name in table.column_names)
    return f"SELECT {columns} FROM {source} t {join}".rstrip()
