"""Many reports from file to release, and what breaks first: `nice -n 10 python -m bench.scale --texts DIR [--sizes 1,10,100]`.

The reports are made of the texts in DIR (bench.scale.corpus) in a scratch folder. Each size runs in a process of its own:
CPU seconds by stage, peak memory, and beside them jieba.lcut over the same texts on the same core. `--command` runs the
whole command as well, with Prefect, and again with nothing changed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.scale.corpus import write_corpus
from flows.project import ROOT, SEEDS

SIZES = (1, 10, 100, 300)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=SEEDS)
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=SIZES)
    parser.add_argument("--command", action="store_true", help="the whole command too, and again unchanged")
    arguments = parser.parse_args()
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            reports = Path(folder) / "reports"
            characters = write_corpus(reports, arguments.texts, size)
            _print(size, characters, _run("bench.scale.stages", reports))
            if arguments.command:
                print(*(f"  {line}" for line in _run("bench.scale.command", reports)), sep="\n", flush=True)


def _run(module: str, *arguments: Path) -> dict | list:
    done = subprocess.run([sys.executable, "-m", module, *map(str, arguments)], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def _print(size: int, characters: int, told: dict) -> None:
    total = sum(told["stages"].values())
    print(f"{size} 份报告 reports, {characters:,} 字 characters: {total:.1f} CPU s, {1000 * total / size:.0f} ms 每份 a report, {characters / total:,.0f} 字 characters/s, 最高 peak {told['peak_mib']:,.0f} MiB")
    print(f"  jieba.lcut {told['jieba']:.1f} s, {total / told['jieba']:.1f} × ", *(f"· {name} {seconds:.1f} s ({100 * seconds / total:.0f}%)" for name, seconds in told["stages"].items()), flush=True)


if __name__ == "__main__":
    main()
