"""Ordinals and places: 第2位, 第三, 前10强, 榜首 are ranks; 第19届, 第二批 only count the order."""

from __future__ import annotations

import re

from transforms.mentions.mention import OTHER, RANK, Mention
from transforms.numerals import arabic, chinese

_RANK_TAIL = re.compile("[位名强]|大(?=[^一-鿿]|经济|市|省|县|城)")
_TOP_TAIL = re.compile("[位名强甲席]")
# What may follow a bare ordinal that is a rank: 居全省第2，
_CLOSERS = frozenset("，。；、！？\n的和与及（”） 　,;:：") | {""}
_FIRST = ("首位", "榜首", "之首")
_FIRST_IN_OTHERS = ("战略", "产业", "度")


def place_in_words(text: str, match: re.Match[str]) -> Mention | None:
    """第三位, 榜首, 前三甲 as a rank; None for 倒数第二 and 首位战略."""
    word, start, end = match.group(), match.start(), match.end()
    if word.startswith("倒数") or word in _FIRST and text.startswith(_FIRST_IN_OTHERS, end):
        return None
    if word in _FIRST:
        at = start + (word[0] != "首")
        return _rank(at, at + 1, 1, start, end, "exact")
    if word.startswith("第"):
        return ordinal(text, start + 1, end, chinese(word[1:]))
    numeral = match["top"] or "三"
    return _rank(start + 1, start + 1 + len(numeral), chinese(numeral), start, _top_end(text, end), "top")


def ordinal(text: str, start: int, end: int, value: float) -> Mention | None:
    """第N: a rank where 位 or 名 follows, or where nothing does that it could count; None for 第三产业."""
    tail = _RANK_TAIL.match(text, end)
    if tail is not None:
        return _rank(start, end, value, start - 1, end if tail.group() == "大" else tail.end(), "exact")
    if text[end : end + 1] in _CLOSERS:
        return _rank(start, end, value, start - 1, end, "exact")
    return Mention(start, end, OTHER, "ordinal", "ordinal") if text[start].isdigit() else None


def among_first(text: str, start: int, end: int, after: str) -> Mention:
    """前N: a rank (前10强), a threshold (前1%学科) or a duration (前3个月)."""
    top_end = _top_end(text, end)
    if top_end != end or after in _CLOSERS and after != "的":
        return _rank(start, end, arabic(text[start:end]), start - 1, top_end, "top")
    if after == "%":
        return Mention(start, end, OTHER, "threshold", "top_share")
    lasts = after in ("月", "天", "年") or text.startswith(("个月", "个季"), end)
    return Mention(start, end, OTHER, "duration" if lasts else "threshold", "first_n")


def _top_end(text: str, end: int) -> int:
    tail = _TOP_TAIL.match(text, end)
    return tail.end() if tail else end


def _rank(start: int, end: int, value: float, full_start: int, full_end: int, rank_type: str) -> Mention:
    mention = Mention(start, end, RANK, "ranking", "rank_" + rank_type)
    mention.value, mention.full_start, mention.full_end, mention.rank_type = value, full_start, full_end, rank_type
    return mention
