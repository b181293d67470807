"""The names of rules and flags: every one that the code can give is explained, and every explanation has an example."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import transforms
from flows.project import SEEDS
from flows.seeds.one_report import report_row
from flows.seeds.reference import read_reference
from transforms.areas import AreaBook
from transforms.observations.rules import DISPOSITION_MEANINGS, FLAGS, RULES
from transforms.reading import Reader
from transforms.tables import DISPOSITIONS

REPORT = "各位代表：\n\n现在，我代表市人民政府，向大会报告工作。\n\n一、2023年工作回顾\n\n{}\n"
ANNEXED = REPORT.format("过去一年，我们埋头苦干。\n\n各位代表！让我们一起努力！\n\n附：名词解释\n{}")
TEMPLATES = {"glossary": ANNEXED, "page_line": "{}\n" + REPORT.format("过去一年，我们埋头苦干。")}
# What is left where a list has more numbers than names; no phrase leads there for certain.
WITHOUT_EXAMPLE = {"number", "bare"}
# What functions return whose second value is a rule: names and rule, disposition and rule.
_RULE_SECOND = ("tuple[list[str], str]", "Settled", "Settled | None")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(read_reference(SEEDS))


@pytest.fixture(scope="module")
def areas() -> AreaBook:
    return AreaBook(read_reference(SEEDS).areas)


@pytest.mark.parametrize("rule", sorted(RULES.keys() - WITHOUT_EXAMPLE))
def test_every_rule_decides_its_example(rule: str, reader: Reader, areas: AreaBook) -> None:
    before, _, rest = TEMPLATES.get(rule, REPORT).format(RULES[rule].example).partition("【")
    numeral, _, behind = rest.partition("】")
    reading = reader.read(report_row(before + numeral + behind, "330600-2024", areas))
    assert {(row.numeral, row.rule) for row in reading.numerals if row.char_start == len(before)} == {(numeral, rule)}


def test_every_rule_and_flag_of_the_code_is_explained_and_no_other() -> None:
    rules, flags = set(), set()
    for path in sorted(Path(transforms.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        rules |= {constant for given in _rules_given(tree) for constant in _constants(given)}
        flags |= {constant for given in _flags_given(tree) for constant in _constants(given)}
    ranks = {"rank_" + kind for kind in ("exact", "top")} if "rank_" in rules else set()
    assert rules - {"rank_"} | ranks == RULES.keys()
    assert flags == FLAGS.keys()
    assert tuple(DISPOSITION_MEANINGS) == DISPOSITIONS


def _rules_given(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions that become a rule: the last argument of what settles a numeral, an assignment, a returned pair."""
    arguments = {"_other": -1, "counts_nothing": -1, "_numeral": 2, "Mention": 4, "Draft": 7}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (at := arguments.get(_name(node.func))) is not None and len(node.args) > at:
            yield node.args[at]
        elif isinstance(node, ast.Assign):
            yield from _assigned(node, "rule")
        elif isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) in _RULE_SECOND:
            returned = (each.value for each in ast.walk(node) if isinstance(each, ast.Return))
            yield from (value.elts[1] for value in returned if isinstance(value, ast.Tuple))


def _flags_given(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions that become a flag: appended to or assigned to `flags`, or the second of a pair `str, str | None`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == "append" and _name(node.func.value) == "flags":  # type: ignore[attr-defined]
            yield node.args[0]
        elif isinstance(node, ast.Assign):
            yield from _assigned(node, "flags")
        elif isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) == "tuple[str, str | None]":
            returned = (each.value for each in ast.walk(node) if isinstance(each, ast.Return))
            yield from (value.elts[1] for value in returned if isinstance(value, ast.Tuple))


def _assigned(node: ast.Assign, name: str) -> Iterator[ast.expr]:
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from (value for each, value in zip(target.elts, node.value.elts) if _name(each) == name)
        elif _name(target) == name:
            yield node.value


def _name(node: ast.AST) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


def _constants(node: ast.expr) -> Iterator[str]:
    """The strings an expression can give; the condition of an if-expression is none of them."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from _constants(node.left)
        yield from _constants(node.right)
    elif isinstance(node, ast.List):
        for element in node.elts:
            yield from _constants(element)
