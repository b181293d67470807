"""The thing counted behind a number: `建成42个精品节点` is 建成精品节点.

Before the number stands what was done (建成), behind it what it was done to.
"""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.actions import KEPT_ACTION, action_at_end, is_action
from transforms.grammar.following import VERB_AFTER_NOUN, as_told, first_noun, following_noun, goes_on
from transforms.grammar.group import Group
from transforms.grammar.phrases import mask_glued
from transforms.grammar.sentence import Sentence

_PEOPLE = ("人", "名", "户")
_UNDERGO = re.compile("被|入选|获|荣获|当选|考[入取上]|晋升")
_MORE_QUALIFIERS = frozenset("增加 减少 取消 压减 减排".split())
# `20亿元的啤酒厂和投资65亿元的产业园`: between two numbers the noun behind the first ends at 和.
JOINT = re.compile("(?<=..)(?:以及|[和与及])(?=[^和与及]{2,}$)")
# `A、B等总投资45亿元的8个项目`: of whose number it is is said behind it.
_ITS_ASPECT = re.compile("(?:计划)?(?:总投资|投资额?|总规模|总金额|合同额|总额)$")
# `新建5个公园、3个广场`: what is done to the first thing, or whose it is, holds for the next.
_GOES_ON_LIST = frozenset("、和与及")
# `为5万名农民工追回欠薪6.8亿元`: for whom it was done, and what.
_TO_WHOM = ("为", "向", "给", "对", "帮", "替")
_GIVEN = re.compile(
    "(?P<who>[一-鿿“”]{0,10}(?:省份|国家(?:和地区)?|地区|农民工|企业|群众|居民|学生|老人|家庭|农户|职工|人员|患者|儿童|游客|商户|主体|纳税人|对象|师生|学校|单位|脱贫户|贫困户|妇女|军人|用户|客户|村民|群体|寄宿生|毕业生))(?P<does>(?!的)[一-鿿“”]{2,16})"
)
_FOR = ("为", "对", "向", "给", "与")
_PREPOSITIONS = frozenset("在 与 和 同 对 为 向 由 从 将 把 被 给".split())
_HAVING = re.compile("(?:全[市省县区年国州]|我[市省县区]|目前|截至目前)*(?:共|已|现|还|又)?有")
_LEVEL = re.compile(f"(?:{words.LEVEL}|[十百千]*[万亿]元?级)(?:以上)?")
_RATE_OF = re.compile("(?<=[一-鿿”）]{2})(?:水质|网上)?(?:[一-鿿]{2}(?<!效)率|优良比例)(?:均|都)?$")
_PLACES_COUNTED = re.compile("(?:国家(?:（地区）|和地区)?|省份|城市)(?=投运|建成|设立|布局|新增|建设|开展|培育)")
_SHARE_NAME = re.compile("(?:率|比例|比重|占比|度|增速|增幅|增长目标|目标|指标|系数)$")
_SHARE_OF_WHOM = re.compile("覆盖|惠及|有|带动|吸引|占$")
# Verbs that are as often nouns: 建设项目, 上市公司.
_NOUN_AFTER_ALL = ("建设", "改造", "提升", "上市", "开放", "合作", "支持", "投入", "在")


def counts_behind(sentence: Sentence, group: Group) -> bool:
    """Whether the thing counted stands behind the number rather than before it."""
    first, noun, right, left, measure = group.first, group.noun, group.right, group.left, group.measure
    if goes_on(right):
        return False
    if right.startswith("的"):
        return len(right) > 1 and measure in ("level", "rate")
    if first.dimension == "share":
        return measure == "rate" and (not noun or _SHARE_OF_WHOM.search(noun) is not None)
    if measure == "growth":
        return False
    if _acts(group):
        return True
    verb_next = VERB_AFTER_NOUN.match(right)
    if first.countable:
        if verb_next and not right.startswith(_NOUN_AFTER_ALL):
            return not noun and not left.tail and not sentence.subjects
        return not (measure == "change" and noun and not action_at_end(noun))
    if verb_next:
        return False
    if not noun or action_at_end(noun) or noun.endswith(("等", "的")):
        return True
    return measure == "level" and all([word in ("完成", "实现") for word in left.tail]) and len(following_noun(right)) >= 2


