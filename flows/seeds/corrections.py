"""Reads `corrections.yaml` of a seeds folder: declared corrections, each with what it expects to find and why.

Every scalar is read as the text that stands there, so that `on` stays a word, 5.10 keeps its zero and a day stays a day.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from flows.errors import InputError
from flows.seeds.declared import text_if_there
from transforms.reference import Correction
from transforms.releases.corrections import STATUSES, correctable, typed
from transforms.tables import BY_NAME, CORRECTED_TABLES

CORRECTIONS_FILE = "corrections.yaml"
_TEXTS = ("report_id", "table", "reason", "source", "status", "by", "on")
_MAPPINGS = ("where", "expects", "set")
_NOTHING = frozenset(("", "~", "null"))


def read_corrections(seeds: Path) -> tuple[Correction, ...]:
    """The corrections declared in `seeds`, in their order; none where there is no such file.

    InputError, a line for each problem, where the file cannot be read or an entry is not as it must be.
    """
    path = seeds / CORRECTIONS_FILE
    try:
        entries = yaml.load(text_if_there(path) or "", Loader=_Texts)
    except yaml.YAMLError as error:
        raise InputError(f"{path}: 不是 YAML · is no YAML: {' '.join(str(error).split())}") from None
    if entries in (None, ""):
        return ()
    if not isinstance(entries, list):
        raise InputError(f"{path}: 应为列表，每条更正以“- ”开头 · must be a list: each correction begins with `- `")
    found, problems = [], []
    for number, entry in enumerate(entries, start=1):
        try:
            found += _columns(number, entry)
        except ValueError as error:
            problems.append(f"{path}, 第 {number} 条 · entry {number}: {error}")
    if problems:
        raise InputError("\n".join(problems))
    return tuple(found)


class _Texts(yaml.BaseLoader):
    """Scalars as text; a key that stands twice in a mapping is an error, where YAML would take the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value} 写了两遍 · stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=True)


def _columns(number: int, entry: object) -> Iterator[Correction]:
    if not isinstance(entry, dict):
        raise ValueError("应有字段 · must have fields: " + ", ".join([*_TEXTS, *_MAPPINGS]))
    _refuse_fields("", entry, {*_TEXTS, *_MAPPINGS}, {*_TEXTS, *_MAPPINGS})
    for name in _TEXTS:
        if not isinstance(entry[name], str) or entry[name] in _NOTHING:
            raise ValueError(f"{name} 为空 · is empty")
    for name in _MAPPINGS:
        if not isinstance(entry[name], dict) or not all(isinstance(value, str) for value in entry[name].values()):
            raise ValueError(f"{name} 应为“列: 值” · must be `column: value`")
    where, expects, sets = ({key: _value(value) for key, value in entry[name].items()} for name in _MAPPINGS)
    _refuse_fields("where.", where, {"id", "evidence", "numeral"}, {"numeral"})
    if not where["numeral"] or not (where.get("id") or where.get("evidence")):
        raise ValueError("where 应有 numeral，以及 id 或 evidence · where needs numeral, and id or evidence")
    _refuse_values(entry, expects, sets)
    for column in expects:
        yield Correction(
            number, entry["report_id"], entry["table"], where.get("id"), where.get("evidence"), str(where["numeral"]), column,
            expects[column], column in sets, sets.get(column), entry["reason"], entry["source"], entry["status"], entry["by"], entry["on"],
        )  # fmt: skip


def _refuse_fields(prefix: str, found: dict[str, Any], known: set[str], required: set[str]) -> None:
    if unknown := sorted(found.keys() - known):
        raise ValueError(f"未知的字段 · unknown field: {', '.join(prefix + name for name in unknown)}")
    if missing := sorted(required - found.keys()):
        raise ValueError(f"缺少字段 · field missing: {', '.join(prefix + name for name in missing)}")


def _refuse_values(entry: dict[str, Any], expects: dict[str, str | None], sets: dict[str, str | None]) -> None:
    if entry["status"] not in STATUSES:
        raise ValueError(f"status: {entry['status']} 应为 · must be one of {', '.join(STATUSES)}")
    if entry["table"] not in CORRECTED_TABLES:
        raise ValueError(f"table: {entry['table']} 应为 · must be one of {', '.join(CORRECTED_TABLES)}")
    try:
        date.fromisoformat(entry["on"])
    except ValueError:
        raise ValueError(f"on: {entry['on']} 不是日期 · is no day like 2024-01-30") from None
    if not sets:
        raise ValueError("set 为空 · set is empty: nothing to correct")
    table = BY_NAME[entry["table"]]
    for column in {**expects, **sets}:
        if column not in correctable(table):
            raise ValueError(f"{column} 不能更正 · cannot be corrected; these can: {', '.join(correctable(table))}")
    for column, value in sets.items():
        if column not in expects:
            raise ValueError(f"set.{column} 应在 expects 中写明原值 · needs the value found, in expects")
        if typed(table, column, value) == typed(table, column, expects[column]):
            raise ValueError(f"set.{column} 与 expects 相同 · is what is expected to be there already")


def _value(text: str) -> str | None:
    return None if text in _NOTHING else text
