"""docs/attention.md: its examples, run on a release of the seed, print what the page says, and agree with `attention`."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from flows.format.arrow import to_arrow
from flows.format.formats import write_parquet
from tests.jieba_tools import SEED, SEEDS
from tests.wording import lexicon, talk
from transforms.tables import TERMS

PAGE = (SEEDS.parent / "docs" / "attention.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(python|text)\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "releases" / "1.0.0" / "parquet"
    folder.mkdir(parents=True)
    write_parquet(to_arrow(TERMS, talk(SEED).terms), folder / "terms.parquet")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_ratio_recomputed_by_hand_is_the_published_one(release):
    names: dict[str, object] = {}
    printed = []
    for language, block in BLOCKS[:4]:
        if language == "python":
            with redirect_stdout(StringIO()) as output:
                exec(block, names)
        else:
            printed.append(output.getvalue())
            assert output.getvalue() == block
    [row] = [row for row in talk(SEED).attention if row.attention_id == "330600-2024-a-env15-counted"]
    assert f"{row.token_matches} {row.n_words} {round(row.token_share, 6)}" in printed[0]
    assert printed[1] == f"{row.substring_matches} {row.n_words} {round(row.substring_share, 6)}\n"
    assert names["env15"] == [term for each in lexicon().lists if each.dictionary_id == "env15" for term in each.terms]


def test_the_longer_words_that_the_page_names_are_those_of_the_report():
    inside = [hit for hit in talk(SEED).attention_hits if hit.dictionary_id == "env15" and not hit.is_token]
    told = re.search("在更长的词里：(.*)。", PAGE)
    assert told and f"相差的 {len(inside)} 次" in PAGE
    assert {hit.tokens for hit in inside} == set(re.findall("[一-鿿]{3,}", told[1]))


def test_the_page_lists_every_topic():
    assert [re.search(rf"\| `{topic.topic_id}` \| {re.escape(topic.zh)} · {re.escape(topic.en)} \|", PAGE) for topic in lexicon().topics].count(None) == 0
