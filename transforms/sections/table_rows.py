"""Rows of a table in a text, their cells apart by tabs: what the numbers of one mean stands in another row."""

from __future__ import annotations

_FEWEST_CELLS = 3
_LONGEST_CELL = 60


def table_rows(text: str) -> list[tuple[int, int]]:
    """Start and end of every line of `text` that is a row: three cells at least that say something, none of them a sentence."""
    rows: list[tuple[int, int]] = []
    if "\t" not in text:
        return rows
    start = 0
    for line in text.split("\n"):
        if "\t" in line and _is_row([cell for cell in line.split("\t") if cell.strip()]):
            rows.append((start, start + len(line)))
        start += len(line) + 1
    return rows


def _is_row(cells: list[str]) -> bool:
    return len(cells) >= _FEWEST_CELLS and max(map(len, cells)) <= _LONGEST_CELL
