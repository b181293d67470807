"""rjieba cuts as jieba does, with the project's vocabulary, and no term of a list is ever cut in two."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.seeds.declared import read_file
from flows.seeds.term_list import term_list
from tests.jieba_tools import SEED, SEEDS, VOCABULARY, jieba_cut
from tests.wording import lexicon
from transforms.tables import SECTIONS
from transforms.view import View
from transforms.words.cut_text import cut_text, parts
from transforms.words.cutting import Cutter
from transforms.words.measures import measured
from transforms.words.vocabulary import Vocabulary

CUTTER = Cutter(lexicon().vocabulary)
KNOWN = Vocabulary(CUTTER, frozenset())
VOCABULARY_WORDS = [word.text for word in lexicon().vocabulary]
TERMS = sorted({term for each in lexicon().lists for term in each.terms})
PARAGRAPHS = [line for line in SEED.split("\n") if line]
with open(SEEDS.parent / "tests" / "gold" / "topics.tsv", encoding="utf-8") as _file:
    WRITTEN = [row["text"] for row in csv.DictReader(_file, delimiter="\t") if row["text"]]


def test_reports_are_cut_as_jieba_cuts_them():
    for text in [SEED, *WRITTEN]:
        assert CUTTER.cut(text) == jieba_cut()(text)


PIECES = st.one_of(
    st.sampled_from(VOCABULARY_WORDS),
    st.sampled_from(sorted(set(jieba_cut()(SEED)))),
    st.text("abAB019+#&._%-", min_size=1, max_size=4),
    st.sampled_from([*"㐀鿖豈𠀀〇々０％．－Ａ—…·“”，。；：！？ \t\n\r\u3000\u200bé²①ℹ😀あ한", "5G-A", "PM_2.5", "13.EFlops", "\r\n", "C++", "R&D"]),
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_mixture_of_words_and_signs_is_cut_as_jieba_cuts_it(text):
    tokens = CUTTER.cut(text)
    assert tokens == jieba_cut()(text) and "".join(tokens) == text
    assert KNOWN.known["term"][KNOWN.codes(text)].tolist() == tokens


@pytest.mark.parametrize(("text", "tokens"), [("3-5岁", "3 - 5 岁"), ("5G-A", "5G - A"), ("13.EFlops", "13 . EFlops"), ("装机31.5MW", "装机 31.5 MW"), ("一㐀鿖", "一 㐀 鿖")])
def test_where_rjieba_alone_would_differ(text, tokens):
    """Each of these, left to rjieba, is cut otherwise: what is put right is needed."""
    import rjieba

    assert CUTTER.cut(text) == tokens.split() != rjieba.cut(text)


@pytest.mark.parametrize(("leaves", "tokens"), [(("守护生态", "环境", "。"), "守护 生态 环境 。"), (("守护生态环境", "。"), "守护 生态环境 。"), (("", "5G", "-A一㐀", "鿖", ""), "5G - A 一 㐀 鿖")])
def test_no_word_goes_over_the_end_of_a_leaf(leaves, tokens):
    ends = [len("".join(leaves[: number + 1])) for number in range(len(leaves))]
    sections = [SECTIONS.row_type(f"s{end}.{number}", "", None, 1, 1, None, None, "review", end - len(leaf), end) for number, (leaf, end) in enumerate(zip(leaves, ends))]
    view = View("".join(leaves), sections)
    cut = cut_text(view, parts(view, sections, sections), KNOWN)
    assert KNOWN.known["term"][cut.codes].tolist() == tokens.split()
    assert [leaves[number] for number in cut.of_token] == [leaf for leaf in leaves for _ in CUTTER.cut(leaf)]
    _, (_, n_chars, n_sentences) = measured(cut, KNOWN.known)
    assert n_chars.tolist() == [*map(len, leaves)] and n_sentences.tolist() == [any(map(str.isalnum, leaf)) for leaf in leaves], "nor does a sentence"


def test_what_is_known_of_a_token_stays_known_however_many_come_after_it():
    known = Vocabulary(CUTTER, frozenset())
    codes = [known.codes(text) for text in PARAGRAPHS]
    assert len(known) > 2000 and [known.known["term"][each].tolist() for each in codes] == [CUTTER.cut(text) for text in PARAGRAPHS]


def test_jieba_alone_would_cut_terms_that_the_vocabulary_keeps_whole():
    plain = jieba_cut(None)
    assert plain("化学需氧量") == ["化学", "需氧量"] and plain("专精特新") != ["专精特新"]
    assert sum(plain(term) != [term] for term in TERMS) > 100


def test_a_term_alone_is_one_token():
    """Also with jieba and jieba.txt alone: nothing needs to be added when our own lists are read."""
    for cut in (CUTTER.cut, jieba_cut()):
        assert [term for term in {*TERMS, *VOCABULARY_WORDS} if cut(term) != [term]] == []


@pytest.mark.parametrize("sentence", ["大力推进{}，确保取得实效。", "我市{}工作走在前列", "{0}、{0}和{0}"])
def test_a_term_in_a_sentence_is_not_cut(sentence):
    cut = {term: CUTTER.cut(sentence.format(term)) for term in TERMS}
    assert {term: tokens for term, tokens in cut.items() if sentence.format(term).count(term) != sum(token.count(term) for token in tokens)} == {}


def test_no_term_in_a_real_report_is_cut():
    for text in [SEED, *WRITTEN]:
        tokens = CUTTER.cut(text)
        cut = {term for term in TERMS if text.count(term) != sum(token.count(term) for token in tokens)}
        assert cut <= {"垃圾分类"}, "生活垃圾分类 is two terms that overlap"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("推进智能网联汽车发展", "推进 智能 网联 汽车 发展"), ("建成大数据中心", "建成 大数据 中心"), ("发展低碳循环经济", "发展 低碳 循环经济"),
        ("深化“最多跑一次”改革", "深化 “ 最多跑一次 ” 改革"), ("规上工业增加值", "规上工业 增加值"), ("完成营造林11万亩", "完成 营 造林 11 万亩"),
        ("PM2.5平均浓度", "PM2.5 平均 浓度"), ("严肃追责问责", "严肃 追责 问责"), ("生活垃圾焚烧发电", "生活垃圾 焚烧 发电"),
    ],
)  # fmt: skip
def test_terms_in_the_phrases_that_used_to_split_them(text, tokens):
    assert CUTTER.cut(text) == tokens.split()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("提高电网调节能力", "提高 电网 调节 能力"), ("到位省外资金", "到位 省外 资金"), ("培育壮大数据产业", "培育 壮大 数据 产业"),
        ("推进路网联通", "推进 路网 联通"), ("打造林下经济", "打造 林下经济"), ("形成良性循环保障体系", "形成 良性循环 保障体系"),
    ],
)  # fmt: skip
def test_words_that_only_meet_are_not_glued_to_a_term(text, tokens):
    assert CUTTER.cut(text) == tokens.split()


def test_the_vocabulary_swallows_no_term_of_someone_elses_list():
    """A longer word of our own that holds a published term would change its token counts."""
    theirs = {term for each in lexicon().lists if each.verified != "project" for term in each.terms}
    own = [word for word in VOCABULARY_WORDS if word not in theirs]
    assert [(word, term) for word in own for term in theirs if term in word] == []


def test_a_list_that_brings_unknown_terms_is_kept_whole_too(tmp_path):
    term = "量子沙盒监管"
    (tmp_path / "mine.yaml").write_text((SEEDS / "dictionaries" / "env15.yaml").read_text(encoding="utf-8").replace("id: env15", "id: mine").replace("[环境保护,", f"[{term}, 环境保护,"), encoding="utf-8")
    assert CUTTER.cut(term) != [term]
    assert Cutter(lexicon().vocabulary, term_list(read_file(tmp_path / "mine.yaml")).terms).cut(f"探索{term}试点") == ["探索", term, "试点"]


def test_parts_of_speech_are_those_of_jiebas_dictionary():
    import jieba

    with jieba.get_dict_file() as file:
        tags = dict(line.decode().split(" ")[::2] for line in file)
    tags |= dict(line.split(" ")[::2] for line in VOCABULARY.read_text(encoding="utf-8").splitlines())
    for token in set(CUTTER.cut(SEED)):
        tag = CUTTER.tag(token)
        assert tag == tags.get(token, "").strip() or tag is None and (token not in tags or len(CUTTER.cut(token)) > 1), token

