"""Web servers on loopback for the tests of downloading: a plain one, and one whose connections break."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Plain(SimpleHTTPRequestHandler):
    """What `python -m http.server` does: it knows nothing of ranges."""

    def log_message(self, format: str, *args: object) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]


class Breaking(Plain):
    """Sends at most `server.most` bytes of a file and then drops the connection; knows ranges if `server.ranges`."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            return self.send_error(404)
        content, start = file.read_bytes(), 0
        asked = self.headers.get("Range", "")
        if self.server.ranges and asked:  # type: ignore[attr-defined]
            start = int(asked.removeprefix("bytes=").removesuffix("-"))
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        sent = content[start : start + self.server.most]  # type: ignore[attr-defined]
        self.server.sent += len(sent)  # type: ignore[attr-defined]
        self.wfile.write(sent)
        if start + len(sent) < len(content):
            self.wfile.flush()
            self.connection.shutdown(2)
            self.close_connection = True


class Server(ThreadingHTTPServer):
    """A server of a folder; `asked` are the paths that were asked for, `over` is set when it stops."""

    most, ranges = 10**9, True

    def __init__(self, folder: Path, handler: type[SimpleHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), partial(handler, directory=str(folder)))
        self.asked: list[str] = []
        self.over = threading.Event()
        self.target = ""
        self.sent = 0
        self.url = f"http://127.0.0.1:{self.server_port}"


@contextmanager
def serving(folder: Path, handler: type[SimpleHTTPRequestHandler] = Plain) -> Iterator[Server]:
    """Serve `folder` on loopback while the block runs."""
    with Server(folder, handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.over.set()
        server.shutdown()
