"""From the words of a text to the codebook: exact wordings only, so that a part is never taken for the whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.grammar.phrases import strip_head
from transforms.reference import Indicator

_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)|\[[0-9]+\]|[“”\"\s]")
_AREA = re.compile("^(?:全社会|全国|全省|全市|全县|全区|全州|全疆|全盟|全旗|全域|我国|我省|我市|我县|我区|地方|辖区|区域|城市|本地)")
# A sum over years is of the same indicator: its period says which years.
_SUMMED = re.compile("^累计(?:完成|实现)?")
_TAIL = re.compile("(?:增速|增幅|增长率|总量|总数|总额|完成额|数量|规模|总体|年均|数|达)$")
_MOST_REMEMBERED = 20_000
_COUNT_LIKE = frozenset(("count", "persons", "households", "trips"))


class Codebook:
    """Wordings to codes. Built once from the rows of the codebook."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._by_code = {indicator.indicator_code: indicator for indicator in indicators}
        self._by_wording: dict[str, str] = {}
        for indicator in self._by_code.values():
            for wording in (indicator.name_zh, *(indicator.synonyms or "").split("|")):
                if wording:
                    self._by_wording.setdefault(_BRACKETS.sub("", wording), indicator.indicator_code)
        self._cache: dict[str, str | None] = {}

    def wording_code(self, name: str) -> str | None:
        """The code whose name or synonym the name is, area and time words aside; None where there is none."""
        code = self._cache.get(name, "")
        if code == "":
            if len(self._cache) > _MOST_REMEMBERED:
                self._cache.clear()
            code = self._cache[name] = self._look_up(name)
        return code

    def _look_up(self, name: str) -> str | None:
        known = self._by_wording
        plain = _SUMMED.sub("", _BRACKETS.sub("", name)).replace("的", "")
        for wording in (plain, strip_head(plain)):
            for form in (wording, _AREA.sub("", wording), _AREA.sub("", _AREA.sub("", wording))):
                if form in known:
                    return known[form]
                short = _TAIL.sub("", form)
                if short in known:
                    return known[short]
        return None

    def code(self, name: str, measure: str, dimension: str, area_level: str = "") -> str | None:
        """The code of an observation: the wording must match and the number must be one of that indicator's kind.

        A wording may mean another indicator in a report of the nation (财政收入 is its general budget revenue), and one of a county's
        whole area (县域生产总值) is that of the report only there.
        """
        code = area_level == "nation" and self.wording_code("全国" + name) or self.wording_code(name)
        if code is None and area_level == "county":
            code = self.wording_code(name.removeprefix("县域"))
        if code is None:
            return None
        indicator = self._by_code[code]
        if measure == "growth":
            return code if indicator.measure != "rate" or indicator.dimension in ("intensity", "concentration", "share") else None
        if measure == "rate" and dimension == "ratio":
            return code
        if measure == "rate":
            return code if indicator.measure == "rate" or indicator.dimension in ("share", "ratio") else None
        if measure == "change":
            return code
        if indicator.dimension == dimension or indicator.dimension in _COUNT_LIKE and dimension in _COUNT_LIKE:
            return code
        return code if {indicator.dimension, dimension} <= {"money", "price", "intensity"} or {indicator.dimension, dimension} <= {"intensity", "concentration", "energy", "mass"} else None
