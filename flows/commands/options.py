"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from flows.store.store import Store

RELEASES = "releases"
Releases = Annotated[str, typer.Option("--releases", metavar="DIR|s3://…", help="发布数据所在的文件夹，或 s3://桶/前缀 · Folder of the releases, or s3://bucket/prefix.")]


def existing_store(releases: str) -> Store:
    """The store at `releases`; InputError where it is a folder that is missing."""
    from flows.errors import InputError
    from flows.store.store import Store, is_address

    if not is_address(releases) and not Path(releases).is_dir():
        raise InputError(f"{releases}: 没有这个文件夹 · there is no such folder: publish first (gongbao release) or give --releases")
    return Store(releases)
