"""Shares of a whole: `数字经济核心产业增加值占地区生产总值比重达到9%`, `完成预算的101.2%`."""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.conjuncts import split_conjuncts
from transforms.grammar.group import Group
from transforms.grammar.phrases import peel, strip_head
from transforms.grammar.sentence import Sentence

_SHARED = re.compile(
    "^(?P<who>.+?)(?P<each>分别|均|各|都|合计)?(?P<word>约占|占到|占|不少于|不低于|不超过|超过|高于|低于|达到)(?P<whole>[^，、]{2,20}?)(?:的)?(?P<share>比重|比例|份额)?(?:的)?$"
)
_SHARING = re.compile("占|不少于|不低于|不超过|超过|高于|低于|达到")
_TWO = re.compile("[^、]和[^谐美]")
_SHARE_WORD = re.compile("(?:的)?(?:比重|比例|份额)?(?:的)?$")
_OF_PLAN = re.compile("(?:完成|占|为|达)?(?:全年|年度|年|省定|年初|预算)*(?:目标|计划|任务|预算)(?:任务|数|的)*$")


def shares_of_whole(group: Group) -> list[str]:
    """`示范区、标准区分别不少于建成区面积的`: the names of the shares several parts have of a whole; empty if it is none."""
    match = _SHARED.match(group.noun) if _SHARING.search(group.noun, 1) else None
    if match is None or len(match["who"]) < 2:
        return []
    who = strip_head(peel(match["who"]).noun or match["who"])
    if "等" in who and "、" in who:
        who = who.partition("等")[2] or who
    if match["word"] in words.BEFORE:
        group.left.add(match["word"])
    rest = "占" + match["whole"] + (match["share"] or "比重")
    return [name + rest for name in _sharers(who, match["each"], group.count)]


def _sharers(who: str, each: str | None, count: int) -> list[str]:
    wanted = count
    if count == 1 and each in ("均", "都", "分别"):
        wanted = who.count("、") + 1 + (_TWO.search(who) is not None)
    names = split_conjuncts(who, wanted) if wanted > 1 else None
    return names or [who] * count


def shares_of_subject(sentence: Sentence, group: Group) -> list[str]:
    """`…增加值4800亿元，占地区生产总值的62%`: the shares that the subjects before have of what follows 占; empty if it is none."""
    if group.measure not in ("rate", "change") or not sentence.subjects:
        return []
    rest = _SHARE_WORD.sub("", group.noun) + "比重"
    subjects = sentence.subjects
    if len(subjects) != group.count:
        subjects = subjects[-1:] * group.count
    group.flags.append("subject_inherited")
    return [subject + rest for subject in subjects]


def shares_of_plan(sentence: Sentence, group: Group) -> list[str]:
    """`一般公共预算收入578.7亿元，完成预算的101.2%`: of a rate, how far the plan was fulfilled; empty if it is none."""
    if not sentence.subjects or not _OF_PLAN.fullmatch(group.noun):
        return []
    group.flags.append("subject_inherited")
    told = sentence.last_names(group.count) if group.count > 1 else []
    return [name + "完成率" for name in (told if len(told) == group.count else sentence.subjects[-1:] * group.count)]
