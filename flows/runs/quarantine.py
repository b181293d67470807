"""Reports that are put aside so that the others can go out, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from flows.seeds.registry import REGISTRY
from transforms.reference import ReferenceData
from transforms.releases.changes import key_text
from transforms.tables import BY_NAME


def of_files(problems: Iterable[str], seeds: Path) -> tuple[list[str], list[str]]:
    """`problems` of the inputs, apart: those of single reports, and those of the registry, which concern all."""
    lines, registry = list(problems), str(seeds / REGISTRY)
    return [line for line in lines if not line.startswith(registry)], [line for line in lines if line.startswith(registry)]


def failing_reports(tables: Mapping[str, Sequence[tuple]], quality: Iterable[tuple]) -> dict[str, list[str]] | None:
    """The reports whose rows failed critical checks, with the checks; None where what failed is not, or not only, reports."""
    found: dict[str, list[str]] = defaultdict(list)
    for result in quality:
        if result.success or result.severity != "critical":
            continue
        table = BY_NAME[result.table_name]
        if "report_id" not in table.column_names or not result.failed_rows:
            return None
        failed = set(result.failed_rows.split())
        owners = {row.report_id for row in map(table.row_type._make, tables[table.name]) if key_text(table, row) in failed}
        if not owners:
            return None
        for report_id in owners:
            found[report_id].append(f"{result.check_id}: {result.description_zh} · {result.description_en}")
    return dict(found)


def told(failing: Mapping[str, Sequence[str]], reports: Iterable[tuple], seeds: Path) -> list[str]:
    """A line for each failing report: its file, and the checks that it failed."""
    files = {report.report_id: report.source_file for report in reports}
    return [f"{seeds / files[report_id]}: {'; '.join(checks)}" for report_id, checks in sorted(failing.items())]


def without(reference: ReferenceData, reports: Iterable[str]) -> ReferenceData:
    """`reference` without the corrections of `reports`."""
    aside = frozenset(reports)
    return replace(reference, corrections=tuple(each for each in reference.corrections if each.report_id not in aside))
