"""One release on disk, as it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import BrokenRelease
from flows.format.files import sha256_of
from flows.format.manifest import SIGNATURE, Manifest, parquet_of, read_manifest
from flows.format.opening import Keyed, open_pieces, open_table
from transforms.star.tables import STAR
from transforms.tables import CHANGES, ID_REGISTRY
from transforms.years.panel import NAME as PANEL

if TYPE_CHECKING:
    import pyarrow as pa

# Tables that follow from the others, and from the release before.
FOLLOWING = frozenset((CHANGES.name, ID_REGISTRY.name, PANEL, *(table.name for table in STAR)))


def _is_here(path: str) -> None:
    """The files of a release in a folder are there, or they are missing."""


@dataclass(frozen=True)
class Release:
    """A release folder and its manifest; open it with `open_release`.

    Where it is kept elsewhere, `home` is its address, and `fetch` brings a file of it into the folder.
    """

    path: Path
    manifest: Manifest
    home: str | None = None
    fetch: Callable[[str], None] = field(default=_is_here, repr=False, compare=False)

    @property
    def version(self) -> str:
        return self.manifest.version

    @property
    def where(self) -> Path | str:
        """Where users find it."""
        return self.home or self.path

    def file(self, relative: str) -> Path:
        """A file of the release, by its path in it, as it is here now."""
        self.fetch(relative)
        return self.path / relative

    def whole(self) -> Path:
        """The folder, with all files of the release in it."""
        for relative in [*self.manifest.files, SIGNATURE]:
            self.fetch(relative)
        return self.path

    def table(self, name: str, *needed: str) -> pa.Table:
        """The table `name` (`changes` too) as published, or its columns `needed`, which this program knows.

        BrokenRelease where its file is missing or not what the manifest says, or where it lacks such a column.
        """
        return open_table(self._checked(name), f"{self.where}/{parquet_of(name)}", self.manifest.tables[name], needed)

    def _checked(self, name: str) -> Path:
        """The file of a table, which is the one that was published."""
        relative = parquet_of(name)
        if name not in self.manifest.tables or relative not in self.manifest.files:
            known = ", ".join(self.manifest.tables)
            raise BrokenRelease(f"{self.where}: 没有表 · has no table {name!r}; 已有 · it has {known}")
        path, told = self.file(relative), f"{self.where}/{relative}"
        try:
            whole = not path.is_symlink() and sha256_of(path) == self.manifest.files[relative].sha256
        except OSError as error:
            raise BrokenRelease(f"{told}: 读不了 · cannot be read ({error.strerror})") from None
        if not whole:
            raise BrokenRelease(f"{told}: 不是所发布的文件 · not the file that was published (its sha256 differs)")
        return path

    def pieces(self, name: str, *needed: str) -> Iterator[pa.Table]:
        """The same piece by piece, not all of it in memory."""
        yield from open_pieces(self._checked(name), f"{self.where}/{parquet_of(name)}", self.manifest.tables[name], needed)

    def keyed(self, name: str, key: str, *columns: str) -> Keyed:
        """Rows of the table `name` as mappings, by `key`; the values of the column where it is one. BrokenRelease as above, and for a
        key that is asked for and not there."""
        rows = self.table(name, *dict.fromkeys((key, *columns))).to_pylist()
        found = ((row[key], row[columns[0]] if len(columns) == 1 else row) for row in rows)
        return Keyed(found, f"{self.where}/{parquet_of(name)}", key)


def open_release(path: Path, home: str | None = None, fetch: Callable[[str], None] = _is_here) -> Release:
    """The release in the folder `path`; BrokenRelease where its manifest is missing, damaged, unsafe or too new."""
    return Release(path, read_manifest(path, home), home, fetch)
