"""What an area is called: its own name, and an English one for readers of English."""

from __future__ import annotations

from flows.pages.inert import inert
from flows.pages.words import Words
from transforms.star.romanised import romanised


def area_words(name: str, english: str | None) -> Words:
    """The name in both languages; its pinyin where there is no `english` one."""
    return Words(inert(name), inert(english or romanised(name)))
