"""The seeds folder at a place: a folder as it is; for a single file or an address a folder made of just that, while it is needed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.errors import GongbaoError, InputError
from flows.seeds.formats.document import Unreadable
from flows.seeds.formats.web import fetched, is_address
from flows.seeds.registry import REGISTRY, as_csv


@contextmanager
def seeds_at(where: str) -> Iterator[Path]:
    """The folder that holds what is at `where`. InputError where an address cannot be had; the folder itself is not looked at.

    An error that names the folder made for a file or an address leaves the block naming `where`.
    """
    if not is_address(where) and not Path(where).is_file():
        yield Path(where)
        return
    with TemporaryDirectory(prefix="gongbao-") as folder:
        seeds = Path(folder)
        if not is_address(where):
            name = Path(where).name
            shutil.copyfile(where, seeds / name)
        else:
            try:
                document = fetched(where)
            except Unreadable as error:
                raise InputError(f"{where}: {error}") from None
            name = document.name
            (seeds / name).write_bytes(document.data)
            (seeds / REGISTRY).write_text(as_csv([("file", "source_url"), (name, where)]), encoding="utf-8")
        try:
            yield seeds
        except GongbaoError as error:
            error.args = (str(error).replace(str(seeds / name), where).replace(str(seeds), where),)
            raise
