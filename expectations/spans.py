"""Spans: what a row says it stands on is really there, character for character, in the text, the evidence and the section."""

from __future__ import annotations

from collections.abc import Iterator

from expectations.declare import Check
from expectations.values import rank_of, stands_for, upper_span
from expectations.world import Row, World

SPANNED = ("observations", "rankings", "qualitative_targets", "numerals", "attention_hits")
WITH_EVIDENCE = SPANNED[:3]


def _text(row: Row, world: World) -> str | None:
    """The text of the row's report, where the row's span lies within it."""
    text = world.text_of(row.report_id)
    return text if text is not None and 0 <= row.char_start < row.char_end <= len(text) else None


def _read(row: Row, world: World) -> str | None:
    """The same as it is read; places are the same."""
    return None if _text(row, world) is None else world.read_of(row.report_id)


def span_in_text(row: Row, world: World) -> bool | None:
    if world.text_of(row.report_id) is None:
        return None
    return _text(row, world) is not None


def section_holds_span(row: Row, world: World) -> bool | None:
    """The section is of the same report, has no sub-section, and reaches around the span."""
    section = world.sections.get(row.section_id)
    if section is None or None in (section.char_start, section.char_end) or _text(row, world) is None:
        return None
    inside = section.char_start <= row.char_start and row.char_end <= section.char_end
    leaf = row.section_id not in world.values("sections", "parent_id")
    return inside and leaf and section.report_id in (row.report_id, None)


def evidence_in_text(row: Row, world: World) -> bool | None:
    text = world.text_of(row.report_id)
    return None if text is None else row.evidence in text


def evidence_has_number(row: Row, world: World) -> bool | None:
    """One place where the evidence stands in the text reaches around the span."""
    text = _text(row, world)
    if text is None or row.evidence not in text:
        return None
    at = text.find(row.evidence, max(0, row.char_end - len(row.evidence)))
    return 0 <= at <= row.char_start


def value_as_written(row: Row, world: World) -> bool | None:
    text = _read(row, world)
    return None if text is None else stands_for(text, row.char_start, row.char_end, world.as_read("observations", row, "obs_value"))


def upper_as_written(row: Row, world: World) -> bool | None:
    text, upper = _read(row, world), world.as_read("observations", row, "obs_value_upper")
    if text is None or upper is None:
        return None
    span = upper_span(text, row.char_end)
    return span is not None and stands_for(text, *span, upper)


def rank_as_written(row: Row, world: World) -> bool | None:
    text = _read(row, world)
    return None if text is None else rank_of(text, row.char_start, row.char_end) == world.as_read("rankings", row, "rank")


def numeral_as_written(row: Row, world: World) -> bool | None:
    text = _text(row, world)
    return None if text is None else text[row.char_start : row.char_end] == row.numeral


def name_in_words(row: Row, world: World) -> bool | None:
    """A name has a letter or a Chinese character in it."""
    return any(character.isalpha() for character in row.indicator_name)


def _context(row: Row, world: World) -> str:
    text = _text(row, world)
    if text is None:
        return f"{row.char_start}-{row.char_end}"
    before, after = text[max(0, row.char_start - 8) : row.char_start], text[row.char_end : row.char_end + 6]
    return f"{before}【{text[row.char_start : row.char_end]}】{after}".replace("\n", "⏎")


def _everywhere(table: str) -> Iterator[Check]:
    needs = ("report_id", "char_start", "char_end")
    yield Check(table, "span_in_text", "critical", "起止位置在正文之内", "The span lies within the text",
                column="char_start", holds=span_in_text, needs=needs, say=_context)  # fmt: skip
    yield Check(table, "section_holds_span", "critical", "所在章节是同一报告的叶子章节，且包含该位置", "The section is a leaf of the same report and reaches around the span",
                column="section_id", holds=section_holds_span, needs=(*needs, "section_id"), say=_context)  # fmt: skip


def _with_evidence(table: str) -> Iterator[Check]:
    yield Check(table, "evidence_in_text", "critical", "依据是正文中的原文", "The evidence is in the text, verbatim",
                column="evidence", holds=evidence_in_text, needs=("report_id", "evidence"), say=lambda row, world: row.evidence[:24])  # fmt: skip
    yield Check(table, "evidence_has_number", "critical", "依据包含该处原文", "The evidence contains this very place",
                column="evidence", holds=evidence_has_number, needs=("report_id", "evidence", "char_start", "char_end"), say=_context)  # fmt: skip
    yield Check(table, "name_in_words", "warning", "指标名称含文字", "The indicator's name has words in it",
                column="indicator_name", holds=name_in_words, needs=("indicator_name",), say=_context)  # fmt: skip


_SPAN = ("report_id", "char_start", "char_end")
CHECKS = (
    *(check for table in SPANNED for check in _everywhere(table)),
    *(check for table in WITH_EVIDENCE for check in _with_evidence(table)),
    Check("observations", "value_as_written", "critical", "该位置的数字就是 obs_value（更正前）的绝对值", "The numeral at the span is obs_value without its sign, or was before a correction",
          column="obs_value", holds=value_as_written, needs=(*_SPAN, "obs_value"), say=_context),
    Check("observations", "upper_as_written", "critical", "其后的数字就是区间上限（更正前）", "The numeral that follows is the upper end of the range, or was before a correction",
          column="obs_value_upper", holds=upper_as_written, needs=(*_SPAN, "obs_value_upper"), say=_context),
    Check("rankings", "rank_as_written", "critical", "该位置的数字就是位次（更正前）", "The numeral at the span is the rank, or was before a correction",
          column="rank", holds=rank_as_written, needs=(*_SPAN, "rank"), say=_context),
    Check("numerals", "numeral_as_written", "critical", "该位置的原文就是 numeral", "The text at the span is the numeral",
          column="numeral", holds=numeral_as_written, needs=(*_SPAN, "numeral"), say=_context),
)  # fmt: skip
