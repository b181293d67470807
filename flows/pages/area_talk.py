"""What the reports of an area talk about over the years: the share of every term list, and the words that come and go."""

from __future__ import annotations

from typing import Any, NamedTuple

from flows.pages.contents import Contents, ReportRows
from flows.pages.inert import inert
from flows.pages.picture import YEAR, Picture, csv_text, runs
from flows.pages.talk import COLUMNS, SHARE, name_of, percent, said_share
from flows.pages.words import Words

MOST_WORDS = 24


class ChangedWords(NamedTuple):
    """Words with the year they came (or were last said) and their count, the commonest first."""

    new: list[tuple[str, int, int]]
    gone: list[tuple[str, int, int]]


def talk_tracks(contents: Contents, reports: list[ReportRows]) -> list[Picture]:
    """A picture for every list that two reports or more have a word of: its share of the sentences, year by year."""
    return [picture for dictionary_id in contents.words.lists if (picture := _track(contents, dictionary_id, reports))]


def changed_words(contents: Contents, area: str) -> ChangedWords:
    """The words that are new to the area's reports and stayed, and those no longer said that were there from the first."""
    rows = contents.words.changed.get(area, [])

    def listed(kind: str, year: str) -> list[tuple[str, int, int]]:
        found = sorted((row for row in rows if getattr(row, kind) and not (row.is_new and row.is_gone)), key=lambda row: (-row.count, row.term))
        return [(inert(row.term), getattr(row, year), row.count) for row in found[:MOST_WORDS]]

    return ChangedWords(listed("is_new", "first_year"), listed("is_gone", "last_year"))


def _track(contents: Contents, dictionary_id: str, reports: list[ReportRows]) -> Picture | None:
    shares = {one.report.report_year: row for one in reports for row in contents.words.shares.get(one.report.report_id, []) if row.dictionary_id == dictionary_id}
    shown = {year: row for year, row in sorted(shares.items()) if row.sentence_share is not None}
    if sum(row.hit_sentences > 0 for row in shown.values()) < 2:
        return None
    table = [(Words(str(year), str(year)), said_share(row)) for year, row in shown.items()]
    alt = Words("；".join(f"{year.zh}年{share.zh}" for year, share in table), "; ".join(f"{year.en}: {share.en}" for year, share in table))
    name = name_of(contents, dictionary_id)
    return Picture("talk", f"talk-{dictionary_id}", Words(f"{name.zh}（%）", f"{name.en} (%)"), alt, _records(shown), (YEAR, SHARE), table, csv_text(list(shown.values()), COLUMNS))


def _records(shown: dict[int, Any]) -> list[dict[str, Any]]:
    """Every share with its year and its run of years."""
    run = runs(shown)
    return [{"p": year, "v": percent(row), "l": (words := said_share(row)).zh, "m": words.en, "r": run[year]} for year, row in shown.items()]
