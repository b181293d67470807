"""What kind of token it is: a word, a number or punctuation, and whether keywords are chosen from such."""

from __future__ import annotations

import re

PUNCTUATION = "punctuation"
_NUMBER = re.compile(r"[0-9.%,+\-/_#&]*[0-9][0-9.%,+\-/_#&]*\Z")


def kind_of(token: str) -> str:
    """word, number (digits and the signs around them) or punctuation (neither letter nor digit)."""
    if _NUMBER.match(token):
        return "number"
    return "word" if any(map(str.isalnum, token)) else PUNCTUATION


def is_content(token: str, kind: str, stopword: bool) -> bool:
    """Whether keywords are chosen from such a token: words of two or more characters that are no stop words."""
    return kind == "word" and not stopword and len(token) > 1
