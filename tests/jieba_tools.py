"""jieba itself, quietly, with the project's vocabulary: what the counts are held to."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path

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
    tokenizer.tmp_dir = tempfile.mkdtemp()
    if vocabulary:
        tokenizer.load_userdict(str(vocabulary))
    return tokenizer.lcut


def words(text: str) -> list[str]:
    """Its tokens but blanks."""
    return [token for token in jieba_cut()(text) if not token.isspace()]
