"""`gongbao diff`: what changed between two releases."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import RELEASES, Releases

_RELEASE = "版本号、latest 或文件夹 · A version, latest, or the folder of a release."


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help=_RELEASE)],
    b: Annotated[str, typer.Argument(metavar="B", help=_RELEASE)],
    releases: Releases = RELEASES,
    rows: Annotated[bool, typer.Option("--rows", help="逐行列出 · List every row that changed.")] = False,
) -> None:
    """比较两个版本 · Compare two releases.

    哪些表的哪些行有增删改，原因何在。
    Which rows of which tables came, went or changed, and why.
    """
    from flows.format.changelog import change_line
    from flows.store import diff as differ

    found = differ.diff(a, b, releases)
    typer.echo(found.summary)
    if rows:
        for row in found.rows:
            typer.echo(f"{row[0]} {change_line(row)}")
