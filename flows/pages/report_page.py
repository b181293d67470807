"""The page of one report: what it promises and claims at a glance, pictures, and the text with every number marked."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from flows.pages.contents import Contents, ReportRows
from flows.pages.headline import cards, pairs
from flows.pages.inert import inert
from flows.pages.pictures import pictures_of_report
from flows.pages.render import render, script_json, write
from flows.pages.report_data import script_data
from flows.pages.talk import behind, keywords, share_picture
from flows.pages.text import Mark, marks_of, tree_of
from flows.pages.values import glyph, said
from flows.pages.words import KINDS, OUTSIDE, TOPICS


def write_report_page(folder: Path, contents: Contents, rows: ReportRows, siblings: list[ReportRows]) -> None:
    """Write `reports/<report_id>.html` and the CSV of each of its pictures; `siblings` are all reports of the area."""
    report = rows.report
    marks, all_pairs = marks_of(rows), pairs(contents, rows)
    pictures = pictures_of_report(contents, rows, all_pairs)
    share = share_picture(contents, rows)
    drawn = [*pictures, share] if share else pictures
    for picture in drawn:
        write(folder / "reports" / report.report_id / f"{picture.name}.csv", f"\ufeff{picture.csv}")
    data = script_data(contents, rows, marks) | {"pictures": {picture.name: picture.records for picture in drawn}, "report": report.report_id}
    page = render(
        "report.html", root="..", version=contents.version, rows=rows, report=report, area=rows.area, title=inert(report.title),
        source_url=_web_address(report.source_url), nodes=tree_of(rows), marks=marks, counts=_counts(rows, marks), cards=cards(all_pairs),
        pictures=pictures, share=share, behind=behind(contents, rows), keywords=keywords(contents, rows), topics=_topics(contents, rows), measures=sorted({row.measure for row in rows.observations}),
        siblings=siblings, data=script_json(data), said=said, glyph=glyph,
    )  # fmt: skip
    write(folder / "reports" / f"{report.report_id}.html", page)


def _counts(rows: ReportRows, marks: list[Mark]) -> dict[str, int]:
    """Rows of each kind, and the numerals that are in no row."""
    found = Counter(row.obs_status for row in rows.observations) + Counter(rank=len(rows.rankings))
    idle = Counter(mark.kind for mark in marks if mark.disposition not in ("observation", "ranking"))
    return {kind: (found + idle)[kind] for kind in KINDS}


def _topics(contents: Contents, rows: ReportRows) -> list[str]:
    found = {contents.topic_of(row) for row in [*rows.observations, *rows.rankings]}
    return [topic for topic in TOPICS if topic in found and topic != OUTSIDE] + sorted(found - TOPICS.keys()) + [OUTSIDE] * (OUTSIDE in found)


def _web_address(address: str | None) -> str | None:
    """A link only to the web: never `javascript:` or a file."""
    return address if address and urlsplit(address).scheme in ("http", "https") else None
