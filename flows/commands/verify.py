"""`gongbao verify`: is a release what it says?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from flows.format.release import Release

REFUSED = 1


def _existing(where: str) -> str:
    if "://" not in where and not Path(where).is_dir():
        raise typer.BadParameter(f"{where}: 没有这个文件夹 · there is no such folder")
    return where


def verify(
    where: Annotated[str, typer.Argument(metavar="DIR|s3://…", callback=_existing, help="一个版本的文件夹，或存放各版本的文件夹或桶 · Folder of a release, or folder or bucket of all releases.")],
    key: Annotated[Path | None, typer.Option("--key", metavar="PUB", help="发布者的公钥：须由它签名 · The publisher's public key, which must have signed it.")] = None,
) -> None:
    """核对一个版本是否完好 · Check that a release is what it says.

    只凭数据本身：文件与 sha256、表结构、主键、引用、文本位置、检查结果、Parquet 与 CSV、SQLite 一致。
    With nothing but the release itself: bytes and sha256, schemas, keys,
    references, spans against the texts, check results, Parquet against CSV and SQLite.

    退出码 · Exit code: 0 完好 all is well · 1 有问题，逐条列出 a line for each problem.
    """
    from flows.verify.signing import public_key

    public = public_key(key) if key else None
    failed = False
    for line, is_problem in _lines(where, public):
        typer.echo(line)
        failed = failed or is_problem
    if failed:
        raise typer.Exit(REFUSED)


def _lines(where: str, key: bytes | None) -> Iterator[tuple[str, bool]]:
    """Lines to show, each with whether it tells of a problem."""
    from flows.store.index import INDEX
    from flows.store.store import is_address

    if is_address(where):
        return _of_address(where, key)
    return _of_store(Path(where), key) if Path(where, INDEX).exists() else _of_folder(Path(where), key)


def _of_address(where: str, key: bytes | None) -> Iterator[tuple[str, bool]]:
    """Of the releases in the bucket at `where`, or of the one whose own address that is."""
    from flows.errors import BrokenRelease
    from flows.store.store import Store
    from transforms.releases.versions import is_version

    above, _, name = where.rstrip("/").rpartition("/")
    store, wanted = (Store(above), [name]) if is_version(name) else (Store(where), None)
    for version in wanted or store.versions() or ["latest"]:  # where there is none, that is told
        try:
            release = store.release(version)
        except BrokenRelease as error:
            yield str(error), True
        else:
            yield from _of_release(release, key)


def _of_store(folder: Path, key: bytes | None) -> Iterator[tuple[str, bool]]:
    """Of all releases that the index in `folder` lists."""
    from flows.errors import BrokenRelease
    from flows.format.manifest import read_manifest
    from flows.store.index import BrokenIndex, read_index

    try:
        index = read_index(folder)
    except BrokenIndex as error:
        yield str(error), True
        return
    for entry in index.entries:
        yield from _of_folder(folder / entry.version, key)
        try:
            listed = read_manifest(folder / entry.version).sha256 == entry.manifest_sha256
        except BrokenRelease:
            continue  # told by the line before
        if not listed:
            yield f"{folder / entry.version}: 不是索引所列的版本 · not the release that index.json lists (its manifest differs)", True


def _of_folder(folder: Path, key: bytes | None) -> Iterator[tuple[str, bool]]:
    from flows.errors import BrokenRelease
    from flows.format.release import open_release

    try:
        release = open_release(folder)
    except BrokenRelease as error:
        yield str(error), True
    else:
        yield from _of_release(release, key)


def _of_release(release: Release, key: bytes | None) -> Iterator[tuple[str, bool]]:
    from flows.format.changelog import withdrawn_line
    from flows.format.manifest import MANIFEST, SIGNATURE
    from flows.store.store import withdrawal_of
    from flows.verify import verify as verifier
    from flows.verify.signing import key_text, signed_by

    problems = verifier.verify(release.whole(), key)
    for problem in problems:
        yield f"{release.where}: {problem}", True
    if problems:
        return
    yield f"{release.where}: 没有问题 · no problems", False
    signature = release.path / SIGNATURE
    if signature.exists():
        signed = signed_by(signature.read_bytes(), (release.path / MANIFEST).read_bytes())
        hint = "" if key else "；是否发布者的公钥，请用 --key 核对 · whether that is the publisher's, check with --key"
        yield f"{release.where}: 签名 · signed with {key_text(signed)}{hint}", False
    if reason := withdrawal_of(release):
        yield f"{release.where}: {withdrawn_line(release.version, reason)}", False
