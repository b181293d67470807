"""The time each sentence speaks of: carried from heading to paragraph to sentence, and applied to its drafts."""

from __future__ import annotations

import re

from transforms.grammar.drafts import Draft
from transforms.grammar.sentence import Sentence
from transforms.time import periods
from transforms.time.adding_up import adds_up
from transforms.time.contexts import Contexts
from transforms.time.periods import Cue
from transforms.view import View

_TARGET_ROLES = frozenset(("targets", "priorities", "outlook", "self_governance"))
_THE_GOAL = re.compile("的(?:年度|预期|增长|既定|年初)?目标")
_DONE_WITHIN = 40  # characters before a number in which 已 says that it is so already
# An aspect that is of the same time as what it is an aspect of.
_OF_THE_SAME_TIME = ("投资", "投资额", "金额", "资金", "办结率", "满意率", "答复率", "落实率")
_ATTACHED_WITHIN = 12  # characters that 由2020年 reaches


class Timeline:
    """For one report: which period and which status hold where."""

    def __init__(self, view: View, leaves: list, sections: list, report_year: int, review_year: int) -> None:
        self._text = view.text
        self._report_year, self._review_year = report_year, review_year
        self._contexts = Contexts(view, leaves, sections, report_year, review_year)
        self.is_glossary = self._contexts.is_glossary

    def settle(self, sentence: Sentence) -> None:
        """Give status and period to the drafts of a sentence."""
        drafts, ranks = sentence.drafts, sentence.rank_drafts
        if not drafts and not ranks:
            return
        start, end = sentence.start, sentence.end
        role, span = self._contexts.at(start)
        cues = periods.cues(self._text, start, end, self._report_year, self._review_year)
        expected = periods.expected_from(self._text, start, end)
        starts = [draft.mention.start for draft in drafts] if cues else []
        before: Draft | None = None
        for draft in drafts:
            cue = _governing(cues, draft.mention.start, starts)
            draft.status = self._status(role, cue, draft, start, expected)
            draft.period = self._period(draft, cue, span, role)
            if draft.rule == "part_of_subject" and before is not None and draft.name.endswith(_OF_THE_SAME_TIME) and before.status == draft.status:
                draft.period = before.period  # 项目63个、总投资1027亿元
            if "against_others" in draft.flags and before is not None and before.name == draft.name and before.measure != "change":
                draft.period = before.period  # a gap is one between numbers of the same time
            before = draft
        self._base_values(drafts, cues, starts, span)
        for rank in ranks:
            cue = _governing(cues, rank.mention.start, starts)
            rank.period = _stands(rank.of) if rank.of is not None else self._plain_period(cue, role, span)
            if rank.moved_from:
                rank.period = str(_base_year(cue, span) or periods.compared_with(self._text, start, rank.mention.start) or int(rank.period[-4:] if "/" in rank.period else rank.period[:4]) - 1)

    def _status(self, role: str, cue: Cue | None, draft: Draft, start: int, expected: int) -> str:
        """Told, expected or promised."""
        if "past_target" in draft.flags:
            return "target"
        if role in _TARGET_ROLES:
            if cue is not None and cue.end_year and cue.end_year <= self._review_year and not cue.relative:
                return "estimated" if expected < draft.start else "actual"
            return "actual" if self._is_done(draft, start) else "target"
        if cue is not None and (cue.years == 1 and cue.end_year > self._report_year or cue.end_year > self._review_year and periods.is_promised(self._text, start, draft.start)):
            return "target"
        behind = draft.mention.full_end
        if self._text.startswith("的", behind) and _THE_GOAL.match(self._text, behind):
            return "target"
        return "estimated" if expected < draft.start or periods.expected_behind(self._text, behind) else "actual"

    def _is_done(self, draft: Draft, start: int) -> bool:
        """In a plan: whether the clause of a number says that it is so already."""
        since, at, text = max(start, draft.start - _DONE_WITHIN), draft.start, self._text
        if not periods.is_done(text, since, at):
            return False
        bound = max(since, text.rfind("，", since, at), text.rfind("；", since, at), text.rfind(";", since, at))
        return periods.is_done(text, bound, at)

    def _period(self, draft: Draft, cue: Cue | None, span: Cue | None, role: str) -> str:
        target = draft.status == "target" and "past_target" not in draft.flags
        if cue is not None and cue.relative and (target or role in _TARGET_ROLES):
            last = self._report_year + cue.years - 1
            cue = cue._replace(period=f"{self._report_year}/{last}", end_year=last, base_year=self._review_year)
        if self._text[draft.mention.full_start - 1] == "的" and (base := periods.of_base(self._text, draft.clause[0], draft.mention.full_start)):
            return str(base)
        if "annual_average" in draft.flags:
            return self._averaged(cue, span, target)
        governing = cue if cue is not None else span
        if governing is None:
            return self._since(draft, str(self._report_year if target else self._review_year))
        if governing.years > 1:
            return governing.period if adds_up(self._text, draft) else str(governing.end_year)
        period = periods.complete(governing.period, governing.end_year or (self._report_year if target else self._review_year))
        return self._since(draft, period)

    def _since(self, draft: Draft, period: str) -> str:
        """The years of a growth against a year farther off than the one before: 2016/2020 for `比2015年增长`."""
        if draft.measure != "growth" or len(period) != 4:
            return period
        base = periods.compared_with(self._text, draft.clause[0], draft.start)
        return f"{base + 1}/{period}" if base and base + 1 < int(period) else period

    def _averaged(self, cue: Cue | None, span: Cue | None, target: bool) -> str:
        """The years of an average per year: those named, those until the year of the goal, else five."""
        if cue is not None and cue.years > 1:
            return cue.period
        if cue is not None and cue.base_year:
            return f"{cue.base_year + 1}/{cue.end_year}"
        if span is not None:
            return span.period
        if cue is not None and cue.end_year > self._report_year:
            return f"{self._report_year}/{cue.end_year}"
        last = self._report_year + 4 if target else self._review_year
        return f"{last - 4}/{last}"

    def _plain_period(self, cue: Cue | None, role: str, span: Cue | None) -> str:
        """The period of a rank that qualifies no number."""
        year = self._report_year if role in _TARGET_ROLES else self._review_year
        if cue is None:
            return str(span.end_year if span is not None else year)
        if cue.years > 1:
            return str(cue.end_year)
        return periods.complete(cue.period, cue.end_year or year)

    def _base_values(self, drafts: list[Draft], cues: list[Cue], starts: list[int], span: Cue | None) -> None:
        """`由28.5%提高到31.2%`: the first stands for the year before, unless a year is named, here or before."""
        for place, draft in enumerate(drafts):
            if "from_value" not in draft.flags:
                continue
            cue = _governing(cues, draft.mention.start, starts)
            if cue is not None and cue.attached:
                continue
            later = next((other for other in drafts[place + 1 :] if "from_value" not in other.flags), None)
            if base := _base_year(cue, span) or _named_before(cues, draft):
                draft.period = str(base)
            elif later is not None and later.period == draft.period:
                draft.period = str(int(draft.period[:4]) - 1)
            if later is not None and "/" in later.period:
                later.period = later.period.partition("/")[2]
            if draft.status == "target":
                draft.status = "actual"


