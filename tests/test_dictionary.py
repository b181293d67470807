"""The data dictionary page is what the declaration says."""

from __future__ import annotations

from flows.format.dictionary import PAGE, dictionary
from transforms.tables import TABLES


def test_the_page_is_made_from_the_declaration() -> None:
    assert PAGE.read_text(encoding="utf-8") == dictionary(), "run: python -m flows.format.dictionary"


def test_every_column_is_explained_in_both_languages() -> None:
    page = dictionary()
    for table in TABLES:
        assert f"## {table.name}\n" in page
        for column in table.columns:
            assert f"| `{column.name}` |" in page
            assert column.zh.partition(" |")[0] in page
