"""`gongbao attention`: what is printed of a real release, and the one line for a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.store.store import Store
from tests.words_release import reports_of_two_years, tables_of


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("releases")
    Store(folder).publish(tables_of(reports_of_two_years()))
    return folder


def run(releases: Path, dictionary: str, area: str, *more: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["attention", "--dictionary", dictionary, "--area", area, "--releases", str(releases), *more])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("area", ["330600", "清源市"])
def test_every_definition_of_every_year_side_by_side(releases, area):
    code, said, told = run(releases, "env15", area)
    assert (code, told) == (0, "")
    lines = said.splitlines()
    assert lines[0].startswith("env15  环境词频") and lines[1].startswith("UNVERIFIED")
    assert [line[:11] for line in lines if line.startswith("330600-")] == ["330600-2023", "330600-2024"]
    first = lines[lines.index(next(line for line in lines if line.startswith("330600-2023"))) :]
    assert first[1] == "  全部计入 counted  排除歧义 excluded"
    assert first[3].startswith("  子串／词 substrings / words  4 = ") and "  3 = " in first[3]
    assert "  词 terms: 生态 2 · PM2.5 1 · 污染 1" in first
    assert "  因歧义排除 excluded: 创新生态→生态 1" in first


def test_classes_and_sentences(releases):
    said = run(releases, "env75", "330600", "--sentences")[1]
    assert "类别 classes: 污染防治 1 · 绿色低碳 0 · 生态保护 2 · 环境监管 2" in said
    assert "一是优化【环境】。" in said and "打造一流营商【环境】，营造创新【生态】。" in said
    assert "【" not in run(releases, "env75", "330600")[1]


@pytest.mark.parametrize(("dictionary", "area", "known"), [("env16", "330600", "env15"), ("env15", "保定市", "清源市 330600")])
def test_what_is_not_there_is_told_in_one_line(releases, dictionary, area, known):
    code, said, told = run(releases, dictionary, area)
    assert (code, said, told.count("\n")) == (2, "", 1) and known in told


def test_on_a_terminal_it_is_a_table(releases, monkeypatch, capsys):
    from flows.views.attention import attention_of, show

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    show(attention_of(Store(releases).release("latest"), "env15", "330600"), with_sentences=True)
    said = capsys.readouterr().out
    assert "切词／词 tokens / words" in said and "│" in said and "【污染】" in said
