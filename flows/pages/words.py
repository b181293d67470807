"""The words of the pages for every closed list of values, Chinese and English, and two texts as one value."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """The same said in both languages."""

    zh: str
    en: str


MEASURES = {
    "level": Words("水平", "Level"),
    "rate": Words("比率", "Rate"),
    "growth": Words("增速", "Growth"),
    "change": Words("增减", "Change"),
}
STATUSES = {
    "actual": Words("实际", "Actual"),
    "estimated": Words("预计", "Estimated"),
    "target": Words("目标", "Target"),
}
COMPARATORS = {
    "eq": Words("等于", "exactly"),
    "ge": Words("下限，含本数（以上）", "a floor: at least"),
    "gt": Words("下限，不含本数（超过）", "a floor: more than"),
    "le": Words("上限，含本数（以内）", "a ceiling: at most"),
    "lt": Words("上限，不含本数（低于）", "a ceiling: less than"),
    "approx": Words("约数（左右）", "about"),
    "between": Words("区间", "a band"),
}
# What a mark can be, in the order of the legend.
KINDS = {
    "actual": Words("实际值", "Claimed"),
    "estimated": Words("预计值", "Estimated"),
    "target": Words("目标值", "Promised"),
    "rank": Words("位次", "Ranks"),
    "other": Words("未计入", "Not counted"),
    "unresolved": Words("未能判定", "Unresolved"),
}
DISPOSITIONS = {
    "observation": Words("观测值", "observation"),
    "ranking": Words("位次", "rank"),
    "date": Words("日期", "date"),
    "duration": Words("时长", "duration"),
    "ordinal": Words("序数", "ordinal"),
    "name": Words("名称的一部分", "part of a name"),
    "threshold": Words("门槛", "threshold"),
    "denominator": Words("分母", "denominator"),
    "enumeration": Words("讲话自身的列举", "count of the speech's own list"),
    "idiom": Words("成语、套语", "idiom"),
    "unresolved": Words("未能判定", "unresolved"),
}
LEVELS = {
    "nation": Words("全国", "Nation"),
    "province": Words("省级", "Province"),
    "prefecture": Words("地级", "Prefecture"),
    "county": Words("县级", "County"),
}
CHANGE_KINDS = {"added": Words("新增", "added"), "removed": Words("删除", "removed"), "changed": Words("修改", "changed")}
OUTSIDE = "-"
TOPICS = {
    "economy": Words("经济", "Economy"),
    "industry": Words("产业", "Industry"),
    "investment": Words("投资", "Investment"),
    "trade": Words("消费与外贸", "Trade"),
    "finance": Words("财政金融", "Finance"),
    "innovation": Words("创新", "Innovation"),
    "agriculture": Words("农业农村", "Agriculture"),
    "infrastructure": Words("基础设施", "Infrastructure"),
    "transport": Words("交通", "Transport"),
    "energy": Words("能源", "Energy"),
    "environment": Words("生态环境", "Environment"),
    "income": Words("收入", "Income"),
    "employment": Words("就业", "Employment"),
    "prices": Words("价格", "Prices"),
    "population": Words("人口", "Population"),
    "education": Words("教育", "Education"),
    "health": Words("健康", "Health"),
    "social_security": Words("社会保障", "Social security"),
    "tourism": Words("旅游", "Tourism"),
    "government": Words("政府", "Government"),
    OUTSIDE: Words("指标手册之外", "Outside the codebook"),
}


# What the script of a report's page says by itself.
SCRIPT = {"measure": MEASURES, "status": {**STATUSES, "rank": Words("位次", "Rank")}, "comparator": COMPARATORS, "disposition": DISPOSITIONS}


def words_of(known: dict[str, Words], value: str) -> Words:
    """The words for `value`; the value itself where a newer declaration has one that is not known here."""
    return known.get(value, Words(value, value))
