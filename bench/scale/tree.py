"""A command and all the processes it starts, watched while they run: seconds, CPU seconds, and the memory of all together."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

_EVERY_SECONDS = 0.25
_TICKS = os.sysconf("SC_CLK_TCK")


class Watched(NamedTuple):
    """Seconds by the clock, CPU seconds, the most MiB at a time (shared pages once, by PSS), exit code, and what it said."""

    seconds: float
    cpu: float
    peak_mib: float
    code: int
    told: str


def watched(command: Sequence[str], folder: Path, log: Path) -> Watched:
    """Run `command` in `folder`; what it says goes to the file `log`."""
    start, peak, cpu = perf_counter(), 0.0, dict[int, float]()
    with open(log, "wb") as output:
        running = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        while True:
            processes = _tree(running.pid)
            cpu |= {pid: spent for pid in processes if (spent := _cpu(pid)) is not None}
            peak = max(peak, sum(map(_pss_mib, processes)))
            try:
                code = running.wait(_EVERY_SECONDS)
            except subprocess.TimeoutExpired:
                continue
            return Watched(perf_counter() - start, sum(cpu.values()), peak, code, log.read_text(encoding="utf-8"))


def _tree(pid: int) -> list[int]:
    """The process and all below it that are alive."""
    try:
        below = [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(found for child in below for found in _tree(child))]


def _cpu(pid: int) -> float | None:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _pss_mib(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
