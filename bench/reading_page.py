"""The made parts of docs/reading.md and docs/reading.zh.md: `python -m bench.reading_page` writes them.

A part stands between `<!-- NAME ARGUMENT -->` and `<!-- /NAME -->`; the rest of the pages is written by hand.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from bench.mistakes import errors
from bench.scored import GOLD, score_folder
from flows.project import ROOT, SEEDS
from flows.views.explain import Explanation, Sentence, explain
from flows.views.explain_view import sentence_lines
from transforms.observations.rules import DISPOSITION_MEANINGS, FLAGS, RULES

PAGES = (ROOT / "docs" / "reading.md", ROOT / "docs" / "reading.zh.md")
SEED = SEEDS / "330600-2024.txt"
_PART = re.compile(r"<!-- (?P<name>[a-z]+)(?: (?P<argument>[^\n]*?))? -->\n.*?<!-- /(?P=name) -->", re.DOTALL)


def renewed(page: str) -> str:
    """The page with every made part made anew. KeyError where a part has a name that nothing makes."""
    return _PART.sub(lambda part: _renewed_part(part["name"], part["argument"] or ""), page)


def _renewed_part(name: str, argument: str) -> str:
    head = f"{name} {argument}".strip()
    return f"<!-- {head} -->\n{_MAKERS[name](argument)}\n<!-- /{name} -->"


def _explained(words: str) -> str:
    """The explanation of the seed's sentence that holds `words`. ValueError where none does."""
    explanation = _seed()
    at = explanation.report.text.index(words)
    return _block(explanation, next(one for one in explanation.sentences if one.start <= at < one.end))


@cache
def _seed() -> Explanation:
    return explain(SEED)


def _block(explanation: Explanation, sentence: Sentence) -> str:
    return "\n".join(["```text", *sentence_lines(explanation, sentence), "```"])


def _dispositions(_: str) -> str:
    return _table(("disposition", "含义", "meaning"), ((f"`{name}`", *meaning) for name, meaning in DISPOSITION_MEANINGS.items()))


def _rules(_: str) -> str:
    lines = ((f"`{name}`", rule.zh, rule.en, rule.example.partition("\n")[0]) for name, rule in RULES.items())
    return _table(("rule", "含义", "meaning", "例 · example"), lines)


def _flags(_: str) -> str:
    return _table(("flag", "含义", "meaning"), ((f"`{name}`", *meaning) for name, meaning in FLAGS.items()))


def _mistakes(_: str) -> str:
    """What is wrong in the reading of the seed, by its annotations."""
    lines = ((one.context, ", ".join(one.wrong), _brief(one.gold), _brief(one.read)) for one in errors(score_folder(GOLD)))
    return _table(("原文 · words", "错 · wrong", "标注 · annotated", "读成 · read"), lines)


def _brief(fields: str) -> str:
    return " · ".join(field for field in fields.split(" | ") if field)


def _failing(_: str) -> str:
    """The sentences in the tests that the reading is known to get wrong, each with what goes wrong."""
    return _table(("句子 · sentence", "错在 · what goes wrong"), _known_to_fail(ROOT / "tests"))


def _known_to_fail(tests: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(tests.glob("test_reading_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "case":
                reason = next((keyword.value for keyword in node.keywords if keyword.arg == "fails"), None)
                if reason is not None:
                    yield ast.literal_eval(node.args[0]), ast.literal_eval(reason)


def _table(head: tuple[str, ...], lines: Iterator[tuple[str, ...]]) -> str:
    rows = ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]
    return "\n".join(["| " + " | ".join(head) + " |", "|---" * len(head) + "|", *rows])


_MAKERS: dict[str, Callable[[str], str]] = {
    "explain": _explained,
    "dispositions": _dispositions,
    "rules": _rules,
    "flags": _flags,
    "mistakes": _mistakes,
    "failing": _failing,
}


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
