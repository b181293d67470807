"""How a target without a number is worded: the forms of a clause that sets a thing against something else.

- in step: 居民收入增长**与经济增长基本同步**, 与…相匹配
- against others: 增速**高于全省平均**, 保持在全国平均水平以上, 与全国一致, 快于经济增速
- as assigned: **完成省下达**任务, 控制在国家下达的计划以内
- as before: **与上年持平**, 不低于上年, **只增不减**, 稳中有降

A form ends its clause: where a number follows (高于全省平均0.5个百分点), the target is that number and no business of ours.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_AREA = "(?:全国|国家|全省|全自治区|全区|全市|全州|全盟|我国|我省)"
_OTHERS = f"{_AREA}(?:[、和]?{_AREA})*(?:[^，、0-9]{{0,6}}平均)?(?:平均|发展)?(?:水平|增速|增幅|增长|数|值|线)?"
# What another thing can keep pace with; 与社会主义社会相适应 is no target.
_QUANTITY = (
    r"[^，。；、0-9与和同跟]{0,12}?(?:经济(?:社会)?(?:发展)?|G[DN]P|增长|增速|增幅|涨幅|增长率|生产总值|收入|支出|物价|价格|劳动生产率(?:提高)?|投资|贷款)"
    "(?:水平|速度|幅度)?"
)
_ABOVE = "高于|快于|好于|优于|超过|不低于|不慢于|低于|不高于|小于"
_HOW = "(?:明显|显著|均|都|也|要|继续|持续|始终|略|高标准|高质量|力争|保持|稳定|不折不扣|全面|全部|圆满|如期|坚决|确保|努力)*"
# What a form or a word of _HOW can begin with: without a look at it first, every place in a report tries all of them.
_FIRST = "[明显均都也要继持始略高力保稳不全圆如坚确努与和同跟快好优超低小维在提上到至达完实控符基去往水只]"
_FORMS = re.compile(
    rf"(?={_FIRST}){_HOW}(?:"
    rf"(?:与|和|同|跟)(?P<step>{_QUANTITY})(?P<nearly>基本|大体|大致|总体)?(?:保持|实现)?(?P<nearly_too>基本|大体|大致)?"
    r"(?:同步(?:增长|提高|增加|提升)?|相?匹配|相协调|相适应)"
    rf"|(?:与|和|同|跟)(?P<same>{_AREA}(?:平均)?(?:水平)?)(?P<nearly_same>大体|基本|总体)?(?:保持)?(?:一致|持平|同步|相当)"
    rf"|(?P<above>{_ABOVE})(?:(?P<others>{_OTHERS})|(?P<quantity>{_QUANTITY}))"
    rf"|(?:(?:保持|稳定|维持)?在|(?:提高|提升|上升)?[到至]|达到?)(?P<level>{_AREA}[^，、0-9]{{0,4}}平均(?:水平|线)?)(?:以上|之上)?"
    r"|(?P<fulfil>超额完成|完成|达到|实现|控制在|符合)(?P<by>(?:国家|中央|省委?|自治区|市委?|州委?|上级|县委?)(?:[、和]?(?:国家|省|市|州|政府))*)"
    r"(?:要求|(?:下达|确定|规定|分解|核定|考核|定|要求|控制)(?:给?我[省市县区州])?的?)(?P<of>[^，。；;、]{0,24}?)(?:目标|任务|指标|计划|范围|要求|数|以内|之内|内)*"
    r"|(?P<past>(?P<nearly_level>基本)?(?:与|和|同)?(?:上年|去年|上一?年|往年)?(?:水平)?(?P<level_with>基本)?持平"
    r"|(?P<floor>不低于|不少于|高于|超过)(?:上年|去年|上一年|往年|历史同期)(?:同期)?(?:水平)?"
    r"|(?P<only>只增不减|只升不降|只增不降|不减少|不降低|不下降|只减不增|只降不升|不增加|不反弹|稳中有[增升降]))"
    r")(?=[，。；;、！？\n]|\Z)"
)
_MORE = frozenset(("高于", "快于", "好于", "优于", "超过"))
_COMPARATORS = {"不低于": "ge", "不慢于": "ge", "不少于": "ge", "低于": "lt", "小于": "lt", "不高于": "le"}
_UP = frozenset(("只增不减", "只升不降", "只增不降", "不减少", "不降低", "不下降"))
_TO = {"稳中有增": "gt", "稳中有升": "gt", "稳中有降": "lt"}


class Wording(NamedTuple):
    """One form in a clause: where it begins and ends, what it sets the subject against, and how.

    `kind`: indicator, area, assigned or previous. `against`: the words for that. `of`: what a task is about, where the form
    itself says so (完成国家下达的粮食生产任务).
    """

    start: int
    end: int
    comparator: str
    kind: str
    against: str
    of: str = ""


def wordings(text: str, start: int, end: int) -> list[Wording]:
    """The forms in text[start:end] that end a clause there."""
    return [_wording(found) for found in _FORMS.finditer(text, start, end)]


def _wording(found: re.Match[str]) -> Wording:
    place, said = found.span(), found.groupdict()
    if said["step"]:
        nearly = said["nearly"] or said["nearly_too"]
        return Wording(*place, "approx" if nearly else "eq", "indicator", said["step"])
    if said["above"]:
        comparator = "gt" if said["above"] in _MORE else _COMPARATORS[said["above"]]
        return Wording(*place, comparator, "area" if said["others"] else "indicator", said["others"] or said["quantity"])
    if said["same"]:
        return Wording(*place, "approx" if said["nearly_same"] else "eq", "area", said["same"])
    if said["level"]:
        return Wording(*place, "ge", "area", said["level"])
    if said["fulfil"]:
        comparator = {"超额完成": "gt", "控制在": "le"}.get(said["fulfil"], "ge")
        return Wording(*place, comparator, "assigned", said["by"], said["of"])
    return Wording(*place, _against_before(said), "previous", said["past"] or "")


def _against_before(said: dict[str, str | None]) -> str:
    if said["floor"]:
        return _COMPARATORS.get(said["floor"], "gt")
    if said["only"]:
        return _TO.get(said["only"]) or ("ge" if said["only"] in _UP else "le")
    return "approx" if said["level_with"] or said["nearly_level"] else "eq"
