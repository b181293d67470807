"""The pictures of a report and of an area: which rows each draws, what it says in words, and its data as a table.

How they are drawn is in `charts`; here every picture is a list of small records in the units of its axis.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from flows.pages.contents import Contents, ReportRows
from flows.pages.headline import Pair
from flows.pages.inert import cell, inert
from flows.pages.values import glyph, said
from flows.pages.words import Words

MOST_BARS = 20
MOST_PEERS = 40
FADE = 0.16  # How far a floor, a ceiling or an about reaches before it has faded away, as a share of the axis.
_OBSERVED = ("observation_id", "report_id", "indicator_code", "indicator_name", "measure", "obs_value", "obs_value_upper", "unit_measure", "comparator", "obs_status", "time_period")
_RANKED = ("ranking_id", "report_id", "indicator_code", "indicator_name", "rank", "rank_type", "scope", "scope_size", "time_period")


class Picture(NamedTuple):
    """One picture: `kind` names its drawing, `records` what is drawn, `rows` what stands behind it (for table and CSV)."""

    kind: str
    name: str
    title: Words
    alt: Words
    records: list[dict[str, Any]]
    table: list[tuple[Words, ...]]
    csv: str


def pictures_of_report(contents: Contents, rows: ReportRows, all_pairs: list[Pair]) -> list[Picture]:
    """The pictures for which the report has enough to draw."""
    year = rows.report.report_year
    made = [
        _side_by_side("targets", Words(f"增速：{year - 1}年自述与{year}年承诺", f"Growth: claimed for {year - 1}, promised for {year}"), _in_percent(all_pairs, "growth")),
        _side_by_side("rates", Words(f"比率：{year - 1}年自述与{year}年承诺", f"Rates: claimed for {year - 1}, promised for {year}"), _in_percent(all_pairs, "rate")),
        _growth(contents, rows),
        _ranks(contents, rows),
    ]
    return [picture for picture in made if picture]


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
    return Picture("targets", name, title, alt, records, table, observed_csv(rows))


def _claimed(row: Any) -> Words:
    return said(row).words if row is not None else Words("未提", "none")


def _pair_records(place: int, pair: Pair, reach: float) -> list[dict[str, Any]]:
    label = [f"{_claimed(pair.claim)[at]} → {_claimed(pair.promise)[at]}" for at in (0, 1)]
    records: list[dict[str, Any]] = [{"k": "label", "o": place, "n": pair.name.zh, "e": pair.name.en, "l": label[0], "m": label[1]}]
    for row in (pair.claim, pair.promise):
        if row is not None:
            records.append({"o": place, "n": pair.name.zh, "e": pair.name.en, **drawn(row, reach)})
    return records


def drawn(row: Any, reach: float) -> dict[str, Any]:
    """A value as its drawing: `c` the shape, `v` the value, `a` to `b` what it covers, `l` and `m` the words."""
    shape = glyph(row)
    value, upper = row.obs_value, row.obs_value_upper
    ends = {"ge": (value, value + reach), "gt": (value, value + reach), "le": (value - reach, value), "lt": (value - reach, value), "approx": (value - reach / 2, value + reach / 2)}
    low, high = ends.get(shape, (value, value if upper is None else upper))
    words = said(row).words
    return {"k": row.obs_status, "c": shape, "v": value, "a": round(low, 6), "b": round(high, 6), "l": words.zh, "m": words.en, "p": row.time_period}


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
    return Picture("growth", "growth", title, alt, records, table, observed_csv(ordered))


def _ranks(contents: Contents, rows: ReportRows) -> Picture | None:
    exact = sorted((row for row in rows.rankings), key=lambda row: (row.rank_type != "exact", row.rank, row.char_start))[:MOST_BARS]
    if not exact:
        return None
    records = [record for place, row in enumerate(exact) for record in _rank_records(place, row, contents.name_of(row))]
    table = [(contents.name_of(row), ranked(row)) for row in exact]
    alt = Words("；".join(f"{name.zh}{place.zh}" for name, place in table), "; ".join(f"{name.en}: {place.en}" for name, place in table))
    return Picture("ranks", "ranks", Words("自述的位次", "Ranks claimed"), alt, records, table, csv_text(rows.rankings, _RANKED))


def ranked(row: Any) -> Words:
    """A rank among its peers: 全省第2位（共11个）."""
    peers = Words(f"（共{row.scope_size}个）", f" of {row.scope_size}") if row.scope_size else Words("", "")
    place = Words(f"前{row.rank}位", f"top {row.rank}") if row.rank_type == "top" else Words(f"第{row.rank}位", f"No. {row.rank}")
    scope = inert(row.scope)
    return Words(f"{scope}{place.zh}{peers.zh}", f"{place.en}{peers.en} ({scope})")


def _rank_records(place: int, row: Any, name: Words) -> list[dict[str, Any]]:
    """A dot for every peer where there are few, a line where there are many, open to the right where it is not known."""
    size = row.scope_size if row.scope_size and row.scope_size >= row.rank else None
    peers = size or max(12, row.rank + 3)
    at = _evenly(peers)
    words = ranked(row)
    common = {"o": place, "n": name.zh, "e": name.en}
    records: list[dict[str, Any]] = [{"k": "label", "l": words.zh, "m": words.en, **common}]
    if peers <= MOST_PEERS:
        records += [{"k": "peer" if size else "open", "x": at(each), **common} for each in range(1, peers + 1)]
    else:
        records.append({"k": "line", "x": 0, "b": 1, **common})
    if row.rank_type == "top":
        return [*records, {"k": "top", "x": 0, "b": at(row.rank), **common}]
    return [*records, {"k": "self", "x": at(row.rank), **common}]


def _evenly(peers: int) -> Callable[[int], float]:
    return lambda rank: round((rank - 1) / max(1, peers - 1), 4)
