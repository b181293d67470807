"""A selection as SDMX-CSV 2.0, with its data structure and code lists as SDMX-JSON beside it.

A target is a measure of its own, TARGET_VALUE: a promise is no forecast, and no observation. 预计 is OBS_STATUS E. The
multiplier is UNIT_MULT: 4 for 万, 8 for 亿. A text may state a number twice, so each observation is a dimension value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transforms.star.period_rows import period_row
from transforms.star.tables import NONE
from transforms.tables import COMPARATORS, MEASURES

if TYPE_CHECKING:
    from pysdmx.model import Codelist, Component, Concept, ConceptScheme, DataStructureDefinition

    from flows.format.exports.selection import Selected

AGENCY, STRUCTURE, VERSION = "GONGBAO", "GONGBAO_OBS", "1.0"
OUTSIDE = "_O"
_CONCEPTS, _URN = "CS_GONGBAO", "urn:sdmx:org.sdmx.infomodel."
_STATUSES = {"actual": ("A", "实际 Actual"), "estimated": ("E", "预计 Estimated")}
_HALVES = {"H1": "S1", "H2": "S2"}
_DIMENSIONS = {
    "REF_AREA": "地区 Reference area",
    "INDICATOR": "指标 Indicator",
    "MEASURE_KIND": "量的种类 Kind of measure",
    "REPORT": "报告 Report",
    "OBSERVATION": "观测值 Observation",
    "TIME_PERIOD": "时期 Time period",
}
_MEASURES = {"OBS_VALUE": "实际或预计数值 Value observed or estimated", "TARGET_VALUE": "目标值 Value promised"}
_ATTRIBUTES = {
    "OBS_STATUS": "状态 Observation status",
    "UNIT_MEASURE": "单位 Unit of measure",
    "UNIT_MULT": "单位乘数 Unit multiplier",
    "COMPARATOR": "限定 Comparator",
    "UPPER_VALUE": "区间上限 Upper end of a range",
    "INDICATOR_NAME": "原文名称 Name as written",
}
_ACROSS_REPORTS = ("REF_AREA", "INDICATOR", "MEASURE_KIND")  # one indicator of one area, whichever reports state it
_NUMBERS = ("OBS_VALUE", "TARGET_VALUE", "UPPER_VALUE")


def structure_path(path: Path) -> Path:
    """Where the structure of the data in `path` goes."""
    return path.with_name(f"{path.stem}.structure.json")


def write_sdmx(selected: Selected, path: Path, units: Mapping[str, Mapping[str, Any]]) -> None:
    """Write the observations to `path`, and their structure beside it (`structure_path`).

    `units` gives for a unit as written (`-` for none) its row in dim_unit: the power of ten that it multiplies by, and the unit without it.
    """
    import pandas as pd
    from pysdmx.io import write_sdmx as write
    from pysdmx.io.format import Format
    from pysdmx.io.pd import PandasDataset

    rows = selected.long[1].to_pylist()
    frame = pd.DataFrame([_row(row, units[row["unit_measure"] or NONE]) for row in rows], columns=[*_DIMENSIONS, *_MEASURES, *_ATTRIBUTES])
    lists = _code_lists(rows, frame)
    structure = _structure(lists)
    write(PandasDataset(structure=structure.to_schema(), data=frame), Format.DATA_SDMX_CSV_2_0_0, str(path))
    write([_concept_scheme(), *lists.values(), structure], Format.STRUCTURE_SDMX_JSON_2_0_0, str(structure_path(path)), header=_header())


def _row(row: Mapping[str, Any], unit: Mapping[str, Any]) -> tuple:
    is_target = row["obs_status"] == "target"
    values = (None, row["obs_value"]) if is_target else (row["obs_value"], None)
    status = None if is_target else _STATUSES[row["obs_status"]][0]
    key = (row["ref_area"], row["indicator_code"] or OUTSIDE, row["measure"], row["report_id"], row["observation_id"], _period(row["time_period"]))
    return (*key, *values, status, unit["base_unit"], unit["unit_mult"], row["comparator"], row["obs_value_upper"], row["indicator_name"])


def _period(period: str) -> str:
    """The period as SDMX has it: 2023-S1 for a half, and a span as first day and duration."""
    if "/" in period:
        row = period_row(period)
        return f"{row.first_day}/P{row.n_months}M"
    year, _, part = period.partition("-")
    return f"{year}-{_HALVES[part]}" if part in _HALVES else period


def _code_lists(rows: Iterable[Mapping[str, Any]], frame: Any) -> dict[str, Codelist]:
    areas = {row["ref_area"]: row["area_name"] or row["ref_area"] for row in rows if row["area_name"]}
    areas |= {code: code for code in frame["REF_AREA"] if code not in areas}
    indicators = {row["indicator_code"] or OUTSIDE: f"{row['indicator_zh']} {row['indicator_en']}" if row["indicator_code"] else "指标手册之外 Outside the codebook" for row in rows}
    return {
        "REF_AREA": _code_list("CL_AREA", "地区（GB/T 2260）", areas),
        "INDICATOR": _code_list("CL_INDICATOR", "指标", indicators),
        "MEASURE_KIND": _code_list("CL_MEASURE_KIND", "量的种类", {name: name for name in MEASURES}),
        "OBS_STATUS": _code_list("CL_OBS_STATUS", "状态", dict(_STATUSES.values())),
        "COMPARATOR": _code_list("CL_COMPARATOR", "限定", {name: name for name in COMPARATORS}),
        "UNIT_MULT": _code_list("CL_UNIT_MULT", "单位乘数", {str(power): f"10^{power}" for power in range(13)}),
    }


def _code_list(name: str, title: str, codes: Mapping[str, str]) -> Codelist:
    from pysdmx.model import Code, Codelist

    return Codelist(name, name=title, agency=AGENCY, version=VERSION, items=[Code(code, name=words) for code, words in sorted(codes.items())])


def _structure(lists: Mapping[str, Codelist]) -> DataStructureDefinition:
    from pysdmx.model import Components, DataStructureDefinition, Role
    from pysdmx.model.dataflow import Group

    parts = [_component(name, words, role, lists) for role, of_role in ((Role.DIMENSION, _DIMENSIONS), (Role.MEASURE, _MEASURES), (Role.ATTRIBUTE, _ATTRIBUTES)) for name, words in of_role.items()]
    return DataStructureDefinition(STRUCTURE, name="公报观测值 gongbao observations", agency=AGENCY, version=VERSION, components=Components(parts), groups=[Group(id="ACROSS_REPORTS", dimensions=_ACROSS_REPORTS)])


def _component(name: str, words: str, role: Any, lists: Mapping[str, Codelist]) -> Component:
    from pysdmx.model import Component, DataType, Role

    type_ = DataType.PERIOD if name == "TIME_PERIOD" else DataType.DOUBLE if name in _NUMBERS else DataType.STRING
    codes = lists.get(name)
    return Component(
        name, role == Role.DIMENSION, role, _concept(name, words), local_dtype=type_, name=words, local_codes=codes,
        attachment_level="O" if role == Role.ATTRIBUTE else None, local_enum_ref=f"{_URN}codelist.Codelist={AGENCY}:{codes.id}({VERSION})" if codes else None,
    )  # fmt: skip


def _concept(name: str, words: str) -> Concept:
    from pysdmx.model import Concept

    return Concept(name, name=words, urn=f"{_URN}conceptscheme.Concept={AGENCY}:{_CONCEPTS}({VERSION}).{name}")


def _concept_scheme() -> ConceptScheme:
    from pysdmx.model import ConceptScheme

    concepts = [_concept(name, words) for part in (_DIMENSIONS, _MEASURES, _ATTRIBUTES) for name, words in part.items()]
    return ConceptScheme(_CONCEPTS, name="公报的概念 Concepts of gongbao", agency=AGENCY, version=VERSION, items=concepts)


def _header() -> Any:
    from datetime import UTC, datetime

    from pysdmx.model import Organisation
    from pysdmx.model.message import Header

    return Header(id=STRUCTURE, test=False, prepared=datetime(2000, 1, 1, tzinfo=UTC), sender=Organisation(AGENCY))
