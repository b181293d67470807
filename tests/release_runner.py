"""Whole runs of `gongbao release` that are killed, raced or starved; `python -m tests.release_runner JOB FOLDER ...`.

A fresh process loads everything once, starts one Prefect server, and forks for every run: what a run does after that is
what the command line does, to the exit code.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from flows.errors import GongbaoError
from flows.runs.orchestration import prefect_api
from flows.store.store import Store
from flows.verify.verify import verify
from tests.publisher import fork
from tests.release_tools import bytes_of
from tests.small_reports import small_report, write_reports


def main(job: str, folder: str, *arguments: str) -> None:
    """Print the outcome of JOB as JSON."""
    root = Path(folder)
    with prefect_api(root / "home") as api:
        _load_everything()
        api.wait()
        write_reports(root / "first", {"330600-2023.txt": small_report(2023, 4900)})
        write_reports(root / "both", {"330600-2023.txt": small_report(2023, 4900), "330600-2024.txt": small_report()})
        outcome = JOBS[job](root, *arguments)
    print(json.dumps(outcome))


def kill(root: Path, kills: str, seed: str, before: str) -> dict[str, object]:
    """Kill so many runs, half of them anywhere, half while they write to the store, after a release of the seeds `before`."""
    base, reference = root / "base", root / "reference"
    base.mkdir()
    if before:
        publish(root / before, base)
    for copy in (reference, root / "timed"):
        shutil.copytree(base, copy)
        started = time.monotonic()
        publish(root / "both", copy)
    took, chance = time.monotonic() - started, random.Random(int(seed))  # of the second, which like all others finds the cache warm
    killed, problems = 0, []
    for number in range(int(kills)):
        tried = root / "tried"
        shutil.copytree(base, tried)
        killed += _killed(root / "both", tried, writing=number % 2 == 0, after=chance.random(), took=took)
        problems += [f"{number}: {problem}" for problem in _wrong_after_kill(root / "both", tried, reference)]
        shutil.rmtree(tried)
    return {"killed": killed, "problems": problems}


def race(root: Path, publishers: str) -> dict[str, object]:
    """So many runs at once, each over seeds of its own."""
    releases, children = root / "raced", []
    for number in range(int(publishers)):
        seeds = write_reports(root / f"seeds{number}", {"330600-2024.txt": small_report(gdp=5000 + number)})
        children.append(fork(lambda seeds=seeds, number=number: _gongbao(seeds, releases, root / f"told{number}")))
    ended = [os.waitpid(child, 0)[1] for child in children]
    store = Store(releases)
    values = [store.release(version).table("observations")["obs_value"].to_pylist()[0] for version in store.versions()]
    problems = [problem for version in store.versions() for problem in verify(releases / version)]
    return {"ended": ended, "versions": store.versions(), "values": values, "problems": problems}


def hamper(root: Path) -> dict[str, object]:
    """A full disk, a store that may not be written, an index cut short: what each run says, and the next one leaves."""

    def full(releases: Path) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))

    def forbidden(releases: Path) -> None:
        releases.chmod(0o555)
        if os.geteuid() == 0:
            os.seteuid(65534)

    def cut_short(releases: Path) -> None:
        os.truncate(releases / "index.json", 60)

    publish(root / "first", root / "store")
    return {hampered.__name__: _hampered(root, hampered) for hampered in (full, forbidden, cut_short)}


JOBS: dict[str, Callable[..., dict[str, object]]] = {"kill": kill, "race": race, "hamper": hamper}


def publish(seeds: Path, releases: Path, told: Path | None = None, before: Callable[[], None] = lambda: None) -> int:
    """Run `gongbao release` to its end, after `before` in its process; its exit code. What it said goes to the file `told`."""

    def run() -> None:
        before()
        _gongbao(seeds, releases, told)

    return os.waitstatus_to_exitcode(os.waitpid(fork(run), 0)[1])


def _load_everything() -> None:
    import great_expectations  # noqa: F401
    import pandas  # noqa: F401
    import pyarrow.csv
    import pyarrow.parquet  # noqa: F401

    import expectations.docs  # noqa: F401
    import flows.cli
    import flows.pages
    import flows.runs.pipeline  # noqa: F401
    from flows.format.datapackage import made_with

    made_with()  # the digest of the code, the same for all runs even while someone edits the code


def _gongbao(seeds: Path, releases: Path, told: Path | None) -> None:
    """The command line, in this process, which ends with it."""
    from flows.cli import app

    output = os.open(told or os.devnull, os.O_WRONLY | os.O_CREAT, 0o666)
    os.dup2(output, 1)
    os.dup2(output, 2)
    code = 1
    try:
        app(["release", "--seeds", str(seeds), "--releases", str(releases), "--cache", str(releases.parent / "cache")], standalone_mode=True)
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _killed(seeds: Path, releases: Path, writing: bool, after: float, took: float) -> bool:
    """Run in a child that is killed after the share `after` of the time a run takes, or of the time from its first write."""
    started = time.monotonic()
    child = fork(lambda: _gongbao(seeds, releases, None))
    while writing and not (releases / ".staging").exists() and time.monotonic() - started < 3 * took:
        time.sleep(0.001)
    time.sleep(after * (took / 2 if writing else took))
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _wrong_after_kill(seeds: Path, releases: Path, reference: Path) -> list[str]:
    """What is wrong with the store right after a kill, and after the next run."""
    store = Store(releases)
    wrong = [problem for version in store.versions() for problem in verify(releases / version)]
    expected = Store(reference).versions()
    if store.versions() not in (expected, expected[1:]):
        wrong.append(f"unexpected versions {store.versions()}")
    if code := publish(seeds, releases):
        wrong.append(f"the next run ended with {code}")
    left, wanted = bytes_of(releases).items(), bytes_of(reference).items()
    return wrong if left == wanted else [*wrong, f"not what an undisturbed run leaves: {sorted({path for path, _ in left ^ wanted})}"]


def _hampered(root: Path, hamper: Callable[[Path], None]) -> dict[str, object]:
    releases, told = root / hamper.__name__, root / f"{hamper.__name__}.told"
    shutil.copytree(root / "store", releases)
    told.touch()
    told.chmod(0o666)
    before = bytes_of(releases)
    code = publish(root / "both", releases, told, lambda: hamper(releases))
    releases.chmod(0o755)
    kept = bytes_of(releases) == before
    again = publish(root / "both", releases)
    try:
        versions = Store(releases).versions()
    except GongbaoError as error:
        versions = [str(error)]
    return {"code": code, "told": told.read_text(), "kept": kept, "again": again, "versions": versions}


if __name__ == "__main__":
    main(*sys.argv[1:])
