"""From names and numbers to drafts: value and sign, comparator, and the flags that the words around give."""

from __future__ import annotations

from transforms.grammar import words
from transforms.grammar.drafts import Draft
from transforms.grammar.group import Group
from transforms.grammar.phrases import clean_name, short_list
from transforms.grammar.sentence import Sentence
from transforms.mentions.mention import Mention

# Rules under which the name is a part or the same: the whole before stays the whole.
_KEEPS_WHOLE = frozenset(("part_of_subject", "share_of", "share_of_plan", "inherited"))


def emit(sentence: Sentence, group: Group, names: list[str], rule: str) -> None:
    """Draft an observation for each pair of name and number; numbers that no name was found for are unresolved."""
    names = [clean_name(short_list(name)) for name in names]
    if group.measure == "rate":
        names = [name + "比" if name.endswith("占") else name for name in names]
    if not any(names):
        for mention in group.mentions:
            mention.counts_nothing("unresolved", "no_subject")
        return
    sentence.group = []
    bound = group.left.comparator()
    one = group.count == 1
    for place, (mention, name) in enumerate(zip(group.mentions * len(names) if one else group.mentions, names)):
        if name:
            sentence.keep(_draft(group, mention, name, rule, bound, place if one else 0))
        else:
            mention.counts_nothing("unresolved", "no_subject")
    if sentence.group:
        sentence.subjects = [draft.name for draft in sentence.group]
    if rule not in _KEEPS_WHOLE:
        sentence.whole = sentence.subjects[-1] if sentence.subjects else ""


def _draft(group: Group, mention: Mention, name: str, rule: str, bound: str, place: int) -> Draft:
    """The draft of one number under one name; `bound` is what the words before the numbers say of their magnitude."""
    left, value, upper = group.left, mention.value, mention.upper
    if group.sign < 0:
        value = -value if group.measure in ("growth", "change") else value
        upper = -upper if upper is not None else None
    comparator = mention.comparator or _shared(group) or ("" if left.gap else bound) or "eq"
    reached = bound not in ("", "approx") or left.kinds & words.REACHES != 0
    return Draft(mention, mention.start, mention.end, name, group.measure, value, comparator, rule, _flags(group, name), upper, place, reached)


def _shared(group: Group) -> str:
    """The comparator behind the last number of a list, `5%、6%以上`, holds for all."""
    last = group.mentions[-1]
    return last.comparator if last.comparator_suffix and group.count > 1 else ""


def _flags(group: Group, name: str) -> list[str]:
    """The flags of the group, and those that the words before its numbers give."""
    flags, kinds = group.flags.copy(), group.left.kinds
    if kinds & words.FROM:
        flags.append("from_value")
    if kinds & words.YEARLY or group.measure == "growth" and name.startswith("年均"):
        flags.append("annual_average")
    if group.part:
        flags.append("part")
    if group.left.gap:
        flags.append("against_others")
    return flags
