"""The ranks that a report claims, each as a position among its peers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flows.pages.contents import Contents, ReportRows
from flows.pages.inert import inert
from flows.pages.picture import INDICATOR, Picture, csv_text
from flows.pages.words import Words

# The commonest scopes; others stay as written.
_AMONG_EN = {
    "全国": "in the nation", "全省": "in the province", "全区": "in the region", "全市": "in the city", "全县": "in the county", "全球": "in the world", "世界": "in the world",
    "各省区": "among provinces", "省会城市": "among provincial capitals", "全国地级市": "among the nation's prefectures",
}  # fmt: skip
MOST_RANKS = 20
MOST_PEERS = 40
_RANKED = ("ranking_id", "report_id", "indicator_code", "indicator_name", "rank", "rank_type", "scope", "scope_size", "time_period")


def rank_picture(contents: Contents, rows: ReportRows) -> Picture | None:
    """The first ranks, exact ones before 前10位; None where there is none."""
    exact = sorted((row for row in rows.rankings), key=lambda row: (row.rank_type != "exact", row.rank, row.char_start))[:MOST_RANKS]
    if not exact:
        return None
    records = [record for place, row in enumerate(exact) for record in _rank_records(place, row, contents.name_of(row))]
    table = [(contents.name_of(row), ranked(row)) for row in exact]
    alt = Words("；".join(f"{name.zh}{place.zh}" for name, place in table), "; ".join(f"{name.en}: {place.en}" for name, place in table))
    return Picture("ranks", "ranks", Words("自述的位次", "Ranks claimed"), alt, records, (INDICATOR, Words("位次", "Rank")), table, csv_text(rows.rankings, _RANKED))


def ranked(row: Any) -> Words:
    """A rank among its peers: 全省第2位（共11个）."""
    peers = Words(f"（共{row.scope_size}个）", f" of {row.scope_size}") if row.scope_size else Words("", "")
    place = Words(f"前{row.rank}位", f"top {row.rank}") if row.rank_type == "top" else Words(f"第{row.rank}位", f"No. {row.rank}")
    scope = inert(row.scope)
    return Words(f"{scope}{place.zh}{peers.zh}", f"{place.en}{peers.en} {_AMONG_EN.get(row.scope) or f'({scope})'}")


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