def _acts(group: Group) -> bool:
    """`帮助2.3万人实现就业`, `，4人被清华录取`: people counted, what they do or undergo behind them; a part of a whole is told by the whole."""
    if not group.first.unit.endswith(_PEOPLE) or group.part:
        return False
    done = group.noun or group.left_text.strip("、，和 ")
    if done:
        return (is_action(done) or done in words.DONE) and VERB_AFTER_NOUN.match(group.right) is not None
    return _UNDERGO.match(group.right) is not None


def counted_name(sentence: Sentence, group: Group) -> str:
    """The name of what is counted: what is done with it, then the thing itself (新增规上工业企业)."""
    noun, right = group.noun, group.right
    thing = following_noun(right) if group.first.dimension != "share" else as_told(right)
    if _LEVEL.fullmatch(thing):
        thing += _shared_thing(sentence, group)
    if right.startswith("的"):
        if first_aspect := _ITS_ASPECT.search(noun):
            return first_noun(right) + first_aspect.group()
        return _as_share(group, thing + (noun if noun not in _PREPOSITIONS and (not is_action(noun) or len(noun) <= 4) else ""))
    if group.left_text.endswith(_TO_WHOM) and sentence.clause_start(group.left_at) == group.left_at and (given := _GIVEN.fullmatch(thing)):
        sentence.told_from = group.mentions[-1].full_end + given.end("who")
        return given["does"] + given["who"]
    thing = _without_rate(sentence, group, thing)
    done = _what_was_done(noun, thing)
    qualifier = next((word for word in group.left.tail if word in words.QUALIFIER or word in _MORE_QUALIFIERS), "")
    if not done and not qualifier and sentence.followed_by and group.left_text.strip() in _GOES_ON_LIST:
        done = sentence.followed_by
    sentence.followed_by = (qualifier or done) if group.right[:1] != "的" and not done.startswith(_FOR) else ""
    if not done and not qualifier and words.UNNAMED.fullmatch(thing):
        done = sentence.clause_before(group.first)
    return _as_share(group, qualifier + done + thing)


def _as_share(group: Group, name: str) -> str:
    """The name of a share says that it is one."""
    return name + "比例" if group.first.dimension == "share" and not _SHARE_NAME.search(name) else name


def _without_rate(sentence: Sentence, group: Group, thing: str) -> str:
    """`49个断面水质达标率100%`: what is counted, without the rate or the noun that the next number is of; `13个国家投运海外仓36个` counts 国家."""
    following = sentence.mentions[group.after] if group.after < len(sentence.mentions) else None
    if following is None or following.full_start - group.mentions[-1].full_end > len(group.right) + 2:
        return thing
    if following.full_start - group.mentions[-1].full_end == len(group.right) and following.dimension and (joint := JOINT.search(mask_glued(thing))):
        return thing if action_at_end(thing[: joint.start()]) else thing[: joint.start()]
    if following.dimension == "share" and (match := _RATE_OF.search(thing)):
        return thing[: match.start()]
    place = _PLACES_COUNTED.match(thing) if following.countable and not goes_on(sentence.text[following.full_start :][:1]) else None
    return place.group() if place and len(thing) - place.end() >= 2 else thing


def _shared_thing(sentence: Sentence, group: Group) -> str:
    """What the next number of a list counts, its own level aside: `5个国家级、12个省级产业园区` are both 产业园区."""
    if group.after >= len(sentence.mentions) or not sentence.mentions[group.after].countable:
        return ""
    return _LEVEL.sub("", following_noun(sentence.right_of(group.after)), count=1)


def _what_was_done(noun: str, thing: str) -> str:
    """What of the noun before the number belongs to the name of the thing behind it."""
    if noun in _PREPOSITIONS or _HAVING.fullmatch(noun):
        return ""
    if len(noun) > 14 and len(thing) <= 4 and "、" not in noun and not noun.endswith("等"):
        done = noun[-20:]
    elif noun.endswith("等") or "、" in noun and len(noun) > 8 or len(noun) > 14:
        action = action_at_end(noun)
        done = action if KEPT_ACTION.match(action) else ""
    else:
        done = "" if is_action(noun) and not KEPT_ACTION.match(noun) else noun
    return done[:-1] if done.endswith("了") else done
