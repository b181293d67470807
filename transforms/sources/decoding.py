"""Bytes to the canonical text of a report: decoded by evidence and never by a guess, without BOM, lines ended by LF, NFC.

A plain-text source that is UTF-8, LF and NFC already comes out character for character as it went in, unless it was
decoded wrongly once before (`æ”¿åºœ` for 政府) and shows it beyond doubt.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from transforms.traditional import simplified_char

_MARKED = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF32_LE, "UTF-32-LE"),
    (codecs.BOM_UTF32_BE, "UTF-32-BE"),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
)
_NOT_TEXT = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word/Excel/ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word 97-2003"),
    (b"{\\rtf", "RTF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
)
_BINARY = "二进制文件，不是纯文本 · a binary file (it holds NUL bytes), not plain text in UTF-8, GB18030, Big5 or UTF-16"
# Encodings without a mark, each with what Python calls it. GB18030 holds GBK and GB 2312; Big5 with the signs of Windows.
_UNMARKED = (("GB18030", "gb18030"), ("Big5", "cp950"), ("Big5-HKSCS", "big5hkscs"))
_TWO_BYTES = (("UTF-16-LE", "utf-16-le"), ("UTF-16-BE", "utf-16-be"))
# How a text is decoded wrongly, and what it was: UTF-8 taken for Latin-1 or GBK, GBK taken for Latin-1.
_TAKEN_FOR = (("Latin-1", "latin-1"), ("Windows-1252", "sloppy-windows-1252"), ("GB18030", "gb18030"))
_WAS = (("UTF-8", "utf-8"), ("GB18030", "gb18030"))
_COMMON_SHARE = 0.9
# Text whose characters are less common than this may have been decoded wrongly.
_SUSPECT_SHARE = 0.6
_LOOKED_AT = 4_000
_MOST_TIMES = 2
_COMMON_HANZI = (0xB0, 0xD7)
_SYMBOLS = (0xA1, 0xA9)


class Undecodable(ValueError):
    """The bytes are no plain text, or in an encoding that is not evident. The message says why, in both languages."""


class Decoded(NamedTuple):
    """The canonical text, and the encoding that the bytes were in: `GB18030`, `UTF-8 read as Latin-1`."""

    text: str
    encoding: str


def canonical_text(data: bytes) -> str:
    """The canonical text of the source `data`; Undecodable where it is empty, no plain text, or in no evident encoding."""
    return decoded(data).text


def decoded(data: bytes) -> Decoded:
    """The canonical text of the source `data` with its encoding; raises as `canonical_text`."""
    if not data.strip():
        raise Undecodable("文件为空 · the file is empty")
    start = data[:64].lstrip().lower()
    for magic, kind in _NOT_TEXT:
        if start.startswith(magic.lower()):
            raise Undecodable(f"是 {kind} 文件，不是纯文本 · this is {kind}, not plain text: save it as text")
    text, encoding = decoded_words(data)
    return Decoded(canonical(text), encoding)


def decoded_words(data: bytes) -> Decoded:
    """The words that the bytes stand for, whatever format they are in, and their encoding; Undecodable where that is not evident."""
    found = _decoded(data)
    return _decoded_before(found.text, _MOST_TIMES) or found


def canonical(text: str) -> str:
    """`text` without BOM, lines ended by LF, NFC; Undecodable where it is empty or holds NUL."""
    text = text.lstrip("\ufeff")
    if not text.strip():
        raise Undecodable("文件为空 · the file is empty")
    if "\0" in text:
        raise Undecodable(_BINARY)
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(data: bytes) -> Decoded:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return Decoded(_decoded_as(encoding, data[len(mark) :]), encoding)
    if b"\0" in data:
        return _evident(data, _TWO_BYTES) or _refuse(_BINARY)
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    return _evident(data, _UNMARKED) or _refuse(
        f"编码不明：第 {line} 行起不是 UTF-8，也不是 GB18030 或 Big5 · unknown encoding, not UTF-8 from line {line} on, nor GB18030 or Big5:"
        " save it as UTF-8"
    )


def _refuse(why: str) -> Decoded:
    raise Undecodable(why)


def _decoded_as(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(
            f"文件声明为 {encoding}，但第 {error.start} 字节起有误 · marked as {encoding}, but broken from byte {error.start} on"
        ) from None


def _evident(data: bytes, encodings: tuple[tuple[str, str], ...]) -> Decoded | None:
    """The text in the one of the `encodings` that explains it: almost any bytes decode, but not to everyday characters."""
    for name, codec in encodings:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _common_share(text) >= _COMMON_SHARE:
            return Decoded(text, name)
    return None


def _decoded_before(text: str, times: int) -> Decoded | None:
    """What the text was before somebody decoded it wrongly, up to so many `times`; None where it was not."""
    if text.isascii() or _common_share(text[:_LOOKED_AT]) >= _SUSPECT_SHARE:
        return None
    for original, encoding in _originals(text):
        if _common_share(original) >= _COMMON_SHARE and any("一" <= char <= "鿿" for char in original):
            return Decoded(original, encoding)
        if times > 1 and (found := _decoded_before(original, times - 1)):
            return Decoded(found.text, f"{found.encoding}, {encoding}")
    return None


def _originals(text: str) -> Iterator[Decoded]:
    import ftfy.bad_codecs  # registers sloppy-windows-1252, which has a character for every byte  # noqa: F401

    for taken_for, wrong in _TAKEN_FOR:
        for was, right in _WAS:
            if wrong != right:
                try:
                    yield Decoded(text.encode(wrong).decode(right), f"{was} read as {taken_for}")
                except UnicodeError:
                    continue


def _common_share(text: str) -> float:
    """Of the characters beyond ASCII, the share that every Chinese reader knows; 1 where there are none."""
    beyond_ascii = {char: n for char, n in Counter(text).items() if char > "\x7f"}
    common = sum(n for char, n in beyond_ascii.items() if _is_common(char))
    return common / (sum(beyond_ascii.values()) or 1) if beyond_ascii else 1.0


def _is_common(char: str) -> bool:
    """Whether `char` is a symbol or one of the 3,755 everyday hanzi (level 1) of GB 2312-80, or traditional for one of them."""
    try:
        lead = char.encode("gb2312")[0]
    except UnicodeEncodeError:
        simple = simplified_char(char)
        return simple != char and _is_common(simple)
    return _COMMON_HANZI[0] <= lead <= _COMMON_HANZI[1] or _SYMBOLS[0] <= lead <= _SYMBOLS[1]
