"""Source health: defects that the source itself has, named. All warnings: the data stand, the reader is told.

Each was found in published reports. The bounds are set so that of 78 reports as published only damaged ones are named.
"""

from __future__ import annotations

import re
from collections import Counter

from expectations.declare import Check
from expectations.world import Row, World
from transforms.readable import readable
from transforms.sources import salutation
from transforms.sources.placeholders import PLACEHOLDER

LONG = 8_000  # Every one of 78 whole reports (the shortest has 9,570 characters) says 最 at least once.
WRAPPED = 0.5  # Share of lines that stop in the middle of a sentence.
BEGINNING = 600  # Characters, blanks not counted: all whole reports say within these that a report is given, or to whom.
LONGEST_SIGNATURE = 15  # A last line that is shorter may be a date, （完） or 谢谢大家.
SPACED = 5.0  # Spaces between two Chinese characters, per 1,000 characters.

_HANZI = "[\u4e00-\u9fff]"
# Superlatives that have lost their 最: 全省低 for 全省最低, 佳实践 for 最佳实践.
_BEREFT = re.compile(r"全[国省市区](?:低|高|好|多|少|快|大|优|强)(?=[，。；、])|(?<=[一-鿿])(?<!最)佳(?=实践|案例)")
_DAMAGED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\ufeff\ufffd\ue000-\uf8ff]|锟斤拷|[ÃÂäåæçèé]{2,}")
_QUESTIONS = re.compile(rf"\?{{2,}}|{_HANZI}\?{_HANZI}")
_BARE_PERCENT = re.compile(r"(?<![0-9０-９%％一二三四五六七八九十百两XxＸ×N\s])[ \u3000]*[%％](?![）)])")
_MARKUP = re.compile(r"\\r|\\n|&[a-zA-Z]{2,8};|&#[0-9]+;|</?[a-zA-Z][^<>\n]{0,80}>")
_CHROME = re.compile(r"打印本页|【打印】|关闭窗口|字体[:：【]|分享到|浏览次数|点击数|责任编辑|信息来源|扫一扫|当前位置|您的位置|版权所有|(?:浏览|阅读|访问量)[:：]|上一篇|下一篇|网站标识码|ICP备|索引号[:：]")
_ENDS = "。！？；：”）…!?.;:)】]》"
_SPACE = re.compile(rf"(?<={_HANZI}) (?={_HANZI})")
_BEGINS = re.compile(rf"{salutation.ANY.pattern}|工作报告|代表[^。！？]{{0,25}}(?:政府|国务院)")
_STOPS = "。！？；：”）…，、.!?;:)\""


def superlatives_kept(row: Row, world: World) -> bool | None:
    return "最" in row.text if len(row.text) > LONG else None


def lines_whole(row: Row, world: World) -> bool | None:
    lines = [line.strip() for line in row.text.split("\n") if line.strip()]
    broken = sum(len(line) >= 25 and line[-1] not in _STOPS for line in lines)
    return broken <= WRAPPED * len(lines) if len(lines) >= 10 else None


def begins_whole(row: Row, world: World) -> bool | None:
    return _BEGINS.search("".join(readable(row.text[: 10 * BEGINNING]).split())[:BEGINNING]) is not None


def ends_whole(row: Row, world: World) -> bool | None:
    last = row.text.rstrip().rpartition("\n")[2].strip()
    return len(last) < LONGEST_SIGNATURE or last[-1] in _ENDS


def words_whole(row: Row, world: World) -> bool | None:
    return len(_SPACE.findall(row.text)) * 1000 <= SPACED * len(row.text)


def told_once(row: Row, world: World) -> bool | None:
    return not _repeated(row)


def _repeated(row: Row) -> list[str]:
    paragraphs = Counter(line.strip() for line in row.text.split("\n"))
    return [line for line, times in paragraphs.items() if times > 1 and len(line) >= 60]


def has_observations(row: Row, world: World) -> bool | None:
    return row.report_id in world.values("observations", "report_id") if len(row.text) > LONG else None


def _free_of(pattern: re.Pattern[str]):
    return lambda row, world: pattern.search(row.text) is None


def _found(pattern: re.Pattern[str]):
    """How often, and the first places."""

    def say(row: Row, world: World) -> str:
        places = [row.text[max(0, match.start() - 6) : match.end() + 4] for match in pattern.finditer(row.text)]
        return f"{len(places)} ×: " + " ".join(f"…{place}…" for place in places[:3])

    return say


def _health(name: str, zh: str, en: str, holds, say=None) -> Check:
    return Check("reports", name, "warning", zh, en, _COMPARE, "text", holds=holds, needs=("report_id", "text"), say=say)


_COMPARE = ("与官方原文对照，换用完好的来源", "compare with the official text and use a sound source")

CHECKS = (
    _health("superlatives_kept", "长报告应有“最”字；一个也没有，说明来源丢了所有的“最”（如“全省低”原为“全省最低”）",
            "A long report says 最 somewhere; where it never does, the source has lost every 最 (`全省低` stands for 全省最低)", superlatives_kept, _found(_BEREFT)),
    _health("no_damaged_characters", "没有替换符、私用区字符、控制字符或乱码", "No replacement, private-use or control characters, no mojibake", _free_of(_DAMAGED), _found(_DAMAGED)),
    _health("no_stray_question_marks", "没有代替了空格或文字的“??”", "No ?? in the place of spaces or words", _free_of(_QUESTIONS), _found(_QUESTIONS)),
    _health("numbers_kept", "百分号前有数字（没有则说明来源丢了数字）", "Every per cent sign follows a number (where one does not, the source has lost numbers)", _free_of(_BARE_PERCENT), _found(_BARE_PERCENT)),
    _health("no_placeholders", "没有以 X 代替的数字", "No X in the place of a number", _free_of(PLACEHOLDER), _found(PLACEHOLDER)),
    _health("no_markup", "没有残留的转义符或网页标记（\\r\\n、&nbsp;）", "No left-over escapes or markup (\\r\\n, &nbsp;)", _free_of(_MARKUP), _found(_MARKUP)),
    _health("no_page_chrome", "没有网页的导航、按钮等文字", "No navigation or buttons of a web page", _free_of(_CHROME), _found(_CHROME)),
    _health("told_once", "没有整段重复", "No paragraph is told twice", told_once, lambda row, world: f"{len(_repeated(row))} ×: {_repeated(row)[0][:16]}…"),
    _health("lines_whole", "句子没有被硬换行截断", "Sentences are not cut by hard line ends", lines_whole),
    _health("begins_whole", "开头有称呼、标题或“代表……政府”（没有则开头被截去）", "It begins with an address, a title or in the government's name (where it does not, the beginning is cut off)",
            begins_whole, lambda row, world: f"{row.text.strip()[:24]}…"),
    _health("ends_whole", "结尾是完整的句子（不是则结尾被截去，或夹有别的文字）", "It ends with a whole sentence (where it does not, the end is cut off, or other words stand there)",
            ends_whole, lambda row, world: f"…{row.text.rstrip()[-24:]}".replace("\n", " ")),
    _health("words_whole", "汉字之间没有成片的空格", "No spaces scattered between Chinese characters", words_whole),
    _health("has_observations", "长报告读出了观测值", "A long report yields observations", has_observations),
)  # fmt: skip
