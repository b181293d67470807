"""What other texts say of themselves: reports of other bodies, communiqués, news and whatever else speaks of work reports."""

from __future__ import annotations

import re
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of text that is no work report, by a sign that must stand in it so many times; its name in both languages."""

    sign: re.Pattern[str]
    needed: int
    zh: str
    en: str


# Who speaks for others: not a deputy (人大代表), not a congress (人民代表大会).
_FOR = r"(?:(?<![民大])代表(?!大会|[团们])|受)"
# Told by whom they speak for, or by what their title says they are. Looked for at the beginning only.
OF_OTHERS = (
    Kind(re.compile(_FOR + r"[^。！？\n]{0,25}(?:法院|检察院)"), 1, "法院或检察院的工作报告", "a report of a court or procuratorate"),
    Kind(re.compile(_FOR + r"[^。！？\n]{0,30}(?:政协|政治协商会议)[^。！？\n]{0,15}委员会"), 1, "政协工作报告", "a report of the political consultative conference"),
    Kind(re.compile(_FOR + r"[^。！？\n]{0,25}(?:常务委员会|人大常委会)"), 1, "人大常委会的工作报告", "a report of a people's congress"),
    Kind(re.compile(_FOR + r"[^。！？\n]{0,30}(?:党|第.{1,4}届)委员会|受[^。！？\n]{0,6}[省市县区州]委的?委托"), 1, "党代会报告", "a report to a party congress"),
    Kind(re.compile(r"(?:计划|预算)执行情况[^。]{0,40}的?报告|[作做]关于[^。\n]{0,45}纲要[^。\n]{0,12}(?:报告|说明)"), 1, "计划或预算报告", "a report on the plan or the budget"),
    Kind(re.compile(r"主任、(?:各位)?副主任|^[^。\n]{0,30}人大常委会[^。\n]{0,12}会议上", re.MULTILINE), 1, "向人大常委会作的专项报告", "a report to a standing committee"),
    # A township has no code of its own.
    Kind(re.compile(r"我(?:谨)?(?:受|代表)[^。，,\n]{0,12}[镇乡](?:人民)?政府"), 1, "乡镇政府的工作报告，乡镇没有地区代码", "a report of a township, which has no area code"),
    Kind(re.compile(r"(?:就|对|将|关于)[^。\n]{0,25}政府工作报告[^。\n]{0,20}说明"), 1, "关于报告的说明", "an explanation of a report"),
    Kind(re.compile(r"\A[^。\n]{0,40}(?:述职报告|主持词|主持讲话)"), 1, "述职报告或会议主持词", "the words of a chairman, or an account of one's own office"),
)
# Where somebody speaks, and not for the government: a company, a trade union, a committee that prepares a meeting.
FOR_A_BODY = (
    Kind(re.compile(r"我(?:谨)?(?:受|代表)[^。，,\n]{2,40}?(?:委托|[，,]?向(?:大会|各位|会议))"), 1, "别的机构的工作报告", "a report of another body"),
)  # fmt: skip
# Where nobody speaks for the government, one who tells of the congress or of the report. What a report might say itself is no sign.
TOLD_OF = (
    Kind(
        re.compile(
            r"本报讯|[（(](?:记者|通讯员)|记者(?:从|在|了解到|看到|获悉)|(?:新华社|中新)[^。\n]{0,12}电|[网社报台]讯[（(]|侧记|[代委][表员]们|纷纷表示"
            r"|报告》?(?:指出|提出|提到|显示|强调|回顾)|在报告[中时]|(?:作|做)(?:了)?(?:题为)?《?政府工作报告|(?:听取|审议)[^。\n]{0,12}《?政府工作报告"
            r"|(?:人民代表大会|人大)[^。\n]{0,16}会议?[^。\n]{0,16}(?:开幕|召开|举行|闭幕)|(?:应|实)[到出][席会]?(?:人大)?代表|符合法定人数|主席台[^。\n]{0,6}就[座坐]|执行主席|会议(?:充分)?(?:肯定|同意)|决定批准"
        ),
        2, "关于报告的新闻", "a news item about a report",
    ),
    Kind(re.compile(r"发言稿|我是[^。\n]{0,15}代表|作为[^。\n]{0,10}(?:代表|委员)[，,]我|我列席"), 1, "代表的发言或感想", "what a deputy said of a report"),
    Kind(re.compile(r"《[^》\n]{0,12}政府工作报告[^》\n]{0,10}》|范文"), 2, "谈论报告的文章", "a text about work reports"),
    Kind(re.compile(r"^(?:正文)?第[0-9〇零一二三四五六七八九十百千两]{1,9}章", re.MULTILINE), 1, "书或小说中的一章", "a chapter of a book"),
)  # fmt: skip
# Of a page that carries the whole speech these may stand beside it; without a salutation they are the text.
WITHOUT_SPEECH = (
    Kind(re.compile(r"国民经济和社会发展统计公报|\A[^。]{0,40}统计公报"), 1, "统计公报", "a statistics communiqué"),
    Kind(re.compile(r"^[一二]、综合\n|^表[一二1]?[：:]|同比增长|比上年末?增长", re.MULTILINE), 4, "统计公报", "a statistics communiqué"),
    Kind(re.compile(r"一图读懂|图解|解读|摘要|亮点|看点|划重点"), 2, "报告的解读或摘要", "a summary or an explanation of a report"),
)
# A meeting of officials: work is reviewed and planned there too.
MEETING = Kind(
    re.compile(r"在[^。，\n]{2,40}会(?:议)?上的?(?:讲话|发言|致辞|主持词)|(?:这次|本次|今天)[^。\n]{0,30}(?:会议|大会)[^。\n]{0,12}(?:任务|目的)是"),
    1, "会议讲话", "a speech at another meeting",
)  # fmt: skip


# In a speech of 20,000 characters two signs may be its own words.
_APART = 4_000


def first_of(kinds: tuple[Kind, ...], text: str) -> Kind | None:
    """The first of the `kinds` whose sign stands in `text` (without blanks) often enough."""
    return next((kind for kind in kinds if _found(kind.sign, text) >= kind.needed), None)


def first_throughout(kinds: tuple[Kind, ...], text: str) -> Kind | None:
    """The same where the sign must come again and again in a long text."""
    return next((kind for kind in kinds if _found(kind.sign, text) >= max(kind.needed, len(text) / _APART)), None)


def _found(sign: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in sign.finditer(text))
