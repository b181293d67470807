"""Whether an outcome meets a target: the rule for every comparator.

A target accepts an interval of the number line, an outcome is an interval too (`超过1100万` is everything above): met where
all of the outcome is accepted, missed where none of it is, not to be said where a part is.

- ge, gt, le, lt bound the magnitude, as the text does: 下降5%以上 accepts -5 and everything below it. An outcome that is the very
  number to be passed (突破1.8万家: 达1.8万家) may be rounded from either side: not to be said.
- between accepts the range; past its better end it is met all the same, where the codebook says which way is better.
- eq and approx accept the number (approx: give or take a tolerance) and all that is better. Where neither way is better
  (consumer prices) or nobody says, they accept the number only, and what is not accepted is not called missed.
"""

from __future__ import annotations

from math import inf, isclose
from typing import NamedTuple

# How far 左右 reaches. Growth targets are set in steps of half a point: about 5.5 % must not reach 5 or 6,
# so it ends half way there.
PERCENTAGE_TOLERANCE = 0.25
# Elsewhere a share of the number itself.
RELATIVE_TOLERANCE = 0.05
_EXACT = 1e-9


class Interval(NamedTuple):
    """Numbers from `low` to `high`; an open end leaves its number out."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def holds(self, other: Interval) -> bool:
        """Whether all of `other` lies within."""
        return self._reaches_down_to(other) and self.mirrored()._reaches_down_to(other.mirrored())

    def _reaches_down_to(self, other: Interval) -> bool:
        if _same(self.low, other.low):
            return other.low_open or not self.low_open
        return self.low < other.low

    def apart(self, other: Interval) -> bool:
        """Whether the two have nothing in common."""
        return _below(self, other) or _below(other, self)

    def mirrored(self) -> Interval:
        """The same on the other side of nought."""
        return Interval(-self.high, -self.low, self.high_open, self.low_open)


class Rule(NamedTuple):
    """What a target accepts, the rule's name, and whether all else counts as missed."""

    name: str
    accepts: Interval
    strict: bool


def rule_of(comparator: str, value: float, upper: float | None, unit: str, better: str) -> Rule:
    """The rule for a target of `value` (up to `upper`) in `unit`; `better`: higher, lower or neither."""
    if comparator in ("ge", "gt", "le", "lt"):
        return Rule("bound", _bounded(comparator, value), True)
    if comparator == "between" and upper is not None:
        low, high = sorted((value, upper))
        return Rule("range", _opened(low, high, better), True)
    reach = tolerance(unit, value) if comparator == "approx" else 0.0
    return Rule("about" if reach else "number", _opened(value - reach, value + reach, better), better != "neither")


def tolerance(unit: str, value: float) -> float:
    """How far from `value` 左右 reaches, in `unit`."""
    return PERCENTAGE_TOLERANCE if is_percentage(unit) else RELATIVE_TOLERANCE * abs(value)


def is_percentage(unit: str) -> bool:
    """Whether the unit is per cent or percentage points."""
    return unit.endswith(("%", "％", "百分点"))


def told(comparator: str, value: float, upper: float | None) -> Interval:
    """What an outcome says: 超过1100 is everything above 1100. 约1100 is taken by its number."""
    if comparator in ("ge", "gt", "le", "lt"):
        return _bounded(comparator, value)
    low, high = sorted((value, value if upper is None else upper))
    return Interval(low, high)


def verdict(rule: Rule, outcome: Interval) -> bool | None:
    """Whether `outcome` meets the target; None where it cannot be said."""
    if rule.accepts.holds(outcome):
        return True
    at_the_open_end = outcome.low == outcome.high and Interval(rule.accepts.low, rule.accepts.high).holds(outcome)
    return False if rule.strict and rule.accepts.apart(outcome) and not at_the_open_end else None


def _bounded(comparator: str, value: float) -> Interval:
    """At least, more than, at most, less than `value` in magnitude."""
    is_open, floor = comparator in ("gt", "lt"), comparator in ("ge", "gt")
    if value < 0:
        return _bounded(comparator, -value).mirrored()
    return Interval(value, inf, is_open) if floor else Interval(-inf, value, False, is_open)


def _opened(low: float, high: float, better: str) -> Interval:
    return Interval(-inf if better == "lower" else low, inf if better == "higher" else high)


def _below(one: Interval, other: Interval) -> bool:
    if _same(one.high, other.low):
        return one.high_open or other.low_open
    return one.high < other.low


def _same(one: float, other: float) -> bool:
    """Equal, whatever a change of unit did to the last digits."""
    return isclose(one, other, rel_tol=_EXACT, abs_tol=_EXACT)
