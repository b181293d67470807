"""One document by where it is: a file, a member of an archive (`all.zip/a.docx`), a row of a dump (`dump.csv#12`), an address."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from flows.errors import InputError
from flows.seeds.formats.document import Document, Problem, Unreadable
from flows.seeds.formats.documents import documents
from flows.seeds.formats.kinds import ARCHIVE, CONTAINERS, TEXT
from flows.seeds.formats.web import fetched, is_address

_NAMED = 5


def one_document(where: str) -> Document:
    """The document at `where`. InputError where there is none, or several."""
    try:
        if is_address(where):
            return _not_many(where, fetched(where))
        path, name = _file(where)
        found = documents(path, otherwise=TEXT)
        if name is None:
            return _only(where, list(islice(found, _NAMED + 1)))
        return next((each for each in found if each.name == name and isinstance(each, Document)), None) or _nothing(where)
    except Unreadable as error:
        raise InputError(f"{where}: {error}") from None
    except FileNotFoundError:
        raise InputError(f"{where}: 没有这个文件 · there is no such file") from None
    except IsADirectoryError:
        raise InputError(f"{where}: 是文件夹 · a folder: give one file") from None
    except OSError as error:
        raise InputError(f"{where}: 读不了 · cannot be read: {error.strerror}") from None


def _file(where: str) -> tuple[Path, str | None]:
    """The file, and the name of the document in it where `where` goes on into the file."""
    path = Path(where)
    if path.is_dir():
        raise IsADirectoryError
    if path.exists():
        return path, None
    for at in [at for at, char in enumerate(where) if char in "/#"][::-1]:
        if (file := Path(where[:at])).is_file():
            return file, file.name + where[at:]
    raise FileNotFoundError


def _not_many(where: str, document: Document) -> Document:
    if document.kind in CONTAINERS:
        raise InputError(f"{where}: 可能含有多份，请下载后指明一份 · it may hold many reports: download it and name one, as in {document.name}{'/a.txt' if document.kind is ARCHIVE else '#2'}")
    return document


def _only(where: str, found: list[Document | Problem]) -> Document:
    if len(found) == 1 and isinstance(found[0], Document):
        return found[0]
    if len(found) == 1:
        raise InputError(f"{where}: {found[0].why}")
    if not found:
        raise InputError(f"{where}: 其中没有报告 · it holds no report")
    names = ", ".join(each.name for each in found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
    raise InputError(f"{where}: 含有多份，请指明一份 · it holds several, name one: {names}")


def _nothing(where: str) -> Document:
    raise InputError(f"{where}: 其中没有这一份 · it holds no such document")
