"""The registry of observation ids: since when each is known, until when, and when its row last changed. Ids are never dropped."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from transforms.releases.versions import is_version, version_key
from transforms.tables import CHANGES, ID_REGISTRY, OBSERVATIONS

Entry = ID_REGISTRY.row_type


def observations_in(found: Iterable[tuple]) -> frozenset[str]:
    """The observations that rows of `changes` are about."""
    return frozenset(row.row_key for row in map(CHANGES.row_type._make, found) if row.table_name == OBSERVATIONS.name and row.row_key)


def id_registry(version: str, before: Iterable[tuple], ids: Iterable[str], changed: Container[str]) -> list[tuple]:
    """The registry of the release `version`, rows of ID_REGISTRY: from that of the release before, the ids of its
    observations, and which of them changed (`observations_in` its rows of `changes`). The first release has neither registry nor changes behind it."""
    known = {entry.observation_id: entry for entry in map(Entry._make, before)}
    for key in ids:
        entry = known.get(key, Entry(key, version, version, version))
        since = version if key in changed else entry.last_changed
        known[key] = entry._replace(last_seen=version, last_changed=since)
    return sorted(known.values())


def registry_problems(version: str, rows: Iterable[tuple], ids: Iterable[str]) -> Iterator[str]:
    """Ids whose versions contradict each other, or `ids`, those of the observations of the release `version`."""
    here = set(ids)
    for entry in map(Entry._make, rows):
        seen = (entry.first_seen, entry.last_changed, entry.last_seen, version)
        in_order = all(map(is_version, seen)) and sorted(seen, key=version_key) == list(seen)
        if not in_order or (entry.last_seen == version) != (entry.observation_id in here):
            yield entry.observation_id
        here.discard(entry.observation_id)
    yield from sorted(here)
