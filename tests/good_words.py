"""The words of the small good release: counted from its texts with two short lists; new words told by hand."""

from __future__ import annotations

from typing import Any

from flows.runs.stages import in_order, with_words
from tests.all_at_once import with_comparisons
from transforms.tables import BY_NAME
from transforms.words.lexicon import AmbiguityRule, Lexicon, TermList, Topic, Trap


def _list(name: str, verified: str, classes: dict[str, tuple[str, ...]], *rules: AmbiguityRule) -> TermList:
    trap = Trap("比较之前应知的情况", "what to know before comparing")
    return TermList(name, "词典", "A list", verified, "来源", "1", "某人", "读过", "词频", classes, rules, (trap,), "0" * 64)


LEXICON = Lexicon(
    vocabulary=(),
    stopwords=frozenset(("的", "我")),
    lists=(
        _list("livelihood", "project", {"就业": ("就业", "失业"), "保障": ("民生", "财政民生")}),
        _list("science", "read", {"": ("创新", "科技")}, AmbiguityRule("创新", ("创新指数",), "指数的名称", "name of an index", "科技创新指数居全省前5位")),
    ),
    topics=(Topic("economy", "经济", "Economy", ("生产总值", "出口")), Topic("employment", "就业", "Employment", ("就业", "失业"))),
    segmenter="by the tests",
)


def add_words(tables: dict[str, list[Any]]) -> None:
    """Put the tables of words beside the others."""
    counted = with_words(tables, LEXICON)
    for name, rows in {**counted, "keywords": with_comparisons(counted)["keywords"]}.items():
        tables[name] = [BY_NAME[name].row_type._make(row) for row in in_order(name, rows)]
    new = BY_NAME["new_terms"].row_type
    tables["new_terms"] = [new("330700", "专债", True, False, 2024, 2024, 1, 2), new("330800", "旧词", False, True, 2020, 2023, 2, 3)]
