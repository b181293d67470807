"""Reports whose texts lie in a temporary file, so that thousands of them take little memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryFile, gettempdir
from typing import Any

from flows.errors import StoreError

_ENCODING = "utf-8", "surrogatepass"  # A text may be refused for half a surrogate pair only later, with the row it is in.


class Shelf:
    """Rows of the table `reports`, in the order they were put in; the text of each is read again whenever it is asked for.

    The file has no name: it is gone with the process, however that ends.
    """

    def __init__(self, rows: Iterable[Any] = ()) -> None:
        self._file = TemporaryFile(buffering=0)
        self._end = 0
        self._rows: list[tuple[Any, int, int]] = []
        for row in rows:
            self.append(row)

    def append(self, row: Any) -> None:
        """Put a row in. StoreError where there is no room for its text."""
        text = row.text.encode(*_ENCODING)
        try:
            self._file.seek(self._end)
            written = self._file.write(text)
            while written < len(text):
                written += self._file.write(text[written:])
        except OSError as error:
            raise StoreError(f"{gettempdir()}: {error.strerror}; 没有发布：请腾出空间，或用 TMPDIR 另指一处 · nothing was published: make room there, or name another place in TMPDIR") from None
        self._rows.append((row._replace(text=""), self._end, len(text)))
        self._end += len(text)

    def bare(self) -> list[Any]:
        """The rows with empty texts."""
        return [row for row, _, _ in self._rows]

    def having(self, wanted: Callable[[Any], bool], sorted_by: Callable[[Any], Any] | None = None) -> Shelf:
        """Those that are wanted, of rows with empty texts, `sorted_by` something where that is given; the texts stay where they are."""
        other = object.__new__(Shelf)
        other._file, other._end = self._file, self._end
        other._rows = [each for each in self._rows if wanted(each[0])]
        if sorted_by:
            other._rows.sort(key=lambda each: sorted_by(each[0]))
        return other

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Any]:
        for row, start, size in self._rows:
            yield row._replace(text=os.pread(self._file.fileno(), size, start).decode(*_ENCODING))
