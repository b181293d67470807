"""The reports of an area in a release, for commands that take an area."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from flows.errors import InputError

if TYPE_CHECKING:
    from flows.format.release import Release

_SHOWN = 10


def reports_of(release: Release, area: str) -> list[Mapping[str, Any]]:
    """`report_id`, `ref_area` and `area_name` of the reports of `area` (a code, or a name as in `reports`).

    InputError where there is none, naming the areas that the release has.
    """
    return of_area(release.table("reports", "report_id", "ref_area", "area_name").to_pylist(), area, release.version)


def of_area(reports: Iterable[Mapping[str, Any]], area: str, version: str) -> list[Mapping[str, Any]]:
    """Those of the rows `reports` of `version` that are of `area`; several areas may bear one name. InputError as above."""
    reports = list(reports)
    found = [row for row in reports if area in (row["ref_area"], row["area_name"])]
    if found:
        return found
    known = sorted({f"{row['area_name'] or ''} {row['ref_area']}".strip() for row in reports})
    more = f" … +{len(known) - _SHOWN}" if len(known) > _SHOWN else ""
    raise InputError(f"{area}: 版本 {version} 中没有该地区的报告 · no report of it in {version}, which has: {', '.join(known[:_SHOWN])}{more}")
