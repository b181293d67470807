"""The signs of comparators, where numbers are printed."""

from __future__ import annotations

SIGNS = {"eq": "", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈", "between": ""}
_MIRRORED = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}


def on_the_line(comparator: str, value: float) -> str:
    """The comparator as it stands to a signed value: the text speaks of the magnitude, and a fall of 5 % or more is ≤ -5."""
    return _MIRRORED.get(comparator, comparator) if value < 0 else comparator
