"""Numbers named by the noun before them in their clause: `地区生产总值7791亿元`, `A、B分别增长5%、6%`."""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.carried import carry_over, completed_name, without_done
from transforms.grammar.conjuncts import all_indicators, all_rates, split_conjuncts
from transforms.grammar.elided import is_two_in_one
from transforms.grammar.group import Group
from transforms.grammar.inherited import inherited_names
from transforms.grammar.measures import is_rate
from transforms.grammar.parts import WEAK, aspect_of, is_aspect
from transforms.grammar.phrases import strip_edges, strip_head
from transforms.grammar.sentence import Sentence
from transforms.grammar.shares import shares_of_plan, shares_of_subject
from transforms.grammar.told_of import of_a_place, topic
from transforms.units import TIMES

_RESIDENTS = re.compile("(?:城镇|农村|城市)(?:常住)?(?:居民)?")
# Qualifiers that are verbs here: `建成`, `增加` say what happened to the noun before them.
_VERBS = frozenset(("增加", "减少", "建", "建成"))
# `财政支出的七成以上用于民生`: a share of what stands before, spent on what stands behind.
_SPENT_ON = ("用于", "投入", "投向")
_SHARE_AT_END = re.compile("(?:占比|比重|占有率|完成率|贡献率)$")
# `新增企业50家，总数达600家`: from there on it is of all of them.
_THE_WHOLE = frozenset(("总数", "总量"))
_NETS = frozenset(("净增",))
_IN_ALL = frozenset(("累计",))
_IS_TIMES = re.compile("(?:达到?|已)?(?:是|为|相当于)[^，]{0,12}$")
_BACK_TO = re.compile("(?:已)?(?:恢复|回升|增长|提升|达)(?:到|至)[^，]{2,10}(?:同期|年|水平)(?:水平)?的?$")
_JOINER = re.compile("[和与及](?!谐|美)")
_INNER_EACH = re.compile("^(?P<who>.+[、和与及].+?)(?:分别|各)(?P<what>[一-鿿“”]{2,12})$")
# `市场主体稳步壮大。总量接近90万户`: the words of praise behind a subject.
_RUN_IN = re.compile(
    "(?P<who>[^，、。]{2,20}?)(?:稳中|提质|扩量|向好|壮大|增强|持续|不断|稳步|加快|加速|更加|明显|显著|全面|大幅|日益|快速|走深走实|火爆|健康|蓬勃|平稳|有序|有力|有效|扎实)"
)
_PRAISE = re.compile("(?<=..)(?:发展|不断|持续|稳步|加快|快速|蓬勃|明显|进一步).*")
_RUN_IN_WITHIN = 30
# What is of someone: an output, a revenue, a size without a word of whose.
_LEANS = re.compile("(?:年|工业|全产业链|综合|主营业务|新开工)?(?:增加值|总产值|产值|产能|营收|营业收入|交易额|销售额|面积|规模)")
_LONGEST_BARE = 8
_WHOLE_ECONOMY = re.compile("经济|[我全本][市省县区州国]|指标|旅游|文旅|消费|市场")
_ROLE = re.compile("(?:支撑作用|带动作用|地位|优势|建设|水平|能力|作用|实力|质效)$")
_INVESTED = frozenset(("投资", "投入", "总投资", "累计投资", "投入资金"))
_SPENDS = re.compile("[，]?(?:实施|建设|新建|改造|完成|启动|开展|加强|用于)(?:了)?(?P<what>[^，。；、0-9]{4,24}?)(?=[，。；]|等|$)")


