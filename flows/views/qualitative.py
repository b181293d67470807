"""Targets without a number of one area, as lines: what is to stand how to what, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from flows.format.areas import reports_of
from flows.format.signs import SIGNS
from flows.views.targets import VERDICTS
from transforms.tables import QUALITATIVE_TARGETS as TABLE

if TYPE_CHECKING:
    from flows.format.release import Release

_NOT_SET = {"said": "未设目标 no target set", "not_found": "未见目标 no target found"}
_TITLE = "定性目标 targets without a number"


def unnumbered_of(release: Release, area: str, every: bool) -> Iterator[str]:
    """The lines for `area` (a code, or a name), by report: the main targets, or every one. None in a release without the table."""
    if TABLE.name not in release.manifest.tables:
        return
    codes = {row["ref_area"] for row in reports_of(release, area)}
    found = [row for row in release.table(TABLE.name, *TABLE.column_names).to_pylist() if row["ref_area"] in codes and (every or row["section_role"] == "targets")]
    if found:
        yield _TITLE
    for report, rows in groupby(found, key=lambda row: str(row["report_id"])):
        yield report
        yield from (f"  {_line(row)}" for row in rows)


def _line(row: Mapping[str, Any]) -> str:
    if row["reference_kind"] == "not_set":
        return f"{row['indicator_name']}  {_NOT_SET[row['basis']]}"
    codes = " ".join(row[name] for name in ("reference_indicator", "reference_area") if row[name])
    line = f"{row['indicator_name']}  {SIGNS.get(row['comparator']) or '='} {row['reference']}{f' ({codes})' if codes else ''}"
    if row["outcome_value"] is None or row["compared_value"] is None:
        return line
    return f"{line}  {row['outcome_value']:g} : {row['compared_value']:g}  {VERDICTS[row['met']][0]}"
