"""A release in the browser: datasette over its SQLite file, told what tables and columns mean from the declaration."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.errors import BrokenRelease, InputError
from flows.format.databases.ddl import meaning
from flows.format.databases.sqlite import FILE, open_sqlite
from flows.format.databases.views import READY_VIEWS
from flows.format.descriptors.dataset import DESCRIPTION_EN, DESCRIPTION_ZH, LICENCE, TITLE_EN, TITLE_ZH
from flows.format.files import sha256_of

if TYPE_CHECKING:
    from datasette.app import Datasette

    from flows.format.release import Release
    from transforms.tables import Table

DATABASE = "gongbao"
# Rows stream fast in the order of the key, and ten thousand at a time (datasette's own hundred are ten times slower).
_SETTINGS = {"default_page_size": 50, "max_returned_rows": 10_000, "sql_time_limit_ms": 5_000, "facet_time_limit_ms": 1_000}
_FACETS = {
    "observations": ("obs_status", "measure", "comparator", "report_id"),
    "observations_named": ("area_name", "topic", "obs_status", "measure"),
    "rankings": ("rank_type", "scope"),
    "rankings_named": ("area_name", "topic", "scope"),
    "target_tracking": ("target_kind", "outcome_state", "met"),
    "targets_named": ("area_name", "topic", "met"),
    "attention_named": ("area_name", "dictionary_zh", "ambiguity", "role"),
    "indicators": ("topic", "dimension"),
    "numerals": ("disposition",),
    "quality": ("severity", "success", "table_name"),
}


def browser(release: Release) -> Datasette:
    """The application, for as long as `release` is kept; InputError where it has no SQLite file, BrokenRelease where that is
    not what was published."""
    if FILE not in release.manifest.files:
        raise InputError(f"{release.where}: 这个版本没有 {FILE} · this release has no {FILE}: publish a new one (gongbao release)")
    path = release.file(FILE)
    if not path.is_file() or sha256_of(path) != release.manifest.files[FILE].sha256:
        raise BrokenRelease(f"{release.where}/{FILE}: 不是所发布的文件 · not the file that was published: see gongbao verify")
    _refuse_another_database(path, release)
    from datasette.app import Datasette

    from flows.views.asked_in_vain import tell_in_one_line

    tell_in_one_line()
    return Datasette([], immutables=[str(path)], metadata=metadata(release), settings=_SETTINGS, cors=True)


def metadata(release: Release) -> dict[str, Any]:
    """What datasette shows: title, licence, tables and columns with what they mean. Units stand in the words: datasette's
    own `units` know no 亿元."""
    tables = {name: _table(declared) for name, declared in release.manifest.tables.items()}
    tables |= {view.table.name: _table(view.table) for view in READY_VIEWS}
    return {
        "title": f"{TITLE_ZH} {release.version} · {TITLE_EN}",
        "description": f"{DESCRIPTION_ZH} {DESCRIPTION_EN}",
        "license": "CC BY 4.0",
        "license_url": LICENCE,
        "databases": {DATABASE: {"tables": tables}},
    }


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there, on any free port for 0; InputError where that cannot be."""
    try:
        return socket.create_server((host, port))
    except (OSError, OverflowError) as error:
        raise InputError(f"{host}:{port}: 无法监听 · cannot listen there: {error}; 换一个端口 · take another: --port 0") from None


def _refuse_another_database(path: Path, release: Release) -> None:
    told = f"{release.where}/{FILE}"
    try:
        with closing(open_sqlite(path)) as database:
            found = {name: [column for _, column, *_ in database.execute("SELECT * FROM pragma_table_info(?)", (name,))] for name in release.manifest.tables}
    except sqlite3.DatabaseError as error:
        raise BrokenRelease(f"{told}: 不是数据库 · no database ({error}): see gongbao verify") from None
    for name, declared in release.manifest.tables.items():
        if found[name] and found[name] != list(declared.column_names):
            raise BrokenRelease(f"{told}: {name}: 列与清单所载不符 · its columns are not those that the manifest declares: see gongbao verify")


def _table(declared: Table) -> dict[str, Any]:
    columns = {column.name: meaning(column) for column in declared.columns}
    return {"description": meaning(declared), "columns": columns, "sort": declared.key[0], **_faceted(declared.name)}


def _faceted(name: str) -> Mapping[str, Any]:
    return {"facets": list(_FACETS[name])} if name in _FACETS else {}
