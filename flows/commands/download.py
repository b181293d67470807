"""`gongbao download`: a release, from wherever it is served."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import LATEST, PublicKey, VersionArgument


def download(
    source: Annotated[str, typer.Option("--from", metavar="URL|DIR|s3://…", help="发布处：网址、文件夹或 s3://桶/前缀 · Where the releases are: a web address, a folder, or s3://bucket/prefix.")],
    to: Annotated[Path, typer.Option("--to", metavar="DIR", file_okay=False, help="放在哪个文件夹中 · The folder to put it in.")],
    version: VersionArgument = LATEST,
    key: PublicKey = None,
) -> None:
    """下载一个版本并核对 · Download a release and verify it.

    下载一个版本并核对；中断后再次运行即续传。

    Download a release and verify it. Cut off, it goes on where it was when it is
    run again. DIR/VERSION appears only when the release is whole and verified.
    """
    from flows.download import download as downloader
    from flows.errors import Interrupted
    from flows.format.changelog import withdrawn_line
    from flows.runs.progress import shown
    from flows.verify.signing import public_key

    public = public_key(key) if key else None
    try:
        with shown():
            outcome = downloader.download(version, source, to, public)
    except KeyboardInterrupt:
        raise Interrupted(f"{to}: 已中断，没有改为正式名称的版本；再次运行即续传 · interrupted: nothing was put under its final name; run it again to go on") from None
    told = "已有，完好 · is there already, and whole" if outcome.was_there else "已下载并核对 · downloaded and verified"
    typer.echo(f"{outcome.path}: {told}")
    if outcome.withdrawn:
        typer.echo(withdrawn_line(outcome.version, outcome.withdrawn))
