"""What was said to be done with the first of several things holds for the next: `新增A 5家、B 3家` is 新增B."""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.actions import KEPT_ACTIONS, is_action
from transforms.grammar.following import VERB_AFTER_NOUN
from transforms.grammar.group import Group
from transforms.grammar.phrases import GLUED, strip_head
from transforms.grammar.sentence import Sentence

# Longest first: 新改建道路 is no 新改. What follows 新建成 is 新建, as the codebook words it.
_NEW = sorted({word for word in words.QUALIFIER if word[0] == "新"} - {"新建成"} | set("新种植 新种 新植 新造 新改 新评 新铺设 新敷设 新架设 新安装 新栽 新栽植 新修 新修建 新购 新购置 新增设".split()), key=len, reverse=True)
_DONE = re.compile(f"(?:累计)?(?:办理|减免|建成|投入|{'|'.join(_NEW)}|净增|引进|培育|累计)")
_DONE_TO_ALL = "|".join(sorted(KEPT_ACTIONS | {"改造提升", "建设改造", "新建改造", "配售", "培育", "筹集"}, key=lambda word: (-len(word), word)))
_DONE_IN_LIST = re.compile(f"(?:{_DONE_TO_ALL})(?=[一-鿿“])")
# A name that says itself what is done takes nothing over.
_DOES_ITSELF = re.compile(
    "新|改|扩|迁|升级|提升|续建|加装|更新|引进|建(?!筑|材|档)|完成|实现|举办|开展|盘活|筹集|培育|创|发放|办理|入选|获|累计|净增|减|出|打|实施|组织|培养|集聚|招|吸|拆|整治|清|化解|解决|制定|修|加|推|投|取|接|惠|列|争|向|为|对|给|带|撬|拉|查|撤|关停|关闭|抓|破获|审|立案|受理|调解|处置"
)
# `省级企业技术中心8家、市级30家`: a level alone is of what was counted before.
_SIZE = "[0-9]*[十百千]*[万亿]元?级|(?:超过?|过)[一二三四五六七八九十百千]*[万亿]元?的?"
_ONLY_LEVEL = re.compile(f"(?:培育|新增|创建|认定|获评|建成)?(?P<level>{words.LEVEL}|{_SIZE})")
_ITS_LEVEL = re.compile(f"{words.LEVEL}|{_SIZE}")
# `收入20万元以上的村900个、100万元以上的村70个`: a limit alone is of what was limited before.
_LIMIT = re.compile("(?:超过?|突破|高于|低于|不足|不到|逾)?[0-9]+(?:[.][0-9]+)?(?:[%％]|[一-鿿]{1,4}?(?:以上|以下|以内))(?:的)?")
_LIMIT_BEFORE = re.compile(f"{_LIMIT.pattern}|[一二两三五十百千]*[万亿]元以上(?:的)?")
# `其中来自京津106万人次`: a part by where it is from or goes to.
_FROM_WHERE = ("来自", "用于", "面向", "投向", "属于")
# `医保覆盖面达100%，参合农民62万人`: of the thing covered.
_ITS_COVER = re.compile("(?:覆盖[面率]|参[保合]率)$")
# `减税降费1万亿元，其中制造业占比40%`: its share of that, not of the economy.
_SECTOR_SHARE = re.compile("(?:制造业|服务业|工业|农业|第?[一二三]次?产业?|民营经济|数字经济|民营企业|中小企业)(?:占比|比重)")
_ECONOMY = re.compile("生产总值|GDP|经济|增加值|产业结构")
_LIMITS = frozenset("0123456789超突高低不逾")
_STAGE = re.compile("(?:开工|竣工|完工|建成|投产|投用|落地|入库|到位|废止|受理|办结|审结)$")
_DONE_TO_SOMETHING = frozenset("置换 复垦 改造 整治 修复 搬迁 建设 治理 拆除 流转 投入 验收 签约 任务 项目".split())


def without_done(name: str) -> str:
    """The name without what was done: 新建小区 is 小区, 培育和引进企业 is 企业."""
    done = _DONE.match(name)
    return name[: done.start()] + _undone(name, done) if done else _DONE.sub("", name, count=1)


def _undone(name: str, done: re.Match[str]) -> str:
    rest = name[done.end() :]
    if done.group().endswith("建"):
        rest = rest.removeprefix("成")
    return _DONE.sub("", rest[1:], count=1) if rest[:1] in "和及、并" and _DONE.match(rest, 1) else rest


def in_total(name: str) -> str:
    """The name counted over all years: 新建小区 becomes 累计小区."""
    done = _DONE.match(name)
    return "累计" + (_undone(name, done) if done else name)


def carry_over(names: list[str]) -> list[str]:
    """The names of a list, each with what was done with the first: 新建小区 and 学校 are 新建小区 and 新建学校."""
    done = _DONE.match(names[0])
    if not done or GLUED.match(names[0]):
        return names
    return [name if at == 0 or _DOES_ITSELF.match(name) else done.group() + name for at, name in enumerate(names)]


