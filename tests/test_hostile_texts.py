"""Any bytes at all: decoded, judged, placed and read, or refused with a typed error; nothing else, and no hang."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.project import ROOT
from tests.hostile_bytes import WORDS, read_or_refused, taken_or_refused

SOURCES = st.one_of(
    st.binary(max_size=200),
    st.tuples(st.lists(st.sampled_from(WORDS), max_size=60).map("".join), st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-le", "big5", "latin-1"])).map(lambda pair: pair[0].encode(pair[1], "replace")),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
)  # fmt: skip


@settings(max_examples=150)
@given(SOURCES, st.text(max_size=20))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    read_or_refused(data, name)


@settings(max_examples=100)
@given(SOURCES)
def test_any_dump_and_any_markdown_is_read_or_refused(data: bytes) -> None:
    taken_or_refused(data)


@pytest.mark.slow
def test_inputs_that_a_fuzzer_finds_are_read_or_refused(tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="needs atheris (pip install atheris)")
    done = subprocess.run([sys.executable, "-m", "bench.fuzz", "--runs", "3000", "--keep", tmp_path], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
