"""Whether a text is a government work report at all, by what such a speech says of itself."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"[^\S\n]+")
_HEAD = 1_000
_SALUTATION = re.compile(r"各位(?:人大)?(?:代表|委员|委員)")
_TITLE = re.compile(r"^.{0,30}政府工作(?:报告|報告)[^。，,]{0,20}$", re.MULTILINE)
_SIGNS = (
    re.compile(r"代表[^。！？]{0,25}(?:政府|国务院|國務院)"),
    re.compile(r"政府工作(?:报告|報告)"),
    re.compile(r"工作(?:的)?(?:回顾|回顧|总结)|(?:过去|過去|刚刚过去)的?[一五]年|一年来|五年来|[0-9]{4}年[^。\n]{0,6}工作"),
    re.compile(r"工作安排|工作建议|预期目标|主要目标|主要任务|重点工作|目标任务|总体要求|今后五年|今年[^。\n]{0,12}(?:工作|要)"),
)
_SIGNS_NEEDED = 2
_OTHERS = (
    (re.compile(r"代表[^。！？\n]{0,25}(?:法院|检察院)"), "法院或检察院的工作报告", "a report of a court or procuratorate"),
    (re.compile(r"(?:代表|受)[^。！？\n]{0,25}(?:常务委员会|人大常委会)"), "人大常委会的工作报告", "a report of a people's congress"),
    (re.compile(r"代表[^。！？\n]{0,30}(?:党|第.{1,4}届)委员会"), "党代会报告", "a report to a party congress"),
    (re.compile(r"(?:计划|预算)执行情况[^。]{0,40}的?报告"), "计划或预算报告", "a report on the plan or the budget"),
)


def why_no_report(text: str) -> str | None:
    """Why `text` is no government work report, in both languages; None where it is one.

    A salutation to the deputies or a title line is enough; otherwise two of: speaks for the government, names the genre,
    looks back, plans ahead. Reports of other bodies to the same deputies are told apart by whom they speak for.
    """
    squeezed = _BLANKS.sub("", text)
    head = squeezed[:_HEAD]
    for pattern, zh, en in _OTHERS:
        if pattern.search(head):
            return f"不是政府工作报告，是{zh} · no government work report but {en}"
    if _SALUTATION.search(squeezed) or _TITLE.search(head):
        return None
    if sum(1 for sign in _SIGNS if sign.search(squeezed)) >= _SIGNS_NEEDED:
        return None
    return "不是政府工作报告 · no government work report (no salutation, title, review or plan of one)"
