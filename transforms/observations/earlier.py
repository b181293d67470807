"""Ranks of numbers told before in their paragraph: `…生产总值1286亿元。…生产总值居全省第3位`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from transforms.grammar.drafts import Draft, RankDraft

_FARTHEST = 60  # numbers back
_GROWING = re.compile("(?:增速|增幅|降幅|增长率)$")


def link_earlier(text: str, drafts: list[Draft], ranks: list[RankDraft], code_of: Callable[[str], str | None]) -> None:
    """Give every rank without an observation the last one of its indicator and period in the same paragraph, if there is one.

    The rank of 增速 is of growth, any other of the level; what is counted behind its number (`8项指标居全省前三`) is not ranked by it. Where a rank moved, the place before has no observation.
    """
    starts = [draft.start for draft in drafts]
    for rank in ranks:
        if rank.of is None and not rank.moved_from:
            at, begin = bisect_left(starts, rank.mention.start), text.rfind("\n", 0, rank.mention.start) + 1
            first = bisect_left(starts, begin, max(0, at - _FARTHEST), at)
            rank.of = next((draft for draft in reversed(drafts[first:at]) if _is_of(rank, draft, code_of)), None)


def _is_of(rank: RankDraft, draft: Draft, code_of: Callable[[str], str | None]) -> bool:
    grows = _GROWING.search(rank.name)
    if draft.rule == "noun_behind" or draft.period != rank.period or draft.measure not in (("growth",) if grows else ("level", "rate")):
        return False
    name = rank.name[: grows.start()] if grows else rank.name
    if name in (draft.name, draft.name + "总量"):
        return True
    code = code_of(name)
    return code is not None and code == code_of(draft.name)
