"""`gongbao schedule`: the main job, by the clock."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import RELEASES, Cache, Releases


def schedule(
    cron: Annotated[str, typer.Option("--cron", metavar="CRON", help="何时运行：分 时 日 月 周 · When: minute, hour, day, month, weekday.")],
    seeds: Annotated[Path, typer.Option("--seeds", metavar="DIR", help="报告所在的文件夹 · Folder of reports.")] = Path("seeds"),
    releases: Releases = RELEASES,
    timezone: Annotated[str, typer.Option("--timezone", metavar="ZONE", help="时区 · Time zone.")] = "Asia/Shanghai",
    port: Annotated[int, typer.Option("--port", metavar="PORT", help="本机 Prefect 界面的端口；PREFECT_API_URL 指定服务时不用 · Port of Prefect's pages on this machine; unused where PREFECT_API_URL names a server.")] = 4200,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="签名用的私钥 · Private key to sign with.")] = None,
    cache: Cache = None,
    quarantine: Annotated[bool, typer.Option("--quarantine", help="隔离不能发布的报告，发布其余 · Put aside what cannot go out, publish the rest.")] = False,
) -> None:
    """按时间表运行 · Run release by the clock.

    按时间表运行 release，直到按 Ctrl-C；没有变化时不发布。

    Run the release by the clock until Ctrl-C; nothing is published where
    nothing has changed. One run at a time. What happened is to be seen on
    Prefect's pages, whose address is printed.
    """
    from flows.runs.schedule import serve
    from flows.seeds.ingest import report_files
    from flows.verify.signing import signer

    signer(key)
    report_files(seeds)  # A wrong key or folder is told now, not at six in the morning.
    pages = os.environ.get("PREFECT_API_URL", f"http://127.0.0.1:{port}/api").removesuffix("/api")
    typer.echo(f"时间表 · Schedule {cron} ({timezone}): {seeds} → {releases}；{pages}；Ctrl-C 停止 stops it")
    serve(seeds, releases, cron, timezone, port, key, cache, quarantine)
