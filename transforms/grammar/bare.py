"""Numbers without a unit: an index or a ratio counts, a name or a number of a list does not."""

from __future__ import annotations

import re

from transforms.grammar.following import goes_on
from transforms.grammar.phrases import peel
from transforms.grammar.sentence import Sentence
from transforms.mentions.mention import QUANTITY, Mention, Settled

_TELEPHONE = re.compile("12[0-9]{3}|1[12][0-9]")
_VERSION = re.compile(r"[1-9]\.0")
_LINES = re.compile("(?:[、—-][0-9]+)+号")
_ANNEXES = ("附件", "附表", "专栏")
_MEASURING = ("达到", "超过", "突破", "增长", "完成", "指数", "升至", "提高")
# 104国道, 5号线, 2.0版: what a number directly before it only names.
_NAMED = re.compile(
    "国道|省道|县道|乡道|号|线|热线|路|版|型|代|°|字|院|厂|团|师|军|所|中学|医院|星|维|进|码|次方|大(?!型|于|学|专|中)|米跑|后|楼|专|强|进制"
    "|区|国|方|金|银|铜|比|平台|街|村|工程|行动|计划|小区|车|机|系列"
)
_MEASURED = re.compile("(?:比|倍差|指数|系数|得分|分值|评分|弹性|率|值|比率|倍数|密度|强度|总分|综合分|满意度|安全感|获得感|幸福感|贡献度)(?:（[^）]*）)?$")
_MEASURED_BEFORE = re.compile("(?:满意度|安全感|比|倍差|指数|系数|得分|分值|率|差距)(?:（[^）]*）)?$")
_AT_LINE_START = re.compile(r"\n\s*$")
_FARTHEST = 30


def is_settled_without_unit(sentence: Sentence, index: int) -> bool:
    """Settle a number without unit that counts nothing; False where it has the unit of its list, or is an index."""
    mention = sentence.mentions[index]
    if _shares_unit(sentence, index) or _goes_on_bare(sentence, mention):
        return False
    settled = _name(sentence.text, mention)
    if settled is None:
        noun, counts = _noun(sentence, mention)
        if counts:
            mention.rule = "bare"
            return False
        settled = _by_marks(sentence.text, mention, noun)
    mention.counts_nothing(*settled)
    return True


def _shares_unit(sentence: Sentence, index: int) -> bool:
    """`5、8和12个`: all members of a list take the unit of the last."""
    bare = [sentence.mentions[index]]
    for other in sentence.mentions[index + 1 :]:
        if other.kind != QUANTITY or sentence.text[bare[-1].full_end : other.full_start] not in ("、", "和", "，", "与", "及"):
            return False
        if other.unit:
            for each in bare:
                each.unit, each.countable, each.dimension = other.unit, other.countable, other.dimension
                each.unit_start, each.unit_end = other.unit_start, other.unit_end
            return True
        bare.append(other)
    return False


def _goes_on_bare(sentence: Sentence, mention: Mention) -> bool:
    """Whether the number stands in a list whose first was an index."""
    if not sentence.group or sentence.text[sentence.last_end : mention.full_start] not in ("、", "和", "，"):
        return False
    before = sentence.group[-1]
    return not before.mention.unit and before.rule == "bare"


def _name(text: str, mention: Mention) -> Settled | None:
    """Disposition and rule of a number that is plainly a name: 12345热线, 2.0版, 附件2, 104国道."""
    start, end = mention.start, mention.end
    if _TELEPHONE.fullmatch(text, start, end) and not text.endswith(_MEASURING, max(0, start - 2), start):
        return "name", "telephone"
    if _VERSION.fullmatch(text, start, end):
        return "name", "version"
    if text.endswith(_ANNEXES, max(0, start - 2), start):
        return "enumeration", "annex"
    if _LINES.match(text, end, end + 20):
        return "name", "number_of_line"
    if text.startswith("方面", end):
        return "enumeration", "list_of_speech"
    if mention.upper is None and _NAMED.match(text, end):
        return "name", "numbered_thing"
    return None


def _noun(sentence: Sentence, mention: Mention) -> tuple[str, bool]:
    """The noun before the number, and whether it (or, without one, the last subject) is measured without unit."""
    left = peel(sentence.text[max(sentence.left_start(mention), mention.full_start - _FARTHEST) : mention.full_start])
    noun = left.noun
    if noun:
        return noun, _MEASURED.search(noun) is not None and (bool(left.tail) or noun.endswith(("率", "指数", "比", "得分")))
    return noun, bool(left.tail and sentence.subjects) and _MEASURED_BEFORE.search(sentence.subjects[-1]) is not None


def _by_marks(text: str, mention: Mention, noun: str) -> Settled:
    """What the characters at the number make of it; unresolved where they say nothing."""
    start, after = mention.start, text[mention.end : mention.end + 2]
    if "一" <= after[:1] <= "鿿" and not goes_on(after):
        return "name", "numbered_thing"
    if start == 0 or text[start - 1] in "”》）—-·.、（(" or _AT_LINE_START.search(text, max(0, start - 6), start):
        return ("enumeration" if after[:1] == "\n" else "name"), "mark"
    if noun.endswith(("第", "号", "线")):
        return "name", "numbered_thing"
    return "unresolved", "no_unit"
