"""Noun phrases before a number: where the name of an indicator begins and ends.

`全年实现地区生产总值比上年增长` is the tail [增长, 比上年], the head 全年实现 and between them the noun.
"""

from __future__ import annotations

import re

from transforms.grammar import words
from transforms.grammar.asides import aside_at_end, comparison_at_end
from transforms.grammar.branches import compile_branches

# What joins two names.
JOINERS = ("以及", "和", "与", "及", "暨")
_STRIP = " 　\t、，,：:；;（ —-－·①②③④⑤⑥⑦⑧⑨⑩⑪⑫●■◆★"
_TAIL, _RISES, _FALLS = words.TAIL, words.RISES, words.FALLS
_CHANGES = _RISES | _FALLS
_DECIDES = _CHANGES | words.LEADS
_TAIL_LENGTHS = words.by_last(_TAIL)
_COMPARED_TO = re.compile(r"(?:(?<![占对环同好])比(?![重例率值])|较(?!大|好|高|快|多|强))[^，、；]{2,14}$")
# 要, 将 before the words for reaching say that it is meant.
_INTENDS = frozenset("要将拟应又再")
_NO_INTENT = frozenset("主要 需要 重要 必要 反应 供应 相应 适应 效应 模拟 虚拟".split())
_GAP = re.compile(r"(高于|低于|快于|好于|优于|高出|领先)(?:[^，、；]{1,16}?)$|(比)(?:[^，、；]{1,12}?)(高|低|快|多|少)$")

_HEAD_STRIP = _STRIP + "。）”"
_HEAD_LENGTHS = words.by_first(words.HEAD)
_YEAR_HEAD = re.compile(
    r"(?:(?:截至|截止|到|至|自|从|在)?(?:(?:19|20)[0-9]{2}(?:年|(?=[-—–~至到]))(?:[-—–~至到](?:19|20)[0-9]{2}年)?|“?十[一二三四五]五”?|“?[一二三四五六七八九十]{1,2}五”?)(?:时期|期间|规划期?|年度)?(?:的)?(?:[0-9]{1,2}月)?(?:底前|年底|底|末|初|以来|间|里)?[，、]?)"
    r"|(?:[（(]?[0-9一二三四五六七八九十]{1,2}[)）])"
    r"|(?:前[0-9]{1,2}个月|1月?[-—–~～至到][0-9]{1,2}月(?:份)?|[前上][一二三]?(?:半年|季度)|[一二三四]季度|上半年|[0-9]{1,2}月(?:份|末|底)?|[0-9]{1,2}日)"
    r"|(?:(?:过去|这|近|今后|未来)?(?:[三五一二两四]年)(?:来|间|内)?)"
    r"|(?:历史性|用[一二两三四五]年(?:左右)?时间将?)"
)
_YEAR_HEAD_FIRST = frozenset("0123456789截到至自从在“”一二两三四五六七八九十（(前上过这近今未历用")
_TIME_ONLY = re.compile(
    "(?:[（(]?[0-9一二三四五六七八九十]{1,2}[)）]|[一二三四前]+季度|[上下]半年|全年|[0-9一二两三四五六七八九十]+年|年?底前?|年?末|[全我][省市县区州国]共|当年|全|有|(?:其)?中有|其余|剩余|首批|对照|巩固|共|基本|(?:今年|明年|全年|年内|我们|下一?步)(?:要|将|拟|再|也|还|仍)?|要|将|拟)"
)
_TIME_ONLY_LAST = frozenset(")）度年底前末全有余批照固共本内们步要将拟再也还仍")
# 建成区, 完成率, 和谐: the first word is no word of its own there.
GLUED = compile_branches(
    "计划生育|预期[性寿]|共[建同济享产党]|约束|并[用购联]|拟定|集中供热|利用外资|建成区|拟上市|完成上市|成功上市|完成[率额]|预算[内外]|[实落]施率|落实率|和[谐美平]|[共饱温缓中祥]和|和[田龙静硕顺县州]|和政县|参与|赠与|与会|与时|普及|涉及|及时|及其|以及|推及|波及|及以上|和谐|调和|混和|获[证奖得]|再生|自治区[级本]|带动(?:就业|消费|投资|销售)|拉动(?:消费|投资)|撬动(?:投资|社会)|国家和地区"
)
# Words that end in the first character of a tail word, of which 水平|均 is none.
_ONE_WORD = frozenset("人均 户均 村均 亩均 月均 年均 日均 平均 雷达 行为 撤并 合并 水平".split())
_JOINTS = frozenset("和与及")
_FOOTNOTE = re.compile(r"\^?\[[0-9]*\]|[ 　^]")
_NAME_EDGES = _STRIP + "。！\n的"


class Left:
    """What stands before a number: the noun, and the words between noun and number, nearest first.

    `kinds` sums up the tail in the bits of transforms.words; `direction` is the sign of its first word of change, 0 where
    there is none or a word of level (达到) comes first; `gap` is a comparison with others (高于全省).
    """

    __slots__ = ("noun", "tail", "kinds", "direction", "gap")

    def __init__(self, noun: str, tail: list[str], gap: str) -> None:
        self.noun = noun
        self.tail = tail
        self.gap = gap
        kinds = self.direction = 0
        for word in tail:
            kind = _TAIL.get(word, 0)
            if kind & _DECIDES and not kinds & _DECIDES:
                self.direction = 1 if kind & _RISES else -1 if kind & _FALLS else 0
            kinds |= kind
        self.kinds = kinds

    def add(self, word: str) -> None:
        """One more word, farther off than all others."""
        self.tail.append(word)
        self.kinds |= _TAIL.get(word, 0)

    def comparator(self) -> str:
        """What the nearest word about the magnitude says: gt for 超过; empty where there is none."""
        return next((words.BEFORE[word] for word in self.tail if word in words.BEFORE), "") if self.kinds & words.BOUNDS else ""

    def qualifier(self, but: frozenset[str] = frozenset()) -> str:
        """The nearest word that belongs to the name (新增, 累计), `but` aside; empty where there is none."""
        return next((word for word in self.tail if word in words.QUALIFIER and word not in but), "") if self.kinds & words.QUALIFIES else ""


