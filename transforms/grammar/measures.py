"""What kind of number it is: a level, a rate, growth or a change, and its sign."""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.following import VERB_AFTER_NOUN, goes_on
from transforms.grammar.group import Group
from transforms.grammar.sentence import Sentence
from transforms.units import PERCENT, POINTS, TIMES

_SMALL_POINTS = frozenset(("个点", "个基点", "基点"))
_RATE_NAME = re.compile("率|占比|比重|比例|份额|强度|占|贡献|度$|比$")
_GROWTH_NAME = re.compile("(?:增速|增幅|涨幅|增长率|降幅|增长速度|涨跌幅|涨势|升幅|跌幅|减幅|增长幅度|上涨幅度|上升幅度|下降幅度)$")
# Of these, per cent is the rise: CPI 控制在3%; an index itself is near 100.
_PRICES = re.compile("(?:消费|零售|出厂|生产者)?(?:价格|物价)(?:总水平|指数|总指数|水平)?(?:（CPI）)?$|CPI$")
_INDEX_FROM = 80
# Words of change that lead to per cent by themselves, and their sign: `降幅分别为16.8%`.
_CHANGES = {"增幅": 1, "增速": 1, "降幅": -1, "减幅": -1, "跌幅": -1}
_FALL_NAME = re.compile("(?:降幅|跌幅|减幅|下降率|下降幅度)$")
# A rate of the population in spite of its name.
_NO_GROWTH = "自然增长率"
_RATIO_NAME = re.compile("比|率|倍差|系数|密度|强度")
# `营收保持20%以上增长`
_GROWS_BEHIND = re.compile("(?:正|较快)?增长(?![极点率])")
# `压减会议32%`: what was cut, and by how much.
_CUT_BY = re.compile("(?:压缩|压减|精简|缩减|削减)(?=[一-鿿“]{2})(?!.*(?:率|占比|比重|比例)$)")
_ADDED = frozenset(("增加", "减少"))


def measure(sentence: Sentence, group: Group) -> tuple[str, int]:
    """Level, rate, growth or change, and the sign: from unit and the words between the noun and the number.

    `增长7.8%` is growth, `下降0.3个百分点` a change of -0.3, `增加120家` a change, `达到59%` a rate.
    """
    mention, left, unit = group.first, group.left, group.first.unit
    direction = left.direction
    if mention.dimension == "growth":
        return "growth", 1
    if unit in POINTS or unit in _SMALL_POINTS:
        group.nets = "净增" in left.tail
        return "change", -1 if _below_others(left.gap) else direction or 1
    if mention.dimension == "share" or unit in PERCENT:
        if not direction and _GROWS_BEHIND.match(group.right):
            return "growth", 1
        if not direction and (told := next((sign for word in left.tail for name, sign in _CHANGES.items() if name in word), 0)):
            return "growth", told
        return ("growth", direction) if direction else _of_per_cent(sentence, group.noun, mention.value)
    if unit in TIMES or unit.endswith("倍"):
        return ("growth", direction) if direction else ("rate", 1)
    if not unit and direction and not left.kinds & words.LEADS:
        return "change", direction
    if mention.dimension == "ratio" or not unit:
        return ("rate" if _RATIO_NAME.search(group.noun or _last(sentence)) else "level"), 1
    if "净增" in left.tail and next(word for word in left.tail if word not in words.BEFORE and word != "累计") == "净增" and not mention.countable and goes_on(group.right) and group.noun:
        group.nets = True
        return "change", 1
    if direction and _is_change(group):
        return "change", direction
    return "level", 1


def is_rate(name: str) -> bool:
    """Whether the name of an indicator is that of a rate or a share."""
    return _RATE_NAME.search(name) is not None


def is_growth(name: str) -> bool:
    """Whether the name of an indicator is that of growth: 增速, 涨幅."""
    return _GROWTH_NAME.search(name) is not None and not name.endswith(_NO_GROWTH)


def _below_others(gap: str) -> bool:
    return bool(gap) and ("低于" in gap or gap.startswith("比") and gap.endswith(("低", "少", "慢")))


def _of_per_cent(sentence: Sentence, noun: str, value: float) -> tuple[str, int]:
    """Per cent without a word of change: growth where the name says so (增速8%), else a rate."""
    if noun:
        if _CUT_BY.match(noun):
            return "growth", -1
        grows = is_growth(noun) or value < _INDEX_FROM and _PRICES.search(noun)
    else:
        grows = _GROWTH_NAME.search(_last(sentence))
    if grows:
        return "growth", -1 if _FALL_NAME.search(noun) else 1
    return "rate", 1


def _is_change(group: Group) -> bool:
    """`增加120家` is a change; `增加就业岗位` counts what is added, and so does 新增."""
    right, tail = group.right, group.left.tail
    if group.first.countable and not goes_on(right) and not VERB_AFTER_NOUN.match(right):
        return False
    return not (tail[0] in words.QUALIFIER and tail[0] not in _ADDED)


def _last(sentence: Sentence) -> str:
    return sentence.subjects[-1] if sentence.subjects else ""
