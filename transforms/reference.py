"""The reference data that the transforms work with: codebook, units, areas, peers. Plain rows, read elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Indicator(NamedTuple):
    """A codebook entry: the columns of the table `indicators`, `synonyms` separated by |."""

    indicator_code: str
    name_zh: str
    name_en: str
    synonyms: str | None
    dimension: str
    base_unit: str | None
    measure: str
    valid_min: float | None
    valid_max: float | None
    direction: str
    topic: str
    definition: str
    source: str


class Unit(NamedTuple):
    """A unit without its multiplier (`亩`, never `万亩`). `countable`: a classifier that is followed by what it counts."""

    unit: str
    dimension: str
    countable: bool
    name_en: str | None


class Area(NamedTuple):
    """A GB/T 2260 code; `valid_to` is the last year of a code that was withdrawn, else None."""

    ref_area: str
    area_name: str
    area_level: str
    parent_area: str | None
    name_en: str | None
    valid_from: int | None
    valid_to: int | None


class Peers(NamedTuple):
    """How many prefecture-level and county-level areas a province has, on a day, by the Ministry of Civil Affairs."""

    ref_area: str
    area_name: str
    prefectures: int
    prefecture_cities: int
    counties: int


class Correction(NamedTuple):
    """One column of a declared correction; `entry` counts the declarations from 1, and values are as text.

    The row is the one of `table_name` whose own characters are `numeral`, in `evidence` or with the key `row_id`, and
    whose `column_name` holds `expects`. It becomes `new_value` if `sets`; otherwise the column only tells the row.
    """

    entry: int
    report_id: str
    table_name: str
    row_id: str | None
    evidence: str | None
    numeral: str
    column_name: str
    expects: str | None
    sets: bool
    new_value: str | None
    reason: str
    source: str
    status: str
    by: str
    on: str


@dataclass(frozen=True)
class ReferenceData:
    """All of it. Rows in file order."""

    indicators: tuple[Indicator, ...]
    units: tuple[Unit, ...]
    areas: tuple[Area, ...]
    peers: tuple[Peers, ...]
    corrections: tuple[Correction, ...] = ()
