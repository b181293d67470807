"""What a file is: by its first bytes, then by the ending of its name."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple


class Kind(NamedTuple):
    """A format: its name here, its media type, and the endings of its files."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]


TEXT = Kind("text", "text/plain", (".txt",))
MARKDOWN = Kind("markdown", "text/markdown", (".md", ".markdown"))
PAGE = Kind("page", "text/html", (".html", ".htm", ".xhtml"))
WORD = Kind("word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",))
PDF = Kind("pdf", "application/pdf", (".pdf",))
TABLE = Kind("table", "text/csv", (".csv", ".tsv"))
LINES = Kind("lines", "application/jsonl", (".jsonl", ".ndjson"))
ARCHIVE = Kind("archive", "application/zip", (".zip",))
KINDS = (TEXT, MARKDOWN, PAGE, WORD, PDF, TABLE, LINES, ARCHIVE)
SUFFIXES = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
CONTAINERS = (TABLE, LINES, ARCHIVE)
_MAGIC = ((b"%PDF-", PDF), (b"<!doctype html", PAGE), (b"<html", PAGE))


def suffix_of(name: str) -> str:
    """The ending of a file name, in lower case."""
    return PurePosixPath(name).suffix.lower()


def kind_of(name: str, head: bytes) -> Kind | None:
    """The format of a file that begins with `head`: a saved page called .txt is a page. None where it is none that is read."""
    kind = SUFFIXES.get(suffix_of(name))
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    found = next((each for magic, each in _MAGIC if start.startswith(magic.lower())), None)
    if found is PAGE and kind in (MARKDOWN, TABLE, LINES):
        return kind
    return found or kind
