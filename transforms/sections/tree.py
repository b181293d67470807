"""Paragraphs and the place each claims, put together into a tree of sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.sections.headings import PLAIN, Mark, begins_speech
from transforms.sections.paragraphs import Layout, Paragraph

# Which numbering stands above which. Rank 5 hangs below whatever is open: `一是` may be a chapter or a detail.
RANK = {"title": 0, "han": 1, "paren": 2, "arabic": 3, "digit": 4, "shi": 5, "di": 5, "dash": 5, "alone": 5}
_UNNUMBERED = frozenset(("dash", "alone"))
_LOOSE = 5
_PARAGRAPH_LEVEL = 4
# Reports lose a number now and then; a jump of more than this begins another list.
_LONGEST_JUMP = 3

# A paragraph that begins like this speaks about the whole part, not about the last numbered item above it.
_ABOUT_THE_PART = re.compile(
    r"各\s?位\s?代|过去(?:的)?[一五]年|刚刚过去|一年来|五年来|这些成绩|成[绩就](?:的取得|来之|属于)|在(?:肯定|看到|总结|此)"
    r"|总结|总的|回[顾首望]|我们(?:也|还|要)?清醒|展望"
)
_PERHAPS_ABOUT_THE_PART = re.compile(
    r"(?:与此)?同时[，,]|此外[，,]|另外|当前[，,]|最后|新的一年|为?(?:实现|完成|做好|围绕)(?:上述|今年|以上|全年)|今[年后]|[0-9]{4}年|“十"
)


class Node:
    """A section under construction: `body` is its own first paragraph, `earlier` the items before it in its list."""

    __slots__ = (
        "parent", "level", "ordinal", "mark", "start", "end", "body",
        "children", "earlier", "longest", "goes_on", "role", "section_id",
    )

    def __init__(self, parent: Node | None, level: int, ordinal: int, mark: Mark, paragraph: Paragraph) -> None:
        self.parent, self.level, self.ordinal, self.mark = parent, level, ordinal, mark
        self.start, self.end, self.body = paragraph
        self.children = self.earlier = self.longest = 0
        self.goes_on = False
        self.role = self.section_id = ""


def build(found: Sequence[Paragraph], marks: Sequence[Mark], layout: Layout) -> list[Node]:
    """The sections in document order, parents before children, every parent's span covering its children."""
    tree = _Tree(layout)
    for paragraph, mark, goes_on in zip(found, marks, _lists_that_go_on(marks)):
        if mark.style in RANK:
            tree.add_item(paragraph, mark, goes_on)
        else:
            tree.add_paragraph(paragraph, mark)
    for node in reversed(tree.nodes):
        if node.parent and node.parent.end < node.end:
            node.parent.end = node.end
    return tree.nodes


def _lists_that_go_on(marks: Sequence[Mark]) -> list[bool]:
    """For every item whether a later one continues its list before a higher heading intervenes."""
    goes_on = [False] * len(marks)
    ahead: dict[str, int] = {}
    for i in range(len(marks) - 1, -1, -1):
        style, number = marks[i].style, marks[i].number
        if style in RANK:
            rank = RANK[style]
            goes_on[i] = style in ahead and (style in _UNNUMBERED or ahead[style] > number)
            for other in [other for other in ahead if RANK[other] > rank]:
                del ahead[other]
            ahead[style] = number
    return goes_on


def _is_no_item(paragraph: Paragraph, mark: Mark, goes_on: bool) -> bool:
    """A number that begins a sentence by chance: a list of one, or `二、三产业…` where no `一、` came before."""
    if mark.style == "han":
        return mark.number != 1 and paragraph.body[-1] == "。"
    return mark.style != "title" and not goes_on


class _Tree:
    """The sections so far and those still open, outermost first."""

    def __init__(self, layout: Layout) -> None:
        self.nodes: list[Node] = []
        self.open: list[Node] = []
        self.roots = 0
        self.layout = layout

    def add_item(self, paragraph: Paragraph, mark: Mark, goes_on: bool) -> None:
        """A numbered or titled section: the next of an open list, or the first of a new one below what stands above it."""
        before = self._previous_item(mark)
        if before is None:
            if _is_no_item(paragraph, mark, goes_on):
                self.add_paragraph(paragraph, PLAIN)
                return
            self._close_down_to(mark)
        parent = self._innermost()
        level = parent.level + 1 if parent else 1 if RANK[mark.style] < 2 else 2
        node = self._add(parent, level, mark, paragraph)
        node.goes_on = goes_on
        if before:
            node.earlier, node.longest = before.earlier + 1, max(before.longest, before.children)
        self.open.append(node)

    def add_paragraph(self, paragraph: Paragraph, mark: Mark) -> None:
        """A paragraph below the innermost section it can belong to; level 3 when its first sentence is its heading.

        `各位代表：` on a line of its own begins a speech: no section of another one (a page may hold two) goes on over it.
        """
        if paragraph.body and begins_speech(paragraph.body):
            self.open.clear()
        while (parent := self._innermost()) and self._leaves(parent, paragraph.body):
            del self.open[self.open.index(parent) :]
        named = mark.heading is not None and (parent is None or parent.level < 3)
        self._add(parent, 3 if named else _PARAGRAPH_LEVEL, mark, paragraph)

    def _innermost(self) -> Node | None:
        """The innermost open section that can hold others; an item at the lowest level is open only for its list to go on."""
        for item in reversed(self.open):
            if item.level < _PARAGRAPH_LEVEL:
                return item
        return None

    def _previous_item(self, mark: Mark) -> Node | None:
        """The open item that this one follows in its list, closed together with all below it."""
        for i in range(len(self.open) - 1, -1, -1):
            item = self.open[i]
            if item.mark.style == mark.style and (
                mark.style in _UNNUMBERED or item.mark.number < mark.number <= item.mark.number + _LONGEST_JUMP
            ):
                del self.open[i:]
                return item
        return None

    def _close_down_to(self, mark: Mark) -> None:
        """Close what a new list cannot stand below. A second `一、` below an open one is a list inside that part."""
        rank = RANK[mark.style]
        deepest = 1 if mark.style == "han" else rank - 1
        while self.open and RANK[self.open[-1].mark.style] > deepest:
            if rank == _LOOSE and self.open[-1].goes_on and self.open[-1].mark.style != mark.style:
                break
            self.open.pop()

    def _leaves(self, item: Node, body: str) -> bool:
        """Whether a paragraph without number stands after an open item rather than in it. Only the last of a list ends so."""
        if RANK[item.mark.style] < 2 or item.goes_on:
            return False
        if item.earlier and item.longest < 2 and item.children >= item.longest:
            return True
        return bool(_ABOUT_THE_PART.match(body)) or self.layout != "sentences" and bool(_PERHAPS_ABOUT_THE_PART.match(body))

    def _add(self, parent: Node | None, level: int, mark: Mark, paragraph: Paragraph) -> Node:
        if parent is None:
            self.roots += 1
            node = Node(None, level, self.roots, mark, paragraph)
        else:
            if not parent.children:
                self._add_own_line(parent)
            parent.children += 1
            node = Node(parent, level, parent.children + 1, mark, paragraph)
        self.nodes.append(node)
        return node

    def _add_own_line(self, parent: Node) -> None:
        """The first line of a section with more below it becomes its first leaf."""
        line = Paragraph(parent.start, parent.end, parent.body)
        self.nodes.append(Node(parent, _PARAGRAPH_LEVEL, 1, PLAIN, line))
