"""A small good release to break: two short reports, written for the tests, with their tables made by hand.

In the texts `⟦mark|numeral⟧` marks a numeral and `§name§` the beginning of a section; both are taken out before use.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from tests.good_words import add_words
from transforms.reference import Area, Indicator, Peers, ReferenceData, Unit
from transforms.tables import BY_NAME

_MARK = re.compile(r"⟦(?P<mark>\w+)\|(?P<numeral>[^⟧]*)⟧|§(?P<section>\w+)§")

JINHUA = """§s00§各位代表：

现在，我代表市人民政府，向大会报告工作，请予审议。

§s02§一、⟦d1|2023⟧年工作回顾

全年实现地区生产总值⟦gdp|5120⟧亿元，增长⟦growth|6.4⟧%、居全省第⟦rank|3⟧位。出口总额增长⟦exports|8.5⟧%、社会消费品零售总额增长⟦retail|7.2⟧%，均居全省第⟦both|2⟧位。规上工业亩均税收、亩均增加值均增长⟦mu|9⟧%以上。科技创新指数居全省前⟦top|5⟧位。

§s03§（一）民生更实。城镇登记失业率⟦jobless|2.1⟧%，财政民生支出占比提高⟦points|3.8⟧个百分点，深化“⟦idiom|三⟧位一体”改革。

§s04§各项事业都有新的进展。

§s05§二、⟦d2|2024⟧年主要目标

地区生产总值增长⟦low|6⟧%-⟦high|6.5⟧%，新增城镇就业⟦jobs|8⟧万人以上。重点做好⟦list|十⟧方面工作。

§s06§各位代表，让我们一起努力！
"""

QUZHOU = """§s00§各位代表：

§s01§一、⟦d1|2023⟧年工作回顾

地区生产总值增长⟦growth|6.2⟧%、居全省第⟦rank|4⟧位。

§s02§二、⟦d2|2024⟧年主要目标

地区生产总值增长⟦target|7⟧%左右。谢谢大家！
"""

LANXI = """§s00§各位代表：

§s01§一、⟦d1|2023⟧年工作回顾

地区生产总值⟦gdp|430⟧亿元，居全省第⟦rank|8⟧位。

§s02§二、⟦d2|2024⟧年主要目标

各位代表，让我们一起努力！
"""

LANXI_LATER = """§s00§各位代表：

§s01§一、⟦d1|2024⟧年工作回顾

地区生产总值⟦gdp|452⟧亿元，增长⟦growth|4.8⟧%。出口⟦exports|30⟧亿元，进口⟦imports|12⟧亿元，进出口总额⟦trade|42⟧亿元。

§s02§二、⟦d2|2025⟧年主要目标

