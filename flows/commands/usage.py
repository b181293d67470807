"""How a wrong call is told, and one that is interrupted: in one line, like any other mistake of a user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer._click.exceptions import NoArgsIsHelpError, UsageError  # Typer carries its own copy of Click.
from typer.core import TyperGroup

from flows.errors import Interrupted

CANNOT = 2


class Commands(TyperGroup):
    """A group of commands that tells wrong usage (exit code 2) and Ctrl-C (130) in one line on standard error."""

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        with _in_one_line():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        with _in_one_line():
            return super().invoke(ctx)


@contextmanager
def _in_one_line() -> Iterator[None]:
    try:
        yield
    except NoArgsIsHelpError:
        raise
    except UsageError as error:
        name = error.ctx.info_name if error.ctx and error.ctx.parent else None
        asked = " ".join(filter(None, ["gongbao", name, "--help"]))
        typer.echo(f"gongbao: 用法不对 · wrong usage: {' '.join(error.format_message().split())} → {asked}", err=True)
        raise typer.Exit(CANNOT) from None
    except KeyboardInterrupt:
        typer.echo(f"gongbao: {Interrupted.told}", err=True)
        raise typer.Exit(Interrupted.exit_code) from None
