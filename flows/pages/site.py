"""All pages of one release."""

from __future__ import annotations

from pathlib import Path

from flows.pages.area_page import write_area_page
from flows.pages.card import write_card
from flows.pages.contents import read_contents
from flows.pages.render import ASSETS, HERE, asset, script_json, write
from flows.pages.report_page import write_report_page
from flows.pages.search_data import search_script
from flows.pages.vega import kept_in, vega_script
from flows.pages.words import SCRIPT


def write_pages(folder: Path, version: str) -> None:
    """Write the pages of the release staged in `folder`, whose tables, CHANGELOG.md and quality documents are there by now.

    They are made from the Parquet files alone, so the same tables give the same bytes.
    """
    contents = read_contents(folder, version)
    areas = contents.by_area()
    for one in contents.reports:
        write_report_page(folder, contents, one, areas[one.report.ref_area])
    for reports in areas.values():
        if len(reports) > 1:
            write_area_page(folder, contents, reports)
    _write_assets(folder)
    write(folder / "assets" / "search-data.js", search_script(contents))
    write_card(folder, contents)


def _write_assets(folder: Path) -> None:
    for name in ASSETS:
        write(folder / "assets" / name, asset(name))
    write(folder / "assets" / "words.js", f"window.GONGBAO_WORDS = {script_json(SCRIPT)};\n")
    (folder / "assets" / "vega.js").write_bytes(vega_script(kept_in(folder.parent.parent)))
    write(folder / "assets" / "vega-license.txt", (HERE / "vega-license.txt").read_text(encoding="utf-8"))
