"""A text as it is read: of the same length as the report's own, so that every place in one is the same place in the other.

What a database or a page left in the words (literal `\\r\\n`, `&nbsp;`, tags, `??` for blanks, pinyin behind a character)
is overlaid with PAD, which the view cuts out; traditional characters are overlaid with simplified ones. Where an overlay
could change a number, nothing is overlaid: it is listed as left.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from transforms.traditional import simplified

# A blank that no line is split at and that str.strip takes off; reports do not hold it.
PAD = "\x1f"

_TAGS = "p|br|div|span|strong|b|i|u|em|font|a|img|td|th|tr|tbody|table|ul|ol|li|h[1-6]|center|section|o:p|st1:[a-z]+"
_BREAKING = re.compile(r"</?(?:p|br|div|tr|li|table|section|h[1-6])\b", re.IGNORECASE)
_HANZI = "一-鿿"
# A unit or number beside lost characters: what was lost may have been a number.
_MAY_BE_NUMBER = re.compile(r"[0-9０-９.．]\Z|\A[0-9０-９.．%％‰万亿元个家户人吨亩公平米千百倍年月日]")


_B = r"[ \u3000\x1f]"
_BLANKS = re.compile(f"{_B}+")
_D = "[0-9０-９]"
# What follows a number in a sentence. In a table the next thing is a blank, and numbers stand side by side.
_MEASURED = rf"(?={_B}?(?:[%％‰万亿元个家户人吨亩件项所座条辆台套处公平立千百倍]|美元))"
_APART = re.compile(rf"[ \u3000\x1f,，](?<={_D}.)[ \u3000\x1f.．,，]{{0,7}}{_D}")
_YEAR_APART = re.compile(rf"(?<![0-9０-９.．])(?:[1１]{_B}?[9９]|[2２]{_B}?[0０]){_B}?{_D}{_B}?{_D}(?={_B}?年)")
_NUMBER_APART = re.compile(rf"(?<=[{_HANZI}]){_D}{{1,3}}{_B}{{1,6}}(?P<rest>{_D}+(?:[.．]{_D}+)?){_MEASURED}")
_YEAR = re.compile(rf"{_D}{{4}}\Z")
_THOUSANDS_APART = re.compile(rf"(?<![0-9０-９.．,，]){_D}{{1,3}}(?:(?:{_B}?[,，]{_B}?){_D}{{3}}){{1,3}}(?:[.．]{_D}+)?{_MEASURED}")
_LIST = re.compile("(?:分别|依次)[^。；：\n]*\\Z")


class Repair(NamedTuple):
    """text[start:end], which is read as something else (`read_as`, as long; None where it was left as it is)."""

    kind: str
    start: int
    end: int
    read_as: str | None


class Readable(NamedTuple):
    """The text to read, as long as the report's own, and what in it is another; in order of place for every kind."""

    text: str
    repairs: tuple[Repair, ...]


def readable(text: str) -> str:
    """The text to read for the canonical `text` of a report; `text` itself where there is nothing to repair."""
    return repaired(text).text


@lru_cache(maxsize=2)
def repaired(text: str) -> Readable:
    """The text to read, and what was repaired for it or had to be left."""
    found: list[Repair] = []
    for kind, needle, pattern, read in _KINDS:
        if needle in text:
            text = _overlaid(text, kind, pattern, read, found)
    text = _numbers_joined(text)
    plain = simplified(text)
    if plain is not text:
        found += [Repair("traditional", at, at + 1, new) for at, (old, new) in enumerate(zip(text, plain)) if old != new]
    return Readable(plain, tuple(found))


def _overlaid(text: str, kind: str, pattern: re.Pattern[str], read: Callable[[re.Match[str]], str | None], found: list[Repair]) -> str:
    pieces, at = [], 0
    for match in pattern.finditer(text):
        start, end = match.span()
        words = read(match)
        if words is None:
            found.append(Repair(kind, start, end, None))
            continue
        words = words.ljust(end - start, PAD)
        found.append(Repair(kind, start, end, words))
        pieces += [text[at:start], words]
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _numbers_joined(text: str) -> str:
    """Blanks within a number are cut out, the full-width comma of 1，234 is made one of thousands.

    These are listed where the numeral is, by what its own characters are.
    """
    if not _APART.search(text):
        return text
    text = _YEAR_APART.sub(_without_blanks, text)
    text = _NUMBER_APART.sub(lambda match: match.group() if _YEAR.match(match["rest"]) else _without_blanks(match), text)
    return _THOUSANDS_APART.sub(_thousands, text)


def _without_blanks(match: re.Match[str]) -> str:
    return _BLANKS.sub(lambda blanks: PAD * len(blanks.group()), match.group())


def _thousands(match: re.Match[str]) -> str:
    """`分别为125，134，156家` is a list."""
    clause = match.string[max(0, match.start() - 30) : match.start()]
    return match.group() if _LIST.search(clause) else _without_blanks(match).replace("，", ",")


def _line_end(match: re.Match[str]) -> str:
    return " " if match.group() == r"\t" else "\n"


def _entity(match: re.Match[str]) -> str | None:
    """The character that an entity stands for; a blank for a blank. None for what is no entity."""
    words = html.unescape(html.unescape(match.group()))
    if len(words) != 1:
        return None
    return " " if words.isspace() else words


def _tag(match: re.Match[str]) -> str:
    return "\n" if _BREAKING.match(match.group()) else PAD


def _lost(match: re.Match[str]) -> str | None:
    before, behind = match.string[max(0, match.start() - 1) : match.start()], match.string[match.end() : match.end() + 1]
    return None if _MAY_BE_NUMBER.search(before) or _MAY_BE_NUMBER.search(behind) else " "


def _nothing(_match: re.Match[str]) -> str:
    return PAD


def _blank(_match: re.Match[str]) -> str:
    return " "


def _left(_match: re.Match[str]) -> None:
    return None


# Kind, what a text must hold for it, its pattern, and what is read instead.
_KINDS: tuple[tuple[str, str, re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    ("literal_line_end", "\\", re.compile(r"(?:\\r)?\\n|\\r|\\t"), _line_end),
    ("entity", "&", re.compile(r"&(?:amp;)*(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5});"), _entity),
    ("tag", "<", re.compile(rf"</?(?:{_TAGS})(?:\s[^<>\n]{{0,300}})?/?>", re.IGNORECASE), _tag),
    ("question_marks", "??", re.compile(r"\?{2,}"), _lost),
    *[("invisible", char, re.compile(f"{char}+"), _nothing) for char in "\u00ad\u200b\u200c\u200d\u2060\ufeff"],
    *[("special_blank", char, re.compile(f"{char}"), _blank) for char in "\u00a0\u2002\u2003\u2009\u202f"],
    ("pinyin", "(", re.compile(rf"(?<=[{_HANZI}])\^?\((?:[a-zü]{{0,4}}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{{0,4}} ?|(?<=们.)men|(?<=們.)men|(?<=麼.)me)\)"), _nothing),
    ("lost_character", "\ufffd", re.compile("\ufffd+"), _left),
    ("lost_character", "锟斤拷", re.compile("(?:锟斤拷)+"), _left),
)
