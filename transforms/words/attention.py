"""What a report gives its words to: the hits of every term list, and every definition of its share that is in use.

Over the words of a section or a report (see transforms.words.terms for the sections):

- token_share: tokens that are a term / words. Tokens are those of the vocabulary in seeds/dictionaries/jieba.txt.
- substring_share: occurrences of terms as strings / words. `substring_char_share`: the same / characters.
- sentence_share: sentences with a hit / sentences. `sentence_char_share`: characters of these / characters.

Words are tokens but punctuation, characters all but blanks, sentences those of transforms.words.sentences. Each is counted twice:
`counted` takes all hits, `excluded` leaves out those that an ambiguity rule of the list names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from transforms.tables import AMBIGUITY, ATTENTION, ATTENTION_HITS
from transforms.view import View
from transforms.words.lexicon import TermList
from transforms.words.scanning import Hit, Scanner
from transforms.words.sentences import sentences
from transforms.words.terms import Leaf, Part

_Row = ATTENTION.row_type
_HitRow = ATTENTION_HITS.row_type


class PlacedHit(NamedTuple):
    """A hit with the sentence it stands in (its number in the report) and the tokens around it, joined by /."""

    hit: Hit
    sentence: int
    tokens: str


class Measured(NamedTuple):
    """A part with what it is measured by. `sentence_chars`: number of the sentence in the report -> its characters."""

    part: Part
    n_words: int
    n_chars: int
    sentence_chars: dict[int, int]
    hits: list[PlacedHit]


class AttentionReader:
    """Counts the terms of `lists`. Build it once."""

    def __init__(self, lists: Sequence[TermList]) -> None:
        self._lists = lists
        self._scanner = Scanner(lists)

    def read(self, report_id: str, view: View, found: Sequence[Part], words: Mapping[str, int]) -> tuple[list[tuple], list[tuple]]:
        """The rows of `attention` and of `attention_hits` for a report that was cut into parts, with the `words` of each."""
        measured = _measured(found, words, self._scanner.scan(view.text))
        hits = [self._hit_row(report_id, view, placed, leaf) for placed, leaf in _with_leaf(measured)]
        rows = list(self._rows(report_id, report_id, None, None, measured, classes=True))
        for each in measured:
            part = each.part
            rows += self._rows(part.section_id, report_id, part.section_id, part.role, [each], classes=False)
        return rows, hits

    def _hit_row(self, report_id: str, view: View, placed: PlacedHit, leaf: Leaf) -> tuple:
        hit = placed.hit
        start, end = view.source(hit.start), view.source_end(hit.end)
        list_id = self._lists[hit.at_list].dictionary_id
        return _HitRow(
            report_id, list_id, start, hit.term, end, leaf.section_id, hit.term_class or None, placed.tokens, placed.tokens == hit.term, hit.excluded_by
        )

    def _rows(self, unit: str, report_id: str, section_id: str | None, role: str | None, measured: Sequence[Measured], classes: bool) -> Iterator[tuple]:
        n_words = sum(each.n_words for each in measured)
        chars_of = {number: chars for each in measured for number, chars in each.sentence_chars.items()}
        n_chars = sum(each.n_chars for each in measured)
        by_list: dict[int, list[PlacedHit]] = {}
        for each in measured:
            for placed in each.hits:
                by_list.setdefault(placed.hit.at_list, []).append(placed)
        of = (n_words, n_chars, len(chars_of))
        for at_list, list_ in enumerate(self._lists):
            for number, term_class in enumerate([None, *(list_.classes if classes and len(list_.classes) > 1 else ())]):
                hits = [placed for placed in by_list.get(at_list, ()) if term_class in (None, placed.hit.term_class)]
                place = f"{unit}-a-{list_.dictionary_id}{f'.{number}' if number else ''}"
                for ambiguity in AMBIGUITY:
                    if ambiguity == "excluded":
                        hits = [placed for placed in hits if placed.hit.excluded_by is None]
                    counts = _counts(hits, chars_of)
                    yield _Row(report_id, f"{place}-{ambiguity}", section_id, role, list_.dictionary_id, term_class, ambiguity, *counts, *of, *_shares(counts, *of))


def _counts(hits: Sequence[PlacedHit], chars_of: dict[int, int]) -> tuple[int, int, int, int]:
    if not hits:
        return 0, 0, 0, 0
    tokens = sum([placed.tokens == placed.hit.term for placed in hits])
    with_hit = {placed.sentence for placed in hits}
    return tokens, len(hits), len(with_hit), sum([chars_of[number] for number in with_hit])


def _shares(counts: tuple[int, int, int, int], n_words: int, n_chars: int, n_sentences: int) -> tuple[float | None, ...]:
    """In the order of the columns; None where there is nothing to divide by."""
    tokens, substrings, with_hit, chars = counts
    return (
        tokens / n_words if n_words else None,
        substrings / n_words if n_words else None,
        substrings / n_chars if n_chars else None,
        with_hit / n_sentences if n_sentences else None,
        chars / n_chars if n_chars else None,
    )


def _measured(found: Sequence[Part], words: Mapping[str, int], hits: Sequence[Hit]) -> list[Measured]:
    starts = [hit.start for hit in hits]
    measured, first_sentence = [], 0
    for part in found:
        sentence_chars: dict[int, int] = {}
        placed: list[PlacedHit] = []
        for leaf in part.leaves:
            ends = _sentence_ends(leaf.text, first_sentence, sentence_chars)
            in_leaf = hits[bisect_right(starts, leaf.start - 1) : bisect_right(starts, leaf.start + len(leaf.text) - 1)]
            placed += _placed(leaf, in_leaf, ends, first_sentence)
            first_sentence += len(ends)
        n_chars = sum(_printed(leaf.text) for leaf in part.leaves)
        measured.append(Measured(part, words[part.section_id], n_chars, sentence_chars, placed))
    return measured


def _sentence_ends(text: str, first: int, chars: dict[int, int]) -> list[int]:
    """Where the sentences of a leaf end; `chars` gets the characters of those with a letter or digit, numbered from `first`."""
    ends = []
    for start, end in sentences(text, 0, len(text)):
        sentence = text[start:end]
        if any(map(str.isalnum, sentence)):
            chars[first + len(ends)] = _printed(sentence)
        ends.append(end)
    return ends


def _printed(text: str) -> int:
    """Characters but blanks."""
    return sum(map(len, text.split()))


def _placed(leaf: Leaf, hits: Iterable[Hit], sentence_ends: Sequence[int], first_sentence: int) -> Iterator[PlacedHit]:
    token_ends: list[int] = []
    for hit in hits:
        token_ends = token_ends or list(accumulate(map(len, leaf.tokens)))
        start, end = hit.start - leaf.start, hit.end - leaf.start
        tokens = leaf.tokens[bisect_right(token_ends, start) : bisect_right(token_ends, end - 1) + 1]
        yield PlacedHit(hit, first_sentence + bisect_right(sentence_ends, start), "/".join(tokens))


def _with_leaf(measured: Iterable[Measured]) -> Iterator[tuple[PlacedHit, Leaf]]:
    for each in measured:
        starts = [leaf.start for leaf in each.part.leaves]
        for placed in each.hits:
            yield placed, each.part.leaves[bisect_right(starts, placed.hit.start) - 1]
