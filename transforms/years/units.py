"""One unit for one quantity: 419万吨 of grain is 83.8亿斤, 46户 new industrial firms are 46家.

Conversions are exact by law or definition: 1 斤 is 0.5 kg, 1 公顷 is 15 亩 and 10,000 m². Classifiers of the same kind count alike.
Currencies are left apart: no rate is in the reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

_ALIKE: dict[str, tuple[str, float]] = {
    "斤": ("吨", 0.0005), "市斤": ("吨", 0.0005), "公斤": ("吨", 0.001), "千克": ("吨", 0.001),
    "公顷": ("亩", 15.0), "平方公里": ("亩", 1500.0),
    "度": ("千瓦时", 1.0), "兆瓦": ("千瓦", 1000.0), "方": ("立方米", 1.0), "微克每立方米": ("微克/立方米", 1.0),
    "户": ("家", 1.0), "名": ("人", 1.0), "座": ("个", 1.0), "处": ("个", 1.0),
}  # fmt: skip
# Powers of ten and halves leave noise in the last digits of a float.
_DIGITS = 6


def unit_of(row: Any) -> str:
    """The unit that rows of one quantity share, whatever each is written in; as written where there is no base unit."""
    unit = row.base_unit or row.unit_measure
    return _ALIKE.get(unit, (unit, 1.0))[0]


def name_of(rows: Iterable[Any]) -> str:
    """What to call the unit of `base_of` rows of one quantity: 户 where most are in 户, though 家 count alike."""
    written = Counter(row.base_unit or row.unit_measure for row in rows)
    converted = any(_ALIKE.get(unit, (unit, 1.0))[1] != 1.0 for unit in written)
    commonest = min(written, key=lambda unit: (-written[unit], unit))
    return _ALIKE.get(commonest, (commonest, 1.0))[0] if converted else commonest


def base_of(row: Any) -> float:
    """The value of an observation in `unit_of` it; as written where it has no unit."""
    value, (_, times) = row.obs_value if row.base_value is None else row.base_value, _ALIKE.get(row.base_unit or "", ("", 1.0))
    return float(value) if times == 1.0 else round(value * times, _DIGITS)
