"""Small reports written for the tests, and folders of them."""

from __future__ import annotations

from pathlib import Path

BODY = """各位代表：

现在，我代表市人民政府，向大会报告工作，请予审议。

一、{before}年工作回顾

全年实现地区生产总值{gdp}亿元，增长6.4%、居全省第3位。城镇登记失业率2.1%，新增城镇就业8.3万人。

二、{year}年主要目标

地区生产总值增长6%左右，新增城镇就业8万人以上。

各位代表，让我们一起努力！
"""


def small_report(year: int = 2024, gdp: int = 5120) -> str:
    """A report of a city that names neither its area nor its day."""
    return BODY.format(year=year, before=year - 1, gdp=gdp)


def write_reports(folder: Path, reports: dict[str, str | bytes]) -> Path:
    """Write the files `reports` (name -> content) into `folder`, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in reports.items():
        (folder / name).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return folder


def wrapped(text: str, width: int) -> str:
    """`text` as a page with lines of `width` characters leaves it."""
    return "".join(text[start : start + width] + "\n" for start in range(0, len(text), width))
