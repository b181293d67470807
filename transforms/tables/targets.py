"""The tables that follow targets: to their outcomes, and up to the area above."""

from __future__ import annotations

from transforms.tables.declare import Column, Reference, Table
from transforms.tables.shared import COMPARATORS, INDICATOR_CODE, IN_SECTION, MEASURES, OF_INDICATOR, OF_REPORT, REPORT_ID, ROLES, SECTION_ID, START, STATED, TIME_PERIOD

TARGET_KINDS = ("yearly", "past", "end_of_period", "annual_average", "span", "part_year")
OUTCOME_STATES = ("found", "no_report", "not_reported", "not_comparable")
MATCH_KINDS = ("code", "name")
MATCH_STRENGTHS = ("strong", "fair", "weak")
QUALITATIVE_KINDS = ("indicator", "area", "assigned", "previous", "not_set")
QUALITATIVE_BASES = ("said", "inherited", "not_found")
STEPS = ("above", "equal", "below")
MET_RULES = ("bound", "range", "about", "number")

TARGET_TRACKING = Table(
    "target_tracking", "目标追踪", "One row per target with its baseline and its outcome: what was promised, what came of it", ("target_id",),
    (
        Column("target_id", "string", "目标：观测值编号", "The target: its observation_id"),
        REPORT_ID,
        Column("ref_area", "string", "地区代码", "The area the target is about"),
        INDICATOR_CODE,
        Column("indicator_name", "string", "指标名称", "The noun phrase of the text"),
        Column("measure", "string", "量的种类", "level, rate, growth (relative) or change (absolute)", allowed=MEASURES),
        TIME_PERIOD,
        Column("target_kind", "string", "目标种类：当年、已过年份、期末状态、年均、累计、不足一年", "yearly, past (of a year already over), end_of_period (a state in a later year), annual_average, span (a sum over years), part_year", allowed=TARGET_KINDS),
        Column("section_role", "string", "所在章节的作用；targets 为年度主要预期目标", "What its section is for; targets holds the main targets of the year", allowed=ROLES),
        Column("comparator", "string", "目标的限定：以上、左右、以内……", "The text's own word about the magnitude", allowed=COMPARATORS),
        Column("target_value", "float", "目标值，按 unit_measure", "The target, in unit_measure", unit="[unit_measure]"),
        Column("target_upper", "float", "目标区间上限", "Upper end of a range", required=False, unit="[unit_measure]"),
        Column("unit_measure", "string", "目标的单位原文；本表各数值均按此单位", "Unit of the target as written; every value of the row is in it"),
        Column("baseline_id", "string", "基期观测值：同一报告中上一期的同一指标", "The observation of the period before, in the same report", required=False),
        Column("baseline_value", "float", "基期数值", "Its value", required=False, unit="[unit_measure]"),
        Column("baseline_status", "string", "基期数值是实际还是预计", "Whether it is final or estimated", required=False, allowed=("actual", "estimated")),
        Column("baseline_match_kind", "string", "按指标代码或名称匹配", "Matched by code or by name", required=False, allowed=MATCH_KINDS),
        Column("baseline_match_strength", "string", "匹配强度", "See match_strength", required=False, allowed=MATCH_STRENGTHS),
        Column("outcome_state", "string", "结果：找到；该年之后的报告未收录；报告未提及；不可比", "found; no_report: the report after the period is not in the release; not_reported: it does not say; not_comparable: growth against another base", allowed=OUTCOME_STATES),
        Column("outcome_id", "string", "结果观测值：期末次年报告中的同一指标；以后的报告有最终数的，取最终数", "The observation in the report of the year after; the final one where a later report has it", required=False),
        Column("outcome_report_id", "string", "结果所在报告", "The report it stands in", required=False),
        Column("outcome_value", "float", "结果数值", "Its value", required=False, unit="[unit_measure]"),
        Column("outcome_upper", "float", "结果区间上限", "Upper end of a range", required=False, unit="[unit_measure]"),
        Column("outcome_comparator", "string", "结果的限定", "The text's own word about the outcome", required=False, allowed=COMPARATORS),
        Column("outcome_status", "string", "结果是实际还是预计", "Whether it is final or estimated", required=False, allowed=("actual", "estimated")),
        Column("outcome_evidence", "string", "结果所在的句子", "The sentence of the outcome", required=False),
        Column("match_kind", "string", "结果按指标代码或名称匹配", "Outcome matched by code or by name", required=False, allowed=MATCH_KINDS),
        Column("match_strength", "string", "strong：按代码；fair：按名称相同；weak：几处数值不一", "strong: by code; fair: by equal name; weak: candidates disagree", required=False, allowed=MATCH_STRENGTHS),
        Column("first_outcome_id", "string", "最早一次公布的结果", "The outcome as first told", required=False),
        Column("first_outcome_value", "float", "最早一次公布的数值", "Its value", required=False, unit="[unit_measure]"),
        Column("revision", "float", "修订：结果减最早公布数", "outcome_value less first_outcome_value", required=False, unit="[unit_measure]"),
        Column("met_rule", "string", "判断规则：界限、区间、左右、确数", "bound (ge, gt, le, lt), range (between), about (approx), number (eq)", allowed=MET_RULES),
        Column("accepts_low", "float", "达标区间下限；无下限为空", "Lowest outcome that meets the target; null where there is no lower limit", required=False, unit="[unit_measure]"),
        Column("accepts_high", "float", "达标区间上限；无上限为空", "Highest outcome that meets the target; null where there is no upper limit", required=False, unit="[unit_measure]"),
        Column("gap", "float", "差距：结果减目标；区间取较近一端，区间内为 0", "Outcome less target; from the nearer end of a range, 0 within it", required=False, unit="[unit_measure]"),
        Column("met", "bool", "是否达成；无法判断为空", "Whether it was met; null where it cannot be said", required=False),
        START,
        Column("evidence", "string", "目标所在的句子", "The sentence of the target"),
    ),
    (
        Reference("target_id", "observations", "observation_id"),
        OF_REPORT,
        OF_INDICATOR,
        Reference("baseline_id", "observations", "observation_id"),
        Reference("outcome_id", "observations", "observation_id"),
        Reference("outcome_report_id", "reports", "report_id"),
        Reference("first_outcome_id", "observations", "observation_id"),
    ),
    ("report_id", "char_start", "target_id"),
)

