"""Any bytes at all: decoded, judged, placed and read, or refused with a typed error; nothing else, and no hang."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.project import SEEDS
from flows.seeds.formats.document import Document, Unreadable
from flows.seeds.formats.kinds import LINES, MARKDOWN, TABLE, TEXT
from flows.seeds.formats.dump import rows
from flows.seeds.formats.text import text_of
from flows.seeds.one_report import report_row
from flows.seeds.reference import read_reference
from transforms.areas import AreaBook
from transforms.readable import readable
from transforms.reading import Reader
from transforms.sources.decoding import Undecodable, canonical_text
from transforms.sources.genre import why_no_report
from transforms.sources.metadata import Facts, Unclear, facts_in_name, findings

REFERENCE = read_reference(SEEDS)
READER, AREAS = Reader(REFERENCE), AreaBook(REFERENCE.areas)
WORDS = st.sampled_from([
    "各位代表", "政府工作报告", "我代表", "绍兴市", "朝阳区", "人民政府", "2024年", "２０２３年", "二〇〇七年", "工作回顾", "一、", "（二）", "增长", "5", ".5", " ", "%", "亿元", "\n", "。", "，", "第", "位",
    "&nbsp;", r"\r\n", "<p>", "??", "經濟", "\ufffd", "\x1f", "\u200b", "翻两番", "百分之", "9.7:39.5:50.8", "至", "-", "“", "”", "1月16日", "人民代表大会", "X亿元", "—3—", "\x00", "\r", "\ufeff",
])  # fmt: skip
SOURCES = st.one_of(
    st.binary(max_size=200),
    st.tuples(st.lists(WORDS, max_size=60).map("".join), st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-le", "big5", "latin-1"])).map(lambda pair: pair[0].encode(pair[1], "replace")),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
)  # fmt: skip


@settings(max_examples=150)
@given(SOURCES, st.text(max_size=20))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        text = canonical_text(data)
    except Undecodable as error:
        assert " · " in str(error)
        return
    read = readable(text)
    assert len(read) == len(text)
    why_no_report(read)
    try:
        findings(text, Facts(), facts_in_name(name, AREAS), AREAS)
    except Unclear as error:
        assert " · " in str(error)
    reading = READER.read(report_row(text, "x", AREAS, 2024))
    assert all(row.numeral == text[row.char_start : row.char_end] for row in reading.numerals)


@settings(max_examples=100)
@given(SOURCES)
def test_any_dump_and_any_markdown_is_read_or_refused(data: bytes) -> None:
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
