"""Sources that mean harm, or are broken as if they did: refused in one line, within the limits, the rest of the run unharmed."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.project import SEEDS
from flows.seeds.at import seeds_at
from flows.seeds.formats import apart, limits, web
from flows.seeds.formats.archive import members
from flows.seeds.formats.document import Problem, Unreadable
from flows.seeds.formats.kinds import PAGE, PDF, WORD
from flows.seeds.formats.one import one_document
from flows.seeds.formats.page import report_in as page_text
from flows.seeds.formats.web import ALLOW_PRIVATE, fetched
from flows.seeds.formats.word import report_in as word_text
from flows.seeds.ingest import ingest
from flows.seeds.reference import read_reference
from flows.seeds.registry import read_registry
from tests.small_reports import small_report, write_reports
from tests.source_files import archive, word

ALLOWED = {ALLOW_PRIVATE: "1"}


def refused(reason: str, call: Callable[[], object]) -> None:
    with pytest.raises(Unreadable, match=reason) as error:
        call()
    assert " · " in str(error.value) and "\n" not in str(error.value)


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    refused("压缩炸弹", lambda: list(members(archive({"a.txt": b"0" * 50_000_000}))))
    bomb = io.BytesIO(word())
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/media/x.xml", b" " * 50_000_000)
    refused("压缩炸弹", lambda: word_text(bomb.getvalue()))


def test_entities_of_xml_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密数字12345")
    document = zipfile.ZipFile(io.BytesIO(word()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in document.namelist():
            data = document.read(name)
            if name == "word/document.xml":
                head, _, rest = data.partition(b"<w:document")
                body = (b"<w:document" + rest).replace("各位代表：".encode(), b"&e;", 1)
                data = head + f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'.encode() + body
            file.writestr(name, data)
    text, _, _ = word_text(out.getvalue())
    assert "机密" not in text and "我代表市人民政府" in text


def test_names_in_an_archive_lead_nowhere() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    data = io.BytesIO(archive({"../up.txt": "x", "/root.txt": "x", "a/../../b.txt": "x", "C:\\x.txt": "x", "inner.zip": archive({"a.txt": "x"}), "good.txt": "好"}))
    with zipfile.ZipFile(data, "a") as file:
        file.writestr(link, "/etc/passwd")
    found = list(members(data.getvalue()))
    assert [each for each in found if not isinstance(each, Problem)] == [("good.txt", "好".encode())]
    reasons = sorted(each.why.split(" · ")[0] for each in found if isinstance(each, Problem))
    assert reasons == ["压缩包中的压缩包，请先解开", "是符号链接", *["路径指向压缩包之外"] * 4]


def test_a_folder_with_all_of_it_gives_its_good_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MIB", 1024)
    monkeypatch.setattr("flows.seeds.formats.documents._MOST", {})
    monkeypatch.setattr("flows.seeds.formats.documents.FILE_BYTES", 100 * 1024)
    write_reports(tmp_path, {"330600-2024.txt": small_report(), "330600-2023.txt": b"\xe5\xa2\x9e" * 50_000, "330600-2022.zip": archive({"x.txt": b"0" * 30_000_000})})
    (tmp_path / "330600-2021.txt").symlink_to("/dev/zero")
    (tmp_path / "330600-2020.txt").symlink_to(tmp_path)
    found = ingest(tmp_path, read_reference(SEEDS).areas)
    assert [report.report_id for report in found.reports] == ["330600-2024"]
    for name, why in {"330600-2023.txt": "上限", "330600-2022.zip": "压缩炸弹", "330600-2021.txt": "不是文件", "330600-2020.txt": "不是文件"}.items():
        assert [line for line in found.problems if name in line and why in line], (name, found.problems)
    assert len(found.problems) == 4


def test_a_page_nested_too_deep_is_refused_and_not_read_in_part() -> None:
    def deep(depth: int) -> bytes:
        return f"<html><body><p>政府工作报告</p>{'<div>' * depth}各位代表：增长6%。{'</div>' * depth}</body></html>".encode()

    assert "增长6%" in page_text(deep(100))[0]
    refused("嵌套超过", lambda: page_text(deep(3000)))


def test_what_takes_too_long_or_too_much_is_ended() -> None:
    """The child gets no time at all, then next to no memory: either way the parent goes on with one line."""
    refused("超过上限", lambda: apart.taken_apart(PDF, b"%PDF-1.7", wall_seconds=0.001))
    refused("损坏|上限", lambda: apart.taken_apart(WORD, b"PK\x03\x04"))
    assert apart.taken_apart(PAGE, "<html><body><p>各位代表：增长6%。</p></body></html>".encode()).text == "各位代表：增长6%。"


class Answers(BaseHTTPRequestHandler):
    """A server that answers each path in its own bad way."""

    def do_GET(self) -> None:
        getattr(self, self.path.strip("/").partition("?")[0].partition("/")[0].replace(".", "_") or "report_txt")()

    def report_txt(self) -> None:
        self._send(200, small_report().encode(), {"content-type": "text/plain; charset=utf-8"})

    named = report_txt

    def dump_csv(self) -> None:
        self._send(200, b"text\n", {"content-type": "text/csv"})

    def moved(self) -> None:
        self._send(302, b"", {"location": "/report.txt"})

    def loop(self) -> None:
        self._send(302, b"", {"location": "/loop"})

    def inside(self) -> None:
        self._send(302, b"", {"location": "http://10.0.0.1/report.txt"})

    def file(self) -> None:
        self._send(302, b"", {"location": "file:///etc/passwd"})

    def nowhere(self) -> None:
        self._send(302, b"", {})

    def gone(self) -> None:
        self._send(404, b"gone", {})

    def endless(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/plain")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"0" * 65536)
        except OSError:
            return

    def slow(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/plain")
        self.end_headers()
        self.server.asked.set()  # type: ignore[attr-defined]
        self.server.enough.wait(30)  # type: ignore[attr-defined]

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def served() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.asked, server.enough = threading.Event(), threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.enough.set()  # type: ignore[attr-defined]
        server.shutdown()
        thread.join()
        server.server_close()


def test_an_address_is_fetched_within_limits_and_never_from_inside_unless_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MOST_BYTES", 1_000_000)
    with served() as at:
        document = fetched(f"{at}/moved", environ=ALLOWED)
        assert (document.name, document.data.decode(), document.facts.source_url) == ("report.txt", small_report(), f"{at}/moved")
        refused("是内网地址", lambda: fetched(f"{at}/report.txt", environ={}))
        refused("是内网地址", lambda: fetched(at.replace("127.0.0.1", "localhost"), environ={}))
        refused("重定向多于", lambda: fetched(f"{at}/loop", environ=ALLOWED))
        refused("不是 http", lambda: fetched(f"{at}/file", environ=ALLOWED))
        refused("服务器答复 302", lambda: fetched(f"{at}/nowhere", environ=ALLOWED))
        refused("服务器答复 404", lambda: fetched(f"{at}/gone", environ=ALLOWED))
        refused("MiB 的上限", lambda: fetched(f"{at}/endless", environ=ALLOWED))
        refused("没有及时答复|太慢", lambda: fetched(f"{at}/slow", seconds=0.5, environ=ALLOWED))


def test_what_an_address_ends_in_can_be_the_name_of_a_file(tmp_path: Path) -> None:
    with served() as at:
        for ending in ("a%00b.txt", "绍兴" * 100 + ".txt"):
            document = fetched(f"{at}/named/{ending}", environ=ALLOWED)
            (tmp_path / document.name).write_bytes(document.data)
    assert [path.suffix for path in tmp_path.iterdir()] == [".txt", ".txt"]


def test_an_address_is_a_seeds_folder_that_says_where_its_report_is_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ALLOW_PRIVATE, "1")
    with served() as at, seeds_at(f'{at}/report.txt?a="b",c') as seeds:
        declared, problems = read_registry(seeds)
    assert problems == []
    assert {name: facts.source_url for name, facts in declared.items()} == {"report.txt": f'{at}/report.txt?a="b",c'}


def test_a_dump_at_an_address_is_not_taken_for_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ALLOW_PRIVATE, "1")
    with served() as at, pytest.raises(InputError, match="download it and name one, as in dump.csv#2"):
        one_document(f"{at}/dump.csv")


@pytest.mark.parametrize("address", ["http://[bad/", "http://a:port/", "http:///a.txt", "http://例子.invalid/a.txt", "http://\0/"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    refused("不是 http|找不到|取不到", lambda: fetched(address, environ=ALLOWED))


@pytest.mark.parametrize("address", ["http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/"])
def test_private_addresses_are_refused_without_a_connection(address: str) -> None:
    refused("是内网地址", lambda: fetched(address, environ={}))
