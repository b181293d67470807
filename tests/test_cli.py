"""The command line: help for everything, one clear line for a mistake, and what the commands print."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.main import get_command
from typer.testing import CliRunner

from flows.cli import app, told_in_one_line
from flows.commands.usage import Commands
from flows.store.store import Store
from tests.prefect_tools import children, command, gongbao, plain, until
from tests.small_release import TEXTS, two_reports
from tests.small_release import tables as small_tables
from tests.small_reports import small_report, write_reports

COMMANDS = get_command(app).commands
HAN = re.compile("[一-鿿]")


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command in this process."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_both_languages_with_an_example(name: str) -> None:
    code, said, _ = run(name, "--help")
    assert code == 0
    assert re.search(rf"Example: gongbao {name}\b", said)
    for explained in [COMMANDS[name].help, *(parameter.help for parameter in COMMANDS[name].params if parameter.name != "help")]:
        assert HAN.search(explained) and re.search("[A-Za-z]{3}", explained), explained


def test_help_imports_nothing_heavy() -> None:
    heavy = "prefect great_expectations pandas pyarrow jieba duckdb httpx"
    code = f"import sys, flows.cli; print([name for name in '{heavy}'.split() if name in sys.modules])"
    done = subprocess.run([command()[0], "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("arguments", [("relase",), ("release", "--sedes", "x"), ("diff", "1.0.0"), ("verify", "nowhere"), ("release", "more")])
def test_wrong_usage_is_told_with_exit_code_2(arguments: tuple[str, ...]) -> None:
    code, said, told = run(*arguments)
    assert (code, said, told.count("\n")) == (2, "", 1)
    assert told.startswith("gongbao: 用法不对 · wrong usage: ") and told.endswith(" --help\n")


def test_a_wrong_folder_is_told_before_anything_starts(tmp_path: Path) -> None:
    refused = gongbao("release", "--seeds", tmp_path / "nowhere", "--releases", tmp_path / "releases", PREFECT_HOME=str(tmp_path / "home"))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == f"gongbao: {tmp_path}/nowhere: 没有这个文件夹 · there is no such folder\n"
    assert list(tmp_path.iterdir()) == []


def test_what_is_published_is_shown_compared_and_verified(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.publish(small_tables({"330681-2023": TEXTS["330681-2023"]}))
    store.publish(two_reports())
    assert run("show", "--releases", tmp_path)[1].splitlines()[0].split()[:3] == ["1.1.0", "reports", "2"]
    assert run("show", "--releases", tmp_path)[1].splitlines()[1].startswith("1.0.0  reports 1")
    code, said, _ = run("show", "latest", "--releases", tmp_path)
    assert code == 0
    assert "地区生产总值  5.1%  2022  actual" in said
    code, said, _ = run("diff", "1.0.0", "1.1.0", "--releases", tmp_path)
    assert (code, said.splitlines()[0]) == (0, "1.0.0 → 1.1.0: minor")
    assert "reports 330682-2023 新增 added" in run("diff", "1.0.0", tmp_path / "1.1.0", "--rows", "--releases", tmp_path)[1]
    assert run("verify", tmp_path)[1].count("没有问题") == 2


def test_verify_says_what_is_wrong(tmp_path: Path) -> None:
    path = Store(tmp_path).publish(two_reports()).path
    csv = path / "csv" / "observations.csv"
    csv.write_bytes(csv.read_bytes().replace(b"5.1", b"9.1"))
    code, said, _ = run("verify", path)
    assert code == 1
    assert "csv/observations.csv" in said


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("show", "9.9.9"), "no version 9.9.9"),
        (("diff", "1.0.0", "9.9.9"), "no version 9.9.9"),
        (("show", "--releases", "nowhere"), "没有这个文件夹"),
        (("show", "1\x1b[2J"), "no version 1\\x1b[2J;"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(tmp_path: Path, arguments: tuple[str, ...], reason: str) -> None:
    Store(tmp_path).publish(two_reports())
    code, said, told = run(*arguments, *([] if "--releases" in arguments else ["--releases", tmp_path]))
    assert (code, said, told.count("\n")) == (2, "", 1)
    assert reason in told


def test_a_store_without_releases_is_no_error(tmp_path: Path) -> None:
    code, said, _ = run("show", "--releases", tmp_path)
    assert (code, "还没有发布" in said) == (0, True)


def everything_on(screen: int) -> str:
    """What is written to a terminal until it is closed; read as it comes, since a full one blocks the writer."""
    seen = b""
    with contextlib.suppress(OSError):
        while piece := os.read(screen, 100_000):
            seen += piece
    return seen.decode()


def test_a_terminal_sees_what_is_going_on(tmp_path: Path) -> None:
    seeds = write_reports(tmp_path / "seeds", {"330600-2024.txt": small_report()})
    screen, terminal = pty.openpty()
    arguments = command("release", "--seeds", seeds, "--releases", tmp_path / "releases")
    shown = subprocess.Popen(arguments, env=plain({"PREFECT_API_URL": "http://127.0.0.1:9/api", "TERM": "xterm"}), stderr=terminal)
    os.close(terminal)
    seen = _read_to_the_end(screen)
    assert shown.wait() == 2
    assert "准备 start" in seen
    assert seen.rstrip().endswith("unset the variable")


def _read_to_the_end(screen: int) -> str:
    seen = b""
    try:
        while more := os.read(screen, 4096):
            seen += more
    except OSError:  # Linux tells the end of a terminal as EIO.
        pass
    return seen.decode()


def test_an_interrupted_run_says_so(tmp_path: Path) -> None:
    seeds = write_reports(tmp_path / "seeds", {"330600-2024.txt": small_report()})
    arguments = command("release", "--seeds", seeds, "--releases", tmp_path / "releases")
    running = subprocess.Popen(arguments, env=plain({"PREFECT_HOME": str(tmp_path / "home")}), stderr=subprocess.PIPE, text=True)
    assert until(lambda: children(running.pid))
    running.send_signal(signal.SIGINT)
    told = running.communicate()[1]
    assert "Traceback" not in told and "已发布的都完好" in told
    assert running.returncode == 130


def test_an_interrupted_command_that_publishes_nothing_does_not_speak_of_publishing() -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    commands = typer.Typer(cls=Commands)
    for name in ("one", "another"):
        commands.command(name)(told_in_one_line(stopped))
    ended = CliRunner().invoke(commands, ["one"])
    assert (ended.exit_code, ended.stderr) == (130, "gongbao: 已中断 · interrupted\n")


def test_interrupted_while_it_loads_it_says_so_too() -> None:
    while_loading = """
import os, signal, sys
class Ctrl_C:
    def find_spec(name, *_):
        if name == "typer":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Ctrl_C)
sys.argv = ["gongbao", "show"]
from flows.__main__ import main
main()
"""
    ended = subprocess.run([sys.executable, "-c", while_loading], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (130, "gongbao: 已中断 · interrupted\n")


def test_chinese_names_are_names_where_the_locale_knows_none(tmp_path: Path) -> None:
    write_reports(tmp_path / "种子", {"330600-2024.txt": small_report()})
    spartan = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(command("add", "种子/330600-2024.txt", "--seeds", "新种子"), cwd=tmp_path, env=spartan, capture_output=True)
    assert done.returncode == 0 and "新种子/330600-2024.txt" in done.stdout.decode()
    gone = subprocess.run(command("verify", "没有"), cwd=tmp_path, env=spartan, capture_output=True)
    assert gone.returncode == 2 and "没有: 没有这个文件夹" in gone.stderr.decode()
