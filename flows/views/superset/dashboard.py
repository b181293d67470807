"""The dashboard of the Superset bundle: which chart stands where, and the filters above them."""

from __future__ import annotations

from typing import Any

from flows.format.descriptors.dataset import TITLE_EN, TITLE_ZH
from flows.views.superset.charts import BY_NAME
from flows.views.superset.datasets import DATASETS, identity

TITLE = "公报：政府工作报告 · Chinese government work reports"
_INTRODUCTION = (
    f"### {TITLE_ZH}\n\n报告中的每一个数字：指标、数值、以上或左右、实际或目标，各附原句。左侧筛选地区、年份、主题、指标。\n\n"
    "Every number in the reports: indicator, value, at least or about, actual or target, each with its sentence. Filter by area, year, topic and "
    "indicator on the left."
)
# Rows of (name, width of 12); height of a row in units of 8 pixels.
_ROWS: tuple[tuple[int, tuple[tuple[str, int], ...]], ...] = (
    (24, (("", 4), ("reports", 2), ("observations", 2), ("targets", 2), ("ranks", 2))),
    (46, (("gdp", 6), ("met", 6))),
    (100, (("growth", 7), ("topics", 5))),
    (70, (("tracking", 12),)),
    (70, (("ranking", 12),)),
    (52, (("attention", 7), ("attention_by_year", 5))),
    (70, (("sentences", 12),)),
)
_FILTERS = (("area_name", "地区 · Area"), ("report_year", "报告年份 · Year of report"), ("topic_name", "主题 · Topic"), ("indicator_zh", "指标 · Indicator"))
_COLOURS = {"上年 Year before": "#B8B8B0", "目标 Target": "#C8553D", "结果 Outcome": "#2F6690", "实际 Actual": "#2F6690", "预计 Estimated": "#8DB1CF", "达成 met": "#4C956C", "未达成 not met": "#C8553D"}


def dashboard() -> dict[str, Any]:
    """As Superset imports it."""
    return {
        "dashboard_title": TITLE, "description": f"{TITLE_ZH} · {TITLE_EN}", "css": "", "slug": "gongbao", "certified_by": "", "certification_details": "", "published": True,
        "uuid": identity("dashboard"), "position": _position(), "version": "1.0.0",
        "metadata": {
            "native_filter_configuration": [_filter(*one) for one in _FILTERS], "cross_filters_enabled": True, "color_scheme": "supersetColors",
            "label_colors": _COLOURS, "shared_label_colors": [], "refresh_frequency": 0, "expanded_slices": {}, "timed_refresh_immune_slices": [], "chart_configuration": {},
        },
    }  # fmt: skip


def _position() -> dict[str, Any]:
    found: dict[str, Any] = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"id": "ROOT_ID", "type": "ROOT", "children": ["GRID_ID"]},
        "HEADER_ID": {"id": "HEADER_ID", "type": "HEADER", "meta": {"text": TITLE}},
        "GRID_ID": {"id": "GRID_ID", "type": "GRID", "parents": ["ROOT_ID"], "children": [f"ROW-{at}" for at in range(len(_ROWS))]},
    }
    for at, (height, places) in enumerate(_ROWS):
        row = f"ROW-{at}"
        held = [_place(name, width, height, ["ROOT_ID", "GRID_ID", row]) for name, width in places]
        found[row] = {
            "id": row, "type": "ROW", "parents": ["ROOT_ID", "GRID_ID"], "children": [one["id"] for one in held], "meta": {"background": "BACKGROUND_TRANSPARENT"},
        }  # fmt: skip
        found |= {one["id"]: one for one in held}
    return found


def _place(name: str, width: int, height: int, parents: list[str]) -> dict[str, Any]:
    size = {"width": width, "height": height}
    if not name:
        return {"id": "MARKDOWN-introduction", "type": "MARKDOWN", "parents": parents, "children": [], "meta": {**size, "code": _INTRODUCTION}}
    chart = BY_NAME[name]
    meta = {**size, "chartId": 0, "uuid": chart.uuid, "sliceName": chart.title}  # the number is set by the import
    return {"id": f"CHART-{name}", "type": "CHART", "parents": parents, "children": [], "meta": meta}


def _filter(column: str, label: str) -> dict[str, Any]:
    return {
        "id": f"NATIVE_FILTER-{column}", "type": "NATIVE_FILTER", "filterType": "filter_select", "name": label, "description": "",
        "targets": [{"datasetUuid": DATASETS["observations_named"].uuid, "column": {"name": column}}],
        "controlValues": {"multiSelect": True, "enableEmptyFilter": False, "defaultToFirstItem": False, "searchAllOptions": True, "inverseSelection": False},
        "defaultDataMask": {"extraFormData": {}, "filterState": {}, "ownState": {}}, "cascadeParentIds": [], "scope": {"rootPath": ["ROOT_ID"], "excluded": []},
    }  # fmt: skip
