"""Spans of time: most only say how long, a few are statistics (life expectancy, days to a permit)."""

from __future__ import annotations

import re

from transforms.grammar.following import goes_on
from transforms.grammar.sentence import Sentence
from transforms.mentions.mention import Mention

_MEASURED = re.compile(
    "天数|时限|时间|寿命|年龄|用时|周期|时长|年限|期限|提速|耗时|车程|里程|压缩|缩短|缩减|减少至|平均|控制在|优良|达标天|提前|达到|增加|减少|天气"
)
# `从9.6年提升至2025年的10.2年`: what the number before measured, this one does.
_MOVED_TO = re.compile("[0-9](?:年|岁|天|小时|分钟|个月|个工作日|个小时)[^，。；]{0,3}(?:[至到为]|达到)(?:20[0-9]{2}年的?|现在的)?$")
_SHORTENED = re.compile("(?:缩短|压缩|提前|控制在|减少)(?:至|到|了)?$")


def time_counts_nothing(sentence: Sentence, index: int, right: str) -> bool:
    """Settle a span of time that measures nothing (`连续3个月`, `60岁以上`); False where it is a statistic."""
    mention = sentence.mentions[index]
    if sentence.group and sentence.group[-1].mention.unit == mention.unit and _MOVED_TO.search(sentence.text, max(sentence.start, mention.full_start - 16), mention.full_start):
        return False
    left = sentence.text[max(sentence.clause_start(mention.full_start), mention.full_start - 16) : mention.full_start]
    if mention.unit.endswith("岁"):
        if "寿命" in left or "年龄" in left:
            return False
        mention.counts_nothing("threshold", "age")
        return True
    if _is_statistic(sentence, mention, left, right):
        return False
    mention.counts_nothing("duration", "span_of_time")
    return True


def _is_statistic(sentence: Sentence, mention: Mention, left: str, right: str) -> bool:
    if mention.unit.endswith(("年", "周年", "个月", "周")):
        named = sentence.text.rfind("年限", sentence.clause_start(mention.full_start), mention.full_start) != -1
        return named and (goes_on(right) or not right) or mention.unit.endswith("个月") and _SHORTENED.search(left) is not None
    if left.endswith("连续") or not _MEASURED.search(left):
        following = _next_in_list(sentence, mention)
        return following is not None and following.dimension == "time" and _MEASURED.search(left + right) is not None
    return goes_on(right) or right[0] in "的内" or mention.comparator_suffix != ""


def _next_in_list(sentence: Sentence, mention: Mention) -> Mention | None:
    """The number that stands with this one in a list: `22天、15天`."""
    for other in sentence.mentions:
        if other.start > mention.start:
            return other if sentence.text[mention.full_end : other.full_start] in ("、", "和") else None
    return None
