"""The command line: `gongbao COMMAND`. Exit codes: 0 done, 1 a check said no, 2 usage or input error, 130 interrupted."""

from __future__ import annotations

import codecs
import functools
import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from flows.commands.add import add
from flows.commands.attention import attention
from flows.commands.diff import diff
from flows.commands.download import download
from flows.commands.explain import explain
from flows.commands.export import export
from flows.commands.keygen import keygen
from flows.commands.rebuild import rebuild
from flows.commands.release import release
from flows.commands.schedule import schedule
from flows.commands.serve import serve
from flows.commands.show import show
from flows.commands.targets import targets
from flows.commands.usage import CANNOT, Commands
from flows.commands.verify import verify
from flows.commands.withdraw import withdraw
from flows.errors import GongbaoError

app = typer.Typer(
    cls=Commands,
    help="公报：把政府工作报告变成可核对的开放数据。\n\nGongbao: open data from Chinese government work reports, every number traceable to its sentence.",
    epilog="从这里开始 · Start with: gongbao release --help",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_COMMANDS: dict[Callable[..., None], str] = {
    release: "gongbao release --seeds seeds --releases releases",
    schedule: 'gongbao schedule --cron "0 6 * * *"',
    add: "gongbao add https://example.org/report.html --seeds seeds",
    verify: "gongbao verify releases/1.0.0",
    show: "gongbao show latest",
    targets: "gongbao targets 330600",
    attention: "gongbao attention --dictionary env15 --area 330600",
    export: "gongbao export --format wide --indicator gdp --years 2020-2024 --to gdp.csv",
    serve: "gongbao serve latest --port 8001",
    diff: "gongbao diff 1.0.0 1.1.0",
    download: "gongbao download latest --from https://example.org/releases --to data",
    rebuild: "gongbao rebuild latest",
    keygen: "gongbao keygen gongbao.key",
    withdraw: "gongbao withdraw 1.1.0 --reason TEXT",
    explain: "gongbao explain seeds/330600-2024.txt --at 641",
}


def main() -> None:
    """The command line. What the terminal's encoding lacks is shown as ?, never a crash."""
    _in_utf8()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    app()


def _in_utf8() -> None:
    """Start anew in Python's UTF-8 mode where file names would be ASCII (LC_ALL=C with PYTHONUTF8=0): 发布 is a good name of a folder."""
    if codecs.lookup(sys.getfilesystemencoding()).name == "ascii":
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, "PYTHONUTF8": "1"})


def told_in_one_line(command: Callable[..., None]) -> Callable[..., None]:
    """`command`, with the errors that a user can do something about told on standard error, without a traceback."""

    @functools.wraps(command)
    def told(*args: object, **kwargs: object) -> None:
        try:
            command(*args, **kwargs)
        except GongbaoError as error:
            _tell(str(error))
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            raise
        except OSError as error:
            where = error.filename2 or error.filename or ""  # Of a copy or a renaming: what was to be written.
            _tell(f"{where}: {error.strerror or error}".removeprefix(": "))
            raise typer.Exit(CANNOT) from None

    return told


def _tell(message: str) -> None:
    for line in message.splitlines():
        # A message may quote what a server or a file says, which must not steer the terminal.
        typer.echo(f"gongbao: {''.join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in line)}", err=True)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"gongbao {version('gongbao')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="版本 · Print the version of the program.")] = False,
) -> None:
    """Options before any command."""


for _command, _example in _COMMANDS.items():
    app.command(epilog=f"例 · Example: {_example}")(told_in_one_line(_command))


if __name__ == "__main__":
    main()
