"""What a term list takes of the reports of an area: a table on a terminal, plain lines anywhere else."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.errors import InputError
from flows.format.areas import reports_of
from flows.format.arrow import to_columns
from transforms.tables import ATTENTION, ATTENTION_HITS, DICTIONARIES
from transforms.tables import Table as Declared

if TYPE_CHECKING:
    from rich.table import Table

    from flows.format.release import Release

Row = Mapping[str, Any]
_VERIFIED = {
    "read": "读自来源 read in its source", "partial": "只读到一部分 read in part only",
    "UNVERIFIED": "UNVERIFIED 未与来源核对 not checked against the source", "project": "本项目自编 this project's own, no paper's",
}  # fmt: skip
_DEFINITIONS = (
    ("切词／词 tokens / words", "token_matches", "token_share"),
    ("子串／词 substrings / words", "substring_matches", "substring_share"),
    ("子串／字 substrings / characters", "substring_matches", "substring_char_share"),
    ("含词句／句 sentences", "hit_sentences", "sentence_share"),
    ("含词句字数／字 characters of these", "hit_sentence_chars", "sentence_char_share"),
)
_HEAD = ("", "全部计入 counted", "排除歧义 excluded")
_TERMS_SHOWN = 20
_STOPS = "。！？\n"


@dataclass(frozen=True)
class OfReport:
    """Rows of `attention` (of the whole report, of its classes, of its sections) and of `attention_hits`, and the text."""

    report_id: str
    rows: Sequence[Row]
    hits: Sequence[Row]
    text: str


@dataclass(frozen=True)
class OfArea:
    """A row of `dictionaries`, and what it takes of each report of an area, oldest first."""

    dictionary: Row
    reports: Sequence[OfReport]


def attention_of(release: Release, dictionary: str, area: str) -> OfArea:
    """InputError where the release has no such list, or no report of the area, naming those it has."""
    lists = {row["dictionary_id"]: row for row in release.table(DICTIONARIES.name, *DICTIONARIES.column_names).to_pylist()}
    if dictionary not in lists:
        raise InputError(f"{dictionary}: 版本 {release.version} 中没有这个词典 · no such term list in {release.version}, which has: {', '.join(lists)}")
    wanted = sorted(row["report_id"] for row in reports_of(release, area))
    rows, hits = (_of_list(release, table, dictionary) for table in (ATTENTION, ATTENTION_HITS))
    texts = dict(zip(*to_columns(release.table("reports", "report_id", "text"))))
    of_reports = [
        OfReport(each, [row for row in rows if row["report_id"] == each], [hit for hit in hits if hit["report_id"] == each], texts[each]) for each in wanted
    ]
    return OfArea(lists[dictionary], of_reports)


def _of_list(release: Release, table: Declared, dictionary: str) -> list[Row]:
    import pyarrow.compute as pc

    found = release.table(table.name, *table.column_names)
    return found.filter(pc.equal(found["dictionary_id"], dictionary)).to_pylist()


def show(found: OfArea, with_sentences: bool) -> None:
    """Print to standard output, with the sentence of every hit where wanted."""
    if not sys.stdout.isatty():
        for line in plain(found, with_sentences):
            print(line)
        return
    from rich.console import Console

    console = Console(highlight=False)
    for line in _about(found.dictionary):
        console.print(line, markup=False)
    for report in found.reports:
        console.print(_table(report))
        for line in (*_below(report), *(_sentences(report) if with_sentences else ())):
            console.print(line, markup=False)


def plain(found: OfArea, with_sentences: bool) -> Iterator[str]:
    """As lines, cells two spaces apart."""
    yield from _about(found.dictionary)
    for report in found.reports:
        yield ""
        yield _title(report)
        for cells in (_HEAD[1:], *_cells(report)):
            yield "  " + "  ".join(cells)
        yield from _below(report)
        yield from _sentences(report) if with_sentences else ()


def _about(dictionary: Row) -> Iterator[str]:
    yield f"{dictionary['dictionary_id']}  {dictionary['title_zh']} · {dictionary['title_en']}"
    yield f"{_VERIFIED[dictionary['verified']]}: {dictionary['source']}"
    yield f"来源所用的指标 measure of the source: {dictionary['measure']}"


def _whole(report: OfReport, ambiguity: str = "counted") -> Row:
    return next(row for row in report.rows if row["section_id"] is None and row["term_class"] is None and row["ambiguity"] == ambiguity)


def _title(report: OfReport) -> str:
    row = _whole(report)
    return f"{report.report_id}  {row['n_words']:,} 词 words · {row['n_chars']:,} 字 characters · {row['n_sentences']:,} 句 sentences"


def _cells(report: OfReport) -> Iterator[tuple[str, ...]]:
    both = [_whole(report, ambiguity) for ambiguity in ("counted", "excluded")]
    for name, count, share in _DEFINITIONS:
        yield (name, *(f"{row[count]:,} = {_percent(row[share])}" for row in both))


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.3%}"


def _table(report: OfReport) -> Table:
    from rich.table import Table

    table = Table(title=_title(report), title_justify="left")
    for name, justify in zip(_HEAD, ("left", "right", "right")):
        table.add_column(name, justify=justify)  # type: ignore[arg-type]
    for cells in _cells(report):
        table.add_row(*cells)
    return table


def _below(report: OfReport) -> Iterator[str]:
    counted = [row for row in report.rows if row["ambiguity"] == "counted"]
    classes = [f"{row['term_class']} {row['substring_matches']}" for row in counted if row["term_class"]]
    yield from _line("类别 classes", classes)
    roles: dict[str, list[int]] = {}
    for row in counted:
        if row["section_id"]:
            in_role = roles.setdefault(row["role"], [0, 0])
            in_role[0] += row["substring_matches"]
            in_role[1] += row["n_words"]
    yield from _line("各部分 sections, 子串／词 substrings / words", [f"{role} {_percent(hits / words if words else None)}" for role, (hits, words) in roles.items()])
    yield from _line("词 terms", _most(Counter(hit["term"] for hit in report.hits)))
    yield from _line("因歧义排除 excluded", _most(Counter(f"{hit['excluded_by']}→{hit['term']}" for hit in report.hits if hit["excluded_by"])))


def _most(counts: Counter[str]) -> list[str]:
    return [f"{name} {count}" for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TERMS_SHOWN]]


def _line(name: str, cells: Sequence[str]) -> Iterator[str]:
    if cells:
        yield f"  {name}: {' · '.join(cells)}"


def _sentences(report: OfReport) -> Iterator[str]:
    """Every sentence with a hit once, the hits in 【】."""
    spans: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for hit in report.hits:
        start = max(report.text.rfind(stop, 0, hit["char_start"]) for stop in _STOPS) + 1
        ends = [end + 1 for stop in _STOPS if (end := report.text.find(stop, hit["char_end"])) >= 0]
        spans.setdefault((start, min(ends, default=len(report.text))), []).append((hit["char_start"], hit["char_end"]))
    for (start, end), hits in sorted(spans.items()):
        opened, closed = {first for first, _ in hits}, {last for _, last in hits}
        marked = "".join(f"{'】' * (at in closed)}{'【' * (at in opened)}{report.text[at : at + 1]}" for at in range(start, end + 1))
        yield f"  @{start} {''.join(marked[: len(marked) - (end < len(report.text))].split())}"
