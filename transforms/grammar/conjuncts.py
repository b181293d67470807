"""Lists of names: where they divide, `城镇和农村居民人均可支配收入` in two."""

from __future__ import annotations

import re

from transforms.grammar.elided import elided
from transforms.grammar.phrases import GLUED, JOINERS, strip_head
from transforms.grammar.shared_heads import complete, is_bare, stands_alone

_BRACKETED = re.compile(r"（[^）]*）|“[^”]*”|\([^)]*\)")
_OWN_HEADS = frozenset("出口 进口 旅游创汇 创收 创汇 能耗 水耗 财政收入".split())
_RATE = re.compile("(?:参保|参合|入学|入园|巩固|办结|办复|结案|合格|达标|满意|就业|入户|普及)率$|占比$")
_TOLD_OF_RATE = re.compile("提升|提高|达到|实现")
_TWO = re.compile("[^、]和[^谐美平]")
_MEMBERS = re.compile("、|(?<=[^、])和(?=[^谐美平])")


def split_conjuncts(noun: str, wanted: int) -> list[str] | None:
    """The noun as `wanted` conjuncts, each completed with what it shares with the others; None if it has another number.

    城镇和农村居民人均可支配收入 is two; 规上工业利税、利润总额 is 规上工业利税 and 规上工业利润总额.
    """
    if names := elided(noun, wanted):
        return names
    parts = _split(noun, wanted)
    return complete([strip_head(part) for part in parts]) if parts is not None else None


def all_indicators(noun: str) -> bool:
    """Whether a noun is a list of which each is an indicator by itself: `工业投资、技改投资`."""
    if "等" in noun or "、" not in noun and not _TWO.search(noun):
        return False
    parts = _MEMBERS.split(noun)
    return len(parts) >= 2 and all(_is_indicator(strip_head(part)) for part in parts)


def all_rates(noun: str) -> bool:
    """Whether a noun is a list of which each has the rate at its end: `基本医疗、养老保险参保率`."""
    first, comma, last = noun.partition("、")
    if not comma or "、" in last or "等" in noun or not _RATE.search(last):
        return False
    if last.endswith("占比"):
        return stands_alone(first)
    return first.endswith("率") and not _TOLD_OF_RATE.search(first) or len(first) >= 4 and not is_bare(last)


def mask_brackets(noun: str) -> str:
    """The noun with what stands in brackets and quotes blotted out, length unchanged."""
    if "（" not in noun and "“" not in noun and "(" not in noun:
        return noun
    return _BRACKETED.sub(lambda match: "〇" * len(match.group()), noun)


def _split(noun: str, wanted: int) -> list[str] | None:
    """The noun in `wanted` parts: at its list commas, and where these are too few at 和 and its like; the last ones count."""
    outside = mask_brackets(noun)
    cuts = [(at, 1) for at, character in enumerate(outside) if character == "、"]
    if len(cuts) + 1 < wanted:
        cuts += _joiners(outside, cuts)
        cuts.sort()
    if len(cuts) + 1 < wanted:
        return None
    cuts = cuts[-(wanted - 1) :] if wanted > 1 else []
    parts, start = [], 0
    for at, length in cuts:
        parts.append(noun[start:at])
        start = at + length
    parts.append(noun[start:])
    return parts if all(parts) else None


def _joiners(outside: str, commas: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places and lengths of the words that join two names, none inside a word (和谐) or inside another (以及)."""
    taken = {at for match in GLUED.finditer(outside) for at in range(match.start(), match.end())}
    taken.update(at for at, _ in commas)
    found = []
    for joiner in JOINERS:
        at = outside.find(joiner, 1)
        while at != -1:
            if at not in taken and at + len(joiner) < len(outside):
                found.append((at, len(joiner)))
                taken.update(range(at, at + len(joiner)))
            at = outside.find(joiner, at + 1)
    return found


def _is_indicator(part: str) -> bool:
    return part in _OWN_HEADS or stands_alone(part)
