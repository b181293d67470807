"""One process, one core, every stage once over a folder of reports: `python -m bench.scale.stages DIR` prints JSON; with `--jieba` only the seconds of jieba.lcut.

The stages are those of a run (`flows.runs.making`), with batches read one after the other in this process; what a batch is made of
is told apart. Imports are not counted: they are the same for any number of reports. Without pages.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.here import Here, watch_batches
from bench.peers import jieba_lcut
from bench.timing import Clock, on_one_core, seconds
from expectations.gx import great_expectations
from flows.runs.kept import Kept
from flows.runs.making import Maker
from flows.seeds.dictionaries import read_lexicon
from flows.seeds.ingest import ingest
from flows.seeds.reference import read_reference
from flows.store.staging import as_declared, draft, write_files
from flows.verify.verify import verify


def main(seeds: Path) -> dict:
    """CPU seconds by stage, peak memory, and the seconds of jieba.lcut."""
    clock = Clock()
    on_one_core()
    great_expectations()
    watch_batches(clock)
    reference, lexicon = read_reference(seeds), read_lexicon(seeds)
    with clock.stage("ingest"):
        found = ingest(seeds, reference.areas)
    if found.problems:
        raise SystemExit("\n".join(found.problems[:10]))
    with TemporaryDirectory() as folder:
        maker = Maker(reference, lexicon, Here(), Kept(Path(folder)))
        with clock.stage("send and keep"):
            parts = maker.read(found)
        with clock.stage("compare"):
            made = maker.judge(maker.compare(parts))
        with clock.stage("write"):
            write_files(Path(folder) / "1.0.0", draft(as_declared(made.tables), None), None)
        with clock.stage("verify"):
            verify(Path(folder) / "1.0.0")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cut = jieba_lcut()
    return {"stages": {name: round(spent, 2) for name, spent in clock.spent.items()}, "peak_mib": peak, "jieba": sum(seconds(lambda: cut(report.text)) for report in found.reports)}


def jieba_only(seeds: Path) -> dict:
    """The CPU seconds of jieba.lcut over the texts, on one core."""
    on_one_core()
    cut, texts = jieba_lcut(), [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    return {"jieba": sum(seconds(lambda: cut(text)) for text in texts)}


if __name__ == "__main__":
    print(json.dumps((jieba_only if sys.argv[2:] == ["--jieba"] else main)(Path(sys.argv[1]))))
