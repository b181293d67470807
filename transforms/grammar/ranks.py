"""Ranks: whose, among whom, and of which number: `分别居全省第2位、第3位`, `从全国第8位跃居第1位`."""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.carried import without_done
from transforms.grammar.conjuncts import mask_brackets, split_conjuncts
from transforms.grammar.drafts import Draft, RankDraft
from transforms.grammar.phrases import clean_name, peel, strip_head
from transforms.grammar.rank_scopes import is_list, list_before, speaks_of_ranks, split_scope
from transforms.grammar.sentence import Sentence
from transforms.mentions.mention import QUANTITY, RANK, Mention

_TIMES = "[0-9一二三四五六七八九十两多]+个?(?:年|季度|季|次|届|月|榨季)"
_YEARS_RUNNING = re.compile(f"(?:已经?)?连续{_TIMES}(?:[、和]{_TIMES})*")
_NOUN_END = re.compile(f"在$|(?:连续|已连续)?{_TIMES}$")
_ONE_ASPECT = (
    "(?:新增|入选|获评|获批|上榜|累计)?(?:总量|增速|增幅|增量|规模|占比|数量|数额|金额|体量|得分|总分|完成率|改善率|总数|增长率|人均|总额|比重|总值|贡献率|产量|总产量?|产值|数|量)"
)
_ASPECT = re.compile(f"(?:其中)?(?:{_ONE_ASPECT}(?:[、和及与]{_ONE_ASPECT})*|(?:综合)?排名|位次)$")
_NEW = re.compile("新增(?:数量|总数|数|量)$")
_SHARE = ("占比", "比重")
_GROWING = ("增速", "增幅", "增长率")
_AMOUNT = ("总量", "总数", "总额", "总值", "规模", "数量", "数额", "占比", "比重", "数", "量")
_STEP = re.compile("^[、，]?(?:的)?(?:新)?(?:大)?(?:台阶|关口|大关)")
_NOT_YET = ("更多", "一批", "若干")
_ASPECT_JOINT = re.compile("[、和及与]")
_PLACE_NAME = re.compile("(?<=[^，]{4})(?:综合|(?<!综合))(?:排名|位次|排位)$")
_PLACE = ("排名", "位次", "综合排名")
# `由全省第六位上升至第五位`: the first is where it stood before.
_FROM = re.compile("[由从][^，。；]{0,12}$")
_EACH = re.compile("均|都|双双|皆|各(?=[0-9一二两三四五])")
_JOINER = re.compile("[和与及]")


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
    before, scope = split_scope(left, bool(sentence.scope))
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


def _says_place(sentence: Sentence, mention: Mention) -> bool:
    """Whether the rank itself says that it is one: 第2位, 前10."""
    return mention.rank_type == "top" or sentence.text[mention.full_end - 1] in "位名强"


def _assign(sentence: Sentence, group: list[Mention], before: str) -> None:
    """Find whose rank it is: of the noun before, an aspect of the subject, the numbers before or the names ranked before."""
    before = before.lstrip("、和 ")
    left = peel(before)
    noun = _noun(before) if before else ""
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
    elif is_list(sentence.scope):
        _emit(sentence, group, [sentence.scope])
    else:
        for mention in group:
            mention.counts_nothing("unresolved", "rank_of_nothing")


def _noun(noun: str) -> str:
    noun = _peeled(_YEARS_RUNNING.sub("", _peeled(noun)))
    if _NOUN_END.search(noun):
        noun = _peeled(_NOUN_END.sub("", noun))
    return clean_name(strip_head(noun).strip("，、在"))


def _peeled(noun: str) -> str:
    """The noun without the words behind it, of which 增幅 and 增速 are what is ranked."""
    left = peel(noun)
    kept = max((noun.rfind(word) for word in _GROWING if any([word in tail for tail in left.tail])), default=-1)
    return noun[: kept + 2] if kept >= len(left.noun) else left.noun


def _rank_aspect(sentence: Sentence, group: list[Mention], aspect: str, each: bool) -> None:
    """`…增长7.8%，增速居全省第2位`: the rank of the growth of what was just named."""
    subject = (sentence.subjects or sentence.ranked)[-1]
    if len(aspects := _ASPECT_JOINT.split(aspect)) > 1:
        _emit(sentence, group, [_with_aspect(subject, one) for one in aspects])
        return
    drafts = sentence.recent or sentence.group
    growing = aspect.startswith(_GROWING)
    fitting = [draft for draft in drafts if (draft.measure == "growth") == growing] if growing or aspect.endswith(_AMOUNT) else drafts[-1:]
    if each and len(group) == 1 and len(fitting) > 1:
        _emit(sentence, group, [_with_aspect(draft.name, aspect) for draft in fitting], fitting)
        return
    if len(fitting) == len(group) > 1:
        _emit(sentence, group, [_with_aspect(draft.name, aspect) for draft in fitting], fitting)
        return
    of = (fitting or drafts or [None])[-1]
    name = of.name if of is not None else subject
    _emit(sentence, group, [_with_aspect(name, aspect)] * len(group), [of] * len(group) if fitting else None)


def _with_aspect(name: str, aspect: str) -> str:
    """The name of an aspect of what is named; 新增数量 of 高新技术企业 is 新增高新技术企业."""
    aspect = aspect.removeprefix("其中")
    if aspect in _PLACE or name.endswith(aspect) or aspect in _SHARE and name.endswith(_SHARE):
        return name
    return "新增" + without_done(name) if _NEW.fullmatch(aspect) else name + aspect


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
    return [_PLACE_NAME.sub("", name) for name in names or [noun]]


def _rank_numbers(sentence: Sentence, group: list[Mention], each: bool) -> None:
    """`…7791亿元，增长7.8%，分别居全省第4位、第2位`: the ranks of the numbers just read."""
    drafts, count = sentence.recent, len(group)
    if count > 1:
        drafts = sentence.group if len(sentence.group) == count else drafts[-count:]
    elif not each:
        drafts = drafts[-1:]
    else:
        drafts = list({draft.name: draft for draft in reversed(sentence.group if len(sentence.group) > 1 else drafts)}.values())[::-1]
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
        rank.moved_from = sentence.moved_from
        mention.disposition = "ranking"
        sentence.rank_drafts.append(rank)
    if not sentence.subjects:
        sentence.subjects = sentence.ranked
