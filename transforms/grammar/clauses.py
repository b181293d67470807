"""Who is the subject of which number: one sentence in, drafts of observations and ranks out.

A sentence is walked left to right. A number, or a list of numbers, takes its name from the noun before it in its clause,
from the thing counted behind it, or, where it has neither, from the subject before (`增长7.8%` after
`地区生产总值7791亿元，`).
"""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.actions import action_at_end, is_action
from transforms.grammar.carried import without_done
from transforms.grammar.counted import JOINT, counted_name, counts_behind
from transforms.grammar.drafts import Draft
from transforms.grammar.emitting import emit
from transforms.grammar.following import VERB_AFTER_NOUN, goes_on
from transforms.grammar.group import Group, collect
from transforms.grammar.inherited import inherited_names
from transforms.grammar.measures import is_growth, is_rate, measure
from transforms.grammar.noun_before import noun_before
from transforms.grammar.own import own_names
from transforms.grammar.parts import is_aspect
from transforms.grammar.phrases import mask_glued, peel, strip_head, without_joint
from transforms.grammar.ranks import read_ranks
from transforms.grammar.ratios import read_ratio
from transforms.grammar.sentence import Sentence
from transforms.grammar.settling import is_settled
from transforms.grammar.shares import shares_of_whole
from transforms.mentions.mention import QUANTITY, RANK, Mention
from transforms.units import TIMES

# `2023年是2020年的1.5倍`: with what a multiple is compared.
_TIMES_OF = re.compile("(?:达到?|已|约|将)*(?:是|为|相当于)[^，、；]{1,14}的$")
_PAST_GOAL = re.compile("的(?:年度|预期|年初|增长|既定|全年)*目标")
# `完成国家下达的8万人年度任务`: a target set by others.
_SET_BY = re.compile("(?:超额)?(?:完成)?(?:国家|省|市|上级|省委|省政府|年初)?(?:下达|确定|既定|预定)的?(?:全年|年度)?")
_TASK = re.compile("(?:的?)(?:年度|全年|目标)*(?:任务|目标)")
_THE_GOAL = re.compile("的?(?:年度|预期|年初|增长|既定|全年)*目标(?:任务)?")
# `地区生产总值增长预期目标定为5%`: what the goal is for.
_GOAL_OF = re.compile("(?<=[一-鿿A-Z0-9]{2})(?:预期)?(?P<grows>增长)?(?:预期|年度)?目标(?:拟定|确定|设定|拟定为|调整|定)?$")
_AMONG = re.compile("[一-鿿]{0,10}(?<![高初集其当手心县])中，?(?:已?有)?")
_DONE_AGAIN = re.compile("(?:改造|提质|更新|修复|扩建|改扩建|改建|整治|修缮|维修|新建|迁建)(?:改造|提升|建设)?")
_AREA_ONLY = re.compile("[我全本]?[市省县区州国]")


def read_sentence(sentence: Sentence) -> None:
    """Read the quantities and ranks of a sentence into it; all its mentions are settled."""
    index, mentions = 0, sentence.mentions
    while index < len(mentions):
        kind = mentions[index].kind
        if kind == QUANTITY:
            index = _read_quantity(sentence, index)
        elif kind == RANK:
            index = read_ranks(sentence, index)
        else:
            index += 1


def _read_quantity(sentence: Sentence, index: int) -> int:
    """Read the quantity at `index` and those in one list with it; the index behind them."""
    mention, text = sentence.mentions[index], sentence.text
    right = sentence.right_of(index)
    if is_settled(sentence, index, right):
        return index + 1
    numbers = collect(sentence, index)
    after = index + len(numbers)
    if right.startswith("口") and mention.unit.endswith("人"):
        right = "人" + right
    if len(numbers) > 1:
        right = sentence.right_of(after - 1)
    if right == "的" and after < len(sentence.mentions) and sentence.mentions[after].kind == QUANTITY:
        right += sentence.right_of(after)
    left_at = sentence.left_start(mention)
    if not right and after < len(sentence.mentions) and _counts_at_once(mention, sentence.mentions[after]) and not strip_head(peel(text[left_at : mention.full_start]).noun):
        right = sentence.right_of(after)
    if text.find("；", sentence.last_end, left_at) != -1:
        sentence.recent = []
    _read_group(sentence, Group(numbers, text[left_at : mention.full_start], left_at, right, after))
    sentence.last_end = numbers[-1].full_end
    return after


def _counts_at_once(mention: Mention, following: Mention) -> bool:
    """`388户771人贫困人口`: what is counted twice stands behind the second number."""
    return mention.countable and following.kind == QUANTITY and (following.countable or following.unit.endswith("人")) and following.full_start == mention.full_end