def peel(text: str, gap: bool = False) -> Left:
    """Split `地区生产总值比上年增长` into the noun and its tail words [增长, 比上年]; `gap` also takes off 高于全省."""
    tail: list[str] = []
    found_gap = ""
    text = text.rstrip(_STRIP)
    while text:
        length = _word_at_end(text)
        if length:
            tail.append(text[-length:])
        elif length := comparison_at_end(text):
            tail.append("比")
        elif tail and text[-1] in _INTENDS and len(text) > 2 and text[-2:] not in _NO_INTENT:
            length = 1
        elif text[-1] in "”》":
            break
        elif not (length := aside_at_end(text)) or length == len(text) and text[-1] == "均":
            match = _GAP.search(text[-24:]) if gap else None
            if match is None:
                break
            gap = False
            found_gap = match.group()
            length = len(found_gap)
            tail += [word for word in match.groups() if word]
        text = text[:-length].rstrip(_STRIP)
    left = Left(text, tail, found_gap)
    if left.kinds & _CHANGES and ("较" in text[-16:] or "比" in text[-16:]) and (match := _COMPARED_TO.search(text)):
        left.noun = text[: match.start()].rstrip(_STRIP)
    return left


def without_joint(text: str) -> str:
    """The words behind a number without the joint they begin with: `和乡村`, but not the 和 of `和美乡村`."""
    text = text.lstrip("、 ")
    while text[:1] in _JOINTS and not GLUED.match(text):
        text = text[1:].lstrip("、 ")
    return text


def _word_at_end(text: str) -> int:
    """Length of the longest tail word that `text` ends in, 0 if there is none."""
    for length in _TAIL_LENGTHS.get(text[-1], ()):
        word = text[-length:]
        if word in _TAIL and (len(text) <= length or _peels_behind(text, word)):
            return length
    return 0


def _peels_behind(text: str, word: str) -> bool:
    """Whether the tail word that `text` ends in is a word there: 均达到 is none in 人均达到, 达 none in 雷达."""
    at = len(text) - len(word)
    before = text[at - 1]
    if before + word[0] in _ONE_WORD:
        return text.endswith("水平", 0, at)
    after = words.ONE_CHARACTER_AFTER.get(word) if len(word) == 1 else None
    return after is None or before in after


def strip_head(text: str) -> str:
    """Take place, time and the verbs of doing off the front: `全年实现地区生产总值` to `地区生产总值`."""
    while True:
        if text[:1] not in "“（":
            text = text.lstrip(_HEAD_STRIP)
        length = _head_length(text)
        if not length:
            return "" if text in words.HEAD or text.isdigit() or text and text[-1] in _TIME_ONLY_LAST and _TIME_ONLY.fullmatch(text) else text
        text = text[length:]


def _head_length(text: str) -> int:
    """Length of the longest head word, or else of the time, that `text` begins with; two characters are always left."""
    first, longest = text[:1], len(text) - 2
    for length in _HEAD_LENGTHS.get(first, ()):
        if length <= longest and text[:length] in words.HEAD:
            if GLUED.match(text):
                break
            if text[length - 1] == "到" and text[length] == "位":
                continue  # 争取|到位资金
            return length
    match = _YEAR_HEAD.match(text) if first in _YEAR_HEAD_FIRST else None
    return match.end() if match and match.end() <= longest else 0


_ET_CETERA = re.compile("(?<![中高初平优均相])等")


def short_list(name: str) -> str:
    """`首届全国攀岩冠军赛等国家级赛事`: one example and its class is named by the class; a list of examples stays."""
    if "等" not in name:
        return name
    match = _ET_CETERA.search(name)
    if match is None:
        return name
    before, behind = name[: match.start()], name[match.end() :]
    if "”“" in before:
        return name
    return behind if len(behind) >= 4 and len(before) >= 4 and "、" not in before and not behind.startswith(("级", "奖", "次")) else name


def clean_name(name: str) -> str:
    """Spaces, footnote marks and a lone quotation mark off; a name of more than 40 characters keeps its end."""
    if "[" in name or " " in name or "　" in name:
        name = _FOOTNOTE.sub("", name)
    name = name.strip(_NAME_EDGES)
    if "“" in name or "”" in name:
        opened, closed = name.count("“"), name.count("”")
        if opened != closed:
            name = name.replace("”" if closed > opened else "“", "", 1)
    return name[-40:]


def mask_glued(text: str) -> str:
    """The text with the words that only look like joined ones (和谐, 国家和地区) blotted out, length unchanged."""
    return GLUED.sub(lambda match: "〇" * len(match.group()), text) if GLUED.search(text) else text


def keep_end(noun: str, longest: int) -> str:
    """The last words of a noun, no more than `longest` characters where a list comma or a quotation lets it end there; never torn."""
    if len(noun) <= longest:
        return noun
    seam = noun.find("、", len(noun) - longest)
    return noun[seam + 1 :] if seam != -1 else noun


def strip_edges(text: str) -> str:
    """Blanks and the marks between clauses off both ends, and the stop."""
    return text.strip(_STRIP + "。\n")
