"""Runs the release by the clock, as a served Prefect flow, until it is stopped."""

from __future__ import annotations

from pathlib import Path

from flows.errors import InputError
from flows.project import working_folder
from flows.runs.orchestration import prefect_api
from flows.store.store import is_address

NAME = "gongbao"


def serve(
    seeds: Path, releases: str, cron: str, timezone: str, port: int, key: Path | None = None, cache: Path | None = None, quarantine: bool = False
) -> None:
    """Run the flow over `seeds` whenever `cron` says so in `timezone`, one run at a time; return when stopped by Ctrl-C or SIGTERM.

    Prefect's server is the one that PREFECT_API_URL names, or one of our own on `port` of this machine, with its pages, for
    as long as this runs. InputError for a schedule that is none; NoServer where the server cannot be reached or started.
    """
    with prefect_api(working_folder(releases) / "prefect", port) as api:
        api.wait()
        from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
        from prefect.flows import EntrypointType
        from prefect.schedules import Cron

        from flows.runs.pipeline import release

        try:
            schedule = Cron(cron, timezone=timezone)
        except ValueError as error:
            raise InputError(f"--cron {cron!r} --timezone {timezone!r}: 不是时间表 · no schedule, as in \"0 6 * * *\" Asia/Shanghai: {_reason(error)}") from None
        release.serve(
            name=NAME,
            schedule=schedule,
            limit=1,
            global_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
            parameters={"seeds": str(seeds.absolute()), "releases": _absolute(releases), "key": _text(key), "cache": _text(cache), "quarantine": quarantine},
            entrypoint_type=EntrypointType.MODULE_PATH,
            print_starting_message=False,
        )


def _absolute(releases: str) -> str:
    return releases if is_address(releases) else str(Path(releases).absolute())


def _text(path: Path | None) -> str | None:
    return str(path.absolute()) if path else None


def _reason(error: ValueError) -> str:
    return " ".join(str(error).split())[:200]
