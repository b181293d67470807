"""`gongbao verify`: is a release what it says?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import PublicKey

REFUSED = 1


def _existing(where: str) -> str:
    if "://" not in where and not Path(where).is_dir():
        raise typer.BadParameter(f"{where}: 没有这个文件夹 · there is no such folder")
    return where


def verify(
    where: Annotated[str, typer.Argument(metavar="DIR|s3://…", callback=_existing, help="一个版本的文件夹，或存放各版本的文件夹或桶 · Folder of a release, or folder or bucket of all releases.")],
    key: PublicKey = None,
) -> None:
    """核对一个版本是否完好 · Check that a release is what it says.

    只凭数据本身：文件与 sha256、表结构、主键、引用、文本位置、检查结果、Parquet 与 CSV、SQLite 一致。
    With nothing but the release itself: bytes and sha256, schemas, keys,
    references, spans against the texts, check results, Parquet against CSV and SQLite.

    退出码 · Exit code: 0 完好 all is well · 1 有问题，逐条列出 a line for each problem.
    """
    from flows.verify.signing import public_key
    from flows.views.verified import lines

    public = public_key(key) if key else None
    failed = False
    for line, is_problem in lines(where, public):
        typer.echo(line)
        failed = failed or is_problem
    if failed:
        raise typer.Exit(REFUSED)
