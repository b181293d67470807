"""A release in Croissant (http://mlcommons.org/croissant/1.0), as machine-learning tools load it: the Parquet files, a record set each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.format.descriptors import dataset as of
from flows.format.descriptors.dataset import DataFile, Dataset
from transforms.tables import Column, ColumnType, Table

_TYPES: dict[ColumnType, str] = {"string": "sc:Text", "int": "sc:Integer", "float": "sc:Float", "bool": "sc:Boolean"}
_PARQUET = "application/x-parquet"  # the name that Croissant has for it
_TERMS = (
    "citeAs", "column", "conformsTo", "data", "dataType", "equivalentProperty", "examples", "extract", "field", "fileObject", "fileProperty", "fileSet", "format",
    "includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex", "repeated", "replace",
    "samplingRate", "separator", "source", "subField", "transform",
)  # fmt: skip
_CONTEXT: dict[str, Any] = {
    "@language": "en", "@vocab": "https://schema.org/", "sc": "https://schema.org/", "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/", "dct": "http://purl.org/dc/terms/", **{term: f"cr:{term}" for term in _TERMS},
    "conformsTo": "dct:conformsTo", "data": {"@id": "cr:data", "@type": "@json"}, "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}  # fmt: skip


def croissant(dataset: Dataset) -> dict[str, Any]:
    """The JSON-LD of `dataset`; addresses are relative to the release."""
    files = {file.table.name: file for file in dataset.of("parquet") if file.table}
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": of.NAME,
        "alternateName": of.TITLE_ZH,
        "description": f"{of.DESCRIPTION_EN} {of.DESCRIPTION_ZH}",
        "version": dataset.version,
        "license": of.LICENCE,
        "url": "index.html",
        "citeAs": f"gongbao: {of.TITLE_EN}, version {dataset.version} [data set]. CC BY 4.0.",
        "inLanguage": list(of.LANGUAGES),
        "keywords": list(of.KEYWORDS),
        "creator": {"@type": "Organization", "name": of.NAME},
        "isLiveDataset": False,
        "distribution": [_file_object(file) for file in files.values()],
        "recordSet": [_record_set(dataset.tables[name], file, files) for name, file in files.items()],
    }


def _file_object(file: DataFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject", "@id": file.path, "name": file.path, "contentUrl": file.path, "encodingFormat": _PARQUET,
        "contentSize": f"{file.size} B", "sha256": file.sha256,
    }  # fmt: skip


def _record_set(table: Table, file: DataFile, files: Mapping[str, DataFile]) -> dict[str, Any]:
    references = {r.column: f"{r.to_table}/{r.to_column}" for r in table.references if r.to_table in files and r.to_table != table.name}
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"{table.en} · {table.zh}",
        "key": [{"@id": f"{table.name}/{name}"} for name in table.key],
        "field": [_field(table, column, file, references.get(column.name)) for column in table.columns],
    }


def _field(table: Table, column: Column, file: DataFile, reference: str | None) -> dict[str, Any]:
    field = {
        "@type": "cr:Field", "@id": f"{table.name}/{column.name}", "name": column.name, "description": f"{column.en} · {column.zh}",
        "dataType": _TYPES[column.type], "source": {"fileObject": {"@id": file.path}, "extract": {"column": column.name}},
    }  # fmt: skip
    return {**field, "references": {"field": {"@id": reference}}} if reference else field
