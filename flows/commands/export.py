"""`gongbao export`: one table for those who want one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import LATEST, RELEASES, Releases, Version, existing_store

_YEARS = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?\Z")


def export(
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="写入的文件 · The file to write.")],
    kind: Annotated[str, typer.Option("--format", metavar="FORMAT", help="long、wide、xlsx、stata、sdmx 或 duckdb · One of these.")] = "long",
    indicator: Annotated[list[str] | None, typer.Option("--indicator", metavar="CODE", help="指标代码或名称，可多次 · An indicator: its code, or its name; may be repeated.")] = None,
    area: Annotated[list[str] | None, typer.Option("--area", metavar="AREA", help="地区代码或名称，可多次 · An area: its code, or its name; may be repeated.")] = None,
    years: Annotated[str | None, typer.Option("--years", metavar="YEARS", help="数值所描述的年份，2024 或 2020-2024 · The years described: 2024, or 2020-2024.")] = None,
    releases: Releases = RELEASES,
    version: Version = LATEST,
) -> None:
    """按指标、地区、年份取出数据，写成一个文件 · Write a part of a release to one file.

    long：一行一个观测值（CSV）；wide：一行一地一年（CSV）；xlsx：Excel 工作簿；stata；sdmx：SDMX-CSV 2.0 及结构；
    duckdb：整个版本的数据库。
    long: a row per observation (CSV); wide: a row per area and year (CSV); xlsx:
    a workbook of both; stata; sdmx: SDMX-CSV 2.0 with its structure; duckdb: the
    whole release as a database.
    """
    from flows.format.exports.selection import Wanted
    from flows.format.exports.write import export as write

    wanted = Wanted(tuple(indicator or ()), tuple(area or ()), _first_and_last(years))
    for path in write(existing_store(releases).release(version), kind, wanted, to):
        typer.echo(f"已写入 · Written: {path}")


def _first_and_last(years: str | None) -> tuple[int, int] | None:
    from flows.errors import InputError

    if years is None:
        return None
    match = _YEARS.match(years)
    if match is None or int(match[1]) > int(match[2] or match[1]):
        raise InputError(f"--years {years}: 请写 2024 或 2020-2024 · write 2024, or 2020-2024")
    return int(match[1]), int(match[2] or match[1])
