"""An explanation on a terminal, every numeral in the colour of its disposition, or as plain lines anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flows.views.explain import Explained, Explanation, Sentence
from flows.views.explain_words import ROLES, Line, lines
from transforms.observations.rules import DISPOSITION_MEANINGS, FLAGS, RULES, Meaning, Rule

if TYPE_CHECKING:
    from rich.console import RenderableType

STYLES = {
    "observation": "black on green", "ranking": "black on yellow", "date": "black on cyan", "duration": "black on cyan",
    "ordinal": "black on white", "name": "black on white", "threshold": "black on blue", "denominator": "black on blue",
    "enumeration": "black on bright_black", "idiom": "black on bright_black", "unresolved": "bold white on red",
}  # fmt: skip
_INDENT = "  "


def show(explanation: Explanation) -> None:
    """Print an explanation to standard output."""
    if sys.stdout.isatty():
        from rich.console import Console

        console = Console(highlight=False)
        for part in _coloured(explanation):
            console.print(part)
    else:
        for line in plain(explanation):
            print(line)


def plain(explanation: Explanation) -> Iterator[str]:
    """The explanation as lines of text: numerals in 【】, below each sentence a line for each of them."""
    yield _title(explanation)
    yield " ".join(f"{_meaning(name)} {count}" for name, count in _counts(explanation))
    above = None
    for sentence in explanation.sentences:
        if not sentence.numerals and len(explanation.sentences) > 1:
            continue
        if (place := _place(sentence)) != above:
            yield from ("", place)
            above = place
        yield ""
        yield from sentence_lines(explanation, sentence)
    yield ""
    yield from (f"{name}: {meaning.zh} · {meaning.en}" for name, meaning in _legend(explanation))


def sentence_lines(explanation: Explanation, sentence: Sentence) -> Iterator[str]:
    """The offset and words of a sentence, then a line for each of its numerals."""
    yield f"@{sentence.start} {''.join(f'【{words}】' if one else words for words, one in _pieces(explanation, sentence))}"
    for one in sentence.numerals:
        for line in lines(one, explanation):
            yield _INDENT + "  ".join(cell for cell in (one.numeral.numeral, *line) if cell)


def _title(explanation: Explanation) -> str:
    report = explanation.report
    return f"{report.report_id} {report.area_name} {report.title} · {report.n_chars:,} 字 characters".replace("  ", " ")


def _counts(explanation: Explanation) -> list[tuple[str, int]]:
    found = explanation.dispositions
    return [(name, found[name]) for name in DISPOSITION_MEANINGS if found[name]]


def _meaning(disposition: str) -> str:
    return f"{DISPOSITION_MEANINGS[disposition].zh} {disposition}"


def _place(sentence: Sentence) -> str:
    headings = " › ".join(sentence.headings)
    return f"{headings} [{ROLES[sentence.section.role]} {sentence.section.role}]".lstrip()


def _pieces(explanation: Explanation, sentence: Sentence) -> Iterator[tuple[str, Explained | None]]:
    """The sentence cut at its numerals. Line breaks inside it are shown as blanks."""
    text, at = explanation.report.text, sentence.start
    end = sentence.start + len(text[sentence.start : sentence.end].rstrip())
    for one in sentence.numerals:
        yield _on_one_line(text[at : one.numeral.char_start]), None
        yield _on_one_line(text[one.numeral.char_start : one.numeral.char_end]), one
        at = one.numeral.char_end
    yield _on_one_line(text[at:end]), None


def _on_one_line(words: str) -> str:
    return words.replace("\n", " ")


def _legend(explanation: Explanation) -> list[tuple[str, Rule | Meaning]]:
    """Every rule and flag that occurs, with its meaning, in the order of their declaration."""
    named = {word for sentence in explanation.sentences for one in sentence.numerals for line in lines(one, explanation) for word in line.decided_by.split()}
    return [(name, meaning) for name, meaning in {**RULES, **FLAGS}.items() if name in named]


def _coloured(explanation: Explanation) -> Iterator[RenderableType]:
    from rich.columns import Columns
    from rich.text import Text

    yield Text(_title(explanation), style="bold")
    yield Columns([Text.assemble((f" {_meaning(name)} ", STYLES[name]), f" {count}") for name, count in _counts(explanation)], padding=(0, 2))
    above = None
    for sentence in explanation.sentences:
        if (place := _place(sentence)) != above:
            yield Text(f"\n{place}", style="bold blue")
            above = place
        yield Text("")
        yield _block(explanation, sentence)
    yield Text("")
    for name, meaning in _legend(explanation):
        yield Text.assemble((name, "bold not dim"), f"  {meaning.zh} · {meaning.en}", style="dim")


def _block(explanation: Explanation, sentence: Sentence) -> RenderableType:
    """A sentence beside its offset, and what its numerals were read as below it. Dim where it has none."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    shown = Text(style="" if sentence.numerals else "dim")
    for words, one in _pieces(explanation, sentence):
        shown.append(words, STYLES[one.numeral.disposition] if one else "")
    block = Table.grid(padding=(0, 1))
    block.add_column(no_wrap=True, style="dim")
    block.add_column(overflow="fold")
    block.add_row(f"@{sentence.start}", Group(shown, *([_readings(explanation, sentence)] if sentence.numerals else [])))
    return block


def _readings(explanation: Explanation, sentence: Sentence) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    for _ in Line._fields:
        table.add_column(overflow="fold")
    for one in sentence.numerals:
        for line in lines(one, explanation):
            numeral = Text.assemble((one.numeral.numeral, STYLES[one.numeral.disposition]))
            table.add_row(numeral, Text(line.about, style="bold"), line.value, line.sense, Text(line.decided_by, style="dim"))
    return table
