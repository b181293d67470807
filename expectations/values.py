"""What a numeral of a text can stand for, read again from the text alone: the counterpart of what the transforms read."""

from __future__ import annotations

import math
import re

from transforms.numerals import arabic, chinese, fold

_ARABIC = re.compile(r"[0-9](?:[0-9,，. \n\x1f]*[0-9])?")
_FRACTION = re.compile(r"([0-9]+)/([0-9]+)")
_PARTS = re.compile(r"([一二两三四五六七八九十百]+)分之([零〇一二两三四五六七八九十百千点]+)")
_FIRST = {"首": 1.0}
# Between the two ends of a range: a unit and a dash or 至; in words a multiplier too (5万至6万亿元).
_UPPER = re.compile(r"[^0-9，。；、\n]{1,8}?([0-9][0-9,.]*|[零〇一二两三四五六七八九十百千万亿点]+)")


def magnitudes(text: str, start: int, end: int) -> tuple[float, ...]:
    """All values that the numeral text[start:end] may have where it stands, unsigned; empty if it is no numeral.

    Words for shares and multiples have two: 三 before 成 is 3 (tenths) or 30 (per cent), 两 in 翻两番 is 2 or 300 (%).
    """
    numeral = fold(text[start:end]).strip()
    plain = _plain(numeral)
    found = [] if plain is None else [plain]
    if (match := _FRACTION.fullmatch(numeral)) and int(match[2]):
        found += _per_cent(int(match[1]) / int(match[2]))
    if match := _PARTS.match(text[start : end + 8]):
        found += _per_cent(chinese(match[2]) / chinese(match[1]))
    tenths = numeral[:-1] if numeral.endswith("成") else numeral if text[end : end + 1] == "成" else ""
    if (value := _plain(tenths)) is not None:
        found += [value, value * 10]
    if numeral == "翻番":
        found.append(100.0)
    if plain is not None and text[end : end + 1] == "番":
        found.append((2**plain - 1) * 100)
    return tuple(found)


def stands_for(text: str, start: int, end: int, value: float) -> bool:
    """Whether the numeral may stand for |value|."""
    return any(math.isclose(found, abs(value), rel_tol=1e-12) for found in magnitudes(text, start, end))


def rank_of(text: str, start: int, end: int) -> float | None:
    """The rank that text[start:end] names: 2, 二, 首; None if it is no numeral."""
    numeral = fold(text[start:end]).strip()
    return _FIRST.get(numeral) or _plain(numeral)


def upper_span(text: str, end: int) -> tuple[int, int] | None:
    """The numeral that follows the one that ends at `end` as the upper end of its range (`6%-6.5%`)."""
    match = _UPPER.match(fold(text[end : end + 24]))
    return (end + match.start(1), end + match.end(1)) if match else None


def _per_cent(fraction: float) -> list[float]:
    """In full, and with one or two digits: a third is 33.33 or 33.3."""
    return [100 * fraction, round(100 * fraction, 2), round(100 * fraction, 1)]


def _plain(numeral: str) -> float | None:
    """The value of an Arabic or Chinese numeral as such; 百分之三十 is 30."""
    try:
        if _ARABIC.fullmatch(numeral):
            return arabic(numeral)
        return chinese(numeral.removeprefix("百分之"))
    except ValueError:
        return None
