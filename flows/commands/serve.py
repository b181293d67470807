"""`gongbao serve`: look around in a release with a browser, or from a program."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import LATEST, RELEASES, Releases, VersionArgument, existing_store


def serve(
    version: VersionArgument = LATEST,
    releases: Releases = RELEASES,
    host: Annotated[str, typer.Option("--host", metavar="HOST", help="监听的地址；默认只有本机可见 · Address to listen on; by default this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="PORT", help="端口，0 为任一空闲端口 · Port; 0 for any that is free.")] = 8001,
) -> None:
    """在浏览器中查看一个版本 · Browse a release.

    在浏览器中查看一个版本：筛选、分面、SQL、JSON 接口、CSV。

    Browse a release: filters, facets, SQL, a JSON API, CSV. Read-only, with
    datasette on the SQLite file of the release. Ctrl-C ends it.
    """
    import asyncio

    from flows.views.browse import DATABASE, browser, listening

    release = existing_store(releases).release(version)  # held to the end: the local copy of one in a bucket goes with it
    application = browser(release)
    with listening(host, port) as door:
        import uvicorn

        typer.echo(f"http://{host}:{door.getsockname()[1]}/{DATABASE}")
        server = uvicorn.Server(uvicorn.Config(application.app(), log_level="warning"))
        asyncio.run(server.serve(sockets=[door]))
