"""Adds a source to a seeds folder: the file itself, and its line in the registry with everything found, for a person to correct."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from flows.errors import InputError
from flows.seeds.formats.document import Document, Unreadable
from flows.seeds.formats.one import one_document
from flows.seeds.ingest import row_of
from flows.seeds.reference import read_reference
from flows.seeds.registry import COLUMNS, REGISTRY, as_csv, read_registry
from flows.store.durable import replace_file
from transforms.areas import AreaBook
from transforms.sources.decoding import Undecodable, decoded
from transforms.sources.metadata import Facts, Unclear

_BOM = "\ufeff"


class Added(NamedTuple):
    """The file written, its line in the registry by column, what told area and year, and what is still open (None: nothing)."""

    file: Path
    line: dict[str, str]
    evidence: dict[str, str | None]
    open: str | None


def add(where: str, seeds: Path) -> Added:
    """Copy the report at `where` (a file, a part of one, an address) into the folder `seeds` and register it.

    InputError where it is no report, is there already, or the registry cannot be used; then nothing is written.
    """
    document = one_document(where)
    line, evidence, open_question = _found(where, document, seeds)
    _, problems = read_registry(seeds) if seeds.is_dir() else ({}, [])
    if problems:
        raise InputError("\n".join(problems))
    file = seeds / line["file"]
    if file.exists():
        raise InputError(f"{file}: 已经有了 · is there already: take it out first, or correct its line in {REGISTRY}")
    registry = _with_line(seeds / REGISTRY, line)
    seeds.mkdir(parents=True, exist_ok=True)
    replace_file(file, document.data)
    replace_file(seeds / REGISTRY, registry)
    return Added(file, line, evidence, open_question)


def _found(where: str, document: Document, seeds: Path) -> tuple[dict[str, str], dict[str, str | None], str | None]:
    try:
        report, source = row_of(document, Facts(), AreaBook(read_reference(seeds).areas))
    except Unreadable as error:
        raise InputError(f"{where}: {error}") from None
    except Unclear as error:
        name = f"{document.stem or 'report'}{document.kind.suffixes[0]}"
        return _line(file=name, **document.facts._asdict()), {}, str(error)
    known = {name: getattr(report, name) for name in COLUMNS if name != "file"}
    return _line(file=f"{report.report_id}{document.kind.suffixes[0]}", **known), source._asdict(), None


def _line(**facts: object) -> dict[str, str]:
    return {name: "" if facts.get(name) is None else str(facts[name]) for name in COLUMNS}


def _with_line(path: Path, line: dict[str, str]) -> bytes:
    """The registry with one more line, everything else as it was; a new one where there is none."""
    try:
        data = path.read_bytes()
        text, encoding = decoded(data)
        bom = _BOM if data.startswith(_BOM.encode()) else ""
    except FileNotFoundError:
        text, encoding, bom = as_csv([COLUMNS]), "UTF-8", ""
    except Undecodable as error:
        raise InputError(f"{path}: {error}") from None
    columns = next(csv.reader([text.split("\n", 1)[0]]))
    ended = text if text.endswith("\n") else text + "\n"
    return (bom + ended + as_csv([[line.get(name, "") for name in columns]])).encode("gb18030" if encoding == "GB18030" else "utf-8")
