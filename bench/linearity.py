"""One line of millions of characters that no report holds: the time per character must not grow with the line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from bench.timing import seconds
from transforms.reading import Reader

MILLION = 1_000_000
SIZES = (1 * MILLION, 2 * MILLION, 5 * MILLION, 10 * MILLION)
MADE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1234567890" * (n // 10),
    "enumeration commas": lambda n: "、" * n,
    "nested quotes": lambda n: "“" * (n // 2) + "”" * (n // 2),
}


class Line(NamedTuple):
    """What reading one such line took; `times_report` is its time per character over that of a report."""

    made_of: str
    n_chars: int
    seconds: float
    us_per_char: float
    times_report: float

    def __str__(self) -> str:
        return f"{self.made_of:18} {self.n_chars:>10,}  {self.seconds:7.2f} s  {self.us_per_char:6.3f} µs/字 char  ×{self.times_report:.2f} 报告 of a report"


def lines(reader: Reader, report: Any, report_seconds_per_char: float) -> Iterator[Line]:
    """Read lines of every make and size, each as the text of `report`."""
    for made_of, make in MADE.items():
        for size in SIZES:
            text = make(size)
            spent = seconds(lambda: reader.read(report._replace(text=text)))
            per_char = spent / len(text)
            yield Line(made_of, len(text), round(spent, 3), round(per_char * MILLION, 4), round(per_char / report_seconds_per_char, 3))
