"""What a browser asks in vain is told to it, and where the database is wrong in one line on standard error: datasette by itself
prints pages of its own code.

The module is datasette's plug-in of that name; a wrong address or a wrong query has datasette's own page.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Generator
from typing import TYPE_CHECKING

import rich
import typer
from datasette import Response, hookimpl
from datasette.plugins import pm
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

if TYPE_CHECKING:
    from datasette.utils.asgi import Request

    Answer = Callable[[], Awaitable[Response]]


def tell_in_one_line() -> None:
    """From now on, in this process."""
    rich.reconfigure(quiet=True)
    if not pm.is_registered(sys.modules[__name__]):
        pm.register(sys.modules[__name__])


@hookimpl(wrapper=True)
def handle_exception(request: Request, exception: Exception) -> Generator[None, list[Answer], list[Answer]]:
    """datasette's hook, around what datasette itself would do: how a request is answered that met the `exception`."""
    answers = yield
    return answers if isinstance(exception, (Base400, DatasetteError)) else [lambda: _told(request.path, exception)]


async def _told(path: str, exception: Exception) -> Response:
    told = f"{path}: 答不了，数据库有误？ · no answer, is the database damaged? ({exception}): see gongbao verify"
    typer.echo(f"gongbao: {told}", err=True)
    return Response.text(told, status=500)
