"""The tables that are read from the texts, and the codebook they are read with."""

from __future__ import annotations

from transforms.tables.declare import Column, Reference, Table
from transforms.tables.shared import COMPARATORS, END, INDICATOR_CODE, IN_SECTION, MEASURES, OF_INDICATOR, OF_REPORT, REPORT_ID, ROLES, SECTION_ID, START, STATED

AREA_LEVELS = ("nation", "province", "prefecture", "county")
OBS_STATUSES = ("actual", "estimated", "target")
RANK_TYPES = ("exact", "top")
DISPOSITIONS = (
    "observation", "ranking", "date", "duration", "ordinal", "name", "threshold", "denominator", "enumeration", "idiom",
    "unresolved",
)
DIMENSIONS = (
    "money", "area", "length", "volume", "mass", "energy", "power", "persons", "households", "count", "trips", "share",
    "ratio", "index", "concentration", "price", "intensity", "time", "speed", "data", "other",
)
DIRECTIONS = ("higher", "lower", "neither")

REPORTS = Table(
    "reports", "报告", "One government work report per row, with its canonical text", ("report_id",),
    (
        REPORT_ID,
        Column("ref_area", "string", "地区代码（GB/T 2260；000000 为全国）", "Area code (GB/T 2260; 000000 is the nation)"),
        Column("area_name", "string", "地区名称", "Area name", required=False),
        Column("area_level", "string", "地区层级", "Level of the area", allowed=AREA_LEVELS),
        Column("parent_area", "string", "上级地区代码", "Code of the parent area", required=False),
        Column("report_year", "int", "报告年份（作报告的年份）", "Year of delivery"),
        Column("review_year", "int", "回顾年份", "The year it looks back on"),
        Column("title", "string", "标题", "Title"),
        Column("delivered_on", "string", "作报告的日期（ISO 8601）", "Day of delivery (ISO 8601)", required=False),
        Column("source_file", "string", "来源文件名", "Source file"),
        Column("source_url", "string", "来源网址", "Source address", required=False),
        Column("source_sha256", "string", "来源文件的 SHA-256", "SHA-256 of the source's bytes"),
        Column("n_chars", "int", "正文字符数", "Characters in text"),
        Column("text", "string", "规范正文：UTF-8、LF、NFC", "Canonical text: Unicode, LF, NFC"),
    ),
)

SECTIONS = Table(
    "sections", "章节", "The outline as a tree; its leaves cover every character of the text once", ("section_id",),
    (
        Column("section_id", "string", "章节编号", "Section"),
        REPORT_ID,
        Column("parent_id", "string", "上级章节编号", "Parent section", required=False),
        Column("level", "int", "层级：1=一、 2=（一）或一是 3=段首短句 4=段落", "1 = 一、 2 = （一） or 一是 3 = run-in heading 4 = paragraph"),
        Column("ordinal", "int", "在同级中的次序，从 1 起", "Position among its siblings, from 1"),
        Column("label", "string", "编号原文：一、（三）五是", "Numbering as written: 一、（三）五是", required=False),
        Column("heading", "string", "标题原文", "Heading as written", required=False),
        Column("role", "string", "在报告中的作用", "What the section is for", allowed=ROLES),
        START,
        END,
    ),
    (OF_REPORT, Reference("parent_id", "sections", "section_id")),
    ("report_id", "char_start", "level"),
)

