"""`gongbao release`: the main job, once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import RELEASES, Cache, Releases
from flows.errors import InputError, Interrupted


class Runner(StrEnum):
    """Who reads and checks the reports."""

    local = "local"
    dask = "dask"


def release(
    seeds: Annotated[str, typer.Option("--seeds", metavar="DIR|FILE|URL", help="报告所在的文件夹（txt、md、html、docx、pdf、csv、jsonl、zip，可附 reports.csv），或单个文件、网址 · Folder of reports (and reports.csv if you like), or one file or address.")] = "seeds",
    releases: Releases = RELEASES,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="签名用的私钥，也可由 GONGBAO_SIGNING_KEY 给出 · Private key to sign with; GONGBAO_SIGNING_KEY does as well.")] = None,
    cache: Cache = None,
    quarantine: Annotated[bool, typer.Option("--quarantine", help="把不能用或未通过检查的报告隔离，其余照常发布；默认全部通过才发布 · Put reports aside that cannot be used or fail a check, and publish the others; by default it is all or nothing.")] = False,
    tables_only: Annotated[bool, typer.Option("--tables-only", help="只发布数据表和检查结果，不写网页、SQLite、DuckDB、Excel 等；适于数百份以上的报告 · Tables and checks only: no pages, SQLite, DuckDB, Excel and the like; for hundreds of reports and more.")] = False,
    workers: Annotated[int | None, typer.Option("--workers", min=1, metavar="N", help="工作进程数，默认每核一个 · Processes; by default one for each core.")] = None,
    runner: Annotated[Runner, typer.Option("--runner", help="在本机运行，或由 --address 处的 Dask 运行 · On this machine, or by the Dask at --address.")] = Runner.local,
    address: Annotated[str | None, typer.Option("--address", metavar="tcp://HOST:PORT", help="Dask 调度器的地址 · Address of the Dask scheduler.")] = None,
) -> None:
    """读取报告，逐项检查，发布新版本 · Read the reports, check everything, publish.

    报告命名为 <地区代码>-<年份>.txt，如 330600-2024.txt；其余信息可写在 reports.csv。
    Name a report <area code>-<year>.txt; what else is known goes into reports.csv.

    退出码 · Exit code: 0 已发布或没有变更 published, or nothing has changed ·
    1 检查未通过 a check stopped the release · 2 输入不能用 an input cannot be used.
    """
    from flows.runs.progress import shown
    from flows.seeds.at import seeds_at
    from flows.seeds.ingest import report_files
    from flows.verify.signing import signer
    from transforms.tables import HEADLINE

    if (runner is Runner.dask) != (address is not None):
        raise InputError("--runner dask 与 --address tcp://… 须一起给出 · --runner dask and --address tcp://… go together")
    # A wrong key, folder or address is told before anything heavy starts.
    signer(key)
    with seeds_at(seeds) as folder:
        report_files(folder)
        if "://" in releases:
            _reach(releases)
        with shown():
            from flows.runs.run import run_release

            try:
                outcome = run_release(folder, releases, key, cache, quarantine, workers, tables_only, address)
            except KeyboardInterrupt:
                raise Interrupted(f"{releases}: 已中断，已发布的都完好，未完成的不会出现；再次运行即可 · interrupted: what is published is whole, and nothing half-made is there; run it again") from None
    for line in outcome.aside if outcome else ():
        typer.echo(f"gongbao: 隔离 · put aside: {line}", err=True)
    if outcome is None or outcome.published is None:
        typer.echo(_unchanged(releases))
        return
    rows = " · ".join(f"{name} {outcome.rows[name]:,}" for name in HEADLINE)
    typer.echo(f"已发布 · Published {outcome.published.version}: {outcome.published.path}")
    typer.echo(f"{rows} · {len(outcome.warnings)} 项警告 warnings")


def _reach(address: str) -> None:
    """StoreError where nothing answers at `address`, or it may not be read."""
    from flows.store.store import Store

    Store(address).entries()


def _unchanged(releases: str) -> str:
    from flows.format.changelog import withdrawn_line
    from flows.store.store import Store

    told = f"没有变更，不发布 · Nothing has changed since the latest release in {releases}: nothing published"
    newest = Store(releases).entries()[0]
    return f"{told}\n{withdrawn_line(newest.version, newest.withdrawn)}" if newest.withdrawn else told
