"""`python -m bench.reading` measures what it says, and lines that no report holds are read like any other. How fast, no test says."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from bench.linearity import MADE
from flows.project import ROOT, SEEDS
from flows.seeds.one_report import report_row
from flows.seeds.reference import read_reference
from transforms.areas import AreaBook
from transforms.reading import Reader


@pytest.mark.slow
def test_one_line_of_json() -> None:
    """In a process of its own: it keeps itself on one core."""
    done = subprocess.run([sys.executable, "-m", "bench.reading", "--json", "--rounds", "1"], cwd=ROOT, capture_output=True, text=True, check=True)
    (line,) = done.stdout.splitlines()
    assert set(json.loads(line)) == {"reading_chars_per_s", "jieba_lcut_chars_per_s", "recognizers_chars_per_s"}
    assert all(speed > 0 for speed in json.loads(line).values())
    assert done.stderr == ""


@pytest.mark.parametrize("made_of", MADE)
def test_a_line_that_no_report_holds_is_read(made_of: str) -> None:
    reference = read_reference(SEEDS)
    text = MADE[made_of](100_000)
    assert len(text) == 100_000 and len(set(text)) <= 10
    report = report_row(f"各位代表：\n{text}", "330600-2024", AreaBook(reference.areas))
    reading = Reader(reference).read(report)
    assert reading.observations == reading.rankings == []
    assert [row.numeral for row in reading.numerals] == ([text] if made_of == "digits" else [])