OBSERVATIONS = Table(
    "observations", "观测值", "One row per indicator and number", ("observation_id",),
    (
        Column("observation_id", "string", "观测值编号，来源不变则跨版本不变", "Stable across releases as long as its source passage is"),
        REPORT_ID,
        SECTION_ID,
        Column("ref_area", "string", "数值所属地区代码（GB/T 2260）", "The area the number is about (GB/T 2260)"),
        INDICATOR_CODE,
        Column("indicator_name", "string", "指标名称：原文中的名词短语，含决定统计口径的限定语", "The noun phrase of the text with the qualifiers that decide what is counted"),
        Column("measure", "string", "量的种类：水平、比率、增速、增减量", "level, rate, growth (relative) or change (absolute)", allowed=MEASURES),
        Column("obs_value", "float", "数值，按原文单位，带符号", "The number as written, signed", unit="[unit_measure]"),
        Column("obs_value_upper", "float", "区间上限（6%-6.5%）", "Upper end of a range", required=False, unit="[unit_measure]"),
        Column("unit_measure", "string", "单位原文；无单位为空字符串", "Unit as written; empty where there is none"),
        Column("base_value", "float", "换算到基本单位的数值", "Value with the multiplier resolved", required=False, unit="[base_unit]"),
        Column("base_unit", "string", "基本单位", "Unit of base_value", required=False),
        Column("comparator", "string", "原文对数量的限定：以上、左右、以内……", "The text's own word about the magnitude", allowed=COMPARATORS),
        Column("obs_status", "string", "实际、预计或目标", "actual, estimated or target", allowed=OBS_STATUSES),
        *STATED,
        Column("flags", "string", "读者应知的情况，以空格分隔", "What a reader should know, space-separated", required=False),
    ),
    (OF_REPORT, IN_SECTION, OF_INDICATOR),
    ("report_id", "char_start", "observation_id"),
)

RANKINGS = Table(
    "rankings", "位次", "One row per rank claimed", ("ranking_id",),
    (
        Column("ranking_id", "string", "位次编号", "Stable across releases as long as its source passage is"),
        REPORT_ID,
        SECTION_ID,
        Column("observation_id", "string", "该位次所限定的观测值", "The observation that the rank qualifies", required=False),
        INDICATOR_CODE,
        Column("indicator_name", "string", "指标名称", "What is ranked, in the words of the text"),
        Column("rank", "int", "位次", "Rank"),
        Column("rank_type", "string", "exact：第2位；top：前10位", "exact: 第2位; top: 前10位", allowed=RANK_TYPES),
        Column("scope", "string", "比较范围原文：全省、全国同类城市", "The peers, as written"),
        Column("scope_area", "string", "比较范围的地区代码", "Area code of the scope", required=False),
        Column("scope_size", "int", "参与比较的个数", "Number of peers where known", required=False),
        *STATED,
    ),
    (
        OF_REPORT,
        IN_SECTION,
        Reference("observation_id", "observations", "observation_id"),
        OF_INDICATOR,
    ),
    ("report_id", "char_start", "ranking_id"),
)

NUMERALS = Table(
    "numerals", "数字", "One row per numeral of the text with what became of it", ("report_id", "char_start"),
    (
        REPORT_ID,
        START,
        END,
        SECTION_ID,
        Column("numeral", "string", "数字原文", "The numeral as written"),
        Column("disposition", "string", "去向：观测值、位次，或两者都不是的原因", "Observation, ranking, or the reason why it is neither", allowed=DISPOSITIONS),
        Column("rule", "string", "作出判断的规则", "The rule that decided"),
    ),
    (OF_REPORT, IN_SECTION),
)

INDICATORS = Table(
    "indicators", "指标手册", "The codebook", ("indicator_code",),
    (
        Column("indicator_code", "string", "指标代码", "Indicator code"),
        Column("name_zh", "string", "中文名称", "Name in Chinese"),
        Column("name_en", "string", "英文名称", "Name in English"),
        Column("synonyms", "string", "报告中的其他说法，以 | 分隔", "Other wordings in reports, separated by |", required=False),
        Column("dimension", "string", "量纲", "Dimension", allowed=DIMENSIONS),
        Column("base_unit", "string", "基本单位", "Base unit", required=False),
        Column("measure", "string", "通常的量的种类", "Usual measure", allowed=MEASURES),
        Column("valid_min", "float", "合理下限（按基本单位）", "Lowest plausible value, in base units", required=False, unit="[base_unit]"),
        Column("valid_max", "float", "合理上限（按基本单位）", "Highest plausible value, in base units", required=False, unit="[base_unit]"),
        Column("direction", "string", "越高越好、越低越好或皆非", "Which way is better", allowed=DIRECTIONS),
        Column("topic", "string", "主题", "Topic"),
        Column("definition", "string", "定义", "Definition"),
        Column("source", "string", "定义的出处", "Source of the definition"),
    ),
)
