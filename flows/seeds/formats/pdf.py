"""The text layer of a PDF: columns one after the other, without running heads and page numbers, paragraphs put together.

A line break within a number is kept: joining it is told as a repair when the text is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from typing import NamedTuple

import pypdfium2 as pdfium

from flows.seeds.formats.document import Unreadable
from flows.seeds.formats.limits import PAGES

_FEWEST_CHARACTERS = 20
_MARGIN = 0.12
_REPEATED = 0.4
_PAGE_NUMBER = re.compile(r"[-—–－·\s]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?\s*(?:页)?[-—–－·\s]*|[-—–－\s]*[ivxlc]{1,6}[-—–－\s]*")
_DIGITS = re.compile(r"[0-9０-９]+")
_SENTENCE = re.compile("[，。；！？、%％]|亿|万")
_STEP = 6
_SAME_LINE = 0.5
_GUTTER = 0.04
_COLUMN_LINES = 6
_ACROSS = 0.15
_ENDS = "。！？；：…”!?;:"
_LONGEST_HEADING = 30


class Line(NamedTuple):
    """A line of text and its box on the page, in points from the bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def report_in(data: bytes) -> tuple[str, str | None, str]:
    """The text, no encoding, and what made it. Unreadable where there is no text layer, or a password is needed."""
    pages = [(size, lines) for size, lines in _pages(data)]
    count = sum(len(line.text) for _, lines in pages for line in lines)
    if count < _FEWEST_CHARACTERS * len(pages):
        raise Unreadable("是扫描件，没有文字层，请先做文字识别（OCR） · a scan without a text layer: run text recognition (OCR) first")
    running = _running(pages)
    paragraphs = [text for size, lines in pages for text in _page(size, [line for line in lines if not _is_chrome(line, size, running)])]
    return "\n".join(_over_pages(paragraphs)), None, f"pypdfium2 {version('pypdfium2')}"


def _pages(data: bytes) -> Iterator[tuple[tuple[float, float], list[Line]]]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise Unreadable("已加密，需要密码 · encrypted: it needs a password") from None
        raise Unreadable(f"PDF 已损坏 · a broken PDF: {error}") from None
    if len(document) > PAGES:
        raise Unreadable(f"多于 {PAGES} 页 · more than {PAGES} pages")
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        pieces = [Line(text.get_text_bounded(*box).strip("\r\n"), *box) for box in boxes]
        yield page.get_size(), _lines([piece for piece in pieces if piece.text.strip()])


def _lines(pieces: list[Line]) -> list[Line]:
    """Pieces that follow one another on one line, put together; a wide gap stays one, for it may part columns."""
    found: list[Line] = []
    for piece in pieces:
        last = found[-1] if found else None
        height = piece.top - piece.bottom
        if last and abs(piece.bottom - last.bottom) < _SAME_LINE * height and -height < piece.left - last.right < height:
            found[-1] = Line(last.text + piece.text, last.left, min(last.bottom, piece.bottom), piece.right, max(last.top, piece.top))
        else:
            found.append(piece)
    return found


def _running(pages: list[tuple[tuple[float, float], list[Line]]]) -> set[tuple[str, int]]:
    """What stands at the top or bottom of many pages, whatever its number."""
    seen = Counter(key for size, lines in pages for key in {_key(line) for line in lines if _at_margin(line, size)})
    return {key for key, times in seen.items() if times >= max(3, _REPEATED * len(pages))}


def _key(line: Line) -> tuple[str, int]:
    """The words without digits, and the height on the page in steps of a few points."""
    return _DIGITS.sub("", "".join(line.text.split())), round(line.bottom / _STEP)


def _at_margin(line: Line, size: tuple[float, float]) -> bool:
    return line.top < _MARGIN * size[1] or line.bottom > (1 - _MARGIN) * size[1]


def _is_chrome(line: Line, size: tuple[float, float], running: set[tuple[str, int]]) -> bool:
    """A head says no sentence: what holds a comma or a stop is text, however often it comes."""
    if not _at_margin(line, size) or _SENTENCE.search(line.text):
        return False
    return _PAGE_NUMBER.fullmatch(line.text.strip()) is not None or _key(line) in running


def _page(size: tuple[float, float], lines: list[Line]) -> Iterator[str]:
    """The paragraphs of a page, column by column."""
    for column in _columns(size[0], lines):
        yield from _paragraphs(sorted(column, key=lambda line: (-line.bottom, line.left)))


def _columns(width: float, lines: list[Line]) -> list[list[Line]]:
    middle = width / 2
    left = [line for line in lines if line.right <= middle + _GUTTER * width / 2]
    right = [line for line in lines if line.left >= middle - _GUTTER * width / 2]
    across = [line for line in lines if line not in left and line not in right]
    if len(left) < _COLUMN_LINES or len(right) < _COLUMN_LINES or len(across) > _ACROSS * len(lines):
        return [lines]
    top = max(line.top for line in (*left, *right))
    above = [line for line in across if line.bottom >= top - 1]
    return [above, left, right, [line for line in across if line not in above]]


def _paragraphs(lines: list[Line]) -> Iterator[str]:
    if not lines:
        return
    margin, edge = min(line.left for line in lines), max(line.right for line in lines)
    text = ""
    for at, line in enumerate(lines):
        em = line.top - line.bottom
        before = lines[at - 1] if at else None
        starts = before is None or line.left - margin > em and before.left - margin <= em * 4 or edge - before.right > 2 * em
        if starts and text:
            yield text
            text = ""
        text = _joined(text, line.text.strip())
    yield text


def _joined(text: str, line: str) -> str:
    apart = text[-1:].isdigit() and (line[:1].isdigit() or line[:1] == ".") or text[-1:] == "." and line[:1].isdigit()
    latin = text[-1:].isascii() and text[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha()
    return text + ("\n" if apart else " " if latin else "") + line


def _over_pages(paragraphs: list[str]) -> Iterator[str]:
    """Paragraphs that go on over a page or a column are put together: the first part ends no sentence."""
    text = ""
    for paragraph in paragraphs:
        if text and text[-1] not in _ENDS and (len(text) > _LONGEST_HEADING or "，" in text):
            text = _joined(text, paragraph)
            continue
        if text:
            yield text
        text = paragraph
    if text:
        yield text
