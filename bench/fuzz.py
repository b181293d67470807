"""`python -m bench.fuzz`: bytes that a fuzzer makes (atheris, guided by which lines they reach) through decoding, outline and reading.

Needs atheris (`pip install atheris`), which is not among the project's packages: it has wheels for Linux only. Exit code 1
at the first input that is neither read nor refused with a typed error, takes more than 10 seconds or 4 GiB; it is kept.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

RUNS = 100_000
SECONDS = 10
MEMORY_MIB = 4096
LONGEST = 2_000
SEED = 20241124


def main() -> None:
    """Fuzz; see `--help`."""
    options = argparse.ArgumentParser(prog="python -m bench.fuzz")
    options.add_argument("--runs", type=int, default=RUNS, metavar="N", help=f"inputs ({RUNS})")
    options.add_argument("--keep", type=Path, default=Path("."), metavar="DIR", help="where an input that fails is kept")
    given = options.parse_args()
    try:
        import atheris
    except ImportError:
        sys.exit("bench.fuzz: 需要 · needs: pip install atheris")
    with atheris.instrument_imports(include=["transforms", "flows.seeds.formats"]):
        from tests.hostile_bytes import WORDS, read_or_refused, taken_or_refused
        from tests.small_reports import small_report

    def one(data: bytes) -> None:
        read_or_refused(data, "绍兴市2024")
        taken_or_refused(data)

    with TemporaryDirectory() as folder:
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        for at, encoding in enumerate(("utf-8", "gb18030", "utf-16")):
            (seeds / str(at)).write_bytes(small_report().encode(encoding))
        words = Path(folder, "words")
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS))
        limits = [f"-timeout={SECONDS}", f"-rss_limit_mb={MEMORY_MIB}", f"-max_len={LONGEST}", f"-artifact_prefix={given.keep}/"]
        atheris.Setup([sys.argv[0], f"-runs={given.runs}", f"-seed={SEED}", f"-dict={words}", *limits, str(seeds)], one)
        atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    main()
