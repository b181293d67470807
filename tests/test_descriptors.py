"""Each descriptor holds for the tool of its own standard, and all of them say what the manifest says."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.format.descriptors.csvw import FILE as CSVW
from flows.format.descriptors.write import CROISSANT, DCAT, SCHEMA_ORG
from flows.format.manifest import MANIFEST
from flows.format.release import open_release
from tests.companion_tools import publish
from transforms.tables import CHANGES

SHAPES = Path(__file__).parent / "shapes"
BASE = "https://example.org/gongbao/1.0.0/"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("descriptors"))


def read(release: Path, path: str) -> Any:
    return json.loads((release / path).read_text(encoding="utf-8"))


def shacl(document: dict[str, Any], shapes: str) -> tuple[bool, str]:
    """Whether the JSON-LD `document`, at an address of its own, has the shapes, and what is wrong."""
    import pyshacl
    from rdflib import Graph

    graph = Graph().parse(data=json.dumps(document), format="json-ld", publicID=BASE)
    conforms, _, told = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES / shapes))
    return conforms, told


def schema_org_offline(release: Path) -> dict[str, Any]:
    document = read(release, SCHEMA_ORG)
    assert document["@context"] == "https://schema.org/"
    return {**document, "@context": {"@vocab": "https://schema.org/"}}


def test_dcat_has_the_shape_of_dcat(release: Path) -> None:
    assert shacl(read(release, DCAT), "dcat.ttl") == (True, shacl(read(release, DCAT), "dcat.ttl")[1])


def test_schema_org_has_what_search_engines_ask_for(release: Path) -> None:
    conforms, told = shacl(schema_org_offline(release), "schema_org.ttl")
    assert conforms, told


@pytest.mark.parametrize(
    ("shapes", "of", "spoil"),
    [
        ("dcat.ttl", DCAT, lambda d: d.pop("dct:license")),
        ("dcat.ttl", DCAT, lambda d: d["dcat:distribution"][0]["spdx:checksum"]["spdx:checksumValue"].update({"@value": "0"})),
        ("dcat.ttl", DCAT, lambda d: d["dct:temporal"]["dcat:endDate"].update({"@value": "1999-12-31"})),
        ("schema_org.ttl", SCHEMA_ORG, lambda d: d["distribution"][0].pop("contentUrl")),
        ("schema_org.ttl", SCHEMA_ORG, lambda d: d.update(description="short")),
    ],
)
def test_the_shapes_find_what_is_missing(release: Path, shapes: str, of: str, spoil: Callable[[dict[str, Any]], Any]) -> None:
    document = schema_org_offline(release) if of == SCHEMA_ORG else read(release, of)
    spoil(document)
    assert shacl(document, shapes)[0] is False


def test_csvw_validates_every_csv_file(release: Path, tmp_path: Path) -> None:
    from csvw import TableGroup

    group = TableGroup.from_file(release / CSVW)
    tables = {table.url.string.removesuffix(".csv"): table for table in group.tables}
    assert tables.keys() == open_release(release).manifest.rows.keys()
    assert group.check_referential_integrity() in (None, True)
    rows = list(tables["observations"])
    assert [row["obs_value"] for row in rows] == open_release(release).table("observations")["obs_value"].to_pylist()
    shutil.copytree(release / "csv", tmp_path / "csv")
    path = tmp_path / "csv" / "observations.csv"
    path.write_text(path.read_text("utf-8").replace(",actual,", ",rumoured,", 1), encoding="utf-8")
    with pytest.raises(ValueError, match="rumoured"):
        list(next(table for table in TableGroup.from_file(tmp_path / CSVW).tables if table.url.string == "observations.csv"))


@pytest.mark.slow
def test_croissant_loads_the_records(release: Path) -> None:
    import mlcroissant

    dataset = mlcroissant.Dataset(jsonld=release / CROISSANT)
    assert not dataset.metadata.ctx.issues.errors
    (warning,) = dataset.metadata.ctx.issues.warnings
    assert "datePublished" in warning  # a release holds no time
    records = list(dataset.records("observations"))
    table = open_release(release).table("observations")
    assert [record["observations/obs_value"] for record in records] == table["obs_value"].to_pylist()
    assert [record["observations/indicator_name"].decode() for record in records] == table["indicator_name"].to_pylist()


def test_all_descriptors_say_what_the_manifest_says(release: Path) -> None:
    manifest = read(release, MANIFEST)
    files = {resource["path"]: (resource["bytes"], resource["hash"].removeprefix("sha256:"), resource["mediatype"]) for resource in manifest["resources"] if resource.get("mediatype")}
    data = {path: told for path, told in files.items() if path.startswith(("parquet/", "csv/", "excel/", "gongbao.")) and path != CSVW}
    schema_org, dcat, croissant, csvw = (read(release, path) for path in (SCHEMA_ORG, DCAT, CROISSANT, CSVW))
    assert data == {one["contentUrl"]: (int(one["contentSize"].removesuffix(" B")), one["sha256"], one["encodingFormat"]) for one in schema_org["distribution"]}
    assert data == {
        one["dcat:downloadURL"]["@id"]: (int(one["dcat:byteSize"]["@value"]), one["spdx:checksum"]["spdx:checksumValue"]["@value"], one["dcat:mediaType"]["@id"].partition("media-types/")[2])
        for one in dcat["dcat:distribution"]
    }
    assert {path: told[1] for path, told in data.items() if path.startswith("parquet/")} == {one["contentUrl"]: one["sha256"] for one in croissant["distribution"]}
    assert {one["version"] for one in (manifest, schema_org, croissant)} == {dcat["dcat:version"]} == {"1.0.0"}
    declared = {resource["table"]: resource["schema"] for resource in manifest["resources"] if "schema" in resource and resource["table"] != CHANGES.name}
    assert {name: ([f["name"] for f in schema["fields"]], schema["primaryKey"]) for name, schema in declared.items()} == {
        one["name"]: ([f["name"] for f in one["field"]], [key["@id"].partition("/")[2] for key in one["key"]]) for one in croissant["recordSet"]
    }
    of_csvw = {table["url"].removesuffix(".csv"): table["tableSchema"] for table in csvw["tables"]}
    assert of_csvw.keys() == declared.keys()
    for name, schema in declared.items():
        columns = {c["name"]: (c.get("required", False), c["dc:description"][0]["@value"], c.get("schema:unitText")) for c in of_csvw[name]["columns"]}
        assert columns == {f["name"]: (f["constraints"]["required"], f["title"], f["unit"].strip("[]") if "unit" in f else None) for f in schema["fields"]}
        keys = [(k["columnReference"], k["reference"]["resource"], k["reference"]["columnReference"]) for k in of_csvw[name].get("foreignKeys", [])]
        assert keys == [(k["fields"][0], f"{k['reference']['resource']}.csv", k["reference"]["fields"][0]) for k in schema.get("foreignKeys", [])]
