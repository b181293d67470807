"""A Word file: its paragraphs and tables in order, with what was inserted and without what was deleted.

Numbers that Word counts itself (automatic lists) are in no paragraph and cannot be read.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.metadata import version

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table

from flows.seeds.formats.archive import opened

_TEXT, _DELETED = qn("w:t"), qn("w:del")
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# A drawing is given twice, the second time for old programs; what moved away stands where it moved to.
_SKIPPED = frozenset((_DELETED, qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"))


def report_in(data: bytes) -> tuple[str, str | None, str]:
    """The text, no encoding, and what made it. Unreadable where the file is a bomb."""
    opened(data).close()
    document = Document(io.BytesIO(data))
    return "\n".join(_lines(document)), None, f"python-docx {version('python-docx')}"


def _lines(document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "\t".join("".join(_words(cell._tc)).replace("\n", " ") for cell in row.cells)
        else:
            yield "".join(_words(block._p))


def _words(element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _words(child)
