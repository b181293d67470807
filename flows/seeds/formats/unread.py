"""Formats that hold reports and are not read here: what is one of these is told, with what to do, and never passed over."""

from __future__ import annotations

import re

from flows.seeds.formats.kinds import suffix_of

_AS_TEXT = "请另存为 .docx、.pdf 或 .txt", "save it as .docx, .pdf or .txt"
_AS_TABLE = "请另存为 .csv", "save it as .csv"
_AS_LINES = "请改为每行一个对象的 .jsonl", "make it .jsonl, an object a line"
_AS_PAGE = "请用浏览器另存为 .html", "save it as .html with a browser"
_UNPACKED = "请解开，或改用 .zip", "unpack it, or pack it as .zip"
_FORMATS = {
    _AS_TEXT: {
        ".doc": "Word 97-2003", ".dot": "Word 97-2003", ".docm": "Word (macros)", ".wps": "WPS", ".rtf": "RTF", ".odt": "OpenDocument", ".pages": "Pages", ".ppt": "PowerPoint 97-2003",
        ".pptx": "PowerPoint", ".ceb": "CEB", ".ofd": "OFD", ".caj": "CAJ", ".epub": "EPUB", ".eml": "E-Mail",
    },
    _AS_TABLE: {".xls": "Excel 97-2003", ".xlsx": "Excel", ".et": "WPS", ".ods": "OpenDocument", ".parquet": "Parquet", ".dta": "Stata"},
    _AS_LINES: {".json": "JSON"},
    _AS_PAGE: {".mht": "MHTML", ".mhtml": "MHTML"},
    _UNPACKED: {".rar": "RAR", ".7z": "7-Zip", ".gz": "gzip", ".tgz": "gzip", ".tar": "tar", ".bz2": "bzip2", ".xz": "xz", ".zst": "Zstandard"},
}  # fmt: skip
_BY_SUFFIX = {suffix: (kind, advice) for advice, formats in _FORMATS.items() for suffix, kind in formats.items()}
# What a file is by its first bytes, whatever it is called. The container of old Office files also holds the new ones that are encrypted.
_BY_BYTES = (
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "Word 97-2003/WPS/Office (encrypted)", _AS_TEXT),
    (re.compile(rb"\s*\{\\rtf"), "RTF", _AS_TEXT),
    (re.compile(rb"(?is).{0,400}^mime-version:.{0,400}multipart/related", re.MULTILINE), "MHTML", _AS_PAGE),
    (re.compile(rb"Rar!"), "RAR", _UNPACKED),
    (re.compile(rb"7z\xbc\xaf"), "7-Zip", _UNPACKED),
    (re.compile(rb"\x1f\x8b"), "gzip", _UNPACKED),
)


def is_unread(name: str) -> bool:
    """Whether a file of that name is of such a format."""
    return suffix_of(name) in _BY_SUFFIX


def why_unread(name: str, head: bytes = b"") -> str | None:
    """Why a file of that name, which begins with `head`, is not read, in both languages; None where it may be."""
    kind, advice = _BY_SUFFIX.get(suffix_of(name)) or next(((kind, advice) for start, kind, advice in _BY_BYTES if start.match(head)), (None, None))
    if kind is None or advice is None:
        return None
    return f"{kind} 格式不能读，{advice[0]} · {kind} is not read: {advice[1]}"
