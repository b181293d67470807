"""A release as a schema.org Dataset (https://schema.org/Dataset), as search engines for data read it."""

from __future__ import annotations

from typing import Any

from flows.format.descriptors import dataset as of
from flows.format.descriptors.dataset import DataFile, Dataset
from transforms.tables import OBSERVATIONS, Column


def schema_org(dataset: Dataset) -> dict[str, Any]:
    """The JSON-LD of `dataset`; addresses are relative to the release."""
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": f"{of.NAME} {of.TITLE_EN}",
        "alternateName": of.TITLE_ZH,
        "description": f"{of.DESCRIPTION_EN} {of.DESCRIPTION_ZH}",
        "url": "index.html",
        "version": dataset.version,
        "license": of.LICENCE,
        "isAccessibleForFree": True,
        "inLanguage": list(of.LANGUAGES),
        "keywords": list(of.KEYWORDS),
        "creator": {"@type": "Organization", "name": of.NAME},
        "temporalCoverage": "{}/{}".format(*dataset.years),
        "spatialCoverage": [{"@type": "Place", "name": name, "identifier": code} for code, name in dataset.areas.items()],
        "variableMeasured": [_variable(column) for column in OBSERVATIONS.columns],
        "distribution": [_download(file) for file in dataset.files],
    }


def _variable(column: Column) -> dict[str, Any]:
    unit = {"unitText": column.unit.strip("[]")} if column.unit else {}
    return {"@type": "PropertyValue", "name": column.name, "alternateName": column.zh, "description": column.en, **unit}


def _download(file: DataFile) -> dict[str, Any]:
    about = {"description": f"{file.table.zh} · {file.table.en}"} if file.table else {}
    kind = {"@type": "DataDownload", "name": file.path, "contentUrl": file.path, "encodingFormat": file.media_type}
    return {**kind, "contentSize": f"{file.size} B", "sha256": file.sha256, **about}
