"""`releases/index.html`: every release, newest first, what changed in each, its files; one self-contained page.

It stands outside the versions and is made anew from them after index.json, so it can be lost or late, never wrong for long.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from flows.errors import BrokenRelease
from flows.format.descriptors.dataset import holds_tables
from flows.format.manifest import File
from flows.format.release import Release, open_release
from flows.pages.render import asset, render
from flows.pages.words import Words
from flows.store.durable import replace_file
from flows.store.index import INDEX, parse_index
from transforms.tables import BY_NAME, CHANGES, HEADLINE

FRONT = "index.html"


class Listed(NamedTuple):
    """A release as it is listed; `changed` is None where that is not at hand, `withdrawn` the reason where it was withdrawn."""

    version: str
    rows: list[tuple[Words, int]]
    changed: list[tuple[str, str, int]] | None
    files: list[File]
    has_page: bool
    withdrawn: str | None


def write_front(store: Path) -> None:
    """Write the page for the folder `store`, which holds index.json and the manifests at least (see Store.front)."""
    index = parse_index((store / INDEX).read_bytes(), store / INDEX)
    listed = [_listed(store / entry.version, entry.withdrawn) for entry in index.entries]
    replace_file(store / FRONT, front_page(listed, index.latest.version if index.latest else None).encode())


def front_page(listed: Sequence[Listed], latest: str | None) -> str:
    """The page as HTML, its style and script inside it and named by hash in its policy."""
    style, script = asset("site.css"), asset("early.js") + asset("common.js")
    policy = f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    return render("front.html", root=".", listed=listed, latest=latest, style=style, script=script, policy=policy)


def _listed(folder: Path, withdrawn: str | None) -> Listed:
    try:
        release = open_release(folder)
    except BrokenRelease:
        return Listed(folder.name, [], None, [], False, withdrawn)
    files = [file for path, file in release.manifest.files.items() if holds_tables(path)]
    rows = [(Words(BY_NAME[name].zh, name), release.manifest.rows[name]) for name in HEADLINE if name in release.manifest.rows]
    return Listed(release.version, rows, _changed(release), files, FRONT in release.manifest.files, withdrawn)


def _changed(release: Release) -> list[tuple[str, str, int]] | None:
    """Table, kind of change and number of rows; None where only the manifest is at hand, as of a bucket."""
    try:
        found = release.table(CHANGES.name, "table_name", "kind", "row_key").to_pylist()
    except BrokenRelease:
        return None
    rows = {(row["table_name"], row["kind"], row["row_key"]) for row in found}
    counts = Counter((table, kind) for table, kind, _ in rows)
    return [(table, kind, count) for (table, kind), count in sorted(counts.items())]


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
