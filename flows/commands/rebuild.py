"""`gongbao rebuild`: does a release follow from its own texts?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import RELEASES, Releases, existing_store

DIFFERENT = 1


def rebuild(
    version: Annotated[str, typer.Argument(metavar="VERSION", help="版本号、latest 或一个版本的文件夹 · A version, latest, or the folder of a release.")],
    releases: Releases = RELEASES,
    rows: Annotated[bool, typer.Option("--rows", help="逐行列出差异 · List every row that differs.")] = False,
) -> None:
    """由版本自身重做并比较 · Make a release again from itself.

    由一个版本自带的正文和手册重做全部数据，逐字节比较。

    Make a release again from its own texts, codebook and reference data, and
    compare every file byte for byte. It needs nothing but the release and this
    program; nothing in the release is touched.

    退出码 · Exit code: 0 完全相同 the same · 1 有差异 something differs.
    """
    from flows.format.changelog import change_line, summary_lines
    from flows.format.manifest import MANIFEST
    from flows.format.release import open_release
    from flows.runs import rebuild as rebuilder

    is_folder = (Path(version) / MANIFEST).exists()
    release = open_release(Path(version)) if is_folder else existing_store(releases).release(version)
    outcome = rebuilder.rebuild(release.whole())
    for name, (then, now) in outcome.other_code.items():
        typer.echo(f"当时 · then {name} {then}；现在 · now {now}")
    if not outcome.differing:
        typer.echo(f"{release.where}: 重做的 {len(outcome.same)} 个文件逐字节相同 · made again: all {len(outcome.same)} files are the same, byte for byte")
        return
    for path in outcome.differing:
        typer.echo(f"{path}: 不同 · differs")
    for line in [f"{row[0]} {change_line(row)}" for row in outcome.changes] if rows else summary_lines(outcome.changes):
        typer.echo(line)
    typer.echo(f"{release.where}: {len(outcome.differing)} 个文件不同，{len(outcome.same)} 个相同 · {len(outcome.differing)} file(s) differ, {len(outcome.same)} are the same")
    raise typer.Exit(DIFFERENT)
