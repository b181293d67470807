"""One scan of the text for everything that looks like a number: quantities, ranks, and the numerals that count nothing.

What a number is about, and whether it is a threshold, is decided in the clause it stands in (`transforms.grammar.clauses`); what
its neighbours already settle (dates, names, ordinals) is settled here.
"""

from __future__ import annotations

import re

from transforms.mentions import in_words, places
from transforms.mentions.arabic import read_arabic
from transforms.mentions.mention import OTHER, QUANTITY, Mention
from transforms.numerals import arabic
from transforms.units import UnitLexicon

_CN = "零〇一二三四五六七八九十百千万亿两"


# Programme names and titles: what is quoted is a name, numerals and all.
_QUOTED = "|".join(
    f"(?<={opens})[^{opens}{closes}\\n]{{1,{longest}}}{closes}" for opens, closes, longest in (("“", "”", 40), ("《", "》", 60), ("「", "」", 40), ('"', '"', 24), ("'", "'", 24))
)
# The first character is taken by a set, which the engine can skip to; each reading then begins by looking back at it.
_SCAN = re.compile(
    "[“《「\"'0-9一二两三四五六七八九十百翻第首榜之前倒](?:"
    r"(?<=[0-9])(?:"
    r"(?P<ratio>[0-9]*(?:\.[0-9]+)?(?:[:：][0-9]+(?:\.[0-9]+)?)+)"
    r"|(?P<fraction>(?<!0)[0-9]?/[1-9][0-9]?(?![0-9]))"
    r"|(?P<arabic>[0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|(?: [0-9])+(?: ?\. ?[0-9](?: [0-9])*)?(?![0-9])|[0-9]*(?:(?:\.| ?\.(?=[0-9 ])|\n\.) ?[0-9]+)?))"
    # A quotation without a digit inside has nothing to read, and no group.
    rf"|(?<=[“《「\"'])(?:{_QUOTED.replace('n]', 'n0-9]')}|(?P<quote>{_QUOTED}))"
    r"|(?P<percent>(?<=百)分之[零〇一二三四五六七八九十百点两]+)"
    r"|(?<=[一二两三四五六七八九十百])(?:(?P<parts>[一二两三四五六七八九十百]{0,3}分之[一二两三四五六七八九十]+)"
    r"|(?P<tenths>成(?:(?=[，。；、的以左多上\n]|$)|(?<=[近超约逾过].成)))"
    rf"|(?P<chinese>(?<!百)[{_CN}点]+))"
    r"|(?P<fold>(?<=翻)了?(?:(?P<times>[一两二三四五])番|番(?![行计工”])))"
    r"|(?P<place>(?<=[第首榜之前倒])(?:(?<=第)[一二三四五六七八九十]{1,3}|(?<=首)位|(?<=榜)首|(?<=之)首|(?<=前)(?P<top>[一二三四五六七八九十]{1,3})(?=[位名强甲，。；、])|(?<=前)三甲|(?<=倒)数第[一二三四五六七八九十]{1,2}))"
    r")"
)  # fmt: skip
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_CLOCK = re.compile("[0-9]{1,2}[:：][0-9]{2}")
_MOST_PARTS = 6

_AFTER = re.compile(r"[多余]|（?(?:及其?)?以[上下]）?|以内|之内|左右|上下")
_AFTER_FIRST = frozenset("多余（及以之左上")
_COMPARATORS_AFTER = {
    "多": "gt", "余": "gt", "以上": "ge", "及以上": "ge", "以下": "le", "及以下": "le", "以内": "le", "之内": "le", "左右": "approx", "上下": "approx",
}  # fmt: skip
_RANGE_JOINTS = frozenset(("-", "–", "—", "－", "―", "~", "～", "——", "至", "到"))
_LONGEST_JOINT = 2
_MULTIPLIERS = "万亿千百"


def scan(text: str, units: UnitLexicon) -> list[Mention]:
    """All mentions of a folded text, in order. Every run of Arabic digits is in exactly one mention (or its upper end)."""
    scanner = _Scanner(text, units)
    readers = scanner.readers()
    position = 0
    for match in _SCAN.finditer(text):
        if match.lastgroup and match.start() >= position:
            position = readers[match.lastgroup](match)
    return scanner.mentions


