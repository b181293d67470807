"""The time each sentence speaks of: carried from heading to paragraph to sentence, and applied to its drafts."""

from __future__ import annotations

import re
from bisect import bisect_right

from transforms import periods
from transforms.drafts import Draft, RankDraft
from transforms.periods import Cue
from transforms.view import View

_TARGET_ROLES = frozenset(("targets", "priorities", "outlook", "self_governance"))
_FLOW = re.compile("^(?:累计|新增|新建|新改|新引|新认|新培|净增|完成|建成|引进|改造|实施|办理|投入|发放|解决|争取|减免|新设|筹集|整治|治理|清|盘活|转移|培训|脱贫|减少)|累计|投入|总计|新增")
# Only a plan of years sets the time of the paragraphs that follow; 三年来 speaks for its own sentence.
_LONG_SPAN = 4
_EXPLAINS = re.compile(r"\s*(?:\[[0-9]+\]|[0-9]{1,3}[.、．]|[①-⑳]|〔[0-9]+〕)?\s*[“\[《]?[^，。；]{2,40}[”\]》]?\s*(?:[:：]|是指|指的是|，是指|指|即|是)")
_KEPT = re.compile("控制在|稳定在|保持在|每年")
_STATE = re.compile("人均|生产总值|能力|余额|里程|保有量|人口|规模|覆盖|标准|增加值|总收入|财政收入|预算收入|产量|拥有量|寿命|水平|价格|装机|总数|总量|总产值|面积$")
_YEARLY = re.compile("失业率|居民消费价格|CPI|物价")


