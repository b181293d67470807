"""Two tiny reports, written by hand, as finished tables: what the reader would hand to the store."""

from __future__ import annotations

import hashlib

from transforms.releases.changes import Comparison, Snapshot, in_order
from transforms.tables import BY_NAME

Tables = dict[str, list[tuple]]

TEXTS = {
    "330681-2023": "各位代表：\n一、2022年工作\n地区生产总值增长5.1%，居绍兴市第2位。\n新增上市企业6家。\n",
    "330682-2023": "各位代表：\n一、2022年工作\n地区生产总值1130亿元。\n失业率控制在5%以内。\n",
}
NAMES = {"330681": "诸暨市", "330682": "上虞区"}
INDICATORS = [
    ("gdp", "地区生产总值", "Gross domestic product", "GDP|生产总值", "money", "元", "level", 0.0, None, "higher", "economy",
     "一个地区所有常住单位一定时期内生产活动的最终成果", "国家统计局"),
    ("unemployment", "失业率", "Unemployment rate", None, "share", "%", "rate", 0.0, 100.0, "lower", "labour",
     "失业人口占劳动力的比重", "国家统计局"),
]  # fmt: skip


def two_reports() -> Tables:
    """Both reports."""
    return tables(TEXTS)


def tables(texts: dict[str, str]) -> Tables:
    """All declared tables of the reports in `texts` (report_id -> text), each value a named tuple where it helps."""
    made: Tables = {name: [] for name in BY_NAME}
    for report_id, text in texts.items():
        _add_report(made, report_id, text)
    made["indicators"] = list(INDICATORS)
    made["quality"] = [_check(name, len(made[name])) for name in ("observations", "rankings")]
    return made


def changes(old: Snapshot, new: Snapshot) -> list[tuple]:
    """Rows of the table `changes` between two releases, compared whole."""
    comparison = Comparison(old, new)
    return in_order([*comparison.of_declarations(), *comparison.of_rows(old, new)])


def changed(rows: list[tuple], table: str, key: str, **values: object) -> list[tuple]:
    """`rows` of `table` with other `values` in the row whose first column is `key`."""
    row_type = BY_NAME[table].row_type
    assert any(row[0] == key for row in rows), f"{table} has no row {key}"
    return [row_type._make(row)._replace(**values) if row[0] == key else row for row in rows]


def _add_report(made: Tables, report_id: str, text: str) -> None:
    area, year = report_id.split("-")
    digest = hashlib.sha256(text.encode()).hexdigest()
    made["reports"].append((report_id, area, NAMES[area], "county", "330600", int(year), int(year) - 1, "政府工作报告", None,
                            f"{report_id}.txt", None, digest, len(text), text))  # fmt: skip
    start = text.index("一、")
    made["sections"] += [
        (f"{report_id}-s1", report_id, None, 1, 1, None, None, "opening", 0, start),
        (f"{report_id}-s2", report_id, None, 1, 2, "一、", "2022年工作", "review", start, len(text)),
    ]
    _add_numbers(made, report_id, text)


def _add_numbers(made: Tables, report_id: str, text: str) -> None:
    def observe(number: str, code: str | None, name: str, measure: str, unit: str, evidence: str, **more: object) -> None:
        base, comparator = more.get("base", (float(number), unit)), more.get("comparator", "eq")
        at = text.index(number, text.index(evidence))
        made["observations"].append((f"{report_id}-o{number}", report_id, f"{report_id}-s2", report_id[:6], code, name, measure,
                                     float(number), None, unit, *base, comparator, "actual", "2022", at, at + len(number),
                                     evidence, None))  # fmt: skip
        number_at(at, number, "observation")

    def number_at(at: int, number: str, disposition: str) -> None:
        made["numerals"].append((report_id, at, at + len(number), f"{report_id}-s2", number, disposition, "by hand"))

    number_at(text.index("2022"), "2022", "date")
    if "5.1%" in text:
        evidence = "地区生产总值增长5.1%，居绍兴市第2位"
        observe("5.1", "gdp", "地区生产总值", "growth", "%", evidence)
        observe("6", None, "新增上市企业", "level", "家", "新增上市企业6家")
        at = text.index("第2位") + 1
        made["rankings"].append((f"{report_id}-r1", report_id, f"{report_id}-s2", f"{report_id}-o5.1", "gdp", "地区生产总值", 2,
                                 "exact", "绍兴市", "330600", 6, "2022", at, at + 1, evidence))  # fmt: skip
        number_at(at, "2", "ranking")
    else:
        observe("1130", "gdp", "地区生产总值", "level", "亿元", "地区生产总值1130亿元", base=(113000000000.0, "元"))
        observe("5", "unemployment", "失业率", "rate", "%", "失业率控制在5%以内", comparator="le")


def _check(table: str, rows: int) -> tuple:
    return (f"{table}-unit", table, "unit_measure", "expect_column_values_to_be_in_set", "单位已知", "every unit is known",
            "critical", True, rows, 0, None)  # fmt: skip
