"""Publishes to a bucket in processes of its own that are killed or raced; `python -m tests.bucket_publisher JOB URL ...`.

Like tests/publisher.py, which see. The client of the bucket has threads, so each child makes its own after the fork.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import s3fs  # noqa: F401  loaded before any fork

from flows.store.objects import Objects
from flows.store.store import Store
from flows.verify.verify import verify
from tests import publisher
from tests.small_release import TEXTS, changed, tables, two_reports

NAMED_POINTS = ("upload", "copy", "write_index", "_complete", "create", "replace", "find", "delete", "place")


def kill(url: str, kills: str, seed: str) -> dict[str, object]:
    """Kill a publisher at so many points: calls of the client, events of the interpreter, moments in time."""
    base, reference = f"{url}/base", f"{url}/reference"
    publisher.in_child(lambda: _publish(base, tables({"330681-2023": TEXTS["330681-2023"]})))
    publisher.in_child(lambda: copy_all(base, reference))
    started = time.monotonic()
    publisher.in_child(lambda: _publish(reference, two_reports()))
    took, chance = time.monotonic() - started, random.Random(int(seed))
    killed, problems = 0, []
    for number in range(int(kills)):
        tried = f"{url}/tried{number}"
        publisher.in_child(lambda: copy_all(base, tried))
        point: str | float = NAMED_POINTS[number] if number < len(NAMED_POINTS) else chance.uniform(0, took)
        killed += _killed(tried, point)
        problems += [f"{point}: {problem}" for problem in _told(lambda: _wrong_after_kill(tried, reference))]
    return {"killed": killed, "problems": problems}


def race(url: str, publishers: str) -> dict[str, object]:
    """So many publishers at once, each with a value of its own."""
    children = []
    for number in range(int(publishers)):
        made = two_reports()
        made["observations"] = changed(made["observations"], "observations", "330681-2023-o5.1", obs_value=float(number))
        children.append(publisher.fork(lambda made=made: _publish(url, made)))
    ended = [os.waitpid(child, 0)[1] for child in children]
    store = Store(url)
    values = [store.release(v).table("observations")["obs_value"].to_pylist()[0] for v in store.versions()]
    return {"ended": ended, "versions": store.versions(), "values": values, "problems": _problems(url), "left": _left(url)}


JOBS: dict[str, Callable[..., dict[str, object]]] = {"kill": kill, "race": race}


def bytes_in(url: str) -> dict[str, str]:
    """Key -> SHA-256 of every object below `url`."""
    objects = Objects(url)
    return {key: hashlib.sha256(b"".join(objects.chunks(key))).hexdigest() for key in sorted(objects.find(""))}


def copy_all(url: str, other: str) -> None:
    """Copy all objects below `url` to the address `other`, one bucket."""
    parent, name = url.rsplit("/", 1)
    objects = Objects(parent)
    objects.copy({f"{name}/{key}": f"{other.removeprefix(parent + '/')}/{key}" for key in Objects(url).find("")})


def _publish(url: str, made: Mapping[str, list[tuple]]) -> None:
    Store(url).publish(made)


def _killed(url: str, point: str | float) -> bool:
    """Publish in a child that dies at `point`: at the return of a function, or after some seconds."""

    def profile(frame: FrameType, event: str, argument: object) -> None:
        if event == "return" and frame.f_code.co_name == point:
            os.kill(os.getpid(), signal.SIGKILL)

    def work() -> None:
        if isinstance(point, str):
            sys.setprofile(profile)
        _publish(url, two_reports())

    child = publisher.fork(work)
    if isinstance(point, float):
        time.sleep(point)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _wrong_after_kill(url: str, reference: str) -> list[str]:
    """What is wrong with the store right after a kill, and after the next run."""
    wrong, versions = _problems(url), Store(url).versions()
    if versions not in (["1.0.0"], ["1.1.0", "1.0.0"]):
        wrong.append(f"unexpected versions {versions}")
    _publish(url, two_reports())
    listed = {key: found for key, found in bytes_in(url).items() if not key.startswith(".staging/")}
    return wrong if listed == bytes_in(reference) else [*wrong, "not what an undisturbed run leaves"]


def _problems(url: str) -> list[str]:
    store = Store(url)
    return [problem for version in store.versions() for problem in verify(store.release(version).whole())]


def _left(url: str) -> list[str]:
    return [key for key in Objects(url).find("") if key.startswith(".staging/")]


def _told(work: Callable[[], list[str]]) -> list[str]:
    """What `work` returns, done in a child."""
    with TemporaryDirectory() as folder:
        told = Path(folder, "told")
        publisher.in_child(lambda: told.write_text(json.dumps(work())) and None)
        found: list[str] = json.loads(told.read_text())
    return found


if __name__ == "__main__":
    print(json.dumps(JOBS[sys.argv[1]](*sys.argv[2:])))
