"""One process, one core, every stage once over a folder of reports: `python -m bench.scale.stages DIR` prints JSON; with `--jieba` only the seconds of jieba.lcut.

Imports are not counted: they are the same for any number of reports. Without pages.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from bench.peers import jieba_lcut
from bench.timing import on_one_core, seconds
from expectations.checks import check
from expectations.gx import great_expectations
from flows.runs.stages import assemble, outline_all, read_all, with_quality
from flows.seeds.dictionaries import read_lexicon
from flows.seeds.ingest import ingest
from flows.seeds.reference import read_reference
from flows.store.staging import as_declared, draft, write_files
from flows.verify.verify import verify
from transforms.reading import Reader


def main(seeds: Path) -> dict:
    """CPU seconds by stage, peak memory, and the seconds of jieba.lcut."""
    spent: dict[str, float] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        start = process_time()
        yield
        spent[name] = round(process_time() - start, 2)

    on_one_core()
    great_expectations()
    reference, lexicon = read_reference(seeds), read_lexicon(seeds)
    with stage("ingest"):
        found = ingest(seeds, reference.areas)
    if found.problems:
        raise SystemExit("\n".join(found.problems[:10]))
    reports = found.reports
    with stage("outline"):
        sections = outline_all(reports)
    with stage("extract"):
        readings = read_all(Reader(reference), reports)
    with stage("assemble"):
        tables = assemble(reports, sections, readings, reference, lexicon, found.sources)
    with stage("check"):
        result = check(tables, reference)
    with TemporaryDirectory() as folder:
        with stage("write"):
            write_files(Path(folder) / "1.0.0", draft(as_declared(with_quality(tables, result.quality_rows)), None), None)
        with stage("verify"):
            verify(Path(folder) / "1.0.0")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cut = jieba_lcut()
    return {"stages": spent, "peak_mib": peak, "jieba": sum(seconds(lambda: cut(report.text)) for report in reports)}


def jieba_only(seeds: Path) -> dict:
    """The CPU seconds of jieba.lcut over the texts, on one core."""
    on_one_core()
    cut, texts = jieba_lcut(), [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
    return {"jieba": sum(seconds(lambda: cut(text)) for text in texts)}


if __name__ == "__main__":
    print(json.dumps((jieba_only if sys.argv[2:] == ["--jieba"] else main)(Path(sys.argv[1]))))
