"""When a value, a unit or a name that was read is the one that was annotated.

Two people who annotate the same number write its name in the same words only half the time, so a name is right when two
thirds of it are the same; everything else is right or wrong.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

SAME_NAME = 0.6
_MULTIPLIERS = ("万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "十万", "万")
_PER = re.compile("/(年|人|月|天|户|年均)")
_UNIT_MARKS = re.compile(r"[\s（）()]")
_NAME_MARKS = re.compile(r"[“”\"'（）()、，,。的 ]")
_NAME_HEAD = re.compile("^(全市|全省|全县|全区|我市|我省|全年|实现|完成|力争|确保|预计)+")
_SAME_UNIT = {"百分点": "个百分点", "pp": "个百分点", "人民币": "元"}
_THIRDS = (33.33, 66.67)


def same_value(read: object, annotated: object) -> bool:
    """Equal to a millionth; 三分之一 may be written with two decimals or more."""
    try:
        a, b = float(read), float(annotated)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    slack = 0.005 if abs(b) in _THIRDS else 1e-9 + 1e-6 * abs(b)
    return abs(a - b) <= slack


def same_unit(read: str | None, annotated: str | None) -> bool:
    """亿元 and 亿元/年 are the same; 家 and 家企业 are; 亿元 and 万元 are not."""
    a, b = _plain_unit(read), _plain_unit(annotated)
    if a == b or not b and a in ("1", "无"):
        return True
    if _PER.sub("", a) == _PER.sub("", b):
        return True
    if not a or not b or not (a.startswith(b) or b.startswith(a)):
        return False
    return not any(a.startswith(multiplier) != b.startswith(multiplier) for multiplier in _MULTIPLIERS)


def likeness(read: str | None, annotated: str | None) -> float:
    """How much of two names is the same (0 to 1), marks and the words before the name aside."""
    a, b = plain_name(read), plain_name(annotated)
    if not a or not b:
        return 0.0
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks) / (len(a) + len(b))


def same_name(read: str | None, annotated: str | None) -> bool:
    """Two thirds of it are the same."""
    return likeness(read, annotated) >= SAME_NAME


def same_scope(read: str | None, annotated: str) -> bool:
    """One of the annotated wordings, which are separated by |."""
    return plain_name(read) in map(plain_name, annotated.split("|"))


def same_period(read: str | None, annotated: str | None) -> bool:
    """The same up to the length of `2021/2025`."""
    return (read or "")[:9] == (annotated or "")[:9]


def plain_name(name: str | None) -> str:
    """The name without marks and without the words of place and doing before it."""
    return _NAME_HEAD.sub("", _NAME_MARKS.sub("", name or ""))


def _plain_unit(unit: str | None) -> str:
    plain = (unit or "").replace("％", "%").replace("﹪", "%").strip()
    return _UNIT_MARKS.sub("", _SAME_UNIT.get(plain, plain))
