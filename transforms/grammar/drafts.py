"""What a sentence says, before it becomes rows: drafts of observations and of ranks."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.mentions.mention import Mention


@dataclass(slots=True)
class Draft:
    """One observation to be: the number at `start`, of `name`; `place` orders several names on one number."""

    mention: Mention
    start: int
    end: int
    name: str
    measure: str
    value: float
    comparator: str
    rule: str
    flags: list[str]
    upper: float | None = None
    place: int = 0
    reached: bool = False
    status: str = ""
    period: str = ""
    clause: tuple[int, int] = (0, 0)
    row_id: str = ""


@dataclass(slots=True)
class RankDraft:
    """One rank to be; `of` is the draft of the observation it qualifies; `moved_from`: the rank before a change of it."""

    mention: Mention
    name: str
    scope: str
    of: Draft | None
    rank_type: str
    period: str = ""
    place: int = 0
    clause: tuple[int, int] = (0, 0)
    moved_from: bool = False
