"""What a report talks about: the share of its sentences that each term list takes, and the sentences behind a bar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from flows.pages.contents import Contents, ReportRows
from flows.pages.inert import inert
from flows.pages.picture import Picture, csv_text
from flows.pages.words import Words
from transforms.readable import readable
from transforms.sections.outline import leaves
from transforms.view import View
from transforms.words.sentences import sentences

MOST_SENTENCES = 30
MOST_KEYWORDS = 24
LIST, SHARE = Words("词表", "Term list"), Words("提及的句子", "Sentences that mention it")
COLUMNS = ("report_id", "dictionary_id", "ambiguity", "hit_sentences", "n_sentences", "sentence_share", "token_share", "substring_share", "substring_char_share", "sentence_char_share")


class Sentence(NamedTuple):
    """A sentence with its section, in pieces: words, and whether they are a term."""

    section_id: str
    pieces: list[tuple[str, bool]]


class Behind(NamedTuple):
    """What stands behind a bar: the list, its first sentences, and how many there are."""

    name: Words
    caution: bool
    sentences: list[Sentence]
    count: int


def share_picture(contents: Contents, rows: ReportRows) -> Picture | None:
    """A bar for every list that the report has a word of; None where there are fewer than two."""
    shares = _ordered(contents, rows)
    if len(shares) < 2:
        return None
    records, table = [], []
    for place, row in enumerate(shares):
        name, words = name_of(contents, row.dictionary_id), said_share(row)
        records.append({"o": place, "n": name.zh, "e": name.en, "v": percent(row), "l": words.zh, "m": words.en})
        table.append((name, words))
    alt = Words("；".join(f"{name.zh} {share.zh}" for name, share in table), "; ".join(f"{name.en}: {share.en}" for name, share in table))
    title = Words("每百句中提及的句数，按词表", "Sentences in a hundred that mention it, by term list")
    return Picture("share", "attention", title, alt, records, (LIST, SHARE), table, csv_text(shares, COLUMNS))


def behind(contents: Contents, rows: ReportRows) -> list[Behind]:
    """The sentences of every list, in the order of the bars."""
    spans = _spans(rows)
    return [_behind(contents, rows, share, spans) for share in _ordered(contents, rows)]


def keywords(contents: Contents, rows: ReportRows) -> list[tuple[str, int]]:
    """The words that mark the report, with their counts."""
    return [(inert(row.term), row.count) for row in contents.words.keywords.get(rows.report.report_id, [])[:MOST_KEYWORDS]]


def name_of(contents: Contents, dictionary_id: str) -> Words:
    """The title of a list."""
    row = contents.words.lists[dictionary_id]
    return Words(inert(row.title_zh), inert(row.title_en))


def percent(row: Any) -> float:
    """The share of sentences, in per cent."""
    return round(100 * row.sentence_share, 2)


def said_share(row: Any) -> Words:
    """12.3%（41 句）."""
    return Words(f"{percent(row):.1f}%（{row.hit_sentences} 句）", f"{percent(row):.1f}% ({row.hit_sentences} sentence{'' if row.hit_sentences == 1 else 's'})")


def _ordered(contents: Contents, rows: ReportRows) -> list[Any]:
    found = (row for row in contents.words.shares.get(rows.report.report_id, []) if row.hit_sentences)
    return sorted(found, key=lambda row: (-row.sentence_share, row.dictionary_id))


def _spans(rows: ReportRows) -> list[tuple[int, int]]:
    """The sentences of the report, in order: those that its shares were counted in, whatever its lines are broken at."""
    found = leaves(rows.sections)
    view = View(readable(rows.report.text), found)
    return [view.span(*span) for leaf in found for span in sentences(view.text, view.position(leaf.char_start), view.position(leaf.char_end))]


def _behind(contents: Contents, rows: ReportRows, share: Any, spans: Sequence[tuple[int, int]]) -> Behind:
    hits = contents.words.hits.get((rows.report.report_id, share.dictionary_id), [])
    found = list(_sentences(rows.report.text, spans, hits))
    caution = contents.words.lists[share.dictionary_id].verified in ("UNVERIFIED", "partial")
    return Behind(name_of(contents, share.dictionary_id), caution, found[:MOST_SENTENCES], len(found))


def _sentences(text: str, spans: Sequence[tuple[int, int]], hits: Sequence[Any]) -> Iterator[Sentence]:
    """The sentences around the hits, each once, in order."""
    starts = [start for start, _ in spans]
    for place, inside in groupby(hits, lambda hit: bisect_right(starts, hit.char_start) - 1):
        first, *others = inside
        yield Sentence(first.section_id, list(_pieces(text, *spans[place], [first, *others])))


def _pieces(text: str, start: int, end: int, hits: Iterable[Any]) -> Iterator[tuple[str, bool]]:
    """The sentence cut at its terms; where terms overlap, what the first leaves of the next."""
    at = start
    for hit in hits:
        if hit.char_end > at:
            yield _line(text[at : max(at, hit.char_start)], at == start), False
            yield _line(text[max(at, hit.char_start) : hit.char_end]), True
            at = hit.char_end
    yield _line(text[at:end]), False


def _line(words: str, begins: bool = False) -> str:
    """Words in one line, harmless; where a sentence begins, without its indentation."""
    line = inert(words).replace("\n", "")
    return line.lstrip("\u3000 ") if begins else line
