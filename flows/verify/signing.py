"""Signs the manifest of a release with Ed25519, and checks who signed it.

The manifest holds the SHA-256 of every other file, so that one signature covers the whole release. It stands beside the
manifest with the public key it was made with: without a key of one's own that finds damage, with one it tells who signed.
Ed25519 (RFC 8032) draws no random number: the same release and key give the same bytes.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import InputError
from flows.format.manifest import MANIFEST, SIGNATURE

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_VARIABLE = "GONGBAO_SIGNING_KEY"
ALGORITHM = "Ed25519"
_PEM = "-----BEGIN"
_NO_PRIVATE = "不是 Ed25519 私钥（PEM） · is no Ed25519 private key (PEM), as made by gongbao keygen"
_NO_PUBLIC = "不是 Ed25519 公钥（PEM） · is no Ed25519 public key (PEM), as made by gongbao keygen"

Sign = Callable[[bytes], bytes]


def signer(key: Path | None) -> Sign | None:
    """What makes the content of the signature file from that of the manifest; None where there is no key.

    The private key is in the file `key`, else in the file that GONGBAO_SIGNING_KEY names, else in that variable itself.
    InputError where it is none.
    """
    given = str(key or os.environ.get(KEY_VARIABLE, ""))
    if not given:
        return None
    where, pem = (KEY_VARIABLE, given.encode()) if given.lstrip().startswith(_PEM) else (given, _read(Path(given)))
    private = _private(where, pem)
    public = private.public_key().public_bytes_raw()
    return lambda manifest: _document(public, private.sign(manifest))


def public_key(path: Path) -> bytes:
    """The 32 bytes of the public key in the PEM file at `path`; InputError where it is none."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(_read(path))
    except ValueError:
        raise InputError(f"{path}: {_NO_PUBLIC}") from None
    if not isinstance(key, Ed25519PublicKey):
        raise InputError(f"{path}: {_NO_PUBLIC}")
    return key.public_bytes_raw()


def key_text(public: bytes) -> str:
    """A public key as people compare it."""
    return base64.b64encode(public).decode()


def signed_by(content: bytes, manifest: bytes) -> bytes:
    """The public key with which the signature file `content` signs `manifest`; ValueError where it does not."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        found = json.loads(content)
        public, signature = (base64.b64decode(found[name], validate=True) for name in ("public_key", "signature"))
        if _document(public, signature) != content:
            raise ValueError("not what was written")
        Ed25519PublicKey.from_public_bytes(public).verify(signature, manifest)
    except (KeyError, TypeError, ValueError, RecursionError, InvalidSignature):
        raise ValueError(f"{SIGNATURE}: 签名不符，被改动或伪造 · does not sign this manifest: damaged or forged") from None
    return public


def signature_problems(content: bytes | None, manifest: bytes, key: bytes | None) -> list[str]:
    """What is wrong with the signature file `content` of `manifest`: nothing where there is none, unless a `key` is given."""
    if content is None:
        return [f"{SIGNATURE}: 缺失，这个版本没有签名 · missing: the release is not signed"] if key else []
    try:
        public = signed_by(content, manifest)
    except ValueError as error:
        return [str(error)]
    return [f"{SIGNATURE}: 由另一把私钥签名 · signed with another key: {key_text(public)}"] if key and key != public else []


def folder_signature_problems(folder: Path, key: bytes | None) -> list[str]:
    """`signature_problems` of the release in `folder`."""
    path = folder / SIGNATURE
    if path.is_symlink() or path.exists() and not path.is_file():
        return [f"{SIGNATURE}: 不是普通文件 · not a plain file (a link or special file); a release holds none"]
    try:
        return signature_problems(path.read_bytes() if path.exists() else None, (folder / MANIFEST).read_bytes(), key)
    except OSError as error:
        return [str(error)]


def keygen(path: Path) -> bytes:
    """Make a key pair: the private key at `path`, readable by its owner only, the public one beside it with .pub.

    The public key's 32 bytes. InputError where one of the files is there already: a key is never overwritten.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

    private = Ed25519PrivateKey.generate()
    for_public = Path(f"{path}.pub")
    for there in (path, for_public):
        if there.exists():
            raise InputError(f"{there}: 已存在，不覆盖 · is there already and is not overwritten")
    _create(path, 0o600, private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _create(for_public, 0o644, private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return private.public_key().public_bytes_raw()


def _private(where: str, pem: bytes) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, password=None)
    except (TypeError, ValueError):
        raise InputError(f"{where}: {_NO_PRIVATE}") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise InputError(f"{where}: {_NO_PRIVATE}")
    return key


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: 读不了 · cannot be read: {error.strerror}") from None


def _create(path: Path, mode: int, content: bytes) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)


def _document(public: bytes, signature: bytes) -> bytes:
    told = {"algorithm": ALGORITHM, "signs": MANIFEST, "public_key": key_text(public), "signature": base64.b64encode(signature).decode()}
    return (json.dumps(told, indent=1) + "\n").encode()
