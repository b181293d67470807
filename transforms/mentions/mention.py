"""A numeral of the text with its unit: the mention that all reading is about."""

from __future__ import annotations

from transforms.reference import Unit

QUANTITY, RANK, OTHER = "quantity", "rank", "other"
# Disposition and rule of a number that counts nothing.
Settled = tuple[str, str]


class Mention:
    """A numeral (`start`, `end`: its own characters) with unit and comparators (`full_start`, `full_end`).

    `kind` is quantity, rank or other; for others `disposition` says why it counts nothing. `rule` names what decided.
    `value` is as written, unsigned; `upper` the upper end of a range with its own span in `upper_span`; `parts` the
    numbers of a ratio (9.7:39.5:50.8), of which the first `n_counted` are observations.
    """

    __slots__ = (
        "start", "end", "full_start", "full_end", "kind", "disposition", "rule", "value", "unit", "unit_start", "unit_end",
        "countable", "dimension", "n_counted", "comparator", "comparator_suffix", "upper", "upper_span", "rank_type", "parts",
    )  # fmt: skip

    def __init__(self, start: int, end: int, kind: str, disposition: str, rule: str) -> None:
        self.start = self.full_start = start
        self.end = self.full_end = self.unit_start = self.unit_end = end
        self.kind = kind
        self.disposition = disposition
        self.rule = rule
        self.value: float = 0.0
        self.unit = self.dimension = self.comparator = self.comparator_suffix = ""
        self.countable = False
        self.upper: float | None = None
        self.upper_span: tuple[int, int] | None = None
        self.rank_type = "exact"
        self.parts: list[tuple[int, int, float]] | None = None
        self.n_counted = 0

    def counts_nothing(self, disposition: str, rule: str) -> None:
        """Settle it as a number that is no observation: a date, a name, a threshold."""
        self.kind, self.disposition, self.rule = OTHER, disposition, rule

    def take_unit(self, text: str, unit: Unit | None, times: str, unit_at: int, end: int) -> None:
        """Its unit text[unit_at:end] with the multiplier `times` before it: 亿 and 元 of 15亿多元."""
        if unit is not None:
            self.countable, self.dimension = unit.countable, unit.dimension
        elif times:
            self.countable, self.dimension = True, "count"
        self.unit = times + text[unit_at:end]
        self.unit_start, self.unit_end, self.full_end = (text.rindex(times, 0, unit_at) if times else unit_at), end, end

    def __repr__(self) -> str:
        return f"<{self.kind} {self.value:g}{self.unit} {self.disposition}/{self.rule} {self.start}-{self.end}>"
