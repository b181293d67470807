"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from flows.store.store import Store

RELEASES = "releases"
LATEST = "latest"
_VERSION = "版本号或 latest · A version, or latest."
Releases = Annotated[str, typer.Option("--releases", metavar="DIR|s3://…", help="发布数据所在的文件夹，或 s3://桶/前缀 · Folder of the releases, or s3://bucket/prefix.")]
Version = Annotated[str, typer.Option("--version", metavar="VERSION", help=_VERSION)]
VersionArgument = Annotated[str, typer.Argument(metavar="[VERSION]", help=_VERSION)]
PublicKey = Annotated[Path | None, typer.Option("--key", metavar="PUB", help="发布者的公钥：须由它签名 · The publisher's public key, which must have signed it.")]
Cache = Annotated[Path | None, typer.Option("--cache", metavar="DIR", help="缓存所在的文件夹，可随时删除 · Folder of the cache; may be deleted at any time.")]


def existing_store(releases: str) -> Store:
    """The store at `releases`; InputError where it is a folder that is missing."""
    from flows.errors import InputError
    from flows.store.store import Store, is_address

    if not is_address(releases) and not Path(releases).is_dir():
        raise InputError(f"{releases}: 没有这个文件夹 · there is no such folder: publish first (gongbao release) or give --releases")
    return Store(releases)
