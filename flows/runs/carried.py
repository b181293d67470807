"""What one task of the flow hands to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from flows.runs.quarantine import without
from flows.seeds.ingest import Ingested
from transforms.reference import ReferenceData
from transforms.words.lexicon import Lexicon

T = TypeVar("T")


class Carried(Generic[T]):
    """What one task hands to the next. Prefect visits every item of a list, but draws plain objects as one arrow."""

    def __init__(self, value: T) -> None:
        self.value = value


@dataclass(frozen=True)
class Seeds:
    """What was read from the seeds folder `path`."""

    path: Path
    reference: ReferenceData
    lexicon: Lexicon
    ingested: Ingested

    def without(self, reports: Iterable[str]) -> Seeds:
        """The same without some reports, and without their corrections."""
        aside = frozenset(reports)
        reports = self.ingested.reports.having(lambda row: row.report_id not in aside)
        sources = [row for row in self.ingested.sources if row.report_id not in aside]
        return replace(self, reference=without(self.reference, aside), ingested=replace(self.ingested, reports=reports, sources=sources))