def completed_name(sentence: Sentence, group: Group, qualifier: str) -> str:
    """The noun before a number, completed by its qualifier, by the number before or by the clause before."""
    noun, first = group.noun, group.first
    if sentence.group and ("级" in noun or noun[0] in "超过") and (level := _ONLY_LEVEL.fullmatch(noun)) and (of := _ITS_LEVEL.search(sentence.group[-1].name)):
        return sentence.group[-1].name[: of.start()] + level["level"] + sentence.group[-1].name[of.end() :]
    if noun[0] in _LIMITS and sentence.subjects and (limited := _with_what_is_limited(noun, sentence.subjects[-1])):
        return limited
    if qualifier:
        return noun if noun.startswith(qualifier) else qualifier + noun
    if group.part and sentence.group and _SECTOR_SHARE.fullmatch(noun) and not _ECONOMY.search(sentence.group[-1].name):
        return sentence.group[-1].name + noun
    if group.part and sentence.group and noun.startswith(_FROM_WHERE):
        return noun + sentence.group[-1].name
    if group.part and (done := _done_with_the_whole(sentence, group)):
        return done + noun
    if first.countable and is_action(done := noun.removeprefix("保")) and (whole := _counted_in(sentence, first.unit)):
        return whole + done
    if len(noun) <= 12 and words.UNNAMED.fullmatch(noun):
        return (sentence.clause_before(first) or (_ITS_COVER.sub("", sentence.subjects[-1]) if sentence.subjects else "")) + noun
    if sentence.group and not group.left.tail and (done := _done_with_the_one_before(sentence, group)):
        return done + noun
    if noun in _DONE_TO_SOMETHING and not group.left_text.startswith(("、", "和")):
        return _with_clause_before(sentence, group)
    return noun


def _with_what_is_limited(noun: str, before: str) -> str:
    """A noun that is only a limit, or a limit to the thing that `before` limits, with what is limited; else empty."""
    limit = _LIMIT.match(noun)
    if not limit:
        return ""
    thing, earlier = noun[limit.end() :], _LIMIT_BEFORE.search(before)
    if earlier and before[earlier.end() :] == thing:
        return before[: earlier.start()] + noun
    if thing:
        return ""
    return before[: earlier.start()] + noun + before[earlier.end() :] if earlier else before + noun


def _done_with_the_whole(sentence: Sentence, group: Group) -> str:
    """`新增企业50家，其中规上企业20家`: what was done with the whole was done with its part."""
    whole = sentence.group[-1].mention if sentence.group else None
    if whole is None or whole.dimension != group.first.dimension and not (whole.countable and group.first.countable):
        return ""
    done = _DONE.match(sentence.group[-1].name)
    return done.group() if done and "累计" not in done.group() and not _DOES_ITSELF.match(group.noun) else ""


def _counted_in(sentence: Sentence, unit: str) -> str:
    """What was last counted in this unit in the sentence, the stages it went through aside: `签约项目58个，开工42个，竣工31个`."""
    return next((draft.name for draft in reversed(sentence.drafts) if draft.mention.unit == unit and not _STAGE.search(draft.name)), "")


def _done_with_the_one_before(sentence: Sentence, group: Group) -> str:
    """What the number directly before says was done: `改造管网30公里、道路12公里`."""
    before = sentence.group[-1]
    if before.measure != "level" or before.rule == "inherited" or before.mention.dimension != group.first.dimension and not _adds_on(before.name, group):
        return ""
    done = _DONE.match(before.name) or group.left_text.startswith("、") and _DONE_IN_LIST.match(before.name)
    if not done or _DOES_ITSELF.match(group.noun) or sentence.text[sentence.last_end] not in ("、，,和" if done.group()[0] in "新办" else "、和"):
        return ""
    return done.group() if group.left_text.strip("、，,和与 ")[:2] == group.noun[:2] else ""


def _adds_on(name: str, group: Group) -> bool:
    """`新增绿地50万平方米、公园15个`: what is new stays new along a list of things in other units; money is another matter."""
    return name.startswith(("新增", "新建")) and group.left_text.startswith("、") and group.measure == "level" and group.first.dimension not in ("money", "share")


def _with_clause_before(sentence: Sentence, group: Group) -> str:
    """A name of one word (`完成置换63万亩`) leans on the clause before it."""
    noun = group.noun
    at = sentence.clause_start(group.first.full_start)
    if at <= sentence.start or sentence.last_end > (begin := sentence.clause_start(at - 1)):
        return noun
    before = strip_head(sentence.text[max(begin, at - 26) : at - 1])
    return before + noun if 2 <= len(before) <= 20 and not VERB_AFTER_NOUN.search(before[-2:]) else noun
