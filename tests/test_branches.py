"""A pattern of many branches finds what it would find without the look at its first character."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.grammar.branches import compile_branches
from transforms.grammar.following import VERB_AFTER_NOUN
from transforms.grammar.phrases import GLUED

PATTERNS = [pattern.pattern.partition("])(?:")[2].removesuffix(")") for pattern in (VERB_AFTER_NOUN, GLUED)]
PATTERNS += ["(?:新|改)?建(?!设)|[修整]缮?好", "(?P<who>省|市)级|(?<=[一-鿿])(?:县|区)级", "(?:超)*额{0,2}完成|(?=[全都])(?<=已)(?:全|都)有"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_finds_the_same(pattern: str) -> None:
    plain, branches = re.compile(pattern), compile_branches(pattern)

    @settings(max_examples=50)
    @given(st.lists(st.sampled_from(re.findall("[一-鿿]+", pattern)), max_size=5).map("".join))
    def same(text: str) -> None:
        assert [match.span() for match in branches.finditer(text)] == [match.span() for match in plain.finditer(text)]

    same()


@pytest.mark.parametrize("pattern", [".好|建", "[^建]好|建", r"\d年|建", "[一-鿿]年|建"])
def test_a_branch_that_may_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="any character"):
        compile_branches(pattern)
