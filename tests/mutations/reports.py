"""Mutations of reports, of the health of their texts, and of their outlines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.mutations.tools import MUTATIONS, Tables, add, edit, edits, extends, find, mutation, rewrite
from transforms.reference import ReferenceData

# Reports.
edits("reports.id_says_area_and_year", "reports", "330800-2024", ref_area="330700")
edits("reports.ref_area_formed", "reports", "330800-2024", ref_area="33080")
edits("observations.ref_area_formed", "observations", "o06", ref_area="33070")
edits("reports.area_as_listed", "reports", "330800-2024", parent_area="320000")
edits("reports.delivered_on_a_day", "reports", "330800-2024", delivered_on="2024-13-20")
edits("reports.delivered_in_year", "reports", "330800-2024", delivered_on="2023-12-28")
edits("reports.sha256_formed", "reports", "330800-2024", source_sha256="not a hash")
edits("reports.counted", "reports", "330800-2024", n_chars=3)
MUTATIONS["reports.canonical"] = lambda tables, reference: rewrite(tables, "330800-2024", "：\n", "：\r")
MUTATIONS["reports.area_known"] = lambda tables, reference: replace(reference, areas=reference.areas[:-1])
MUTATIONS["indicators.code_formed"] = lambda tables, reference: add(tables, "indicators", "retail_sales", indicator_code="Exports 2")


@mutation("reports.review_before_report")
def _(tables, reference):
    edit(tables, "reports", "330800-2024", review_year=2022)
    edit(tables, "observations", "330800-2024-o01", obs_status="estimated")


# Source health.
extends("reports.superlatives_kept", "我们坚持稳中求进，各项工作都有进展。" * 500)
extends("reports.no_damaged_characters", "事业\ufffd进步。")
extends("reports.no_stray_question_marks", "市长??张某。")
extends("reports.numbers_kept", "财政收入增长%。")
extends("reports.no_placeholders", "财政收入XX亿元。")
extends("reports.no_markup", "&nbsp;谢谢大家。")
extends("reports.no_page_chrome", "【打印】【关闭】")
extends("reports.told_once", 2 * ("我们坚持以人民为中心的发展思想，" * 6 + "初心不改。\n"))
extends("reports.lines_whole", "\n".join(f"{line}面对复杂的形势我们坚持稳中求进的总基调推动高质量发展取得新的" for line in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未") + "进步。")
MUTATIONS["reports.begins_whole"] = lambda tables, reference: rewrite(tables, "330800-2024", "代表", "同行")
extends("reports.ends_whole", "\n我们坚持稳中求进，各项工作都有")
extends("reports.words_whole", "谢 谢 各 位 代 表 ， 谢 谢 大 家 。")


@mutation("reports.has_observations")
def _(tables, reference):
    text = "各位代表：\n" + "最美的风景就在家乡。" * 900
    add(tables, "reports", "330800-2024", report_id="330000-2024", ref_area="330000", area_level="province", parent_area="000000", text=text, n_chars=len(text))
    add(tables, "sections", "330800-2024-s00", section_id="330000-2024-s00", report_id="330000-2024", char_start=0, char_end=len(text))


# Repairs.
edits("repairs.found_in_text", "repairs", "330700-2024", char_end=2)
edits("repairs.numbers_kept", "repairs", "330800-2024", touches_numbers=True)


# The outline.
def _empty_leaf(tables: Tables, **changes: Any) -> None:
    """One more leaf behind the last, without any text."""
    end = tables["reports"][0].n_chars
    add(tables, "sections", "330700-2024-s06", **{"char_start": end, "char_end": end, "ordinal": 5, **changes})


MUTATIONS["sections.key_unique"] = lambda tables, reference: _empty_leaf(tables)
MUTATIONS["sections.report_id_refers"] = lambda tables, reference: _empty_leaf(tables, section_id="s07", report_id="nowhere", ordinal=1)
edits("sections.parent_id_refers", "sections", "330700-2024-s06", parent_id="nowhere", ordinal=1)
edits("sections.level_1_to_4", "sections", "330700-2024-s04", level=5)
edits("sections.below_its_parent", "sections", "330700-2024-s04", level=1)
edits("sections.ordinal_counts", "sections", "330700-2024-s06", ordinal=9)
edits("sections.heading_in_span", "sections", "330700-2024-s03", heading="民生更暖。")
edits("sections.label_in_span", "sections", "330700-2024-s03", label="（二）")
MUTATIONS["sections.span_ascends"] = lambda tables, reference: _empty_leaf(tables, section_id="330700-2024-s07", char_end=3)


def _move(check_id: str, section: str, column: str, by: int) -> None:
    def mutate(tables: Tables, reference: ReferenceData) -> None:
        row = tables["sections"][find(tables, "sections", section)]
        edit(tables, "sections", section, **{column: getattr(row, column) + by})

    MUTATIONS[check_id] = mutate


_move("sections.leaf_follows_leaf", "330700-2024-s06", "char_start", -1)
_move("sections.spans_its_parts", "330700-2024-s01", "char_end", 1)
_move("reports.leaves_reach_both_ends", "330800-2024-s02", "char_end", -1)
