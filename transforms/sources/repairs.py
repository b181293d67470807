"""What of a report was repaired for reading, and what had to be left, as rows of the table `repairs`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_letters

from transforms.numerals import fold
from transforms.readable import PAD, Readable, Repair
from transforms.sources.placeholders import PLACEHOLDER
from transforms.tables import REPAIRS

_Row = REPAIRS.row_type
_WIDE = "０１２３４５６７８９．％"
_FULL_WIDTH = re.compile(f"[{_WIDE}]+")
_LINE_ENDS = re.compile(r"[ \t　]*\n\s*")
_NUMBER = re.compile(r"[0-9０-９]")
_NOT_OF_NUMBER = re.compile(r"\s+|&[a-z]+;|[\u200b\ufeff\u00ad]+")
_NUMBER_KINDS = frozenset(("spaced_number", "split_number", "thousands_comma", "number_missing", "placeholder"))
# What may stand before a per cent sign: behind a letter, a bracket or a stroke it belongs to a name or the head of a table.
_MAY_PRECEDE = frozenset("0123456789０１２３４５６７８９零〇一二三四五六七八九十百千两几数点零壹×＊*()（）[]】〕/、“”") | frozenset(ascii_letters)
_BARE_PER_CENT = re.compile(f"[%％‰](?<![{re.escape(''.join(sorted(_MAY_PRECEDE)))}].)")


def repair_rows(report_id: str, text: str, copy: Readable, leaves: Iterable, numerals: Iterable) -> list:
    """One row for each kind and outcome: how often, and the first place. `leaves` and `numerals` are rows of the report."""
    kinds: dict[tuple[str, str], list[Repair]] = {}
    for repair in [*copy.repairs, *_wrapped(copy.text, leaves), *_numbers(text, numerals), *_matches(text)]:
        kinds.setdefault((repair.kind, "left" if repair.read_as is None else "repaired"), []).append(repair)
    return [_row(report_id, text, outcome, repairs) for (_, outcome), repairs in sorted(kinds.items())]


def _row(report_id: str, text: str, outcome: str, repairs: Sequence[Repair]) -> tuple:
    first = repairs[0]
    found = text[first.start : first.end]
    touches = first.kind in _NUMBER_KINDS or any(_touches_number(text, repair) for repair in repairs)
    read_as = None if first.read_as is None else first.read_as.replace(PAD, "") or None
    return _Row(report_id, first.kind, outcome, touches, len(repairs), first.start, first.end, found, read_as)


def _touches_number(text: str, repair: Repair) -> bool:
    """Whether it stands beside or within a number; one character for another of the same meaning does not."""
    if repair.kind in ("traditional", "full_width", "hard_wrap", "literal_line_end", "tag"):
        return False
    before, behind = text[max(0, repair.start - 1) : repair.start], text[repair.end : repair.end + 1]
    return bool(_NUMBER.match(before) and (repair.read_as is None or _NUMBER.match(behind)) or repair.read_as is None and _NUMBER.match(behind))


def _wrapped(read: str, leaves: Iterable) -> Iterator[Repair]:
    """Line breaks within a paragraph; those between paragraphs stand at the ends of leaves."""
    for leaf in leaves:
        at = read.find("\n", leaf.char_start, leaf.char_end)
        if at >= 0 and not read[at : leaf.char_end].isspace():
            end = leaf.char_start + len(read[leaf.char_start : leaf.char_end].rstrip())
            begin = end - len(read[leaf.char_start : end].lstrip())
            yield from (Repair("hard_wrap", *match.span(), "") for match in _LINE_ENDS.finditer(read, begin, end))


def _numbers(text: str, numerals: Iterable) -> Iterator[Repair]:
    """Numerals with a blank or a line break inside, read as one number."""
    for row in numerals:
        numeral = row.numeral
        if numeral.replace(".", "", 1).isdigit():
            continue
        if joined := _NOT_OF_NUMBER.sub("", numeral):
            kind = "split_number" if "\n" in numeral else "spaced_number"
            if joined != numeral:
                yield Repair(kind, row.char_start, row.char_end, joined.replace("，", ","))
            elif "，" in numeral:
                yield Repair("thousands_comma", row.char_start, row.char_end, numeral.replace("，", ","))


def _matches(text: str) -> Iterator[Repair]:
    if any([sign in text for sign in _WIDE]):
        for match in _FULL_WIDTH.finditer(text):
            yield Repair("full_width", *match.span(), fold(match.group()))
    for match in _BARE_PER_CENT.finditer(text):
        if text[max(0, match.start() - 9) : match.start()].rstrip()[-1:] not in _MAY_PRECEDE:
            yield Repair("number_missing", *match.span(), None)
    for match in PLACEHOLDER.finditer(text):
        yield Repair("placeholder", *match.span(), None)
