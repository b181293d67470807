"""A release of tables alone, where pages and files for other tools would take more memory or room than there is: what it says of that."""

from __future__ import annotations

from pathlib import Path

FILE = "README.md"
_TEXT = """# {version}

本版本只有数据表（`parquet/`、`csv/`）、参考数据（`reference/`）和质量检查（`quality/`）。按 `--tables-only` 的要求，没有写网页、
SQLite、DuckDB、Excel、星型表和各种描述文件；内容由各表即可得到：去掉该选项重新发布，或用 `gongbao export`。

This release holds the tables (`parquet/`, `csv/`), the reference data (`reference/`) and the checks (`quality/`). As asked by
`--tables-only`, pages, SQLite, DuckDB, Excel, the star schema and the descriptors were left out; they say nothing that the tables
do not: publish without that option, or use `gongbao export`.
"""
_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{version}</title></head>
<body><h1>{version}</h1>
<p>本版本只有数据表，见 <a href="README.md">README.md</a> · This release holds tables only, see <a href="README.md">README.md</a></p>
<ul><li><a href="parquet/">parquet/</a></li><li><a href="csv/">csv/</a></li><li><a href="quality/index.html">quality/</a></li><li><a href="CHANGELOG.md">CHANGELOG.md</a></li></ul>
</body></html>
"""


def write_tables_only(folder: Path, version: str) -> None:
    """Say in the release `version` staged in `folder` that it holds tables only, and why."""
    for name, text in ((FILE, _TEXT), ("index.html", _PAGE)):
        (folder / name).write_text(text.format(version=version), encoding="utf-8", newline="\n")


def is_tables_only(folder: Path) -> bool:
    """Whether the release in `folder` says so."""
    return (folder / FILE).is_file()
