"""`gongbao explain`: what it says of real passages, in lines and in colour, and that it leaves out no numeral."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from flows.cli import app
from flows.format.signs import SIGNS
from flows.project import SEEDS
from flows.views.explain import explain
from flows.views.explain_view import STYLES, plain
from flows.views.explain_words import MEASURES, ROLES, STATUSES
from tests.prefect_tools import command
from transforms import tables

SEED = SEEDS / "330600-2024.txt"
TEXT = SEED.read_text(encoding="utf-8")
REPORT = "各位代表：\n\n现在，我代表市人民政府，向大会报告工作。\n\n一、2023年工作回顾\n\n过去一年，我们埋头苦干。{review}\n\n二、2024年工作安排\n\n今年发展主要预期目标是：{targets}\n\n谢谢大家！\n"


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of `gongbao explain`."""
    result = CliRunner().invoke(app, ["explain", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def sentence(words: str) -> list[str]:
    """The explanation of the sentence of the seed that holds `words`: its lines, from its offset to the legend."""
    code, said, _ = run(SEED, "--at", TEXT.index(words))
    assert code == 0
    lines = said.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("@"))
    return lines[start : lines.index("", start)]


def written(tmp_path: Path, name: str = "330600-2024.txt", review: str = "", targets: str = "") -> list[str]:
    """All lines on a small report that says this."""
    path = tmp_path / name
    path.write_text(REPORT.format(review=review, targets=targets), encoding="utf-8")
    return list(plain(explain(path)))


def test_a_list_crossed_with_its_ranks() -> None:
    assert sentence("80392元、48825元") == [
        "@641 城镇和农村居民人均可支配收入【80392】元、【48825】元，分别居全省第【2】位、第【3】位。",
        "  80392  城镇居民人均可支配收入 urban_income  80392元  水平 level · 实际 actual · 2023  distributed",
        "  48825  农村居民人均可支配收入 rural_income  48825元  水平 level · 实际 actual · 2023  distributed",
        "  2  城镇居民人均可支配收入 urban_income  第2位 no. 2  全省 330000 /11 · 2023 · ← 80392元  rank_exact",
        "  3  农村居民人均可支配收入 rural_income  第3位 no. 3  全省 330000 /11 · 2023 · ← 48825元  rank_exact",
    ]


def test_a_subject_inherited_is_flagged() -> None:
    assert sentence("全年实现地区生产总值7791亿元")[1:] == [
        "  7791  地区生产总值 gdp  7791亿元  水平 level · 实际 actual · 2023  own",
        "  7.8  地区生产总值 gdp  +7.8%  增速 growth · 实际 actual · 2023  inherited subject_inherited",
        "  2  地区生产总值 gdp  第2位 no. 2  全省 330000 /11 · 2023 · ← 7.8%  rank_exact",
    ]


def test_one_rank_of_two_numbers_has_two_lines() -> None:
    ranks = [line for line in sentence("均居全省第2位") if "rank_exact" in line]
    assert [re.search("← (.*)%", line)[1] for line in ranks] == ["11.8", "9.1"]  # type: ignore[index]


def test_what_counts_nothing_says_why() -> None:
    assert "  415  名称 name  quoted" in sentence("“415X”先进制造业集群")
    assert sentence("2023年是绍兴发展史上") == ["@66 【2023】年是绍兴发展史上具有重要里程碑意义的一年。", "  2023  日期 date  year"]


def test_a_sentence_without_numerals_is_shown_as_it_is() -> None:
    assert sentence("各位代表：") == ["@0 各位代表："]


def test_headings_and_role_stand_above(tmp_path: Path) -> None:
    lines = written(tmp_path, targets="地区生产总值增长6%左右。")
    assert "二、2024年工作安排 [目标 targets]" in lines
    assert any("≈ +6%  增速 growth · 目标 target · 2024" in line for line in lines)


def test_the_upper_end_of_a_range(tmp_path: Path) -> None:
    lines = written(tmp_path, targets="地区生产总值增长6%-6.5%。")
    assert "  6  地区生产总值 gdp  +6–6.5%  增速 growth · 目标 target · 2024  range" in lines
    assert "  6.5  区间上限 upper end of the range  range" in lines


def test_another_area_and_a_number_without_subject(tmp_path: Path) -> None:
    lines = written(tmp_path, review="越城区地区生产总值增长5%。\n\n增长7.8%。")
    assert any("@330602  +5%" in line and line.endswith("other_area no_codebook_match") for line in lines)
    assert "  7.8  未决 unresolved  no_subject" in lines


def test_the_legend_names_what_occurs_and_nothing_else() -> None:
    said = run(SEED, "--at", TEXT.index("80392"))[1]
    legend = said.partition("rank_exact\n\n")[2].splitlines()
    assert [line.partition(":")[0] for line in legend] == ["distributed", "rank_exact"]
    assert "分配" in legend[0] or "对应" in legend[0]


def test_every_numeral_is_explained_once_and_the_sentences_cover_the_text() -> None:
    explanation = explain(SEED)
    assert "".join(TEXT[one.start : one.end] for one in explanation.sentences) == TEXT
    said = "\n".join(plain(explanation))
    assert said.count("【") == sum(explanation.dispositions.values()) > 200
    assert sum(len(one.observations) for each in explanation.sentences for one in each.numerals) == len(explanation.observations)


@settings(max_examples=25)
@given(st.text(alphabet="增长7.8%、，。！？\n第2位全省一二是“”（）-至亿元各代表：", max_size=120).filter(str.strip))
def test_any_text_is_covered(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "passage.txt"
    path.write_text(text, encoding="utf-8")
    explanation = explain(path, year=2024)
    assert "".join(explanation.report.text[one.start : one.end] for one in explanation.sentences) == explanation.report.text
    assert len(list(plain(explanation))) >= sum(explanation.dispositions.values())


@pytest.mark.parametrize("at", [0, 641, 700, len(TEXT) - 1])
def test_at_finds_the_sentence_that_holds_the_character(at: int) -> None:
    (only,) = explain(SEED, at).sentences
    assert only.start <= at < only.end
    assert TEXT[only.end - 1] in "。！？\n" or only.end == len(TEXT)


def test_a_passage_needs_a_year_and_no_area(tmp_path: Path) -> None:
    passage = tmp_path / "passage.txt"
    passage.write_text("规上工业增加值增长10.8%。", encoding="utf-8")
    code, said, told = run(passage)
    assert (code, said) == (2, "")
    assert told.startswith(f"gongbao: {passage}: 年份不明") and told.endswith("give --year\n") and told.count("\n") == 1
    code, said, _ = run(passage, "--year", "2018")
    assert code == 0 and "增速 growth · 实际 actual · 2017" in said


@pytest.mark.parametrize(
    ("file", "options", "expected"),
    [
        (SEED, ("--at", "15899"), "没有第 15899 个字符 · there is no character 15899: 0 to 15898"),
        (SEED, ("--at", "-1"), "没有第 -1 个字符 · there is no character -1: 0 to 15898"),
        (SEEDS, (), "是文件夹 · a folder: give one file"),
        (SEEDS / "nowhere.txt", (), "没有这个文件 · there is no such file"),
    ],
)
def test_a_mistake_is_told_in_one_line(file: Path, options: tuple[str, ...], expected: str) -> None:
    assert run(file, *options) == (2, "", f"gongbao: {file}: {expected}\n")


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b.txt").write_bytes(b"")
    for name in ("a.txt", "b.txt"):
        code, said, told = run(tmp_path / name)
        assert (code, said, told.count("\n")) == (2, "", 1)


def test_on_a_terminal_every_disposition_has_its_colour() -> None:
    screen, terminal = pty.openpty()
    shown = subprocess.Popen(
        command("explain", SEED, "--at", str(TEXT.index("80392"))), stdout=terminal, env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "120"}
    )
    os.close(terminal)
    seen = b""
    while True:
        try:
            chunk = os.read(screen, 65536)
        except OSError:  # the other end is closed
            break
        seen += chunk
    assert shown.wait() == 0
    text = seen.decode()
    assert "\x1b[30;42m80392\x1b[0m" in text and "\x1b[30;43m2\x1b[0m" in text
    assert "【" not in text


def test_words_for_everything_that_a_table_may_say() -> None:
    assert tuple(MEASURES) == tables.MEASURES and tuple(STATUSES) == tables.OBS_STATUSES
    assert tuple(SIGNS) == tables.COMPARATORS and tuple(ROLES) == tables.ROLES
    assert tuple(STYLES) == tables.DISPOSITIONS
