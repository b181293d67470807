"""`gongbao show`: what has been published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import RELEASES, Releases, existing_store
from flows.format.changelog import withdrawn_line
from transforms.tables import HEADLINE

if TYPE_CHECKING:
    from flows.format.release import Release
    from flows.store.store import Store

_SHOWN = 5
_COLUMNS = ("indicator_name", "obs_value", "unit_measure", "time_period", "obs_status", "evidence")


def show(
    version: Annotated[str | None, typer.Argument(metavar="[VERSION]", help="版本号或 latest · A version, or latest.")] = None,
    releases: Releases = RELEASES,
) -> None:
    """列出版本及其内容 · List the releases and what is in them.

    给出版本号则显示其报告、表、检查，以及前几行观测值和原文。
    With VERSION: its reports, tables, checks, and the first observations with
    their evidence.
    """
    store = existing_store(releases)
    for line in _contents(store.release(version)) if version else _versions(store):
        typer.echo(line)


def _versions(store: Store) -> Iterator[str]:
    entries, latest = store.entries(), store.latest()
    if not entries:
        yield f"{store.path}: 还没有发布 · nothing published yet: gongbao release"
    for entry in entries:
        rows = store.release(entry.version).manifest.rows
        counts = " · ".join(f"{name} {rows[name]:,}" for name in HEADLINE if name in rows)
        mark = "  最新 latest" if latest and entry.version == latest.version else ""
        yield f"{entry.version}  {counts}{mark}"
        if entry.withdrawn:
            yield f"  {withdrawn_line(entry.version, entry.withdrawn)}"


def _contents(release: Release) -> Iterator[str]:
    from flows.store.store import withdrawal_of

    yield f"{release.version}  {release.where}"
    if reason := withdrawal_of(release):
        yield withdrawn_line(release.version, reason)
    yield ""
    yield "报告 reports"
    for row in release.table("reports", "report_id", "title", "n_chars").to_pylist():
        yield f"  {row['report_id']}  {row['title']}  {row['n_chars']:,} 字 characters"
    yield "表 tables"
    yield "  " + " · ".join(f"{name} {count:,}" for name, count in release.manifest.rows.items())
    checks = release.table("quality", "check_id", "success", "description_zh", "description_en").to_pylist()
    failed = [row for row in checks if not row["success"]]
    yield f"检查 checks: {len(checks) - len(failed)} 项通过 passed, {len(failed)} 项警告 warnings"
    for row in failed:
        yield f"  {row['check_id']}: {row['description_zh']} · {row['description_en']}"
    yield f"观测值 observations（前 {_SHOWN} 行 · first {_SHOWN}）"
    for row in release.table("observations", *_COLUMNS).slice(0, _SHOWN).to_pylist():
        value = f"{row['obs_value']:g}{row['unit_measure']}"
        yield f"  {row['indicator_name']}  {value}  {row['time_period']}  {row['obs_status']}  「{row['evidence']}」"
