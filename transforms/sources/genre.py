"""Whether a text is a government work report at all, and just one, by what such a speech says of itself."""

from __future__ import annotations

import re

from transforms.sources.other_texts import FOR_A_BODY, MEETING, OF_OTHERS, TOLD_OF, WITHOUT_SPEECH, Kind, first_of, first_throughout
from transforms.sources.placeholders import NAMELESS_HEAD, PLACEHOLDER
from transforms.sources.salutation import TO_DEPUTIES
from transforms.sources.twice import why_not_one

_BLANKS = re.compile(r"[^\S\n]+")
_HEAD = 1_000
_TITLES = 250
_SPEAKS = re.compile(r"我(?:谨)?(?:受[^。\n]{0,12}委托[，,]?)?(?:受|代表)[^。，\n]{0,25}(?:政府|国务院|行署|行政公署|管委会|管理委员会)")
_TITLE = re.compile(r"^.{0,30}政府工作报告[^。，,]{0,20}$", re.MULTILINE)
_SIGNS = (
    re.compile(r"代表[^。！？]{0,25}(?:政府|国务院)"),
    re.compile(r"工作(?:的)?(?:回顾|总结)|(?:过去|刚刚过去)的?[一五]年|一年来|五年来|[0-9]{4}年[^。\n]{0,6}工作"),
    re.compile(r"工作安排|工作建议|预期目标|主要目标|主要任务|重点工作|目标任务|总体要求|今后五年|今年[^。\n]{0,12}(?:工作|要)"),
)
_SIGNS_NEEDED = 2
# An opening quotation mark and no closing one up to the end.
_QUOTED = re.compile(r"[“‘「『][^”’」』]*\Z")
_LONGEST_QUOTE = 30
_NAMELESS = re.compile(r"(?:某|[XxＸｘ×○*＊]{1,4})(?=[省市县区乡镇])")
_NUMBER = re.compile(r"[0-9０-９](?=[%％万亿元家户人吨亩个项])")
_FEWEST_PLACEHOLDERS = 4
_FANTASY = (
    "修仙 修真 灵气 灵石 宗门 渡劫 魔法 魔王 魔族 精灵 巫师 异能 丧尸 末世 星际 外星 机甲 穿越者 穿越到 异世界 勇者 恶龙 霍格沃茨 吸血鬼 哥谭 奥特曼 玩家 副本".split()
)
_FANTASIES = 4
_GARBLED = ("锛", "銆", "鐨勫", "鍙戝", "璁", "锟斤拷")
_GARBLES = 12


def why_no_report(text: str) -> str | None:
    """Why `text` (as read: in simplified characters) is no government work report, in both languages; None where it is one.

    A salutation to the deputies or a title line is enough; otherwise two of: speaks for the government, looks back, plans
    ahead. Reports of other bodies to the same deputies are told apart by whom they speak for, and what
    is told of a report by that nobody speaks for the government in it, but in quotation marks.
    """
    squeezed = _BLANKS.sub("", text)
    head = squeezed[:_HEAD]
    if sum(map(squeezed.count, _GARBLED)) >= _GARBLES:
        return "文字错乱：UTF-8 曾被当作 GBK 读取，已有字符丢失，请换用完好的来源 · garbled: UTF-8 was once read as GBK and characters are lost; find a sound source"
    if other := first_of(OF_OTHERS, head):
        return _no_report(other)
    if reason := _made_up(squeezed):
        return reason
    if not _said(_SPEAKS, squeezed):
        if other := first_throughout(TOLD_OF, squeezed) or first_of(FOR_A_BODY, head):
            return _no_report(other)
        if MEETING.sign.search(head) and not _TITLE.search(head):
            return _no_report(MEETING)
    if _said(TO_DEPUTIES, squeezed):
        return why_not_one(squeezed)
    if (other := first_of(WITHOUT_SPEECH, squeezed)) and not _is_plan(squeezed):
        return _no_report(other)
    if _TITLE.search(head) or sum(1 for sign in _SIGNS if sign.search(squeezed)) >= _SIGNS_NEEDED:
        return why_not_one(squeezed)
    return "不是政府工作报告 · no government work report (no salutation, title, review or plan of one)"


def _said(words: re.Pattern[str], text: str) -> bool:
    """Whether the `words` are the text's own and no quotation: one has begun where its mark stands just before them, unclosed."""
    return any(_QUOTED.search(text, max(0, match.start() - _LONGEST_QUOTE), match.start()) is None for match in words.finditer(text))


def _no_report(other: Kind) -> str:
    return f"不是政府工作报告，是{other.zh} · no government work report but {other.en}"


def _is_plan(text: str) -> bool:
    """Whether it looks back and plans ahead as a speech does: communiqués and news do not."""
    return bool(_SIGNS[1].search(text) and re.search(r"工作安排|工作建议|重点抓好|各位代表|让我们|今年[^。\n]{0,6}我们要", text))


def _made_up(text: str) -> str | None:
    if NAMELESS_HEAD.search(text[:_TITLES]):
        return "是范文模板，地名或年份是占位符 · a template: a placeholder stands for its place or year"
    placeholders = len(PLACEHOLDER.findall(text)) + len(_NAMELESS.findall(text))
    if placeholders >= _FEWEST_PLACEHOLDERS and placeholders > len(_NUMBER.findall(text)):
        return f"是范文模板，数字都是占位符（{placeholders} 处） · a template: its numbers are placeholders ({placeholders} of them)"
    fantasies = [times for times in map(text.count, _FANTASY) if times]
    if len(fantasies) > 1 and sum(fantasies) >= _FANTASIES:
        return "是虚构作品，不是真实的报告 · a work of fiction, no real report"
    return None
