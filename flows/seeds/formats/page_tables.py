"""The tables of a web page: one of data becomes a line a row, one that lays out the page stays as it is."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

# Stands between cells until white space has been squeezed: a character of the private use area.
NEXT_CELL = "\ue000"
_LONGEST_CELL = 100
_MOST_PARAGRAPHS = 2
_FEWEST_ROWS = 2
_DIGIT = re.compile("[0-9０-９]")


def join_rows(table: HtmlElement) -> None:
    """Put the cells of every row of `table` into one text, NEXT_CELL apart, where it holds data: two rows of several short
    cells at least, a figure among them, and no table within."""
    if table.find(".//table") is not None:
        return
    rows = [(row, [cell for cell in row if cell.tag in ("td", "th")]) for row in table.iter("tr")]
    words = [[" ".join(" ".join(cell.itertext()).split()) for cell in cells] for _, cells in rows]
    if any(len(cell.findall(".//p")) > _MOST_PARAGRAPHS for _, cells in rows for cell in cells):
        return
    several = [row for row in words if len(list(filter(None, row))) > 1]
    if len(several) < _FEWEST_ROWS or any(len(cell) > _LONGEST_CELL for row in words for cell in row) or not _DIGIT.search(str(words)):
        return
    for (row, cells), texts in zip(rows, words):
        for cell in cells:
            row.remove(cell)
        row.text = NEXT_CELL.join(texts)
