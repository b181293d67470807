"""`gongbao keygen`: a key to sign releases with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def keygen(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="私钥写入的文件，公钥写在 FILE.pub · Where the private key goes; the public one goes to FILE.pub.")],
) -> None:
    """生成签名密钥对（Ed25519） · Make a pair of keys to sign releases (Ed25519).

    私钥只留给发布者；公钥交给使用者：gongbao verify DIR --key FILE.pub。
    Keep the private key to yourself, and give out the public one: whoever has it
    can check with gongbao verify DIR --key FILE.pub that a release is yours.
    """
    from flows.verify.signing import key_text
    from flows.verify.signing import keygen as make

    public = make(path)
    typer.echo(f"私钥 · private key: {path}")
    typer.echo(f"公钥 · public key: {path}.pub  {key_text(public)}")
