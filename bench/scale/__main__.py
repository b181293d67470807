"""Many reports from file to release, and what breaks first: `nice -n 10 python -m bench.scale --texts DIR [--sizes 1,10,100] [--workers 1,2]`.

The reports are made of the texts in DIR (bench.scale.corpus) in a scratch folder. For each size and number of workers the whole
command runs, tables only: first, again after one report has changed, and again unchanged; beside it jieba.lcut over the same
texts. CPU seconds and memory are those of all its processes. `--stages` splits the work of one process, batch after batch.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.scale.corpus import write_corpus
from bench.scale.tree import Watched, watched
from flows.project import ROOT, SEEDS

SIZES, WORKERS = (1, 10, 100), (1, 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=SEEDS)
    parser.add_argument("--sizes", type=_numbers, default=SIZES)
    parser.add_argument("--workers", type=_numbers, default=WORKERS)
    parser.add_argument("--stages", action="store_true", help="the split by stage in one process, instead")
    arguments = parser.parse_args()
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            reports = Path(folder) / "reports"
            characters = write_corpus(reports, arguments.texts, size)
            told = _stages(reports) if arguments.stages else {}
            cut = told.get("jieba") or _stages(reports, "--jieba")["jieba"]
            print(f"{size} 份报告 reports, {characters:,} 字 characters, jieba.lcut {cut:.1f} CPU s", flush=True)
            if arguments.stages:
                _print_stages(told)
                continue
            for workers in arguments.workers:
                _print_runs(Path(folder), reports, size, characters, workers)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _stages(reports: Path, *options: str) -> dict:
    done = subprocess.run([sys.executable, "-m", "bench.scale.stages", str(reports), *options], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def _print_stages(told: dict) -> None:
    total = sum(told["stages"].values())
    split = " · ".join(f"{name} {seconds:.1f} s ({100 * seconds / total:.0f}%)" for name, seconds in told["stages"].items())
    print(f"  {total:.1f} CPU s, 最高 peak {told['peak_mib']:,.0f} MiB: {split}", flush=True)


def _print_runs(folder: Path, reports: Path, size: int, characters: int, workers: int) -> None:
    root = folder / str(workers)
    root.mkdir()
    for name in ("first", "one changed", "unchanged"):
        if name == "one changed":
            report = min(reports.iterdir())
            report.write_text(report.read_text(encoding="utf-8").replace("各位代表：", "各位代表:", 1), encoding="utf-8", newline="\n")
        found = _release(reports, root, workers)
        print(f"  {workers} workers, {name}: {_line(found, size, characters)}", flush=True)


def _release(reports: Path, root: Path, workers: int) -> Watched:
    command = ["-m", "flows", "release", "--tables-only", "--workers", str(workers)]
    places = ["--seeds", str(reports), "--releases", str(root / "releases"), "--cache", str(root / "cache")]
    found = watched([sys.executable, *command, *places], ROOT, root / "log")
    if found.code:
        raise SystemExit(found.told[-2000:])
    return found


def _line(found: Watched, size: int, characters: int) -> str:
    cost = f"{1000 * found.cpu / size:.0f} ms 每份 a report, {characters / found.cpu:,.0f} 字 characters per CPU s"
    return f"{found.seconds:.1f} s, {found.cpu:.1f} CPU s, {cost}, 最高 peak {found.peak_mib:,.0f} MiB"


if __name__ == "__main__":
    main()
