"""What the characters directly before and behind an Arabic numeral settle: names, footnotes, numberings, denominators."""

from __future__ import annotations

import re

from transforms.mentions.mention import Settled

_DATE_RANGE = re.compile("[-—–至~]+[0-9]{1,4}(?P<of>年|月|日|号)")
_ENUMERATED = re.compile(r"[.、．)）](?![0-9])|\.(?=[0-9]{4}年)")
# No other character before or behind a numeral tells anything.
TELLING_BEFORE = frozenset("末×*+＋[〔﹝【（(每百千万— .?\ufffd")
TELLING_BEHIND = frozenset("×*-—–至~+＋.、．)）?\ufffd")
_LOST = frozenset("?\ufffd")
# `1??.5%`: pieces of one number, whose middle is lost.
_TORN_BEHIND = re.compile(r"(?:\?{2,}|\ufffd+)\.?[0-9]")
_TORN_BEFORE = re.compile(r"[0-9](?:\?{2,}|\ufffd+)\.?$")
_PER = ("每", "每百", "每千", "每万")


def told_by_neighbours(text: str, start: int, end: int, before: str, after: str) -> Settled | None:
    """Disposition and rule of the numeral text[start:end] between `before` and `after`; None where they tell nothing."""
    if (after in _LOST or before in _LOST or before == ".") and (_TORN_BEHIND.match(text, end) or _TORN_BEFORE.search(text, max(0, start - 6), start)):
        return "unresolved", "torn"
    if before == "末" and after == "位":
        return "name", "last_n"
    if before in ("×", "*") or after in ("×", "*"):
        return "name", "product"
    if date := _DATE_RANGE.match(text, end):
        return ("duration" if date["of"] == "年" and end - start < 3 else "date"), "range_of_dates"
    if before in ("+", "＋") or after in ("+", "＋"):
        return "name", "plus"
    if text.endswith(_PER, max(0, start - 2), start):
        return "denominator", "per"
    return _numbering(text, start, end, before, after)


def _numbering(text: str, start: int, end: int, before: str, after: str) -> Settled | None:
    """[14], （3）, `2.` at the head of a line, — 5 —."""
    if before == "[" and after == "]" or before in ("〔", "﹝") or before == "【" and after == "】":
        return "enumeration", "footnote"
    if end - start < 3 and (before in ("（", "(") and after in ("）", ")") or _ENUMERATED.match(text, end) and _at_line_start(text, start)):
        return "enumeration", "numbering"
    if before == "—" and after == " " or before == " " and text[start - 2 : start - 1] in ("—", "-") and text.startswith((" —", " -"), end):
        return "enumeration", "page_number"
    return None


def _at_line_start(text: str, start: int) -> bool:
    return start < 3 or not text[text.rfind("\n", max(0, start - 4), start) + 1 : start].strip(" 　\t（(")
