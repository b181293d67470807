"""A dump of many reports: a row each, its text in one column, what else is known of it in others."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from flows.seeds.formats.document import Document, Problem, Unreadable
from flows.seeds.formats.kinds import LINES, TEXT, Kind
from flows.seeds.formats.limits import MIB, TEXT_BYTES
from transforms.sources.decoding import Undecodable, canonical_text
from transforms.sources.metadata import Facts

TEXT_COLUMNS = ("text", "content", "body", "fulltext", "full_text", "正文", "内容", "全文", "文本", "报告", "报告全文", "报告内容", "报告正文", "报告原文", "报告文本", "文本内容", "原文", "政府工作报告")
# What a column tells, by the names it goes by. The parts of an area's name are joined from the largest down.
_TOLD: dict[str, tuple[str, ...]] = {
    "ref_area": ("ref_area", "area_code", "code", "地区代码", "行政区划代码", "区划代码", "代码"),
    "province": ("province", "province_name", "prov", "省", "省份", "省级", "省名", "省份名称"), "city": ("city", "city_name", "市", "城市", "地级市", "地级", "市名", "城市名称"), "county": ("county", "county_name", "district", "县", "区县", "县区", "县级", "县名", "区县名称"),
    "area_name": ("area_name", "area", "region", "地区", "地区名称"),
    "report_year": ("report_year", "year", "年", "年份", "年度", "报告年份"),
    "title": ("title", "标题"), "source_url": ("source_url", "url", "link", "网址", "链接", "来源网址"),
    "delivered_on": ("delivered_on", "date", "日期"),
}  # fmt: skip
_CODE, _YEAR, _DAY = re.compile(r"[0-9]{6}\Z"), re.compile(r"((?:19|20)[0-9]{2})(?:\.0|年)?\Z"), re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}\Z")
_SPEECH = re.compile("各位代表|工作回顾|工作报告")
_COMMAS = ",;\t"
_LONG = 500
_NAMED = 5
Row = Mapping[str, Any]


def rows(name: str, kind: Kind, data: bytes) -> Iterator[Document | Problem]:
    """A document for every row with a text. Unreadable where the dump is broken or has no column of texts."""
    try:
        text = canonical_text(data)
    except Undecodable as error:
        raise Unreadable(str(error)) from None
    column: str | None = None
    empty: list[int] = []
    for number, row in _lines(text) if kind is LINES else _cells(text):
        if isinstance(row, str):
            yield Problem(f"{name}#{number}", row)
            continue
        column = column or _column_of_texts(row)
        if column is None:
            raise Unreadable(f"没有正文列，列名应为 text、content、正文之一 · no column of texts: call it text, content or 正文; there are {', '.join(map(str, row))[:200]}")
        content = str(row.get(column) or "").encode("utf-8", "surrogatepass")
        if len(content) > TEXT_BYTES:
            yield Problem(f"{name}#{number}", f"正文大于 {TEXT_BYTES // MIB} MiB 的上限 · a text larger than the limit of {TEXT_BYTES // MIB} MiB")
        elif content.strip():
            facts = _facts(row)
            yield Document(f"{name}#{number}", facts.title or "", TEXT, content, facts)
        else:
            empty.append(number)
    if empty:
        yield Problem(name, _without_text(empty))


def _without_text(numbers: Sequence[int]) -> str:
    named = ", ".join(map(str, numbers[:_NAMED])) + (" …" if len(numbers) > _NAMED else "")
    return f"{len(numbers)} 行没有正文（第 {named} 行），请删去 · {len(numbers)} rows without a text ({named}): take them out"


def _cells(text: str) -> Iterator[tuple[int, Row | str]]:
    """Number (the heading is line 1, counted in rows) and cells of every row."""
    csv.field_size_limit(TEXT_BYTES)
    heading = text.partition("\n")[0]
    comma = max(_COMMAS, key=heading.count)
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
    number = 1
    try:
        for number, line in enumerate(lines, start=2):
            yield number, {key: value for key, value in line.items() if isinstance(key, str)}
    except csv.Error as error:
        raise Unreadable(f"第 {number + 1} 行起引号或逗号有误 · broken CSV from row {number + 1} on: {error}") from None


def _lines(text: str) -> Iterator[tuple[int, Row | str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            yield number, row if isinstance(row, dict) else "不是一个 JSON 对象 · no JSON object"


def _column_of_texts(row: Row) -> str | None:
    by_name = {str(name).strip().lower(): name for name in row}
    known = next((by_name[name] for name in TEXT_COLUMNS if name in by_name), None)
    long = [name for name, value in row.items() if isinstance(value, str) and len(value) >= _LONG]
    speeches = [name for name in long if _SPEECH.search(row[name])] if len(long) > 1 else long
    return known or (speeches[0] if len(speeches) == 1 else None)


def _facts(row: Row) -> Facts:
    """What the other cells say; a cell that does not look like it says nothing."""
    by_name = {str(name).strip().lower(): str(value).strip() for name, value in row.items() if value is not None}
    told = {fact: next((by_name[name] for name in names if by_name.get(name)), "") for fact, names in _TOLD.items()}
    name = told["area_name"] or "".join(_parts(told))
    year = _YEAR.match(told["report_year"])
    return Facts(
        ref_area=told["ref_area"] if _CODE.match(told["ref_area"]) else None,
        area_name=name or None,
        report_year=int(year[1]) if year else None,
        title=told["title"] or None,
        delivered_on=told["delivered_on"] if _DAY.match(told["delivered_on"]) else None,
        source_url=told["source_url"] or None,
    )


def _parts(told: Mapping[str, str]) -> Iterable[str]:
    return dict.fromkeys(filter(None, (told["province"], told["city"], told["county"])))
