"""A Word file: its paragraphs and tables in order, with what was inserted and without what was deleted, with the numbers
that Word counts itself; text boxes behind their paragraph, notes behind it all.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.metadata import version

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from flows.seeds.formats.archive import opened
from flows.seeds.formats.word_numbers import Numbering

_TEXT, _PARAGRAPH, _TABLE, _BOX = qn("w:t"), qn("w:p"), qn("w:tbl"), qn("w:txbxContent")
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# A drawing is given twice, the second time for old programs; what moved away stands where it moved to.
_SKIPPED = frozenset((qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"))
_CONTENTS = "Table of Contents"
_NOTES = {RELATIONSHIP_TYPE.FOOTNOTES: qn("w:footnote"), RELATIONSHIP_TYPE.ENDNOTES: qn("w:endnote")}


def report_in(data: bytes) -> tuple[str, str | None, str]:
    """The text, no encoding, and what made it. Unreadable where the file is a bomb."""
    opened(data).close()
    document = Document(io.BytesIO(data))
    numbering = Numbering(document)
    lines = [*_lines(document.element.body, numbering), *_notes(document, numbering)]
    return "\n".join(lines), None, f"python-docx {version('python-docx')}"


def _lines(blocks, numbering: Numbering) -> Iterator[str]:
    """What stands in the body, a cell, a box or a note, a line for a paragraph or a row of a table."""
    for block in blocks:
        if block.tag in _SKIPPED or _is_contents(block):
            continue
        if block.tag == _PARAGRAPH:
            yield numbering.label(block) + "".join(_words(block))
            for box in block.iter(_BOX):
                if not any(above.tag in _SKIPPED for above in box.iterancestors()):
                    yield from _lines(box, numbering)
        elif block.tag == _TABLE:
            for row in block.iter(qn("w:tr")):
                if next(row.iterancestors(_TABLE)) is block:
                    yield "\t".join(_cell(cell, numbering) for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row)
        else:
            yield from _lines(block, numbering)


def _cell(cell, numbering: Numbering) -> str:
    """Its paragraphs, and the cells of a table in it, a blank apart: numbers must not run together."""
    return " ".join(" ".join(_lines(cell, numbering)).split())


def _words(element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or child.tag == _BOX:
            continue
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _words(child)


def _is_contents(block) -> bool:
    """A table of contents repeats the headings, with numbers of pages."""
    gallery = block.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and gallery.get(qn("w:val")) == _CONTENTS


def _notes(document, numbering: Numbering) -> Iterator[str]:
    """Foot- and endnotes with the numbers that they have in the text, under a heading of their own."""
    found = []
    for relation in document.part.rels.values():
        if note := _NOTES.get(relation.reltype):
            notes = parse_xml(relation.target_part.blob).findall(note)
            found += ["".join(_lines(each, numbering)).strip() for each in notes if each.get(qn("w:type")) in (None, "normal")]
    if any(found):
        yield "注释"
        yield from (f"[{number}]{words}" for number, words in enumerate(found, start=1))