def _read_group(sentence: Sentence, group: Group) -> None:
    """Find measure and names of the numbers of one list, and draft them."""
    _read_left(sentence, group)
    if group.first.parts is not None:
        read_ratio(sentence, group)
        return
    if "目标" in group.noun and _THE_GOAL.fullmatch(group.noun):
        group.noun = ""
    group.measure, group.sign = measure(sentence, group)
    if _is_past_goal(sentence, group):
        group.flags = ["subject_inherited", "past_target"]
        group.measure, group.sign = sentence.group[-1].measure, 1
        emit(sentence, group, sentence.subjects[-1:], "inherited")
        return
    names, rule = _names(sentence, group)
    emit(sentence, group, names, rule)


def _read_left(sentence: Sentence, group: Group) -> None:
    """Take apart what stands before the numbers: the noun, and the words between noun and number."""
    left_text, unit = group.left_text, group.first.unit
    if sentence.followed and group.left_at == sentence.last_end and "、" in left_text:
        # The noun behind the number before ends at the list comma.
        left_text = group.left_text = left_text[left_text.index("、") :]
    elif sentence.followed and group.left_at == sentence.last_end and (joint := JOINT.search(mask_glued(left_text))) and not action_at_end(left_text[: joint.start()]):
        left_text = group.left_text = left_text[joint.start() :]
    if unit in TIMES:
        left_text = group.left_text = _TIMES_OF.sub("", left_text)
    if sentence.group and _is_of_those(sentence.group[-1], group, left_text):
        group.part = True
        group.left = peel("")
        return
    if sentence.group and (done := _done_again(sentence.group[-1], group, left_text.strip("、，和与及 "))):
        group.noun = done
        group.left = peel("")
        return
    group.left = peel(without_joint(left_text), gap=group.points)
    if "目标" in group.left.noun and (goal := _GOAL_OF.search(group.left.noun)):
        group.left = peel(group.left.noun[: goal.start()] + (goal["grows"] or ""))
    group.each = group.count == 1 and group.left.kinds & words.TO_EACH != 0
    if group.left.noun:
        group.noun = noun_before(group, strip_head(group.left.noun))


def _is_of_those(before: Draft, group: Group, left_text: str) -> bool:
    """`86个村中有32个达到标准`, `小区20个，有3个获评示范`: so many of those that the number before counts."""
    if not group.first.countable or before.mention.unit != group.first.unit:
        return False
    of_no_other = goes_on(group.right) or VERB_AFTER_NOUN.match(group.right) is not None
    return _AMONG.fullmatch(left_text) is not None or of_no_other and left_text.strip("，") == "有"


def _done_again(before: Draft, group: Group, done: str) -> str:
    """`新建农田252万亩、改造提升43万亩`: another thing done with what the number before counts; else empty."""
    if group.count > 1 or before.mention.unit != group.first.unit or not goes_on(group.right):
        return ""
    if not _DONE_AGAIN.fullmatch(done) and not (done == "提升" and sentence.group[-1].name.startswith(("新建", "建设"))):
        return ""
    thing = without_done(before.name)
    return "" if thing.startswith(done) or is_action(thing) else done + thing


def _is_past_goal(sentence: Sentence, group: Group) -> bool:
    """`增长8%，高于7%的预期目标`: the goal that was set for the number before."""
    if group.count > 1 or not sentence.group:
        return False
    if group.left.gap and group.points:
        return _PAST_GOAL.match(group.right) is not None
    return bool(group.noun) and _TASK.match(group.right) is not None and _SET_BY.fullmatch(group.noun) is not None


def _names(sentence: Sentence, group: Group) -> tuple[list[str], str]:
    """The names of the numbers and the rule by which they were found."""
    noun = group.noun
    may_follow = group.count == 1 or group.first.countable and not noun and not sentence.subjects
    sentence.followed = may_follow and counts_behind(sentence, group)
    may_share = noun and group.points and group.measure == "rate" and not sentence.followed and not is_aspect(noun)
    if may_share and (names := shares_of_whole(group)):
        return names, "share_of"
    if sentence.followed:
        return [counted_name(sentence, group)] * group.count, "noun_behind"
    if noun and not (len(noun) <= 2 and _AREA_ONLY.fullmatch(noun)):
        return own_names(sentence, group)
    names, rule = inherited_names(sentence, group)
    if group.measure == "rate" and rule == "inherited" and group.first.unit not in TIMES and sentence.group and sentence.group[-1].measure == "growth" and not is_rate(names[-1]):
        group.measure = "growth"
    if group.measure == "rate" and rule == "clause_before" and is_growth(names[-1]):
        group.measure = "growth"
    return names, rule
