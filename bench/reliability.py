"""`python -m bench.reliability`: what releases withstand, in a folder and in a bucket: kills, publishers at once, flipped bytes,
other surroundings.

The same jobs as the tests run, in the numbers asked for. Exit code 1 where a line is not as it should be.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bench.surroundings import identical
from flows.project import ROOT
from flows.store.objects import Objects
from flows.store.store import Store
from flows.verify.signing import keygen, signer
from flows.verify.verify import verify
from tests.s3_server import BUCKET, s3_server
from tests.small_release import two_reports

SEED = 20241124
NUMBERS = {
    "kills": (300, "kills of a publisher to a folder"),
    "bucket-kills": (60, "kills of a publisher to a bucket"),
    "run-kills": (20, "kills of whole runs of gongbao release"),
    "publishers": (8, "publishers at once"),
    "flips": (2000, "bytes flipped in a folder, one at a time"),
    "bucket-flips": (60, "bytes flipped in a bucket, one at a time"),
}


class Line(NamedTuple):
    """What was tried, how it went in words, and whether that is as it should be."""

    what: str
    how: str
    good: bool


def main() -> None:
    """Print a line for each; see `--help`."""
    options = argparse.ArgumentParser(prog="python -m bench.reliability")
    for name, (number, told) in NUMBERS.items():
        options.add_argument(f"--{name}", type=int, default=number, metavar="N", help=f"{told} ({number})")
    lines = []
    for line in _lines(options.parse_args()):
        print(f"{line.what:<46}{line.how}{'' if line.good else '   !'}", flush=True)
        lines.append(line)
    sys.exit(0 if all(line.good for line in lines) else 1)


def _lines(given: argparse.Namespace) -> Iterator[Line]:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        yield _kills("kills survived, folder", _job("publisher", "kill", _new(root, "kill"), given.kills, SEED))
        yield _race("publishers at once, folder", _job("publisher", "race", root / "race", given.publishers), given.publishers)
        yield _flips_in_folder(_new(root, "flips"), given.flips)
        yield _kills("kills survived, whole runs", _job("release_runner", "kill", _new(root, "runs"), given.run_kills, SEED, "first"))
        yield _race("whole runs at once", _job("release_runner", "race", _new(root, "raced"), given.publishers), given.publishers)
        with s3_server(_new(root, "s3")) as environment:
            os.environ.update(environment)
            url = f"s3://{BUCKET}"
            yield _kills("kills survived, bucket", _job("bucket_publisher", "kill", f"{url}/kill", given.bucket_kills, SEED))
            yield _race("publishers at once, bucket", _job("bucket_publisher", "race", f"{url}/race", given.publishers), given.publishers)
            yield _flips_in_bucket(f"{url}/flips", given.bucket_flips)
            yield Line("bytes identical", *identical(root, f"{url}/identical"))


def _kills(what: str, outcome: dict[str, Any]) -> Line:
    killed, problems = outcome["killed"], outcome["problems"]
    wrong = {problem.partition(":")[0] for problem in problems}
    told = f"; {problems[0]}" if problems else ""
    return Line(what, f"{killed - len(wrong)} of {killed}{told}", not problems and killed > 0)


def _race(what: str, outcome: dict[str, Any], publishers: int) -> Line:
    whole = outcome["ended"] == [0] * publishers and not outcome["problems"]
    apart = len(set(outcome["versions"])) == len(set(outcome["values"])) == publishers
    told = "none lost, doubled or mixed" if whole and apart else str(outcome)
    return Line(what, f"{publishers}: {len(outcome['versions'])} releases, {told}", whole and apart)


def _flips_in_folder(folder: Path, flips: int) -> Line:
    """Flip bits of one byte at a time, in every file in turn, manifest and signature too."""
    keygen(folder / "key")
    published = Store(folder / "releases").publish(two_reports(), sign=signer(folder / "key"))
    assert published is not None
    files = sorted(path for path in Path(published.path).rglob("*") if path.is_file())
    chance, found = random.Random(SEED), 0
    for number in range(flips):
        path = files[number % len(files)]
        content = path.read_bytes()
        path.write_bytes(_flipped(content, chance))
        found += bool(verify(published.path))
        path.write_bytes(content)
    return Line("flipped bytes found, folder", f"{found} of {flips}, in {len(files)} files", found == flips)


def _flips_in_bucket(url: str, flips: int) -> Line:
    """The same, told by `gongbao verify` of the address."""
    Store(url).publish(two_reports())
    objects, chance, found = Objects(url), random.Random(SEED), 0
    keys = sorted(key for key in objects.find("") if "/" in key)
    for number in range(flips):
        key = keys[number % len(keys)]
        content = b"".join(objects.chunks(key))
        objects.put(key, _flipped(content, chance))
        done = subprocess.run([sys.executable, "-m", "flows", "verify", url], cwd=ROOT, capture_output=True, check=False)
        found += done.returncode == 1
        objects.put(key, content)
    return Line("flipped bytes found, bucket", f"{found} of {flips}, in {len(keys)} objects", found == flips)


def _flipped(content: bytes, chance: random.Random) -> bytes:
    at, mask = chance.randrange(len(content)), chance.randrange(1, 256)
    return content[:at] + bytes([content[at] ^ mask]) + content[at + 1 :]


def _job(module: str, *arguments: object) -> dict[str, Any]:
    """The outcome of a job of the tests, done in a fresh process."""
    command = [sys.executable, "-m", f"tests.{module}", *map(str, arguments)]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT")}
    done = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stderr.decode(errors="replace"))
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


def _new(root: Path, name: str) -> Path:
    (root / name).mkdir()
    return root / name


if __name__ == "__main__":
    main()
