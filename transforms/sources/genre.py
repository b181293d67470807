"""Whether a text is a government work report at all, and just one, by what such a speech says of itself."""

from __future__ import annotations

import re

from transforms.sources.placeholders import PLACEHOLDER
from transforms.sources.salutation import TO_DEPUTIES
from transforms.sources.twice import why_not_one

_BLANKS = re.compile(r"[^\S\n]+")
_HEAD = 1_000
_SPEAKS = re.compile(r"我(?:谨)?(?:受|代表)[^。，\n]{0,25}(?:政府|国务院|委托)")
_TITLE = re.compile(r"^.{0,30}政府工作报告[^。，,]{0,20}$", re.MULTILINE)
_SIGNS = (
    re.compile(r"代表[^。！？]{0,25}(?:政府|国务院)"),
    re.compile(r"政府工作报告"),
    re.compile(r"工作(?:的)?(?:回顾|总结)|(?:过去|刚刚过去)的?[一五]年|一年来|五年来|[0-9]{4}年[^。\n]{0,6}工作"),
    re.compile(r"工作安排|工作建议|预期目标|主要目标|主要任务|重点工作|目标任务|总体要求|今后五年|今年[^。\n]{0,12}(?:工作|要)"),
)
_SIGNS_NEEDED = 2
_OTHERS = (
    (re.compile(r"代表[^。！？\n]{0,25}(?:法院|检察院)"), "法院或检察院的工作报告", "a report of a court or procuratorate"),
    (re.compile(r"(?:代表|受)[^。！？\n]{0,25}(?:常务委员会|人大常委会)"), "人大常委会的工作报告", "a report of a people's congress"),
    (re.compile(r"代表[^。！？\n]{0,30}(?:党|第.{1,4}届)委员会"), "党代会报告", "a report to a party congress"),
    (re.compile(r"代表[^。！？\n]{0,30}政协[^。！？\n]{0,10}(?:常务)?委员会"), "政协工作报告", "a report of the political consultative conference"),
    (re.compile(r"(?:计划|预算)执行情况[^。]{0,40}的?报告"), "计划或预算报告", "a report on the plan or the budget"),
)
# Of a page that carries the whole speech these may stand beside it; without a salutation they are the text.
_WITHOUT_SPEECH = (
    (re.compile(r"国民经济和社会发展统计公报|\A[^。]{0,40}统计公报"), 1, "统计公报", "a statistics communiqué"),
    (re.compile(r"^[一二]、综合\n|^表[一二1]?[：:]|同比增长|比上年末?增长", re.MULTILINE), 4, "统计公报", "a statistics communiqué"),
    (re.compile(r"(?:作|做)政府工作报告[时中]|报告(?:中)?(?:指出|提出|提到|显示|强调|说|表示)|(?:记者|本报讯|新华社[^。]{0,12}电|中新网|讯[（(])|^[^。]{0,12}在报告中"), 2, "关于报告的新闻", "a news item about a report"),
    (re.compile(r"一图读懂|图解|解读|摘要|亮点|看点|划重点"), 2, "报告的解读或摘要", "a summary or an explanation of a report"),
)  # fmt: skip
# Signs of other texts about a report, where nobody speaks for the government in them.
_MEETING = re.compile(r"在[^。，\n]{2,40}会(?:议)?上的?(?:讲话|发言|致辞|主持词)|(?:这次|本次|今天)[^。\n]{0,30}(?:会议|大会)[^。\n]{0,12}(?:任务|目的)是")
_PRESS = re.compile(r"本报讯|[（(](?:记者|通讯员)|记者(?:从|在|了解到|看到|获悉)|新华社[^。\n]{0,12}电|代表们|纷纷表示|侧记|报告(?:指出|提出|显示)")
_PRESS_NEEDED = 2
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

    A salutation to the deputies or a title line is enough; otherwise two of: speaks for the government, names the genre,
    looks back, plans ahead. Reports of other bodies to the same deputies are told apart by whom they speak for.
    """
    squeezed = _BLANKS.sub("", text)
    head = squeezed[:_HEAD]
    if sum(map(squeezed.count, _GARBLED)) >= _GARBLES:
        return "文字错乱：UTF-8 曾被当作 GBK 读取，已有字符丢失，请换用完好的来源 · garbled: UTF-8 was once read as GBK and characters are lost; find a sound source"
    for pattern, zh, en in _OTHERS:
        if pattern.search(head):
            return _no_report(zh, en)
    if reason := _made_up(squeezed):
        return reason
    if not _SPEAKS.search(squeezed):
        if len(_PRESS.findall(squeezed)) >= _PRESS_NEEDED:
            return _no_report("关于报告的新闻", "a news item about a report")
        if _MEETING.search(head) and not _TITLE.search(head):
            return _no_report("会议讲话", "a speech at another meeting")
    if TO_DEPUTIES.search(squeezed):
        return why_not_one(squeezed)
    for pattern, needed, zh, en in _WITHOUT_SPEECH:
        if len(pattern.findall(squeezed)) >= needed and not _is_plan(squeezed):
            return _no_report(zh, en)
    if _TITLE.search(head) or sum(1 for sign in _SIGNS if sign.search(squeezed)) >= _SIGNS_NEEDED:
        return why_not_one(squeezed)
    return "不是政府工作报告 · no government work report (no salutation, title, review or plan of one)"


def _no_report(zh: str, en: str) -> str:
    return f"不是政府工作报告，是{zh} · no government work report but {en}"


def _is_plan(text: str) -> bool:
    """Whether it looks back and plans ahead as a speech does: communiqués and news do not."""
    return bool(_SIGNS[2].search(text) and re.search(r"工作安排|工作建议|重点抓好|各位代表|让我们|今年[^。\n]{0,6}我们要", text))


def _made_up(text: str) -> str | None:
    placeholders = len(PLACEHOLDER.findall(text)) + len(_NAMELESS.findall(text))
    if placeholders >= _FEWEST_PLACEHOLDERS and placeholders > len(_NUMBER.findall(text)):
        return f"是范文模板，数字都是占位符（{placeholders} 处） · a template: its numbers are placeholders ({placeholders} of them)"
    fantasies = [times for times in map(text.count, _FANTASY) if times]
    if len(fantasies) > 1 and sum(fantasies) >= _FANTASIES:
        return "是虚构作品，不是真实的报告 · a work of fiction, no real report"
    return None
