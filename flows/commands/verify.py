"""`gongbao verify`: is a release what it says?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

REFUSED = 1


def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", exists=True, file_okay=False, help="一个版本的文件夹，或存放各版本的文件夹 · Folder of a release, or of all releases.")],
) -> None:
    """核对一个版本是否完好 · Check that a release is what it says.

    只凭数据本身：文件与 sha256、表结构、主键、引用、文本位置、检查结果、Parquet 与 CSV 一致。
    With nothing but the release itself: bytes and sha256, schemas, keys,
    references, spans against the texts, check results, Parquet against CSV.

    退出码 · Exit code: 0 完好 all is well · 1 有问题，逐条列出 a line for each problem.
    """
    from flows import verify as verifier
    from flows.index import INDEX
    from flows.store import Store

    is_store = (folder / INDEX).exists()
    releases = [Store(folder).release(version).path for version in Store(folder).versions()] if is_store else [folder]
    failed = False
    for release in releases:
        problems = verifier.verify(release)
        failed = failed or bool(problems)
        for problem in problems:
            typer.echo(f"{release}: {problem}")
        if not problems:
            typer.echo(f"{release}: 没有问题 · no problems")
    if failed:
        raise typer.Exit(REFUSED)
