"""A report at an http(s) address: fetched with limits on size and time, and never from a private network unless that is allowed.

Every address on the way, the redirects' too, is looked up once, checked, and then connected to by the number that was
checked: a name cannot mean another machine a moment later.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import time
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from flows.seeds.formats.document import Document, Unreadable
from flows.seeds.formats.kinds import ARCHIVE, LINES, MARKDOWN, PAGE, PDF, TABLE, TEXT, WORD, Kind, kind_of
from flows.seeds.formats.limits import MIB
from transforms.sources.metadata import Facts

if TYPE_CHECKING:
    import httpx

ALLOW_PRIVATE = "GONGBAO_ALLOW_PRIVATE_ADDRESSES"
MOST_BYTES = 64 * MIB
SECONDS = 60.0
_CONNECT_SECONDS = 10.0
_REDIRECTS = 5
_LONGEST_NAME = 60  # characters; a file system takes 255 bytes
_KINDS = {
    "text/plain": TEXT, "text/markdown": MARKDOWN, "text/html": PAGE, "application/xhtml+xml": PAGE, PDF.media_type: PDF, WORD.media_type: WORD,
    "text/csv": TABLE, "application/jsonl": LINES, "application/x-ndjson": LINES, ARCHIVE.media_type: ARCHIVE,
}  # fmt: skip


def is_address(where: str) -> bool:
    """Whether `where` is an address on the web and no file."""
    return where.lower().startswith(("http://", "https://"))


def fetched(address: str, seconds: float = SECONDS, environ: Mapping[str, str] = os.environ) -> Document:
    """The document at `address`. Unreadable where it cannot be had within the limits, is on a private network (unless the
    variable GONGBAO_ALLOW_PRIVATE_ADDRESSES is 1), or is of no known format."""
    import httpx

    deadline = time.monotonic() + seconds
    allow_private = environ.get(ALLOW_PRIVATE) == "1"
    try:
        with httpx.Client(timeout=httpx.Timeout(min(seconds, _CONNECT_SECONDS)), trust_env=False, follow_redirects=False) as client:
            at = httpx.URL(address)
            for _ in range(_REDIRECTS + 1):
                number, host, name = _checked(at, allow_private)
                with client.stream("GET", number, headers={"host": host}, extensions={"sni_hostname": name}) as response:
                    if response.has_redirect_location:
                        at = at.join(response.headers["location"])
                        continue
                    if response.status_code != httpx.codes.OK:
                        raise Unreadable(f"服务器答复 {response.status_code} · the server answers {response.status_code}")
                    return _document(address, at, response.headers.get("content-type", ""), _body(response, deadline))
            raise Unreadable(f"重定向多于 {_REDIRECTS} 次 · more than {_REDIRECTS} redirects")
    except httpx.TimeoutException:
        raise Unreadable("服务器没有及时答复 · the server does not answer in time") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Unreadable(f"取不到 · cannot be fetched: {error}") from None


def _checked(address: httpx.URL, allow_private: bool) -> tuple[httpx.URL, str, str]:
    """What to ask for: the address with the number of its machine in place of the name; the host as given; the name for TLS."""
    import httpx

    if address.scheme not in ("http", "https") or not address.host:
        raise Unreadable(f"不是 http(s) 地址 · no http(s) address: {str(address)[:200]}")
    name = address.raw_host.decode("ascii")
    try:
        found = socket.getaddrinfo(name, address.port or (443 if address.scheme == "https" else 80), type=socket.SOCK_STREAM)
    except (OSError, ValueError):
        raise Unreadable(f"找不到服务器 · no such server: {address.host}") from None
    numbers = [str(each[4][0]) for each in found]
    if not allow_private and (private := next((number for number in numbers if not ipaddress.ip_address(number).is_global), None)):
        raise Unreadable(f"{address.host}（{private}）是内网地址 · a private address; {ALLOW_PRIVATE}=1 allows it")
    number = httpx.URL(scheme=address.scheme, host=numbers[0], port=address.port, raw_path=address.raw_path)
    return number, address.netloc.decode("ascii"), name


def _body(response, deadline: float) -> bytes:
    data = bytearray()
    for piece in response.iter_bytes(chunk_size=64 * 1024):
        data += piece
        if len(data) > MOST_BYTES:
            raise Unreadable(f"大于 {MOST_BYTES // MIB} MiB 的上限 · larger than the limit of {MOST_BYTES // MIB} MiB")
        if time.monotonic() > deadline:
            raise Unreadable("传送得太慢，超过时间上限 · sent too slowly, over the limit of time")
    return bytes(data)


def _document(address: str, at: httpx.URL, media_type: str, data: bytes) -> Document:
    last = PurePosixPath(at.path).name or at.host
    name = "".join(filter(str.isprintable, last))[-_LONGEST_NAME:]  # it becomes the name of a file
    kind: Kind | None = kind_of(name, data[:512]) or _KINDS.get(media_type.partition(";")[0].strip().lower())
    if kind is None:
        raise Unreadable(f"不是能读的格式 · not a format that is read: {media_type or name}")
    stem = PurePosixPath(name).stem
    return Document(name if name.lower().endswith(kind.suffixes) else stem + kind.suffixes[0], stem, kind, data, Facts(source_url=address))
