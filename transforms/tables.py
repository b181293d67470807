"""The one declaration of all tables.

Every table, column, type, key, reference, allowed value and description (zh, en) of a release is written here once.
The Arrow schemas, the CSV headers, the Great Expectations base suites, the manifest and the data dictionary are made
from it. Column names follow SDMX concepts, lower-cased, where SDMX has one.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

ColumnType = Literal["string", "int", "float", "bool"]


@dataclass(frozen=True)
class Column:
    """One column: its type, what it means in both languages, whether it may be null, and its closed list of values."""

    name: str
    type: ColumnType
    zh: str
    en: str
    required: bool = True
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """`column` of this table holds a value of `to_column` in `to_table`, or null where the column may be null."""

    column: str
    to_table: str
    to_column: str


@dataclass(frozen=True)
class Table:
    """One table: its columns in file order (keys first), its key, the references it makes, and the columns that order its rows.

    Rows are sorted by `order`, by default the key; the key settles what is alike in these.
    """

    name: str
    zh: str
    en: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = ()
    order: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "order", self.order or self.key)
        named = {*self.key, *self.order, *(reference.column for reference in self.references)}
        if unknown := named - set(self.column_names):
            raise ValueError(f"{self.name} has no column {', '.join(sorted(unknown))}")

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @cached_property
    def row_type(self) -> type:
        """A named tuple with one field per column, in order; columns that may be null default to None."""
        defaults = [None] * sum(1 for column in self.columns if not column.required)
        optional_last = all(a.required or not b.required for a, b in zip(self.columns, self.columns[1:]))
        return namedtuple(self.name, self.column_names, defaults=defaults if optional_last else None)

    @cached_property
    def place(self) -> Callable[[tuple], tuple]:
        """A row (values in column order) -> what it is sorted by: its values in `order`, then its key."""
        positions = [self.column_names.index(name) for name in dict.fromkeys([*self.order, *self.key])]
        return lambda row: tuple(row[position] for position in positions)

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")


AREA_LEVELS = ("nation", "province", "prefecture", "county")
ROLES = ("opening", "review", "outlook", "targets", "priorities", "self_governance", "closing")
MEASURES = ("level", "rate", "growth", "change")
COMPARATORS = ("eq", "ge", "gt", "le", "lt", "approx", "between")
OBS_STATUSES = ("actual", "estimated", "target")
RANK_TYPES = ("exact", "top")
DISPOSITIONS = (
    "observation", "ranking", "date", "duration", "ordinal", "name", "threshold", "denominator", "enumeration", "idiom",
    "unresolved",
)
DIMENSIONS = (
    "money", "area", "length", "volume", "mass", "energy", "power", "persons", "households", "count", "trips", "share",
    "ratio", "index", "concentration", "price", "intensity", "time", "speed", "data", "other",
)
DIRECTIONS = ("higher", "lower", "neither")
TARGET_KINDS = ("yearly", "past", "end_of_period", "annual_average", "span", "part_year")
OUTCOME_STATES = ("found", "no_report", "not_reported", "not_comparable")
MATCH_KINDS = ("code", "name")
MATCH_STRENGTHS = ("strong", "fair", "weak")
STEPS = ("above", "equal", "below")
MET_RULES = ("bound", "range", "about", "number")
SEVERITIES = ("critical", "warning", "info")
TERM_KINDS = ("word", "number", "punctuation")
VERIFIED = ("read", "partial", "UNVERIFIED", "project")
AMBIGUITY = ("counted", "excluded")
TOPIC_REASONS = ("role", "heading", "terms", "mixed", "nothing", "codebook", "name", "evidence", "section")
CORRECTED_TABLES = ("observations", "rankings")
CHANGE_KINDS = ("added", "removed", "changed")
CHANGE_REASONS: dict[str, tuple[str, str]] = {
    "new_report": ("新增报告", "a report was added"),
    "report_removed": ("报告撤下", "a report was taken out"),
    "source_revised": ("来源文本改变", "the source was revised"),
    "registry_changed": ("登记信息改变", "the registry of reports was changed"),
    "correction": ("已声明的更正", "a correction was declared"),
    "extraction_changed": ("提取规则改变", "the extraction changed"),
    "codebook_changed": ("指标手册改变", "the codebook changed"),
    "dictionary_changed": ("词典或切词改变", "a term list, or the cutting of words, changed"),
    "corpus_changed": ("与之比较的报告有增减", "the reports it is measured against came or went"),
    "rekeyed": ("编号改变", "an id was rekeyed"),
    "rechecked": ("检查结果改变", "a check or its result changed"),
    "schema_changed": ("表结构改变", "the declaration of the table changed"),
}

_REPORT_ID = Column("report_id", "string", "报告编号：地区代码-报告年份", "Report: <ref_area>-<report_year>")
_SECTION_ID = Column("section_id", "string", "所在章节（最小的叶子章节）", "The leaf section it stands in")
_START = Column("char_start", "int", "起始位置，按 reports.text 的 Unicode 码位计，从 0 起", "First character, counted in Unicode code points of reports.text from 0")
_END = Column("char_end", "int", "结束位置（不含）", "End, exclusive")
_INDICATOR_CODE = Column("indicator_code", "string", "指标代码，见 indicators；指标手册之外为空", "Code in the codebook (table indicators); null outside it", required=False)
_TIME_PERIOD = Column("time_period", "string", "数值所描述的时期（ISO 8601）：2023、2023-Q3、2021/2025", "The period the number describes (ISO 8601): 2023, 2023-Q3, 2021/2025")
_EVIDENCE = Column("evidence", "string", "所在的分句或句子，原文", "The clause or sentence it stands in, verbatim")

REPORTS = Table(
    "reports", "报告", "One government work report per row, with its canonical text", ("report_id",),
    (
        _REPORT_ID,
        Column("ref_area", "string", "地区代码（GB/T 2260；000000 为全国）", "Area code (GB/T 2260; 000000 is the nation)"),
        Column("area_name", "string", "地区名称", "Area name", required=False),
        Column("area_level", "string", "地区层级", "Level of the area", allowed=AREA_LEVELS),
        Column("parent_area", "string", "上级地区代码", "Code of the parent area", required=False),
        Column("report_year", "int", "报告年份（作报告的年份）", "Year of delivery"),
        Column("review_year", "int", "回顾年份", "The year it looks back on"),
        Column("title", "string", "标题", "Title"),
        Column("delivered_on", "string", "作报告的日期（ISO 8601）", "Day of delivery (ISO 8601)", required=False),
        Column("source_file", "string", "来源文件名", "Source file"),
        Column("source_url", "string", "来源网址", "Source address", required=False),
        Column("source_sha256", "string", "来源文件的 SHA-256", "SHA-256 of the source's bytes"),
        Column("n_chars", "int", "正文字符数", "Characters in text"),
        Column("text", "string", "规范正文：UTF-8、LF、NFC", "Canonical text: Unicode, LF, NFC"),
    ),
)

SECTIONS = Table(
    "sections", "章节", "The outline as a tree; its leaves cover every character of the text once", ("section_id",),
    (
        Column("section_id", "string", "章节编号", "Section"),
        _REPORT_ID,
        Column("parent_id", "string", "上级章节编号", "Parent section", required=False),
        Column("level", "int", "层级：1=一、 2=（一）或一是 3=段首短句 4=段落", "1 = 一、 2 = （一） or 一是 3 = run-in heading 4 = paragraph"),
        Column("ordinal", "int", "在同级中的次序，从 1 起", "Position among its siblings, from 1"),
        Column("label", "string", "编号原文：一、（三）五是", "Numbering as written: 一、（三）五是", required=False),
        Column("heading", "string", "标题原文", "Heading as written", required=False),
        Column("role", "string", "在报告中的作用", "What the section is for", allowed=ROLES),
        _START,
        _END,
    ),
    (Reference("report_id", "reports", "report_id"), Reference("parent_id", "sections", "section_id")),
    ("report_id", "char_start", "level"),
)

OBSERVATIONS = Table(
    "observations", "观测值", "One row per indicator and number", ("observation_id",),
    (
        Column("observation_id", "string", "观测值编号，来源不变则跨版本不变", "Stable across releases as long as its source passage is"),
        _REPORT_ID,
        _SECTION_ID,
        Column("ref_area", "string", "数值所属地区代码（GB/T 2260）", "The area the number is about (GB/T 2260)"),
        _INDICATOR_CODE,
        Column("indicator_name", "string", "指标名称：原文中的名词短语，含决定统计口径的限定语", "The noun phrase of the text with the qualifiers that decide what is counted"),
        Column("measure", "string", "量的种类：水平、比率、增速、增减量", "level, rate, growth (relative) or change (absolute)", allowed=MEASURES),
        Column("obs_value", "float", "数值，按原文单位，带符号", "The number as written, signed"),
        Column("obs_value_upper", "float", "区间上限（6%-6.5%）", "Upper end of a range", required=False),
        Column("unit_measure", "string", "单位原文；无单位为空字符串", "Unit as written; empty where there is none"),
        Column("base_value", "float", "换算到基本单位的数值", "Value with the multiplier resolved", required=False),
        Column("base_unit", "string", "基本单位", "Unit of base_value", required=False),
        Column("comparator", "string", "原文对数量的限定：以上、左右、以内……", "The text's own word about the magnitude", allowed=COMPARATORS),
        Column("obs_status", "string", "实际、预计或目标", "actual, estimated or target", allowed=OBS_STATUSES),
        _TIME_PERIOD,
        _START,
        _END,
        _EVIDENCE,
        Column("flags", "string", "读者应知的情况，以空格分隔", "What a reader should know, space-separated", required=False),
    ),
    (
        Reference("report_id", "reports", "report_id"),
        Reference("section_id", "sections", "section_id"),
        Reference("indicator_code", "indicators", "indicator_code"),
    ),
    ("report_id", "char_start", "observation_id"),
)

RANKINGS = Table(
    "rankings", "位次", "One row per rank claimed", ("ranking_id",),
    (
        Column("ranking_id", "string", "位次编号", "Stable across releases as long as its source passage is"),
        _REPORT_ID,
        _SECTION_ID,
        Column("observation_id", "string", "该位次所限定的观测值", "The observation that the rank qualifies", required=False),
        _INDICATOR_CODE,
        Column("indicator_name", "string", "指标名称", "What is ranked, in the words of the text"),
        Column("rank", "int", "位次", "Rank"),
        Column("rank_type", "string", "exact：第2位；top：前10位", "exact: 第2位; top: 前10位", allowed=RANK_TYPES),
        Column("scope", "string", "比较范围原文：全省、全国同类城市", "The peers, as written"),
        Column("scope_area", "string", "比较范围的地区代码", "Area code of the scope", required=False),
        Column("scope_size", "int", "参与比较的个数", "Number of peers where known", required=False),
        _TIME_PERIOD,
        _START,
        _END,
        _EVIDENCE,
    ),
    (
        Reference("report_id", "reports", "report_id"),
        Reference("section_id", "sections", "section_id"),
        Reference("observation_id", "observations", "observation_id"),
        Reference("indicator_code", "indicators", "indicator_code"),
    ),
    ("report_id", "char_start", "ranking_id"),
)

NUMERALS = Table(
    "numerals", "数字", "One row per numeral of the text with what became of it", ("report_id", "char_start"),
    (
        _REPORT_ID,
        _START,
        _END,
        _SECTION_ID,
        Column("numeral", "string", "数字原文", "The numeral as written"),
        Column("disposition", "string", "去向：观测值、位次，或两者都不是的原因", "Observation, ranking, or the reason why it is neither", allowed=DISPOSITIONS),
        Column("rule", "string", "作出判断的规则", "The rule that decided"),
    ),
    (Reference("report_id", "reports", "report_id"), Reference("section_id", "sections", "section_id")),
)

INDICATORS = Table(
    "indicators", "指标手册", "The codebook", ("indicator_code",),
    (
        Column("indicator_code", "string", "指标代码", "Indicator code"),
        Column("name_zh", "string", "中文名称", "Name in Chinese"),
        Column("name_en", "string", "英文名称", "Name in English"),
        Column("synonyms", "string", "报告中的其他说法，以 | 分隔", "Other wordings in reports, separated by |", required=False),
        Column("dimension", "string", "量纲", "Dimension", allowed=DIMENSIONS),
        Column("base_unit", "string", "基本单位", "Base unit", required=False),
        Column("measure", "string", "通常的量的种类", "Usual measure", allowed=MEASURES),
        Column("valid_min", "float", "合理下限（按基本单位）", "Lowest plausible value, in base units", required=False),
        Column("valid_max", "float", "合理上限（按基本单位）", "Highest plausible value, in base units", required=False),
        Column("direction", "string", "越高越好、越低越好或皆非", "Which way is better", allowed=DIRECTIONS),
        Column("topic", "string", "主题", "Topic"),
        Column("definition", "string", "定义", "Definition"),
        Column("source", "string", "定义的出处", "Source of the definition"),
    ),
)

TARGET_TRACKING = Table(
    "target_tracking", "目标追踪", "One row per target with its baseline and its outcome: what was promised, what came of it", ("target_id",),
    (
        Column("target_id", "string", "目标：观测值编号", "The target: its observation_id"),
        _REPORT_ID,
        Column("ref_area", "string", "地区代码", "The area the target is about"),
        _INDICATOR_CODE,
        Column("indicator_name", "string", "指标名称", "The noun phrase of the text"),
        Column("measure", "string", "量的种类", "level, rate, growth (relative) or change (absolute)", allowed=MEASURES),
        _TIME_PERIOD,
        Column("target_kind", "string", "目标种类：当年、已过年份、期末状态、年均、累计、不足一年", "yearly, past (of a year already over), end_of_period (a state in a later year), annual_average, span (a sum over years), part_year", allowed=TARGET_KINDS),
        Column("section_role", "string", "所在章节的作用；targets 为年度主要预期目标", "What its section is for; targets holds the main targets of the year", allowed=ROLES),
        Column("comparator", "string", "目标的限定：以上、左右、以内……", "The text's own word about the magnitude", allowed=COMPARATORS),
        Column("target_value", "float", "目标值，按 unit_measure", "The target, in unit_measure"),
        Column("target_upper", "float", "目标区间上限", "Upper end of a range", required=False),
        Column("unit_measure", "string", "目标的单位原文；本表各数值均按此单位", "Unit of the target as written; every value of the row is in it"),
        Column("baseline_id", "string", "基期观测值：同一报告中上一期的同一指标", "The observation of the period before, in the same report", required=False),
        Column("baseline_value", "float", "基期数值", "Its value", required=False),
        Column("baseline_status", "string", "基期数值是实际还是预计", "Whether it is final or estimated", required=False, allowed=("actual", "estimated")),
        Column("baseline_match_kind", "string", "按指标代码或名称匹配", "Matched by code or by name", required=False, allowed=MATCH_KINDS),
        Column("baseline_match_strength", "string", "匹配强度", "See match_strength", required=False, allowed=MATCH_STRENGTHS),
        Column("outcome_state", "string", "结果：找到；该年之后的报告未收录；报告未提及；不可比", "found; no_report: the report after the period is not in the release; not_reported: it does not say; not_comparable: growth against another base", allowed=OUTCOME_STATES),
        Column("outcome_id", "string", "结果观测值：期末次年报告中的同一指标；以后的报告有最终数的，取最终数", "The observation in the report of the year after; the final one where a later report has it", required=False),
        Column("outcome_report_id", "string", "结果所在报告", "The report it stands in", required=False),
        Column("outcome_value", "float", "结果数值", "Its value", required=False),
        Column("outcome_upper", "float", "结果区间上限", "Upper end of a range", required=False),
        Column("outcome_comparator", "string", "结果的限定", "The text's own word about the outcome", required=False, allowed=COMPARATORS),
        Column("outcome_status", "string", "结果是实际还是预计", "Whether it is final or estimated", required=False, allowed=("actual", "estimated")),
        Column("outcome_evidence", "string", "结果所在的句子", "The sentence of the outcome", required=False),
        Column("match_kind", "string", "结果按指标代码或名称匹配", "Outcome matched by code or by name", required=False, allowed=MATCH_KINDS),
        Column("match_strength", "string", "strong：按代码；fair：按名称相同；weak：几处数值不一", "strong: by code; fair: by equal name; weak: candidates disagree", required=False, allowed=MATCH_STRENGTHS),
        Column("first_outcome_id", "string", "最早一次公布的结果", "The outcome as first told", required=False),
        Column("first_outcome_value", "float", "最早一次公布的数值", "Its value", required=False),
        Column("revision", "float", "修订：结果减最早公布数", "outcome_value less first_outcome_value", required=False),
        Column("met_rule", "string", "判断规则：界限、区间、左右、确数", "bound (ge, gt, le, lt), range (between), about (approx), number (eq)", allowed=MET_RULES),
        Column("accepts_low", "float", "达标区间下限；无下限为空", "Lowest outcome that meets the target; null where there is no lower limit", required=False),
        Column("accepts_high", "float", "达标区间上限；无上限为空", "Highest outcome that meets the target; null where there is no upper limit", required=False),
        Column("gap", "float", "差距：结果减目标；区间取较近一端，区间内为 0", "Outcome less target; from the nearer end of a range, 0 within it", required=False),
        Column("met", "bool", "是否达成；无法判断为空", "Whether it was met; null where it cannot be said", required=False),
        _START,
        Column("evidence", "string", "目标所在的句子", "The sentence of the target"),
    ),
    (
        Reference("target_id", "observations", "observation_id"),
        Reference("report_id", "reports", "report_id"),
        Reference("indicator_code", "indicators", "indicator_code"),
        Reference("baseline_id", "observations", "observation_id"),
        Reference("outcome_id", "observations", "observation_id"),
        Reference("outcome_report_id", "reports", "report_id"),
        Reference("first_outcome_id", "observations", "observation_id"),
    ),
    ("report_id", "char_start", "target_id"),
)

TARGET_ESCALATION = Table(
    "target_escalation", "层层加码", "The main targets of an area beside those of the area above it, for the same year: growth and rates", ("target_id",),
    (
        Column("target_id", "string", "本级目标，见 target_tracking", "The target, see target_tracking"),
        _REPORT_ID,
        Column("ref_area", "string", "地区代码", "The area"),
        Column("indicator_code", "string", "指标代码", "Code in the codebook"),
        Column("measure", "string", "增速或比率", "growth or rate", allowed=MEASURES),
        _TIME_PERIOD,
        Column("comparator", "string", "本级目标的限定", "The text's own word about the target", allowed=COMPARATORS),
        Column("target_value", "float", "本级目标值", "The target"),
        Column("target_upper", "float", "本级目标区间上限", "Upper end of a range", required=False),
        Column("unit_measure", "string", "单位", "Unit"),
        Column("parent_area", "string", "上级地区代码", "The area above"),
        Column("parent_target_id", "string", "上级目标，见 target_tracking", "Its target, see target_tracking"),
        Column("parent_comparator", "string", "上级目标的限定", "The text's own word about it", allowed=COMPARATORS),
        Column("parent_value", "float", "上级目标值", "The target of the area above"),
        Column("parent_upper", "float", "上级目标区间上限", "Upper end of a range", required=False),
        Column("step", "float", "加码：本级减上级（区间取下限）", "Target less the target above it (lower ends of ranges)"),
        Column("step_kind", "string", "高于、等于或低于上级", "above, equal to or below the target of the area above", allowed=STEPS),
        _START,
    ),
    (
        Reference("target_id", "target_tracking", "target_id"),
        Reference("report_id", "reports", "report_id"),
        Reference("indicator_code", "indicators", "indicator_code"),
        Reference("parent_target_id", "target_tracking", "target_id"),
    ),
    ("report_id", "char_start", "target_id"),
)

TERMS = Table(
    "terms", "词频", "Every token of a report with its count, by section", ("report_id", "section_id", "term"),
    (
        _REPORT_ID,
        Column("section_id", "string", "计数的章节：最深到第二级；第一级只含直属段落，各章节相加即全文", "Section counted in, of level 2 at most; one of level 1 holds only what stands directly below it, so that sections add up to the report"),
        Column("term", "string", "词（jieba 加本项目词典的切分结果，不含空白）", "Token, as jieba cuts with the project's vocabulary; no blanks"),
        Column("pos", "string", "词性（jieba 标记）；词典以外的词为空", "Part of speech (jieba's tags); null for a token that is in no dictionary", required=False),
        Column("kind", "string", "词、数字或标点", "word, number or punctuation", allowed=TERM_KINDS),
        Column("stopword", "bool", "是否停用词", "Whether it is a stop word"),
        Column("count", "int", "次数", "Count"),
    ),
    (Reference("report_id", "reports", "report_id"), Reference("section_id", "sections", "section_id")),
)

DICTIONARIES = Table(
    "dictionaries", "词典", "The term lists that attention is counted by, with where they come from", ("dictionary_id",),
    (
        Column("dictionary_id", "string", "词典编号", "Term list"),
        Column("title_zh", "string", "名称", "Title in Chinese"),
        Column("title_en", "string", "英文名称", "Title in English"),
        Column("verified", "string", "核对：read 读自来源；partial 只读到一部分；UNVERIFIED 未核对；project 本项目自编", "read: in its source; partial: in part; UNVERIFIED: not checked; project: this project's own, no paper's", allowed=VERIFIED),
        Column("source", "string", "来源", "Source"),
        Column("version", "string", "版本", "Version"),
        Column("verified_by", "string", "由谁核对", "Who verified it"),
        Column("verified_how", "string", "如何核对", "How"),
        Column("measure", "string", "来源所用的指标", "Measure that the source uses"),
        Column("n_terms", "int", "词数", "Terms"),
        Column("terms", "string", "词表：各类以分号分开，类名后为冒号，词以竖线分开", "The terms: classes apart by semicolons, each named before a colon, terms apart by vertical bars"),
        Column("ambiguity", "string", "歧义规则：词、冒号、不计的语境，以竖线和分号分开", "Ambiguity rules: a term, a colon, the phrases in which it does not count", required=False),
        Column("traps_zh", "string", "比较之前应知的情况", "What to know before comparing (zh)", required=False),
        Column("traps_en", "string", "比较之前应知的情况（英文）", "What to know before comparing (en)", required=False),
        Column("sha256", "string", "词典文件的 SHA-256", "SHA-256 of its file"),
        Column("segmenter", "string", "切词程序及版本，词汇表的 SHA-256", "Program that cut the words, its version, and the SHA-256 of the vocabulary"),
    ),
)

ATTENTION = Table(
    "attention", "注意力", "Share of a report or section that a term list takes, under every definition in use", ("report_id", "attention_id"),
    (
        _REPORT_ID,
        Column("attention_id", "string", "编号：章节或报告、词典、类别、是否排除歧义", "Section or report, term list, class, ambiguity"),
        Column("section_id", "string", "计数的章节（同 terms）；整篇报告为空", "Section counted in, as in terms; null for the whole report", required=False),
        Column("role", "string", "章节的作用；整篇报告为空", "What the section is for; null for the whole report", required=False, allowed=ROLES),
        Column("dictionary_id", "string", "词典", "Term list"),
        Column("term_class", "string", "类别；全表为空（类别只按整篇报告计）", "Class of terms; null for the whole list (classes are counted for whole reports only)", required=False),
        Column("ambiguity", "string", "counted：全部计入；excluded：按歧义规则排除", "counted: every hit; excluded: without those that an ambiguity rule names", allowed=AMBIGUITY),
        Column("token_matches", "int", "与某词完全相同的切词数", "Tokens that are a term"),
        Column("substring_matches", "int", "作为字符串出现的次数", "Occurrences of terms as strings"),
        Column("hit_sentences", "int", "含词的句数", "Sentences with a hit"),
        Column("hit_sentence_chars", "int", "这些句子的字符数", "Characters in these"),
        Column("n_words", "int", "词数（含数字，不含标点）", "Words, numbers included, punctuation not"),
        Column("n_chars", "int", "字符数（不含空白）", "Characters but blanks"),
        Column("n_sentences", "int", "句数（以 。！？ 或换行结束）", "Sentences, ended by 。！？ or a line end"),
        Column("token_share", "float", "token_matches / n_words", "token_matches / n_words", required=False),
        Column("substring_share", "float", "substring_matches / n_words", "substring_matches / n_words", required=False),
        Column("substring_char_share", "float", "substring_matches / n_chars", "substring_matches / n_chars", required=False),
        Column("sentence_share", "float", "hit_sentences / n_sentences", "hit_sentences / n_sentences", required=False),
        Column("sentence_char_share", "float", "hit_sentence_chars / n_chars", "hit_sentence_chars / n_chars", required=False),
    ),
    (
        Reference("report_id", "reports", "report_id"),
        Reference("section_id", "sections", "section_id"),
        Reference("dictionary_id", "dictionaries", "dictionary_id"),
    ),
)

ATTENTION_HITS = Table(
    "attention_hits", "注意力命中", "One row per occurrence of a term, with its place", ("report_id", "dictionary_id", "char_start", "term"),
    (
        _REPORT_ID,
        Column("dictionary_id", "string", "词典", "Term list"),
        _START,
        Column("term", "string", "词", "Term"),
        _END,
        _SECTION_ID,
        Column("term_class", "string", "类别；词典不分类则为空", "Class of the term; null where the list has none", required=False),
        Column("tokens", "string", "覆盖该处的切词，以 / 相连", "The tokens around it, joined by /"),
        Column("is_token", "bool", "是否自成一词", "Whether it is a token by itself"),
        Column("excluded_by", "string", "按歧义规则不计：所在的语境", "The phrase in which it does not count, by an ambiguity rule", required=False),
    ),
    (
        Reference("report_id", "reports", "report_id"),
        Reference("dictionary_id", "dictionaries", "dictionary_id"),
        Reference("section_id", "sections", "section_id"),
    ),
)

TOPICS = Table(
    "topics", "主题", "What each section and each observation is about", ("report_id", "row_id"),
    (
        _REPORT_ID,
        Column("row_id", "string", "章节或观测值编号", "Section or observation"),
        Column("table_name", "string", "所在的表", "Table of the row", allowed=("sections", "observations")),
        Column("topic", "string", "主题（指标手册的主题，另有 reform、urban、culture、livelihood、governance、general）", "Topic, as in the codebook; besides reform, urban, culture, livelihood, governance, general"),
        Column("decided_by", "string", "依据：作用、标题、用词；指标手册、名称、依据句、所在章节；用词分散或没有", "role, heading, terms; codebook, name, evidence, section; mixed or nothing", allowed=TOPIC_REASONS),
    ),
    (Reference("report_id", "reports", "report_id"),),
)

KEYWORDS = Table(
    "keywords", "关键词", "The words that mark a report among all reports of the release, by tf-idf", ("report_id", "rank"),
    (
        _REPORT_ID,
        Column("rank", "int", "次序，从 1 起", "Place, from 1"),
        Column("term", "string", "词（不含停用词、数字、单字）", "Word; no stop words, numbers or single characters"),
        Column("count", "int", "在本报告中的次数", "Count in the report"),
        Column("n_reports", "int", "本版本中含该词的报告数", "Reports of the release that have it"),
        Column("tfidf", "float", "tf-idf：词频 ×（ln((1+报告数)/(1+含该词的报告数))+1）", "count / words × (ln((1 + reports) / (1 + reports that have it)) + 1)"),
    ),
    (Reference("report_id", "reports", "report_id"),),
)

NEW_TERMS = Table(
    "new_terms", "新词与消失的词", "Words that come after an area's first report of the release, or go before its last", ("ref_area", "term"),
    (
        Column("ref_area", "string", "地区代码（GB/T 2260）", "Area (GB/T 2260)"),
        Column("term", "string", "词（不含停用词、数字、单字）", "Word; no stop words, numbers or single characters"),
        Column("is_new", "bool", "不见于该地区最早的报告", "Not in the area's first report"),
        Column("is_gone", "bool", "不见于该地区最近的报告", "Not in the area's last report"),
        Column("first_year", "int", "首次出现的报告年份", "Year of the first report that has it"),
        Column("last_year", "int", "最后出现的报告年份", "Year of the last report that has it"),
        Column("n_reports", "int", "含该词的报告数", "Reports that have it"),
        Column("count", "int", "在这些报告中的次数", "Count in these"),
    ),
)

CORRECTIONS = Table(
    "corrections", "更正", "One row per value that a declared correction replaced, with the value the text gave", ("correction_id",),
    (
        Column("correction_id", "string", "更正编号：行编号.列名", "Row and column corrected: <row_key>.<column_name>"),
        Column("table_name", "string", "被更正的表", "Table of the corrected row", allowed=CORRECTED_TABLES),
        Column("row_key", "string", "被更正的行的主键", "Key of the corrected row"),
        Column("column_name", "string", "被更正的列", "Column corrected"),
        Column("original_value", "string", "原值：从原文读出的值", "What was read from the text", required=False),
        Column("new_value", "string", "更正后的值", "What it was corrected to", required=False),
        Column("reason", "string", "更正理由", "Why"),
        Column("source", "string", "更正依据", "What the correction rests on"),
    ),
)

QUALITY = Table(
    "quality", "质量检查", "Every check that ran, on what, its severity, and the rows that failed it", ("check_id",),
    (
        Column("check_id", "string", "检查编号", "Check"),
        Column("table_name", "string", "被检查的表", "Table checked"),
        Column("column_name", "string", "被检查的列", "Column checked", required=False),
        Column("rule", "string", "Great Expectations 的规则类型", "Type of the Great Expectations rule"),
        Column("description_zh", "string", "检查什么", "What is checked (zh)"),
        Column("description_en", "string", "检查什么（英文）", "What is checked (en)"),
        Column("severity", "string", "critical 阻止发布，warning 随数据公布", "critical stops the release, warning is published", allowed=SEVERITIES),
        Column("success", "bool", "是否通过", "Whether it passed"),
        Column("n_checked", "int", "检查的行数", "Rows checked"),
        Column("n_failed", "int", "未通过的行数", "Rows that failed"),
        Column("failed_rows", "string", "未通过的行的主键，以空格分隔", "Keys of the rows that failed, space-separated", required=False),
    ),
)

CHANGES = Table(
    "changes", "变更", "What changed against the version before, row by row, and why", ("table_name", "row_key", "column_name"),
    (
        Column("table_name", "string", "发生变更的表", "Table that changed"),
        Column("row_key", "string", "行的主键，多列以冒号相连；表结构变更为空字符串", "Key of the row, several columns joined by colons; empty where the table's declaration changed"),
        Column("column_name", "string", "发生变更的列；整行增删为空字符串", "Column that changed; empty where the whole row came or went"),
        Column("kind", "string", "新增、删除或修改", "added, removed or changed", allowed=CHANGE_KINDS),
        Column("why", "string", "变更原因", "Why", allowed=tuple(CHANGE_REASONS)),
        Column("old_value", "string", "原值；空字符串与空值同为空", "Value before; null for nothing and for the empty string", required=False),
        Column("new_value", "string", "新值；空字符串与空值同为空", "Value now; null for nothing and for the empty string", required=False),
    ),
)

ID_REGISTRY = Table(
    "id_registry", "编号登记", "Every observation id there has ever been, also of observations that are gone", ("observation_id",),
    (
        Column("observation_id", "string", "观测值编号", "Observation"),
        Column("first_seen", "string", "首次出现的版本", "The first version that has it"),
        Column("last_seen", "string", "最后出现的版本", "The last version that has it"),
        Column("last_changed", "string", "最后一次变更的版本", "The version in which its row last changed"),
    ),
)

# TABLES come from the reports; what is worked out of these or of releases (ID_REGISTRY, CHANGES, the panel) comes with publishing.
TABLES: tuple[Table, ...] = (
    REPORTS, SECTIONS, OBSERVATIONS, RANKINGS, NUMERALS, INDICATORS, TARGET_TRACKING, TARGET_ESCALATION, CORRECTIONS,
    DICTIONARIES, TERMS, ATTENTION, ATTENTION_HITS, TOPICS, KEYWORDS, NEW_TERMS, QUALITY,
)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
