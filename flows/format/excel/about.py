"""What the first sheet of a workbook says, Chinese and English side by side; the title first."""

from __future__ import annotations


def about(version: str) -> list[tuple[str, str]]:
    """The lines for the release `version`."""
    return [
        (f"公报 gongbao {version}", "open data from Chinese government work reports"),
        ("政府工作报告里的每一个数字：是谁的、多少、哪一年、是实绩还是目标，都附原句。", "Every number in government work reports: of what, how much, which year, fact or target, with its sentence."),
        ("每张表一个工作表，首行为列名，可筛选；点表名跳转。各列含义见下。", "One sheet for each table, names in the first row, with filters; a table's name leads there. What the columns mean is below."),
        ("obs_value 按原文单位（unit_measure）；base_value 已换算（亿元 → 元）。", "obs_value is in the unit as written (unit_measure); base_value has the multiplier resolved (亿元 → 元)."),
        ("obs_status：actual 实际，estimated 预计，target 目标。comparator：ge 以上，le 以内，approx 左右，between 区间。", "obs_status: actual, estimated, target. comparator: ge at least, le at most, approx about, between a range."),
        ("代码是文本：地区代码不丢前面的零，时期不会变成日期。", "Codes are text: area codes keep their zeros, periods do not turn into dates."),
        ("报告全文、词频等大表见同一版本的 parquet/、csv/ 和 gongbao.sqlite。", "Full texts, word counts and other large tables are in parquet/, csv/ and gongbao.sqlite of the same release."),
        ("数据表 CC BY 4.0；报告原文为官方文件，依《著作权法》第五条不适用该法。", "Tables CC BY 4.0; the reports are official texts, outside copyright (PRC Copyright Law, Article 5)."),
    ]
