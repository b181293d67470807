"""The charts of the Superset bundle. Titles Chinese first; each is a query on one dataset, and how it is drawn."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.views.superset.datasets import DATASETS, identity

Filter = tuple[str, str, Any]
_MOST_ROWS = 1000
_DATASOURCE = {"id": 1, "type": "table"}  # set by the import


@dataclass(frozen=True)
class Chart:
    """`metrics` are (label, SQL); `where` are (column, operator, value), the dashboard's filters come on top; with neither
    metrics nor groups the rows themselves are shown, `columns` of them."""

    name: str
    title: str
    dataset: str
    kind: str
    metrics: Sequence[tuple[str, str]] = ()
    groups: Sequence[str] = ()
    columns: Sequence[str] = ()
    where: Sequence[Filter] = ()
    order: Sequence[tuple[str, bool]] = ()  # column, ascending
    limit: int = _MOST_ROWS
    drawn: Mapping[str, Any] = field(default_factory=dict)

    @property
    def uuid(self) -> str:
        return identity("chart", self.name)

    def described(self) -> dict[str, Any]:
        """As Superset imports it."""
        params = {
            "viz_type": self.kind, "datasource": "1__table", "row_limit": self.limit, **_filters(self.where), **self._asked(), **self.drawn,
        }  # fmt: skip
        context = {"datasource": _DATASOURCE, "force": False, "queries": [self.query()], "form_data": params, "result_format": "json", "result_type": "full"}
        return {
            "slice_name": self.title, "description": None, "certified_by": None, "certification_details": None, "viz_type": self.kind, "params": params,
            "query_context": json.dumps(context, ensure_ascii=False, sort_keys=True), "cache_timeout": None, "uuid": self.uuid, "version": "1.0.0",
            "dataset_uuid": DATASETS[self.dataset].uuid,
        }  # fmt: skip

    def query(self) -> dict[str, Any]:
        """What is asked of the dataset."""
        return {
            "filters": [{"col": column, "op": operator, "val": value} for column, operator, value in self.where],
            "columns": [*self.groups, *self.columns],
            **({"metrics": [_metric(*metric) for metric in self.metrics]} if self.metrics else {}),  # rows are asked for by leaving it out
            "orderby": [self._ordered(*one) for one in self.order],
            "row_limit": self.limit, "order_desc": True, "annotation_layers": [], "applied_time_extras": {}, "extras": {"having": "", "where": ""},
        }  # fmt: skip

    def _ordered(self, name: str, ascending: bool) -> list[Any]:
        """A column, or a metric by its label."""
        metrics = dict(self.metrics)
        return [_metric(name, metrics[name]) if name in metrics else name, ascending]

    def _asked(self) -> dict[str, Any]:
        metrics = [_metric(*metric) for metric in self.metrics]
        if self.kind == "big_number_total":
            return {"metric": metrics[0]}
        if self.kind.startswith("echarts_timeseries"):
            return {"x_axis": self.groups[0], "groupby": list(self.groups[1:]), "metrics": metrics, **_sorted_by(self.order)}
        if self.kind == "table" and self.columns:
            return {"query_mode": "raw", "all_columns": list(self.columns), "order_by_cols": [json.dumps(list(one)) for one in self.order]}
        return {"groupby": list(self.groups), "metric": metrics[0], "metrics": metrics}


def _sorted_by(order: Sequence[tuple[str, bool]]) -> dict[str, Any]:
    return {"x_axis_sort": order[0][0], "x_axis_sort_asc": order[0][1]} if order else {}


def _filters(where: Sequence[Filter]) -> dict[str, Any]:
    return {
        "adhoc_filters": [
            {"clause": "WHERE", "expressionType": "SIMPLE", "subject": column, "operator": operator, "comparator": value} for column, operator, value in where
        ]
    }  # fmt: skip


def _metric(label: str, sql: str) -> dict[str, Any]:
    return {"expressionType": "SQL", "sqlExpression": sql, "label": label, "hasCustomLabel": True, "optionName": identity("metric", label)}


_BARS = {
    "xAxisForceCategorical": True, "show_legend": True, "legendType": "scroll", "legendOrientation": "top", "rich_tooltip": True,
    "only_total": True, "truncateXAxis": False, "y_axis_format": "~g", "zoomable": False,
}  # fmt: skip
_BY_SUM = {"x_axis_sort": "sum", "x_axis_sort_asc": True}
_ACROSS = {"orientation": "horizontal"}
_IN_TURN = {"sort_series_type": "name", "sort_series_ascending": False}  # 上年, 目标, 结果 is their order by sound, backwards
_ROWS = {"server_pagination": False, "page_length": 10, "include_search": True, "table_timestamp_format": "smart_date", "show_cell_bars": False, "allow_render_html": False}
_NUMBER = {"header_font_size": 0.4, "subheader_font_size": 0.15, "y_axis_format": ",d"}
_OF_THE_YEAR: Sequence[Filter] = (("target_kind", "==", "yearly"), ("section_role", "==", "targets"))
_GROWTH_OF_THE_YEAR = (*_OF_THE_YEAR, ("measure", "==", "growth"), ("unit_measure", "==", "%"))
_COUNTED: Sequence[Filter] = (("section_id", "IS NULL", None), ("term_class", "IS NULL", None), ("ambiguity", "==", "excluded"))
PER_THOUSAND = (("每千字 per 1,000", "1000.0 * SUM(substring_matches) / SUM(n_chars)"),)
TARGET_AND_OUTCOME = (("上年 Year before", "AVG(baseline_value)"), ("目标 Target", "AVG(target_value)"), ("结果 Outcome", "AVG(outcome_value)"))

CHARTS = (
    Chart("reports", "报告 · Reports", "observations_named", "big_number_total", [("报告 · Reports", "COUNT(DISTINCT report_id)")], drawn=_NUMBER),
    Chart("observations", "观测值 · Observations", "observations_named", "big_number_total", [("观测值 · Observations", "COUNT(*)")], drawn=_NUMBER),
    Chart("targets", "目标 · Targets", "targets_named", "big_number_total", [("目标 · Targets", "COUNT(*)")], drawn=_NUMBER),
    Chart("ranks", "位次 · Ranks", "rankings_named", "big_number_total", [("位次 · Ranks", "COUNT(*)")], drawn=_NUMBER),
    Chart(
        "growth", "增速：上年、目标、结果（%，所选地区平均）· Growth: year before, target, outcome (%, mean of the areas chosen)", "targets_named", "echarts_timeseries_bar",
        TARGET_AND_OUTCOME, ["indicator"], where=[*_GROWTH_OF_THE_YEAR, ("indicator_code", "IS NOT NULL", None)],
        order=[("目标 Target", True)], limit=60, drawn={**_BARS, **_ACROSS, **_IN_TURN},
    ),
    Chart(
        "gdp", "地区生产总值增速（%）· GDP growth: year before, target, outcome (%)", "targets_named", "echarts_timeseries_bar",
        TARGET_AND_OUTCOME, ["report_year"], where=[*_GROWTH_OF_THE_YEAR, ("indicator_code", "==", "gdp")],
        drawn={**_BARS, **_IN_TURN},
    ),
    Chart(
        "met", "目标达成：能判断的 · Targets met, of those that can be judged", "targets_named", "echarts_timeseries_bar",
        [("目标 · targets", "COUNT(*)")], ["report_year", "met_name"], where=[("met", "IS NOT NULL", None)], drawn={**_BARS, "stack": "Stack"},
    ),
    Chart(
        "tracking", "目标追踪：目标、限定与结果 · Targets, as worded, and what came of them", "targets_named", "table",
        columns=["area_name", "report_year", "indicator", "measure_name", "target_text", "comparator_name", "outcome_text", "met_name", "evidence"],
        where=_OF_THE_YEAR,
        order=[("report_year", False), ("area_name", True), ("indicator", True)], drawn=_ROWS,
    ),
    Chart(
        "ranking", "位次：报告自述第几 · Ranks, as the reports claim them", "rankings_named", "table",
        columns=["area_name", "report_year", "indicator", "rank_text", "scope", "evidence"],
        order=[("report_year", False), ("rank", True), ("indicator", True)], drawn=_ROWS,
    ),
    Chart(
        "attention", "政策注意力：每千字词数 · Policy attention: words per 1,000 characters", "attention_named", "echarts_timeseries_bar",
        PER_THOUSAND, ["dictionary"], where=_COUNTED, order=[("每千字 per 1,000", True)], drawn={**_BARS, **_ACROSS, "show_legend": False, "y_axis_format": ".1f"},
    ),
    Chart(
        "attention_by_year", "政策注意力的变化 · Policy attention over the years", "attention_named", "echarts_timeseries_line",
        PER_THOUSAND, ["report_year", "dictionary_zh"], where=_COUNTED, drawn={**_BARS, "y_axis_format": ".1f", "markerEnabled": True},
    ),
    Chart(
        "topics", "谈什么：观测值按主题 · What the numbers are about", "observations_named", "echarts_timeseries_bar",
        [("观测值 · observations", "COUNT(*)")], ["topic_name", "status_name"], where=[("indicator_code", "!=", "-")],
        order=[("观测值 · observations", True)], drawn={**_BARS, **_ACROSS, **_BY_SUM, "stack": "Stack"},
    ),
    Chart(
        "sentences", "每个数字的原句 · Every number in its sentence", "observations_named", "table",
        columns=["area_name", "report_year", "indicator", "value_text", "status_name", "time_period", "evidence"],
        order=[("report_year", False), ("area_name", True), ("indicator", True)], drawn=_ROWS,
    ),
)  # fmt: skip
BY_NAME = {chart.name: chart for chart in CHARTS}
