"""Whose number it is where its own clause does not say: that of the zone or the industry which the sentence tells of.

`高新区提质增效，固定资产投资增长12%` tells of the zone, not of the area that reports.
"""

from __future__ import annotations

import re

from transforms.grammar.actions import action_at_end
from transforms.grammar.following import VERB_AFTER_NOUN
from transforms.grammar.group import Group
from transforms.grammar.phrases import strip_head
from transforms.grammar.sentence import Sentence

# What is counted of whole areas as well as of zones, places to visit and gateways within them.
_OF_AREAS = re.compile(
    "(?:地区|国内)?生产总值|经济总量|GDP|(?:工业|固定资产|民间)?投资|(?:规上|规模以上)工业(?:增加值|总产值|企业)|(?:外贸)?进出口(?:总额|总值|额)?|出口(?:总额|额)?"
    "|(?:一般公共预算|财政(?:总)?|税收|营业|技工贸|旅游(?:总|综合)?)收入|税收|接待(?:国内外|中外)?(?:游客|旅客)(?:量|人次|总数|总人次)?|(?:游客|旅客|货物|集装箱)(?:接待|吞吐)?量|新增就业"
)
_ENDS = frozenset("值量P资业额口入税客次数")  # last characters of these
_PLACE = re.compile(
    "(?P<who>[^，、；。（]{1,20}(?:经济圈|都市圈|城市群|经济带|经济区|开发区|高新区|经开区|示范区|自贸(?:试验)?区|保税区|(?<!全)新区|园区|产业园|景区|度假区|馆|古城|古镇|街区|机场|口岸)(?:（[^）]*）)?)(?:建设)?[^，；。]{2,10}"
)

# The industry or field that a sentence of a plan is about.
_TOPIC = re.compile("[ \u3000\n]*(?P<who>[^，。；：、 \n]{2,12}(?:产业|行业|装备|能源|食品|材料|建材|制造业|服务业))(?:要|重点|突出|聚焦|围绕)(?![求点])")


def topic(sentence: Sentence) -> str:
    """The industry that a sentence without a number before is about (`医药产业要加快集聚，…，力争产值超150亿元`); else empty."""
    about = _TOPIC.match(sentence.text, sentence.start, sentence.end)
    return about["who"] if about and not sentence.subjects else ""


def of_a_place(sentence: Sentence, group: Group) -> str:
    """The name of a number of a kind that areas have too, where the clause before, without a number, is about a place within; else empty."""
    if group.noun[-1] not in _ENDS or group.count > 1 or group.left_text.startswith("其中") or not _OF_AREAS.fullmatch(group.noun):
        return ""
    start = sentence.clause_start(group.first.full_start)
    begin = sentence.clause_start(start - 1) if start > sentence.start else start
    if begin >= start or begin < sentence.last_end and sentence.drafts:
        return ""
    clause = sentence.text[begin : start - 1]
    place = _PLACE.fullmatch(clause)
    if place is None or strip_head(clause) != clause or action_at_end(clause[:2]) or VERB_AFTER_NOUN.search(place["who"], 2):
        return ""
    return place["who"] + group.noun
