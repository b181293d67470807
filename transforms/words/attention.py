"""What a report gives its words to: the hits of every term list, and every definition of its share that is in use.

Over the words of a section or a report (see transforms.words.terms for the sections):

- token_share: tokens that are a term / words. Tokens are those of the vocabulary in seeds/dictionaries/jieba.txt.
- substring_share: occurrences of terms as strings / words. `substring_char_share`: the same / characters.
- sentence_share: sentences with a hit / sentences. `sentence_char_share`: characters of these / characters.

Words are tokens but punctuation, characters all but blanks, sentences those of transforms.words.sentences. Each is counted twice:
`counted` takes all hits, `excluded` leaves out those that an ambiguity rule of the list names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
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
# A sentence has a letter or a digit; a line of dots is none.
_WRITTEN = re.compile(r"[^\W_]")


class PlacedHit(NamedTuple):
    """A hit with its leaf, the sentence it stands in (where that begins, its characters) and the tokens around it, joined by /."""

    hit: Hit
    leaf: Leaf
    sentence: int
    sentence_chars: int
    tokens: str


class Measured(NamedTuple):
    """A part, its leaves in document order, or all parts of a report, with what it is measured by."""

    section_id: str | None
    role: str | None
    n_words: int
    n_chars: int
    n_sentences: int
    hits: list[PlacedHit]


class AttentionReader:
    """Counts the terms of `lists`. Build it once."""

    def __init__(self, lists: Sequence[TermList]) -> None:
        self._lists = lists
        self._scanner = Scanner(lists)

    def read(self, report_id: str, view: View, found: Sequence[Part], words: Mapping[str, int]) -> tuple[list[tuple], list[tuple]]:
        """The rows of `attention` and of `attention_hits` for a report that was cut into parts, with the `words` of each."""
        measured, placed = _measured(found, words, self._scanner.scan(view.text))
        hits = [self._hit_row(report_id, view, each) for each in placed]
        rows = list(self._rows(report_id, report_id, _whole(measured), classes=True))
        for each in measured:
            rows += self._rows(each.section_id or report_id, report_id, each, classes=False)
        return rows, hits

    def _hit_row(self, report_id: str, view: View, placed: PlacedHit) -> tuple:
        hit = placed.hit
        start, end = view.span(hit.start, hit.end)
        return _HitRow(
            report_id, self._lists[hit.at_list].dictionary_id, start, hit.term, end, placed.leaf.section_id, hit.term_class or None, placed.tokens,
            placed.tokens == hit.term, hit.excluded_by,
        )  # fmt: skip

    def _rows(self, unit: str, report_id: str, measured: Measured, classes: bool) -> Iterator[tuple]:
        section_id, role, *of, found = measured
        nothing = _told((), *of)
        by_list: dict[int, list[PlacedHit]] = {}
        for placed in found:
            by_list.setdefault(placed.hit.at_list, []).append(placed)
        for at_list, list_ in enumerate(self._lists):
            of_list = by_list.get(at_list, [])
            for number, term_class in enumerate([None, *(list_.classes if classes and len(list_.classes) > 1 else ())]):
                counted = of_list if term_class is None else [placed for placed in of_list if placed.hit.term_class == term_class]
                place = f"{unit}-a-{list_.dictionary_id}{f'.{number}' if number else ''}"
                for ambiguity, hits in zip(AMBIGUITY, (counted, [placed for placed in counted if placed.hit.excluded_by is None])):
                    yield _Row(report_id, f"{place}-{ambiguity}", section_id, role, list_.dictionary_id, term_class, ambiguity, *(_told(hits, *of) if hits else nothing))


def _told(hits: Sequence[PlacedHit], n_words: int, n_chars: int, n_sentences: int) -> tuple:
    """Counts and shares of the hits, in the order of the columns; no share where there is nothing to divide by."""
    chars_of = {placed.sentence: placed.sentence_chars for placed in hits}
    tokens, substrings, with_hit, chars = sum([placed.tokens == placed.hit.term for placed in hits]), len(hits), len(chars_of), sum(chars_of.values())
    return (
        tokens, substrings, with_hit, chars, n_words, n_chars, n_sentences,
        tokens / n_words if n_words else None,
        substrings / n_words if n_words else None,
        substrings / n_chars if n_chars else None,
        with_hit / n_sentences if n_sentences else None,
        chars / n_chars if n_chars else None,
    )  # fmt: skip


def _whole(measured: Sequence[Measured]) -> Measured:
    """The report as one: what its parts add up to."""
    words, chars, numbers, hits = ([each[at] for each in measured] for at in range(2, 6))
    return Measured(None, None, sum(words), sum(chars), sum(numbers), [placed for of_part in hits for placed in of_part])


def _measured(found: Sequence[Part], words: Mapping[str, int], hits: Sequence[Hit]) -> tuple[list[Measured], list[PlacedHit]]:
    """Every part with its hits, and all hits."""
    starts = [hit.start for hit in hits]
    measured, everywhere = [], list[PlacedHit]()
    for part in found:
        chars = n_sentences = 0
        placed: list[PlacedHit] = []
        for leaf in part.leaves:
            spans = list(sentences(leaf.text, 0, len(leaf.text)))
            in_leaf = hits[bisect_left(starts, leaf.start) : bisect_left(starts, leaf.start + len(leaf.text))]
            placed += _placed(leaf, in_leaf, spans)
            chars += _printed(leaf.text)
            n_sentences += sum([leaf.text[start].isalnum() or _WRITTEN.search(leaf.text, start, end) is not None for start, end in spans])
        measured.append(Measured(part.section_id, part.role, words[part.section_id], chars, n_sentences, placed))
        everywhere += placed
    return measured, everywhere


def _printed(text: str) -> int:
    """Characters but blanks."""
    return sum(map(len, text.split()))


def _placed(leaf: Leaf, hits: Sequence[Hit], spans: Sequence[tuple[int, int]]) -> Iterator[PlacedHit]:
    """The hits with their sentences, told apart by where they begin in the view, and the tokens around them."""
    if not hits:
        return
    ends, token_ends = [end for _, end in spans], list(accumulate(map(len, leaf.tokens)))
    for hit in hits:
        start, end = hit.start - leaf.start, hit.end - leaf.start
        first, last = spans[bisect_right(ends, start)]
        tokens = leaf.tokens[bisect_right(token_ends, start) : bisect_right(token_ends, end - 1) + 1]
        yield PlacedHit(hit, leaf, leaf.start + first, _printed(leaf.text[first:last]), "/".join(tokens))
