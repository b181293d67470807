"""Downloading over the web, from any static server; it need not know of ranges.

Redirects are followed, but not from https to http. A server that dribbles is given up.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from flows.download.patience import Patience
from flows.download.sources import CutOff, Piece, pieces
from flows.errors import StoreError

if TYPE_CHECKING:
    import httpx

SILENT_SECONDS = 30.0
CONNECT_SECONDS = 10.0
_PASSING = (408, 416, 425, 429)
_MISSING = (403, 404, 410)  # 403 is what S3 answers for what is not there to those who may not list


class Web:
    """The files below the address `where`."""

    def __init__(self, where: str) -> None:
        import httpx

        self.where = where.rstrip("/")
        self._client = httpx.Client(
            timeout=httpx.Timeout(SILENT_SECONDS, connect=CONNECT_SECONDS),
            follow_redirects=True,
            headers={"Accept-Encoding": "identity"},
            event_hooks={"request": [self._refuse_less_secure]},
        )

    def stream(self, path: str, start: int) -> Iterator[Piece]:
        url = f"{self.where}/{quote(path)}"
        with Patience(self._client.close) as patience, self._answer(url, {"Range": f"bytes={start}-"} if start else {}, patience) as answer:
            skipped = answer.status_code == 206 and answer.headers.get("Content-Range", "").startswith(f"bytes {start}-")
            # As it comes in: what is collected into larger pieces is lost when the connection breaks.
            for piece in pieces(start if skipped else 0, answer.iter_raw()):
                patience.came += len(piece.content)
                yield piece

    @contextmanager
    def _answer(self, url: str, headers: dict[str, str], patience: Patience) -> Iterator[httpx.Response]:
        import httpx

        try:
            with self._client.stream("GET", url, headers=headers) as answer:
                _refuse_failure(url, answer)
                yield answer
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.TooManyRedirects) as error:
            raise StoreError(f"{url}: {error}") from None
        except httpx.TransportError as error:
            if patience.over:
                raise StoreError(f"{url}: 太慢，放弃 · too slow, given up; what has come is kept") from None
            raise CutOff(f"{url}: {' '.join(str(error).split()) or type(error).__name__}") from error

    def _refuse_less_secure(self, request: httpx.Request) -> None:
        if self.where.startswith("https:") and request.url.scheme != "https":
            raise StoreError(f"{self.where}: 重定向到不加密的网址，拒绝 · redirects to an address that is not encrypted: refused ({request.url})")


def _refuse_failure(url: str, answer: httpx.Response) -> None:
    told = f"{url}: {answer.status_code} {answer.reason_phrase}"
    if answer.status_code in _MISSING:
        raise FileNotFoundError(told)
    if answer.status_code >= 500 or answer.status_code in _PASSING:
        raise CutOff(told)
    if answer.status_code not in (200, 206):
        raise StoreError(told)
