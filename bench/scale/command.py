"""The whole command over a folder of reports, and again with nothing changed: `python -m bench.scale.command DIR` prints JSON."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from flows.project import ROOT


def main(seeds: Path) -> list[str]:
    """A line for each of the two runs: seconds by the clock, and the peak memory of the largest process so far."""
    lines = []
    with TemporaryDirectory() as folder:
        for name in ("first", "unchanged"):
            start = perf_counter()
            arguments = [sys.executable, "-m", "flows.cli", "release", "--seeds", seeds, "--releases", f"{folder}/releases", "--cache", f"{folder}/cache"]
            done = subprocess.run([*map(str, arguments)], cwd=ROOT, capture_output=True, text=True)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            lines.append(f"gongbao release, {name}: {perf_counter() - start:.1f} s, exit {done.returncode}, peak {peak:,.0f} MiB")
    return lines


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
