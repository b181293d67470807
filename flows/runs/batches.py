"""Reports go through in a few batches, never one task each: a task costs more than a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from flows.runs import progress
from flows.runs.carried import Carried, Seeds
from flows.runs.stages import Tables
from flows.runs.tasks import ASSEMBLE, EXTRACT, OUTLINE, assemble_tables, extract_batch, outline_batch
from transforms.reading import Reader

MOST_BATCHES = 8
SMALLEST_BATCH = 50
T = TypeVar("T")


def tables_of(inputs: Carried[Seeds]) -> Carried[Tables]:
    """All tables of the reports of `inputs`, which has some, but the results of the checks."""
    batches = list(batches_of(len(inputs.value.ingested.reports)))
    progress.stage(OUTLINE, batches[-1][1])
    sections = [_advanced(last - first + 1, outline_batch(inputs, first, last)) for first, last in batches]
    progress.stage(EXTRACT, batches[-1][1])
    reader = Carried(Reader(inputs.value.reference))
    readings = [_advanced(last - first + 1, extract_batch(inputs, reader, first, last)) for first, last in batches]
    progress.stage(ASSEMBLE)
    return assemble_tables(inputs, sections, readings)


def batches_of(reports: int) -> Iterator[tuple[int, int]]:
    """First and last report of each batch, counted from 1: even ones, few enough for Prefect, large enough to be worth it."""
    size = max(SMALLEST_BATCH, -(-reports // MOST_BATCHES))
    return ((first, min(first + size - 1, reports)) for first in range(1, reports + 1, size))


def _advanced(steps: int, result: T) -> T:
    progress.advance(steps)
    return result
