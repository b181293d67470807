"""Writes the descriptors of a release beside its tables, all made from the one declaration."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.format.descriptors.croissant import croissant
from flows.format.descriptors.csvw import FILE as CSVW
from flows.format.descriptors.csvw import csvw
from flows.format.descriptors.dataset import Dataset, data_files
from flows.format.descriptors.dcat import dcat
from flows.format.descriptors.schema_org import schema_org
from transforms.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_ORG, DCAT, CROISSANT = "dataset.jsonld", "dcat.jsonld", "croissant.json"
_DESCRIPTORS: dict[str, Callable[[Dataset], dict[str, Any]]] = {SCHEMA_ORG: schema_org, DCAT: dcat, CROISSANT: croissant, CSVW: csvw}


def write_descriptors(folder: Path, version: str, tables: Mapping[str, tuple[Table, pa.Table]]) -> None:
    """Write them into the release `version` in `folder`, whose `tables`, each with its declaration, are written already."""
    dataset = _dataset(folder, version, tables)
    for path, describe in _DESCRIPTORS.items():
        text = json.dumps(describe(dataset), ensure_ascii=False)  # in one line: the indented way is ten times slower
        (folder / path).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _dataset(folder: Path, version: str, tables: Mapping[str, tuple[Table, pa.Table]]) -> Dataset:
    declared = {name: table for name, (table, _) in tables.items()}
    reports = tables["reports"][1].select(["ref_area", "area_name", "report_year", "review_year"]).to_pylist()
    years = sorted(year for report in reports for year in (report["review_year"], report["report_year"]))
    areas = {report["ref_area"]: report["area_name"] or report["ref_area"] for report in reports}
    return Dataset(version, data_files(folder, declared), declared, (years[0], years[-1]), dict(sorted(areas.items())))
