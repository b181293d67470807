"""Reads the reports of a seeds folder: its *.txt files, each a row of the table `reports` or a line that says why not."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from flows.errors import InputError
from flows.seeds.registry import REPORT_SUFFIX, read_registry
from flows.seeds.transient import may_pass
from transforms.areas import AreaBook
from transforms.readable import readable
from transforms.reference import Area
from transforms.sources.decoding import Undecodable, canonical_text
from transforms.sources.genre import why_no_report
from transforms.sources.metadata import Facts, Unclear, facts_in_name, metadata
from transforms.tables import REPORTS


@dataclass
class Ingested:
    """Rows of `reports`, sorted by report_id, and a line for each problem, in both languages."""

    reports: list[tuple] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def report_files(folder: Path) -> list[Path]:
    """The files that are taken for reports, sorted by name: *.txt directly in `folder`, hidden ones left out.

    InputError where the folder is missing, no folder, unreadable, or has none.
    """
    try:
        names = sorted(name for name in os.listdir(folder) if name.lower().endswith(REPORT_SUFFIX) and not name.startswith("."))
    except FileNotFoundError:
        raise InputError(f"{folder}: 没有这个文件夹 · there is no such folder") from None
    except NotADirectoryError:
        raise InputError(f"{folder}: 不是文件夹 · not a folder: give the folder that holds the reports") from None
    except OSError as error:
        raise InputError(f"{folder}: 读不了 · cannot be read: {error.strerror}") from None
    if not names:
        raise InputError(f"{folder}: 文件夹中没有报告（*.txt） · no reports (*.txt) in this folder")
    return [folder / name for name in names]


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
            found.reports.append(_report(path, declared.get(path.name, Facts()), book))
        except (Undecodable, Unclear) as error:
            found.problems.append(f"{path}: {error}")
        except OSError as error:
            if may_pass(error) and not last_try:
                raise
            found.problems.append(f"{path}: 读不了 · cannot be read: {error.strerror}")
    found.reports.sort(key=lambda report: report.report_id)
    _refuse_doubles(found, folder)
    return found


def _report(path: Path, declared: Facts, areas: AreaBook) -> tuple:
    if not stat.S_ISREG(path.stat().st_mode):
        raise Undecodable("不是文件 · not a file")
    data = path.read_bytes()
    text = canonical_text(data)
    if reason := why_no_report(readable(text)):
        raise Undecodable(reason)
    known = metadata(text, declared, facts_in_name(path.stem, areas), areas)
    return REPORTS.row_type(
        **known._asdict(), source_file=path.name, source_sha256=hashlib.sha256(data).hexdigest(), n_chars=len(text), text=text
    )


def _refuse_doubles(found: Ingested, folder: Path) -> None:
    files: dict[str, list[str]] = {}
    for report in found.reports:
        files.setdefault(report.report_id, []).append(report.source_file)
    for report_id, names in files.items():
        if len(names) > 1:
            found.problems.append(
                f"{folder / names[-1]}: 与 {', '.join(names[:-1])} 同为 {report_id}，请留一个"
                f" · the same report as {', '.join(names[:-1])} ({report_id}): keep one"
            )
    found.reports = [report for report in found.reports if len(files[report.report_id]) == 1]
