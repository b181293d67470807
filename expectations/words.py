"""Words: counts that add up over sections, shares that follow from the counts, hits that stand where they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from math import isclose

from expectations.declare import Check
from expectations.identity import SHA256
from expectations.world import Row, World
from transforms.numerals import fold
from transforms.tables import TERM_KINDS
from transforms.words.kinds import PUNCTUATION

SHARES = {
    "token_share": ("token_matches", "n_words"),
    "substring_share": ("substring_matches", "n_words"),
    "substring_char_share": ("substring_matches", "n_chars"),
    "sentence_share": ("hit_sentences", "n_sentences"),
    "sentence_char_share": ("hit_sentence_chars", "n_chars"),
}
_COUNTED_KINDS = frozenset(TERM_KINDS) - {PUNCTUATION}
_COUNTS = ("token_matches", "substring_matches", "hit_sentences", "hit_sentence_chars", "n_words", "n_chars", "n_sentences")


def shares_follow(row: Row, world: World) -> bool | None:
    return all(_is_share(getattr(row, share), getattr(row, count), getattr(row, of)) for share, (count, of) in SHARES.items())


def _is_share(share: float | None, count: int, of: int) -> bool:
    return share is None if not of else share is not None and isclose(share, count / of, rel_tol=1e-12)


def part_of_all(row: Row, world: World) -> bool | None:
    return (
        0 <= row.token_matches <= row.substring_matches
        and 0 <= row.hit_sentences <= min(row.n_sentences, row.substring_matches)
        and 0 <= row.hit_sentence_chars <= row.n_chars
    )


def _words(world: World) -> dict[str, int]:
    """Words by section and by report, from the table `terms`."""
    words: dict[str, int] = defaultdict(int)
    for row in world.tables["terms"]:
        if row.kind in _COUNTED_KINDS and isinstance(row.count, int):
            words[row.section_id] += row.count
            words[row.report_id] += row.count
    return words


def words_as_in_terms(row: Row, world: World) -> bool | None:
    known = row.section_id in world.sections if row.section_id is not None else row.report_id in world.reports
    return row.n_words == world.once(_words)[row.section_id or row.report_id] if known else None


def _of_sections(world: World) -> dict[tuple, int]:
    """Matches by report, list and ambiguity, added up over sections."""
    matches: dict[tuple, int] = defaultdict(int)
    for row in world.tables["attention"]:
        if row.section_id is not None and isinstance(row.substring_matches, int):
            matches[row.report_id, row.dictionary_id, row.ambiguity] += row.substring_matches
    return dict(matches)


def sections_add_up(row: Row, world: World) -> bool | None:
    if row.section_id is not None or row.term_class is not None:
        return None
    of_sections = world.once(_of_sections).get((row.report_id, row.dictionary_id, row.ambiguity))
    return None if of_sections is None else row.substring_matches == of_sections


def _hits(world: World) -> dict[tuple, set[tuple]] | None:
    """Place and term of the hits by report, list and class; None where some belong to no report or list at all."""
    reports, lists = world.reports, world.values("dictionaries", "dictionary_id")
    hits: dict[tuple, set[tuple]] = defaultdict(set)
    for row in world.tables["attention_hits"]:
        if row.report_id not in reports or row.dictionary_id not in lists:
            return None
        for term_class in {None, row.term_class}:
            hits[row.report_id, row.dictionary_id, term_class].add((row.char_start, row.term))
    return hits


def hits_listed(row: Row, world: World) -> bool | None:
    hits = world.once(_hits)
    is_whole_report = row.section_id is None and row.ambiguity == "counted" and row.report_id in world.reports
    if hits is None or not is_whole_report or row.dictionary_id not in world.values("dictionaries", "dictionary_id"):
        return None
    return row.substring_matches == len(hits[row.report_id, row.dictionary_id, row.term_class])


def term_as_written(row: Row, world: World) -> bool | None:
    """Blanks and line breaks that only the page put into a term are no part of it."""
    text = world.read_of(row.report_id)
    if text is None or not 0 <= row.char_start < row.char_end <= len(text):
        return None
    return "".join(fold(text[row.char_start : row.char_end]).split()) == row.term


def token_said(row: Row, world: World) -> bool | None:
    return row.is_token == (row.tokens == row.term)


def row_there(row: Row, world: World) -> bool | None:
    known = {"sections": world.sections, "observations": world.observations}.get(row.table_name)
    return None if known is None else row.row_id in known


def _counted_terms(world: World) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for row in world.tables["terms"]:
        if isinstance(row.count, int):
            counts[row.report_id, row.term] += row.count
    return counts


def counted_as_in_terms(row: Row, world: World) -> bool | None:
    return row.count == world.once(_counted_terms)[row.report_id, row.term] if row.report_id in world.reports else None


def changing(row: Row, world: World) -> bool | None:
    return (row.is_new or row.is_gone) and row.first_year <= row.last_year and 1 <= row.n_reports <= row.count


def terms_counted(row: Row, world: World) -> bool | None:
    listed = [term for group in row.terms.split("; ") for term in group.rpartition(": ")[2].split("|")]
    return row.n_terms == len(listed) == len(set(listed))


def _at_least_one(table: str, column: str, name: str, zh: str, en: str) -> Check:
    kwargs = {"column": column, "min_value": 1}
    return Check(table, name, "critical", zh, en, column=column, type="expect_column_values_to_be_between", kwargs=kwargs)


def _say(*columns: str) -> Callable[[Row, World], str]:
    return lambda row, world: " ".join(str(getattr(row, column)) for column in columns)


_PLACE = ("report_id", "ambiguity", "dictionary_id")
_SPAN = ("report_id", "char_start", "char_end", "term")
CHECKS = (
    _at_least_one("terms", "count", "counts_from_1", "次数不小于 1", "A token that is listed was counted"),
    Check("attention", "shares_follow", "critical", "各比例等于次数除以分母", "The shares are the counts over what they are shares of",
          column="token_share", holds=shares_follow, needs=_COUNTS),
    Check("attention", "part_of_all", "critical", "命中不多于全体：切词不多于子串，句不多于句数，字符不多于字符数", "Hits are part of all: tokens of substrings, sentences of sentences, characters of characters",
          column="hit_sentences", holds=part_of_all, needs=_COUNTS),
    Check("attention", "words_as_in_terms", "critical", "词数与 terms 表的合计一致", "n_words is what the table terms adds up to",
          column="n_words", holds=words_as_in_terms, needs=("report_id", "n_words")),
    Check("attention", "sections_add_up", "critical", "各章节的命中相加等于整篇报告的命中", "The matches of the sections add up to those of the report",
          column="substring_matches", holds=sections_add_up, needs=(*_PLACE, "substring_matches")),
    Check("attention", "hits_listed", "critical", "整篇报告的命中在 attention_hits 中逐一列出", "The matches of a report are listed one by one in attention_hits",
          column="substring_matches", holds=hits_listed, needs=(*_PLACE, "substring_matches")),
    Check("attention_hits", "term_as_written", "critical", "该位置的原文就是该词", "The text at the span is the term",
          column="term", holds=term_as_written, needs=_SPAN, say=_say("term")),
    Check("attention_hits", "token_said", "critical", "is_token 表明切词是否恰为该词", "is_token says whether the tokens around it are the term alone",
          column="is_token", holds=token_said, needs=("term", "tokens", "is_token"), say=_say("tokens")),
    Check("topics", "row_there", "critical", "所指的章节或观测值存在", "The section or observation is there",
          column="row_id", holds=row_there, needs=("row_id", "table_name")),
    _at_least_one("keywords", "rank", "ranks_from_1", "次序从 1 起", "Places are counted from 1"),
    Check("keywords", "counted_as_in_terms", "critical", "次数与 terms 表的合计一致", "The count is what the table terms adds up to",
          column="count", holds=counted_as_in_terms, needs=("report_id", "term", "count"), say=_say("term")),
    Check("new_terms", "changing", "critical", "该词确为新词或消失的词，年份先后有序", "The word came or went, and its years are in order",
          column="term", holds=changing, needs=("is_new", "is_gone", "first_year", "last_year", "n_reports", "count"), say=_say("term")),
    Check("dictionaries", "terms_counted", "critical", "词数与词表一致，无重复", "n_terms is the number of terms, none of them twice",
          column="n_terms", holds=terms_counted, needs=("terms", "n_terms")),
    Check("dictionaries", "sha256_formed", "critical", "词典的 SHA-256 是 64 位十六进制数", "The SHA-256 has 64 hexadecimal digits",
          column="sha256", type="expect_column_values_to_match_regex", kwargs={"column": "sha256", "regex": SHA256}),
)  # fmt: skip
