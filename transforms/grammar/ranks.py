"""Ranks: whose, among whom, and of which number: `分别居全省第2位、第3位`, `从全国第8位跃居第1位`."""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.conjuncts import mask_brackets
from transforms.grammar.drafts import Draft, RankDraft
from transforms.grammar.phrases import clean_name, peel, strip_head
from transforms.grammar.rank_names import GROWING, aspects_of, fitting, is_bare_place, is_ranked_aspect, listed, ranked_noun, same_rate, with_aspect
from transforms.grammar.rank_scopes import is_list, list_before, speaks_of_ranks, split_scope
from transforms.grammar.sentence import Sentence
from transforms.mentions.mention import QUANTITY, RANK, Mention

_STEP = re.compile("^[、，]?(?:的)?(?:新)?(?:大)?(?:台阶|关口|大关)")
_NOT_YET = ("更多", "一批", "若干")
# `由全省第六位上升至第五位`: the first is where it stood before.
_FROM = re.compile("[由从][^，。；]{0,12}$")
_LIST_OF_PLACES = re.compile("(?:[百千]强|[0-9]强)(?:市|县|区|镇|城市|城区)?$|榜$")
_LONGEST_AREA = 4
_EACH = re.compile("均|都|双双|皆|各(?=[0-9一二两三四五])")


def read_ranks(sentence: Sentence, index: int) -> int:
    """Read the rank at `index` and those in one list with it into the sentence; the index behind them."""
    mentions = sentence.mentions
    group = [mentions[index]]
    after = index + 1
    while after < len(mentions) and _in_list(sentence, group[-1], mentions[after]):
        group.append(mentions[after])
        after += 1
    _read_group(sentence, group)
    return after


def _in_list(sentence: Sentence, before: Mention, mention: Mention) -> bool:
    """Whether a mention goes on with a list of ranks: `第2位、第3位`, and the bare 3位 of `第2、3位`, which becomes a rank."""
    if sentence.text[before.full_end : mention.full_start] not in ("、", "和", "，", "与"):
        return False
    if mention.kind == QUANTITY and mention.unit in ("位", "名") and before.full_end == before.end:
        mention.kind, mention.rule = RANK, "rank_exact"
    return mention.kind == RANK


def _read_group(sentence: Sentence, group: list[Mention]) -> None:
    first = group[0]
    left_at = sentence.left_start(first)
    left = _STEP.sub("", sentence.text[left_at : first.full_start])
    if sentence.followed and left_at == sentence.last_end and (comma := mask_brackets(left).find("、")) > 0:
        # The noun behind the number before ends at the list comma.
        left = left[comma:]
    before, scope = _split(sentence, first, left)
    scope = scope or sentence.scope
    if not scope:
        who, scope = list_before(sentence.text[sentence.start : first.full_start])
        before = before if scope not in before and strip_head(peel(before).noun) else who or scope
    says_place = any([_says_place(sentence, mention) for mention in group])
    if not scope or not says_place and not speaks_of_ranks(left) and not (sentence.ranked and left[:1] == "、") or before.endswith(_NOT_YET):
        for mention in group:
            mention.counts_nothing("ordinal", "no_scope")
        return
    sentence.scope = scope
    sentence.moved_from = _FROM.search(left) is not None
    _assign(sentence, group, before)
    sentence.last_end = group[-1].full_end
    sentence.recent = []


def _split(sentence: Sentence, first: Mention, left: str) -> tuple[str, str]:
    """What is ranked and among whom; of 榜首 the list (百强城市榜) may be the peers."""
    if sentence.text[first.full_start] == "榜":
        before, scope = split_scope(left + "榜", bool(sentence.scope))
        if len(scope) > _LONGEST_AREA and scope.endswith("榜"):
            return before, scope
    return split_scope(left, bool(sentence.scope))


def _says_place(sentence: Sentence, mention: Mention) -> bool:
    """Whether the rank itself says that it is one: 第2位, 前10, 榜首."""
    return mention.rank_type == "top" or sentence.text[mention.full_end - 1] in "位名强" or sentence.text[mention.full_start] in "榜之"


def _assign(sentence: Sentence, group: list[Mention], before: str) -> None:
    """Find whose rank it is: of the noun before, an aspect of the subject, the numbers before or the names ranked before."""
    before = before.lstrip("、和 ")
    left = peel(before)
    noun = ranked_noun(before) if before else ""
    near = before[-3:] + sentence.text[group[0].full_start - 6 : group[0].full_start]
    each = any([word in words.EACH for word in left.tail]) or _EACH.search(near) is not None
    names = sentence.ranked or sentence.subjects
    if noun and names and is_ranked_aspect(noun):
        _rank_aspects(sentence, group, aspects_of(noun), each)
    elif noun and sentence.ranked and is_bare_place(before):
        _emit(sentence, group, [name + sentence.ranked[0][2:] for name in listed(noun, len(group), each)])
    elif noun and sentence.ranked and (whole := same_rate(noun, sentence.ranked[-1])):
        _emit(sentence, group, [whole])
    elif noun and not names and is_ranked_aspect(noun) and (whose := sentence.any_clause_before(group[0].full_start)):
        _emit(sentence, group, [whose + aspect for aspect in aspects_of(noun)])
    elif noun:
        _emit(sentence, group, listed(noun, len(group), each))
    elif sentence.recent and not _on_list(sentence):
        _rank_numbers(sentence, group, each)
    elif names and not _on_list(sentence):
        names = names if each or len(group) == len(names) else names[-1:]
        _emit(sentence, group, names, sentence.moved if len(sentence.moved) == len(names) else None)
    elif not _on_list(sentence) and (name := sentence.any_clause_before(group[0].full_start)):
        _emit(sentence, group, [name])
    elif is_list(sentence.scope):
        _emit(sentence, group, [sentence.scope])
    else:
        for mention in group:
            mention.counts_nothing("unresolved", "rank_of_nothing")


