"""The files that people write beside the reports: registry, corrections, reference data, word lists."""

from __future__ import annotations

from pathlib import Path

from flows.errors import InputError
from transforms.sources.decoding import Undecodable, canonical_text


def text_in(path: Path) -> str:
    """The canonical text of the file `path`; InputError where there is none, or it cannot be read or decoded."""
    text = text_if_there(path)
    if text is None:
        raise InputError(f"{path}: 没有这个文件 · there is no such file")
    return text


def text_if_there(path: Path) -> str | None:
    """The same, None where there is no such file."""
    try:
        return canonical_text(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"{path}: 读不了 · cannot be read: {error.strerror}") from None
    except Undecodable as error:
        raise InputError(f"{path}: {error}") from None
