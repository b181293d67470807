"""Numbers as reports write them, and their values: 10.8, １０．８, 4,015, 二万五千九百, 百分之十四点一, 三分之一, 1/4."""

from __future__ import annotations

import re

# Same length on both sides, so that every offset in the folded text is an offset in the report.
_FOLD = str.maketrans("０１２３４５６７８９．％﹪∶＋／−", "0123456789.%%:+/-")
_SEPARATORS = re.compile(r"[,，\s]")
_NEEDS_FOLD = re.compile("[０-９．％﹪∶＋／−]")

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "０": 0, "0": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}

MULTIPLIERS = {
    "万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "十亿": 1e9, "亿": 1e8,
    "千万": 1e7, "百万": 1e6, "十万": 1e5, "万": 1e4, "千": 1e3, "百": 1e2,
}  # fmt: skip


def fold(text: str) -> str:
    """The text with full-width digits, points, percent signs, colons and plus signs made half-width, length unchanged."""
    return text.translate(_FOLD) if _NEEDS_FOLD.search(text) else text


def arabic(numeral: str) -> float:
    """The value of a folded Arabic numeral; thousands separators and typist's spaces are dropped. ValueError if it is none."""
    try:
        return float(numeral)
    except ValueError:
        return float(_SEPARATORS.sub("", numeral))


def chinese(numeral: str) -> float:
    """The value of a Chinese numeral such as 二万五千九百六十八点五五 or 二〇〇六; ValueError if it is none."""
    whole, _, decimals = numeral.partition("点")
    value = float(_chinese_whole(whole))
    for place, character in enumerate(decimals, start=1):
        if character not in _DIGITS:
            raise ValueError(f"not a Chinese numeral: {numeral!r}")
        value += _DIGITS[character] / 10**place
    return round(value, len(decimals)) if decimals else value


def _chinese_whole(numeral: str) -> int:
    if not numeral or any(c not in _DIGITS and c not in _SMALL and c not in _LARGE for c in numeral):
        raise ValueError(f"not a Chinese numeral: {numeral!r}")
    if not any(c in _SMALL or c in _LARGE for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total = section = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SMALL:
            section += (digit or 1) * _SMALL[character]
            digit = 0
        else:
            total = (total + section + digit) * _LARGE[character]
            section = digit = 0
    return total + section + digit
