"""One report from file to release: the whole command cold, warm and unchanged, and the time split by stage.

`python -m bench.release [--seeds DIR]`. Cold is the first run with an empty data folder of Prefect; the split is of one
process that does each stage once, importing included.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from bench.here import Here, watch_batches
from bench.timing import Clock

ROOT = Path(__file__).parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    parser.add_argument("--stages", action="store_true", help="only the split by stage, as JSON")
    arguments = parser.parse_args()
    if arguments.stages:
        print(json.dumps(stages(arguments.seeds)))
        return
    print(f"{'whole command':28}{'wall s':>8}{'CPU s':>8}")
    for name, wall, cpu in commands(arguments.seeds):
        print(f"{name:28}{wall:8.2f}{cpu:8.2f}")
    split = json.loads(subprocess.run([sys.executable, "-m", "bench.release", "--stages", "--seeds", arguments.seeds], check=True, capture_output=True, text=True, cwd=ROOT).stdout)
    print(f"\n{'stage, in one process':36}{'CPU s':>8}")
    for name, cpu in split.items():
        print(f"{name:36}{cpu:8.2f}")


def commands(seeds: Path) -> Iterator[tuple[str, float, float]]:
    """Wall and CPU seconds (children included) of the command: first run, another store, nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        home, first = Path(folder) / "prefect", Path(folder) / "first"
        for name, releases in (("cold: first run", first), ("warm: another store", Path(folder) / "second"), ("warm: nothing changed", first)):
            yield name, *_timed([sys.executable, "-m", "flows", "release", "--seeds", str(seeds), "--releases", str(releases)], home)


def _timed(command: list[str], home: Path) -> tuple[float, float]:
    before, start = os.times(), perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=os.environ | {"PREFECT_HOME": str(home)})
    after = os.times()
    return perf_counter() - start, after.children_user + after.children_system - before.children_user - before.children_system


def stages(seeds: Path) -> dict[str, float]:
    """CPU seconds of each stage, done once in this process."""
    clock = Clock()
    with clock.stage("import Prefect"):
        import prefect  # noqa: F401
    with clock.stage("import Great Expectations"):
        import great_expectations  # noqa: F401
    with clock.stage("import the rest"):
        import expectations.docs  # noqa: F401
        from flows.runs.extras import extras
        from flows.runs.kept import Kept
        from flows.runs.making import Maker
        from flows.seeds.dictionaries import read_lexicon
        from flows.seeds.ingest import ingest
        from flows.seeds.reference import read_reference
        from flows.store.store import Store
    watch_batches(clock)
    with clock.stage("ingest"):
        reference, lexicon = read_reference(seeds), read_lexicon(seeds)
        found = ingest(seeds, reference.areas)
    with tempfile.TemporaryDirectory() as folder:
        maker = Maker(reference, lexicon, Here(), Kept(Path(folder) / "cache"))
        with clock.stage("send and keep"):
            parts = maker.read(found)
        with clock.stage("compare"):
            made = maker.judge(maker.compare(parts))
        with clock.stage("publish, documents and pages"):
            Store(Path(folder) / "releases").publish(made.tables, extras(lambda: maker.document(made.result).result(), reference, lexicon))
    return clock.spent


if __name__ == "__main__":
    main()
