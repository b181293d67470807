"""A page as the tests see it: elements in order, ids, links, and the text of the report inside it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Element(NamedTuple):
    tag: str
    attributes: dict[str, str | None]


class Page(HTMLParser):
    """Parsed on construction. `article` is the text in `.text`, `marks` what stands in each mark, `data` the JSON block."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.article = ""
        self.marks: dict[int, str] = {}
        self.data = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)
        if tag == "mark":
            self.marks[int(element.attributes["data-n"] or "")] = ""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(element.attributes.get("class") == "text" for element in self.open):
            self.article += data
        for element in self.open:
            if element.tag == "mark":
                self.marks[int(element.attributes["data-n"] or "")] += data
        if self.open and self.open[-1].tag == "script" and self.open[-1].attributes.get("id") == "data":
            self.data += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [element.attributes for element in self.elements if element.tag == tag]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] or "" for element in self.elements if "id" in element.attributes]
