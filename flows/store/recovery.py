"""What a store does, in a folder as in a bucket, when its list does not tell of all that stands there."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence

from flows.errors import BrokenRelease
from flows.format.release import Release
from flows.store.index import BrokenIndex, Entry, Index, entry_of, index_of
from flows.verify.verify import verify

log = logging.getLogger("gongbao.store")

FORGOTTEN = "what was withdrawn is no longer known: withdraw it again"
Open = Callable[[str], Release]


def index_without_list(error: BrokenIndex, versions: Sequence[str], open_version: Open) -> Index:
    """What the releases `versions` say themselves where the list is unusable; told with a warning where there are any."""
    entries = [entry_of(release) for release in _readable(versions, open_version)]
    if entries:
        log.warning("%s: the list of %d release(s) is rebuilt from them; %s", error, len(entries), FORGOTTEN)
    return index_of(entries)


def adopted(version: str, open_version: Open) -> Entry:
    """The entry of what stands under the name of a version and is not listed; BrokenRelease where that is no whole release."""
    try:
        release = open_version(version)
    except BrokenRelease as error:
        raise BrokenRelease(_not_ours(str(error), version)) from None
    if problems := verify(release.whole()):
        raise BrokenRelease(_not_ours(f"{release.where}: {problems[0]}", version))
    return entry_of(release)


def _readable(versions: Sequence[str], open_version: Open) -> Iterator[Release]:
    for version in versions:
        try:
            yield open_version(version)
        except BrokenRelease as error:
            log.warning("%s: left out of the list", error)


def _not_ours(problem: str, version: str) -> str:
    return f"{problem} — {version} 不在索引中，请移走后重试 · is in no list: move it away, then run again"
