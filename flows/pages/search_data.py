"""The index of the search: every report, and every indicator named in any of them with all its values.

A script that assigns the data, since a page opened as a file may not read other files.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from flows.pages.contents import Contents
from flows.pages.inert import inert
from flows.pages.render import script_json
from flows.pages.values import said
from flows.pages.words import KINDS

_KINDS = tuple(KINDS)


def search_script(contents: Contents) -> str:
    """`window.GONGBAO_SEARCH = {reports, names}`, names sorted; values point to reports by place."""
    places = {one.report.report_id: place for place, one in enumerate(contents.reports)}
    values: dict[tuple[str, str], list[list[Any]]] = defaultdict(list)
    for one in contents.reports:
        for row in one.observations:
            entry = contents.indicators.get(row.indicator_code) if row.indicator_code else None
            words = said(row).words
            key = (row.indicator_code or "", entry.name_zh if entry else inert(row.indicator_name))
            said_words = [words.zh] if words.zh == words.en else [words.zh, words.en]
            anchor = row.observation_id.removeprefix(row.report_id)
            values[key].append([places[row.report_id], anchor, _KINDS.index(row.obs_status), row.time_period, *said_words])
    reports = [[one.report.report_id, one.area.zh, one.area.en, one.report.report_year, inert(one.report.title)] for one in contents.reports]
    names = [[name, *_codebook(contents, code), found] for (code, name), found in sorted(values.items())]
    return f"window.GONGBAO_SEARCH = {script_json({'reports': reports, 'names': names, 'kinds': _KINDS})};\n"


def _codebook(contents: Contents, code: str) -> tuple[str, str, str]:
    """Code, English name and other wordings; empty outside the codebook."""
    entry = contents.indicators.get(code)
    return (code, entry.name_en, entry.synonyms or "") if entry else ("", "", "")
