"""`gongbao withdraw`: a release that should not be used any more."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import RELEASES, Releases, existing_store


def withdraw(
    version: Annotated[str, typer.Argument(metavar="VERSION", help="版本号或 latest · A version, or latest.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="撤回的理由，会显示给使用者 · Why; users are told.")],
    releases: Releases = RELEASES,
) -> None:
    """撤回一个版本 · Withdraw a release.

    只在索引中标记并写明理由，数据一字节不动；latest 移到余下的最新版本，各处都会说明。
    It is marked in index.json with the reason, and none of its bytes is touched.
    latest moves to the newest release that is left; show, diff, verify, download
    and the page of all releases say so.
    """
    from flows.pages import write_front

    store = existing_store(releases)
    entry = store.withdraw(version, reason)
    store.front(write_front)
    latest = store.latest()
    typer.echo(f"已撤回 · Withdrawn {entry.version}: {entry.withdrawn}")
    typer.echo(f"最新版本 · latest is now {latest.version}" if latest else "没有可用的版本了 · No release is left")
