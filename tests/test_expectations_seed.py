"""The project's own seed through the whole gate: only its known defect is named."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from flows.runs.stages import outline_all, read_all
from flows.seeds.dictionaries import read_lexicon
from flows.seeds.reference import read_reference
from tests.all_at_once import assemble, check
from transforms.reading import Reader
from transforms.tables import BY_NAME

SEEDS = Path(__file__).parent.parent / "seeds"


@cache
def result():
    reference = read_reference(SEEDS)
    text = (SEEDS / "330600-2024.txt").read_text(encoding="utf-8")
    report = BY_NAME["reports"].row_type(
        "330600-2024", "330600", "绍兴市", "prefecture", "330000", 2024, 2023, "政府工作报告", None, "330600-2024.txt", None, "0" * 64, len(text), text,
    )  # fmt: skip
    return check(assemble([report], outline_all([report]), read_all(Reader(reference), [report]), reference, read_lexicon(SEEDS)), reference)


def test_the_seed_passes_every_critical_check():
    assert result().stopped_by == []


def test_the_seed_has_lost_every_zui_and_that_is_said_with_places():
    [line] = result().warned_by
    assert line.startswith("reports.superlatives_kept: ") and "全省最低" in line and "2.49%、全省低" in line
