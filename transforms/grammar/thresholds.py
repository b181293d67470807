"""Numbers that limit what is counted instead of counting it: 10亿元以上产业项目, 千亿元级产业, 100万千瓦机组."""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.actions import action_at_end
from transforms.grammar.following import goes_on
from transforms.grammar.phrases import peel
from transforms.grammar.sentence import Sentence
from transforms.mentions.mention import OTHER, QUANTITY, Mention

# The calibre of a product: always a class.
_CLASS_UNITS = frozenset("英寸 毫米 微米 纳米 千伏 KV kV 千伏安 KVA kVA 厘米".split())
# Sizes that a thing is above or below: 4.3米以下焦炉.
_SIZES = frozenset(("米", "蒸吨"))
_PLANT_DIMENSIONS = frozenset(("mass", "power", "volume", "energy", "other"))
_BEFORE_ET_CETERA = frozenset(("mass", "power", "area", "volume"))
# What has a size of its own, directly behind the number.
_PLANT = re.compile(
    "[^，。；、]{0,10}?(?:项目|产线|生产线|变电站|机组|储备库|储备能力|装置|基地|电站|线路|码头|泊位|锅炉|输变电|工程|专线|屏|芯片|晶圆)"
)
# What reports count above or below a limit.
_LIMITED = re.compile(
    "(?:的)?[一-鿿“”]{0,8}?(?:"
    "项目|企业|人数|考生|工程|产业|集群|村|镇|园区|平台|机组|人口|老年人|老人|儿童|婴幼儿|青少年|坝区|单位|主体|公司|大企业|产品|行业|地块"
    "|医院|学校|景区|锅炉|车辆|机构|农户|大户|基地|商圈|客户|群体|女性|群众|居民|劳动力|人员|湖泊|河流|水库|城市|城镇|楼宇|品牌|人才|客源|赛事"
    "|灌区|耕地|城区|社区|养殖场|户|县|国家|地区|乡|州|市场|合作社|农场|学科|贷款|专业|店铺|展会|设备|地震|河道|道路)"
)
# A place or an organisation of so many households or people: 20户以上自然村.
_SIZED_BY_PEOPLE = re.compile("(?:的)?(?:自然|行政|大|中心)?(?:村|屯|寨|组|小区|社区|企业|单位|学校|乡镇|城市|聚居|安置|易地)")
_BY_PEOPLE = frozenset(("persons", "households"))
# The capacity of a project: projects are counted in 个, not in 片 or 辆.
_CAPACITY = re.compile("[^，。；、]{0,14}?(?:项目|生产线|产线|工厂|基地)(?!个|数|库)")
_PROJECTS_COUNTED = frozenset(("个", "项", "家", "户", "人", "名", "位", "处", "所", "座", "宗", "件", "批"))
_OF_WHICH = re.compile("的(?:达到?|有|占|为|超过)")
_APART = re.compile("[、，和]")
# `产值过10亿元企业5家`, `、过亿元`; not 通过, 经过, 超过
_PASSES = re.compile("[值额入税收、，]过$")
_FAR = 24  # characters between a limit and the count it limits
_NEAR = 8


def limits(sentence: Sentence, index: int, right: str) -> bool:
    """Settle a number that only limits what is counted; False where it counts."""
    mention = sentence.mentions[index]
    if not right:
        if not mention.countable and mention.dimension == "money" and mention.comparator_suffix and _counted_at_once(sentence, index, mention):
            mention.counts_nothing("threshold", "limits_what_is_counted")
        return mention.kind == OTHER
    if mention.unit in _CLASS_UNITS and not goes_on(right):
        mention.counts_nothing("threshold", "class")
    elif _is_size_of_plant(sentence, index, mention, right):
        mention.counts_nothing("threshold", "size_of_plant")
    elif right.startswith("级") and not right.startswith("级别"):
        mention.counts_nothing("threshold", "class")
    elif mention.unit in _SIZES and mention.comparator_suffix and mention.comparator in ("ge", "le") and not goes_on(right):
        mention.counts_nothing("threshold", "class")
    elif not mention.countable and _sizes_what_is_counted(sentence, index, mention) and not goes_on(right):
        mention.counts_nothing("threshold", "class")
    elif mention.countable and _is_size_of_counted(mention, right):
        mention.counts_nothing("threshold", "size_of_plant")
    elif mention.dimension == "share" and _OF_WHICH.match(right) and _count_behind(sentence, index, mention):
        mention.counts_nothing("threshold", "limits_what_is_counted")
    elif _is_limited(sentence, mention, right) and _limits_a_count(sentence, index, mention, right):
        mention.counts_nothing("threshold", "limits_what_is_counted")
    return mention.kind == OTHER


