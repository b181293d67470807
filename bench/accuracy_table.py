"""The figures of bench.accuracy as tables for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bench.difficulty import KINDS, RANK_KINDS
from bench.scored import Scored, by_kind, ranks_by_kind
from bench.scoring import OBSERVATION_FIELDS, RANK_FIELDS, Score, Tally

if TYPE_CHECKING:
    from rich.table import Table

_FIELDS_ZH = {
    "name": "名称", "value": "数值", "unit": "单位", "measure": "种类", "comparator": "限定", "status": "状态", "period": "时期", "code": "代码",
    "no_code": "无代码", "rank": "位次", "type": "类型", "scope": "范围", "of": "所限定",
}  # fmt: skip
_WIDE_ENOUGH = 120


def show(scored: list[Scored]) -> None:
    """Print what was read of every report, and of every kind of difficulty; observations and ranks apart."""
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        console.width = _WIDE_ENOUGH
    total = sum((one.score for one in scored), Score())
    lines = [(one.gold.report_id, one.score) for one in scored] + ([("全部 all", total)] if len(scored) > 1 else [])
    console.print(_reports("观测值 observations", [(name, score.observations) for name, score in lines], (*OBSERVATION_FIELDS, "code", "no_code")))
    console.print(_reports("位次 ranks", [(name, score.ranks) for name, score in lines], (*RANK_FIELDS, "of")))
    console.print(_kinds("观测值的难点 kinds of difficulty", by_kind(scored), KINDS, (*OBSERVATION_FIELDS, "code", "no_code")))
    console.print(_kinds("位次的难点 kinds of difficulty, ranks", ranks_by_kind(scored), RANK_KINDS, (*RANK_FIELDS, "of")))
    console.print(f"不载数据的数字 numerals that carry nothing: {total.idle}，其中未读出任何行 left alone: {total.clean}")


def _reports(title: str, lines: list[tuple[str, Tally]], fields: tuple[str, ...]) -> Table:
    table = _table(title, "报告\nreport")
    for head in ("标注\ngold", "读出\nread", "检出\ndetect F1", "全对\ntuple F1", *(f"{_FIELDS_ZH[name]}\n{name}" for name in fields)):
        table.add_column(head, justify="right")
    for name, tally in lines:
        counts = (str(len(tally.judged)), str(len(tally.found) + len(tally.extra)))
        table.add_row(name, *counts, f"{tally.detect_f1:.3f}", f"{tally.tuple_f1:.3f}", *(_percent(tally, field) for field in fields))
    return table


def _kinds(title: str, tallies: Mapping[str, Tally], names: dict[str, tuple[str, str]], fields: tuple[str, ...]) -> Table:
    table = _table(title, "难点\nkind")
    for head in ("标注\ngold", "全对\nright", "%", *(f"{_FIELDS_ZH[name]}\n{name}" for name in fields)):
        table.add_column(head, justify="right")
    for kind, tally in tallies.items():
        zh, en = names[kind]
        share = f"{100 * tally.n_right / len(tally.judged):.0f}"
        table.add_row(f"{zh} {kind}\n[dim]{en}[/dim]", str(len(tally.judged)), str(tally.n_right), share, *(_percent(tally, field) for field in fields))
    return table


def _percent(tally: Tally, field: str) -> str:
    """Empty where the field is judged on nothing."""
    judged = any(field in one.fields for one in tally.judged)
    return f"{100 * tally.accuracy(field):.1f}" if judged else ""


def _table(title: str, first: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column(first, no_wrap=True)
    return table
