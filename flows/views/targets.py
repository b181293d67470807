"""Targets and outcomes of one area: which rows are shown, and how: a table on a terminal, plain lines anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from flows.format.areas import reports_of
from flows.format.signs import SIGNS, on_the_line
from transforms.tables import TARGET_TRACKING

if TYPE_CHECKING:
    from rich.table import Table

    from flows.format.release import Release

Row = Mapping[str, Any]
_STOPS = "，。；：;\n"
_MEASURES = {"level": "", "rate": "", "growth": " 增速 growth", "change": " 增减 change"}
VERDICTS = {True: ("达成 met", "green"), False: ("未达成 missed", "bold red"), None: ("无法判断 cannot be said", "yellow")}
_STATES = {
    "no_report": "期末之后的报告未收录 the report after the period is not here", "not_reported": "次年报告未提及 the next report does not say",
    "not_comparable": "基期不同，不可比 against another base, not comparable",
}  # fmt: skip
_COLUMNS = ("指标 indicator", "基期 baseline", "目标 target", "结果 outcome", "差距 gap", "结论 verdict")


def targets_of(release: Release, area: str, every: bool) -> list[Row]:
    """The targets of `area` (a code, or a name as in `reports`), by report: the main ones and those with an outcome, or every one.

    InputError where the release holds no report of it, naming the areas it has.
    """
    codes = {row["ref_area"] for row in reports_of(release, area)}
    texts = release.keyed("reports", "report_id", "text")
    starts = release.keyed("observations", "observation_id", "char_start")
    rows = (row for row in release.table(TARGET_TRACKING.name, *TARGET_TRACKING.column_names).to_pylist() if row["ref_area"] in codes)
    shown = (row for row in rows if every or row["section_role"] == "targets" or row["outcome_state"] == "found")
    return [{**row, "clauses": _clauses(row, texts, starts)} for row in shown]


def _clauses(row: Row, texts: Mapping[str, str], starts: Mapping[str, int]) -> list[str]:
    """The clause of the target and that of its outcome, each with its place in the text."""
    places = [(row["report_id"], row["char_start"])]
    if row["outcome_id"]:
        places.append((row["outcome_report_id"], starts[row["outcome_id"]]))
    return [f"「{_clause(texts[report], start)}」{report}@{start}" for report, start in places]


def _clause(text: str, start: int) -> str:
    """The words between the stops around the number at `start`."""
    begin = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := text.find(stop, start)) >= 0]
    return "".join(text[begin : min(ends, default=len(text))].split())


def show(rows: list[Row], with_evidence: bool) -> None:
    """Print the rows to standard output, with the clauses they stand on where wanted."""
    if not sys.stdout.isatty():
        for line in plain(rows, with_evidence):
            print(line)
        return
    from rich.console import Console

    console = Console(highlight=False)
    for report, of_report in _by_report(rows):
        console.print(_table(report, of_report, with_evidence))
    console.print(summary(rows))


def plain(rows: list[Row], with_evidence: bool) -> Iterator[str]:
    """The rows as lines, cells two spaces apart; clauses below them, indented."""
    for report, of_report in _by_report(rows):
        yield report
        for row in of_report:
            yield "  " + "  ".join(cell or "-" for cell in _cells(row))
            if with_evidence:
                yield from (f"      {clause}" for clause in row["clauses"])
    yield summary(rows)


def summary(rows: list[Row]) -> str:
    """How many targets, and what became of them."""
    told = [row["met"] for row in rows if row["outcome_state"] == "found"]
    counts = " · ".join(f"{words} {sum(met is value for met in told)}" for value, (words, _) in VERDICTS.items())
    return f"{len(rows)} 项目标 targets，{len(told)} 项有结果 with an outcome: {counts}"


def _by_report(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    for report, of_report in groupby(rows, key=lambda row: str(row["report_id"])):
        yield report, list(of_report)


def _table(title: str, rows: list[Row], with_evidence: bool) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(*_COLUMNS, title=title, title_justify="left", show_lines=with_evidence)
    for row in rows:
        name, *numbers, verdict = _cells(row)
        words = "".join(f"\n{clause}" for clause in row["clauses"]) if with_evidence else ""
        style = VERDICTS[row["met"]][1] if row["outcome_state"] == "found" else "dim"
        table.add_row(Text(name).append(words, style="dim"), *map(Text, numbers), Text(verdict, style=style))
    return table


def _cells(row: Row) -> tuple[str, ...]:
    unit, found = row["unit_measure"], _is_found(row)
    period = "" if row["target_kind"] == "yearly" else f" {row['time_period']}"
    baseline = "" if row["baseline_value"] is None else f"{row['baseline_value']:g}{unit}{_estimated(row['baseline_status'])}"
    outcome = f"{_number(row['outcome_comparator'], row['outcome_value'], row['outcome_upper'])}{unit}{_estimated(row['outcome_status'])}{_revision(row)}" if found else ""
    return (
        f"{row['indicator_name']}{_MEASURES[row['measure']]}{period}", baseline, f"{_number(row['comparator'], row['target_value'], row['target_upper'])}{unit}",
        outcome, f"{row['gap']:+g}" if found else "", VERDICTS[row["met"]][0] if found else _STATES.get(row["outcome_state"], ""),
    )  # fmt: skip


def _is_found(row: Row) -> bool:
    return row["outcome_state"] == "found" and None not in (row["outcome_comparator"], row["outcome_value"], row["gap"])


def _number(comparator: str, value: float, upper: float | None) -> str:
    """The number with the sign of its comparator: a fall of 5 % or more is ≤-5."""
    if upper is not None:
        return f"{value:g}–{upper:g}"
    return f"{SIGNS[on_the_line(comparator, value)]}{value:g}"


def _estimated(status: str) -> str:
    return " 预计 est." if status == "estimated" else ""


def _revision(row: Row) -> str:
    return f"（初 first {row['first_outcome_value']:g}）" if row["revision"] and row["first_outcome_value"] is not None else ""

