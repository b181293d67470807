"""The project's own reading of a gold text."""

from __future__ import annotations

from bench.gold import Gold
from flows.seeds.one_report import report_row
from transforms.areas import AreaBook
from transforms.reading import Reader, Reading
from transforms.reference import ReferenceData


class GoldReader:
    """Reads gold texts with one set of reference data."""

    def __init__(self, reference: ReferenceData) -> None:
        self._areas = AreaBook(reference.areas)
        self._reader = Reader(reference)

    def read(self, gold: Gold) -> Reading:
        """Sections, observations, rankings and numerals of the gold's text; area and year are those of its report id."""
        return self._reader.read(report_row(gold.text, gold.report_id, self._areas))
