"""What a picture is: its drawing and records, its words, its data as a table and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from flows.pages.inert import cell
from flows.pages.values import glyph, said
from flows.pages.words import Words

FADE = 0.16  # How far a floor, a ceiling or an about reaches before it has faded away, as a share of the axis.
INDICATOR, YEAR = Words("指标", "Indicator"), Words("年份", "Year")
CLAIMED, PROMISED = Words("自述", "Claimed"), Words("承诺", "Promised")
_OBSERVED = ("observation_id", "report_id", "indicator_code", "indicator_name", "measure", "obs_value", "obs_value_upper", "unit_measure", "comparator", "obs_status", "time_period")


class Picture(NamedTuple):
    """One picture: `kind` names its drawing, `records` what is drawn; `heads` and `table` say it as a table, `csv` has the rows behind it."""

    kind: str
    name: str
    title: Words
    alt: Words
    records: list[dict[str, Any]]
    heads: tuple[Words, ...]
    table: list[tuple[Words, ...]]
    csv: str


def runs(years: Iterable[int]) -> dict[int, int]:
    """A number for each year, the same within a run of years without a gap: lines are drawn over runs only."""
    return {year: year - place for place, year in enumerate(sorted(years))}


def csv_text(rows: Sequence[Any], columns: Sequence[str]) -> str:
    """`columns` of `rows` as CSV with their declared names, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        values = (getattr(row, column) for column in columns)
        writer.writerow(["" if v is None else cell(v) if isinstance(v, str) else repr(v).removesuffix(".0") for v in values])
    return out.getvalue()


def observed_csv(rows: Sequence[Any]) -> str:
    """The observations behind a picture."""
    return csv_text(rows, _OBSERVED)


def drawn(row: Any, reach: float) -> dict[str, Any]:
    """A value as its drawing: `c` the shape, `v` the value, `a` to `b` what it covers, `l` and `m` the words."""
    shape = glyph(row)
    value, upper = row.obs_value, row.obs_value_upper
    ends = {"ge": (value, value + reach), "gt": (value, value + reach), "le": (value - reach, value), "lt": (value - reach, value), "approx": (value - reach / 2, value + reach / 2)}
    low, high = ends.get(shape, (value, value if upper is None else upper))
    words = said(row).words
    return {"k": row.obs_status, "c": shape, "v": value, "a": round(low, 6), "b": round(high, 6), "l": words.zh, "m": words.en, "p": row.time_period}
