"""Where sentences end when words are counted: at 。！？!? with the quotes and brackets that close behind them, or with a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE = re.compile("[^。！？!?\n]*[。！？!?]+[”’」』）)》]*|[^。！？!?\n]+")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in text[start:end]; line ends between them belong to none."""
    return (found.span() for found in _SENTENCE.finditer(text, start, end))


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of `text` end."""
    return [found.end() for found in _SENTENCE.finditer(text)]
