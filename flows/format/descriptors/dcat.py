"""A release as a DCAT 3 Dataset (https://www.w3.org/TR/vocab-dcat-3/) for catalogues, as JSON-LD that needs no other file."""

from __future__ import annotations

from typing import Any

from flows.format.descriptors import dataset as of
from flows.format.descriptors.dataset import DataFile, Dataset

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EU_LANGUAGES = ("http://publications.europa.eu/resource/authority/language/ZHO", "http://publications.europa.eu/resource/authority/language/ENG")
_IANA = "https://www.iana.org/assignments/media-types/"


def dcat(dataset: Dataset) -> dict[str, Any]:
    """The JSON-LD of `dataset`; addresses are relative to the release."""
    first, last = dataset.years
    return {
        "@context": _CONTEXT,
        "@id": "",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{of.NAME}-{dataset.version}",
        "dct:title": _both(of.TITLE_ZH, of.TITLE_EN),
        "dct:description": _both(of.DESCRIPTION_ZH, of.DESCRIPTION_EN),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": of.NAME},
        "dcat:version": dataset.version,
        "dcat:keyword": list(of.KEYWORDS),
        "dcat:landingPage": {"@id": "index.html"},
        "dct:language": [{"@id": language} for language in _EU_LANGUAGES],
        "dct:license": {"@id": of.LICENCE},
        "dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:startDate": _day(f"{first}-01-01"), "dcat:endDate": _day(f"{last}-12-31")},
        "dct:spatial": [{"@type": "dct:Location", "dct:identifier": code, "dct:title": name} for code, name in dataset.areas.items()],
        "dcat:distribution": [_distribution(file) for file in dataset.files],
    }


def _distribution(file: DataFile) -> dict[str, Any]:
    title = _both(f"{file.table.zh}（{file.path}）", f"{file.table.en} ({file.path})") if file.table else [file.path]
    return {
        "@id": file.path,
        "@type": "dcat:Distribution",
        "dct:title": title,
        "dcat:accessURL": {"@id": file.path},
        "dcat:downloadURL": {"@id": file.path},
        "dcat:mediaType": {"@id": _IANA + file.media_type},
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "dct:license": {"@id": of.LICENCE},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
    }


def _both(zh: str, en: str) -> list[dict[str, str]]:
    return [{"@value": zh, "@language": "zh"}, {"@value": en, "@language": "en"}]


def _day(iso: str) -> dict[str, str]:
    return {"@value": iso, "@type": "xsd:date"}
