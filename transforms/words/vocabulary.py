"""Every token that was met, with a code by which texts hold it: what is known of a token is found out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np

from transforms.words.cutting import Cutter
from transforms.words.kinds import PUNCTUATION, is_content, kind_of

# `is_word`: no punctuation; `is_content`: keywords are chosen from such; `is_odd`: rjieba's token, but not jieba's.
_TYPES = {
    **dict.fromkeys(("term", "pos", "kind", "stopword"), object), "length": np.int64,
    **dict.fromkeys(("is_word", "is_blank", "is_content", "is_odd"), bool),
}  # fmt: skip
_FIRST_ROOM = 1024
Known = Mapping[str, np.ndarray]


class Vocabulary(dict[str, int]):
    """Token -> code; the columns of `known` hold at each code what is known of its token. Build it once."""

    def __init__(self, cutter: Cutter, stopwords: frozenset[str]) -> None:
        super().__init__()
        self._cutter, self._stopwords = cutter, stopwords
        self._new: list[str] = []
        self._parts: dict[int, list[int]] = {}
        self.known = {name: np.empty(_FIRST_ROOM, type_) for name, type_ in _TYPES.items()}

    def codes(self, text: str) -> np.ndarray:
        """The codes of the tokens of `text`, as `Cutter.cut` cuts it."""
        codes = self._of(self._cutter.first_cut(text))
        is_odd = self.known["is_odd"][codes]
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
        codes = np.fromiter(map(self.__getitem__, tokens), np.int64, len(tokens))
        while self._new:
            self._learn()
        return codes

    def __missing__(self, token: str) -> int:
        self._new.append(token)
        self[token] = code = len(self)
        return code

    def _learn(self) -> None:
        """Find out about the new tokens; those they are divided into are new then."""
        new, self._new = self._new, []
        first = self[new[0]]
        parts = {first + number: parts for number, token in enumerate(new) if (parts := self._cutter.divided(token)) != [token]}
        self._parts |= {code: [*map(self.__getitem__, tokens)] for code, tokens in parts.items()}
        kinds, stopwords = [*map(kind_of, new)], [token in self._stopwords for token in new]
        told = {
            "term": new, "pos": [*map(self._cutter.tag, new)], "kind": kinds, "stopword": stopwords, "length": [*map(len, new)],
            "is_word": [kind != PUNCTUATION for kind in kinds], "is_blank": [*map(str.isspace, new)], "is_content": [*map(is_content, new, kinds, stopwords)],
            "is_odd": [first + number in parts or self._cutter.is_rare(token) for number, token in enumerate(new)],
        }  # fmt: skip
        for name, values in told.items():
            column = self.known[name]
            while first + len(new) > len(column):
                self.known[name] = column = np.concatenate((column, np.empty_like(column)))
            column[first : first + len(new)] = values
