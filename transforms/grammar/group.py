"""The numbers of one list, `74400元和47455元`, with the words around them: what one reading step works on."""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.phrases import Left
from transforms.grammar.sentence import Sentence
from transforms.mentions.mention import QUANTITY, Mention
from transforms.units import PERCENT, POINTS

_JOINT = re.compile(r"(?=[、和与及以分超近约突不])、?(?:和|与|及|以及)?(?:分别)?(?P<word>超过|超|近|约|突破|不低于|不少于)?$")
_LONGEST_JOINT = 8
_COMPARING_UNITS = POINTS | PERCENT


class Group:
    """`mentions` in a list, `left_text` before and `right` behind them, `after` the index of the next mention; what is found of them is filled in on the way."""

    __slots__ = ("mentions", "first", "count", "left_text", "left_at", "right", "after", "part", "points", "left", "noun", "measure", "sign", "each", "nets", "flags")

    def __init__(self, mentions: list[Mention], left_text: str, left_at: int, right: str, after: int) -> None:
        self.mentions = mentions
        self.first = mentions[0]
        self.count = len(mentions)
        self.left_text, self.left_at, self.right, self.after = left_text, left_at, right, after
        self.part = left_text.lstrip("、，和 ").startswith("其中")
        # Per cent and percentage points can compare with others: `高于全省2个百分点`.
        self.points = self.first.unit in _COMPARING_UNITS
        self.left: Left
        self.noun = ""
        self.measure, self.sign = "level", 1
        # One number for several names: `A、B均增长5%`.
        self.each = False
        # 净增 said of a stock (`耕地面积净增212万亩`) tells of its change and is no part of its name.
        self.nets = False
        self.flags: list[str] = []


def _is_shared_out(sentence: Sentence, first: Mention) -> bool:
    """Whether the words before a list of numbers share them out among names: 分别, 各, or a list of names."""
    left = sentence.text[sentence.left_start(first) : first.full_start]
    return "分别" in left or "各" in left or "、" in left.lstrip("、") or "和" in left


def _take_unit(group: list[Mention], last: Mention) -> None:
    """`12个、20个和15个百分点`: all are percentage points."""
    for mention in group:
        mention.unit, mention.dimension, mention.countable = last.unit, last.dimension, last.countable


def collect(sentence: Sentence, index: int) -> list[Mention]:
    """The number at `index` and those that stand in one list with it: `7.5%、22.5%、45%`."""
    mentions = sentence.mentions
    last = mentions[index]
    group = [last]
    if last.parts is not None:
        return group
    mixed = None
    for other in mentions[index + 1 :]:
        if other.kind != QUANTITY or other.parts is not None or not other.unit or other.full_start - last.full_end > _LONGEST_JOINT:
            break
        joint = sentence.text[last.full_end : other.full_start]
        match = _JOINT.match(joint) if joint else None
        if match is None:
            break
        if match["word"] and joint.startswith("、") and not _is_shared_out(sentence, group[0]):
            break  # `新增160公里、突破900公里`: said of the same thing
        if other.unit in POINTS and all([each.unit == "个" for each in group]):
            _take_unit(group, other)
        elif other.dimension != last.dimension or other.countable != last.countable:
            if mixed is None:
                mixed = sentence.text.find("分别", sentence.left_start(group[0]), group[0].full_start) != -1
            if not mixed or other.dimension == "time" != last.dimension:
                break
        if sentence.text.startswith("级", other.full_end):
            break
        if match["word"] and not other.comparator:
            other.comparator = words.BEFORE[match["word"]]
        group.append(other)
        last = other
    return group
