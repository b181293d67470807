"""A term list: one YAML file in seeds/dictionaries. InputError names the file and what is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from flows.seeds.declared import ReadFile
from flows.seeds.yaml_file import mapping, refuse_doubles, required, wrong
from transforms.tables import VERIFIED
from transforms.words.cutting import WORD
from transforms.words.lexicon import AmbiguityRule, TermList, Trap

_ID = re.compile("[a-z][a-z0-9_]*")
_TEXTS = ("id", "verified", "source", "version", "verified_by", "verified_how", "measure")
_KEYS = frozenset({*_TEXTS, "title", "terms", "ambiguity", "traps"})


def term_list(file: ReadFile) -> TermList:
    """The term list in `file`, whose name is its id."""
    path, content = file.path, mapping(file)
    if unknown := content.keys() - _KEYS:
        raise wrong(path, f"没有这样的键 · no such key: {', '.join(sorted(map(str, unknown)))}")
    texts = {name: required(path, content, name, str) for name in _TEXTS}
    if texts["id"] != path.stem or not _ID.fullmatch(texts["id"]):
        raise wrong(path, f"id 应为文件名 · id must be the file's name, in a-z, 0-9 and _: {texts['id']!r}")
    if texts["verified"] not in VERIFIED:
        raise wrong(path, f"verified 应为 · must be one of: {', '.join(VERIFIED)}")
    title = required(path, content, "title", dict)
    classes = _classes(path, required(path, content, "terms", (dict, list)))
    return TermList(
        dictionary_id=texts.pop("id"),
        title_zh=required(path, title, "zh", str),
        title_en=required(path, title, "en", str),
        **texts,
        classes=classes,
        ambiguity=tuple(_rule(path, rule, {term for terms in classes.values() for term in terms}) for rule in content.get("ambiguity") or ()),
        traps=tuple(Trap(required(path, trap, "zh", str), required(path, trap, "en", str)) for trap in content.get("traps") or ()),
        sha256=file.sha256,
    )


def _classes(path: Path, content: dict | list) -> dict[str, tuple[str, ...]]:
    groups = content if isinstance(content, dict) else {"": content}
    classes = {str(name): tuple(map(str, terms or ())) for name, terms in groups.items()}
    terms = [term for group in classes.values() for term in group]
    if not all(classes.values()):
        raise wrong(path, "有空的类别 · a class without terms")
    refuse_doubles(path, terms)
    if odd := [term for term in terms if not WORD.fullmatch(term)]:
        raise wrong(path, f"jieba 不会连成一词 · jieba never keeps these in a word: {', '.join(odd)}")
    return classes


def _rule(path: Path, content: Any, terms: set[str]) -> AmbiguityRule:
    term = required(path, content, "term", str)
    phrases = tuple(map(str, required(path, content, "not_in", list)))
    if term not in terms:
        raise wrong(path, f"ambiguity: {term} 不在词表中 · not in the list")
    if stray := [phrase for phrase in phrases if term not in phrase or term == phrase]:
        raise wrong(path, f"ambiguity: {', '.join(stray)} 应含有 {term} 而更长 · must be longer than {term} and hold it")
    why = required(path, content, "why", dict)
    return AmbiguityRule(term, phrases, required(path, why, "zh", str), required(path, why, "en", str), required(path, content, "example", str))
