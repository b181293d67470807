"""Numbers as reports write them, and their values: 10.8, １０．８, 4,015, 二万五千九百, 百分之十四点一, 三分之一, 1/4."""

from __future__ import annotations

import re

# Same length on both sides, so that every offset in the folded text is an offset in the report.
_FOLD = tuple(zip("０１２３４５６７８９．％﹪∶＋／−", "0123456789.%%:+/-"))
_SEPARATORS = re.compile(r"[,，\s]")

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "０": 0, "0": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}

# 万, 十万, 百万, 千万, and so on to 千万亿; of those below 万 only what follows a number as its unit (3千家, 5百户).
MULTIPLIERS = {
    small + large: float(times * size)
    for large, size in {**_LARGE, "万亿": 10**12}.items()
    for small, times in {"": 1, **_SMALL}.items()
} | {"千": 1e3, "百": 1e2}  # fmt: skip


def fold(text: str) -> str:
    """The text with full-width digits, points, percent signs, colons and plus signs made half-width, length unchanged."""
    # Of a whole report this takes a twentieth of the time of str.translate, which looks up every character.
    for wide, narrow in _FOLD:
        text = text.replace(wide, narrow)
    return text


def arabic(numeral: str) -> float:
    """The value of a folded Arabic numeral; thousands separators and typist's spaces are dropped. ValueError if it is none."""
    try:
        return float(numeral)
    except ValueError:
        return float(_SEPARATORS.sub("", numeral))


def chinese(numeral: str) -> float:
    """The value of a Chinese numeral such as 二万五千九百六十八点五五 or 二〇〇六; ValueError if it is none."""
    whole, _, decimals = numeral.partition("点")
    if not _DIGITS.keys() >= set(decimals):
        raise ValueError(f"not a Chinese numeral: {numeral!r}")
    return float(f"{_chinese_whole(whole)}.{_in_digits(decimals)}")


def _chinese_whole(numeral: str) -> int:
    if not numeral or any(c not in _DIGITS and c not in _SMALL and c not in _LARGE for c in numeral):
        raise ValueError(f"not a Chinese numeral: {numeral!r}")
    if not any(c in _SMALL or c in _LARGE for c in numeral):
        return int(_in_digits(numeral))
    total = section = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SMALL:
            section += (digit or 1) * _SMALL[character]
            digit = 0
        else:
            # 三亿五千万: 万 counts what came since 亿, 亿 all before it (三万亿).
            above = 0 if character == "亿" else total
            total = above + (total - above + section + digit) * _LARGE[character]
            section = digit = 0
    return total + section + digit


def _in_digits(numeral: str) -> str:
    return "".join(str(_DIGITS[character]) for character in numeral)
