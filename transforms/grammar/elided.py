"""Names of a list that only their kind spells out: 城乡居民收入, 一二三产业, 存贷款余额."""

from __future__ import annotations

import re

from transforms.grammar.phrases import JOINERS

_THREE_SECTORS = re.compile(r"(?:第?一、?第?二、?第?三(?:次)?产业?|三次产业|三产)(?:的)?(?P<rest>.*)$")
_SECOND_AND_THIRD = re.compile("第?二、?第?三产业?")
_OF_SECOND_AND_THIRD = re.compile("^第?二、?第?三(?:次)?产业?")
_OF_STRUCTURE = re.compile("比|结构|占")
_TOWN_AND_COUNTRY = re.compile(r"(?P<lead>.{0,10}?)城乡(?P<rest>.+)$")
# Words that run two names together.
_PARTS_OF = {"存贷款": ("存款", "贷款"), "中小学": ("中学", "小学"), "内外资": ("内资", "外资")}
_TWO_IN_ONE = re.compile("(?<![、和])(?:存贷款|中小学|内外资)(?!、|和)")
SECTOR_SHARES = ["第一产业占比", "第二产业占比", "第三产业占比"]


def elided(noun: str, wanted: int) -> list[str] | None:
    """Names that only their kind spells out: 城乡居民收入, 一二三产业."""
    if wanted == 2 and "、" not in noun and (match := _TOWN_AND_COUNTRY.match(noun)) and not match["lead"].endswith(JOINERS):
        return _town_and_country(match["lead"], match["rest"])
    if wanted == 2 and (match := _TWO_IN_ONE.search(noun)):
        return [noun[: match.start()] + one + noun[match.end() :] for one in _PARTS_OF[match.group()]]
    if wanted == 3 and (match := _THREE_SECTORS.search(noun)):
        rest = match["rest"].strip("、 ")
        return list(SECTOR_SHARES) if _OF_STRUCTURE.search(rest) else ["第" + n + "产业" + (rest or "增加值") for n in "一二三"]
    if wanted == 2 and _SECOND_AND_THIRD.match(noun):
        rest = _OF_SECOND_AND_THIRD.sub("", noun)
        return ["第二产业" + (rest or "增加值"), "第三产业" + (rest or "增加值")]
    return None


def _town_and_country(lead: str, rest: str) -> list[str]:
    town = "城镇" if rest.startswith(("居民", "常住")) or "收入" in rest else "城市"
    return [lead + town + rest, lead + "农村" + rest]


def is_two_in_one(noun: str) -> bool:
    """Whether one word of a noun names two things: 存贷款余额."""
    return _TWO_IN_ONE.search(noun) is not None
