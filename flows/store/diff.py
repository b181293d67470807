"""What changed between any two releases, for `gongbao diff`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flows.format.changelog import summary_lines, withdrawn_line
from flows.format.comparing import differences, released
from flows.format.manifest import MANIFEST
from flows.format.release import Release, open_release
from flows.store.store import Store, withdrawal_of
from transforms.releases.versions import Level


@dataclass(frozen=True)
class Difference:
    """Two versions, the rows of `changes` between them, the level of version that those call for, and what was withdrawn."""

    old: str
    new: str
    rows: list[tuple]
    level: Level | None
    withdrawn: tuple[str, ...]

    @property
    def summary(self) -> str:
        """What changed, for a terminal: one line per table, kind and reason; before it what was withdrawn."""
        told = f"{self.old} → {self.new}: {self.level or '没有变更 no changes'}"
        return "\n".join([*self.withdrawn, told, *summary_lines(self.rows)])


def diff(a: Path | str | Release, b: Path | str | Release, releases: Path | str = "releases") -> Difference:
    """What changed from `a` to `b`: each a release, its folder, a version of the store `releases`, or `latest`.

    Raises StoreError where one is not there or cannot be read.
    """
    old, new = (_opened(which, releases) for which in (a, b))
    found, step = differences(old, *released(new))
    withdrawn = tuple(withdrawn_line(release.version, reason) for release in (old, new) if (reason := withdrawal_of(release)))
    return Difference(old.version, new.version, found, step, withdrawn)


def _opened(which: Path | str | Release, releases: Path | str) -> Release:
    if isinstance(which, Release):
        return which
    if isinstance(which, Path) or Path(which, MANIFEST).exists():
        return open_release(Path(which))
    return Store(releases).release(which)
