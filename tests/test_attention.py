"""Attention: each definition by hand on a few sentences, and against `str.count` and jieba on whole reports."""

from __future__ import annotations

from collections import Counter
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.words import SHARES
from tests.jieba_tools import SEED, words
from tests.small_reports import wrapped
from tests.test_terms import TEXTS
from tests.wording import counted, lexicon, report, talk, term_list
from transforms.words.lexicon import Lexicon
from transforms.words.talk import WordReader


def test_each_definition_by_hand():
    text = report("加强生态环境保护。推进生态文明，绿色发展！治理土壤污染。", "完善医疗服务。")
    row = counted(text, term_list("生态", "环境保护", "绿色", "污染"))
    tokens = words(text)
    assert ["生态", "环境保护"] == tokens[tokens.index("加强") + 1 : tokens.index("加强") + 3] and "土壤污染" in tokens
    assert (row.token_matches, row.substring_matches) == (4, 5), "污染 in 土壤污染 is no token"
    assert row.hit_sentences == 3
    assert row.hit_sentence_chars == len("加强生态环境保护。") + len("推进生态文明，绿色发展！") + len("治理土壤污染。")
    assert row.n_chars == sum(not character.isspace() for character in text)
    assert row.n_words == sum(any(map(str.isalnum, token)) for token in tokens)
    assert row.n_sentences == 8, "salutation, two headings, the review, and four in the plan"
    assert row.token_share == row.token_matches / row.n_words and row.substring_char_share == 5 / row.n_chars
    assert row.sentence_share == 3 / 8 and row.sentence_char_share == row.hit_sentence_chars / row.n_chars


def test_the_counts_of_the_seed_are_those_of_str_count_and_of_jieba():
    tokens = Counter(words(SEED))
    n_words = sum(count for token, count in tokens.items() if any(map(str.isalnum, token)))
    rows = {(row.dictionary_id, row.term_class): row for row in talk(SEED).attention if row.section_id is None and row.ambiguity == "counted"}
    for each in lexicon().lists:
        for term_class, terms in {None: tuple(each.terms), **(each.classes if len(each.classes) > 1 else {})}.items():
            row = rows.pop((each.dictionary_id, term_class))
            assert row.substring_matches == sum(SEED.count(term) for term in terms)
            assert row.token_matches == sum(tokens[term] for term in terms)
            assert row.n_words == n_words and row.n_chars == len("".join(SEED.split()))
    assert not rows


def test_hits_stand_where_they_say_and_tell_the_tokens_around_them():
    found = talk(SEED)
    assert len(found.attention_hits) > 200
    for hit in found.attention_hits:
        assert SEED[hit.char_start : hit.char_end] == hit.term
        assert hit.term in hit.tokens.replace("/", "") and hit.is_token == (hit.tokens == hit.term)
    [crossing] = [hit for hit in talk(report("形成良性循环保障体系。")).attention_hits if hit.dictionary_id == "env15"]
    assert (crossing.term, crossing.tokens, crossing.is_token, crossing.excluded_by) == ("环保", "良性循环/保障体系", False, "循环保")


def test_an_ambiguity_rule_takes_out_what_stands_inside_its_phrase_and_nothing_else():
    list_ = term_list("生态", rules={"生态": ("创新生态", "生态圈")})
    text = report("营造创新生态。保护生态。打造产业生态圈，生态优先。")
    assert [counted(text, list_, ambiguity).substring_matches for ambiguity in ("counted", "excluded")] == [4, 2]
    assert [counted(text, list_, ambiguity).hit_sentences for ambiguity in ("counted", "excluded")] == [3, 2]


def test_a_rule_is_of_its_list_and_term_only():
    strict = term_list("生态", "创新", rules={"生态": ("创新生态",), "创新": ("创新券",)})
    text = report("营造创新生态。")
    assert counted(text, strict, "excluded").substring_matches == 1, "创新 stays"
    assert counted(text, term_list("生态"), "excluded").substring_matches == 1


def test_overlapping_terms_each_count_and_one_that_overlaps_itself_counts_as_str_count():
    text = report("深化环境保护督察。一步一步一步走。")
    row = counted(text, term_list("环境", "环境保护", "保护督察", "一步一步"))
    assert row.substring_matches == 3 + text.count("一步一步") == 4


def test_classes_are_counted_apart_and_a_term_of_both_kinds_of_match():
    list_ = term_list(classes={"一": ("绿色",), "二": ("低碳", "污染")})
    text = report("绿色低碳发展，治理土壤污染。")
    assert [counted(text, list_, term_class=each).substring_matches for each in (None, "一", "二")] == [3, 1, 2]
    assert counted(text, list_, term_class="二").token_matches == 1, "土壤污染 is one word"


def test_a_term_that_the_page_broke_counts_and_its_span_is_in_the_report():
    text = "各位代表：\n一、2023年工作回顾\n" + wrapped("全市上下同心协力保护环境，生物多样性保护工作持续加强，空气质量稳定向好，河湖面貌一新。" * 8, 16)
    hits = [hit for hit in talk(text).attention_hits if hit.term == "生物多样性"]
    told = [text[hit.char_start : hit.char_end] for hit in hits]
    assert told[0] == "生物多\n样性" and len(told) == 8 == [one.replace("\n", "") for one in told].count("生物多样性")


def test_text_without_words_has_no_share():
    found = talk("……\n")
    assert {row.token_share for row in found.attention} == {None} and all(row.sentence_share is None for row in found.attention)


@settings(max_examples=40)
@given(TEXTS, st.sampled_from([each.dictionary_id for each in lexicon().lists]))
def test_laws_of_any_report(text, dictionary_id):
    found = talk(text)
    rows = [row for row in found.attention if row.dictionary_id == dictionary_id]
    for ambiguity in ("counted", "excluded"):
        [whole] = [row for row in rows if row.section_id is None and row.term_class is None and row.ambiguity == ambiguity]
        sections = [row for row in rows if row.section_id is not None and row.ambiguity == ambiguity]
        for column in ("token_matches", "substring_matches", "hit_sentences", "hit_sentence_chars", "n_words", "n_chars", "n_sentences"):
            assert getattr(whole, column) == sum(getattr(row, column) for row in sections), column
    for row in rows:
        assert row.token_matches <= row.substring_matches and row.hit_sentences <= min(row.n_sentences, row.substring_matches)
        for share, (count, of) in SHARES.items():
            assert getattr(row, share) is None and not getattr(row, of) or isclose(getattr(row, share), getattr(row, count) / getattr(row, of))
    listed = [hit for hit in found.attention_hits if hit.dictionary_id == dictionary_id]
    by_ambiguity = {row.ambiguity: row.substring_matches for row in rows if row.section_id is None and row.term_class is None}
    assert by_ambiguity == {"counted": len(listed), "excluded": sum(hit.excluded_by is None for hit in listed)}


def test_a_report_without_lists_has_no_attention():
    assert talk(SEED, WordReader(Lexicon(), ())).attention == []


@pytest.mark.parametrize("role", ["review", "priorities", "self_governance", "opening"])
def test_sections_tell_review_from_plan(role):
    assert role in {row.role for row in talk(SEED).attention}
