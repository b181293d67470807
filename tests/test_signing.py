"""Signatures: whose a release is can be checked, keys stay private, and a forger without the key is found."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.store.store import Store
from flows.verify.signing import KEY_VARIABLE, keygen, signer
from flows.verify.verify import verify
from tests.release_tools import bytes_of, edit_manifest
from tests.small_release import two_reports
from tests.test_cli import run


@pytest.fixture
def key(tmp_path: Path) -> Path:
    code, said, _ = run("keygen", tmp_path / "gongbao.key")
    assert code == 0 and f"{tmp_path}/gongbao.key.pub" in said
    return tmp_path / "gongbao.key"


@pytest.fixture
def release(tmp_path: Path, key: Path) -> Path:
    published = Store(tmp_path / "releases").publish(two_reports(), sign=signer(key))
    assert published is not None
    return Path(published.path)


def test_the_publisher_s_key_verifies_and_no_other(release: Path, key: Path, tmp_path: Path) -> None:
    keygen(tmp_path / "other")
    for folder in (release, release.parent):
        code, said, _ = run("verify", folder, "--key", f"{key}.pub")
        assert code == 0 and "签名 · signed with" in said and "--key" not in said
        code, said, _ = run("verify", folder, "--key", tmp_path / "other.pub")
        assert code == 1 and "datapackage.json.sig: 由另一把私钥签名 · signed with another key" in said
    code, said, _ = run("verify", release)
    assert code == 0 and "check with --key" in said


def test_a_release_that_is_not_signed(tmp_path: Path, key: Path) -> None:
    Store(tmp_path / "plain").publish(two_reports())
    assert run("verify", tmp_path / "plain" / "1.0.0")[0] == 0
    code, said, _ = run("verify", tmp_path / "plain" / "1.0.0", "--key", f"{key}.pub")
    assert (code, said.count("\n")) == (1, 1) and "the release is not signed" in said


def test_a_manifest_changed_by_a_forger_no_longer_fits(release: Path, key: Path, tmp_path: Path) -> None:
    edit_manifest(release, lambda package: package.update(title="another"))
    assert verify(release) == ["datapackage.json.sig: 签名不符，被改动或伪造 · does not sign this manifest: damaged or forged"]
    keygen(tmp_path / "forger")
    forge = signer(tmp_path / "forger")
    assert forge is not None
    (release / "datapackage.json.sig").write_bytes(forge((release / "datapackage.json").read_bytes()))
    assert verify(release) == [], "whole, but not ours"
    assert "signed with another key" in run("verify", release, "--key", f"{key}.pub")[1]


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"public_key": 1}', b"\xff", b'{"public_key": "", "signature": ""}'])
def test_a_signature_file_that_is_none(release: Path, content: bytes) -> None:
    (release / "datapackage.json.sig").write_bytes(content)
    assert verify(release) == ["datapackage.json.sig: 签名不符，被改动或伪造 · does not sign this manifest: damaged or forged"]


def test_a_linked_signature_is_refused(release: Path, tmp_path: Path) -> None:
    (release / "datapackage.json.sig").rename(tmp_path / "elsewhere")
    (release / "datapackage.json.sig").symlink_to(tmp_path / "elsewhere")
    assert "not a plain file" in verify(release)[0]


def test_the_same_release_and_key_give_the_same_bytes(release: Path, key: Path, tmp_path: Path) -> None:
    Store(tmp_path / "again").publish(two_reports(), sign=signer(key))
    assert bytes_of(tmp_path / "again") == bytes_of(release.parent)
    unsigned = Store(tmp_path / "unsigned").publish(two_reports())
    assert unsigned is not None
    plain, signed = bytes_of(Path(unsigned.path)), bytes_of(release)
    assert signed.items() - plain.items() == {("datapackage.json.sig", signed["datapackage.json.sig"])}


def test_the_key_comes_from_a_file_or_from_the_environment(key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signatures = []
    for value in (str(key), key.read_text()):
        monkeypatch.setenv(KEY_VARIABLE, value)
        sign = signer(None)
        assert sign is not None
        signatures.append(sign(b"{}"))
    monkeypatch.delenv(KEY_VARIABLE)
    assert signer(None) is None
    sign = signer(key)
    assert sign is not None and signatures == [sign(b"{}")] * 2


def test_the_signature_is_plain_ed25519(release: Path, key: Path, tmp_path: Path) -> None:
    """Checked with another program: a reader need not have gongbao."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl here")
    import base64

    told = json.loads((release / "datapackage.json.sig").read_bytes())
    (tmp_path / "raw").write_bytes(base64.b64decode(told["signature"]))
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", f"{key}.pub", "-rawin", "-in", str(release / "datapackage.json"), "-sigfile", str(tmp_path / "raw")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_keys_are_private_and_never_overwritten(key: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE(os.stat(key).st_mode) == 0o600
    before = key.read_bytes()
    for path in (key, tmp_path / "gongbao"):
        (tmp_path / "gongbao.pub").write_text("mine")
        code, _, told = run("keygen", path)
        assert (code, told.count("\n")) == (2, 1) and "is not overwritten" in told
    assert key.read_bytes() == before and not (tmp_path / "gongbao").exists()


def test_what_is_no_key_is_told_in_one_line_before_anything_starts(key: Path, tmp_path: Path) -> None:
    (tmp_path / "words").write_text("no key")
    for path, reason in {tmp_path / "words": "is no Ed25519 private key", Path(f"{key}.pub"): "is no Ed25519 private key", tmp_path / "none": "No such file"}.items():
        code, said, told = run("release", "--seeds", tmp_path, "--releases", tmp_path / "new", "--key", path)
        assert (code, said, told.count("\n")) == (2, "", 1) and reason in told
    assert not (tmp_path / "new").exists()
    Store(tmp_path / "releases").publish(two_reports())
    for path in (tmp_path / "words", key):
        code, said, told = run("verify", tmp_path / "releases", "--key", path)
        assert (code, said, told.count("\n")) == (2, "", 1) and "is no Ed25519 public key" in told
    with pytest.raises(InputError):
        signer(tmp_path)