def _on_list(sentence: Sentence) -> bool:
    """`10家企业入围500强，位居先进制造业百强城市第四`: a place on a list is none of the number before."""
    return not sentence.ranked and _LIST_OF_PLACES.search(sentence.scope) is not None


def _rank_aspects(sentence: Sentence, group: list[Mention], aspects: list[str], each: bool) -> None:
    """`…7791亿元，增长7.8%，总量、增速分居全省第4位、第2位`: the ranks of amount and growth of what was just named."""
    drafts = sentence.recent or sentence.group
    subject = (sentence.subjects or sentence.ranked)[-1]
    of = [fitting(drafts, aspect) for aspect in aspects]
    if len(aspects) > 1:
        names = [with_aspect(_base(found, subject), aspect) for aspect, found in zip(aspects, of)]
        _emit(sentence, group, names, [found[-1] if found else None for found in of])
        return
    aspect, found = aspects[0], of[0]
    if len(found) > 1 and (each and len(group) == 1 or len(found) == len(group)):
        _emit(sentence, group, [with_aspect(draft.name, aspect) for draft in found], list(found))
        return
    own = [draft for draft in found if not drafts or draft.name == drafts[-1].name]
    name = (own or drafts)[-1].name if own or drafts else subject
    _emit(sentence, group, [with_aspect(name, aspect)] * len(group), [own[-1] if own else None] * len(group))


def _base(found: list[Draft], subject: str) -> str:
    return found[-1].name if found else subject


def _rank_numbers(sentence: Sentence, group: list[Mention], each: bool) -> None:
    """`…7791亿元，增长7.8%，分别居全省第4位、第2位`: the ranks of the numbers just read."""
    drafts, count = sentence.recent, len(group)
    if count > 1:
        drafts = sentence.group if len(sentence.group) == count else _last_told(sentence, count) or drafts[-count:]
    elif not each and not _lists_names(sentence.group):
        drafts = [_compared(sentence, drafts[-1])]
    else:
        drafts = list({draft.name: draft for draft in reversed(sentence.group if len(sentence.group) > 1 else drafts)}.values())[::-1]
    _emit(sentence, group, [draft.name for draft in drafts], list(drafts))


def _last_told(sentence: Sentence, count: int) -> list[Draft]:
    """`港口吞吐量1.2亿吨，增长9%；集装箱吞吐量86万标箱，增长12%，分别居全省第2、第3位`: the last number of each of the last names, if the same
    is told of each; else empty."""
    told: dict[str, list[Draft]] = {name: [] for name in sentence.last_names(count)}
    for draft in sentence.drafts:
        if draft.name in told:
            told[draft.name].append(draft)
    alike = len({tuple([draft.measure for draft in drafts]) for drafts in told.values()}) == 1
    return [drafts[-1] for drafts in told.values()] if len(told) == count and alike else []


def _lists_names(drafts: list[Draft]) -> bool:
    """`城镇和农村居民收入分别超过8万元、4.5万元，居全省第1位`: what follows is said of all."""
    return len(drafts) > 1 and all([draft.rule == "distributed" for draft in drafts])


def _compared(sentence: Sentence, draft: Draft) -> Draft:
    """`增长5.8%、高于全国0.6个百分点、居全省第6位`: the rank is of the number that was compared."""
    if draft.measure != "change" or not sentence.drafts:
        return draft
    name = draft.name
    for word in GROWING:
        name = name.removesuffix(word)
    before = [other for other in sentence.drafts if other.name in (name, draft.name) and other.measure != "change"]
    return before[-1] if before else draft


def _emit(sentence: Sentence, group: list[Mention], names: list[str], of: list[Draft | None] | None = None) -> None:
    """Draft a rank for each name, or for each rank of a list; `of` are the observations they qualify."""
    sentence.ranked = names
    drafts: list[Draft | None] = list(of) if of else [None] * len(names)
    if sentence.moved_from:
        # It is where they now stand that is the rank of the numbers.
        sentence.moved, drafts = [_amount(sentence, draft) for draft in drafts], [None] * len(names)
    else:
        sentence.moved = []
    if len(group) > 1 and len(names) == 1:
        names, drafts = names * len(group), drafts * len(group)
    mentions = group * len(names) if len(group) == 1 else group
    for place, (mention, name, draft) in enumerate(zip(mentions, names, drafts)):
        rank = RankDraft(mention, clean_name(name), sentence.scope.strip("的在"), draft, mention.rank_type, place=place if len(group) == 1 else 0)
        rank.clause = (sentence.start, sentence.end)
        rank.moved_from = sentence.moved_from
        mention.disposition = "ranking"
        sentence.rank_drafts.append(rank)
    if not sentence.subjects:
        sentence.subjects = sentence.ranked


def _amount(sentence: Sentence, draft: Draft | None) -> Draft | None:
    """`…24.7万亿元，年均增长10.6%，从第六位上升到第四位`: what moved is the amount."""
    if draft is None:
        return None
    return next((other for other in reversed(sentence.drafts) if other.name == draft.name and other.measure != "growth"), None)
