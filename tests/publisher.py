"""Publishes in processes of its own that are killed, raced or starved; `python -m tests.publisher JOB FOLDER ...`.

Run as a fresh process, which loads everything once and forks for every try: forking is cheap, and pytest's own process
may have threads, which do not survive a fork.
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
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import filelock  # noqa: F401  loaded before any fork
import pandas  # noqa: F401
import pyarrow.csv
import pyarrow.parquet  # noqa: F401

from flows.errors import GongbaoError
from flows.format.datapackage import made_with
from flows.store.store import Store
from flows.verify.verify import verify
from tests.release_tools import bytes_of
from tests.small_release import TEXTS, changed, tables, two_reports

made_with()  # the digest of the code, the same for all children even while someone edits the code
NAMED_POINTS = ("rmtree", "mkdir", "write_manifest", "fsync", "rename", "replace", "write_index", "release")


def main(job: str, folder: str, *arguments: str) -> None:
    """Print the outcome of JOB as JSON."""
    print(json.dumps(JOBS[job](Path(folder), *arguments)))


def publish(folder: Path) -> dict[str, object]:
    """Two releases in `folder`, in this process."""
    store = Store(folder)
    store.publish(_first())
    store.publish({name: random.sample(rows, len(rows)) for name, rows in two_reports().items()})
    return {"versions": store.versions()}


def kill(folder: Path, kills: str, seed: str) -> dict[str, object]:
    """Kill a publisher at so many points: named system calls, events of the interpreter, moments in time."""
    reference, base = folder / "reference", folder / "base"
    in_child(lambda: _publish_to(base, _first()))
    shutil.copytree(base, reference)
    started = time.monotonic()
    in_child(lambda: _publish_to(reference, two_reports()))
    took, events = time.monotonic() - started, folder / "events"
    in_child(lambda: _count_events(folder / "counted", events))
    chance, total = random.Random(int(seed)), int(events.read_text())
    killed, problems = 0, []
    for number in range(int(kills)):
        tried = folder / "tried"
        shutil.copytree(base, tried)
        if number < len(NAMED_POINTS):
            point: str | int | float = NAMED_POINTS[number]
        else:
            point = chance.randint(1, total) if number % 2 else chance.uniform(0, took)
        killed += _killed(tried, point)
        problems += [f"{point}: {problem}" for problem in _wrong_after_kill(tried, reference)]
        shutil.rmtree(tried)
    return {"killed": killed, "problems": problems}


def race(folder: Path, publishers: str) -> dict[str, object]:
    """So many publishers at once, each with a value of its own."""
    children = []
    for number in range(int(publishers)):
        made = two_reports()
        made["observations"] = changed(made["observations"], "observations", "330681-2023-o5.1", obs_value=float(number))
        children.append(fork(lambda made=made: _publish_to(folder, made)))
    ended = [os.waitpid(child, 0)[1] for child in children]
    store = Store(folder)
    values = [store.release(v).table("observations")["obs_value"].to_pylist()[0] for v in store.versions()]
    return {"ended": ended, "versions": store.versions(), "values": values, "problems": _problems(folder)}


def starve(folder: Path, limit: str) -> dict[str, object]:
    """Publish where no file may grow beyond `limit` bytes, as on a full disk; then again without the limit."""
    return _hampered(folder, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY)))


def forbid(folder: Path) -> dict[str, object]:
    """Publish as a user who may not write there; then again as one who may."""

    def drop_rights() -> None:
        folder.chmod(0o555)
        if os.geteuid() == 0:
            os.seteuid(65534)

    return _hampered(folder, drop_rights)


def _hampered(folder: Path, hamper: Callable[[], None]) -> dict[str, object]:
    in_child(lambda: _publish_to(folder, _first()))
    before, told = bytes_of(folder), folder.parent / "told"
    told.touch()
    told.chmod(0o666)  # the child that reports may have dropped its rights

    def hampered() -> None:
        hamper()
        try:
            _publish_to(folder, two_reports())
        except GongbaoError as error:
            told.write_text(str(error))

    in_child(hampered)
    folder.chmod(0o755)
    kept = bytes_of(folder) == before and _problems(folder) == []
    in_child(lambda: _publish_to(folder, two_reports()))
    return {"told": told.read_text(), "kept": kept, "versions": Store(folder).versions(), "problems": _problems(folder)}


JOBS: dict[str, Callable[..., dict[str, object]]] = {
    "publish": publish, "kill": kill, "race": race, "starve": starve, "forbid": forbid,
}  # fmt: skip


def _first() -> dict[str, list[tuple]]:
    return tables({"330681-2023": TEXTS["330681-2023"]})


def _publish_to(folder: Path, made: dict[str, list[tuple]]) -> None:
    Store(folder).publish(made)


def fork(work: Callable[[], None]) -> int:
    """Do `work` in a child process; its id."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(1)


def in_child(work: Callable[[], None]) -> None:
    """Do `work` in a child process, which must end well."""
    status = os.waitpid(fork(work), 0)[1]
    if status:
        raise SystemExit(f"a child that should have ended well ended with {status}")


def _on_event(act: Callable[[str], None]) -> None:
    """Call `act` at every call and return of a function, with the function's name where it returns."""

    def profile(frame: FrameType, event: str, argument: object) -> None:
        returned = {"return": frame.f_code.co_name, "c_return": getattr(argument, "__name__", "")}
        act(returned.get(event, ""))

    sys.setprofile(profile)


def _count_events(folder: Path, result: Path) -> None:
    seen = 0

    def count(returned: str) -> None:
        nonlocal seen
        seen += 1

    _on_event(count)
    Store(folder).publish(two_reports())
    sys.setprofile(None)
    result.write_text(str(seen))


def _killed(folder: Path, point: str | int | float) -> bool:
    """Publish in a child that dies at `point`: at the return of a function, at an event, or after some seconds."""
    left = point

    def die(returned: str) -> None:
        nonlocal left
        if isinstance(left, int):
            left -= 1
        if left == 0 or returned == point:
            os.kill(os.getpid(), signal.SIGKILL)

    def work() -> None:
        if not isinstance(point, float):
            _on_event(die)
        _publish_to(folder, two_reports())

    child = fork(work)
    if isinstance(point, float):
        time.sleep(point)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _wrong_after_kill(folder: Path, reference: Path) -> list[str]:
    """What is wrong with the store right after a kill, and after the next run."""
    found = folder.parent / "found"

    def look() -> None:
        store = Store(folder)
        wrong = _problems(folder)
        if store.versions() not in (["1.0.0"], ["1.1.0", "1.0.0"]):
            wrong.append(f"unexpected versions {store.versions()}")
        _publish_to(folder, two_reports())
        if bytes_of(folder) != bytes_of(reference):
            wrong.append("not what an undisturbed run leaves")
        found.write_text(json.dumps(wrong))

    in_child(look)
    return json.loads(found.read_text())


def _problems(folder: Path) -> list[str]:
    return [problem for version in Store(folder).versions() for problem in verify(folder / version)]


if __name__ == "__main__":
    main(*sys.argv[1:])
