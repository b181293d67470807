"""Servers that never end, dribble, redirect or are away: told in one line, and nothing is written."""

from __future__ import annotations

import signal
import ssl
import subprocess
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from flows.download import patience, sources, web
from tests.prefect_tools import command, plain, until
from tests.release_tools import bytes_of
from tests.test_cli import run
from tests.web import Plain, serving


@pytest.fixture(autouse=True)
def _without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "FIRST_WAIT", 0.001)


class Endless(Plain):
    """Answers with zeros until nobody listens any more."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(bytes(65536))
        except OSError:
            self.close_connection = True


class Dribbling(Plain):
    """Sends a byte now and then, and promises more."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        try:
            while not self.server.over.wait(0.01):  # type: ignore[attr-defined]
                self.wfile.write(b" ")
        except OSError:
            self.close_connection = True


class DribblingHeaders(Plain):
    """Begins an answer and sends a byte of its headers now and then."""

    def do_GET(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-More: ")
        try:
            while not self.server.over.wait(0.01):  # type: ignore[attr-defined]
                self.wfile.write(b"x")
        except OSError:
            self.close_connection = True


class Silent(Plain):
    """Takes the question and says nothing."""

    def do_GET(self) -> None:
        self.server.over.wait()  # type: ignore[attr-defined]


class Moved(Plain):
    """Sends everybody to `server.target`."""

    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", self.server.target + self.path)  # type: ignore[attr-defined]
        self.end_headers()


def refused(url: str, to: Path) -> str:
    """What a download from `url`, which must fail, says in its one line."""
    code, said, told = run("download", "--from", url, "--to", to)
    assert (code, said, told.count("\n")) == (2, "", 1) and not to.exists(), told
    return told


def test_an_index_without_end_is_not_read_to_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_SMALL", 10**6)
    with serving(tmp_path, Endless) as server:
        assert "too large to be what it should be" in refused(server.url, tmp_path / "data")


def test_a_server_that_dribbles_or_says_nothing_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SILENT_SECONDS", 0.1)
    for handler, seconds, told in ((Dribbling, 0.1, "too slow, given up"), (DribblingHeaders, 0.1, "too slow, given up"), (Silent, 60, "try again later")):
        monkeypatch.setattr(patience, "SLOW_SECONDS", seconds)
        with serving(tmp_path, handler) as server:
            assert told in refused(server.url, tmp_path / "data")
            server.over.set()


def test_interrupted_it_says_what_is_there_and_what_to_do(tmp_path: Path) -> None:
    with serving(tmp_path, Dribbling) as server:
        arguments = command("download", "--from", server.url, "--to", tmp_path / "data")
        running = subprocess.Popen(arguments, env=plain({}), stderr=subprocess.PIPE, text=True)
        assert until(lambda: server.asked)
        running.send_signal(signal.SIGINT)
        told = running.communicate()[1]
    assert (running.returncode, told.count("\n")) == (130, 1) and "nothing was put under its final name; run it again to go on" in told


def test_redirects_are_followed_but_not_for_ever_nor_anywhere(two_releases: Path, tmp_path: Path) -> None:
    with serving(two_releases) as there, serving(tmp_path, Moved) as server:
        server.target = there.url
        assert run("download", "--from", server.url, "--to", tmp_path / "data")[0] == 0
        assert bytes_of(tmp_path / "data" / "1.1.0") == bytes_of(two_releases / "1.1.0")
        for target, told in {server.url: "redirects", f"file://{two_releases}": "unsupported protocol"}.items():
            server.target = target
            assert told in refused(server.url, tmp_path / "other")


def test_what_is_asked_for_encrypted_is_not_taken_unencrypted(two_releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = _certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving(two_releases) as there, serving(tmp_path, Moved) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.target = there.url
        assert "redirects to an address that is not encrypted: refused" in refused(server.url.replace("http:", "https:"), tmp_path / "data")
        assert there.asked == []


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/releases", "http://", "http://[::1", "gopher://x"])
def test_a_server_that_is_away_or_cannot_be_is_one_line(tmp_path: Path, address: str) -> None:
    assert address in refused(address, tmp_path / "data")


def _certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1, signed by itself, with its key."""
    key, name, now = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")]), datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True).sign(key, SHA256())
    )  # fmt: skip
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(Encoding.PEM) + pem)
    return folder / "certificate.pem"
