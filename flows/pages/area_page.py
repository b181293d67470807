"""The page of an area with several reports: targets against outcomes over the years, and the panel behind them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from flows.pages.area_talk import changed_words, talk_tracks
from flows.pages.contents import Contents, ReportRows
from flows.pages.headline import HEADLINES, pairs
from flows.pages.picture import CLAIMED, FADE, PROMISED, YEAR, Picture, drawn, observed_csv, runs
from flows.pages.render import render, script_json, write
from flows.pages.values import glyph, said, unit_words
from flows.pages.words import MEASURES, Words

MOST_TRACKS = 12
Series = dict[int, dict[str, Any]]  # year -> {"claim": row, "promise": row, "met": whether that was met}


def write_area_page(folder: Path, contents: Contents, reports: list[ReportRows]) -> None:
    """Write `areas/<ref_area>.html` with the CSV of each of its pictures. `reports`: of one area, oldest first."""
    area = reports[0].report.ref_area
    panel = _panel(contents, reports)
    pictures = [picture for key, series in panel.items() if (picture := _track(contents, key, series))][:MOST_TRACKS]
    tracks = talk_tracks(contents, reports)
    for picture in [*pictures, *tracks]:
        write(folder / "areas" / area / f"{picture.name}.csv", f"\ufeff{picture.csv}")
    years = sorted({year for series in panel.values() for year in series})
    data = script_json({"pictures": {picture.name: picture.records for picture in [*pictures, *tracks]}})
    page = render(
        "area.html", root="..", version=contents.version, reports=reports, area=reports[-1].area, ref_area=area, tally=_tally(contents, reports), years=years,
        panel=[(_name(contents, key), key, series) for key, series in panel.items()], pictures=pictures, tracks=tracks, words=changed_words(contents, area), data=data, said=said, glyph=glyph,
    )  # fmt: skip
    write(folder / "areas" / f"{area}.html", page)


class Tally(NamedTuple):
    """The main yearly targets of an area that have an outcome: how many, met, missed, and not to be said."""

    judged: int
    met: int
    missed: int
    open: int


def _tally(contents: Contents, reports: list[ReportRows]) -> Tally:
    found = [contents.outcomes[row.observation_id] for rows in reports for row in rows.observations if row.observation_id in contents.outcomes]
    verdicts = [row.met for row in found if row.section_role == "targets" and row.target_kind == "yearly"]
    return Tally(len(verdicts), *(sum(met is value for met in verdicts) for value in (True, False, None)))


def _panel(contents: Contents, reports: list[ReportRows]) -> dict[tuple[str, str], Series]:
    """By indicator and measure, headlines first: for each year what was promised at its beginning and claimed at its end."""
    found: dict[tuple[str, str], Series] = defaultdict(lambda: defaultdict(dict))
    for rows in reports:
        for pair in pairs(contents, rows):
            for side, row, year in (("claim", pair.claim, rows.report.review_year), ("promise", pair.promise, rows.report.report_year)):
                if row is not None:
                    found[pair.code, pair.measure][year][side] = row
            if pair.promise is not None and (outcome := contents.outcomes.get(pair.promise.observation_id)):
                found[pair.code, pair.measure][rows.report.report_year]["met"] = outcome.met
    repeated = {key: dict(series) for key, series in found.items() if sum(len(_sides(sides)) for sides in series.values()) > 1}
    places = {code: place for place, code in enumerate(HEADLINES)}
    return dict(sorted(repeated.items(), key=lambda item: places.get(item[0][0], len(places))))


def _name(contents: Contents, key: tuple[str, str]) -> Words:
    entry, measure = contents.indicators[key[0]], MEASURES[key[1]]
    return Words(f"{entry.name_zh} · {measure.zh}", f"{entry.name_en} · {measure.en}")


def _track(contents: Contents, key: tuple[str, str], series: Series) -> Picture | None:
    """One indicator over the years, all in one unit; None where fewer than three values can be drawn."""
    rows = [row for year in sorted(series) for row in _sides(series[year]).values()]
    units = {normalize("NFKC", row.unit_measure) for row in rows}
    if len(rows) < 3 or len(units) > 1 or len(series) < 2:
        return None
    values = [row.obs_value for row in rows]
    reach = FADE * ((max(values) - min(values)) or abs(values[0]) or 1.0)
    name, unit = _name(contents, key), unit_words(units.pop())
    table = [(Words(str(year), str(year)), *(_words(series[year].get(side)) for side in ("claim", "promise"))) for year in sorted(series)]
    alt = Words("；".join(f"{year.zh}年自述{claim.zh}，承诺{promise.zh}" for year, claim, promise in table), "; ".join(f"{year.en}: claimed {claim.en}, promised {promise.en}" for year, claim, promise in table))
    title = Words(f"{name.zh}（{unit.zh}）", f"{name.en} ({unit.en})" if unit.en else name.en) if unit.zh else name
    return Picture("track", f"{key[0]}-{key[1]}", title, alt, _records(series, reach), (YEAR, CLAIMED, PROMISED), table, observed_csv(rows))


def _records(series: Series, reach: float) -> list[dict[str, Any]]:
    """Every value with its year; `r` is the run of claims it belongs to."""
    run = runs(year for year, sides in series.items() if "claim" in sides)
    return [{**drawn(row, reach), "p": year, "r": run.get(year)} for year in sorted(series) for row in _sides(series[year]).values()]


def _sides(of_year: dict[str, Any]) -> dict[str, Any]:
    """Claim and promise."""
    return {side: row for side, row in of_year.items() if side != "met"}


def _words(row: Any) -> Words:
    return said(row).words if row is not None else Words("—", "—")
