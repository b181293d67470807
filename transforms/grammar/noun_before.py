"""The noun before a number, without what only leads to it: an explanation, the joint of a list, the predicate before the last, a verb inside."""

from __future__ import annotations

import re

from transforms.grammar.conjuncts import mask_brackets
from transforms.grammar.following import VERB_AFTER_NOUN
from transforms.grammar.group import Group
from transforms.grammar.phrases import keep_end, strip_head

_INNER_VERB = re.compile("(?:共|已|累计|全年|可|预计|分别)?(?:实现|完成|达到)(?:了)?(?!率|额|度|后|情况|时|量)")
_A_PREDICATE = 6
_LONGEST_DOER = 24
_DOES = re.compile("(?:节约|引进|发放|减免|建成|培训|争取|盘活|化解|救助|惠及|带动|发行|处置|兑付|整治|治理|新建|撬动|拉动)[^的]{2,}$")
_CHANGED = re.compile("(?:大幅|明显|显著|持续|稳步|不断|进一步)(?:增加|减少|提高|提升|下降|增长|降低|上升|扩大|改善)$|(?:全覆盖|全达标|清零)$")
_WITHIN_YEAR = re.compile("^.{2,}(?:年内|全年|当年)(?=新增|净增|新建|建成|培训)")
# Words that end like a joint.
_NO_JOINT = ("惠及", "普及", "涉及", "波及", "参与", "缓和")
# `比2015年的180亿元翻了一番`
_COMPARING = frozenset("比较与")


def noun_before(group: Group, noun: str) -> str:
    """The noun without an explanation (`…”即`), a joint at its end and a verb inside."""
    if group.count == 1 and not group.each and ("、" in noun or "年" in noun):
        noun = _last_predicate(noun)
    if noun in _COMPARING:
        return ""
    if "”即" in noun:
        noun = noun.rpartition("”即")[2]
    elif noun.endswith(("和", "及", "与")) and not noun.endswith(_NO_JOINT):
        return ""
    if ("实现" in noun or "完成" in noun or "达到" in noun) and "分别" not in group.left.tail:
        match = _INNER_VERB.search(noun, 1)
        if match and match.end() < len(noun):
            return _around_verb(noun[: match.start()], noun[match.end() :])
    return noun


def _last_predicate(noun: str) -> str:
    """`推行招标改革、节约资金`: of several things done, the last; a noun or a verb alone before it is shared."""
    if match := _WITHIN_YEAR.search(noun):
        return noun[match.end() :]
    comma = mask_brackets(noun).rfind("、")
    if comma >= _A_PREDICATE and (_DOES.match(noun, comma + 1) or _CHANGED.search(noun, 0, comma)):
        return noun[comma + 1 :]
    return noun


def _around_verb(who: str, what: str) -> str:
    """`企业实现产值`: who and what around the verb; a clause-long who is left out."""
    if len(what) <= 3 and who:
        return _doer(who) + what
    return strip_head(what) if len(who) > 12 or "、" in who else strip_head(who) + what


def _doer(who: str) -> str:
    """Who does it; of `重点项目建立包联机制、` (完成投资), a predicate before the verb, only its subject."""
    if who[-1] in "、，" and (verb := VERB_AFTER_NOUN.search(who, 2)):
        who = who[: verb.start()]
    return strip_head(keep_end(who, _LONGEST_DOER))
