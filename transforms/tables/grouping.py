"""Rows of a table by what they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Any


def grouped(rows: Iterable[Any], key: Callable[[Any], Hashable]) -> defaultdict[Any, list[Any]]:
    """`rows` by `key`, in their order; nothing under a key that none has."""
    found: defaultdict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def by_report(rows: Iterable[Any]) -> defaultdict[str, list[Any]]:
    """`rows` by the report they are of."""
    return grouped(rows, lambda row: row.report_id)
