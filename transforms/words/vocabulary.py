"""Every token that was met, with a code by which texts hold it: what is known of a token is found out once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from transforms.words.cutting import Cutter
from transforms.words.kinds import PUNCTUATION, is_content, kind_of

# `is_word`: no punctuation; `is_content`: keywords are chosen from such; `is_odd`: rjieba's token, but not jieba's.
_RECORD = np.dtype(
    [("term", object), ("pos", object), ("kind", object), ("stopword", object), ("length", np.int64)]
    + [(name, bool) for name in ("is_word", "is_blank", "is_content", "is_odd")],
    align=True,
)
_FIRST_ROOM = 4096


class Vocabulary(dict[str, int]):
    """Token -> code; `records` holds under each code what is known. Build it once."""

    def __init__(self, cutter: Cutter, stopwords: frozenset[str]) -> None:
        super().__init__()
        self._cutter, self._stopwords = cutter, stopwords
        self._parts: dict[int, list[int]] = {}
        self.records = np.empty(_FIRST_ROOM, _RECORD)

    def codes(self, text: str) -> np.ndarray:
        """The codes of the tokens of `text`, as `Cutter.cut` cuts it."""
        codes = self._of(self._cutter.first_cut(text))
        is_odd = self.records["is_odd"][codes]
        return self._put_right(text, codes, is_odd) if is_odd.any() else codes

    def _put_right(self, text: str, codes: np.ndarray, is_odd: np.ndarray) -> np.ndarray:
        odd = codes[is_odd].tolist()
        if not self._parts.keys() >= set(odd):
            return self._of(self._cutter.cut(text))
        parts = [self._parts[code] for code in odd]
        sizes = np.ones(len(codes), np.int64)
        sizes[is_odd] = [*map(len, parts)]
        codes = np.repeat(codes, sizes)
        codes[np.repeat(is_odd, sizes)] = [*chain.from_iterable(parts)]
        return codes

    def _of(self, tokens: Sequence[str]) -> np.ndarray:
        return np.fromiter(map(self.__getitem__, tokens), np.int64, len(tokens))

    def __missing__(self, token: str) -> int:
        parts = self._cutter.divided(token)
        is_rare, is_run = self._cutter.is_rare(token), parts != [token]
        kind, stopword = kind_of(token), token in self._stopwords
        flags = kind != PUNCTUATION, token.isspace(), is_content(token, kind, stopword), is_rare or is_run
        self[token] = code = len(self)
        if code == len(self.records):
            self.records = np.concatenate((self.records, np.empty_like(self.records)))
        self.records[code] = (token, self._cutter.tag(token), kind, stopword, len(token), *flags)
        if is_run:
            self._parts[code] = [self[part] for part in parts]
        return code