QUALITATIVE_TARGETS = Table(
    "qualitative_targets", "定性目标", "Targets without a number: what is set against another indicator or area, a task assigned from above or the year before; and growth that no target is set for", ("qualitative_id",),
    (
        Column("qualitative_id", "string", "定性目标编号，来源不变则跨版本不变", "Stable across releases as long as its source passage is"),
        REPORT_ID,
        SECTION_ID,
        Column("section_role", "string", "所在章节的作用；targets 为年度主要预期目标", "What its section is for; targets holds the main targets of the year", allowed=ROLES),
        Column("ref_area", "string", "地区代码", "The area"),
        INDICATOR_CODE,
        Column("indicator_name", "string", "指标名称：原文中的名词短语", "The noun phrase of the text"),
        Column("measure", "string", "量的种类；原文未说明为空", "growth, rate, level or change; null where the text does not tell", required=False, allowed=MEASURES),
        Column("comparator", "string", "与参照的关系：同步为 eq，基本同步为 approx，高于为 gt，不低于为 ge；未设目标为空", "How it is to stand to what it is set against; null where no target is set", required=False, allowed=COMPARATORS),
        Column("reference_kind", "string", "参照：指标；地区；上级下达的任务；此前水平；未设目标", "indicator; area; assigned: a task set from above; previous: the period before; not_set: no target", allowed=QUALITATIVE_KINDS),
        Column("reference", "string", "参照的原文：经济增长、全省平均水平、省、与上年持平", "What it is set against, as written", required=False),
        Column("reference_indicator", "string", "参照指标的代码", "Code of the indicator it is set against", required=False),
        Column("reference_area", "string", "参照地区的代码", "Code of the area it is set against, or that assigned it", required=False),
        Column("basis", "string", "said：原文如此；inherited：主语承前；not_found：全篇未见目标", "said: in so many words; inherited: the subject stands before; not_found: no target was found", allowed=QUALITATIVE_BASES),
        *STATED,
        Column("outcome_id", "string", "结果：当年数值所在的观测值；查不到为空", "The observation of that year; null where none is found", required=False),
        Column("outcome_value", "float", "结果数值，按基本单位", "Its value, in base units", required=False),
        Column("compared_id", "string", "参照数值所在的观测值：参照指标、参照地区的同年数值，或上年数值", "The observation it is compared with: of the other indicator or area in that year, or of the year before", required=False),
        Column("compared_value", "float", "参照数值，单位同上", "Its value, in the same unit", required=False),
        Column("met", "bool", "是否达成；无法判断为空", "Whether it was met; null where it cannot be said", required=False),
    ),
    (
        OF_REPORT,
        IN_SECTION,
        OF_INDICATOR,
        Reference("reference_indicator", "indicators", "indicator_code"),
        Reference("outcome_id", "observations", "observation_id", across=True),
        Reference("compared_id", "observations", "observation_id", across=True),
    ),
    ("report_id", "char_start", "qualitative_id"),
)

TARGET_ESCALATION = Table(
    "target_escalation", "层层加码", "The main targets of an area beside those of the area above it, for the same year: growth and rates", ("target_id",),
    (
        Column("target_id", "string", "本级目标，见 target_tracking", "The target, see target_tracking"),
        REPORT_ID,
        Column("ref_area", "string", "地区代码", "The area"),
        Column("indicator_code", "string", "指标代码", "Code in the codebook"),
        Column("measure", "string", "增速或比率", "growth or rate", allowed=MEASURES),
        TIME_PERIOD,
        Column("comparator", "string", "本级目标的限定", "The text's own word about the target", allowed=COMPARATORS),
        Column("target_value", "float", "本级目标值", "The target"),
        Column("target_upper", "float", "本级目标区间上限", "Upper end of a range", required=False),
        Column("unit_measure", "string", "单位", "Unit"),
        Column("parent_area", "string", "上级地区代码", "The area above"),
        Column("parent_target_id", "string", "上级目标，见 target_tracking", "Its target, see target_tracking"),
        Column("parent_comparator", "string", "上级目标的限定", "The text's own word about it", allowed=COMPARATORS),
        Column("parent_value", "float", "上级目标值", "The target of the area above", unit="[unit_measure]"),
        Column("parent_upper", "float", "上级目标区间上限", "Upper end of a range", required=False, unit="[unit_measure]"),
        Column("step", "float", "加码：本级减上级（区间取下限）", "Target less the target above it (lower ends of ranges)", unit="[unit_measure]"),
        Column("step_kind", "string", "高于、等于或低于上级", "above, equal to or below the target of the area above", allowed=STEPS),
        START,
    ),
    (
        Reference("target_id", "target_tracking", "target_id"),
        OF_REPORT,
        OF_INDICATOR,
        Reference("parent_target_id", "target_tracking", "target_id"),
    ),
    ("report_id", "char_start", "target_id"),
)
