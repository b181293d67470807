"""Cutting text into words as jieba does, by rjieba, with the project's vocabulary.

rjieba has jieba's dictionary and model, takes user words with the same effect, and is some 10 times faster. It differs in
three things. Two are put right here, so that the tokens are jieba's own: it leaves a run such as `5G-A` or `PM_2.5` whole
where jieba divides it (jieba/finalseg: `re_skip`), and it takes rare characters (extensions of CJK) into words where jieba
lets each stand alone (jieba: `re_han_default`). The third remains: between readings of equal probability, which take a
name such as 新新百, rounding may decide otherwise. No text of a report known to us has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.words.lexicon import Word

_RARE = re.compile("([\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
# What jieba can keep in one word at all (jieba: `re_han_default`).
_KEPT = r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]"
WORD = re.compile(_KEPT + "+")
# Two characters between which it may see no end of a word.
JOINED = re.compile(_KEPT + "{2}|\r\n")
LOWEST_FREQUENCY = 5


class Cutter:
    """Cuts words with jieba's dictionary, the vocabulary, and `terms` that must not be split."""

    def __init__(self, vocabulary: Iterable[Word], terms: Iterable[str] = ()) -> None:
        import rjieba

        self._jieba = rjieba.Jieba()
        for word in vocabulary:
            self._jieba.add_word(word.text, word.frequency, word.tag)
        for term in sorted(set(terms)):
            if not self._jieba.has_word(term):
                self._jieba.add_word(term, max(self._jieba.suggest_freq(term), LOWEST_FREQUENCY), "n")

    def cut(self, text: str) -> list[str]:
        """The tokens of `text`, blanks and punctuation included: joined they are the text."""
        pieces = filter(None, _RARE.split(text))
        return [part for piece in pieces for token in self._jieba.cut(piece) for part in self.divided(token)]

    def first_cut(self, text: str) -> list[str]:
        """What rjieba makes of `text`: the same, but for tokens to be `divided`, and where one `is_rare`."""
        return self._jieba.cut(text)

    def divided(self, token: str) -> list[str]:
        """The tokens that jieba makes of one of rjieba's."""
        if len(token) == 1 or not token.isascii() or self._jieba.has_word(token):
            return [token]
        return [part for part in _LATIN.split(token) if part]

    @staticmethod
    def is_rare(token: str) -> bool:
        """Whether the token has a rare character: then jieba may cut otherwise around it, too."""
        return _RARE.search(token) is not None

    def tag(self, token: str) -> str | None:
        """The part of speech that the dictionary gives (jieba's tags).

        None for a token that is in no dictionary, and for one that would be cut further if it stood alone: of that rjieba
        tells the parts' only.
        """
        tagged = self._jieba.tag(token) if self._jieba.has_word(token) else []
        return tagged[0][1] if len(tagged) == 1 else None
