"""Reads what words are counted with: seeds/dictionaries (term lists, vocabulary, stop words) and seeds/topics.yaml.

A folder of reports may bring term lists of its own: they join the project's, and replace those of the same file name. Its
vocabulary, topics and stop words replace the project's. InputError names the file and what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from flows.errors import InputError
from flows.project import SEEDS
from flows.seeds.declared import ReadFile, read_file
from flows.seeds.term_list import term_list
from flows.seeds.yaml_file import mapping, refuse_doubles, required, wrong
from transforms.tables import DICTIONARIES
from transforms.words.cutting import WORD
from transforms.words.lexicon import Lexicon, Topic, Word

FOLDER, VOCABULARY, STOPWORDS, TOPICS = "dictionaries", "dictionaries/jieba.txt", "dictionaries/stopwords.txt", "topics.yaml"
_WORD_LINE = re.compile("(.+?) ([0-9]+) ([a-z]+)")


def read_lexicon(seeds: Path, projects: Path = SEEDS) -> Lexicon:
    """All that the reports in `seeds` are counted with: its own files, and for the rest those of the folder `projects`."""
    files = {name: read_file(path) for name, path in sorted(_files(seeds, projects).items())}
    return Lexicon(
        vocabulary=_vocabulary(files[VOCABULARY]),
        stopwords=frozenset(files[STOPWORDS].text.split()),
        lists=tuple(term_list(file) for name, file in files.items() if name.endswith(".yaml") and name != TOPICS),
        topics=_topics(files[TOPICS]),
        segmenter=f"rjieba {version('rjieba')} = jieba {version('jieba')}, vocabulary sha256:{files[VOCABULARY].sha256}",
        files={name: file.data for name, file in files.items()},
    )


def write_lexicon(folder: Path, lexicon: Lexicon) -> None:
    """Write into `folder` what `lexicon` was read from, so that `read_lexicon(folder, folder)` reads the same."""
    (folder / FOLDER).mkdir(parents=True)
    for name, data in lexicon.files.items():
        (folder / name).write_bytes(data)


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


def _vocabulary(file: ReadFile) -> tuple[Word, ...]:
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


def _topics(file: ReadFile) -> tuple[Topic, ...]:
    path, topics = file.path, []
    for topic_id, content in mapping(file).items():
        if not isinstance(content, dict):
            raise wrong(path, f"{topic_id}: 缺少 zh、en、terms · needs zh, en, terms")
        terms = tuple(map(str, required(path, content, "terms", list)))
        topics.append(Topic(topic_id, required(path, content, "zh", str), required(path, content, "en", str), terms))
    terms = [term for topic in topics for term in topic.terms]
    refuse_doubles(path, terms)
    return tuple(topics)
