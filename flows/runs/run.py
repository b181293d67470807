"""Runs the release once, in this process: everything heavy is imported here, while Prefect's server starts."""

from __future__ import annotations

import atexit
import gc
import os
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from flows.project import working_folder
from flows.runs import progress
from flows.runs.inputs import inputs_sha256
from flows.runs.orchestration import API_URL, NoServer, prefect_api
from flows.runs.unchanged import Notes
from flows.runs.workers import warm_up

if TYPE_CHECKING:
    from flows.runs.pipeline import Outcome


def run_release(
    seeds: Path,
    releases: str,
    key: Path | None = None,
    cache: Path | None = None,
    quarantine: bool = False,
    workers: int | None = None,
    tables_only: bool = False,
    dask: str | None = None,
) -> Outcome | None:
    """Run the flow over the folder `seeds` and publish to `releases`, signed with `key`; raises what the flow raises. With
    `quarantine`, reports that cannot go out are put aside. `workers` is the number of processes, by default one for each core;
    `dask` the address of a Dask scheduler, whose workers do the work instead. With `tables_only`, pages and files for other
    tools are left out.

    None where an earlier run has noted in `cache` (flows.runs.unchanged) that nothing would change: then nothing is started, unless there is a
    Prefect server to tell of it. NoServer where Prefect's API cannot be reached.
    """
    progress.stage("准备 start")
    notes = Notes(cache, releases)
    known = notes.knows(inputs_sha256(seeds))
    if known and not os.environ.get(API_URL):
        return None
    with prefect_api(working_folder(releases) / "prefect") as api:
        if not api.is_own:
            api.wait()  # A wrong address is told before anything heavy starts.
        if not known and not dask:
            warm_up()
        _import_everything()
        import httpx
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

        from flows.runs.pipeline import release

        api.wait()
        # Nobody looks for heartbeats in a server that ends with the run, and waiting for their thread takes a second.
        without_heartbeat = temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None})
        try:
            with without_heartbeat if api.is_own else nullcontext():
                return release(str(seeds), releases, str(key) if key else None, str(notes.cache), quarantine, workers, tables_only, dask)
        except httpx.TransportError as error:
            raise NoServer(f"{api.url}: Prefect 服务中断 · the Prefect server went away: {error}") from error


def _import_everything() -> None:
    """Import without the garbage collector, which finds nothing then and takes a tenth of the time; likewise at exit."""
    gc.disable()
    import pyarrow.parquet  # noqa: F401

    import flows.runs.pipeline  # noqa: F401

    gc.freeze()
    gc.enable()
    atexit.register(gc.freeze)
