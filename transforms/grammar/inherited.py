"""Numbers without a noun of their own: they speak of the subject before (`地区生产总值7791亿元，增长7.8%`)."""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.carried import in_total, without_done
from transforms.grammar.conjuncts import split_conjuncts
from transforms.grammar.following import told_of_part
from transforms.grammar.group import Group
from transforms.grammar.sentence import Sentence


_ADDED = ("新增", "净增", "新建", "新认定", "新培育", "新引进", "新签约", "新落地")
_IN_ALL = re.compile("(?:总量|总数)$")


def inherited_names(sentence: Sentence, group: Group) -> tuple[list[str], str]:
    """The names of numbers that bring none, and the rule by which they were found."""
    free = sentence.clause_between(group.left_at) if sentence.subjects else sentence.any_clause_before(group.left_at)
    if free:
        group.flags.append("subject_from_clause_before")
        return _one_or_more(free, group.count), "clause_before"
    if not sentence.subjects:
        return [], "no_subject"
    if group.part and (told := told_of_part(group.right, sentence.subjects[-1])):
        return [told], "part_of_subject"
    group.flags.append("subject_inherited")
    subjects = _taken_over(sentence, sentence.subjects, group)
    names = _aligned(sentence, group, subjects)
    if not names:
        group.flags.append("list_unaligned")
        names = [subjects[-1]] * group.count
    return names, "inherited"


def _one_or_more(noun: str, count: int) -> list[str]:
    names = split_conjuncts(noun, count) if count > 1 else None
    return names or [noun] * count


def _taken_over(sentence: Sentence, subjects: list[str], group: Group) -> list[str]:
    """The subjects with a new qualifier, `新建小区20个，累计建成150个` counts 累计小区, or without the one of what was added."""
    if not group.left.kinds & words.TAKES_OVER:
        if not _is_total(sentence, group):
            return subjects
        sentence.whole = without_done(sentence.whole)
        return [without_done(subject) for subject in subjects]
    qualifier = next(word for word in group.left.tail if word in words.TAKEN_OVER)
    if qualifier == "净增" and not group.first.countable:
        group.measure, group.nets = "change", True
        return subjects
    if qualifier.startswith(("累计", "总数")):
        return [in_total(subject) for subject in subjects]
    return [qualifier + _IN_ALL.sub("", without_done(subject)) for subject in subjects]


def _is_total(sentence: Sentence, group: Group) -> bool:
    """`新增企业50家、达到600家`: whether a number is what the number before, of something added, brought the whole to."""
    if not sentence.group or not group.left.kinds & (words.REACHES | words.BOUNDS):
        return False
    added, total = sentence.group[-1], group.first
    if not added.name.startswith(_ADDED) or added.measure != "level" or added.mention.dimension != total.dimension:
        return False
    return added.mention.unit != total.unit or added.value < total.value


def _aligned(sentence: Sentence, group: Group, subjects: list[str]) -> list[str]:
    """The subjects matched with the numbers one by one; empty where their counts differ."""
    count = group.count
    if count > 1 and len(subjects) != count:
        last = sentence.last_names(count)
        return last if len(last) == count else []
    if count == len(subjects):
        if count == 1 and "分别" in group.left.tail and len(last := sentence.last_names(2)) == 2:
            return last
        if count == 1 and group.each and group.measure == "growth" and len(told := _in_one_clause(sentence)) > 1:
            return told
        return list(subjects)
    return list(subjects) if group.each else subjects[-1:]


def _in_one_clause(sentence: Sentence) -> list[str]:
    """The names told in the clause of the number before: `游客368万人次、旅游收入33亿元，均增长7%`."""
    begin = sentence.clause_start(sentence.group[-1].start) if sentence.group else sentence.end
    return list(dict.fromkeys(draft.name for draft in sentence.drafts if draft.start >= begin and draft.measure == "level"))
