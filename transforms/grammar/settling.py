"""What a number is that counts nothing, where it takes its clause to see it."""

from __future__ import annotations

import re

from transforms.grammar.bare import is_settled_without_unit
from transforms.grammar.durations import time_counts_nothing
from transforms.grammar.sentence import Sentence
from transforms.grammar.thresholds import limits
from transforms.mentions.mention import RANK, Mention, Settled

# Of what does not count things, these too can say how often or what kind.
_NOT_ALWAYS_COUNTED = frozenset("条人度次届")
_SPEECH_LISTS = ("方面", "层面", "维度", "要求", "专项行动方面")
_THESE = ("以下", "如下", "下列", "上述")
_AGAIN = re.compile("连续|先后|第|多次|再次|两次|数次")
# `打通“断头路”17条` counts roads, `出台“惠企”30条` names a paper.
_OPENS_WAY = re.compile("[路线街巷渠河道链]”$")
# `连跨4个万亿元台阶`
_STEPS = re.compile("[百千万亿]+元?(?:大关|台阶|关口)")
# What is held in 期: a course, a talk, an issue; 3期 is else the third stage of a work.
_COURSES = re.compile("培训|班|讲座|讲堂|课|论坛|沙龙|活动|简报|专刊|节目|债")
_PEERS = ("全国", "全省", "全市", "全区", "全州", "世界", "省内")
_PARTS = re.compile(r"[，；;:：、]|,(?![0-9]{3})|——")
# 136个县（市、区）
_BRACKETED = re.compile("（[^）]*）")
_FARTHEST_RANK = 16
_SCOPE_ONLY = 3


def is_settled(sentence: Sentence, index: int, right: str) -> bool:
    """Settle the quantity at `index` if it counts nothing: a span of time, a limit, a number of a name; else False."""
    mention = sentence.mentions[index]
    if mention.dimension == "time" and time_counts_nothing(sentence, index, right):
        return True
    if sentence.has_ranks and mention.countable and _are_peers(sentence, index, mention):
        mention.counts_nothing("denominator", "number_of_peers")
        return True
    if not mention.unit and mention.parts is None:
        return is_settled_without_unit(sentence, index)
    if (mention.countable or mention.unit in _NOT_ALWAYS_COUNTED) and (settled := _by_words_around(sentence, mention, right)):
        mention.counts_nothing(*settled)
        return True
    return mention.unit != "度" and limits(sentence, index, right)


def _by_words_around(sentence: Sentence, mention: Mention, right: str) -> Settled | None:
    """Disposition and rule of a number that the words at it settle: 3个月, 6个方面, 连续5次."""
    if mention.countable:
        if mention.unit == "个" and sentence.text.startswith(("月", "季"), mention.full_end):
            return "duration", "months"
        if sentence.before(mention, 2).endswith(_THESE):
            return "enumeration", "list_of_speech"
        if mention.unit == "个" and _STEPS.match(right):
            return "enumeration", "steps"
        if mention.unit == "期" and not (_COURSES.search(right) or _COURSES.search(sentence.before(mention, 6))):
            return "name", "numbered_thing"
        if right.startswith(_SPEECH_LISTS):
            return "enumeration", "list_of_speech"
    if mention.unit == "条" and sentence.text[mention.start - 1] == "”" and not _OPENS_WAY.search(sentence.text, max(sentence.start, mention.start - 10), mention.start):
        return "name", "numbered_thing"
    if mention.unit == "人" and sentence.text.startswith("制", mention.full_end):
        return "name", "numbered_thing"
    if mention.countable and sentence.text.endswith("连续", sentence.start, mention.start):
        return "duration", "times_in_a_row"
    if mention.unit == "度" and mention.comparator_suffix and "坡" in right[:6]:
        return "threshold", "class"
    if mention.unit == "次" and sentence.has_ranks and _before_rank(sentence, mention):
        return "duration", "times_in_a_row"
    if mention.unit == "届" or mention.unit == "次" and _AGAIN.search(sentence.text, max(sentence.start, mention.start - 4), mention.start):
        return "duration", "times_in_a_row"
    return None


def _before_rank(sentence: Sentence, mention: Mention) -> bool:
    """`3次全省第一`: how often a rank was held."""
    return any([other.kind == RANK and 0 <= other.full_start - mention.full_end <= _SCOPE_ONLY for other in sentence.mentions])


def _are_peers(sentence: Sentence, index: int, mention: Mention) -> bool:
    """`居全国11个创新示范区第1`: the number counts the peers of a rank."""
    following = sentence.next_counted(index)
    if following is None or following.kind != RANK or following.full_start - mention.full_end > _FARTHEST_RANK:
        return False
    return sentence.before(mention, 3).endswith(_PEERS) and not _PARTS.search(_BRACKETED.sub("", sentence.text[mention.full_end : following.full_start]))
