"""Reads the reports of a seeds folder: each a row of the tables `reports` and `sources`, or a line that says why not."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from flows.errors import InputError
from flows.seeds.formats.document import Document, Problem, Unreadable
from flows.seeds.formats.documents import documents, file_of
from flows.seeds.formats.kinds import SUFFIXES, suffix_of
from flows.seeds.formats.text import text_of
from flows.seeds.formats.unread import is_unread
from flows.seeds.registry import REGISTRY, read_registry
from flows.seeds.shelf import Shelf
from flows.seeds.transient import may_pass
from transforms.areas import AreaBook
from transforms.readable import readable
from transforms.reference import Area
from transforms.sources.genre import why_no_report
from transforms.sources.metadata import Facts, Unclear, facts_in_name, findings
from transforms.tables import REPORTS, SOURCES

ORIGINALS = "sources"
# What lies beside reports in many a folder and is none.
_NO_REPORTS = ("readme", "license", "changelog", "contributing", "notes")


@dataclass
class Ingested:
    """Rows of `reports` and of `sources`, sorted by report_id, and a line for each problem, in both languages."""

    reports: Shelf = field(default_factory=Shelf)
    sources: list[tuple] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class Row(NamedTuple):
    """The row of one report, and that of its source."""

    report: tuple
    source: tuple


def report_files(folder: Path) -> list[Path]:
    """The files that are taken for reports, sorted by name: of a format that is known, directly in `folder`, hidden ones left out.

    InputError where the folder is missing, no folder, unreadable, or has none.
    """
    try:
        names = sorted(name for name in os.listdir(folder) if _is_report(name))
    except FileNotFoundError:
        raise InputError(f"{folder}: 没有这个文件夹 · there is no such folder") from None
    except NotADirectoryError:
        raise InputError(f"{folder}: 不是文件夹 · not a folder: give the folder that holds the reports") from None
    except OSError as error:
        raise InputError(f"{folder}: 读不了 · cannot be read: {error.strerror}") from None
    if not names:
        raise InputError(f"{folder}: 文件夹中没有报告（{'、'.join(SUFFIXES)}），子文件夹不读 · no reports ({', '.join(SUFFIXES)}) in this folder; folders within are not read")
    return [folder / name for name in names]


def _is_report(name: str) -> bool:
    passed_over = name.startswith((".", "~$")) or name == REGISTRY or name.lower().startswith(_NO_REPORTS)
    return not passed_over and (suffix_of(name) in SUFFIXES or is_unread(name))


def ingest(folder: Path, areas: Iterable[Area], last_try: bool = True) -> Ingested:
    """All reports of `folder`, and all problems at once: one unusable file keeps no other from being read.

    A failure to read that may pass raises its OSError, for the caller to try again, unless this is the `last_try`: then it
    is a problem like any other. InputError as in `report_files`.
    """
    declared, problems = read_registry(folder)
    book = AreaBook(areas)
    found = Ingested(problems=problems)
    for path in report_files(folder):
        try:
            for document in documents(path):
                _take(document, declared, book, folder, found)
        except Unreadable as error:
            found.problems.append(f"{path}: {error}")
        except OSError as error:
            if may_pass(error) and not last_try:
                raise
            found.problems.append(f"{path}: 读不了 · cannot be read: {error.strerror}")
    _refuse_doubles(found, folder)
    found.sources.sort(key=lambda source: source.report_id)
    return found


def _take(document: Document | Problem, declared: dict[str, Facts], areas: AreaBook, folder: Path, found: Ingested) -> None:
    if isinstance(document, Problem):
        found.problems.append(f"{folder / document.name}: {document.why}")
        return
    try:
        row = row_of(document, declared.get(document.name, Facts()), areas)
    except (Unreadable, Unclear) as error:
        found.problems.append(f"{folder / document.name}: {error}")
    else:
        found.reports.append(row.report)
        found.sources.append(row.source)


def row_of(document: Document, declared: Facts, areas: AreaBook) -> Row:
    """The rows of one document, of which the registry has `declared`. Unreadable or Unclear where it is no report, or whose is unclear."""
    made = text_of(document)
    if reason := why_no_report(readable(made.text)):
        raise Unreadable(reason)
    beside = Facts(*(ours or theirs for ours, theirs in zip(declared, document.facts)))
    found = findings(made.text, beside, facts_in_name(document.stem, areas), areas)
    digest, known = hashlib.sha256(document.data).hexdigest(), found.known
    report = REPORTS.row_type(**known._asdict(), source_file=document.name, source_sha256=digest, n_chars=len(made.text), text=made.text)
    is_text = made.text.encode("utf-8", "surrogatepass") == document.data
    source = SOURCES.row_type(
        report_id=known.report_id, media_type=document.kind.media_type, n_bytes=len(document.data), encoding=made.encoding, made_by=made.made_by,
        kept_as=None if is_text else f"{ORIGINALS}/{known.report_id}{document.kind.suffixes[0]}", **found.evidence(),
    )  # fmt: skip
    return Row(report, source)


def originals(folder: Path, reports: Iterable[tuple], sources: Iterable[tuple]) -> Iterator[tuple[str, bytes]]:
    """Place in the release and bytes of every source that is kept, read again from the seeds `folder`.

    InputError where a source is no longer what it was.
    """
    kept = {report.source_file: (source.kept_as, report.source_sha256) for report, source in zip(reports, sources) if source.kept_as}
    for file in sorted({file for name in kept if (file := file_of(folder, name))}):
        for document in documents(file):
            if isinstance(document, Document) and document.name in kept:
                place, digest = kept.pop(document.name)
                if hashlib.sha256(document.data).hexdigest() != digest:
                    raise InputError(f"{folder / document.name}: 读取之后被改动过，请重新运行 · changed since it was read: run again")
                yield place, document.data
    if kept:
        raise InputError(f"{folder / min(kept)}: 读取之后消失了，请重新运行 · gone since it was read: run again")


def _refuse_doubles(found: Ingested, folder: Path) -> None:
    files: dict[str, list[str]] = {}
    for report in found.reports.bare():
        files.setdefault(report.report_id, []).append(report.source_file)
    for report_id, names in files.items():
        if len(names) > 1:
            found.problems.append(
                f"{folder / names[-1]}: 与 {', '.join(names[:-1])} 同为 {report_id}，请留一个"
                f" · the same report as {', '.join(names[:-1])} ({report_id}): keep one"
            )
    found.reports = found.reports.having(lambda report: len(files[report.report_id]) == 1, sorted_by=lambda report: report.report_id)
    found.sources = [source for source in found.sources if len(files[source.report_id]) == 1]
