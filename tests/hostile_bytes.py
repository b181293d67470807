"""What must hold of any bytes, for hypothesis (tests/test_hostile_texts.py) and for atheris (bench/fuzz.py)."""

from __future__ import annotations

from flows.project import SEEDS
from flows.seeds.formats.document import Document, Unreadable
from flows.seeds.formats.dump import rows
from flows.seeds.formats.kinds import LINES, MARKDOWN, TABLE, TEXT
from flows.seeds.formats.text import text_of
from flows.seeds.one_report import report_row
from flows.seeds.reference import read_reference
from transforms.areas import AreaBook
from transforms.readable import readable
from transforms.reading import Reader
from transforms.sections.outline import leaves, outline
from transforms.sources.decoding import Undecodable, canonical_text
from transforms.sources.genre import why_no_report
from transforms.sources.metadata import Facts, Unclear, facts_in_name, findings

WORDS = (
    "各位代表", "政府工作报告", "我代表", "绍兴市", "朝阳区", "人民政府", "2024年", "２０２３年", "二〇〇七年", "工作回顾", "一、", "（二）", "增长", "5", ".5", " ", "%", "亿元", "\n", "。", "，", "第", "位",
    "&nbsp;", r"\r\n", "<p>", "??", "經濟", "\ufffd", "\x1f", "\u200b", "翻两番", "百分之", "9.7:39.5:50.8", "至", "-", "“", "”", "1月16日", "人民代表大会", "X亿元", "—3—", "\x00", "\r", "\ufeff",
)  # fmt: skip
_REFERENCE = read_reference(SEEDS)
_READER, _AREAS = Reader(_REFERENCE), AreaBook(_REFERENCE.areas)


def read_or_refused(data: bytes, name: str) -> None:
    """`data`, in a file called `name`: decoded, judged, placed, outlined and read, or refused with a typed error in both languages."""
    try:
        text = canonical_text(data)
    except Undecodable as error:
        assert " · " in str(error)
        return
    read = readable(text)
    assert len(read) == len(text)
    why_no_report(read)
    try:
        findings(text, Facts(), facts_in_name(name, _AREAS), _AREAS)
    except Unclear as error:
        assert " · " in str(error)
    report = report_row(text, "x", _AREAS, 2024)
    parts = leaves(outline(report.report_id, text))
    assert "".join(text[part.char_start : part.char_end] for part in parts) == text
    reading = _READER.read(report)
    assert all(row.numeral == text[row.char_start : row.char_end] for row in reading.numerals)


def taken_or_refused(data: bytes) -> None:
    """`data` as a dump, as Markdown and as text: its documents, or a typed error in both languages."""
    for kind in (TABLE, LINES):
        try:
            list(rows("dump", kind, data))
        except Unreadable as error:
            assert " · " in str(error)
    for kind in (TEXT, MARKDOWN):
        try:
            text_of(Document("x", "x", kind, data))
        except Unreadable as error:
            assert " · " in str(error)
