"""Reports go through in batches of whole areas: targets, outcomes and new words never leave an area.

A batch is cut where the code of an area says so, not after so many reports: an area more or less leaves the other batches
as they are, and what is kept of them in the cache stays of use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import groupby

# Fewer are not worth the time that Great Expectations takes for any number of rows, more take too much memory.
FEWEST, MOST = 24, 48
_ONE_IN = 8


def batches_of(reports: Iterable[tuple]) -> Iterator[list[tuple]]:
    """The rows of the table `reports`, sorted as declared, in batches; one area's reports stay together, however many they are."""
    batch: list[tuple] = []
    for area, found in groupby(reports, key=lambda report: report.ref_area):
        of_area = list(found)
        if batch and len(batch) + len(of_area) > MOST:
            yield batch
            batch = []
        batch = batch + of_area
        if len(batch) >= FEWEST and _cuts(area):
            yield batch
            batch = []
    if batch:
        yield batch


def _cuts(area: str) -> bool:
    """Whether a batch that is large enough ends with this area: for one area in a few, always the same ones."""
    return blake2b(area.encode(), digest_size=1).digest()[0] % _ONE_IN == 0