class _Scanner:
    """Adds what it reads to `mentions`; each reader takes a match and returns where reading goes on."""

    def __init__(self, text: str, units: UnitLexicon) -> None:
        self.text = text
        self.units = units
        self.mentions: list[Mention] = []

    def readers(self) -> dict:
        """The reader of each group of the pattern."""
        words = {"percent": in_words.percent, "parts": in_words.parts, "tenths": in_words.tenths, "fold": in_words.fold}
        return {
            "quote": self._quote, "ratio": self._ratio, "fraction": self._fraction, "arabic": self._arabic, "chinese": self._chinese, "place": self._place,
            **{name: lambda match, read=read: self._add(read(self.text, match), match.end()) for name, read in words.items()},
        }  # fmt: skip

    def _add(self, mention: Mention | None, end: int) -> int:
        """Add what was read, if anything: a quantity with the words behind it, anything else as it is."""
        if mention is None:
            return end
        if mention.kind == QUANTITY:
            return self._finish(mention)
        self.mentions.append(mention)
        return mention.full_end

    def _other(self, start: int, end: int, disposition: str, rule: str) -> int:
        self.mentions.append(Mention(start, end, OTHER, disposition, rule))
        return end

    def _quote(self, match: re.Match[str]) -> int:
        for digits in _DIGITS.finditer(self.text, *match.span()):
            self._other(*digits.span(), "name", "quoted")
        return match.end()

    def _ratio(self, match: re.Match[str]) -> int:
        text, (start, end) = self.text, match.span()
        if _CLOCK.match(match.group()) and (text.startswith(("分", "-", "—", "至"), end) or text[start - 1 : start] in ("点", "午", "晨", "晚")):
            return self._other(start, end, "date", "clock")
        parts = [(number.start(), number.end(), arabic(number.group())) for number in _NUMBER.finditer(text, start, end)]
        if len(parts) > _MOST_PARTS:
            return self._other(start, end, "name", "score")
        mention = Mention(start, end, QUANTITY, "", "ratio")
        mention.parts, mention.value, mention.dimension = parts, parts[0][2], "ratio"
        self.mentions.append(mention)
        return end

    def _fraction(self, match: re.Match[str]) -> int:
        mention = in_words.fraction(self.text, match)
        return self._finish(mention) if mention else self._other(*match.span(), "name", "stroke")

    def _chinese(self, match: re.Match[str]) -> int:
        return self._add(in_words.number(self.text, match, self.units), match.end())

    def _place(self, match: re.Match[str]) -> int:
        return self._add(places.place_in_words(self.text, match), match.end())

    def _arabic(self, match: re.Match[str]) -> int:
        start, end = match.span()
        mention = read_arabic(self.text, start, end, self.units)
        end = self._add(mention, end)
        if mention.unit[:1] == "/":
            for digits in _DIGITS.finditer(self.text, mention.unit_start, mention.unit_end):
                self._other(*digits.span(), "denominator", "per")
        return end

    def _finish(self, mention: Mention) -> int:
        """Add a quantity with the words about its magnitude behind it; join it to the lower end of its range."""
        text, end = self.text, mention.full_end
        while text[end : end + 1] in _AFTER_FIRST and (match := _AFTER.match(text, end)):
            word = match.group().strip("（）").replace("及其", "及")
            mention.comparator = mention.comparator_suffix = _COMPARATORS_AFTER[word]
            end = match.end()
        mention.full_end = end
        lower = self.mentions[-1] if self.mentions else None
        if lower is not None and mention.start - lower.full_end <= _LONGEST_JOINT and _is_range(text, lower, mention):
            lower.upper, lower.upper_span = mention.value, (mention.start, mention.end)
            lower.unit, lower.unit_start, lower.unit_end = mention.unit, mention.unit_start, mention.unit_end
            lower.countable, lower.dimension = mention.countable, mention.dimension
            lower.comparator, lower.comparator_suffix, lower.full_end, lower.rule = "between", "", end, "range"
        else:
            self.mentions.append(mention)
        return end


def _is_range(text: str, lower: Mention, upper: Mention) -> bool:
    """`4.5-5%`, `6%-6.5%`, `10至15家`: joined by a dash or 至, rising, in one unit."""
    if lower.kind != QUANTITY or lower.upper is not None or lower.parts:
        return False
    measured = lower.unit.strip(_MULTIPLIERS)
    if measured and measured != upper.unit.strip(_MULTIPLIERS):
        return False
    joint = text[lower.full_end : upper.start]
    if joint not in _RANGE_JOINTS or joint in ("至", "到") and text[lower.start - 1 : lower.start] in ("由", "从"):
        return False
    upper.value = abs(upper.value)
    return lower.value < upper.value or not lower.unit and upper.unit[:1] in ("", "万", "亿")
