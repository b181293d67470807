"""The datasets of the Superset bundle: views of a release, their columns as declared, and what is said in words for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from flows.format.databases.ddl import literal, meaning
from flows.format.databases.views import READY_VIEWS
from flows.format.signs import SIGNS, on_the_line
from flows.pages.words import COMPARATORS, MEASURES, STATUSES, TOPICS, Words
from transforms.tables import Column, Table

_TYPES = {"string": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN"}
_OUTCOMES = {
    "no_report": Words("次年报告未收录", "no report yet"),
    "not_reported": Words("次年报告未提及", "not reported"),
    "not_comparable": Words("不可比", "not comparable"),
}
_AREA = {"area_name": "地区 · Area", "area_name_en": "Area in English", "report_year": "报告年份 · Year of report"}
_NAMES = {
    **_AREA,
    "year": "年份 · Year",
    "time_period": "时期 · Period",
    "evidence": "原句 · Sentence",
    "scope": "范围 · Among",
    "dictionary_zh": "词典 · Term list",
    "obs_value": "数值 · Value",
    "unit_measure": "单位 · Unit",
}


def identity(*names: str) -> str:
    """The UUID of what has these names, always the same."""
    return str(uuid5(NAMESPACE_URL, "/".join(("gongbao", "superset", *names))))


@dataclass(frozen=True)
class Dataset:
    """A view, and columns that are worked out of its own: name -> (label, SQL)."""

    table: Table
    worked_out: Mapping[str, tuple[str, str]]

    @property
    def uuid(self) -> str:
        return identity("dataset", self.table.name)

    def described(self, database: str) -> dict[str, Any]:
        """As Superset imports it, in the database with the UUID `database`."""
        columns = [_column(column) for column in self.table.columns]
        columns += [_shape(name, "VARCHAR", label, None, sql) for name, (label, sql) in self.worked_out.items()]
        return {
            "table_name": self.table.name, "schema": "main", "catalog": None, "sql": None, "main_dttm_col": None, "offset": 0,
            "description": meaning(self.table), "filter_select_enabled": True, "normalize_columns": False, "always_filter_main_dttm": False,
            "uuid": self.uuid, "columns": columns, "metrics": [_COUNT], "version": "1.0.0", "database_uuid": database,
        }  # fmt: skip


def _column(column: Column) -> dict[str, Any]:
    return _shape(column.name, _TYPES[column.type], _NAMES.get(column.name), meaning(column), None)


def _shape(name: str, type_: str, label: str | None, told: str | None, sql: str | None) -> dict[str, Any]:
    return {
        "column_name": name, "verbose_name": label, "description": told, "type": type_, "expression": sql,
        "is_active": True, "is_dttm": False, "groupby": True, "filterable": True, "python_date_format": None, "extra": {},
    }  # fmt: skip


_COUNT = {"metric_name": "count", "verbose_name": "行数 · Rows", "metric_type": "count", "expression": "COUNT(*)", "description": None, "d3format": None, "extra": {}, "warning_text": None}


def _in_words(column: str, words: Mapping[str, Words], otherwise: str) -> str:
    """SQL for the words of a closed list, in both languages."""
    cases = " ".join(f"WHEN {literal(value)} THEN {literal(f'{told.zh} {told.en}')}" for value, told in words.items())
    return f"CASE {column} {cases} ELSE {otherwise} END"


def _number(column: str) -> str:
    """SQL for a number as people write it, in DuckDB and SQLite: 7 and not 7.0."""
    whole = f"CAST({column} AS BIGINT)"
    return f"CASE WHEN {column} = {whole} THEN CAST({whole} AS VARCHAR) ELSE CAST({column} AS VARCHAR) END"


def _sign(column: str, comparator: str) -> str:
    """SQL for the sign of a comparator, as it stands to a signed value."""
    rises, falls = (literal(SIGNS[on_the_line(comparator, value)] + " ") for value in (1, -1))
    return rises if rises == falls else f"CASE WHEN {column} < 0 THEN {falls} ELSE {rises} END"


def _value(column: str, upper: str, comparator: str) -> str:
    """SQL for a value with its sign, its upper end and its unit: `≥ 5.5 %`, and `≤ -5 %` for a fall of 5 % or more."""
    signs = " ".join(f"WHEN {literal(told)} THEN {_sign(column, told)}" for told, sign in SIGNS.items() if sign)
    unit = "CASE WHEN unit_measure = '-' THEN '' ELSE ' ' || unit_measure END"
    end = f"CASE WHEN {upper} IS NULL THEN '' ELSE '–' || ({_number(upper)}) END"
    return f"CASE {comparator} {signs} ELSE '' END || ({_number(column)}) || {end} || {unit}"


_MET = f"CASE WHEN met THEN '达成 met' WHEN NOT met THEN '未达成 not met' ELSE {_in_words('outcome_state', _OUTCOMES, literal('无法判断 cannot be said'))} END"
_TOPIC = ("主题 · Topic", _in_words("COALESCE(topic, '-')", TOPICS, "topic"))
_STATUS = ("状态 · Status", _in_words("obs_status", STATUSES, "obs_status"))
_MEASURE = ("量 · Measure", _in_words("measure", MEASURES, "measure"))
_INDICATOR = ("指标 · Indicator", "CASE WHEN indicator_code IS NULL OR indicator_code = '-' THEN indicator_name ELSE indicator_zh || ' ' || indicator_en END")
_RANK = "CASE rank_type WHEN 'top' THEN '前' || rank || '位 top ' || rank ELSE '第' || rank || '位 no. ' || rank END || CASE WHEN scope_size IS NULL THEN '' ELSE ' / ' || scope_size END"
_COMPARATOR = ("限定 · Comparator", _in_words("comparator", COMPARATORS, "comparator"))

WORKED_OUT: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "observations_named": {
        "indicator": _INDICATOR,
        "topic_name": _TOPIC,
        "status_name": _STATUS,
        "measure_name": _MEASURE,
        "comparator_name": _COMPARATOR,
        "value_text": ("数值 · Value", _value("obs_value", "obs_value_upper", "comparator")),
    },
    "rankings_named": {"indicator": _INDICATOR, "topic_name": _TOPIC, "rank_text": ("位次 · Rank", _RANK)},
    "targets_named": {
        "indicator": _INDICATOR,
        "topic_name": _TOPIC,
        "measure_name": _MEASURE,
        "comparator_name": _COMPARATOR,
        "target_text": ("目标 · Target", _value("target_value", "target_upper", "comparator")),
        "outcome_text": ("结果 · Outcome", f"CASE WHEN outcome_value IS NOT NULL THEN {_value('outcome_value', 'outcome_upper', 'outcome_comparator')} END"),
        "met_name": ("达成 · Met", _MET),
    },
    "attention_named": {"dictionary": ("词典 · Term list", "dictionary_zh || ' ' || dictionary_en")},
}
DATASETS = {view.table.name: Dataset(view.table, WORKED_OUT[view.table.name]) for view in READY_VIEWS}
