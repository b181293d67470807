"""Small chains of yearly reports, written for the tests, read as for a release, and their targets tracked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.seeds.reference import read_reference
from tests.reading import reader
from transforms.tables import REPORTS
from transforms.years.targets import target_tracking

REFERENCE = read_reference(Path(__file__).parents[1] / "seeds")
AREA = "330600"


def report(year: int, review: str, plan: str, area: str = AREA, ahead: str = "") -> tuple:
    """The row of a report of `year` in which `review` and `plan` are all that is said, and `ahead` of the years to come."""
    text = (
        f"{year}年政府工作报告\n各位代表：\n现在，我代表市人民政府向大会作政府工作报告，请予审议。\n一、{year - 1}年工作回顾\n{review}\n"
        + (f"二、今后五年的奋斗目标\n{ahead}\n三、" if ahead else "二、")
        + f"{year}年工作安排\n今年经济社会发展主要预期目标是：{plan}\n"
    )
    level, parent = ("province", "000000") if area.endswith("0000") else ("prefecture", f"{area[:2]}0000")
    return REPORTS.row_type(
        f"{area}-{year}", area, "清源市", level, parent, year, year - 1, "政府工作报告", None, "清源.txt", None, "0" * 64, len(text), text
    )


def tables(*reports: tuple) -> dict[str, list[tuple]]:
    """What a release would hold of them."""
    readings = [reader().read(row) for row in reports]
    return {
        "reports": list(reports),
        "sections": [row for reading in readings for row in reading.sections],
        "observations": [row for reading in readings for row in reading.observations],
        "indicators": list(REFERENCE.indicators),
    }


def tracked(*reports: tuple) -> list[Any]:
    """The rows of target_tracking of the reports."""
    made = tables(*reports)
    return target_tracking(made["reports"], made["sections"], made["observations"], made["indicators"])


def only(rows: list[Any], year: int, code: str, measure: str = "growth") -> Any:
    """The one target for `code` in the report of `year`."""
    found = [row for row in rows if row.report_id.endswith(str(year)) and row.indicator_code == code and row.measure == measure]
    assert len(found) == 1, [(row.report_id, row.indicator_code, row.measure, row.target_value) for row in rows]
    return found[0]
