"""A release in the making: what it would hold, and the folder it is written into before anyone sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import ReleaseRefused
from flows.format.arrow import to_arrow, to_rows
from flows.format.changelog import changelog
from flows.format.datapackage import write_manifest
from flows.format.formats import write_csv, write_parquet
from flows.format.manifest import CHANGES_FILE, MANIFEST, SIGNATURE
from flows.format.release import Release
from flows.store.durable import flush_tree
from flows.verify.signing import Sign
from flows.verify.verify import verify
from transforms.releases.changes import Contents, changes, level
from transforms.releases.id_registry import id_registry
from transforms.releases.versions import FIRST_VERSION, next_version
from transforms.tables import BY_NAME, CHANGES, ID_REGISTRY, OBSERVATIONS, Table
from transforms.years.panel import NAME as PANEL
from transforms.years.panel import panel

if TYPE_CHECKING:
    import pyarrow as pa

Extras = Callable[[Path, str], None]


@dataclass(frozen=True)
class Draft:
    """The next release: its version, the version before, its tables, the rows of `changes` between the two, its registry of ids."""

    version: str
    before: str | None
    tables: Mapping[str, pa.Table]
    changes: Sequence[tuple]
    registry: Sequence[tuple]


def as_declared(tables: Mapping[str, Sequence[tuple]]) -> dict[str, pa.Table]:
    """All declared tables as Arrow; ReleaseRefused where one is missing, unknown, or holds what it must not."""
    if missing := BY_NAME.keys() - tables.keys():
        raise ReleaseRefused(f"tables missing from the release: {', '.join(sorted(missing))}")
    if unknown := tables.keys() - BY_NAME.keys():
        raise ReleaseRefused(f"tables that are not declared: {', '.join(sorted(unknown))}")
    return {name: to_arrow(declared, tables[name]) for name, declared in BY_NAME.items()}


def draft(tables: Mapping[str, pa.Table], last: Release | None) -> Draft | None:
    """What is to be published after `last`; None where `tables` are what it holds already."""
    ids = tables[OBSERVATIONS.name]["observation_id"].to_pylist()
    if last is None:
        return Draft(FIRST_VERSION, None, tables, (), id_registry(FIRST_VERSION, (), ids, ()))
    new = {name: Contents(BY_NAME[name], to_rows(table)) for name, table in tables.items()}
    old = last.snapshot()
    found = changes(old, new)
    step = level(old, new, found)
    if step is None:
        return None
    version, known = next_version(last.version, step), to_rows(last.table(ID_REGISTRY.name, *ID_REGISTRY.column_names))
    return Draft(version, last.version, tables, found, id_registry(version, known, ids, found))


def write_release(folder: Path, planned: Draft, extras: Extras | None, sign: Sign | None) -> None:
    """Write `planned` into the new `folder`, signed where it can be, verified and durable.

    ReleaseRefused where the finished release does not verify: its rows contradict each other or the texts, a critical
    check failed, or `extras` left something that does not belong there.
    """
    write_files(folder, planned, extras)
    if sign:
        (folder / SIGNATURE).write_bytes(sign((folder / MANIFEST).read_bytes()))
    if problems := verify(folder):
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise ReleaseRefused(f"nothing published: the release does not verify: {problems[0]}{more}")
    flush_tree(folder)


def write_files(folder: Path, planned: Draft, extras: Extras | None) -> None:
    """Write all files of `planned` into the new `folder`: the same draft gives the same bytes."""
    for kind in ("parquet", "csv"):
        (folder / kind).mkdir(parents=True)
    contents = {name: (BY_NAME[name], table) for name, table in planned.tables.items()}
    contents |= {PANEL: _panel(planned.tables), ID_REGISTRY.name: (ID_REGISTRY, to_arrow(ID_REGISTRY, planned.registry))}
    for name, (_, table) in contents.items():
        write_parquet(table, folder / "parquet" / f"{name}.parquet")
        write_csv(table, folder / "csv" / f"{name}.csv")
    write_parquet(to_arrow(CHANGES, planned.changes), folder / CHANGES_FILE)
    rows = {name: table.num_rows for name, table in planned.tables.items()}
    text = changelog(planned.version, planned.before, planned.changes, rows)
    (folder / "CHANGELOG.md").write_text(text, encoding="utf-8", newline="\n")
    if extras:
        extras(folder, planned.version)
    write_manifest(folder, planned.version, planned.before, {name: (declared, table.num_rows) for name, (declared, table) in contents.items()})


def _panel(tables: Mapping[str, pa.Table]) -> tuple[Table, pa.Table]:
    """The wide table with its declaration, which depends on the data: made of the others, so no change of its own is told."""
    made = panel(*(to_rows(tables[name]) for name in ("reports", "observations", "indicators")))
    return made.table, to_arrow(made.table, made.rows)
