"""The same inputs released whole in other surroundings: folder, home, locale, time zone, hash seed, number of cores, bucket."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from flows.project import ROOT
from tests.bucket_publisher import bytes_in
from tests.prefect_tools import command, plain
from tests.release_tools import bytes_of
from tests.small_reports import small_report, write_reports

SURROUNDINGS: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4242", "TZ": "Asia/Shanghai", "LC_ALL": "C", "USER": "somebody", "COLUMNS": "40"},
    {"PYTHONHASHSEED": "7", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONCOERCECLOCALE": "0"},
)


def identical(root: Path, url: str) -> tuple[str, bool]:
    """Two releases each time, in folders below `root` and last to the bucket at `url`; in words, and whether all bytes are the same."""
    made = []
    for number, environment in enumerate(SURROUNDINGS):
        home = root / f"home{number} 绍兴"
        releases = url if number == len(SURROUNDINGS) - 1 else str(home / "releases")
        for reports in ({"330600-2023.txt": small_report(2023, 4900)}, {"330600-2023.txt": small_report(2023, 4900), "330600-2024.txt": small_report()}):
            seeds = write_reports(home / "seeds", dict(reports))
            _release(seeds, releases, {**environment, "HOME": str(home), "PREFECT_HOME": str(home / "prefect")}, one_core=number == 1)
        made.append(bytes_in(url) if releases == url else bytes_of(Path(releases)))
    differing = {path for files in made[1:] for path in made[0].keys() | files.keys() if made[0].get(path) != files.get(path)}
    what = f"{len(made[0])} files, {len(made)} times: folder, home, locale, time zone, hash seed, 1 core, bucket"
    return (f"no: {sorted(differing)[:3]}" if differing else f"yes: {what}"), not differing


def _release(seeds: Path, releases: str, environment: dict[str, str], one_core: bool) -> None:
    """Run `gongbao release` to its end, bound to one core where wanted."""
    words = command("release", "--seeds", seeds, "--releases", releases, "--cache", seeds.parent / "cache")
    bind = ["taskset", "--cpu-list", str(min(os.sched_getaffinity(0)))] if one_core else []
    done = subprocess.run([*bind, *words], cwd=ROOT, env=plain(environment), capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise SystemExit(f"gongbao release ended with {done.returncode}: {done.stderr[-500:]}")
