"""The time each sentence speaks of: carried from heading to paragraph to sentence, and applied to its drafts."""

from __future__ import annotations

import re

from transforms.grammar.drafts import Draft
from transforms.grammar.sentence import Sentence
from transforms.time import periods
from transforms.time.contexts import Contexts
from transforms.time.periods import Cue
from transforms.view import View

_TARGET_ROLES = frozenset(("targets", "priorities", "outlook", "self_governance"))
# An amount done adds up over a span of years; a state stands at its end.
_FLOW = re.compile(
    "^(?:累计|新增|新建|新改|新引|新认|新培|净增|完成|建成|引进|改造|实施|办理|投入|发放|解决|争取|减免|新设|筹集|整治|综合治理|治理|清|盘活|转移|培训|脱贫|减少)|累计|投入|总计|新增"
)
_STATE = re.compile(
    "人均|生产总值|能力|余额|里程|保有量|人口|规模|覆盖|标准|增加值|总收入|财政收入|预算收入|产量|拥有量|寿命|水平|价格|装机|总数|总量|总产值|面积$"
)
# A noun alone before a number of things that last (`绿色工厂1210家`) says how many there are, unless a verb in it says what was done.
_LASTS = re.compile(
    "(?:企业|公司|工厂|园区|示范区|开发区|示范村|基地|平台|机构|中心|空间|主体|合作社|农场|“小巨人”|冠军|集群|实验室|景区|基站|学校|医院|高校|园|街区|商户|个体户)$"
)
_DID = re.compile("新设|引进|入选|培育|建成|认定|淘汰|取缔|关停|关闭|清理|帮助|支持|改造|整治|打造|创建|推动|注册|获|提请|落户")
_BEFORE_CLAUSE = frozenset("，。；：、,;:\n　 ")
_KEPT = re.compile("控制在|稳定在|保持在|每年")
_YEARLY = re.compile("失业率|居民消费价格|CPI|物价")
_THE_GOAL = re.compile("的(?:年度|预期|增长|既定|年初)?目标")
_DONE_WITHIN = 40  # characters before a number in which 已 says that it is so already
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
        starts = [draft.mention.start for draft in drafts]
        before: Draft | None = None
        for draft in drafts:
            cue = _governing(cues, draft.mention.start, starts)
            draft.status = self._status(role, cue, draft, start, expected)
            draft.period = self._period(draft, cue, span, role)
            if "against_others" in draft.flags and before is not None and before.name == draft.name and before.measure != "change":
                draft.period = before.period  # a gap is one between numbers of the same time
            before = draft
        self._base_values(drafts, cues, starts, span)
        for rank in ranks:
            cue = _governing(cues, rank.mention.start, starts)
            rank.period = rank.of.period if rank.of is not None else self._plain_period(cue, role, span)
            if rank.moved_from:
                base = cue.base_year if cue is not None else span.base_year if span is not None else 0
                rank.period = str(base or int(rank.period[-4:] if "/" in rank.period else rank.period[:4]) - 1)

    def _status(self, role: str, cue: Cue | None, draft: Draft, start: int, expected: int) -> str:
        """Told, expected or promised."""
        if "past_target" in draft.flags:
            return "target"
        if role in _TARGET_ROLES:
            if cue is not None and cue.end_year and cue.end_year <= self._review_year and not cue.relative:
                return "estimated" if expected < draft.start else "actual"
            return "actual" if self._is_done(draft, start) else "target"
        if cue is not None and cue.end_year > self._review_year and periods.is_promised(self._text, start, draft.start):
            return "target"
        behind = draft.mention.full_end
        if self._text.startswith("的", behind) and _THE_GOAL.match(self._text, behind):
            return "target"
        return "estimated" if expected < draft.start or periods.expected_behind(self._text, behind) else "actual"

    def _is_done(self, draft: Draft, start: int) -> bool:
        """In a plan: whether the clause of a number says that it is so already."""
        since, at, text = max(start, draft.start - _DONE_WITHIN), draft.start, self._text
        bound = max(since, text.rfind("，", since, at), text.rfind("；", since, at), text.rfind(";", since, at))
        return periods.is_done(text, bound, at)

    def _period(self, draft: Draft, cue: Cue | None, span: Cue | None, role: str) -> str:
        target = draft.status == "target" and "past_target" not in draft.flags
        if cue is not None and cue.relative and (target or role in _TARGET_ROLES):
            last = self._report_year + cue.years - 1
            cue = cue._replace(period=f"{self._report_year}/{last}", end_year=last, base_year=self._review_year)
        if "annual_average" in draft.flags:
            return self._averaged(cue, span, target)
        governing = cue if cue is not None else span
        if governing is None:
            return str(self._report_year if target else self._review_year)
        if governing.years > 1:
            return governing.period if self._flows(draft) else str(governing.end_year)
        return periods.complete(governing.period, governing.end_year or (self._report_year if target else self._review_year))

    def _averaged(self, cue: Cue | None, span: Cue | None, target: bool) -> str:
        """The years of an average per year: those named, else five."""
        if cue is not None and cue.years > 1:
            return cue.period
        if span is not None:
            return span.period
        last = self._report_year + 4 if target else self._review_year
        return f"{last - 4}/{last}"

    def _flows(self, draft: Draft) -> bool:
        """Whether over a span of years the number adds up (an amount done) rather than stands at its end (a state)."""
        if draft.measure in ("growth", "change"):
            return True
        if _KEPT.search(self._text, max(0, draft.start - 8), draft.start) or _YEARLY.search(draft.name):
            return True
        if draft.measure == "rate":
            return False
        if _FLOW.search(draft.name):
            return True
        return not draft.reached and not _STATE.search(draft.name) and not self._is_there(draft)

    def _is_there(self, draft: Draft) -> bool:
        """Whether a number of things that last has no more before it than their name."""
        at = draft.mention.full_start - len(draft.name)
        if not draft.mention.countable or draft.rule != "own" or at < 1 or not _LASTS.search(draft.name) or _DID.search(draft.name):
            return False
        return self._text[at - 1] in _BEFORE_CLAUSE and self._text.startswith(draft.name, at)

    def _plain_period(self, cue: Cue | None, role: str, span: Cue | None) -> str:
        """The period of a rank that qualifies no number."""
        year = self._report_year if role in _TARGET_ROLES else self._review_year
        if cue is None:
            return str(span.end_year if span is not None else year)
        if cue.years > 1:
            return str(cue.end_year)
        return periods.complete(cue.period, cue.end_year or year)

    def _base_values(self, drafts: list[Draft], cues: list[Cue], starts: list[int], span: Cue | None) -> None:
        """`由28.5%提高到31.2%`: the first stands for the year before, unless a year is named."""
        for place, draft in enumerate(drafts):
            if "from_value" not in draft.flags:
                continue
            cue = _governing(cues, draft.mention.start, starts) or span
            if cue is not None and cue.attached:
                continue
            later = next((other for other in drafts[place + 1 :] if "from_value" not in other.flags), None)
            if cue is not None and cue.base_year:
                draft.period = str(cue.base_year)
            elif later is not None and later.period == draft.period:
                draft.period = str(int(draft.period[:4]) - 1)
            if later is not None and "/" in later.period:
                later.period = later.period.partition("/")[2]
            if draft.status == "target":
                draft.status = "actual"


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
