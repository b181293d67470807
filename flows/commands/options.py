"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from flows.store.store import Store

RELEASES = "releases"
Releases = Annotated[str, typer.Option("--releases", metavar="DIR", help="发布数据所在的文件夹 · Folder of the releases.")]


def existing_store(releases: str) -> Store:
    """The store at `releases`; InputError where the folder is missing."""
    from flows.errors import InputError
    from flows.store.store import Store

    if not Path(releases).is_dir():
        raise InputError(f"{releases}: 没有这个文件夹 · there is no such folder: publish first (gongbao release) or give --releases")
    return Store(releases)
