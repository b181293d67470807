"""`gongbao targets`: what an area promised, and what came of it."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import LATEST, RELEASES, Releases, Version, existing_store


def targets(
    area: Annotated[str, typer.Argument(metavar="AREA", help="地区代码或名称 · An area: its code, or its name.")],
    releases: Releases = RELEASES,
    version: Version = LATEST,
    every: Annotated[bool, typer.Option("--all", help="列出全部目标，而不只是主要目标和有结果的目标 · Every target, not only the main ones and those with an outcome.")] = False,
    evidence: Annotated[bool, typer.Option("--evidence/--no-evidence", help="附原文 · With the clauses they stand on.")] = True,
) -> None:
    """一地的目标与结果 · Targets of an area and what came of them.

    列出一地历年目标、结果与是否达成，附原文。

    Targets of an area year by year, their outcomes, met or missed, with evidence.
    """
    from flows.views.qualitative import unnumbered_of
    from flows.views.targets import show, targets_of

    release = existing_store(releases).release(version)
    show(targets_of(release, area, every), evidence)
    for line in unnumbered_of(release, area, every):
        print(line)
