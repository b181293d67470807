"""Reports that are put aside so that the others can go out, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from expectations.findings import CHECKS, Finding
from flows.seeds.registry import REGISTRY, read_registry
from transforms.areas import AreaBook
from transforms.reference import ReferenceData
from transforms.sources.metadata import facts_in_name


def of_files(problems: Iterable[str], seeds: Path) -> tuple[list[str], list[str]]:
    """`problems` of the inputs, apart: those of single reports, and those of the registry, which concern all."""
    lines, registry = list(problems), str(seeds / REGISTRY)
    return [line for line in lines if not line.startswith(registry)], [line for line in lines if line.startswith(registry)]


def failing_reports(failing: Iterable[Finding]) -> dict[str, list[str]] | None:
    """The reports whose rows failed the checks that stop a release, with the checks; None where what failed is not, or not only, reports."""
    found: dict[str, list[str]] = defaultdict(list)
    for finding in failing:
        if not finding.reports or finding.error:
            return None
        check = CHECKS[finding.check_id]
        for report_id in finding.reports:
            found[report_id].append(f"{check.check_id}: {check.zh} · {check.en}")
    return dict(found)


def told(failing: Mapping[str, Sequence[str]], reports: Iterable[tuple], seeds: Path) -> list[str]:
    """A line for each failing report: its file, and the checks that it failed."""
    files = {report.report_id: report.source_file for report in reports}
    return [f"{seeds / files[report_id]}: {'; '.join(checks)}" for report_id, checks in sorted(failing.items())]


def not_read(reference: ReferenceData, aside: Iterable[str], seeds: Path) -> set[str]:
    """The reports of the files that were put `aside` (a line for each) before anything was read of them, as far as the registry
    or the file's name tells whose they are."""
    declared, _ = read_registry(seeds)
    areas, found = AreaBook(reference.areas), set()
    for line in aside:
        name = line.removeprefix(f"{seeds}/").partition(": ")[0]
        facts = [*filter(None, (declared.get(name), facts_in_name(Path(name).stem, areas)))]
        area, year = (next((value for each in facts if (value := getattr(each, column))), None) for column in ("ref_area", "report_year"))
        found.add(f"{area}-{year}")
    return found


def without(reference: ReferenceData, reports: Iterable[str]) -> ReferenceData:
    """`reference` without the corrections of `reports`."""
    aside = frozenset(reports)
    return replace(reference, corrections=tuple(each for each in reference.corrections if each.report_id not in aside))
