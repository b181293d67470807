"""What a release is downloaded from, seen from here: files below an address, in pieces, over connections that may break.

A source may be hostile: what it names is checked before it is asked for, and how much it sends is limited by who asks.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from flows.errors import StoreError

LARGEST_SMALL = 64 << 20
TRIES = 5
FIRST_WAIT = 0.1


class CutOff(Exception):
    """The connection broke, or the server is overloaded: trying again may help."""


class Piece(NamedTuple):
    """Some bytes of a file, and at which of its bytes they begin."""

    at: int
    content: bytes


class Source(Protocol):
    """Files by their path below a common address. StoreError where one cannot be had, CutOff where it may be had later."""

    where: str

    def stream(self, path: str, start: int) -> Iterator[Piece]:
        """The file from the byte `start` on, or from its first where the source cannot skip. FileNotFoundError where there is none."""


def pieces(at: int, contents: Iterable[bytes]) -> Iterator[Piece]:
    """`contents`, one after the other from the byte `at` on."""
    for content in contents:
        yield Piece(at, content)
        at += len(content)


class Tries:
    """How often in a row one file was asked for in vain, and so how long to wait before the next time."""

    def __init__(self, advice: str) -> None:
        self._advice = advice
        self._idle = 0

    def wait(self, reason: str, came: bool) -> None:
        """Wait after a transfer that broke off for `reason`, whether or not any bytes `came`; StoreError with the advice after TRIES in vain."""
        self._idle = 0 if came else self._idle + 1
        if self._idle >= TRIES:
            raise StoreError(f"{reason} — {self._advice}")
        time.sleep(FIRST_WAIT * 2**self._idle)


def read_small(source: Source, path: str) -> bytes:
    """A file that is not large, whole. FileNotFoundError where there is none; StoreError where it is larger than 64 MiB, or
    cannot be had however often it is tried."""
    content, tries = bytearray(), Tries("请稍后再试 · try again later")
    while True:
        had = len(content)
        try:
            for piece in source.stream(path, had):
                content[piece.at :] = piece.content
                if len(content) > LARGEST_SMALL:
                    raise StoreError(f"{source.where}/{path}: 大得不合理 · too large to be what it should be")
            return bytes(content)
        except CutOff as error:
            tries.wait(str(error), came=len(content) > had)
