"""How a number is said: sign, unit and the text's own word about its magnitude, in both languages."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from flows.format.signs import on_the_line
from flows.pages.inert import inert
from flows.pages.words import Words

SIGNED = ("growth", "change")
MINUS = "−"
_AFTER_ZH = {"ge": "以上", "le": "以内", "approx": "左右"}
_BEFORE_ZH = {"gt": "超过", "lt": "低于"}
_BEFORE_EN = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than", "approx": "about"}
# Base units of the codebook and the commonest units of reports, for English readers; others stay as written.
_UNITS_EN = {
    "%": "%", "元": " yuan", "人": " people", "人次": " visits", "亩": " mu", "平方米": " m²", "公里": " km", "吨": " t", "个百分点": " pp",
    "户": " households", "千瓦": " kW", "千瓦时": " kWh", "立方米": " m³", "微克/立方米": " µg/m³", "美元": " US dollars", "倍": " times",
    "岁": " years", "公顷": " ha", "斤": " jin", "公斤": " kg", "辆": " vehicles", "套": " flats", "张": " beds", "平方公里": " km²",
}  # fmt: skip
# Classifiers say nothing that the name does not: 新增企业37家 is 37.
_UNITS_EN |= dict.fromkeys("个家项件名位所座条台次处批期场宗栋艘", "")
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


_WRITTEN = re.compile("(万亿|亿|百万|万|千)?(.+)")
_TIMES_EN = {"万亿": "trillion", "亿": "100 million", "百万": "million", "万": "10,000", "千": "1,000"}


def unit_words(unit: str) -> Words:
    """A unit by itself, as at an axis: 万人 as 10,000 people; as written where English has no word for it."""
    times, base = _WRITTEN.fullmatch(unit).groups() if unit else (None, "")
    if base not in _UNITS_EN:
        return Words(inert(unit), inert(unit))
    return Words(inert(unit), " ".join(filter(None, (_TIMES_EN.get(times or ""), _UNITS_EN[base].strip()))))


class Value(NamedTuple):
    """A number with what stands before and behind it; `figure` is the part to be set large."""

    before: str
    figure: str
    after: str

    def __str__(self) -> str:
        return " ".join(part for part in self if part)


class Said(NamedTuple):
    zh: Value
    en: Value

    @property
    def words(self) -> Words:
        return Words(str(self.zh), str(self.en))


def number(value: float) -> str:
    """The shortest exact decimal, never in powers of ten: 7791.0 as 7791."""
    return format(Decimal(repr(value)).normalize(), "f").replace("-", MINUS)


def said(row: Any) -> Said:
    """The value of an observation as a reader would say it. A fall with a comparator is said by its size: 下降 5% 以上."""
    falls = row.measure in SIGNED and row.obs_value < 0 and row.comparator not in ("eq", "between")
    low = abs(row.obs_value) if falls else row.obs_value
    before_zh = ("下降" if falls else "") + _BEFORE_ZH.get(row.comparator, "")
    before_en = ("down " if falls else "") + _BEFORE_EN.get(row.comparator, "")
    zh = Value(before_zh, _signed(row, falls) + _range(low, row.obs_value_upper) + inert(row.unit_measure), _AFTER_ZH.get(row.comparator, ""))
    return Said(zh, Value(before_en, _signed(row, falls) + _english(row, low), ""))


def glyph(row: Any) -> str:
    """Which drawing of a number line fits: a floor, a ceiling, a band, an about or a point; falls point the other way."""
    return on_the_line(row.comparator, row.obs_value)


def _signed(row: Any, falls: bool) -> str:
    return "+" if row.measure in SIGNED and row.obs_value > 0 and not falls else ""


def _range(low: float, upper: float | None) -> str:
    return number(low) if upper is None else f"{number(low)}–{number(upper)}"


def _english(row: Any, low: float) -> str:
    """The value in the base unit where English has a word for that, in thousands, millions, billions."""
    if row.base_value is None or row.base_unit not in _UNITS_EN:
        return _range(low, row.obs_value_upper) + (f" {inert(row.unit_measure)}" if row.unit_measure else "")
    times = row.base_value / row.obs_value if row.obs_value else 1.0
    scale, word = next(((size, f" {name}") for size, name in _LARGE if abs(row.base_value) >= size), (1.0, ""))
    ends = [end * times / scale for end in (low, row.obs_value_upper) if end is not None]
    return "–".join(_grouped(end) for end in ends) + word + _UNITS_EN[row.base_unit]


def _grouped(value: float) -> str:
    """With thousands separators, without the noise of a binary multiplication."""
    return f"{Decimal(repr(round(value, 6))).normalize():,f}".replace("-", MINUS)
