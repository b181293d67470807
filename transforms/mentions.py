"""One scan of the text for everything that looks like a number: quantities, ranks, and the numerals that count nothing.

A mention is a numeral with its unit and the words about its magnitude that touch it. What it is about, and whether it
is a threshold, is decided in the clause it stands in (`transforms.clauses`); what its neighbours already settle (dates,
names, ordinals) is settled here.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from transforms.numerals import MULTIPLIERS, arabic, chinese
from transforms.units import PERCENT, POINTS, UnitLexicon

QUANTITY, RANK, OTHER = "quantity", "rank", "other"

_CN = "零〇一二三四五六七八九十百千万亿两"
# The first character is taken by a set, which the engine can skip to; each reading then begins by looking back at it.
_SCAN = re.compile(
    "[“《「\"'0-9一二两三四五六七八九十百翻第首榜之前倒](?:"
    # Programme names and titles: what is quoted is a name, numerals and all.
    r"(?P<quote>(?<=“)[^“”\n]{1,40}”|(?<=《)[^《》\n]{1,60}》|(?<=「)[^「」\n]{1,40}」|(?<=\")[^\"\n]{1,24}\"|(?<=')[^'\n]{1,24}')"
    r"|(?<=[0-9])(?:"
    r"(?P<ratio>[0-9]*(?:\.[0-9]+)?(?:[:：][0-9]+(?:\.[0-9]+)?)+)"
    r"|(?P<fraction>(?<!0)[0-9]?/[1-9][0-9]?(?![0-9]))"
    r"|(?P<arabic>[0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|(?: [0-9])+(?: ?\. ?[0-9](?: [0-9])*)?(?![0-9])|[0-9]*(?:(?:\.| ?\.(?=[0-9 ])|\n\.) ?[0-9]+)?))"
    r"|(?P<percent>(?<=百)分之[零〇一二三四五六七八九十百点两]+)"
    r"|(?<=[一二两三四五六七八九十百])(?:(?P<parts>[一二两三四五六七八九十百]{0,3}分之[一二两三四五六七八九十]+)"
    r"|(?P<tenths>成(?=[，。；、的以左多上\n]|$))"
    rf"|(?P<chinese>(?<!百)[{_CN}点]+))"
    r"|(?P<fold>(?<=翻)了?(?P<times>[一两二三四五])番)"
    r"|(?P<place>(?<=第)[一二三四五六七八九十]{1,3}|(?<=首)位|(?<=榜)首|(?<=之)首|(?<=前)(?P<top>[一二三四五六七八九十]{1,3})(?=[位名强甲，。；、])|(?<=前)三甲|(?<=倒)数第[一二三四五六七八九十]{1,2})"
    r")"
)  # fmt: skip

_MULTIPLIER = re.compile(r"(?P<some>[多余]|来(?=[万亿个家]))?(?P<times>[十百千]?万亿|[十百千]?亿|[十百千]?万|千(?![瓦米克卡伏])|百(?!分))?(?P<more>[多余]|来(?=[万亿个家]))?")
_AFTER = re.compile(r"[多余]|（?(?:及其?)?以上）?|（?以下）?|以内|之内|左右|上下")
_COMPARATORS_AFTER = {
    "多": "gt", "余": "gt", "以上": "ge", "及以上": "ge", "以下": "le", "以内": "le", "之内": "le", "左右": "approx", "上下": "approx",
}  # fmt: skip
_RANGE = re.compile(r"(?:％|%|个?百分点)?(?:-|–|—|－|―|~|～|——|至|到)(?=[0-9])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚα-ω&]")
_ENUMERATED = re.compile(r"[.、．)）](?![0-9])|\.(?=[0-9]{4}年)")
_RANK_TAIL = re.compile(r"[位名强]|大(?=[^一-鿿]|经济|市|省|县|城)")
_TOP = re.compile(r"(?:位|名|强|甲|席)")
_DATE_RANGE = re.compile(r"[-—–至~]+[0-9]{1,4}(?P<of>年|月|日|号)")


class Mention:
    """A numeral (`start`, `end`: its own characters) with unit and comparators (`full_start`, `full_end`).

    `kind` is quantity, rank or other; for others `disposition` says why it counts nothing. `rule` names what decided.
    `value` is as written, unsigned; `upper` the upper end of a range with its own span in `upper_span`.
    """

    __slots__ = (
        "start", "end", "full_start", "full_end", "kind", "disposition", "rule", "value", "unit", "unit_start", "unit_end",
        "countable", "dimension", "n_counted", "comparator", "comparator_suffix", "upper", "upper_span", "rank_type", "parts",
    )  # fmt: skip

    def __init__(self, start: int, end: int, kind: str, disposition: str, rule: str) -> None:
        self.start = self.full_start = start
        self.end = self.full_end = self.unit_start = self.unit_end = end
        self.kind = kind
        self.disposition = disposition
        self.rule = rule
        self.value: float = 0.0
        self.unit = ""
        self.countable = False
        self.dimension = ""
        self.comparator = ""
        self.comparator_suffix = ""
        self.upper: float | None = None
        self.upper_span: tuple[int, int] | None = None
        self.rank_type = "exact"
        self.parts: list[tuple[int, int, float]] | None = None
        self.n_counted = 0

    def __repr__(self) -> str:
        return f"<{self.kind} {self.value:g}{self.unit} {self.disposition}/{self.rule} {self.start}-{self.end}>"


def scan(text: str, units: UnitLexicon) -> list[Mention]:
    """All mentions of a folded text, in order. Every run of Arabic digits is in exactly one mention (or its upper end)."""
    return _Scanner(text, units).mentions


class _Scanner:
    def __init__(self, text: str, units: UnitLexicon) -> None:
        self.text = text
        self.units = units
        self.mentions: list[Mention] = []
        position = 0
        handlers = {name: getattr(self, "_" + name) for name in _SCAN.groupindex if name not in ("times", "top")}
        for match in _SCAN.finditer(text):
            if match.start() >= position:
                position = handlers[match.lastgroup](match)

    def _other(self, start: int, end: int, disposition: str, rule: str) -> int:
        self.mentions.append(Mention(start, end, OTHER, disposition, rule))
        return end

    def _quote(self, match: re.Match[str]) -> int:
        for digits in _DIGITS.finditer(self.text, match.start(), match.end()):
            self._other(digits.start(), digits.end(), "name", "quoted")
        return match.end()

    def _ratio(self, match: re.Match[str]) -> int:
        start, end = match.span()
        following = self.text[end : end + 2]
        if re.match(r"[0-9]{1,2}[:：][0-9]{2}", match.group()) and (following[:1] in "分-—至" or self.text[start - 1 : start] in "点午晨晚"):
            return self._other(start, end, "date", "clock")
        parts = [(m.start(), m.end(), arabic(m.group())) for m in _NUMBER.finditer(self.text, start, end)]
        if len(parts) > 6:
            return self._other(start, end, "name", "score")
        mention = Mention(start, end, QUANTITY, "", "ratio")
        mention.parts = parts
        mention.value = parts[0][2]
        mention.dimension = "ratio"
        self.mentions.append(mention)
        return end

    def _fraction(self, match: re.Match[str]) -> int:
        upper, lower = match.group().split("/")
        if int(upper) >= int(lower) or self.text[match.end() : match.end() + 1] in "/、":
            return self._other(*match.span(), "name", "stroke")
        return self._share(match.start(), match.end(), round(100 * int(upper) / int(lower), 2))

    def _percent(self, match: re.Match[str]) -> int:
        body = match.group()[3:]
        try:
            value = chinese(body)
        except ValueError:
            return match.end()
        return self._share(match.start(), match.end(), value)

    def _parts(self, match: re.Match[str]) -> int:
        lower, upper = match.group().split("分之")
        try:
            return self._share(match.start(), match.end(), round(100 * chinese(upper) / chinese(lower), 2))
        except (ValueError, ZeroDivisionError):
            return match.end()

    def _tenths(self, match: re.Match[str]) -> int:
        if self.text[match.start() - 1 : match.start()] in "分建完落竣生形养构组":
            return match.end()
        return self._share(match.start(), match.end(), chinese(match.group()[0]) * 10)

    def _share(self, start: int, end: int, value: float) -> int:
        """A share in words: the unit is the per cent it stands for."""
        mention = Mention(start, end, QUANTITY, "", "share_in_words")
        mention.value, mention.unit, mention.dimension = value, "%", "share"
        return self._finish(mention, end)

    def _fold(self, match: re.Match[str]) -> int:
        mention = Mention(match.start("times"), match.end("times"), QUANTITY, "", "folds")
        mention.full_start = match.start()
        mention.value, mention.unit, mention.dimension = (2.0 ** chinese(match.group("times")) - 1) * 100, "%", "growth"
        return self._finish(mention, match.end())

    def _place(self, match: re.Match[str]) -> int:
        word, start, end = match.group(), match.start(), match.end()
        if word.startswith("倒数"):
            return end
        if word in ("首位", "榜首", "之首"):
            if self.text[end : end + 2] in ("战略", "产业", "度的") or self.text[end : end + 1] == "度":
                return end
            return self._rank(start + (word[0] != "首"), start + (word[0] != "首") + 1, 1, start, end, "exact")
        if word.startswith("第"):
            return self._ranked_ordinal(start + 1, end, chinese(word[1:]))
        numeral = match.group("top") or "三"
        tail = _TOP.match(self.text, end)
        return self._rank(start + 1, start + 1 + len(numeral), chinese(numeral), start, tail.end() if tail else end, "top")

    def _rank(self, start: int, end: int, value: float, full_start: int, full_end: int, rank_type: str) -> int:
        mention = Mention(start, end, RANK, "ranking", "rank_" + rank_type)
        mention.value, mention.full_start, mention.full_end, mention.rank_type = value, full_start, full_end, rank_type
        self.mentions.append(mention)
        return full_end

    def _ranked_ordinal(self, start: int, end: int, value: float) -> int:
        """第N: a rank where 位 or 名 follows, or where nothing does that it could count."""
        text = self.text
        tail = _RANK_TAIL.match(text, end)
        if tail is None and text[end : end + 1] not in _RANK_CLOSERS:
            if text[start].isdigit() or text[start] in "０":
                return self._other(start, end, "ordinal", "ordinal")
            return end
        return self._rank(start, end, value, start - 1, tail.end() if tail and tail.group() in "位名强" else end, "exact")

    def _chinese(self, match: re.Match[str]) -> int:
        """A number in words counts only with a measure behind it, or when it is too large to be a figure of speech."""
        start, end = match.span()
        body = match.group()
        stripped = body.rstrip("十百千万亿")
        word = body if any(c in body[:-1] for c in "十百千万亿点零〇") or body[-1] in "十百千万亿" else ""
        some = self.text[end : end + 1] in "多余"
        unit = self.units.at(self.text, end + some)
        if not word or unit is None or unit.dimension == "time" or unit.countable and chinese_or_zero(body) < 100:
            return end
        number, multiplier = body, ""
        if stripped != body and stripped and body[len(stripped) :] in MULTIPLIERS and body[len(stripped)] in "万亿":
            number, multiplier = stripped, body[len(stripped) :]
        value = chinese_or_zero(number)
        if not value:
            return end
        mention = Mention(start, start + len(number), QUANTITY, "", "number_in_words")
        mention.value = value
        if some:
            mention.comparator = "gt"
        return self._with_unit(mention, unit, start + len(number), end + some, multiplier)

    def _arabic(self, match: re.Match[str]) -> int:
        text, start, end = self.text, match.start(), match.end()
        before, after = text[start - 1 : start], text[end : end + 1]
        settled = self._settled_before(start, end, before, after)
        if settled is not None:
            return settled
        multiplier = _MULTIPLIER.match(text, end)
        unit_at = multiplier.end()
        unit = self.units.at(text, unit_at)
        times = multiplier.group("times") or ""
        if unit is None and times in ("千", "百"):
            times, unit_at = "", end
            unit = self.units.at(text, end)
        if unit is not None and unit.unit == "成" and (times or arabic(match.group()) > 10 or text[unit_at + 1 : unit_at + 2] not in _AFTER_TENTHS):
            unit = None
        if unit is not None and unit.unit == "成":
            mention = Mention(start, end, QUANTITY, "", "share_in_words")
            mention.value, mention.unit, mention.dimension = arabic(match.group()) * 10, "%", "share"
            return self._finish(mention, unit_at + 1)
        if unit is None or unit.dimension == "time":
            settled = self._settled_by_clock(start, end, before, after, times)
            if settled is not None:
                return settled
        if _LATIN.match(before) and (unit is None or unit.dimension not in ("share", "money")) and not (unit and unit.countable and len(match.group()) > 2 and _LATIN.match(text[start - 2 : start - 1])):
            return self._other(start, end, "name", "latin")
        if unit is None and not times and _LATIN.match(after):
            return self._other(start, end, "name", "latin")
        per = _PER_MANY.match(text, end) if after == "/" else None
        if per:
            mention = Mention(start, end, QUANTITY, "", "number")
            mention.value, mention.unit, mention.dimension = arabic(match.group()), per.group(), "ratio"
            mention.unit_start, mention.unit_end = per.span()
            behind = self._finish(mention, per.end())
            for digits in _DIGITS.finditer(text, per.start(), per.end()):
                self._other(*digits.span(), "denominator", "per")
            return behind
        if unit is not None and unit.unit == "个" and text.startswith("个多百分点", unit_at):
            mention = Mention(start, end, QUANTITY, "", "number")
            mention.value, mention.unit, mention.dimension, mention.comparator = arabic(match.group()), "个百分点", "share", "gt"
            return self._finish(mention, unit_at + 5)
        mention = Mention(start, end, QUANTITY, "", "number")
        mention.value = arabic(match.group())
        if " " in match.group() or "\n" in match.group():
            mention.rule = "number_with_spaces"
        if before == "-" or before == "－":
            if text[start - 2 : start - 1] not in "0123456789%":
                mention.value = -mention.value
                mention.full_start = start - 1
        if multiplier.group("some") or multiplier.group("more"):
            mention.comparator = "gt"
        return self._with_unit(mention, unit, end, unit_at, times)

    def _settled_before(self, start: int, end: int, before: str, after: str) -> int | None:
        """What the character before or behind an Arabic numeral settles at once."""
        text = self.text
        if before == "第":
            return self._ranked_ordinal(start, end, arabic(text[start:end]))
        if before == "前":
            tail = _TOP.match(text, end)
            if tail or after in _RANK_CLOSERS and after != "的":
                return self._rank(start, end, arabic(text[start:end]), start - 1, tail.end() if tail else end, "top")
            if after == "%":
                return self._other(start, end, "threshold", "top_share")
            return self._other(start, end, "duration" if text[end : end + 2] in ("个月", "个季") or after in "月天年" else "threshold", "first_n")
        if before == "末" and after == "位":
            return self._other(start, end, "name", "last_n")
        if before in "×*" or after in "×*" and after:
            return self._other(start, end, "name", "product")
        if after in "-—–至~" and after and (date := _DATE_RANGE.match(text, end)):
            return self._other(start, end, "duration" if date["of"] == "年" and end - start < 3 else "date", "range_of_dates")
        if before in "+＋" or after in "+＋":
            return self._other(start, end, "name", "plus")
        if before == "[" and after == "]" or before == "〔" or before == "﹝" or before == "【" and after == "】":
            return self._other(start, end, "enumeration", "footnote")
        if before in "（(" and after in "）)" and end - start < 3:
            return self._other(start, end, "enumeration", "numbering")
        if before == "每" or text[start - 2 : start] in ("每百", "每千", "每万"):
            return self._other(start, end, "denominator", "per")
        if after and _ENUMERATED.match(text, end) and end - start < 3 and self._at_line_start(start):
            return self._other(start, end, "enumeration", "numbering")
        if before == "—" and after == " " or before == " " and text[start - 2 : start - 1] in "—-" and text[end : end + 2] in (" —", " -"):
            return self._other(start, end, "enumeration", "page_number")
        return None

    def _settled_by_clock(self, start: int, end: int, before: str, after: str, times: str) -> int | None:
        text = self.text
        numeral = text[start:end].replace(" ", "")
        if after == "年":
            if "年限" in text[max(0, start - 6) : start] and not _YEAR.fullmatch(numeral):
                return None
            if _YEAR.fullmatch(numeral) or len(numeral) == 2 and numeral > "50":
                return self._other(start, end, "date", "year")
            return self._other(start, end, "duration", "years")
        if _YEAR.fullmatch(numeral) and not times and after not in "个家项件":
            return self._other(start, end, "date", "year")
        if after == "月":
            return self._other(start, end, "date", "month")
        if after == "日" or after == "号":
            if text[start - 1 : start] == "月" or after == "日" or re.match(r"[0-9]月$", text[max(0, start - 2) : start]):
                return self._other(start, end, "date", "day")
            return self._other(start, end, "name", "number_of_line")
        if text[end : end + 2] in ("周年", "世纪"):
            return self._other(start, end, "duration" if text[end : end + 2] == "周年" else "date", "anniversary")
        if after == "季" or text[end : end + 3] == "个季度":
            return self._other(start, end, "date", "quarter")
        if after == "时" or after == "点" and text[end + 1 : end + 2] in "钟半前后左起至":
            return self._other(start, end, "date", "clock")
        return None

    def _at_line_start(self, start: int) -> bool:
        return not self.text[self.text.rfind("\n", max(0, start - 4), start) + 1 : start].strip(" 　\t（(") or start < 3

    def _with_unit(self, mention: Mention, unit, numeral_end: int, unit_at: int, times: str) -> int:
        text = self.text
        end = unit_at
        if unit is not None:
            end = self.units.written_end(text, unit_at + len(unit.unit))
            mention.countable, mention.dimension = unit.countable, unit.dimension
        elif times:
            mention.countable, mention.dimension = True, "count"
        multiplier_at = unit_at - len(times) if times else unit_at
        while times and text[multiplier_at : multiplier_at + len(times)] != times:
            multiplier_at -= 1
        mention.unit_start, mention.unit_end = (multiplier_at, end)
        mention.unit = times + text[unit_at:end]
        return self._finish(mention, end)

    def _finish(self, mention: Mention, end: int) -> int:
        """Append the mention with the words about its magnitude behind it; join it to the lower end of its range."""
        text = self.text
        match = _AFTER.match(text, end)
        while match:
            word = match.group().strip("（）").replace("及其", "及")
            mention.comparator = mention.comparator_suffix = _COMPARATORS_AFTER[word.removeprefix("及")]
            end = match.end()
            match = _AFTER.match(text, end)
        mention.full_end = end
        lower = self.mentions[-1] if self.mentions else None
        if lower is not None and lower.kind == QUANTITY and lower.upper is None and not lower.parts and _is_range(text, lower, mention):
            lower.upper, lower.upper_span = mention.value, (mention.start, mention.end)
            lower.unit, lower.unit_start, lower.unit_end = mention.unit, mention.unit_start, mention.unit_end
            lower.countable, lower.dimension = mention.countable, mention.dimension
            lower.comparator, lower.comparator_suffix, lower.full_end, lower.rule = "between", "", end, "range"
            return end
        self.mentions.append(mention)
        return end


def _is_range(text: str, lower: Mention, upper: Mention) -> bool:
    """`4.5-5%`, `6%-6.5%`, `10至15家`: joined by a dash or 至, rising, in one unit."""
    measured = lower.unit.strip("万亿千百")
    if upper.start - lower.full_end > 2 or measured and measured != upper.unit.strip("万亿千百"):
        return False
    joint = text[lower.full_end : upper.start]
    if joint not in ("-", "–", "—", "－", "―", "~", "～", "——", "至", "到"):
        return False
    if joint in ("至", "到") and text[lower.start - 1 : lower.start] in "由从":
        return False
    if upper.value < 0:
        upper.value = -upper.value
    return lower.value < upper.value or not lower.unit and upper.unit[:1] in "万亿"


def chinese_or_zero(numeral: str) -> float:
    """The value of a Chinese numeral, 0 where it is none."""
    try:
        return chinese(numeral)
    except ValueError:
        return 0.0


def span_index(starts: list[int], position: int) -> int:
    """Index of the last start at or before `position`; -1 if there is none."""
    return bisect_right(starts, position) - 1


_PER_MANY = re.compile("/(?:10万|十万|万|千)人?")
_AFTER_TENTHS = frozenset("，。；、的以左多上\n") | {""}
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_RANK_CLOSERS = frozenset("，。；、！？\n的和与及（”） 　,;:：") | {""}
