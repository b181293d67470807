"""What a run leaves on Prefect's pages: the release, its changes, the checks that failed, links to the release's own pages,
and what was put aside."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from flows.store.store import Published

RELEASE, CHECKS, CHANGELOG, PAGES, ASIDE = "release", "checks", "changelog", "pages", "quarantine"
_LONGEST = 100_000


def release(published: Published, rows: dict[str, int], quality: Iterable[tuple]) -> None:
    """Leave the artifacts of the release just `published`, with the `rows` of its tables and its table `quality`."""
    path = Path(published.path)
    lines = [f"# {published.version}", "", f"`{published.path}`", "", "| 表 table | 行 rows |", "|---|---:|", *(f"| {name} | {n:,} |" for name, n in rows.items())]
    create_markdown_artifact("\n".join(lines), key=RELEASE, description=f"已发布 · Published {published.version}")
    failed = [{"check": row.check_id, "severity": row.severity, "failed": row.n_failed, "checked": row.n_checked, "zh": row.description_zh, "en": row.description_en} for row in quality if not row.success]
    create_table_artifact(failed, key=CHECKS, description="未通过的检查（警告、提示） · Checks that failed (warnings, notes)")
    if (changelog := path / "CHANGELOG.md").is_file():
        create_markdown_artifact(changelog.read_text(encoding="utf-8")[:_LONGEST], key=CHANGELOG, description="变更 · Changes")
        create_link_artifact((path / "index.html").resolve().as_uri(), link_text=f"{published.version} index.html", key=PAGES, description="网页 · Pages")


def aside(lines: Iterable[str]) -> None:
    """Leave the list of the reports that were put aside, with their reasons."""
    rows = [dict(zip(("file", "reason"), line.split(": ", 1))) for line in lines]
    create_table_artifact(rows, key=ASIDE, description="隔离的报告 · Reports put aside")
