"""The files that people write beside the reports: registry, corrections, reference data, word lists."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from flows.errors import InputError
from transforms.sources.decoding import Undecodable, canonical_text


def text_in(path: Path) -> str:
    """The canonical text of the file `path`; InputError where there is none, or it cannot be read or decoded."""
    return text_of(path, bytes_in(path))


def text_if_there(path: Path) -> str | None:
    """The same, None where there is no such file."""
    data = _bytes_if_there(path)
    return None if data is None else text_of(path, data)


def bytes_in(path: Path) -> bytes:
    """What the file `path` holds; InputError where there is none, or it cannot be read."""
    data = _bytes_if_there(path)
    if data is None:
        raise InputError(f"{path}: 没有这个文件 · there is no such file")
    return data


def text_of(path: Path, data: bytes) -> str:
    """The canonical text of `data`, which was read from `path`; InputError where it cannot be decoded."""
    try:
        return canonical_text(data)
    except Undecodable as error:
        raise InputError(f"{path}: {error}") from None


def _bytes_if_there(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"{path}: 读不了 · cannot be read: {error.strerror}") from None


class ReadFile(NamedTuple):
    """A file as it was read, once."""

    path: Path
    data: bytes

    @property
    def text(self) -> str:
        return text_of(self.path, self.data)

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()


def read_file(path: Path) -> ReadFile:
    """The file at `path`; InputError as for `bytes_in`."""
    return ReadFile(path, bytes_in(path))