def own_names(sentence: Sentence, group: Group) -> tuple[list[str], str]:
    """The names of numbers with a noun before them, and the rule by which they were found."""
    noun, of_which = group.noun, group.left_text.startswith("其中")
    if group.measure == "rate" and (names := shares_of_plan(sentence, group)):
        return names, "share_of_plan"
    if group.first.unit in TIMES and _IS_TIMES.fullmatch(noun) or noun[0] in "已恢回增提达" and _BACK_TO.fullmatch(noun):
        return inherited_names(sentence, group)
    if sentence.subjects and noun in WEAK and group.left_text.startswith("、"):
        group.flags.append("subject_inherited")
        return [aspect_of(sentence.subjects[-1], noun)] * group.count, "part_of_subject"
    if noun in _INVESTED and not sentence.subjects and (spent := _spent_on(sentence, group)):
        return [spent + noun], "own"
    grows_alone = noun == "投资" and group.measure == "growth" and not sentence.subjects
    if not of_which and is_aspect(noun) and not grows_alone:
        return _aspects(sentence, group)
    if group.measure == "rate" and group.right.startswith(_SPENT_ON) and group.left_text.endswith("的"):
        return [completed_name(sentence, group, "").removesuffix("的") + strip_edges(group.right)[:16] + "比例"] * group.count, "share_of"
    if noun[0] == "占" and group.measure == "rate" and not sentence.subjects and (whose := sentence.clause_before(group.first)):
        sentence.subjects = [_PRAISE.sub("", whose)]
    if noun[0] == "占" and (names := shares_of_subject(sentence, group)):
        return names, "share_of"
    if group.count == 1 and group.measure in ("growth", "rate") and not group.each and not of_which and not (noun.startswith("城乡") and "、" not in noun):
        group.each = all_indicators(noun) if group.measure == "growth" else all_rates(noun)
    if group.count > 1 and (names := _by_qualifier(group)):
        return names, "distributed"
    if group.count > 1 or group.each:
        names, rule = _listed(sentence, group)
        if names:
            return names, rule
    if name := of_a_place(sentence, group):
        return [name], "part_of_clause_before"
    if not of_which and not group.left_text.startswith("、") and len(noun) <= _LONGEST_BARE and _LEANS.fullmatch(noun) and (whose := _praised_before(sentence, group)):
        return [whose + noun], "part_of_clause_before"
    return [completed_name(sentence, group, group.left.qualifier(but=_no_qualifiers(group)))], "own"


def _no_qualifiers(group: Group) -> frozenset[str]:
    """The qualifiers that say what happened to the noun and are no part of its name: 累计 of `累计下降12.4%`."""
    if group.measure == "growth":
        return _VERBS | _IN_ALL
    return _VERBS | _NETS | _IN_ALL if group.nets else _VERBS


def _by_qualifier(group: Group) -> list[str]:
    """`重点项目新签约、新开工分别超400个、500个`: what was done differs, the noun is the same; empty where it is not so."""
    qualifiers = [word for word in group.left.tail if word in words.QUALIFIER and word not in _VERBS]
    return [word + group.noun for word in reversed(qualifiers)] if len(qualifiers) == group.count else []


def _aspects(sentence: Sentence, group: Group) -> tuple[list[str], str]:
    """`实施重大项目120个，总投资1350亿元`: an aspect of the clause before, or of the subject."""
    noun, subjects, count = group.noun, sentence.subjects, group.count
    free = topic(sentence) or sentence.clause_before(group.first) or ("" if subjects else _run_in_subject(sentence))
    if free or not subjects:
        return [aspect_of(free, noun) if free else noun] * count, "part_of_clause_before"
    group.flags.append("subject_inherited")
    if group.each and len(told := _told_before(sentence)) > 1:
        return [aspect_of(name, noun) for name in told], "part_of_subject"
    if count > 1 and len(told := subjects if len(subjects) == count else sentence.last_names(count)) == count:
        return [aspect_of(subject, noun) for subject in told], "part_of_subject"
    if noun in _THE_WHOLE:
        sentence.whole = without_done(sentence.whole)
    return [aspect_of(sentence.whole or subjects[-1], noun)] * count, "part_of_subject"


