"""A Markdown file without its marks: headings, paragraphs and items a line each, in order; numbers of lists are kept."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_WORDS = frozenset(("text", "code_inline", "html_inline"))
_BREAKS = frozenset(("softbreak", "hardbreak"))


def plain(text: str) -> str:
    """The words of `text`, without the front matter between two lines of dashes."""
    if text.startswith("---\n") and (end := text.find("\n---\n", 4)) > 0:
        text = text[end + 5 :]
    return "\n".join(_lines(MarkdownIt("commonmark").enable("table").parse(text)))


def _lines(tokens: list[Token]) -> Iterator[str]:
    label, cells = "", None
    for token in tokens:
        if token.type == "list_item_open":
            label = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield "\t".join(cells)
            cells = None
        elif token.type in ("fence", "code_block", "html_block"):
            yield token.content.rstrip("\n")
        elif token.type == "inline":
            words = "".join(_words(token.children or []))
            if cells is not None:
                cells.append(words)
            else:
                yield label + words
                label = ""


def _words(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in _WORDS:
            yield token.content
        elif token.type in _BREAKS:
            yield "\n"
