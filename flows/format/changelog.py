"""CHANGELOG.md of a release: what changed against the version before, for people, Chinese first, English complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from transforms.tables import BY_NAME, CHANGE_REASONS, CHANGES

_Change = CHANGES.row_type
_KINDS = {"added": ("新增", "added"), "removed": ("删除", "removed"), "changed": ("修改", "changed")}
LISTED_PER_TABLE = 50
_LONGEST_VALUE = 60


def changelog(version: str, before: str | None, found: Sequence[tuple], rows: Mapping[str, int]) -> str:
    """The text of CHANGELOG.md: of `version` against `before` with the rows of `changes`, or of a first release.

    `rows` counts the rows of every table of the new release.
    """
    if before is None:
        lines = ["首次发布。", "", "First release.", "", *(f"- {_titled(name)}: {n}" for name, n in rows.items())]
    else:
        changes = [_Change._make(row) for row in found]
        lines = [f"与 {before} 相比。逐行变更见 `changes.parquet`。", ""]
        lines += [f"Against {before}. Row by row in `changes.parquet`.", "", *_summary(changes)]
        for table in dict.fromkeys(change.table_name for change in changes):
            lines += ["", f"## {_titled(table)}", "", *_details([c for c in changes if c.table_name == table])]
    return "\n".join([f"# {version}", "", *lines, ""])


def summary_lines(found: Sequence[tuple]) -> list[str]:
    """One line for every table, kind and reason that occurs among the rows of `changes`, with the number of rows."""
    return _summary([_Change._make(row) for row in found])


def withdrawn_line(version: str, reason: str) -> str:
    """What is said of a withdrawn release wherever it is met."""
    return f"{version} 已撤回，请勿使用 · withdrawn, do not use: {reason}"


def change_line(row: tuple) -> str:
    """One row of `changes` as a line for people, long values cut."""
    change = _Change._make(row)
    what = " ".join(part for part in (change.row_key, change.column_name) if part) or "*"
    values = f": {_short(change.old_value)} → {_short(change.new_value)}" if change.kind == "changed" else ""
    return f"{what} {_both(_KINDS[change.kind])}{values} ({_both(CHANGE_REASONS[change.why])})"


def _summary(changes: Sequence[tuple]) -> list[str]:
    counts = Counter((change.table_name, change.kind, change.why) for change in changes)
    return [
        f"- {_titled(table)}: {_both(_KINDS[kind])} {number} ({_both(CHANGE_REASONS[why])})"
        for (table, kind, why), number in counts.items()
    ]


def _details(changes: Sequence[tuple]) -> list[str]:
    lines = [f"- {change_line(change)}" for change in changes[:LISTED_PER_TABLE]]
    left = len(changes) - len(lines)
    if left:
        lines.append(f"- 其余 {left} 项见 `changes.parquet` · {left} more in `changes.parquet`")
    return lines


def _titled(table: str) -> str:
    return f"{table} {BY_NAME[table].zh}" if table in BY_NAME else table


def _both(labels: tuple[str, str]) -> str:
    return " ".join(labels)


def _short(value: str | None) -> str:
    if value is None:
        return "∅"
    flat = " ".join(value.split())
    return flat if len(flat) <= _LONGEST_VALUE else f"{flat[:_LONGEST_VALUE]}…"
