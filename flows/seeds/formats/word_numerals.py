"""Numbers as Word writes those that it counts (`w:numFmt`, ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_DIGITS = "零一二三四五六七八九"


def written(number: int, kind: str) -> str:
    """`number` in the numbers called `kind`; in digits where there is no such kind, or none for so high a number."""
    return _KINDS.get(kind, str)(number)


def _chinese(number: int) -> str:
    """1 to 99 as Word counts: 十, 十一, 二十; beyond that in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 0 < number <= 20 else str(number)


def _letter(number: int) -> str:
    """a to z, then aa, bb."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 260 else str(number)


def _roman(number: int) -> str:
    steps = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    out = ""
    for value, sign in steps if 0 < number < 40 else ():
        out, number = out + sign * (number // value), number % value
    return out or str(number)


_KINDS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital"), _chinese),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "lowerLetter": _letter, "upperLetter": lambda number: _letter(number).upper(), "lowerRoman": _roman, "upperRoman": lambda number: _roman(number).upper(),
}  # fmt: skip