def _told_before(sentence: Sentence) -> list[str]:
    """The names of the numbers that stand in one list, as far as they have the unit of the last."""
    unit = sentence.drafts[-1].mention.unit
    return list(dict.fromkeys(draft.name for draft in sentence.recent if draft.mention.unit == unit and draft.measure == "level"))


def _praised_before(sentence: Sentence, group: Group) -> str:
    """`现代服务业蓬勃发展，增加值295亿元`: whose clause comes before, without a number and with words of praise; else empty."""
    at = sentence.clause_start(group.first.full_start)
    begin = sentence.clause_start(at - 1) if at > sentence.start else at
    match = _RUN_IN.match(sentence.text, begin, at) if at > begin >= sentence.last_end or at > begin == sentence.start else None
    if match is None or _WHOLE_ECONOMY.search(match["who"]):
        return ""
    return _ROLE.sub("", strip_head(match["who"]))


def _spent_on(sentence: Sentence, group: Group) -> str:
    """`投资6亿元实施改水工程`: what was done with the money, behind it or in the next clause; empty where it is not said."""
    at = group.mentions[-1].full_end
    match = _SPENDS.match(sentence.text, at, min(sentence.end, at + 40))
    return match["what"] if match else ""


def _run_in_subject(sentence: Sentence) -> str:
    """`市场主体稳步壮大。总量接近90万户`: the short sentence before names the subject."""
    text, start = sentence.text, sentence.start
    if text[start - 1 : start] != "。":
        return ""
    since = max(0, start - _RUN_IN_WITHIN)
    begin = max(text.rfind("。", since, start - 1), text.rfind("\n", since, start - 1)) + 1
    match = _RUN_IN.match(text, begin, start - 1) if begin else None
    return match["who"] if match else ""


def _listed(sentence: Sentence, group: Group) -> tuple[list[str], str]:
    """The names of a list matched with its numbers; empty where one number has one name after all."""
    noun, count = group.noun, group.count
    names = _members(noun, count, group.each)
    if names is not None and sentence.subjects and (residents := _of_residents(names, sentence.subjects[-1])):
        group.flags.append("subject_inherited")
        return residents, "distributed"
    if names is not None:
        return _rates(carry_over(names)) if group.measure == "rate" else carry_over(names), "distributed"
    if count == 1:
        return [], "own"
    aspect = is_aspect(noun)
    if aspect and len(last := sentence.last_names(count)) == count:
        group.flags.append("subject_inherited")
        return [name + noun for name in last], "distributed"
    if len(sentence.subjects) == count:
        group.flags.append("subject_inherited")
        return [subject + noun if aspect else subject for subject in sentence.subjects], "distributed"
    group.flags.append("list_unaligned")
    return [noun] * count, "own"


def _of_residents(names: list[str], whole: str) -> list[str]:
    """`居民收入3.6万元，其中城镇、农村分别为4.7万元、2.3万元`: of them what the number before told of all residents; else empty."""
    at = whole.find("居民")
    if at == -1 or not all([_RESIDENTS.fullmatch(name) for name in names]):
        return []
    return [name.removesuffix("居民") + whole[at:] for name in names]


def _rates(names: list[str]) -> list[str]:
    """`工业投资、民间投资占比分别达…`: where the last name is a share, the others are too."""
    share = _SHARE_AT_END.search(names[-1])
    return [name if is_rate(name) or not share else name + share.group() for name in names]


def _members(noun: str, count: int, each: bool) -> list[str] | None:
    """The members of a list of names: as many as numbers, or, with one number for each, as the list itself has."""
    wanted = noun.count("、") + 1 + (_JOINER.search(noun) is not None or is_two_in_one(noun)) if each else count
    inner = _INNER_EACH.match(noun)
    if inner:
        names = split_conjuncts(inner["who"], wanted)
        names = [name + inner["what"] for name in names] if names else None
    else:
        names = split_conjuncts(noun, wanted) if wanted > 1 else None
    if names is None and each and wanted > 2:
        names = split_conjuncts(noun, wanted - 1)
    return names
