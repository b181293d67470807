"""The tables that tell of a release itself: what was corrected, checked and changed, and which ids there have been."""

from __future__ import annotations

from transforms.tables.declare import Column, Table

SEVERITIES = ("critical", "warning", "info")
CORRECTED_TABLES = ("observations", "rankings")
CHANGE_KINDS = ("added", "removed", "changed")
CHANGE_REASONS: dict[str, tuple[str, str]] = {
    "new_report": ("新增报告", "a report was added"),
    "report_removed": ("报告撤下", "a report was taken out"),
    "source_revised": ("来源文本改变", "the source was revised"),
    "registry_changed": ("登记信息改变", "the registry of reports was changed"),
    "correction": ("已声明的更正", "a correction was declared"),
    "extraction_changed": ("提取规则改变", "the extraction changed"),
    "codebook_changed": ("指标手册改变", "the codebook changed"),
    "dictionary_changed": ("词典或切词改变", "a term list, or the cutting of words, changed"),
    "corpus_changed": ("与之比较的报告有增减", "the reports it is measured against came or went"),
    "rekeyed": ("编号改变", "an id was rekeyed"),
    "rechecked": ("检查结果改变", "a check or its result changed"),
    "schema_changed": ("表结构改变", "the declaration of the table changed"),
}

CORRECTIONS = Table(
    "corrections", "更正", "One row per value that a declared correction replaced, with the value the text gave", ("correction_id",),
    (
        Column("correction_id", "string", "更正编号：行编号.列名", "Row and column corrected: <row_key>.<column_name>"),
        Column("table_name", "string", "被更正的表", "Table of the corrected row", allowed=CORRECTED_TABLES),
        Column("row_key", "string", "被更正的行的主键", "Key of the corrected row"),
        Column("column_name", "string", "被更正的列", "Column corrected"),
        Column("original_value", "string", "原值：从原文读出的值", "What was read from the text", required=False),
        Column("new_value", "string", "更正后的值", "What it was corrected to", required=False),
        Column("reason", "string", "更正理由", "Why"),
        Column("source", "string", "更正依据", "What the correction rests on"),
    ),
)

QUALITY = Table(
    "quality", "质量检查", "Every check that ran, on what, its severity, and the rows that failed it", ("check_id",),
    (
        Column("check_id", "string", "检查编号", "Check"),
        Column("table_name", "string", "被检查的表", "Table checked"),
        Column("column_name", "string", "被检查的列", "Column checked", required=False),
        Column("rule", "string", "Great Expectations 的规则类型", "Type of the Great Expectations rule"),
        Column("description_zh", "string", "检查什么", "What is checked (zh)"),
        Column("description_en", "string", "检查什么（英文）", "What is checked (en)"),
        Column("severity", "string", "critical 阻止发布，warning 随数据公布", "critical stops the release, warning is published", allowed=SEVERITIES),
        Column("success", "bool", "是否通过", "Whether it passed"),
        Column("n_checked", "int", "检查的行数", "Rows checked"),
        Column("n_failed", "int", "未通过的行数", "Rows that failed"),
        Column("failed_rows", "string", "未通过的行的主键，以空格分隔", "Keys of the rows that failed, space-separated", required=False),
    ),
)

CHANGES = Table(
    "changes", "变更", "What changed against the version before, row by row, and why", ("table_name", "row_key", "column_name"),
    (
        Column("table_name", "string", "发生变更的表", "Table that changed"),
        Column("row_key", "string", "行的主键，多列以冒号相连；表结构变更为空字符串", "Key of the row, several columns joined by colons; empty where the table's declaration changed"),
        Column("column_name", "string", "发生变更的列；整行增删为空字符串", "Column that changed; empty where the whole row came or went"),
        Column("kind", "string", "新增、删除或修改", "added, removed or changed", allowed=CHANGE_KINDS),
        Column("why", "string", "变更原因", "Why", allowed=tuple(CHANGE_REASONS)),
        Column("old_value", "string", "原值；空字符串与空值同为空", "Value before; null for nothing and for the empty string", required=False),
        Column("new_value", "string", "新值；空字符串与空值同为空", "Value now; null for nothing and for the empty string", required=False),
    ),
)

ID_REGISTRY = Table(
    "id_registry", "编号登记", "Every observation id there has ever been, also of observations that are gone", ("observation_id",),
    (
        Column("observation_id", "string", "观测值编号", "Observation"),
        Column("first_seen", "string", "首次出现的版本", "The first version that has it"),
        Column("last_seen", "string", "最后出现的版本", "The last version that has it"),
        Column("last_changed", "string", "最后一次变更的版本", "The version in which its row last changed"),
    ),
)
