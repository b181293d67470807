"""What is ranked: the noun before a rank, the members of its list, or an aspect of what was named before."""

from __future__ import annotations

import re

from transforms.grammar.carried import without_done
from transforms.grammar.conjuncts import mask_brackets, split_conjuncts
from transforms.grammar.drafts import Draft
from transforms.grammar.phrases import clean_name, peel, strip_head

_TIMES = "[0-9一二三四五六七八九十两多]+个?(?:年|季度|季|次|届|月|榨季)"
_YEARS_RUNNING = re.compile(f"(?:已经?)?连续{_TIMES}(?:[、和]{_TIMES})*")
_NOUN_END = re.compile(f"(?:在|入围|入选|跻身|进入|上榜|表现)$|(?:连续|已连续|各)?{_TIMES}$")
_BARE_PLACE = re.compile(f"[一-鿿]{{2,3}}(?:、[一-鿿]{{2,3}})*各?{_TIMES}$")
_ONE_ASPECT = (
    "(?:新增|入选|获评|获批|上榜|累计)?(?:总量|增速|增幅|降幅|增量|新增量|规模|新开工面积|交易额|占比|数量|数额|金额|体量|得分|总分|完成率|改善率|总数|增长率|人均|总额|比重|总值|贡献率|产量|总产量?|产值|数|量)"
)
_ASPECT = re.compile(f"(?:其中)?(?:{_ONE_ASPECT}(?:[、和及与]{_ONE_ASPECT})*|(?:综合)?排名|位次)$")
_ASPECT_JOINT = re.compile("[、和及与]")
_NEW = re.compile("新增(?:数量|总数|数|量)$")
_SHARE = ("占比", "比重")
GROWING = ("增速", "增幅", "增长率", "降幅")
_AMOUNT = ("总量", "总数", "总额", "总值", "规模", "数量", "数额", "占比", "比重", "体量", "数", "量")
_ADDED = ("增量", "新增量")
_OF_HARVEST = ("产量", "总产", "单产", "总产量")
_RATE = re.compile("[一-鿿]{2}率$")
_PLACE = ("排名", "位次", "综合排名")
_PLACE_NAME = re.compile("(?<=[^，]{4})(?:综合|(?<!综合))(?:排名|位次|排位)$")
_JOINER = re.compile("[和与及]")
# `创成示范市、入选数量`: what was done before the list comma is not ranked.
_DID = re.compile("入选|获评|获批|创成|建成|投运|投产|荣获|勇夺|夺得|入围|上榜|挂牌|开通|通车|认定")
# What a member of a list shares with the one behind it that ends in the same noun: 项目 and 项目入选数.
_COUNT_OF = re.compile("(?:[一-鿿]{2})?(?:数量?|总量|规模|保有量|开工率|完成率)$")
_HAS_ASPECT = re.compile("(?:增速|增幅|降幅|增长率|[一-鿿]率|占比|比重|强度|指数|满意度)$")


def ranked_noun(noun: str) -> str:
    """The noun before a rank without the words between them."""
    noun = _peeled(_YEARS_RUNNING.sub("", _peeled(noun)))
    while match := _NOUN_END.search(noun):
        noun = _peeled(noun[: match.start()])
    return clean_name(_behind_what_was_done(strip_head(noun).strip("，、在")))


def is_bare_place(before: str) -> bool:
    """`明光1次`: only who it is; what is ranked was said before."""
    return _BARE_PLACE.fullmatch(before) is not None


def is_ranked_aspect(noun: str) -> bool:
    """Whether a noun is only an aspect of what was named before: 增速, 总量、增量."""
    return _ASPECT.fullmatch(noun) is not None


def same_rate(noun: str, ranked: str) -> str:
    """`重点工程开工率全省第5、竣工率全省第3`: another rate of what was ranked before; empty where it is not so."""
    return ranked[:-3] + noun if _RATE.fullmatch(noun) and _RATE.search(ranked, 2) else ""