def _named_before(cues: list[Cue], draft: Draft) -> int:
    """The year from which a number before it changed (`由2002年7703元增加到2007年13786元，…由2476元增加到4140元`), 0 if none is named."""
    return next((cue.end_year for cue in reversed(cues) if cue.attached and cue.at < draft.start and str(cue.end_year) < draft.period[-4:]), 0)


def _stands(draft: Draft) -> str:
    """The period of a rank of a number: at the end of the years over which it grew, unless it grew so on average."""
    return draft.period.rpartition("/")[2] if draft.measure == "growth" and "annual_average" not in draft.flags and len(draft.period) == 9 else draft.period


def _base_year(cue: Cue | None, span: Cue | None) -> int:
    """The year before the years that govern, those of the paragraph where a year named is their last; 0 where there are none."""
    if cue is None:
        return span.base_year if span is not None else 0
    return cue.base_year or (span.base_year if span is not None and span.end_year == cue.end_year else 0)


def _governing(cues: list[Cue], position: int, starts: list[int]) -> Cue | None:
    """The last word of time before `position`; 由2020年 only governs the number right behind it."""
    governing = plain = None
    for cue in cues:
        if cue.at > position:
            break
        governing = cue
        if not cue.attached:
            plain = cue
    if governing is not None and governing.attached and (governing.at + _ATTACHED_WITHIN < position or any([governing.at < start < position for start in starts])):
        return plain
    return governing
