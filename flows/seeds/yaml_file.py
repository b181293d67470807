"""YAML that people write: what a file must hold, each mistake told with its place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from flows.errors import InputError
from flows.seeds.declared import ReadFile


def mapping(file: ReadFile) -> dict[Any, Any]:
    """The keys and values of `file`; InputError where it is no YAML or holds something else."""
    import yaml

    path = file.path
    try:
        content = yaml.safe_load(file.text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", 第 {mark.line + 1} 行 · line {mark.line + 1}" if mark else ""
        raise InputError(f"{path}{where}: 不是 YAML · no YAML: {getattr(error, 'problem', None) or error}") from None
    if not isinstance(content, dict):
        raise wrong(path, "应为“键: 值” · must hold keys and values")
    return content


def required(path: Path, content: Any, name: str, kind: Any) -> Any:
    """The value of `name` in `content`, which is of `kind` and not empty; InputError where it is not."""
    value = content.get(name) if isinstance(content, dict) else None
    if not value or not isinstance(value, kind):
        raise wrong(path, f"缺少 {name}，或其值不合要求 · {name} is missing or not what it should be")
    return value


def wrong(path: Path, message: str) -> InputError:
    """The error that the file at `path` is wrong as `message` says."""
    return InputError(f"{path}: {message}")


def refuse_doubles(path: Path, terms: list[str]) -> None:
    """InputError where one of `terms` comes twice."""
    if twice := sorted(term for term, times in Counter(terms).items() if times > 1):
        raise wrong(path, f"一词两见 · terms that occur twice: {', '.join(twice)}")
