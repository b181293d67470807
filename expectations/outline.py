"""The outline is a tree whose leaves cover the text once, each section spanning just what its leaves span."""

from __future__ import annotations

from collections import defaultdict

from expectations.declare import Check
from expectations.world import Row, World


def _is_leaf(row: Row, world: World) -> bool:
    return row.section_id not in world.values("sections", "parent_id")


def _placed(row: Row) -> bool:
    return isinstance(row.char_start, int) and isinstance(row.char_end, int) and row.char_start <= row.char_end


def _leaves(world: World) -> dict[str, list[Row]]:
    """The leaves of each report in the order of the text; empty ones (a heading without text) last at their place."""
    leaves: dict[str, list[Row]] = defaultdict(list)
    for row in world.tables["sections"]:
        if _placed(row) and _is_leaf(row, world):
            leaves[row.report_id].append(row)
    for rows in leaves.values():
        rows.sort(key=lambda row: (row.char_start, row.char_end))
    return leaves


def _before(world: World) -> dict[int, Row]:
    """For each leaf the one before it."""
    return {id(row): before for rows in world.once(_leaves).values() for before, row in zip(rows, rows[1:])}


def leaf_follows_leaf(row: Row, world: World) -> bool | None:
    before = world.once(_before).get(id(row))
    return None if before is None else row.char_start == before.char_end


def leaves_reach_both_ends(row: Row, world: World) -> bool | None:
    leaves = world.once(_leaves).get(row.report_id, [])
    if not leaves:
        return not row.text
    return leaves[0].char_start == 0 and leaves[-1].char_end == len(row.text)


def span_ascends(row: Row, world: World) -> bool | None:
    return row.char_start <= row.char_end


def _children(world: World) -> dict[str, list[Row]]:
    children: dict[str, list[Row]] = defaultdict(list)
    for row in world.tables["sections"]:
        children[row.parent_id].append(row)
    return children


def spans_its_parts(row: Row, world: World) -> bool | None:
    """A section with sub-sections begins where its first begins and ends where its last ends."""
    parts = [part for part in world.once(_children).get(row.section_id, []) if _placed(part)]
    if not parts:
        return None
    return row.char_start == min(part.char_start for part in parts) and row.char_end == max(part.char_end for part in parts)


def below_its_parent(row: Row, world: World) -> bool | None:
    """The parent is of the same report and of a lower level, so that there is no circle."""
    parent = world.sections.get(row.parent_id)
    if parent is None or None in (parent.report_id, parent.level):
        return None
    return parent.report_id == row.report_id and parent.level < row.level


def _ordinals(world: World) -> dict[int, int]:
    """The place of each section among its siblings, from 1, in the order of the text."""
    groups: dict[tuple, list[Row]] = defaultdict(list)
    for row in world.tables["sections"]:
        if _placed(row):
            groups[row.report_id, row.parent_id].append(row)
    return {
        id(row): place
        for rows in groups.values()
        for place, row in enumerate(sorted(rows, key=lambda row: (row.char_start, row.char_end)), start=1)
    }


def ordinal_counts(row: Row, world: World) -> bool | None:
    place = world.once(_ordinals).get(id(row))
    return None if place is None else row.ordinal == place


def _in_span(words: str, row: Row, world: World) -> bool | None:
    """Whether the section has the words, as written or as read; a heading broken over lines is given in one."""
    texts = world.text_of(row.report_id), world.read_of(row.report_id)
    if None in texts:
        return None
    return any("".join(words.split()) in "".join(text[row.char_start : row.char_end].split()) for text in texts)


def heading_in_span(row: Row, world: World) -> bool | None:
    return _in_span(row.heading, row, world)


def label_in_span(row: Row, world: World) -> bool | None:
    return _in_span(row.label, row, world)


def _span(row: Row, world: World) -> str:
    return f"{row.char_start}-{row.char_end}"


_SPAN = ("report_id", "char_start", "char_end")
CHECKS = (
    Check("sections", "level_1_to_4", "critical", "层级为 1 至 4", "The level is 1 to 4", column="level",
          type="expect_column_values_to_be_between", kwargs={"column": "level", "min_value": 1, "max_value": 4}),
    Check("sections", "span_ascends", "critical", "起始位置不大于结束位置", "A section does not end before it begins",
          column="char_start", holds=span_ascends, needs=_SPAN, say=_span),
    Check("sections", "leaf_follows_leaf", "critical", "每个叶子章节从上一个结束处开始", "Every leaf begins where the one before it ends",
          column="char_start", holds=leaf_follows_leaf, needs=_SPAN, say=_span),
    Check("reports", "leaves_reach_both_ends", "critical", "叶子章节从正文开头覆盖到末尾", "The leaves reach from the first character of the text to the last",
          column="text", holds=leaves_reach_both_ends, needs=("report_id", "text")),
    Check("sections", "spans_its_parts", "critical", "上级章节的范围恰为其下级之和", "A section spans just what its sub-sections span",
          column="char_end", holds=spans_its_parts, needs=("section_id", *_SPAN), say=_span),
    Check("sections", "below_its_parent", "critical", "上级章节属于同一报告，层级更高", "The parent is of the same report and of a lower level",
          column="parent_id", holds=below_its_parent, needs=("report_id", "parent_id", "level")),
    Check("sections", "ordinal_counts", "critical", "次序在同级中从 1 起连续", "Siblings are counted from 1 in the order of the text",
          column="ordinal", holds=ordinal_counts, needs=("ordinal", *_SPAN)),
    Check("sections", "heading_in_span", "critical", "标题是该章节中的原文", "The heading stands in the section, verbatim",
          column="heading", holds=heading_in_span, needs=("heading", *_SPAN)),
    Check("sections", "label_in_span", "critical", "编号是该章节中的原文", "The label stands in the section, verbatim",
          column="label", holds=label_in_span, needs=("label", *_SPAN)),
)  # fmt: skip
