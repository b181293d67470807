"""Ranks: whose, among whom, and of which number: `分别居全省第2位、第3位`, `从全国第8位跃居第1位`."""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.conjuncts import split_conjuncts
from transforms.grammar.drafts import Draft, RankDraft
from transforms.grammar.phrases import clean_name, peel, strip_head
from transforms.grammar.rank_scopes import speaks_of_ranks, split_scope
from transforms.grammar.sentence import Sentence
from transforms.mentions.mention import RANK, Mention

_YEARS_RUNNING = re.compile("(?:已)?连续[0-9一二三四五六七八九十]+[年季次]")
_NOUN_END = re.compile("在$|(?:连续|已连续)?[0-9一二三四五六七八九十]+[年季次]$")
_ASPECT = re.compile(
    "(?:其中)?(?:(?:总量|增速|增幅|规模|占比|贡献率)(?:[、和及与](?:总量|增速|增幅|规模|占比|贡献率))+"
    "|总量|增速|增幅|增量|规模|占比|数量|排名|综合排名|位次|得分|完成率|总数|增长率|人均|总额|比重|总量和增速|总量、增速|总值)$"
)
_ASPECT_JOINT = re.compile("[、和及与]")
_PLACE_NAME = re.compile("(?:综合)?(?:排名|位次|排位)$")
_PLACE = ("排名", "位次", "综合排名")
_EACH = re.compile("均|都|双双|皆")
_JOINER = re.compile("[和与及]")


def read_ranks(sentence: Sentence, index: int) -> int:
    """Read the rank at `index` and those in one list with it into the sentence; the index behind them."""
    mentions = sentence.mentions
    group = [mentions[index]]
    after = index + 1
    while after < len(mentions) and mentions[after].kind == RANK and sentence.text[group[-1].full_end : mentions[after].full_start] in ("、", "和", "，", "与"):
        group.append(mentions[after])
        after += 1
    _read_group(sentence, group)
    return after


def _read_group(sentence: Sentence, group: list[Mention]) -> None:
    first = group[0]
    left = sentence.text[sentence.left_start(first) : first.full_start]
    before, scope = split_scope(left, bool(sentence.scope))
    scope = scope or sentence.scope
    if not scope or not _says_place(sentence, first) and not speaks_of_ranks(left):
        for mention in group:
            mention.counts_nothing("ordinal", "no_scope")
        return
    sentence.scope = scope
    _assign(sentence, group, before)
    sentence.last_end = group[-1].full_end
    sentence.recent = []


def _says_place(sentence: Sentence, mention: Mention) -> bool:
    """Whether the rank itself says that it is one: 第2位, 前10."""
    return mention.rank_type == "top" or sentence.text[mention.full_end - 1] in "位名强"


def _assign(sentence: Sentence, group: list[Mention], before: str) -> None:
    """Find whose rank it is: of the noun before, an aspect of the subject, the numbers before or the names ranked before."""
    left = peel(before.lstrip("、和 "))
    noun = _noun(left.noun) if left.noun else ""
    near = before[-3:] + sentence.text[group[0].full_start - 6 : group[0].full_start]
    each = any([word in words.EACH for word in left.tail]) or _EACH.search(near) is not None
    names = sentence.ranked or sentence.subjects
    if noun and names and _ASPECT.fullmatch(noun):
        _rank_aspect(sentence, group, noun, each)
    elif noun:
        _emit(sentence, group, _listed(noun, len(group), each))
    elif sentence.recent:
        _rank_numbers(sentence, group, each)
    elif names:
        _emit(sentence, group, names if each or len(group) == len(names) else names[-1:])
    elif name := sentence.any_clause_before(group[0].full_start):
        _emit(sentence, group, [name])
    else:
        for mention in group:
            mention.counts_nothing("unresolved", "rank_of_nothing")


def _noun(noun: str) -> str:
    return clean_name(strip_head(_NOUN_END.sub("", _YEARS_RUNNING.sub("", noun))).strip("，、在"))


def _rank_aspect(sentence: Sentence, group: list[Mention], aspect: str, each: bool) -> None:
    """`…增长7.8%，增速居全省第2位`: the rank of the growth of what was just named."""
    subject = (sentence.subjects or sentence.ranked)[-1]
    if len(aspects := _ASPECT_JOINT.split(aspect)) > 1:
        _emit(sentence, group, [subject + one for one in aspects])
        return
    drafts = sentence.recent or sentence.group
    growing = aspect.startswith(("增速", "增幅", "增长率"))
    fitting = [draft for draft in drafts if (draft.measure == "growth") == growing]
    if each and len(group) == 1 and len(fitting) > 1:
        _emit(sentence, group, [draft.name + aspect for draft in fitting], fitting)
        return
    of = (fitting or drafts or [None])[-1]
    name = of.name if of is not None else subject
    _emit(sentence, group, [name if aspect in _PLACE else name + aspect] * len(group), [of] * len(group) if fitting else None)


def _listed(noun: str, count: int, each: bool) -> list[str]:
    """The members of the list a noun is, where there are several ranks or one for each; else the noun."""
    names = None
    if each or count > 1 or "、" in noun:
        wanted = max(count, noun.count("、") + 1)
        if each and count == 1 and _JOINER.search(noun):
            wanted = max(wanted, noun.count("、") + 2)
        names = split_conjuncts(noun, wanted) if wanted > 1 else None
        if names is None and wanted > 2:
            names = split_conjuncts(noun, wanted - 1)
    return [_PLACE_NAME.sub("", name) or name for name in names or [noun]]


def _rank_numbers(sentence: Sentence, group: list[Mention], each: bool) -> None:
    """`…7791亿元，增长7.8%，分别居全省第4位、第2位`: the ranks of the numbers just read."""
    drafts, count = sentence.recent, len(group)
    if count > 1:
        drafts = sentence.group if len(sentence.group) == count else drafts[-count:]
    elif not each:
        drafts = drafts[-1:]
    _emit(sentence, group, [draft.name for draft in drafts], drafts)


def _emit(sentence: Sentence, group: list[Mention], names: list[str], of: list[Draft] | None = None) -> None:
    """Draft a rank for each name, or for each rank of a list; `of` are the observations they qualify."""
    sentence.ranked = names
    drafts: list[Draft | None] = list(of) if of else [None] * len(names)
    if len(group) > 1 and len(names) == 1:
        names, drafts = names * len(group), drafts * len(group)
    mentions = group * len(names) if len(group) == 1 else group
    for place, (mention, name, draft) in enumerate(zip(mentions, names, drafts)):
        rank = RankDraft(mention, clean_name(name), sentence.scope.strip("的在"), draft, mention.rank_type, place=place if len(group) == 1 else 0)
        rank.clause = (sentence.start, sentence.end)
        mention.disposition = "ranking"
        sentence.rank_drafts.append(rank)
    if not sentence.subjects:
        sentence.subjects = sentence.ranked
