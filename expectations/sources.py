"""What was repaired: the places are there, and numbers that may have been lost are told."""

from __future__ import annotations

from expectations.declare import Check
from expectations.world import Row, World


def found_in_text(row: Row, world: World) -> bool | None:
    text = world.text_of(row.report_id)
    return None if text is None else 0 <= row.char_start < row.char_end and text[row.char_start : row.char_end] == row.found


def numbers_kept(row: Row, world: World) -> bool | None:
    return not row.touches_numbers if row.outcome == "left" else None


def _say(row: Row, world: World) -> str:
    return f"{row.kind} ×{row.occurrences} @{row.char_start} {row.found[:12]!r}"


CHECKS = (
    Check("repairs", "found_in_text", "critical", "所列位置的原文与 found 一致", "The text has there what was found",
          column="found", holds=found_in_text, needs=("report_id", "char_start", "char_end", "found"), say=_say),
    Check("repairs", "numbers_kept", "warning", "没有无法修复、可能已丢失的数字", "No number may have been lost for good",
          ("找一份完好的来源，或接受这些数字缺失", "find a better source, or accept that these numbers are missing"),
          "outcome", holds=numbers_kept, needs=("outcome", "touches_numbers"), say=_say),
)  # fmt: skip
