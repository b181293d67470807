"""A release in the making: what it would hold, and the folder it is written into before anyone sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path

from flows.errors import ReleaseRefused
from flows.format.arrow import arrow_schema, to_arrow
from flows.format.changelog import changelog
from flows.format.comparing import differences
from flows.format.datapackage import write_manifest
from flows.format.following import panel_of, registry_of
from flows.format.formats import write_csv_lines, write_parquet, write_parquet_pieces
from flows.format.manifest import CHANGES_FILE, MANIFEST, SIGNATURE
from flows.format.pieces import Pieces, in_one
from flows.format.release import Release
from flows.store.durable import flush_tree
from flows.verify.signing import Sign
from flows.verify.spread import Spread
from flows.verify.verify import verify
from transforms.releases.versions import FIRST_VERSION, next_version
from transforms.tables import BY_NAME, CHANGES, ID_REGISTRY
from transforms.years.panel import NAME as PANEL

Extras = Callable[[Path, str], None]


@dataclass(frozen=True)
class Draft:
    """The next release: its version, the version before, its tables, the rows of `changes` between the two, its registry of ids."""

    version: str
    before: str | None
    tables: Mapping[str, Pieces]
    changes: Sequence[tuple]
    registry: Pieces


def as_declared(tables: Mapping[str, Pieces | Sequence[tuple]]) -> dict[str, Pieces]:
    """All declared tables in pieces, those given as rows in one; ReleaseRefused where one is missing, unknown, or holds what it must not."""
    if missing := BY_NAME.keys() - tables.keys():
        raise ReleaseRefused(f"tables missing from the release: {', '.join(sorted(missing))}")
    if unknown := tables.keys() - BY_NAME.keys():
        raise ReleaseRefused(f"tables that are not declared: {', '.join(sorted(unknown))}")
    found = ((declared, tables[name]) for name, declared in BY_NAME.items())
    return {declared.name: given if isinstance(given, Pieces) else in_one(declared, to_arrow(declared, given)) for declared, given in found}


def draft(tables: Mapping[str, Pieces], last: Release | None) -> Draft | None:
    """What is to be published after `last`; None where `tables` are what it holds already."""
    if last is None:
        return Draft(FIRST_VERSION, None, tables, (), registry_of(FIRST_VERSION, tables, None, ()))
    declared = {name: pieces.declared for name, pieces in tables.items()}
    found, step = differences(last, declared, {name: pieces.arrow for name, pieces in tables.items()})
    if step is None:
        return None
    version = next_version(last.version, step)
    return Draft(version, last.version, tables, found, registry_of(version, tables, last, found))


def write_release(folder: Path, planned: Draft, extras: Extras | None, sign: Sign | None, spread: Spread = starmap) -> None:
    """Write `planned` into the new `folder`, signed where it can be, verified (by `spread`) and durable.

    ReleaseRefused where the finished release does not verify: its rows contradict each other or the texts, a critical
    check failed, or `extras` left something that does not belong there.
    """
    write_files(folder, planned, extras)
    if sign:
        (folder / SIGNATURE).write_bytes(sign((folder / MANIFEST).read_bytes()))
    if problems := verify(folder, spread=spread):
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise ReleaseRefused(f"nothing published: the release does not verify: {problems[0]}{more}")
    flush_tree(folder)


def write_files(folder: Path, planned: Draft, extras: Extras | None) -> None:
    """Write all files of `planned` into the new `folder`: the same draft gives the same bytes."""
    for kind in ("parquet", "csv"):
        (folder / kind).mkdir(parents=True)
    contents = {**planned.tables, PANEL: panel_of(planned.tables), ID_REGISTRY.name: planned.registry}
    for name, pieces in contents.items():
        schema = arrow_schema(pieces.declared)
        write_parquet_pieces(schema, pieces.arrow(), folder / "parquet" / f"{name}.parquet")
        write_csv_lines(schema, pieces.lines(), folder / "csv" / f"{name}.csv")
    write_parquet(to_arrow(CHANGES, planned.changes), folder / CHANGES_FILE)
    rows = {name: pieces.rows for name, pieces in planned.tables.items()}
    text = changelog(planned.version, planned.before, planned.changes, rows)
    (folder / "CHANGELOG.md").write_text(text, encoding="utf-8", newline="\n")
    if extras:
        extras(folder, planned.version)
    write_manifest(folder, planned.version, planned.before, {name: (pieces.declared, pieces.rows) for name, pieces in contents.items()})
