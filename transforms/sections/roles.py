"""What each section of a report is for: opening, review, outlook, targets, priorities, self_governance or closing.

- *opening*: what stands before the first part (title, speaker, salutation).
- A part takes its role from its heading. A year before the report's own, 过去, or a five-year plan that is over: *review*.
  今后, 未来, or a plan that has just begun or is to come: *outlook*. The report's own year, 今年, or a word such as 任务 or
  重点 without a year: *priorities*. 政府 without 工作 (`加强政府自身建设`): *self_governance*. A heading with two periods
  (`“十五五”时期目标任务和2026年工作安排`) changes role at the first paragraph that begins with the second. A heading that
  tells nothing: review for the first part, priorities after it.
- Sections inherit the role of the section above. Exceptions: a section within a plan whose heading names the government's
  own conduct is self_governance; the paragraph that states this year's 预期目标 (with the list below it, when it ends in a
  colon) is *targets*; the last 各位代表 of the speech and all after it is *closing*.
- Problems and thanks stand in the review and stay there; what the government did about itself stays review too.
- Lists of terms after the speech are closing, lists of the year's projects priorities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.sections.headings import ANNEX, SALUTATION, begins_speech
from transforms.sections.part_roles import names_conduct, roles_named, roles_of_part
from transforms.sections.tree import RANK, Node

_PLANS = frozenset(("outlook", "priorities"))
_CONDUCT_WORDS = ("依法行政", "廉", "从严治党", "过紧日子", "八项规定", "作风", "人大监督", "权力", "两个确立", "政绩观", "政府系统")
_TARGET = re.compile(r"(?:预期|主要|奋斗|发展|工作|经济)目标[^。；：，]{0,8}?(?:[：:]|(?:是(?!为了)|为(?!了))[：:]?)")
_OTHER_PERIOD = re.compile(r"今后|未来|五年|“十|到[0-9]{4}年|上年|去年|年均")
_BARE_TARGET = re.compile(r"(?:\A|今年[，,])(?:全[国省市县区州])?(?:地区|国内)?生产总值(?:预期)?增[长速][^，。；]{0,6}[0-9]")
_APPEAL = re.compile(r"让我们|而(?:努力|不懈)?奋斗|团结奋[斗进]")
_LAYS_BEFORE = re.compile(r"审[议查]|意见|各\s?位\s?(?:代表|委[员員])")
_PROJECTS = re.compile(r"实事|工程|项目")
_LONGEST_OPENING = 200
_LONGEST_TITLE = 60
_LINES_BEFORE_GREETING = 20
_LONGEST_CLOSING = 1500
_LONGEST_SENTENCE = 60
# How much of a paragraph's beginning tells what period it speaks of.
_HEAD = 16


def assign_roles(nodes: Sequence[Node], year: int) -> None:
    """Set `role` on every node. `year` is the year of delivery."""
    annex = next((i for i, node in enumerate(nodes) if node.level == 1 and ANNEX.match(node.body)), len(nodes))
    speech = nodes[:annex]
    if any(node.level == 1 for node in speech):
        _by_headings(speech, year)
    else:
        _by_paragraphs(speech, year)
    _find_targets(speech, year)
    _find_closing(speech)
    for i in range(annex, len(nodes)):
        node = nodes[i]
        node.role = node.parent.role if node.parent else _annex_role(" ".join(other.body[:40] for other in nodes[i : i + 4]))


def _by_headings(nodes: Sequence[Node], year: int) -> None:
    """Roles from the headings of the parts, handed down."""
    role, ahead = "opening", []
    first = next(node for node in nodes if node.level == 1)
    greeting = next((node.start for node in nodes[:_LINES_BEFORE_GREETING] if node.body and begins_speech(node.body)), -1)
    for node in nodes:
        if node.parent is None:
            if node.level == 1:
                announced = roles_of_part(node.mark.heading or "", year)
                role, *ahead = announced or ["review" if node is first else "priorities"]
            elif role == "opening" and node.start > greeting and not _opens(node):
                role = "review"
            node.role = role
            continue
        if ahead and node.parent.level == 1 and node.start > node.parent.start:
            if ahead[0] in roles_named(node.body[:_HEAD], year):
                role = ahead.pop(0)
        node.role = role if _stands_in_part(node) else node.parent.role
        if node.role in _PLANS and names_conduct(node.mark.heading or ""):
            node.role = "self_governance"
    _find_conduct(nodes)


def _opens(node: Node) -> bool:
    """Title, speaker, salutation, or the sentence that lays the report before the deputies."""
    if node.mark.style in RANK:
        return False
    return len(node.body) <= _LONGEST_TITLE and node.body[-1:] != "。" or bool(_LAYS_BEFORE.search(node.body, 0, _LONGEST_OPENING))


def _by_paragraphs(nodes: Sequence[Node], year: int) -> None:
    """A text that has lost its headings: review until a paragraph begins with this year, then priorities, then conduct."""
    role = "opening"
    this_year = re.compile(rf"(?:做好)?今年|{year}年")
    for node in nodes:
        if role == "opening" and not (_opens(node) and len(node.body) <= _LONGEST_OPENING):
            role = "review"
        elif role == "review" and this_year.match(node.body):
            role = "priorities"
        elif role == "priorities" and "政府自身建设" in node.body:
            role = "self_governance"
        node.role = role


def _find_conduct(nodes: Sequence[Node]) -> None:
    """Where no section is about the government's own conduct: what is, among the paragraphs after the last numbered one.

    The national reports hold one sentence a line there: what counts is all that is said between one 各位代表 and the next.
    """
    if any(node.role == "self_governance" and node.mark.style in RANK for node in nodes):
        return
    about = False
    for block in _addresses(_after_last_item(nodes)):
        words = "".join(node.body for node in block)
        if len(words) < _LONGEST_SENTENCE * len(block):
            if _is_about_conduct(words):
                _give(block, "self_governance")
            continue
        for node in block:
            about = about or _is_about_conduct(node.body)
            if about:
                node.role = "self_governance"


def _after_last_item(nodes: Sequence[Node]) -> list[Node]:
    """The paragraphs of plans that stand directly in the last part, after its last item and all that is in it."""
    after = len(nodes)
    while after and nodes[after - 1].mark.style not in RANK and _stands_in_part(nodes[after - 1]):
        after -= 1
    return [node for node in nodes[after:] if node.role == "priorities"]


def _stands_in_part(node: Node) -> bool:
    return node.parent is None or node.parent.level == 1


def _addresses(nodes: Sequence[Node]) -> list[list[Node]]:
    """The sections cut into runs that each begin with 各位代表."""
    runs: list[list[Node]] = []
    for node in nodes:
        if not runs or SALUTATION.match(node.body):
            runs.append([])
        runs[-1].append(node)
    return runs


def _is_about_conduct(words: str) -> bool:
    return names_conduct(words) or sum(word in words for word in _CONDUCT_WORDS) >= 3


def _give(nodes: Sequence[Node], role: str) -> None:
    for node in nodes:
        node.role = role


def _find_targets(nodes: Sequence[Node], year: int) -> None:
    """The paragraphs that state the targets of the year, and the list below one that ends in `预期目标是：`."""
    listed = False
    for node in nodes:
        if node.children or node.role not in _PLANS:
            listed = False
            continue
        stated = _statement_of_targets(node.body, node.role, year)
        if listed or stated:
            node.role = "targets"
            listed = node.body[-1] in "；;" or stated == len(node.body)


def _statement_of_targets(body: str, role: str, year: int) -> int:
    """Where the words that announce this year's targets end in a paragraph; 0 where there are none."""
    if role == "priorities" and "生产总值" in body and (bare := _BARE_TARGET.search(body, 0, _LONGEST_OPENING)):
        return bare.end()
    if "目标" not in body:
        return 0
    for found in _TARGET.finditer(body):
        before = body[max(0, found.start() - 24) : found.end()]
        this_year = "今年" in before or f"{year}年" in before
        if this_year or role == "priorities" and not _OTHER_PERIOD.search(before):
            return found.end()
    return 0


def _find_closing(nodes: Sequence[Node]) -> None:
    """The final appeal: the last paragraph addressed to the deputies with all after it, or a last paragraph that appeals."""
    end = nodes[-1].end if nodes else 0
    for i in range(len(nodes) - 1, -1, -1):
        node = nodes[i]
        if node.mark.style in RANK or node.children or end - node.start > _LONGEST_CLOSING or node.role == "opening":
            break
        if SALUTATION.match(node.body):
            _give(nodes[i:], "closing")
            return
    if nodes and not nodes[-1].children and nodes[-1].role != "opening" and _APPEAL.search(nodes[-1].body):
        nodes[-1].role = "closing"


def _annex_role(words: str) -> str:
    if not _PROJECTS.search(words):
        return "closing"
    return "review" if "进展" in words or "完成情况" in words else "priorities"
