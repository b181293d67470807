"""Reports: who reports, on which year, from which source; and that the text is canonical."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from expectations.declare import PROGRAM_FAULT, Check
from expectations.world import Row, World
from transforms.reference import Area
from transforms.tables import AREA_LEVELS

SHA256 = r"\A[0-9a-f]{64}\Z"
AREA_CODE = r"\A[0-9]{6}\Z"
INDICATOR_CODE = r"\A[a-z][a-z0-9_]*\Z"


def id_says_area_and_year(row: Row, world: World) -> bool | None:
    return row.report_id == f"{row.ref_area}-{row.report_year}" if _is_code(row.ref_area) else None


def area_known(row: Row, world: World) -> bool | None:
    return row.ref_area in world.areas if _is_code(row.ref_area) else None


def _is_code(ref_area: str) -> bool:
    """What is no code at all is the concern of `ref_area_formed`."""
    return re.match(AREA_CODE, ref_area) is not None


def _area(row: Row, world: World) -> Area | None:
    """The entry that was valid in the report's year, else any."""
    entries = world.areas.get(row.ref_area, [])
    valid = [a for a in entries if (a.valid_from or 0) <= row.report_year <= (a.valid_to or 9999)]
    return (valid or entries or [None])[0]


def area_as_listed(row: Row, world: World) -> bool | None:
    area = _area(row, world)
    if area is None or row.area_level not in AREA_LEVELS:
        return None
    return (row.area_level, row.parent_area or None) == (area.area_level, area.parent_area or None)


def review_before_report(row: Row, world: World) -> bool | None:
    """A report looks back on the year before, or, when delivered in December, on its own."""
    return row.report_year - row.review_year in (0, 1)


def _day(row: Row) -> date | None:
    try:
        return date.fromisoformat(row.delivered_on)
    except ValueError:
        return None


def delivered_on_a_day(row: Row, world: World) -> bool | None:
    return _day(row) is not None


def delivered_in_year(row: Row, world: World) -> bool | None:
    day = _day(row)
    return None if day is None else day.year == row.report_year


def counted(row: Row, world: World) -> bool | None:
    return row.n_chars == len(row.text)


def canonical(row: Row, world: World) -> bool | None:
    """NFC, line ends as LF, no byte order mark."""
    return unicodedata.is_normalized("NFC", row.text) and "\r" not in row.text and not row.text.startswith("\ufeff")


def _regex(table: str, column: str, name: str, pattern: str, zh: str, en: str) -> Check:
    return Check(table, name, "critical", zh, en, PROGRAM_FAULT, column, "expect_column_values_to_match_regex", {"column": column, "regex": pattern})


_REGISTRY = ("改正 seeds/reports.csv 或文件名", "correct seeds/reports.csv or the file's name")
_AREAS = ("核对代码，或在 seeds/reference/areas.csv 中登记", "check the code, or add it to seeds/reference/areas.csv")

CHECKS = (
    Check("reports", "id_says_area_and_year", "critical", "报告编号由地区代码和报告年份组成", "report_id is made of area and year", _REGISTRY,
          "report_id", holds=id_says_area_and_year, needs=("report_id", "ref_area", "report_year")),
    _regex("reports", "ref_area", "ref_area_formed", AREA_CODE, "地区代码是六位数字", "The area code has six digits"),
    _regex("observations", "ref_area", "ref_area_formed", AREA_CODE, "地区代码是六位数字", "The area code has six digits"),
    Check("reports", "area_known", "warning", "地区代码在地区表中", "The area code is in the list of areas", _AREAS,
          "ref_area", holds=area_known, needs=("ref_area",), say=lambda row, world: row.ref_area),
    Check("reports", "area_as_listed", "critical", "层级和上级地区与地区表一致", "Level and parent are those of the list of areas", _AREAS,
          "area_level", holds=area_as_listed, needs=("ref_area", "area_level", "report_year")),
    Check("reports", "review_before_report", "critical", "回顾年份是报告年份或其前一年", "The year under review is the report's or the one before", _REGISTRY,
          "review_year", holds=review_before_report, needs=("report_year", "review_year")),
    Check("reports", "delivered_on_a_day", "critical", "作报告的日期是 ISO 8601 日期", "delivered_on is an ISO 8601 date", _REGISTRY,
          "delivered_on", holds=delivered_on_a_day, needs=("delivered_on",), say=lambda row, world: row.delivered_on),
    Check("reports", "delivered_in_year", "warning", "作报告的日期在报告年份之内", "It was delivered in the year of the report", _REGISTRY,
          "delivered_on", holds=delivered_in_year, needs=("delivered_on", "report_year"), say=lambda row, world: row.delivered_on),
    _regex("reports", "source_sha256", "sha256_formed", SHA256, "来源的 SHA-256 是 64 位十六进制数", "The source's SHA-256 has 64 hexadecimal digits"),
    Check("reports", "counted", "critical", "字符数与正文相符", "n_chars is the length of the text", column="n_chars", holds=counted, needs=("n_chars", "text")),
    Check("reports", "canonical", "critical", "正文是规范正文（NFC、LF、无 BOM）", "The text is canonical (NFC, LF, no byte order mark)",
          column="text", holds=canonical, needs=("text",)),
    _regex("indicators", "indicator_code", "code_formed", INDICATOR_CODE, "指标代码由小写字母、数字、下划线组成", "Codes are lower-case letters, digits and underscores"),
)  # fmt: skip
