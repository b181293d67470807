"""Columns, references and closed lists that several tables have in common."""

from __future__ import annotations

from transforms.tables.declare import Column, Reference

ROLES = ("opening", "review", "outlook", "targets", "priorities", "self_governance", "closing")
MEASURES = ("level", "rate", "growth", "change")
COMPARATORS = ("eq", "ge", "gt", "le", "lt", "approx", "between")

REPORT_ID = Column("report_id", "string", "报告编号：地区代码-报告年份", "Report: <ref_area>-<report_year>")
SECTION_ID = Column("section_id", "string", "所在章节（最小的叶子章节）", "The leaf section it stands in")
START = Column("char_start", "int", "起始位置，按 reports.text 的 Unicode 码位计，从 0 起", "First character, counted in Unicode code points of reports.text from 0")
END = Column("char_end", "int", "结束位置（不含）", "End, exclusive")
INDICATOR_CODE = Column("indicator_code", "string", "指标代码，见 indicators；指标手册之外为空", "Code in the codebook (table indicators); null outside it", required=False)
TIME_PERIOD = Column("time_period", "string", "数值所描述的时期（ISO 8601）：2023、2023-Q3、2021/2025", "The period the number describes (ISO 8601): 2023, 2023-Q3, 2021/2025")
EVIDENCE = Column("evidence", "string", "所在的分句或句子，原文", "The clause or sentence it stands in, verbatim")
# What a row that rests on a passage of a report ends with: the period it is about, and where it stands.
STATED = (TIME_PERIOD, START, END, EVIDENCE)

OF_REPORT = Reference("report_id", "reports", "report_id")
IN_SECTION = Reference("section_id", "sections", "section_id")
OF_INDICATOR = Reference("indicator_code", "indicators", "indicator_code")
