"""`gongbao verify`: is a release what it says?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

REFUSED = 1


def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", exists=True, file_okay=False, help="一个版本的文件夹，或存放各版本的文件夹 · Folder of a release, or of all releases.")],
    key: Annotated[Path | None, typer.Option("--key", metavar="PUB", help="发布者的公钥：须由它签名 · The publisher's public key, which must have signed it.")] = None,
) -> None:
    """核对一个版本是否完好 · Check that a release is what it says.

    只凭数据本身：文件与 sha256、表结构、主键、引用、文本位置、检查结果、Parquet 与 CSV、SQLite 一致。
    With nothing but the release itself: bytes and sha256, schemas, keys,
    references, spans against the texts, check results, Parquet against CSV and SQLite.

    退出码 · Exit code: 0 完好 all is well · 1 有问题，逐条列出 a line for each problem.
    """
    from flows.store.index import INDEX
    from flows.verify.signing import public_key

    public = public_key(key) if key else None
    found = _of_store(folder, public) if (folder / INDEX).exists() else _of_release(folder, public)
    failed = False
    for line, is_problem in found:
        typer.echo(line)
        failed = failed or is_problem
    if failed:
        raise typer.Exit(REFUSED)


def _of_store(folder: Path, key: bytes | None) -> Iterator[tuple[str, bool]]:
    """Lines to show of all releases that the index lists, each with whether it tells of a problem."""
    from flows.errors import BrokenRelease
    from flows.format.manifest import read_manifest
    from flows.store.index import INDEX, BrokenIndex, parse_index

    try:
        index = parse_index((folder / INDEX).read_bytes(), folder / INDEX)
    except BrokenIndex as error:
        yield str(error), True
        return
    for entry in index.entries:
        yield from _of_release(folder / entry.version, key)
        try:
            listed = read_manifest(folder / entry.version).sha256 == entry.manifest_sha256
        except BrokenRelease:
            continue  # told by the line before
        if not listed:
            yield f"{folder / entry.version}: 不是索引所列的版本 · not the release that index.json lists (its manifest differs)", True


def _of_release(folder: Path, key: bytes | None) -> Iterator[tuple[str, bool]]:
    from flows.format.changelog import withdrawn_line
    from flows.format.manifest import MANIFEST, SIGNATURE
    from flows.format.release import open_release
    from flows.store.store import withdrawal_of
    from flows.verify import verify as verifier
    from flows.verify.signing import key_text, signed_by

    problems = verifier.verify(folder, key)
    for problem in problems:
        yield f"{folder}: {problem}", True
    if problems:
        return
    yield f"{folder}: 没有问题 · no problems", False
    if (folder / SIGNATURE).exists():
        signed = signed_by((folder / SIGNATURE).read_bytes(), (folder / MANIFEST).read_bytes())
        hint = "" if key else "；是否发布者的公钥，请用 --key 核对 · whether that is the publisher's, check with --key"
        yield f"{folder}: 签名 · signed with {key_text(signed)}{hint}", False
    release = open_release(folder)
    if reason := withdrawal_of(release):
        yield f"{folder}: {withdrawn_line(release.version, reason)}", False
