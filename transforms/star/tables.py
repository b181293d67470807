"""The star schema that BI tools join without help: facts and dimensions, tied by columns of the same name.

A fact holds no null in a column that leads to a dimension, or a tool's inner join would lose the row: what is outside the
codebook, or has no unit, leads to the row `-`.
"""

from __future__ import annotations

from dataclasses import replace

from transforms.tables import AREA_LEVELS, COMPARATORS, DIMENSIONS, INDICATORS, MEASURES, OBS_STATUSES, OBSERVATIONS, RANKINGS, REPORTS, Column, Reference, Table

NONE = "-"
PERIOD_KINDS = ("year", "half", "quarter", "month", "day", "span")

_AREA = Column("ref_area", "string", "地区代码，见 dim_area", "Area, see dim_area")
_INDICATOR = Column("indicator_code", "string", "指标代码，见 dim_indicator；指标手册之外为 -", "Indicator, see dim_indicator; - outside the codebook")
_PERIOD = Column("time_period", "string", "时期（ISO 8601），见 dim_period", "Period (ISO 8601), see dim_period")
_REPORT = REPORTS.column("report_id")
_UNIT = Column("unit_measure", "string", "单位原文，见 dim_unit；无单位为 -", "Unit as written, see dim_unit; - where there is none")
_ANY_DIMENSION = (*DIMENSIONS, "unknown")


def _of(table: Table, *names: str) -> tuple[Column, ...]:
    return tuple(table.column(name) for name in names)


DIM_AREA = Table(
    "dim_area", "维度：地区", "Dimension: the areas that the release speaks of, and those above them", ("ref_area",),
    (
        Column("ref_area", "string", "地区代码（GB/T 2260；000000 为全国）", "Area code (GB/T 2260; 000000 is the nation)"),
        Column("area_name", "string", "地区名称", "Area name", required=False),
        Column("name_en", "string", "英文名称；县级为拼音", "English name; of counties the pinyin with what they are", required=False),
        Column("area_level", "string", "地区层级", "Level of the area", required=False, allowed=AREA_LEVELS),
        Column("parent_area", "string", "上级地区代码", "Code of the area above", required=False),
        Column("prefecture_area", "string", "所属地级市代码；自身为地级市则为自身", "The prefecture it lies in, or is", required=False),
        Column("prefecture_name", "string", "所属地级市名称", "Its name", required=False),
        Column("province_area", "string", "所属省份代码；自身为省则为自身", "The province it lies in, or is", required=False),
        Column("province_name", "string", "所属省份名称", "Its name", required=False),
    ),
    tuple(Reference(column, "dim_area", "ref_area") for column in ("parent_area", "prefecture_area", "province_area")),
)

DIM_INDICATOR = Table(
    "dim_indicator", "维度：指标", "Dimension: the codebook, with a row - for what is outside it", ("indicator_code",),
    (
        Column("indicator_code", "string", "指标代码；- 为指标手册之外", "Indicator code; - for what is outside the codebook"),
        *_of(INDICATORS, "name_zh", "name_en"),
        *(replace(column, required=False) for column in _of(INDICATORS, "dimension", "direction", "topic", "definition")),
        Column("usual_measure", "string", "通常的量的种类", "Usual measure", required=False, allowed=MEASURES),
        Column("usual_unit", "string", "通常的基本单位", "Usual base unit", required=False),
    ),
)

DIM_PERIOD = Table(
    "dim_period", "维度：时期", "Dimension: the periods that numbers describe, with their first and last day", ("time_period",),
    (
        Column("time_period", "string", "时期（ISO 8601）", "Period (ISO 8601)"),
        Column("period_kind", "string", "年、半年、季、月、日或一段", "year, half, quarter, month, day or span", allowed=PERIOD_KINDS),
        Column("first_day", "string", "第一天（ISO 8601）", "First day (ISO 8601)"),
        Column("last_day", "string", "最后一天（ISO 8601）", "Last day (ISO 8601)"),
        Column("year", "int", "最后一天所在的年份", "Year of the last day"),
        Column("n_months", "int", "月数；不足一月为 0", "Months; 0 for less than one"),
    ),
)

DIM_REPORT = Table(
    "dim_report", "维度：报告", "Dimension: the reports, without their texts", ("report_id",),
    _of(REPORTS, "report_id", "ref_area", "report_year", "review_year", "title", "delivered_on", "source_url", "n_chars"),
    (Reference("ref_area", "dim_area", "ref_area"),),
)

DIM_UNIT = Table(
    "dim_unit", "维度：单位", "Dimension: the units as written, with what they multiply", ("unit_measure",),
    (
        Column("unit_measure", "string", "单位原文；- 为无单位", "Unit as written; - where there is none"),
        Column("base_unit", "string", "基本单位", "Unit without its multiplier", required=False),
        Column("unit_mult", "int", "乘数的十的幂（SDMX）：万为 4，亿为 8", "Power of ten of the multiplier (SDMX): 4 for 万, 8 for 亿"),
        Column("dimension", "string", "量纲", "Dimension", allowed=_ANY_DIMENSION),
        Column("name_en", "string", "基本单位的英文名称", "Base unit in English", required=False),
    ),
)

_TO_DIMENSIONS = tuple(
    Reference(column, table.name, column)
    for column, table in (("report_id", DIM_REPORT), ("ref_area", DIM_AREA), ("indicator_code", DIM_INDICATOR), ("time_period", DIM_PERIOD))
)

FACT_OBSERVATION = Table(
    "fact_observation", "事实：观测值", "Fact: one row per observation, with a key into every dimension", ("observation_id",),
    (
        OBSERVATIONS.column("observation_id"), _REPORT, _AREA, _INDICATOR, _PERIOD, _UNIT,
        Column("measure", "string", "量的种类", "level, rate, growth or change", allowed=MEASURES),
        Column("obs_status", "string", "实际、预计或目标", "actual, estimated or target", allowed=OBS_STATUSES),
        Column("comparator", "string", "原文对数量的限定", "The text's own word about the magnitude", allowed=COMPARATORS),
        *_of(OBSERVATIONS, "obs_value", "obs_value_upper", "base_value", "base_unit", "indicator_name", "evidence", "flags"),
    ),
    (*_TO_DIMENSIONS, Reference("unit_measure", DIM_UNIT.name, "unit_measure")),
)  # fmt: skip

FACT_RANKING = Table(
    "fact_ranking", "事实：位次", "Fact: one row per rank claimed, with a key into every dimension", ("ranking_id",),
    (
        RANKINGS.column("ranking_id"), _REPORT, _AREA, _INDICATOR, _PERIOD,
        *_of(RANKINGS, "rank", "rank_type", "scope", "scope_area", "scope_size", "observation_id", "indicator_name", "evidence"),
    ),
    (*_TO_DIMENSIONS, Reference("scope_area", DIM_AREA.name, "ref_area"), Reference("observation_id", FACT_OBSERVATION.name, "observation_id")),
)  # fmt: skip

DIMENSION_TABLES = (DIM_AREA, DIM_INDICATOR, DIM_PERIOD, DIM_REPORT, DIM_UNIT)
FACT_TABLES = (FACT_OBSERVATION, FACT_RANKING)
STAR = (*DIMENSION_TABLES, *FACT_TABLES)
