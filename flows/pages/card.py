"""The data card, `index.html` of a release: what is in it, for whom, how right it is, how to load it, how to cite it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from flows.format.descriptors.write import SCHEMA_ORG
from flows.pages.contents import Contents, ReportRows
from flows.pages.downloads import by_folder, downloads
from flows.pages.headline import cards, pairs
from flows.pages.render import HERE, render, script_json, write
from flows.pages.values import glyph, said
from transforms.star.tables import STAR
from transforms.tables import CHANGES, ID_REGISTRY, TABLES


class Summary(NamedTuple):
    """A report as the card lists it: its headline pair and how many numbers of each kind it has."""

    rows: ReportRows
    headline: Any | None
    claims: int
    promises: int
    unresolved: int


def write_card(folder: Path, contents: Contents) -> None:
    """Write `index.html` into `folder`, where everything but the pages and the manifest is written already."""
    dispositions = Counter(row.disposition for one in contents.reports for row in one.numerals)
    failed = [row for row in contents.quality if not row.success]
    page = render(
        "card.html", root=".", version=contents.version, reports=[_summary(contents, one) for one in contents.reports], tables=[table for table in (*TABLES, ID_REGISTRY, CHANGES, *STAR) if table.name in contents.n_rows or table is CHANGES],
        n_rows=contents.n_rows, files=by_folder(downloads(folder)), json_ld=_json_ld(folder), dispositions=dispositions, quality=contents.quality, failed=failed,
        accuracy=accuracy(), areas={area: len(reports) for area, reports in contents.by_area().items()},
        years=sorted({one.report.report_year for one in contents.reports}), has_docs=(folder / "quality" / "index.html").exists(), said=said, glyph=glyph,
    )  # fmt: skip
    write(folder / "index.html", page)


def accuracy() -> dict[str, Any]:
    """What the reading reaches on annotated reports, at least; a test holds the figures to what it reaches."""
    found: dict[str, Any] = json.loads((HERE / "accuracy.json").read_text(encoding="utf-8"))
    return found


def _summary(contents: Contents, one: ReportRows) -> Summary:
    first = next((pair for pair, _ in cards(pairs(contents, one))), None)
    promises = sum(row.obs_status == "target" for row in one.observations)
    unresolved = sum(row.disposition == "unresolved" for row in one.numerals)
    return Summary(one, first, len(one.observations) - promises, promises, unresolved)


def _json_ld(folder: Path) -> str:
    """The schema.org description as search engines read it from a page; empty where the release has none."""
    path = folder / SCHEMA_ORG
    return script_json(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else ""
