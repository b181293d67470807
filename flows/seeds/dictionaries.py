"""Reads what words are counted with: seeds/dictionaries (term lists, vocabulary, stop words) and seeds/topics.yaml.

A folder of reports may bring term lists of its own: they join the project's, and replace those of the same file name. Its
vocabulary, topics and stop words replace the project's. InputError names the file and what is wrong with it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from flows.errors import InputError
from flows.project import SEEDS
from flows.seeds.declared import bytes_in, text_of
from transforms.tables import DICTIONARIES, VERIFIED
from transforms.words.cutting import WORD
from transforms.words.lexicon import AmbiguityRule, Lexicon, TermList, Topic, Trap, Word

FOLDER, VOCABULARY, STOPWORDS, TOPICS = "dictionaries", "dictionaries/jieba.txt", "dictionaries/stopwords.txt", "topics.yaml"
_ID = re.compile("[a-z][a-z0-9_]*")
_WORD_LINE = re.compile("(.+?) ([0-9]+) ([a-z]+)")
_TEXTS = ("id", "verified", "source", "version", "verified_by", "verified_how", "measure")
_KEYS = frozenset({*_TEXTS, "title", "terms", "ambiguity", "traps"})


def read_lexicon(seeds: Path, projects: Path = SEEDS) -> Lexicon:
    """All that the reports in `seeds` are counted with: its own files, and for the rest those of the folder `projects`."""
    files = {name: _File(path, bytes_in(path)) for name, path in sorted(_files(seeds, projects).items())}
    return Lexicon(
        vocabulary=_vocabulary(files[VOCABULARY]),
        stopwords=frozenset(files[STOPWORDS].text.split()),
        lists=tuple(_list(file) for name, file in files.items() if name.endswith(".yaml") and name != TOPICS),
        topics=_topics(files[TOPICS]),
        segmenter=f"rjieba {version('rjieba')} = jieba {version('jieba')}, vocabulary sha256:{files[VOCABULARY].sha256}",
        files={name: file.data for name, file in files.items()},
    )


def write_lexicon(folder: Path, lexicon: Lexicon) -> None:
    """Write into `folder` what `lexicon` was read from, so that `read_lexicon(folder, folder)` reads the same."""
    (folder / FOLDER).mkdir(parents=True)
    for name, data in lexicon.files.items():
        (folder / name).write_bytes(data)


def read_list(path: Path) -> TermList:
    """The term list in the file at `path`, whose name is its id."""
    return _list(_File(path, bytes_in(path)))


class _File(NamedTuple):
    """A file as it was read, once."""

    path: Path
    data: bytes

    @property
    def text(self) -> str:
        return text_of(self.path, self.data)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def _list(file: _File) -> TermList:
    path, content = file.path, _mapping(file)
    if unknown := content.keys() - _KEYS:
        raise _wrong(path, f"没有这样的键 · no such key: {', '.join(sorted(map(str, unknown)))}")
    texts = {name: _required(path, content, name, str) for name in _TEXTS}
    if texts["id"] != path.stem or not _ID.fullmatch(texts["id"]):
        raise _wrong(path, f"id 应为文件名 · id must be the file's name, in a-z, 0-9 and _: {texts['id']!r}")
    if texts["verified"] not in VERIFIED:
        raise _wrong(path, f"verified 应为 · must be one of: {', '.join(VERIFIED)}")
    title = _required(path, content, "title", dict)
    classes = _classes(path, _required(path, content, "terms", (dict, list)))
    return TermList(
        dictionary_id=texts.pop("id"),
        title_zh=_required(path, title, "zh", str),
        title_en=_required(path, title, "en", str),
        **texts,
        classes=classes,
        ambiguity=tuple(_rule(path, rule, {term for terms in classes.values() for term in terms}) for rule in content.get("ambiguity") or ()),
        traps=tuple(Trap(_required(path, trap, "zh", str), _required(path, trap, "en", str)) for trap in content.get("traps") or ()),
        sha256=file.sha256,
    )


def dictionary_rows(lexicon: Lexicon) -> list[tuple]:
    """Rows of the table `dictionaries`."""
    return [
        DICTIONARIES.row_type(
            each.dictionary_id, each.title_zh, each.title_en, each.verified, each.source, each.version, each.verified_by, each.verified_how,
            each.measure, sum(1 for _ in each.terms), _listed(each.classes), _listed({rule.term: rule.not_in for rule in each.ambiguity}) or None,
            " ".join(trap.zh for trap in each.traps) or None, " ".join(trap.en for trap in each.traps) or None, each.sha256, lexicon.segmenter,
        )
        for each in lexicon.lists
    ]  # fmt: skip


def _listed(groups: Mapping[str, tuple[str, ...]]) -> str:
    return "; ".join(f"{name}: {'|'.join(members)}" if name else "|".join(members) for name, members in groups.items())


def _files(seeds: Path, projects: Path) -> dict[str, Path]:
    """Name below the folder -> where it is read: in `seeds`, else in `projects`."""
    found = {f"{FOLDER}/{path.name}": path for folder in (projects, seeds) for path in (folder / FOLDER).glob("*.yaml")}
    for name in (VOCABULARY, STOPWORDS, TOPICS):
        found[name] = (seeds if (seeds / name).exists() else projects) / name
    return found


def _vocabulary(file: _File) -> tuple[Word, ...]:
    words: dict[str, Word] = {}
    for number, line in enumerate(file.text.splitlines(), start=1):
        match = _WORD_LINE.fullmatch(line)
        where = f"{file.path}, 第 {number} 行 · line {number}"
        if match is None:
            raise InputError(f"{where}: 应为“词 词频 词性” · must be: word, frequency, part of speech")
        if match[1] in words or not WORD.fullmatch(match[1]):
            raise InputError(f"{where}: {match[1]}: 重复，或含 jieba 不会连成一词的字符 · twice, or with characters that jieba never keeps in a word")
        words[match[1]] = Word(match[1], int(match[2]), match[3])
    return tuple(words.values())


def _topics(file: _File) -> tuple[Topic, ...]:
    path, topics = file.path, []
    for topic_id, content in _mapping(file).items():
        if not isinstance(content, dict):
            raise _wrong(path, f"{topic_id}: 缺少 zh、en、terms · needs zh, en, terms")
        terms = tuple(map(str, _required(path, content, "terms", list)))
        topics.append(Topic(topic_id, _required(path, content, "zh", str), _required(path, content, "en", str), terms))
    terms = [term for topic in topics for term in topic.terms]
    _refuse_doubles(path, terms)
    return tuple(topics)


def _classes(path: Path, content: dict | list) -> dict[str, tuple[str, ...]]:
    groups = content if isinstance(content, dict) else {"": content}
    classes = {str(name): tuple(map(str, terms or ())) for name, terms in groups.items()}
    terms = [term for group in classes.values() for term in group]
    if not all(classes.values()):
        raise _wrong(path, "有空的类别 · a class without terms")
    _refuse_doubles(path, terms)
    if odd := [term for term in terms if not WORD.fullmatch(term)]:
        raise _wrong(path, f"jieba 不会连成一词 · jieba never keeps these in a word: {', '.join(odd)}")
    return classes


def _refuse_doubles(path: Path, terms: list[str]) -> None:
    if twice := sorted(term for term, times in Counter(terms).items() if times > 1):
        raise _wrong(path, f"一词两见 · terms that occur twice: {', '.join(twice)}")


def _rule(path: Path, content: Any, terms: set[str]) -> AmbiguityRule:
    term = _required(path, content, "term", str)
    phrases = tuple(map(str, _required(path, content, "not_in", list)))
    if term not in terms:
        raise _wrong(path, f"ambiguity: {term} 不在词表中 · not in the list")
    if stray := [phrase for phrase in phrases if term not in phrase or term == phrase]:
        raise _wrong(path, f"ambiguity: {', '.join(stray)} 应含有 {term} 而更长 · must be longer than {term} and hold it")
    why = _required(path, content, "why", dict)
    return AmbiguityRule(term, phrases, _required(path, why, "zh", str), _required(path, why, "en", str), _required(path, content, "example", str))


def _mapping(file: _File) -> dict[Any, Any]:
    import yaml

    path = file.path
    try:
        content = yaml.safe_load(file.text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", 第 {mark.line + 1} 行 · line {mark.line + 1}" if mark else ""
        raise InputError(f"{path}{where}: 不是 YAML · no YAML: {getattr(error, 'problem', None) or error}") from None
    if not isinstance(content, dict):
        raise _wrong(path, "应为“键: 值” · must hold keys and values")
    return content


def _required(path: Path, content: Any, name: str, kind: Any) -> Any:
    value = content.get(name) if isinstance(content, dict) else None
    if not value or not isinstance(value, kind):
        raise _wrong(path, f"缺少 {name}，或其值不合要求 · {name} is missing or not what it should be")
    return value


def _wrong(path: Path, message: str) -> InputError:
    return InputError(f"{path}: {message}")
