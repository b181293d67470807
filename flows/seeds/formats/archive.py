"""A zip of reports, read member by member in memory: nothing is unpacked to disk, and no name leads anywhere."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from flows.seeds.formats.document import Problem, Unreadable
from flows.seeds.formats.kinds import ARCHIVE, SUFFIXES, suffix_of
from flows.seeds.formats.limits import DUMP_BYTES, FILE_BYTES, MEMBERS, MIB, MOST_PACKED, read_up_to
from flows.seeds.formats.unread import is_unread, why_unread

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive, its list of members checked for size: Unreadable where it is broken or a bomb."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise Unreadable(f"压缩包已损坏 · a broken archive: {error}") from None
    members = archive.infolist()
    if len(members) > MEMBERS:
        raise Unreadable(f"文件多于 {MEMBERS:,} 个 · more than {MEMBERS:,} members")
    total = sum(member.file_size for member in members)
    if total > DUMP_BYTES:
        raise Unreadable(f"解压后大于 {DUMP_BYTES // MIB} MiB 的上限 · unpacks to more than {DUMP_BYTES // MIB} MiB")
    for member in members:
        if member.file_size > MIB and member.file_size > MOST_PACKED * max(1, member.compress_size):
            raise Unreadable(f"{member.filename[:80]} 压缩比异常，像是压缩炸弹 · packed too well for a document: a zip bomb")
    return archive


def members(data: bytes) -> Iterator[tuple[str, bytes] | Problem]:
    """Name and bytes of every report file in the archive, in the order of names; a Problem for each that cannot be read."""
    archive = opened(data)
    for member in sorted(archive.infolist(), key=lambda each: each.filename):
        name = _name(member)
        if member.is_dir() or _is_passed_over(name):
            continue
        if why := _refusal(member, name):
            yield Problem(name, why)
            continue
        try:
            with archive.open(member) as file:
                content = read_up_to(file, FILE_BYTES)
        except Unreadable as error:
            yield Problem(name, str(error))
        except _BROKEN as error:
            yield Problem(name, f"压缩包已损坏 · a broken archive: {error}")
        else:
            yield name, content


def _name(member: zipfile.ZipInfo) -> str:
    """The name; programs in China write it in GBK without saying so, others in UTF-8, which no GBK looks like."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return member.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return member.filename


def _is_passed_over(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith(".") and part != ".." or part == "__MACOSX" for part in path.parts)
    return hidden or suffix_of(name) not in SUFFIXES and not is_unread(name)


def _refusal(member: zipfile.ZipInfo, name: str) -> str | None:
    if name.startswith(("/", "\\")) or ".." in PurePosixPath(name.replace("\\", "/")).parts or ":" in name[:3]:
        return "路径指向压缩包之外 · its path leads out of the archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "是符号链接 · a symbolic link"
    if member.flag_bits & _ENCRYPTED:
        return "已加密 · encrypted"
    if SUFFIXES.get(suffix_of(name)) is ARCHIVE:
        return "压缩包中的压缩包，请先解开 · an archive within the archive: unpack it first"
    return why_unread(name)
