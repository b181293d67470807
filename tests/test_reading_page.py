"""The pages on reading: their made parts are what the program reads, and all of them are in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.reading_page import PAGES, renewed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_made_parts_are_up_to_date(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert renewed(text) == text, "run: python -m bench.reading_page"


def test_both_languages_have_the_same_parts_in_the_same_order() -> None:
    english, chinese = (re.findall("<!-- [^/].*?-->", page.read_text(encoding="utf-8")) for page in PAGES)
    assert english == chinese
    assert len(english) > 10


def test_a_part_that_nothing_makes_is_refused() -> None:
    with pytest.raises(KeyError):
        renewed("<!-- unknown -->\nold\n<!-- /unknown -->")
    with pytest.raises(ValueError):
        renewed("<!-- explain 这句话不在报告里 -->\nold\n<!-- /explain -->")
    assert renewed("a\n<!-- dispositions -->\nold\n<!-- /dispositions -->\nb").count("| `unresolved` |") == 1
