"""The documents of a file: itself, the members of an archive, the rows of a dump."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from flows.seeds.formats.archive import members
from flows.seeds.formats.document import Document, Problem, Unreadable
from flows.seeds.formats.dump import rows
from flows.seeds.formats.kinds import ARCHIVE, CONTAINERS, LINES, MARKDOWN, PAGE, TABLE, TEXT, Kind, kind_of, suffix_of
from flows.seeds.formats.limits import DUMP_BYTES, FILE_BYTES, TEXT_BYTES, read_up_to
from flows.seeds.formats.unread import why_unread

_MOST = {TEXT: TEXT_BYTES, MARKDOWN: TEXT_BYTES, PAGE: TEXT_BYTES, TABLE: DUMP_BYTES, LINES: DUMP_BYTES, ARCHIVE: DUMP_BYTES}
_HEAD = 512


def documents(path: Path, otherwise: Kind | None = None) -> Iterator[Document | Problem]:
    """The documents of the file `path`, and a Problem for each part that cannot be used; a file of no known format is read as
    `otherwise`. Unreadable where nothing can be used; OSError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise Unreadable("不是文件 · not a file")
    with open(path, "rb") as file:
        head = file.read(_HEAD)
        if why := why_unread(path.name, head):
            raise Unreadable(why)
        kind = kind_of(path.name, head) or otherwise
        if kind is None:
            raise Unreadable(f"{suffix_of(path.name) or path.name} 不是能读的格式 · not a format that is read")
        file.seek(0)
        data = read_up_to(file, _MOST.get(kind, FILE_BYTES))
    found = _in_archive(path.name, data) if kind is ARCHIVE else _of(path.name, path.stem, kind, data)
    first = next(found, None)
    if first is None:
        raise Unreadable("其中没有报告 · it holds no report")
    yield first
    yield from found


def file_of(folder: Path, name: str) -> Path | None:
    """The file, directly in `folder`, that holds the document of that name: `all.zip` of `all.zip/a.docx`, `dump.csv` of
    `dump.csv#12`, but the whole of `2024#1.html` where there is such a file. None where there is none."""
    first = name.partition("/")[0]
    ends = [len(first), *(at for at in range(len(first) - 1, 0, -1) if first[at] == "#")]
    return next((folder / first[:end] for end in ends if (folder / first[:end]).is_file()), None)


def _in_archive(name: str, data: bytes) -> Iterator[Document | Problem]:
    for member in members(data):
        if isinstance(member, Problem):
            yield Problem(f"{name}/{member.name}", member.why)
            continue
        inner, content = member
        kind = kind_of(inner, content[:_HEAD])
        try:
            if why := why_unread(inner, content[:_HEAD]):
                yield Problem(f"{name}/{inner}", why)
            elif kind:
                yield from _of(f"{name}/{inner}", PurePosixPath(inner).stem, kind, content)
        except Unreadable as error:
            yield Problem(f"{name}/{inner}", str(error))


def _of(name: str, stem: str, kind: Kind, data: bytes) -> Iterator[Document | Problem]:
    if kind in CONTAINERS:
        return rows(name, kind, data)
    return iter([Document(name, stem, kind, data)])
