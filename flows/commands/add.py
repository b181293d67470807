"""`gongbao add`: a source into a seeds folder, with its line in the registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def add(
    source: Annotated[str, typer.Argument(metavar="FILE|URL", help="报告：txt、md、html、docx、pdf，或压缩包、数据表中的一份（a.zip/b.docx、a.csv#12），或网址 · The report: a file, a part of one, or an address.")],
    seeds: Annotated[Path, typer.Option("--seeds", metavar="DIR", help="放入的文件夹 · Folder to put it into.")] = Path("seeds"),
) -> None:
    """放入一份报告并登记 · Put in a report and register it.

    把一份报告放入 seeds，并在 reports.csv 中登记查到的一切，供人核对。

    Put a report into the seeds folder and write its line into reports.csv with everything found, for you to correct.
    """
    from flows.seeds.adding import add as put
    from flows.seeds.registry import REGISTRY

    added = put(source, seeds)
    typer.echo(f"已放入 · Added {added.file}")
    for name, value in added.line.items():
        if value:
            typer.echo(f"  {name}: {value}{_by(name, added.evidence)}")
    if added.open:
        typer.echo(f"待补 · Still open, complete it in {seeds / REGISTRY}: {added.open}")


def _by(name: str, evidence: dict[str, str | None]) -> str:
    """What told area and year, behind the value."""
    about = {"ref_area": "area", "report_year": "year"}.get(name)
    return f"  ({evidence[f'{about}_from']}: {evidence[f'{about}_evidence']})" if about and evidence else ""
