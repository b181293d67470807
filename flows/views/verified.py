"""What `gongbao verify` prints: of one release, or of every release of a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.errors import BrokenRelease
from flows.format.changelog import withdrawn_line
from flows.format.manifest import MANIFEST, SIGNATURE, read_manifest
from flows.format.release import Release, open_release
from flows.store.index import INDEX, BrokenIndex, read_index
from flows.store.store import Store, is_address, withdrawal_of
from flows.verify.signing import key_text, signed_by
from flows.verify.verify import verify
from transforms.releases.versions import is_version


def lines(where: str, key: bytes | None) -> Iterator[tuple[str, bool]]:
    """A line for each problem of the releases at `where`, and for what is well, each with whether it tells of a problem.

    `where` is the folder or address of a release or of a store; `key` a public key that must have signed each.
    """
    if is_address(where):
        return _of_address(where, key)
    return _of_store(Path(where), key) if Path(where, INDEX).exists() else _of_folder(Path(where), key)


def _of_address(where: str, key: bytes | None) -> Iterator[tuple[str, bool]]:
    """Of the releases in the bucket at `where`, or of the one whose own address that is."""
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
    try:
        release = open_release(folder)
    except BrokenRelease as error:
        yield str(error), True
    else:
        yield from _of_release(release, key)


def _of_release(release: Release, key: bytes | None) -> Iterator[tuple[str, bool]]:
    problems = verify(release.whole(), key)
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
