"""The outline of a report: a tree of sections whose leaves cover every character of the text once.

Levels: 1 = a part (`一、`, or a title without a number) · 2 = `（一）`, `一是`, `——`, `1.`, or a heading on a line of its own
below a part · 3 = the same one step further down, or a paragraph named by its short first sentence · 4 = a paragraph.
Leaves are paragraphs (see transforms.sections.paragraphs). A numbered item that is a single paragraph is itself a leaf; a section
with more below it has its own first line as its first leaf (level 4, without heading). What stands before the first part
are leaves without a parent.
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.readable import readable
from transforms.sections.headings import ANNEX, PLAIN, SALUTATION, Mark, is_line_heading, mark_of, run_in_heading
from transforms.sections.paragraphs import Layout, Paragraph, paragraphs
from transforms.sections.roles import assign_roles
from transforms.sections.tree import Node, build
from transforms.tables import SECTIONS

Section = SECTIONS.row_type


def outline(report_id: str, text: str) -> list[Section]:
    """The sections of a report in document order, parents before children; none for an empty text.

    `section_id` is `<report_id>-s` and the path of ordinals from the root (`330600-2024-s4.6.2`). `heading` is the text as
    written, without its label and full stop. For the roles see transforms.sections.roles; the year in the report_id
    (`<ref_area>-<year>`) tells a review from a plan.
    """
    read = readable(text)
    layout, found = paragraphs(read)
    nodes = build(found, _marks(found, layout), layout)
    assign_roles(nodes, int(report_id.rpartition("-")[2]))
    rows = _rows(report_id, nodes)
    return rows if read is text else [_as_written(row, text, read) for row in rows]


def _as_written(row: Section, text: str, read: str) -> Section:
    """The section with its heading in the report's own characters, which are as many as those that were read."""
    at = read.find(row.heading, row.char_start, row.char_end) if row.heading else -1
    return row._replace(heading=text[at : at + len(row.heading)]) if at >= 0 else row


def leaves(sections: Sequence[Section]) -> list[Section]:
    """The sections without sections below them; their spans cover the text once, in order."""
    inner = {section.parent_id for section in sections}
    return [section for section in sections if section.section_id not in inner]


def _rows(report_id: str, nodes: list[Node]) -> list[Section]:
    rows = []
    for node in nodes:
        parent, mark, ordinal = node.parent, node.mark, node.ordinal
        parent_id = parent.section_id if parent else None
        node.section_id = f"{parent_id}.{ordinal}" if parent else f"{report_id}-s{ordinal}"
        place = (node.section_id, report_id, parent_id, node.level, ordinal)
        rows.append(Section(*place, mark.label, mark.heading, node.role, node.start, node.end))
    return rows


def _marks(found: list[Paragraph], layout: Layout) -> list[Mark]:
    """What every paragraph is, seen with its neighbours. Headings without number are looked for after the opening only."""
    marks = [mark_of(body) if body else PLAIN for _, _, body in found]
    first = _first_section(found, marks)
    if layout == "sentences":
        return marks
    if layout == "paragraphs":
        _mark_line_headings(found, marks, first)
    _mark_run_in_headings(found, marks, first)
    return marks


def _first_section(found: list[Paragraph], marks: list[Mark]) -> int:
    """Where the opening ends: at the first part; in a text without parts, after the salutation."""
    for i, mark in enumerate(marks):
        if mark.style == "han" or mark.style == "paren" and mark.number == 1:
            return i
        if mark.style == "title" and not ANNEX.match(found[i].body):
            return i
    return next((i + 1 for i, paragraph in enumerate(found) if SALUTATION.match(paragraph.body)), 0)


def _mark_run_in_headings(found: list[Paragraph], marks: list[Mark], first: int) -> None:
    """Short first sentences that name their paragraphs. They come in series: one without a neighbour is a maxim."""
    headings = [run_in_heading(found[i].body) if i >= first and marks[i] is PLAIN else None for i in range(len(marks))]
    headings.append(None)
    for i in range(first, len(marks)):
        if headings[i] and (headings[i + 1] or i and headings[i - 1]):
            marks[i] = Mark("", 0, None, headings[i])


def _mark_line_headings(found: list[Paragraph], marks: list[Mark], first: int) -> None:
    """Headings without number on lines of their own; the tree takes them for headings where two or more make a list.

    Where no part has a number, one without any punctuation is a part (`阔步迈上新征程`).
    """
    numbered = any(mark.style == "han" for mark in marks)
    for i in range(first, len(marks) - 1):
        body = found[i].body
        if marks[i] is PLAIN and marks[i + 1] is PLAIN and is_line_heading(body, found[i + 1].body):
            style = "title" if not numbered and body.isalnum() else "alone"
            marks[i] = Mark(style, 0, None, body.rstrip("。"))
