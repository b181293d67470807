"""For every check one way to break good tables so that this check, and no other, fires.

A mutation takes the tables (rows in lists, to be changed in place) and the reference data, and may return other
reference data. Rows are named by the end of their key: `o06` and `r03` share their numeral with another row, so that
the books still balance without them.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from expectations.words import SHARES
from transforms.reference import ReferenceData
from transforms.tables import BY_NAME, TABLES

Tables = dict[str, list[Any]]
Mutation = Callable[[Tables, ReferenceData], ReferenceData | None]
MUTATIONS: dict[str, Mutation] = {}


def find(tables: Tables, table: str, key: str) -> int:
    """Position of the first row whose key ends so; numerals are named by what is written."""
    if table == "numerals":
        return [row.numeral for row in tables[table]].index(key)
    column = BY_NAME[table].key[0]
    return next(at for at, row in enumerate(tables[table]) if getattr(row, column).endswith(key))


def edit(tables: Tables, table: str, key: str, **changes: Any) -> None:
    """Change a row; it moves to where it then belongs."""
    at = find(tables, table, key)
    tables[table][at] = tables[table][at]._replace(**changes)
    tables[table].sort(key=BY_NAME[table].place)


def add(tables: Tables, table: str, key: str, **changes: Any) -> None:
    """A changed copy of a row, in its place in the order."""
    tables[table].append(tables[table][find(tables, table, key)]._replace(**changes))
    tables[table].sort(key=BY_NAME[table].place)


def extend(tables: Tables, addition: str) -> None:
    """Text without digits at the end of the first report, in its last section."""
    report = tables["reports"][0]
    text = report.text + addition
    tables["reports"][0] = report._replace(text=text, n_chars=len(text))
    edit(tables, "sections", "330700-2024-s06", char_end=len(text))


def rewrite(tables: Tables, report_id: str, old: str, new: str) -> None:
    """Other characters of the same number, in the text and in the evidence."""
    assert len(old) == len(new)
    for table, column in (("reports", "text"), ("observations", "evidence"), ("rankings", "evidence")):
        tables[table] = [
            row._replace(**{column: getattr(row, column).replace(old, new)}) if row.report_id == report_id else row
            for row in tables[table]
        ]


def edits(check_id: str, table: str, key: str, **changes: Any) -> None:
    """The mutation of `check_id` is an edit of one row."""

    def mutate(tables: Tables, reference: ReferenceData) -> None:
        edit(tables, table, key, **changes)

    MUTATIONS[check_id] = mutate


def extends(check_id: str, addition: str) -> None:
    """The mutation of `check_id` is an addition to a text."""

    def mutate(tables: Tables, reference: ReferenceData) -> None:
        extend(tables, addition)

    MUTATIONS[check_id] = mutate


def mutation(check_id: str) -> Callable[[Mutation], None]:
    """The decorated function is the mutation of `check_id`."""
    return lambda mutate: MUTATIONS.__setitem__(check_id, mutate)


# What follows from the declaration.
VICTIMS = {
    "reports": "330800-2024", "sections": "330700-2024-s04", "observations": "o06", "rankings": "r04", "numerals": "十", "repairs": "330700-2024", "sources": "330800-2024",
    "indicators": "retail_sales", "target_tracking": "o10", "qualitative_targets": "q1", "target_escalation": "330800-2024-o02", "corrections": "o04.base_value", "quality": "reports.counted",
    "dictionaries": "science", "terms": "330700-2024", "attention": "330700-2024", "attention_hits": "330700-2024",
    "topics": "330700-2024", "keywords": "330700-2024", "new_terms": "330700",
}  # fmt: skip
UNUSED_TEXT = {
    "reports": "source_url", "sections": "heading", "observations": "flags", "rankings": "indicator_code", "numerals": "rule", "repairs": "read_as", "sources": "speaker",
    "indicators": "topic", "target_tracking": "outcome_evidence", "qualitative_targets": "reference_area", "target_escalation": "unit_measure", "corrections": "reason", "quality": "rule",
    "dictionaries": "source", "terms": "pos", "attention": "dictionary_id", "attention_hits": "excluded_by", "topics": "topic",
    "keywords": "term", "new_terms": "term",
}  # fmt: skip
REQUIRED = {
    "reports": "title", "sections": "role", "observations": "comparator", "rankings": "time_period", "numerals": "rule", "repairs": "touches_numbers", "sources": "media_type",
    "indicators": "topic", "target_tracking": "evidence", "qualitative_targets": "basis", "target_escalation": "unit_measure", "corrections": "source", "quality": "description_zh",
    "dictionaries": "measure", "terms": "stopword", "attention": "ambiguity", "attention_hits": "tokens", "topics": "topic",
    "keywords": "tfidf", "new_terms": "n_reports",
}  # fmt: skip


def _swap_last_columns(table: str) -> Mutation:
    def mutate(tables: Tables, reference: ReferenceData) -> None:
        *others, last_but_one, last = BY_NAME[table].column_names
        swapped = namedtuple(table, [*others, last, last_but_one])
        tables[table] = [swapped(*row[:-2], row[-1], row[-2]) for row in tables[table]]

    return mutate


def _reverse(table: str) -> Mutation:
    return lambda tables, reference: tables[table].reverse()


def _repeat(table: str) -> Mutation:
    return lambda tables, reference: add(tables, table, VICTIMS[table])


for _table in TABLES:
    MUTATIONS[f"{_table.name}.columns"] = _swap_last_columns(_table.name)
    MUTATIONS[f"{_table.name}.key_unique"] = _repeat(_table.name)
    MUTATIONS[f"{_table.name}.sorted"] = _reverse(_table.name)
    edits(f"{_table.name}.typed", _table.name, VICTIMS[_table.name], **{UNUSED_TEXT[_table.name]: 5})
    edits(f"{_table.name}.filled", _table.name, VICTIMS[_table.name], **{REQUIRED[_table.name]: None})
    for _column in _table.columns:
        if _column.allowed:
            edits(f"{_table.name}.{_column.name}_allowed", _table.name, VICTIMS[_table.name], **{_column.name: "odd"})
    for _reference in _table.references:
        edits(f"{_table.name}.{_reference.column}_refers", _table.name, VICTIMS[_table.name], **{_reference.column: "nowhere"})


def _empty_leaf(tables: Tables, **changes: Any) -> None:
    """One more leaf behind the last, without any text."""
    end = tables["reports"][0].n_chars
    add(tables, "sections", "330700-2024-s06", **{"char_start": end, "char_end": end, "ordinal": 5, **changes})


MUTATIONS["sections.key_unique"] = lambda tables, reference: _empty_leaf(tables)
MUTATIONS["sections.report_id_refers"] = lambda tables, reference: _empty_leaf(tables, section_id="s07", report_id="nowhere", ordinal=1)
edits("sections.parent_id_refers", "sections", "330700-2024-s06", parent_id="nowhere", ordinal=1)
edits("rankings.report_id_refers", "rankings", "r03", report_id="nowhere", observation_id=None)

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
extends("reports.told_once", 2 * ("我们坚持以人民为中心的发展思想，" * 6 + "\n"))
extends("reports.lines_whole", "\n".join(f"{line}面对复杂的形势我们坚持稳中求进的总基调推动高质量发展取得新的" for line in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未"))
extends("reports.words_whole", "谢 谢 各 位 代 表 ， 谢 谢 大 家 。")


@mutation("reports.has_observations")
def _(tables, reference):
    text = "最美的风景就在家乡。" * 900
    add(tables, "reports", "330800-2024", report_id="330000-2024", ref_area="330000", area_level="province", parent_area="000000", text=text, n_chars=len(text))
    add(tables, "sections", "330800-2024-s00", section_id="330000-2024-s00", report_id="330000-2024", char_start=0, char_end=len(text))


# The outline.
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

# Spans.
FAR = {"char_start": 10**6, "char_end": 10**6 + 1}
for _name, _key in (("observations", "o06"), ("rankings", "r03"), ("qualitative_targets", "q1"), ("numerals", "十")):
    edits(f"{_name}.span_in_text", _name, _key, **FAR)
    edits(f"{_name}.section_holds_span", _name, _key, section_id="330700-2024-s04")
for _name, _key in (("observations", "o06"), ("rankings", "r03"), ("qualitative_targets", "q1")):
    edits(f"{_name}.evidence_in_text", _name, _key, evidence="全省第2位的亩均增加值增长9%")
    edits(f"{_name}.evidence_has_number", _name, _key, evidence="各项事业都有新的进展。")
    edits(f"{_name}.name_in_words", _name, _key, indicator_name="2024")
edits("observations.value_as_written", "observations", "o06", obs_value=8.0, base_value=8.0)
edits("observations.upper_as_written", "observations", "o09", obs_value_upper=6.4)
edits("rankings.rank_as_written", "rankings", "330700-2024-r01", rank=2)
edits("numerals.numeral_as_written", "numerals", "十", numeral="八")

# Units and ranges.
PER_CENT = {"unit_measure": "%", "base_unit": "%", "base_value": 5120.0, "indicator_code": None}
edits("observations.unit_known", "observations", "o06", unit_measure="蒲式耳")
edits("observations.unit_fits_measure", "observations", "o06", unit_measure="个百分点", base_unit="个百分点")
edits("observations.unit_fits_indicator", "observations", "330700-2024-o01", indicator_code="registered_unemployment")
edits("observations.base_value_resolves", "observations", "330700-2024-o01", base_value=512e8)
edits("observations.base_unit_known", "observations", "330700-2024-o01", base_unit=None)
edits("indicators.base_unit_known", "indicators", "retail_sales", base_unit="蒲式耳")
edits("observations.codebook_bounds", "indicators", "gdp", valid_max=1e9)
edits("observations.growth_plausible", "observations", "330700-2024-o01", measure="growth", **PER_CENT)
edits("observations.percentage_plausible", "observations", "330700-2024-o01", measure="rate", **PER_CENT)
edits("observations.points_plausible", "observations", "330700-2024-o01", measure="change", **{**PER_CENT, "unit_measure": "个百分点", "base_unit": "个百分点"})
edits("observations.level_not_negative", "observations", "330700-2024-o01", obs_value=-5120.0, base_value=-512e9, indicator_code=None)
edits("observations.range_ascends", "observations", "o09", comparator="eq")
edits("indicators.bounds_ascend", "indicators", "retail_sales", valid_min=1e15)

# Periods.
edits("observations.period_formed", "observations", "o06", time_period="2023年")
edits("rankings.period_formed", "rankings", "r04", time_period="2023-13")
edits("observations.target_in_future", "observations", "o10", time_period="2023")
edits("observations.actual_in_past", "observations", "o06", time_period="2025")

# Ranks.
edits("rankings.rank_within_scope_size", "rankings", "r04", scope="居全省", scope_size=2)
edits("rankings.scope_size_counted", "rankings", "r04", scope_size=12)
edits("rankings.top_says_so", "rankings", "330700-2024-r01", rank_type="top")
edits("rankings.exact_says_so", "rankings", "r04", rank_type="exact")
edits("rankings.scope_in_text", "rankings", "r04", scope="全国同类城市")
edits("rankings.scope_area_known", "rankings", "r04", scope_area="999999")
edits("rankings.observation_of_same_report", "rankings", "330800-2024-r01", observation_id="330700-2024-o01")


@mutation("rankings.rank_from_1")
def _(tables, reference):
    rewrite(tables, "330700-2024", "第3位", "第0位")
    edit(tables, "rankings", "330700-2024-r01", rank=0)
    edit(tables, "numerals", "3", numeral="0")


@mutation("rankings.rank_within_peers")
def _(tables, reference):
    tables["rankings"] = [row._replace(scope_size=None) for row in tables["rankings"]]
    return replace(reference, peers=tuple(peers._replace(prefectures=3) for peers in reference.peers))


@mutation("rankings.claimed_once")
def _(tables, reference):
    rewrite(tables, "330800-2024", "第4位", "第3位")
    edit(tables, "rankings", "330800-2024-r01", rank=3)
    edit(tables, "numerals", "4", numeral="3")


# Across years and areas.
def _rewrite_later(tables: Tables, key: str, old: str, new: str, factor: float) -> None:
    """Another number in the later report of 兰溪, wherever it stands."""
    rewrite(tables, "330781-2025", old, new)
    edit(tables, "observations", key, obs_value=float(new), base_value=float(new) * factor)
    edit(tables, "numerals", old, numeral=new)


MUTATIONS["observations.level_follows_growth"] = lambda tables, reference: _rewrite_later(tables, "330781-2025-o01", "452", "652", 1e8)
MUTATIONS["observations.parts_add_up"] = lambda tables, reference: _rewrite_later(tables, "330781-2025-o04", "12", "17", 1e8)


@mutation("observations.within_area_above")
def _(tables, reference):
    rewrite(tables, "330700-2024", "5120亿元", "0120亿元")
    edit(tables, "observations", "330700-2024-o01", obs_value=120.0, base_value=12e9)
    edit(tables, "numerals", "5120", numeral="0120")


@mutation("rankings.rank_fits_values")
def _(tables, reference):
    rewrite(tables, "330800-2024", "6.2%", "6.5%")
    edit(tables, "observations", "330800-2024-o01", obs_value=6.5, base_value=6.5)
    edit(tables, "numerals", "6.2", numeral="6.5")


edits("target_escalation.step_small", "target_escalation", "330800-2024-o02", step=11.0)

# The books.
edits("numerals.has_row", "numerals", "十", disposition="observation")
edits("numerals.resolved", "numerals", "十", disposition="unresolved")
edits("observations.in_books", "numerals", "9", disposition="date")
edits("rankings.in_books", "numerals", "2", disposition="date")
MUTATIONS["reports.digits_accounted"] = lambda tables, reference: tables["numerals"].pop(find(tables, "numerals", "2024")) and None


@mutation("numerals.apart")
def _(tables, reference):
    year = tables["numerals"][find(tables, "numerals", "2023")]
    add(tables, "numerals", "2023", char_start=year.char_start + 1, numeral="023")


# Targets.
edits("target_tracking.outcome_told", "target_tracking", "o10", gap=None)
edits("target_tracking.outcome_after_period", "target_tracking", "o10", time_period="2024")
edits("target_tracking.verdict_fits", "target_tracking", "o10", met=False)

edits("qualitative_targets.reference_told", "qualitative_targets", "q2", comparator="gt")

# Corrections.
edits("corrections.row_there", "corrections", "o04.base_value", row_key="330700-2024-o99")
edits("corrections.value_there", "corrections", "o04.base_value", new_value="9.9")
edits("observations.flag_fits", "observations", "o04", flags=None)


@mutation("corrections.differs")
def _(tables, reference):
    edit(tables, "observations", "o04", base_value=7.2, obs_value=7.2)
    for column in ("base_value", "obs_value"):
        edit(tables, "corrections", f"o04.{column}", new_value="7.2")


# The results themselves.
edits("quality.counts_agree", "quality", "reports.counted", n_failed=1)


# Words.
edits("terms.counts_from_1", "terms", "330700-2024", count=0)
edits("repairs.found_in_text", "repairs", "330700-2024", char_end=2)
edits("repairs.numbers_kept", "repairs", "330800-2024", touches_numbers=True)
edits("topics.row_there", "topics", "330700-2024", row_id="330700-2024-s99")
edits("keywords.counted_as_in_terms", "keywords", "330700-2024", count=99)
edits("new_terms.changing", "new_terms", "330800", is_gone=False)
edits("dictionaries.terms_counted", "dictionaries", "science", n_terms=3)
edits("dictionaries.sha256_formed", "dictionaries", "science", sha256="none")


def _edit_where(tables: Tables, table: str, wanted: Callable[[Any], bool], **changes: Any) -> None:
    at = next(at for at, row in enumerate(tables[table]) if wanted(row))
    tables[table][at] = tables[table][at]._replace(**changes)
    tables[table].sort(key=BY_NAME[table].place)


def _of_section_5(row: Any) -> bool:
    return row.attention_id == "330700-2024-s05-a-livelihood-counted"


def _recount(tables: Tables, **counts: int) -> None:
    """Other counts for a section, and the shares that follow from them."""
    row = next(filter(_of_section_5, tables["attention"]))._replace(**counts)
    shares = {share: getattr(row, count) / getattr(row, of) for share, (count, of) in SHARES.items()}
    _edit_where(tables, "attention", _of_section_5, **counts, **shares)


@mutation("attention.shares_follow")
def _(tables: Tables, reference: ReferenceData) -> None:
    _edit_where(tables, "attention", _of_section_5, sentence_share=0.99)


@mutation("attention.part_of_all")
def _(tables: Tables, reference: ReferenceData) -> None:
    _recount(tables, hit_sentences=9)


@mutation("attention.words_as_in_terms")
def _(tables: Tables, reference: ReferenceData) -> None:
    _recount(tables, n_words=99)


@mutation("attention.sections_add_up")
def _(tables: Tables, reference: ReferenceData) -> None:
    _recount(tables, substring_matches=9)


@mutation("attention.hits_listed")
def _(tables: Tables, reference: ReferenceData) -> None:
    tables["attention_hits"].pop()


@mutation("attention_hits.term_as_written")
def _(tables: Tables, reference: ReferenceData) -> None:
    _edit_where(tables, "attention_hits", lambda row: not row.is_token, term="别的词")


@mutation("attention_hits.token_said")
def _(tables: Tables, reference: ReferenceData) -> None:
    _edit_where(tables, "attention_hits", lambda row: row.is_token, is_token=False)


@mutation("attention_hits.span_in_text")
def _(tables: Tables, reference: ReferenceData) -> None:
    _edit_where(tables, "attention_hits", lambda row: True, char_end=9999)


@mutation("attention_hits.section_holds_span")
def _(tables: Tables, reference: ReferenceData) -> None:
    _edit_where(tables, "attention_hits", lambda row: row.section_id == "330700-2024-s05", section_id="330700-2024-s04")


@mutation("keywords.ranks_from_1")
def _(tables: Tables, reference: ReferenceData) -> None:
    edit(tables, "keywords", "330700-2024", rank=0)
