"""Targets without a number: what a plan sets against something else (与经济增长基本同步, 高于全省平均), and growth it sets no target for.

Only parts that plan are read. The subject stands before the form in its clause; where nothing does (…增长6%以上，高于全省
平均), it is that of the form or the number before it in the sentence (`inherited`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from transforms.areas import NATION
from transforms.grammar.conjuncts import mask_brackets, split_conjuncts
from transforms.grammar.phrases import clean_name, peel, strip_head
from transforms.observations.codebook import Codebook
from transforms.readable import readable
from transforms.reference import Indicator
from transforms.sections.outline import leaves
from transforms.tables.grouping import by_report
from transforms.time import periods
from transforms.time.contexts import Contexts
from transforms.view import View
from transforms.years.not_set import not_set
from transforms.years.plans import GROWS, Leaf, Subject
from transforms.years.wordings import Wording, wordings

PLANS = frozenset(("targets", "outlook", "priorities"))
_CLAUSE = re.compile("[，；：,;:]")
_LEAST_NAME, _WHOLE_NAME = 2, 4
# What leads up to a subject: 必须使经济…, 都要确保农业投入….
_LEADS = re.compile("^(?:必须|务必|都要|坚决|切实)+(?:使|让|确保|做到|推动)?")
# A member that says by itself how it is to be is no subject of what follows (居民收入稳步增长、劳动报酬与生产率同步), nor is 按照….
_SAYS_ITSELF = re.compile("^按照|(?:稳步|较快|平稳|更加?)[^、]{0,4}(?:增长|提高|便利|优化|改善)\\Z")
# 定远、凤阳、明光三地经济增速 is of three places together.
_TOGETHER = re.compile("[两二三四五六七八九十0-9]+[地县市区]")
_NUMBER = re.compile(r"[0-9.]+(?:%|个百分点|[亿万千百]?[元人吨])")


def as_set(reports: Iterable[Any], sections: Iterable[Any], observations: Iterable[Any], indicators: Iterable[Indicator]) -> list[tuple]:
    """The rows of `qualitative_targets` of `reports`, from the rows of three tables and the codebook, before any outcome is known."""
    reader = QualitativeReader(indicators)
    sections_of, observations_of = by_report(sections), by_report(observations)
    return [row for report in reports for row in reader.read(report, sections_of[report.report_id], observations_of[report.report_id])]


class QualitativeReader:
    """Reads targets without a number. Build it once."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        indicators = list(indicators)
        self._codebook = Codebook(indicators)
        self._measures = {indicator.indicator_code: indicator.measure for indicator in indicators}

    def read(self, report: Any, sections: Sequence, observations: Sequence) -> list[tuple]:
        """The rows of a report, in document order, from its rows of three tables."""
        found = leaves(sections)
        plans = [leaf for leaf in found if leaf.role in PLANS]
        if not plans:
            return []
        view = View(readable(report.text), found)
        contexts = Contexts(view, found, sections, report.report_year, report.review_year)
        seen: set[str] = set()
        rows = [row for leaf in plans for row in self._of_leaf(Leaf(report, view, leaf, contexts, observations, seen))]
        return [*rows, *not_set(report, plans, rows, observations, self._codebook, self._measures)]

    def _of_leaf(self, leaf: Leaf) -> Iterator[tuple]:
        for start, end in leaf.sentences():
            at, before = start, list[Subject]()
            for wording in wordings(leaf.text, start, end):
                subjects = self._subjects(leaf, wording, start, at) or [each._replace(basis="inherited") for each in before] or leaf.number_before(start, wording.start)
                at, before = wording.end, subjects
                if not periods.is_done(leaf.text, start, wording.start):
                    yield from self._rows(leaf, wording, subjects, (start, end))

    def _subjects(self, leaf: Leaf, wording: Wording, start: int, at: int) -> list[Subject]:
        """What the clause itself says it is about, each member of a list by itself; none where it does not say."""
        clause = max([start, at, *(mark.end() for mark in _CLAUSE.finditer(leaf.text, start, wording.start))])
        words = leaf.text[clause : wording.start]
        if _NUMBER.search(words):
            words = words.rpartition("、")[2]
        noun = peel(words).noun
        if len(strip_head(noun)) < _LEAST_NAME and wording.of:
            words, noun = wording.of, peel(wording.of).noun
        names = [clean_name(strip_head(_LEADS.sub("", each))) for each in self._members(noun) if not _SAYS_ITSELF.search(each)]
        return [Subject(name, code := self._codebook.wording_code(name), self._measure(words, wording, code)) for name in names if len(name) >= _LEAST_NAME]

    def _members(self, noun: str) -> list[str]:
        """一般公共预算收入、城乡居民收入 are two, 城镇和农村居民人均可支配收入 too, where the codebook has both; a list with 等 is one."""
        wanted = mask_brackets(noun).count("、") + 1
        completed = split_conjuncts(noun, wanted) if wanted > 1 and "等" not in noun and not _TOGETHER.search(noun) else None
        parts = [self._member(*pair) for pair in zip(noun.split("、"), completed)] if completed else [noun]
        return [name for part in parts for name in self._two(part)]

    def _member(self, written: str, completed: str) -> str:
        """粮食、油料种植面积: the first is the sown area of grain; 耕地保有量、粮食综合生产能力: each is complete as written."""
        if self._codebook.wording_code(written) or not self._codebook.wording_code(completed) and len(written) >= _WHOLE_NAME:
            return written
        return completed

    def _two(self, name: str) -> list[str]:
        both = split_conjuncts(name, 2) if self._codebook.wording_code(strip_head(name)) is None else None
        return both if both and all(map(self._codebook.wording_code, both)) else [name]

    def _measure(self, words: str, wording: Wording, code: str | None) -> str | None:
        if GROWS.search(words) or wording.kind == "indicator":
            return "growth"
        return self._measures.get(code) if wording.kind in ("area", "previous") and code else None

    def _rows(self, leaf: Leaf, wording: Wording, subjects: Sequence[Subject], sentence: tuple[int, int]) -> Iterator[tuple]:
        code = self._reference_code(wording.against) if wording.kind == "indicator" else None
        pairs = ((subject, area) for subject in subjects for area in _areas(wording, leaf.report))
        for place, (subject, area) in enumerate(pairs):
            yield leaf.row(wording, subject, sentence, code, area, place)

    def _reference_code(self, words: str) -> str | None:
        """经济增长水平 and 经济发展 are gdp, 城镇居民收入 urban_income."""
        name = peel(words.removesuffix("水平")).noun or words
        return self._codebook.wording_code(name) or self._codebook.wording_code(name.removesuffix("发展"))


def _areas(wording: Wording, report: Any) -> list[str | None]:
    """The codes of the areas it is set against, or that assigned it; [None] where there is none."""
    if wording.kind not in ("area", "assigned"):
        return [None]
    found = []
    if re.search("全国|国家|我国|中央", wording.against):
        found.append(NATION)
    if re.search("省|自治区|全区", wording.against):
        found.append(f"{report.ref_area[:2]}0000")
    if re.search("市|州|盟", wording.against):
        found.append(f"{report.ref_area[:4]}00")
    if "上级" in wording.against:
        found.append(report.parent_area)
    above = [code for code in found if code is not None and code != report.ref_area]
    return list(above) or [None]
