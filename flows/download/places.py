"""The places to download from that are not on the web: a folder, which is not left by a link, and a bucket."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from flows.download.sources import Piece, Source, pieces
from flows.errors import BrokenRelease, InputError, StoreError
from flows.store.objects import CHUNK, SCHEME, Objects


def open_source(where: str) -> Source:
    """The source at `where`: http://, https:// or s3://, else a folder."""
    if where.startswith(("http://", "https://")):
        from flows.download.web import Web

        return Web(where)
    if where.startswith(SCHEME):
        return Bucketed(where)
    if "://" in where:
        raise InputError(f"{where}: 只支持 http(s)://、s3:// 和文件夹 · must be http(s)://, s3:// or a folder")
    return Directory(where)


class Directory:
    """A folder of this machine, or one that is mounted."""

    def __init__(self, where: str) -> None:
        self.where = where.rstrip("/") or where

    def stream(self, path: str, start: int) -> Iterator[Piece]:
        full = Path(self.where, path)
        try:
            if full.resolve() != Path(self.where).resolve() / path:
                raise BrokenRelease(f"{full}: 经由符号链接 · reached by a symbolic link; a store holds none")
            with open(os.open(full, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
                yield from pieces(file.seek(start), iter(lambda: file.read(CHUNK), b""))
        except (FileNotFoundError, NotADirectoryError):
            raise FileNotFoundError(str(full)) from None
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{full}: 读不了 · cannot be read: {getattr(error, 'strerror', None) or error}") from error


class Bucketed:
    """An S3-compatible bucket."""

    def __init__(self, where: str) -> None:
        self._objects = Objects(where)
        self.where = self._objects.url

    def stream(self, path: str, start: int) -> Iterator[Piece]:
        try:
            yield from pieces(start, self._objects.chunks(path, start))
        except FileNotFoundError:
            raise FileNotFoundError(f"{self.where}/{path}") from None
