"""Which way of a target's number is better: what an outcome past it is worth.

Lower where the report holds the quantity down (控制在, 降至), in that sentence or in another; else as the codebook says; outside
the codebook more of what is done (新建, 改造老旧小区…、老旧管网…); else nobody says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from transforms.years.chains import Observation, Report

# What is built, opened, trained or handed out, as the verb of the clause or of a list in it.
_DONE = (
    "新增|新建|新改|新开|新培育|新引进|新认定|建成|建设|改造|完成|实施|培育|引进|开工|整治|提供|开展|培训|实现|发展|打造|创建|开通|推进|认定|转移|安排|落实|争取|修复|治理|栽植|造林|投放|扶持|发放"
)
_DOES = re.compile(f"(?:[，。；：\\n]|\\A)[^，。；：\\n]*(?:{_DONE})[^，。；：\\n]*\\Z")
# What is held or brought down: less is better.
_HELD = ("控制在", "降至", "降到", "降低到", "减少到", "压缩至", "压缩到", "压减到")
_BACK, _CLAUSE = 12, 60


class Directions:
    """The better side of targets, by the codebook and by what each report says. Build it once for all `targets`."""

    def __init__(self, reports: Mapping[str, Report], indicators: Iterable, targets: Iterable[Observation]) -> None:
        self._reports = reports
        self._of_code = {indicator.indicator_code: indicator.direction for indicator in indicators}
        self._held = {_quantity(target) for target in targets if target.indicator_code and self._is_held(target)}

    def better(self, target: Observation) -> str:
        """higher, lower or neither."""
        if self._is_held(target) or _quantity(target) in self._held or target.obs_value < 0:
            return "lower"
        if target.indicator_code:
            return self._of_code.get(target.indicator_code, "neither")
        return "higher" if target.measure == "level" and self._is_done(target) else "neither"

    def _is_held(self, target: Observation) -> bool:
        before = self._before(target, _BACK)
        return any(word in before.rpartition("，")[2] for word in _HELD)

    def _is_done(self, target: Observation) -> bool:
        return re.match(_DONE, target.indicator_name) is not None or _DOES.search(self._before(target, _CLAUSE)) is not None

    def _before(self, target: Observation, characters: int) -> str:
        return self._reports[target.report_id].text[max(0, target.char_start - characters) : target.char_start]


def _quantity(target: Observation) -> tuple:
    return target.report_id, target.ref_area, target.indicator_code, target.measure, target.time_period