class Timeline:
    """For one report: which period and which status hold where."""

    def __init__(self, view: View, leaves: list, sections: list, report_year: int, review_year: int) -> None:
        self.text = view.text
        self.report_year, self.review_year = report_year, review_year
        self.starts = [view.position(leaf.char_start) for leaf in leaves]
        self.contexts = self._contexts(leaves, sections)
        self.glossary = self._glossary(leaves)

    def _contexts(self, leaves: list, sections: list) -> list[tuple[str, Cue | None]]:
        """Role and governing span of years of every leaf: set by headings and by the first words of paragraphs."""
        by_id = {section.section_id: section for section in sections}
        contexts: list[tuple[str, Cue | None]] = []
        part, span = None, None
        for leaf, start in zip(leaves, self.starts):
            top = leaf
            while top.parent_id:
                top = by_id[top.parent_id]
            if top.section_id != part:
                part = top.section_id
                span = self._heading_span(top)
            opening = min(leaf.char_end - leaf.char_start, 60)
            found = periods.cues(self.text, start, start + opening, self.report_year, self.review_year)
            if found:
                if found[0].years >= _LONG_SPAN:
                    span = found[0] if found[0].at - start <= 24 else span
                elif found[0].years == 1 and leaf.role != "outlook" and found[0].at - start <= 10:
                    span = None
            contexts.append((leaf.role, span))
        return contexts

    def _glossary(self, leaves: list) -> list[bool]:
        """Behind the closing words: which paragraphs explain a term (`[14]新基建：…`) and report nothing."""
        closing = next((at for at, leaf in enumerate(leaves) if leaf.role == "closing" and 2 * leaf.char_start > leaves[-1].char_end), len(leaves))
        return [at >= closing and _EXPLAINS.match(self.text, start) is not None for at, start in enumerate(self.starts)]

    def is_glossary(self, position: int) -> bool:
        """Whether the paragraph at `position` explains a term."""
        return self.glossary[max(0, bisect_right(self.starts, position + 1) - 1)]

    def _heading_span(self, section) -> Cue | None:
        heading = (section.heading or "").replace("\n", "")
        plan = periods.plan_years(heading)
        if plan and (section.role == "outlook" or plan[1] >= self.review_year and not re.search("[0-9]{4}年", heading) or re.search("时期|期间|“十.五”", heading)):
            return Cue(section.char_start, f"{plan[0]}/{plan[1]}", 5, plan[1])
        if re.search("(?:过去|五)五?年|五年", heading):
            if re.search("今后|未来", heading):
                return Cue(section.char_start, f"{self.report_year}/{self.report_year + 4}", 5, self.report_year + 4)
            return Cue(section.char_start, f"{self.review_year - 4}/{self.review_year}", 5, self.review_year)
        return None

    def settle(self, start: int, end: int, drafts: list[Draft], ranks: list[RankDraft]) -> None:
        """Give status and period to the drafts of text[start:end]."""
        if not drafts and not ranks:
            return
        role, span = self.contexts[max(0, bisect_right(self.starts, start + 1) - 1)]
        cues = periods.cues(self.text, start, end, self.report_year, self.review_year)
        expected = periods.expected_from(self.text, start, end)
        self.number_starts = sorted({draft.mention.start for draft in drafts})
        for draft in drafts:
            cue = self._governing(cues, draft.mention.start)
            draft.status = self._status(role, cue, draft, start, expected)
            draft.period = self._period(draft, cue, span, role)
        self._base_values(drafts, cues, span)
        for rank in ranks:
            if rank.of is not None:
                rank.period = rank.of.period
            else:
                rank.period = self._plain_period(self._governing(cues, rank.mention.start), role, span)

    def _governing(self, cues: list[Cue], position: int) -> Cue | None:
        governing = plain = None
        for cue in cues:
            if cue.at > position:
                break
            governing = cue
            if not cue.attached:
                plain = cue
        if governing is not None and governing.attached and (governing.at + 12 < position or any(0 < s - governing.at and s < position for s in self.number_starts)):
            return plain
        return governing

    def _status(self, role: str, cue: Cue | None, draft: Draft, start: int, expected: int) -> str:
        text = self.text
        if "past_target" in draft.flags:
            return "target"
        if role in _TARGET_ROLES:
            if cue is not None and cue.end_year and cue.end_year <= self.review_year and not cue.relative:
                return "estimated" if expected < draft.start else "actual"
            clause = max(start, draft.start - 40)
            bound = max(text.rfind(mark, clause, draft.start) for mark in "，；;")
            if periods.is_done(text, max(clause, bound), draft.start):
                return "actual"
            return "target"
        if cue is not None and cue.end_year > self.review_year and periods.is_promised(text, start, draft.start):
            return "target"
        if re.match("的(?:年度|预期|增长|既定|年初)?目标", text[draft.mention.full_end : draft.mention.full_end + 8]):
            return "target"
        return "estimated" if expected < draft.start or periods.expected_behind(text, draft.mention.full_end) else "actual"

    def _period(self, draft: Draft, cue: Cue | None, span: Cue | None, role: str) -> str:
        target = draft.status == "target" and "past_target" not in draft.flags
        year = self.report_year if target else self.review_year
        if cue is not None and cue.relative and (target or role in _TARGET_ROLES):
            last = self.report_year + cue.years - 1
            cue = cue._replace(period=f"{self.report_year}/{last}", end_year=last, base_year=self.review_year)
        if "annual_average" in draft.flags:
            if cue is not None and cue.years > 1:
                return cue.period
            if span is not None:
                return span.period
            if target:
                return f"{self.report_year}/{self.report_year + 4}"
            return f"{self.review_year - 4}/{self.review_year}"
        governing = cue if cue is not None else span
        if governing is None:
            return str(year)
        if governing.years > 1:
            return governing.period if self._flows(draft) else str(governing.end_year)
        if governing.end_year == 0:
            return periods.complete(governing.period, year)
        return periods.complete(governing.period, governing.end_year)

    def _flows(self, draft: Draft) -> bool:
        """Whether over a span of years the number adds up (an amount done) rather than stands at its end (a state)."""
        if draft.measure in ("growth", "change"):
            return True
        if _KEPT.search(self.text, max(0, draft.start - 8), draft.start) or _YEARLY.search(draft.name):
            return True
        if draft.measure == "rate":
            return False
        return bool(_FLOW.search(draft.name)) or not draft.reached and not _STATE.search(draft.name)

    def _plain_period(self, cue: Cue | None, role: str, span: Cue | None) -> str:
        year = self.report_year if role in _TARGET_ROLES else self.review_year
        if cue is None:
            return str(span.end_year if span is not None else year)
        if cue.years > 1:
            return str(cue.end_year)
        return periods.complete(cue.period, cue.end_year or year)

    def _base_values(self, drafts: list[Draft], cues: list[Cue], span: Cue | None) -> None:
        """`由28.5%提高到31.2%`: the first stands for the year before, unless a year is named."""
        for place, draft in enumerate(drafts):
            if "from_value" not in draft.flags:
                continue
            later = next((other for other in drafts[place + 1 :] if "from_value" not in other.flags), None)
            cue = self._governing(cues, draft.mention.start) or span
            if cue is not None and cue.attached:
                continue
            if cue is not None and cue.base_year:
                draft.period = str(cue.base_year)
            elif later is not None and later.period == draft.period:
                draft.period = str(int(draft.period[:4]) - 1)
            if later is not None and "/" in later.period:
                later.period = later.period.partition("/")[2]
            if draft.status == "target":
                draft.status = "actual"
