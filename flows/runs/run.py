"""Runs the release once, in this process: everything heavy is imported here, while Prefect's server starts."""

from __future__ import annotations

import atexit
import gc
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from flows.project import working_folder
from flows.runs import progress
from flows.runs.orchestration import NoServer, prefect_api

if TYPE_CHECKING:
    from flows.runs.pipeline import Outcome


def run_release(seeds: Path, releases: str, key: Path | None = None) -> Outcome:
    """Run the flow over the folder `seeds` and publish to `releases`, signed with `key`; raises what the flow raises.

    NoServer where Prefect's API cannot be reached.
    """
    progress.stage("准备 start")
    with prefect_api(working_folder(releases) / "prefect") as api:
        if not api.is_own:
            api.wait()  # A wrong address is told before anything heavy starts.
        _import_everything()
        import httpx
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

        from flows.runs.pipeline import release

        api.wait()
        # Nobody looks for heartbeats in a server that ends with the run, and waiting for their thread takes a second.
        without_heartbeat = temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None})
        try:
            with without_heartbeat if api.is_own else nullcontext():
                return release(str(seeds), releases, str(key) if key else None)
        except httpx.TransportError as error:
            raise NoServer(f"{api.url}: Prefect 服务中断 · the Prefect server went away: {error}") from error


def _import_everything() -> None:
    """Import without the garbage collector, which finds nothing then and takes a tenth of the time; likewise at exit."""
    gc.disable()
    import great_expectations  # noqa: F401
    import pyarrow.parquet  # noqa: F401

    import flows.runs.pipeline  # noqa: F401

    gc.freeze()
    gc.enable()
    atexit.register(gc.freeze)
