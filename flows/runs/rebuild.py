"""Makes a release again from itself: from its own texts, codebook and other reference data, with the code at hand.

What cannot follow from one release alone is taken from it: the facts about the reports that came with the sources, what
changed against the version before, and since when ids are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.errors import BrokenRelease, InputError, ReleaseRefused
from flows.format.arrow import to_arrow, to_rows
from flows.format.comparing import differences
from flows.format.datapackage import made_with
from flows.format.files import files_of, sha256_of
from flows.format.manifest import MANIFEST, SIGNATURE
from flows.format.pieces import Pieces, in_one
from flows.format.release import Release, open_release
from flows.format.tables_only import is_tables_only
from flows.project import CACHE
from flows.runs.kept import Kept
from flows.runs.making import Maker
from flows.runs.workers import local_workers
from flows.seeds.dictionaries import read_lexicon
from flows.seeds.ingest import Ingested
from flows.seeds.reference import FOLDER, read_released
from flows.seeds.shelf import Shelf
from flows.store.scratch import Scratch
from flows.store.staging import Draft, as_declared, write_files
from flows.verify.verify import verify
from transforms.tables import CHANGES, ID_REGISTRY, REPORTS, SOURCES, Table


@dataclass(frozen=True)
class Rebuilt:
    """The outcome: files that came out the same, those that did not, the rows of `changes` from the release to what was
    made now, and what the code and packages were then and are now, where they differ."""

    same: list[str]
    differing: list[str]
    changes: list[tuple]
    other_code: dict[str, tuple[str, str]]


def rebuild(folder: Path) -> Rebuilt:
    """Make the release in `folder` again and compare, byte for byte. Nothing is written to `folder`, and nothing taken from a cache.

    BrokenRelease where it does not verify, or does not hold what it was made with.
    """
    if problems := verify(folder):
        raise BrokenRelease(f"{folder}: {problems[0]}")
    release = open_release(folder)
    with Scratch() as folder_of_its_own:
        again = folder_of_its_own / release.version
        tables = _again(release, again, Kept(folder_of_its_own / CACHE))
        then = {path: file.sha256 for path, file in release.manifest.files.items()} | {MANIFEST: release.manifest.sha256}
        now = {path: sha256_of(again / path) for path in files_of(again)}
        paths = sorted((then | now).keys() - {SIGNATURE})
        same = [path for path in paths if then.get(path) == now.get(path)]
        differing = [path for path in paths if path not in set(same)]
        declared, pieces = {name: one.declared for name, one in tables.items()}, {name: one.arrow for name, one in tables.items()}
        return Rebuilt(same, differing, differences(release, declared, pieces)[0] if differing else [], _other_code(release))


def _again(release: Release, folder: Path, kept: Kept) -> dict[str, Pieces]:
    """Write the release anew into `folder`; its tables."""
    from flows.runs.extras import extras

    try:
        reference, lexicon = read_released(release.path), read_lexicon(release.path / FOLDER, release.path / FOLDER)
    except InputError as error:
        raise BrokenRelease(f"{release.path}: 缺少制作时所用的资料 · does not hold what it was made with, in {FOLDER}/: {error}") from None
    with local_workers() as workers:
        try:
            sources, registry, found = (_rows(release, table) for table in (SOURCES, ID_REGISTRY, CHANGES))
            reports = Shelf(REPORTS.row_type._make(row) for piece in release.pieces(REPORTS.name, *REPORTS.column_names) for row in to_rows(piece))
            maker = Maker(reference, lexicon, workers, kept)
            made = maker.judge(maker.compare(maker.read(Ingested(reports, sources))))
            draft = Draft(release.version, release.manifest.before, as_declared(made.tables), found, in_one(ID_REGISTRY, to_arrow(ID_REGISTRY, registry)))
        except (BrokenRelease, InputError, ReleaseRefused) as error:
            raise BrokenRelease(f"{release.path}: 无法重做 · cannot be made again: {error}") from None
        documents = maker.document(made.result).result
        write_files(folder, draft, extras(documents, reference, lexicon, lambda: _originals(release.path, sources), is_tables_only(release.path)))
    return made.tables


def _rows(release: Release, table: Table) -> list[tuple]:
    return [table.row_type._make(row) for row in to_rows(release.table(table.name, *table.column_names))]


def _originals(folder: Path, sources: Iterable[tuple]) -> Iterator[tuple[str, bytes]]:
    return ((source.kept_as, (folder / source.kept_as).read_bytes()) for source in sources if source.kept_as)


def _other_code(release: Release) -> dict[str, tuple[str, str]]:
    then, now = release.manifest.made_with, made_with()
    return {name: (then.get(name, "-"), now.get(name, "-")) for name in {**then, **now} if then.get(name) != now.get(name)}