各位代表，让我们一起努力！
"""

# section: (parent, level, label, heading, role)
JINHUA_SECTIONS = {
    "s00": (None, 1, None, None, "opening"),
    "s01": (None, 1, "一、", "2023年工作回顾", "review"),
    "s02": ("s01", 4, None, None, "review"),
    "s03": ("s01", 2, "（一）", "民生更实。", "review"),
    "s04": ("s01", 4, None, None, "review"),
    "s05": (None, 1, "二、", "2024年主要目标", "targets"),
    "s06": (None, 1, None, None, "closing"),
}
QUZHOU_SECTIONS = {
    "s00": (None, 1, None, None, "opening"),
    "s01": (None, 1, "一、", "2023年工作回顾", "review"),
    "s02": (None, 1, "二、", "2024年主要目标", "targets"),
}
LATER_SECTIONS = {**QUZHOU_SECTIONS, "s01": (None, 1, "一、", "2024年工作回顾", "review"), "s02": (None, 1, "二、", "2025年主要目标", "targets")}
# (mark, code, name, measure, value, upper, unit, base value, base unit, comparator, status, period)
JINHUA_OBSERVATIONS = [
    ("gdp", "gdp", "地区生产总值", "level", 5120.0, None, "亿元", 512e9, "元", "eq", "actual", "2023"),
    ("growth", "gdp", "地区生产总值", "growth", 6.4, None, "%", 6.4, "%", "eq", "actual", "2023"),
    ("exports", "exports", "出口总额", "growth", 8.5, None, "%", 8.5, "%", "eq", "actual", "2023"),
    ("retail", "retail_sales", "社会消费品零售总额", "growth", 7.2, None, "%", 7.2, "%", "eq", "actual", "2023"),
    ("mu", None, "规上工业亩均税收", "growth", 9.0, None, "%", 9.0, "%", "ge", "actual", "2023"),
    ("mu", None, "规上工业亩均增加值", "growth", 9.0, None, "%", 9.0, "%", "ge", "actual", "2023"),
    ("jobless", "registered_unemployment", "城镇登记失业率", "rate", 2.1, None, "%", 2.1, "%", "eq", "actual", "2023"),
    ("points", None, "财政民生支出占比", "change", 3.8, None, "个百分点", 3.8, "个百分点", "eq", "actual", "2023"),
    ("low", "gdp", "地区生产总值", "growth", 6.0, 6.5, "%", 6.0, "%", "between", "target", "2024"),
    ("jobs", "urban_new_jobs", "新增城镇就业", "level", 8.0, None, "万人", 8e4, "人", "ge", "target", "2024"),
]
QUZHOU_OBSERVATIONS = [
    ("growth", "gdp", "地区生产总值", "growth", 6.2, None, "%", 6.2, "%", "eq", "actual", "2023"),
    ("target", "gdp", "地区生产总值", "growth", 7.0, None, "%", 7.0, "%", "approx", "target", "2024"),
]
LANXI_OBSERVATIONS = [("gdp", "gdp", "地区生产总值", "level", 430.0, None, "亿元", 43e9, "元", "eq", "actual", "2023")]
LANXI_LATER_OBSERVATIONS = [
    ("gdp", "gdp", "地区生产总值", "level", 452.0, None, "亿元", 452e8, "元", "eq", "actual", "2024"),
    ("growth", "gdp", "地区生产总值", "growth", 4.8, None, "%", 4.8, "%", "eq", "actual", "2024"),
    ("exports", "exports", "出口总额", "level", 30.0, None, "亿元", 3e9, "元", "eq", "actual", "2024"),
    ("imports", "imports", "进口总额", "level", 12.0, None, "亿元", 12e8, "元", "eq", "actual", "2024"),
    ("trade", "goods_trade", "进出口总额", "level", 42.0, None, "亿元", 42e8, "元", "eq", "actual", "2024"),
]
# (mark, observation number or None, code, name, rank, type, scope)
JINHUA_RANKINGS = [
    ("rank", 2, "gdp", "地区生产总值", 3, "exact"),
    ("both", 3, "exports", "出口总额", 2, "exact"),
    ("both", 4, "retail_sales", "社会消费品零售总额", 2, "exact"),
    ("top", None, None, "科技创新指数", 5, "top"),
]
LANXI_RANKINGS = [("rank", 1, "gdp", "地区生产总值", 8, "exact")]
QUZHOU_RANKINGS = [("rank", 1, "gdp", "地区生产总值", 4, "exact")]

_DISPOSITIONS = {"d1": "date", "d2": "date", "idiom": "idiom", "list": "enumeration"}


def good_tables() -> dict[str, list[tuple]]:
    """All tables but quality, with every check passing."""
    tables: dict[str, list[tuple]] = {name: [] for name in BY_NAME if name != "quality"}
    _add_report(tables, "330700", "金华市", JINHUA, JINHUA_SECTIONS, JINHUA_OBSERVATIONS, JINHUA_RANKINGS)
    _add_report(tables, "330781", "兰溪市", LANXI, QUZHOU_SECTIONS, LANXI_OBSERVATIONS, LANXI_RANKINGS, parent="330700")
    _add_report(tables, "330781", "兰溪市", LANXI_LATER, LATER_SECTIONS, LANXI_LATER_OBSERVATIONS, [], parent="330700", year=2025)
    _add_report(tables, "330800", "衢州市", QUZHOU, QUZHOU_SECTIONS, QUZHOU_OBSERVATIONS, QUZHOU_RANKINGS)
    tables["indicators"] = [BY_NAME["indicators"].row_type(*entry) for entry in INDICATORS]
    _track_targets(tables)
    _add_qualitative(tables)
    _correct_retail(tables)
    add_words(tables)
    source = BY_NAME["sources"].row_type
    tables["sources"] = [
        source(f"{area}-2024", "text/plain", 300, "UTF-8", "decoding", None, "file_name", area, "file_name", "2024", None) for area in ("330700", "330800")
    ]
    repair = BY_NAME["repairs"].row_type
    tables["repairs"] = [
        repair("330700-2024", "traditional", "repaired", False, 2, 0, 1, "各", "个"),
        repair("330800-2024", "lost_character", "left", False, 1, 1, 2, "位"),
    ]
    return tables


def _track_targets(tables) -> None:
    """Targets of a report's own year, not known yet, and one of a year that it looks back on, met; two of them beside a province's."""
    row = BY_NAME["target_tracking"].row_type
    tables["target_tracking"] = [
        row(
            "330700-2024-o09", "330700-2024", "330700", "gdp", "地区生产总值", "growth", "2024", "yearly", "targets", "between", 6.0, 6.5, "%",
            "330700-2024-o02", 6.4, "actual", "code", "strong", "no_report", *[None] * 12, "range", 6.0, None, None, None, 300, "增长6%-6.5%",
        ),
        row(
            "330700-2024-o10", "330700-2024", "330700", "urban_new_jobs", "新增城镇就业", "level", "2023", "past", "review", "ge", 8.0, None, "万人",
            "330700-2024-o01", 7.0, "actual", "code", "strong", "found", "330700-2024-o02", "330700-2024", 9.0, None, "eq", "actual", "新增9万人",
            "code", "strong", "330700-2024-o02", 9.0, 0.0, "bound", 8.0, None, 1.0, True, 310, "新增城镇就业8万人以上",
        ),
        row(
            "330800-2024-o02", "330800-2024", "330800", "gdp", "地区生产总值", "growth", "2024", "yearly", "targets", "approx", 7.0, None, "%",
            "330800-2024-o01", 6.2, "actual", "code", "strong", "no_report", *[None] * 12, "about", 6.75, None, None, None, 60, "增长7%左右",
        ),
    ]  # fmt: skip
    step = BY_NAME["target_escalation"].row_type
    tables["target_escalation"] = [
        step(f"{area}-2024-{of}", f"{area}-2024", area, "gdp", "growth", "2024", "approx", 7.0, None, "%", "330000", "330700-2024-o09", "between", 6.0, 6.5, 1.0, "above", 60)
        for area, of in (("330700", "o09"), ("330800", "o02"))
    ]


def _add_qualitative(tables) -> None:
    """Targets without a number, and growth without a target; the clauses they stand on are any of the texts."""
    row = BY_NAME["qualitative_targets"].row_type
    for area, section, of, words, *reference in (
        ("330700", "s05", "q1", "城镇就业", "gt", "area", "全省平均", "gdp", "330000", "330700-2024-o04", 9.2, "330700-2024-o01", 8.1, True),
        ("330800", "s02", "q2", "左右", None, "not_set", *(None,) * 8),
    ):
        text = next(report.text for report in tables["reports"] if report.ref_area == area)
        comparator, kind, against, code, above, *verdict = reference
        at = text.rindex(words)
        evidence = text[text.rindex("\n", 0, at) + 1 : text.index("。", at) + 1]
        tables["qualitative_targets"].append(
            row(
                f"{area}-2024-{of}", f"{area}-2024", f"{area}-2024-{section}", "targets", area, "urban_new_jobs", "城镇新增就业", "level",
                comparator, kind, against, code, above, "said", "2024", at, at + len(words), evidence, *verdict,
            )  # fmt: skip
        )


def _correct_retail(tables) -> None:
    """The text says 7.2 %; a declared correction says 7.3 %."""
    at = next(at for at, row in enumerate(tables["observations"]) if row.observation_id == "330700-2024-o04")
    tables["observations"][at] = tables["observations"][at]._replace(obs_value=7.3, base_value=7.3, flags="corrected")
    for column in ("base_value", "obs_value"):
        place = "330700-2024-o04", column
        tables["corrections"].append(BY_NAME["corrections"].row_type(".".join(place), "observations", *place, "7.2", "7.3", "核定数", "统计公报"))


def _add_report(
    tables, ref_area: str, area_name: str, marked: str, sections: dict, observations: list, rankings: list, parent: str = "330000", year: int = 2024
) -> None:
    text, spans, starts = _unmark(marked)
    report_id, level = f"{ref_area}-{year}", "prefecture" if parent.endswith("0000") else "county"
    rows = {name: BY_NAME[name].row_type for name in tables}
    tables["reports"].append(
        rows["reports"](
            report_id, ref_area, area_name, level, parent, year, year - 1, "政府工作报告", f"{year}-01-20", f"{report_id}.txt",
            None, hashlib.sha256(text.encode()).hexdigest(), len(text), text,
        )  # fmt: skip
    )
    found = _sections(report_id, text, starts, sections)
    tables["sections"] += [rows["sections"](*each) for each in found]
    leaves = [each for each in found if each[0] not in {other[2] for other in found}]

    def stands(mark: str) -> tuple[str, int, int, str]:
        """Section, span and sentence of a marked numeral."""
        start, end = spans[mark]
        section = next(each[0] for each in leaves if each[8] <= start < each[9])
        sentence_start = max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1
        return section, start, end, text[sentence_start : text.find("。", end) + 1]

    for number, (mark, code, name, *values) in enumerate(observations, start=1):
        section, start, end, evidence = stands(mark)
        tables["observations"].append(
            rows["observations"](f"{report_id}-o{number:02}", report_id, section, ref_area, code, name, *values, start, end, evidence, None)
        )
    for number, (mark, of, code, name, rank, rank_type) in enumerate(rankings, start=1):
        section, start, end, evidence = stands(mark)
        tables["rankings"].append(
            rows["rankings"](
                f"{report_id}-r{number:02}", report_id, section, of and f"{report_id}-o{of:02}", code, name, rank, rank_type,
                "全省", "330000", 11 if level == "prefecture" else 90, str(year - 1), start, end, evidence,
            )  # fmt: skip
        )
    ranks = {mark for mark, *_ in rankings}
    for mark, (start, end) in sorted(spans.items(), key=lambda item: item[1]):
        disposition = _DISPOSITIONS.get(mark, "ranking" if mark in ranks else "observation")
        tables["numerals"].append(rows["numerals"](report_id, start, end, stands(mark)[0], text[start:end], disposition, "by_hand"))


def _unmark(marked: str) -> tuple[str, dict[str, tuple[int, int]], dict[str, int]]:
    """The plain text, the spans of its marks and the starts of its sections."""
    text, position, spans, starts = "", 0, {}, {}
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        if match["section"]:
            starts[match["section"]] = len(text)
        else:
            spans[match["mark"]] = (len(text), len(text) + len(match["numeral"]))
            text += match["numeral"]
    return text + marked[position:], spans, starts


def _sections(report_id: str, text: str, starts: dict[str, int], sections: dict) -> list[tuple[Any, ...]]:
    """Rows of sections: a leaf reaches to the next leaf, a parent as far as its parts."""
    order = sorted(starts, key=starts.__getitem__)
    ends = {name: starts[following] for name, following in zip(order, order[1:])} | {order[-1]: len(text)}
    rows, counts = [], {}
    for name, (parent, level, label, heading, role) in sections.items():
        parts = [part for part in sections if sections[part][0] == name] or [name]
        counts[parent] = counts.get(parent, 0) + 1
        rows.append((
            f"{report_id}-{name}", report_id, parent and f"{report_id}-{parent}", level, counts[parent], label, heading, role,
            min(starts[part] for part in parts), max(ends[part] for part in parts),
        ))  # fmt: skip
    return rows


def _indicator(code: str, zh: str, en: str, dimension: str, unit: str, measure: str, low: float, high: float) -> Indicator:
    return Indicator(code, zh, en, "", dimension, unit, measure, low, high, "higher", "经济", f"{zh}的定义", "国家统计局")


INDICATORS = (
    _indicator("exports", "出口总额", "Exports", "money", "元", "level", 0, 1e14),
    _indicator("gdp", "地区生产总值", "Gross regional product", "money", "元", "level", 1e8, 2e14),
    _indicator("goods_trade", "进出口总额", "Goods trade", "money", "元", "level", 0, 1e14),
    _indicator("imports", "进口总额", "Imports", "money", "元", "level", 0, 1e14),
    _indicator("registered_unemployment", "城镇登记失业率", "Registered urban unemployment rate", "share", "%", "rate", 0, 20),
    _indicator("retail_sales", "社会消费品零售总额", "Retail sales of consumer goods", "money", "元", "level", 0, 1e14),
    _indicator("urban_new_jobs", "城镇新增就业", "New urban jobs", "persons", "人", "level", 0, 2e7),
)

REFERENCE = ReferenceData(
    indicators=INDICATORS,
    units=(
        Unit("%", "share", False, "per cent"), Unit("个百分点", "share", False, "percentage points"), Unit("倍", "ratio", False, "times"),
        Unit("元", "money", False, "yuan"), Unit("人", "persons", False, "person"), Unit("亩", "area", False, "mu"),
    ),
    areas=(
        Area("000000", "全国", "nation", None, "China", None, None),
        Area("330000", "浙江省", "province", "000000", "Zhejiang", None, None),
        Area("330700", "金华市", "prefecture", "330000", "Jinhua", None, None),
        Area("330781", "兰溪市", "county", "330700", "Lanxi", None, None),
        Area("330800", "衢州市", "prefecture", "330000", "Quzhou", None, None),
    ),
    peers=(Peers("320000", "江苏省", 13, 13, 95), Peers("330000", "浙江省", 11, 11, 90)),
)  # fmt: skip
