"""The pictures of a report: which rows each draws, and what it says in words.

How they are drawn is in `charts`; here every picture is a list of small records in the units of its axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flows.pages.contents import Contents, ReportRows
from flows.pages.headline import Pair
from flows.pages.picture import CLAIMED, FADE, INDICATOR, PROMISED, Picture, drawn, observed_csv
from flows.pages.rank_picture import rank_picture
from flows.pages.values import said
from flows.pages.words import Words

MOST_BARS = 20


def pictures_of_report(contents: Contents, rows: ReportRows, all_pairs: list[Pair]) -> list[Picture]:
    """The pictures for which the report has enough to draw."""
    year = rows.report.report_year
    made = [
        _side_by_side("targets", Words(f"增速：{year - 1}年自述与{year}年承诺", f"Growth: claimed for {year - 1}, promised for {year}"), _in_percent(all_pairs, "growth")),
        _side_by_side("rates", Words(f"比率：{year - 1}年自述与{year}年承诺", f"Rates: claimed for {year - 1}, promised for {year}"), _in_percent(all_pairs, "rate")),
        _growth(contents, rows),
        rank_picture(contents, rows),
    ]
    return [picture for picture in made if picture]


def _in_percent(all_pairs: list[Pair], measure: str) -> list[Pair]:
    def percent(row: Any) -> bool:
        return row is not None and row.base_unit == "%"

    found = [pair for pair in all_pairs if pair.measure == measure and (percent(pair.claim) or percent(pair.promise))]
    with_promise = [pair for pair in found if percent(pair.promise)]
    return (with_promise if len(with_promise) > 1 else found)[:MOST_BARS]


def _side_by_side(name: str, title: Words, shown: list[Pair]) -> Picture | None:
    rows = [row for pair in shown for row in (pair.claim, pair.promise) if row is not None]
    if len(shown) < 2:
        return None
    reach = FADE * (_span(rows) or 1.0)
    records = [record for place, pair in enumerate(shown) for record in _pair_records(place, pair, reach)]
    if name == "rates" and all(row.obs_value >= 0 for row in rows):
        records = [{**record, "a": max(0.0, record["a"])} if "a" in record else record for record in records]
    table = [(pair.name, _claimed(pair.claim), _claimed(pair.promise)) for pair in shown]
    alt = Words(
        "；".join(f"{name.zh}：自述 {claim.zh}，承诺 {promise.zh}" for name, claim, promise in table),
        "; ".join(f"{name.en}: claimed {claim.en}, promised {promise.en}" for name, claim, promise in table),
    )
    return Picture("targets", name, title, alt, records, (INDICATOR, CLAIMED, PROMISED), table, observed_csv(rows))


def _claimed(row: Any) -> Words:
    return said(row).words if row is not None else Words("未提", "none")


def _pair_records(place: int, pair: Pair, reach: float) -> list[dict[str, Any]]:
    label = [f"{_claimed(pair.claim)[at]} → {_claimed(pair.promise)[at]}" for at in (0, 1)]
    records: list[dict[str, Any]] = [{"k": "label", "o": place, "n": pair.name.zh, "e": pair.name.en, "l": label[0], "m": label[1]}]
    for row in (pair.claim, pair.promise):
        if row is not None:
            records.append({"o": place, "n": pair.name.zh, "e": pair.name.en, **drawn(row, reach)})
    return records


def _span(rows: Sequence[Any]) -> float:
    values = [value for row in rows for value in (row.obs_value, row.obs_value_upper) if value is not None]
    return float(max(values) - min(values))


def _growth(contents: Contents, rows: ReportRows) -> Picture | None:
    """The largest and smallest growth rates claimed, in descending order."""
    year = str(rows.report.review_year)
    claimed = [row for row in rows.observations if row.measure == "growth" and row.obs_status != "target" and row.base_unit == "%" and row.time_period == year]
    ordered = sorted(claimed, key=lambda row: (-row.obs_value, row.char_start))
    shown = ordered if len(ordered) <= MOST_BARS else ordered[: MOST_BARS // 2] + ordered[-MOST_BARS // 2 :]
    if len(shown) < 2:
        return None
    records, table = [], []
    for place, row in enumerate(shown):
        name, words = contents.name_of(row), said(row).words
        records.append({"o": place, "n": name.zh, "e": name.en, "v": row.obs_value, "l": words.zh, "m": words.en})
        table.append((name, words))
    more = len(ordered) - len(shown)
    title = Words(f"{year}年自述的增速" + (f"（最高、最低各{MOST_BARS // 2}项）" if more else ""), f"Growth claimed for {year}" + (f", the highest and lowest {MOST_BARS // 2}" if more else ""))
    first, last = table[0], table[-1]
    alt = Words(
        f"{len(shown)}项增速，最高为{first[0].zh} {first[1].zh}，最低为{last[0].zh} {last[1].zh}。",
        f"{len(shown)} growth rates, from {first[0].en} {first[1].en} down to {last[0].en} {last[1].en}.",
    )
    return Picture("growth", "growth", title, alt, records, (INDICATOR, Words("增速", "Growth")), table, observed_csv(ordered))
