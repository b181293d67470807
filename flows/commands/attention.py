"""`gongbao attention`: how much of an area's reports a term list takes."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import LATEST, RELEASES, Releases, Version, existing_store


def attention(
    dictionary: Annotated[str, typer.Option("--dictionary", metavar="ID", help="词典编号，如 env15 · A term list: env15, env75, digital_wufei2021 …")],
    area: Annotated[str, typer.Option("--area", metavar="AREA", help="地区代码或名称 · An area: its code, or its name.")],
    releases: Releases = RELEASES,
    version: Version = LATEST,
    sentences: Annotated[bool, typer.Option("--sentences", help="附含词的句子 · With the sentences of the hits.")] = False,
) -> None:
    """一地报告对某类词的关注 · What a term list gets in reports.

    列出一地历年报告中某一词典的注意力，各种定义并列。

    The attention that a term list gets in an area's reports, year by year, every definition side by side, with and without the
    hits that its ambiguity rules exclude.
    """
    from flows.views.attention import attention_of, show

    show(attention_of(existing_store(releases).release(version), dictionary, area), sentences)
