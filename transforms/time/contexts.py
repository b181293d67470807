"""What holds for whole paragraphs: the role of their part, the span of years it speaks of, and whether they explain terms."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from transforms.time import periods
from transforms.time.periods import Cue
from transforms.view import View

# Only a plan of years sets the time of the paragraphs that follow; 三年来 speaks for its own sentence.
_LONG_SPAN = 4
# How far into a paragraph its first words of time are looked for, and may begin to set a span or to end one.
_OPENING, _SETS_WITHIN, _ENDS_WITHIN = 60, 24, 10
_EXPLAINS = re.compile(
    r"\s*(?:\[[0-9]+\]|[0-9]{1,3}[.、．]|[①-⑳]|〔[0-9]+〕)?\s*[“\[《]?[^，。；]{2,40}[”\]》]?\s*(?:[:：]|是指|指的是|，是指|指|即|是)"
)
# A paragraph between two parts of a review turns to the years: `…圆满完成。回望过去五年，…`.
_TURNS_TO_YEARS = re.compile("[。！](?:回望|回顾|总结|纵观|综观)?(?:(?:刚刚)?(?:过去|这|近)的?五年|“十[一二三四五]?五”(?:时期|期间|以来|五年))")
# `这是改革开放步伐加快的五年。` heads what was done in them.
_WERE_YEARS = re.compile("[—\\s]*(?:这|这五年|过去五年)是[^。！]{2,40}的五年")
_OF_YEARS = re.compile("(?:过去|五)五?年|五年")
_TO_COME = re.compile("今后|未来")
_NAMES_YEAR = re.compile("[0-9]{4}年")
_NAMES_PLAN = re.compile("时期|期间|“十.五”")


class Context(NamedTuple):
    """Role of the part a paragraph is in, and the span of years that governs it."""

    role: str
    span: Cue | None


class Contexts:
    """The contexts of all paragraphs of one report, by place in the view."""

    def __init__(self, view: View, leaves: list, sections: list, report_year: int, review_year: int) -> None:
        self._text = view.text
        self._report_year, self._review_year = report_year, review_year
        self._starts = [view.position(leaf.char_start) for leaf in leaves]
        self._contexts = self._read(leaves, sections)
        self._closing_at = self._closing(leaves)

    def at(self, position: int) -> Context:
        """The context of the paragraph at `position`."""
        return self._contexts[self._index(position)]

    def is_glossary(self, position: int) -> bool:
        """Whether the paragraph at `position` stands behind the closing words and explains a term (`[14]新基建：…`)."""
        return position + 1 >= self._closing_at and _EXPLAINS.match(self._text, self._starts[self._index(position)]) is not None

    def _index(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position + 1) - 1)

    def _closing(self, leaves: list) -> int:
        """Where the closing words in the second half of the report begin; the end of the text where there are none."""
        half = leaves[-1].char_end / 2 if leaves else 0
        return next((start for leaf, start in zip(leaves, self._starts) if leaf.char_start > half and leaf.role == "closing"), len(self._text) + 2)

    def _read(self, leaves: list, sections: list) -> list[Context]:
        by_id = {section.section_id: section for section in sections}
        contexts: list[Context] = []
        part, span = None, None
        for leaf, start, end in zip(leaves, self._starts, [*self._starts[1:], len(self._text)]):
            top = leaf
            while top.parent_id:
                top = by_id[top.parent_id]
            if top.section_id != part:
                part, span = top.section_id, self._heading_span(top)
            span = self._after_opening(leaf, start, span)
            contexts.append(Context(leaf.role, span))
            if leaf.role == "review" and leaf.parent_id == part:
                span = self._turned_to(start, end) or span
        return contexts

    def _after_opening(self, leaf, start: int, span: Cue | None) -> Cue | None:
        """The span that holds after the first words of a paragraph: a plan of years sets it, a single year ends it."""
        if leaf.role == "review" and _WERE_YEARS.match(self._text, start):
            return self._five_years_to(start, self._review_year)
        opening = min(leaf.char_end - leaf.char_start, _OPENING)
        found = periods.cues(self._text, start, start + opening, self._report_year, self._review_year)
        if not found:
            return span
        first = found[0]
        if first.years >= _LONG_SPAN:
            return first if first.at - start <= _SETS_WITHIN else span
        return None if first.years == 1 and leaf.role != "outlook" and first.at - start <= _ENDS_WITHIN else span

    def _turned_to(self, start: int, end: int) -> Cue | None:
        """The years that a paragraph of a part itself turns to for those that follow it; None where it turns to none."""
        turn = _TURNS_TO_YEARS.search(self._text, start, end)
        if turn is None:
            return None
        found = periods.cues(self._text, turn.start(), min(turn.end() + 4, end), self._report_year, self._review_year)
        return next((cue for cue in found if cue.years >= _LONG_SPAN), None)

    def _heading_span(self, section) -> Cue | None:
        """The span of years that the heading of a part names: 过去五年, 今后五年, “十四五”时期."""
        heading = (section.heading or "").replace("\n", "")
        plan = periods.plan_years(heading)
        if plan:
            ahead = plan[1] >= self._review_year and not _NAMES_YEAR.search(heading)
            if section.role == "outlook" or ahead or _NAMES_PLAN.search(heading):
                return Cue(section.char_start, f"{plan[0]}/{plan[1]}", 5, plan[1], plan[0] - 1)
        if not _OF_YEARS.search(heading):
            return None
        return self._five_years_to(section.char_start, self._report_year + 4 if _TO_COME.search(heading) else self._review_year)

    @staticmethod
    def _five_years_to(at: int, last: int) -> Cue:
        return Cue(at, f"{last - 4}/{last}", 5, last, last - 5)
