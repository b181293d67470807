"""jieba itself, quietly, with the project's vocabulary: what the counts are held to."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

SEEDS = Path(__file__).parent.parent / "seeds"
VOCABULARY = SEEDS / "dictionaries" / "jieba.txt"
SEED = (SEEDS / "330600-2024.txt").read_text(encoding="utf-8")


@cache
def jieba_cut(vocabulary: Path | None = VOCABULARY) -> Callable[[str], list[str]]:
    """`jieba.lcut` with a user dictionary loaded as its documentation says."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for pkg_resources, which warns of its end
        import jieba
    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    with TemporaryDirectory() as tokenizer.tmp_dir:  # it keeps a cache there, needed while it starts only
        tokenizer.initialize()
    if vocabulary:
        tokenizer.load_userdict(str(vocabulary))
    return tokenizer.lcut


def words(text: str) -> list[str]:
    """Its tokens but blanks."""
    return [token for token in jieba_cut()(text) if not token.isspace()]
