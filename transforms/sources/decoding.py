"""Bytes to the canonical text of a report: decoded by evidence and never by a guess, without BOM, lines ended by LF, NFC.

A plain-text source that is UTF-8, LF and NFC already comes out character for character as it went in.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter

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
_BINARY = "二进制文件，不是纯文本 · a binary file (it holds NUL bytes), not plain text in UTF-8, GB18030 or UTF-16 with BOM"
_COMMON_SHARE = 0.9
_COMMON_HANZI = (0xB0, 0xD7)
_SYMBOLS = (0xA1, 0xA9)


class Undecodable(ValueError):
    """The bytes are no plain text, or in an encoding that is not evident. The message says why, in both languages."""


def canonical_text(data: bytes) -> str:
    """The canonical text of the source `data`; Undecodable where it is empty, no plain text, or in no evident encoding."""
    if not data.strip():
        raise Undecodable("文件为空 · the file is empty")
    start = data[:64].lstrip().lower()
    for magic, kind in _NOT_TEXT:
        if start.startswith(magic.lower()):
            raise Undecodable(f"是 {kind} 文件，不是纯文本 · this is {kind}, not plain text: save it as text")
    text = _decoded(data).lstrip("\ufeff")
    if not text.strip():
        raise Undecodable("文件为空 · the file is empty")
    if "\0" in text:
        raise Undecodable(_BINARY)
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _decoded_as(encoding, data[len(mark) :])
    if b"\0" in data:
        raise Undecodable(_BINARY)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    text = _as_gb18030(data)
    if text is None:
        raise Undecodable(
            f"编码不明：第 {line} 行起不是 UTF-8，也不是 GB18030 · unknown encoding, not UTF-8 from line {line} on, nor GB18030:"
            " save it as UTF-8"
        )
    return text


def _decoded_as(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(
            f"文件声明为 {encoding}，但第 {error.start} 字节起有误 · marked as {encoding}, but broken from byte {error.start} on"
        ) from None


def _as_gb18030(data: bytes) -> str | None:
    """The text, where it is one that GB18030 alone explains: almost any bytes decode, but not to everyday characters."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    beyond_ascii = {char: n for char, n in Counter(text).items() if char > "\x7f"}
    common = sum(n for char, n in beyond_ascii.items() if _is_common(char))
    return text if common >= _COMMON_SHARE * sum(beyond_ascii.values()) else None


def _is_common(char: str) -> bool:
    """Whether `char` is a symbol or one of the 3,755 everyday hanzi (level 1) of GB 2312-80."""
    try:
        lead = char.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return _COMMON_HANZI[0] <= lead <= _COMMON_HANZI[1] or _SYMBOLS[0] <= lead <= _SYMBOLS[1]
