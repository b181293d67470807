"""A source on its way in: its own bytes, and what it says of itself."""

from __future__ import annotations

from typing import NamedTuple

from flows.seeds.formats.kinds import Kind
from transforms.sources.metadata import Facts


class Unreadable(ValueError):
    """A source, or a part of one, that cannot be read. The message says why, in both languages."""


class Document(NamedTuple):
    """One source of one report: a file, a member of an archive, a cell of a dump.

    `name` says where it is (`a.pdf`, `all.zip/a.docx`, `dump.csv#12`), `stem` is what a file name may tell of area and
    year, `data` its own bytes, `facts` what stands beside it (the other cells of its row, the address it came from).
    """

    name: str
    stem: str
    kind: Kind
    data: bytes
    facts: Facts = Facts()


class Problem(NamedTuple):
    """A part of a source that cannot be used, and why, in both languages."""

    name: str
    why: str


class Made(NamedTuple):
    """The text made from a document: with which encoding (None where the format has none of its own), and by what."""

    text: str
    encoding: str | None
    made_by: str