def aspects_of(noun: str) -> list[str]:
    """The members of a list of aspects."""
    return _ASPECT_JOINT.split(noun.removeprefix("其中"))


def with_aspect(name: str, aspect: str) -> str:
    """The name of an aspect of what is named; 新增数量 of 高新技术企业 is 新增高新技术企业."""
    aspect = aspect.removeprefix("其中")
    if aspect in _PLACE or name.endswith(aspect) or aspect in _SHARE and name.endswith(_SHARE):
        return name
    if _NEW.fullmatch(aspect):
        return "新增" + without_done(name)
    return name + aspect


def fitting(drafts: list[Draft], aspect: str) -> list[Draft]:
    """The numbers among `drafts` that an aspect speaks of: 增速 of growth, 总量 of amounts, 增量 of what was added."""
    if aspect.startswith(GROWING):
        return [draft for draft in drafts if draft.measure == "growth"]
    if aspect in _ADDED:
        return [draft for draft in drafts if draft.measure == "change" or draft.name.startswith(("新增", "净增"))]
    if aspect.endswith(_AMOUNT) and not aspect.endswith(_OF_HARVEST):
        return [draft for draft in drafts if draft.measure in ("level", "rate")]
    if aspect == "贡献率":
        return []
    return [draft for draft in drafts[-1:] if draft.mention.dimension != "area" or not aspect.endswith(_OF_HARVEST)]


def listed(noun: str, count: int, each: bool) -> list[str]:
    """The members of the list a noun is, where there are several ranks or one for each; else the noun."""
    names = None
    noun = _without_et_cetera(noun)
    if each or count > 1 or "、" in noun:
        wanted = max(count, noun.count("、") + 1)
        if each and count == 1 and _JOINER.search(noun):
            wanted = max(wanted, noun.count("、") + 2)
        names = split_conjuncts(noun, wanted) if wanted > 1 else None
        if names is None and wanted > 2:
            names = split_conjuncts(noun, wanted - 1)
    return [_PLACE_NAME.sub("", name) for name in _sharing(names or [noun])]


def _sharing(names: list[str]) -> list[str]:
    """`工业投资、技改投资增速`: the others are ranked by their growth too, and 项目、产业项目入选数 by their number."""
    last = names[-1]
    if growth := next((word for word in GROWING if last.endswith(word)), ""):
        return [name if _HAS_ASPECT.search(name) else name + growth for name in names]
    return [name + _count_shared(name, last) for name in names[:-1]] + [last]


def _count_shared(name: str, last: str) -> str:
    at = last.rfind(name[-2:])
    rest = last[at + 2 :] if at > 0 else ""
    return rest if rest and _COUNT_OF.fullmatch(rest) else ""


def _behind_what_was_done(noun: str) -> str:
    """`创成示范市、入选数量`: the last, with what was done where it is only an aspect of that."""
    comma = mask_brackets(noun).rfind("、")
    last, member = noun[comma + 1 :], noun[: max(comma, 0)].rpartition("、")[2]
    did = _DID.search(member)
    if not did or did.start() == 0 and not _DID.match(last):
        return noun
    return member[did.start() :] + last if is_ranked_aspect(last) and not _DID.match(last) else last


def _without_et_cetera(noun: str) -> str:
    """`香菇、木耳等产业规模` is of the members named; behind `等五张榜单` stands what they are."""
    before, comma, last = noun.rpartition("、")
    if not comma or "等" not in last or "等级" in last:
        return noun
    return last[1:] if last[0] == "等" else before + comma + last.replace("等", "", 1)


def _peeled(noun: str) -> str:
    """The noun without the words behind it, of which 增幅 and 增速 are what is ranked."""
    left = peel(noun)
    kept = max((noun.rfind(word) for word in GROWING if any([word in tail for tail in left.tail])), default=-1)
    return noun[: kept + 2] if kept >= len(left.noun) else left.noun