def _is_size_of_plant(sentence: Sentence, index: int, mention: Mention, right: str) -> bool:
    """`100万千瓦机组`, `5万吨储备库`; also before the first of several: `30万吨级等泊位12个`."""
    if right.endswith("等") and not mention.countable and mention.dimension in _BEFORE_ET_CETERA:
        following = sentence.next_counted(index)
        if following is not None and following.countable and following.full_start - mention.full_end <= len(right):
            return True
    return mention.dimension in _PLANT_DIMENSIONS and not mention.comparator and not goes_on(right) and _PLANT.match(right) is not None


def _sizes_what_is_counted(sentence: Sentence, index: int, mention: Mention) -> bool:
    """`2个200亿元产值园区`: a size between a count and what is counted."""
    previous = sentence.mentions[index - 1] if index else None
    return previous is not None and previous.countable and previous.unit in _PROJECTS_COUNTED and previous.full_end == mention.full_start and mention.dimension == "money"


def _is_size_of_counted(mention: Mention, right: str) -> bool:
    """`10万片晶圆项目`: the capacity of what is built; `20户以上自然村`: the size of a place."""
    if mention.comparator in ("ge", "le") and mention.comparator_suffix:
        return mention.dimension in _BY_PEOPLE and _SIZED_BY_PEOPLE.match(right) is not None
    unit = mention.unit.lstrip("十百千万亿")
    return unit != mention.unit and unit not in _PROJECTS_COUNTED and bool(unit) and _CAPACITY.match(right) is not None


def _is_limited(sentence: Sentence, mention: Mention, right: str) -> bool:
    """Whether a word of limit stands at the number: 10亿元以上, 超100亿元."""
    if mention.countable or right[0] in "。，；、" or mention.dimension in ("share", "ratio") and mention.unit != "分":
        return False
    if mention.comparator in ("ge", "le") and mention.comparator_suffix:
        return True
    if _PASSES.search(sentence.before(mention, 2)):
        return True
    before = peel(sentence.text[max(sentence.left_start(mention), mention.full_start - _NEAR) : mention.full_start])
    return bool(before.tail) and before.tail[0] in words.BEFORE


def _limits_a_count(sentence: Sentence, index: int, mention: Mention, right: str) -> bool:
    """Whether a count stands at the limit (`超100亿元企业1家`, `5家超10亿元`), or a thing that is counted so."""
    if _count_behind(sentence, index, mention) or _count_before(sentence, index, mention) or _OF_WHICH.match(right):
        return True
    if goes_on(right) or not _LIMITED.match(right):
        return False
    return not (mention.dimension == "area" and action_at_end(sentence.before(mention, 4)))


def _counted_at_once(sentence: Sentence, index: int, mention: Mention) -> bool:
    """`亿元以上32个，10亿元以上4个`: the count stands directly behind the limit."""
    following = sentence.mentions[index + 1] if index + 1 < len(sentence.mentions) else None
    return following is not None and following.countable and following.full_start == mention.full_end


def _count_behind(sentence: Sentence, index: int, mention: Mention) -> bool:
    following = sentence.mentions[index + 1] if index + 1 < len(sentence.mentions) else None
    if following is None or following.kind != QUANTITY or not following.countable or following.start >= sentence.clause_end(mention.full_end):
        return False
    gap = sentence.text[mention.full_end : following.full_start]
    return not gap or len(gap) < _FAR and not goes_on(gap)


def _count_before(sentence: Sentence, index: int, mention: Mention) -> bool:
    previous = sentence.mentions[index - 1] if index else None
    if previous is None or previous.kind != QUANTITY or not previous.countable or mention.start - previous.full_end > _NEAR:
        return False
    return sentence.clause_start(mention.start) <= previous.start and not _APART.search(sentence.text[previous.full_end : mention.start])
