"""Whether a text holds more than one speech: the same report twice in one file, or two reports one after the other."""

from __future__ import annotations

import re

_SPEAKS = re.compile(r"我(?:谨)?代表[^。！？\n]{0,25}(?:政府|国务院)[，,]?(?:现)?向(?:大会|本次大会|会议)[^。！？\n]{0,12}?(?:报告|作)")
# A page repeats the first sentence of a report in its summary; a speech is longer than that.
_SPEECH = 2_500
# Pieces of so many characters are looked for earlier in the text. A speech repeats a phrase, never one as long as this.
_PIECE = 40
_PIECES = 100
_MOSTLY = 0.3
# A title that says so: 政府工作报告（精选五篇）.
_COLLECTION = re.compile(r"\A[^。]{0,60}?政府工作报告[^。\n]{0,6}[（(][^（()）\n]{0,6}[0-9一二两三四五六七八九十]+篇[）)]")


def why_not_one(text: str) -> str | None:
    """Why `text` (as read, without blanks) is not one report, in both languages; None where it is."""
    if _COLLECTION.match(text):
        return "是多份报告的合集，年份往往被改动过，请找每份的原文 · a collection of reports, whose years are often changed: find the source of each"
    text = text.replace("\n", "")
    if at := _again_from(text):
        return f"同一份报告出现了两遍（第二遍约始于第 {at:,} 字），请删去一遍 · the same report twice in one file (again from about character {at:,}): take one out"
    starts = [match.start() for match in _SPEAKS.finditer(text)]
    if at := next((at for start, at in zip(starts, starts[1:]) if at - start >= _SPEECH and len(text) - at >= _SPEECH), None):
        return f"文件中有两份报告（第二份约始于第 {at:,} 字），请分开 · two reports in one file (the second from about character {at:,}): put each into a file of its own"
    return None


def _again_from(text: str) -> int | None:
    """About where the text begins again, if so many of its pieces have stood in it before."""
    step = max(_PIECE, len(text) // _PIECES)
    places = range(0, len(text) - _PIECE, step)
    again = [at for at in places if text.find(text[at : at + _PIECE], 0, at) >= 0]
    return again[0] if len(again) >= 3 and len(again) >= _MOSTLY * len(places) else None
