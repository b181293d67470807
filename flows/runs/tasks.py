"""The tasks of the flow: ingest → outline → extract → assemble → check → publish.

Only reading and publishing are tried again, and only after failures that may pass by themselves.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prefect import runtime, task
from prefect.cache_policies import NO_CACHE

from flows.errors import ReleaseRefused
from flows.runs.carried import Carried, Seeds
from flows.runs.extras import extras
from flows.runs.stages import Tables, assemble, outline_all, read_all, with_quality
from flows.seeds.dictionaries import read_lexicon
from flows.seeds.ingest import ingest, originals
from flows.seeds.reference import read_reference
from flows.seeds.transient import may_pass
from flows.store.store import Published, Store
from flows.verify.signing import signer
from transforms.reading import Reader, Reading

if TYPE_CHECKING:
    from expectations.checks import CheckResult

INGEST, OUTLINE, EXTRACT = "读入 ingest", "提纲 outline", "提取 extract"
ASSEMBLE, CHECK, PUBLISH = "汇总 assemble", "检查 check", "发布 publish"
RETRIES = 2
RETRY_SECONDS = [1, 3]

log = logging.getLogger("gongbao.flow")


def _may_pass(_task: Any, _run: Any, state: Any) -> bool:
    return may_pass(state.result(raise_on_failure=False))


@task(name=INGEST, task_run_name=INGEST, cache_policy=NO_CACHE, retries=RETRIES, retry_delay_seconds=RETRY_SECONDS, retry_condition_fn=_may_pass)
def ingest_seeds(seeds: str) -> Carried[Seeds]:
    """Read the reference data, what words are counted with, and every report of the folder `seeds`."""
    reference, lexicon = read_reference(Path(seeds)), read_lexicon(Path(seeds))
    found = ingest(Path(seeds), reference.areas, last_try=runtime.task_run.run_count > RETRIES)
    log.info("%s: %d 份报告 reports, %d 个问题 problems", INGEST, len(found.reports), len(found.problems))
    return Carried(Seeds(Path(seeds), reference, lexicon, found))


@task(name=OUTLINE, task_run_name=OUTLINE + " {first}–{last}", cache_policy=NO_CACHE)
def outline_batch(seeds: Carried[Seeds], first: int, last: int) -> Carried[list[tuple]]:
    """The sections of the reports from the `first` to the `last`, counted from 1."""
    return Carried(outline_all(seeds.value.ingested.reports[first - 1 : last]))


@task(name=EXTRACT, task_run_name=EXTRACT + " {first}–{last}", cache_policy=NO_CACHE)
def extract_batch(seeds: Carried[Seeds], reader: Carried[Reader], first: int, last: int) -> Carried[list[Reading]]:
    """The readings of the reports from the `first` to the `last`, counted from 1."""
    return Carried(read_all(reader.value, seeds.value.ingested.reports[first - 1 : last]))


@task(name=ASSEMBLE, task_run_name=ASSEMBLE, cache_policy=NO_CACHE)
def assemble_tables(seeds: Carried[Seeds], sections: list[Carried[list[tuple]]], readings: list[Carried[list[Reading]]]) -> Carried[Tables]:
    """All tables of the release but the results of the checks."""
    all_sections = [row for batch in sections for row in batch.value]
    all_readings = [reading for batch in readings for reading in batch.value]
    tables = assemble(seeds.value.ingested.reports, all_sections, all_readings, seeds.value.reference, seeds.value.lexicon, seeds.value.ingested.sources)
    log.info("%s: %s", ASSEMBLE, ", ".join(f"{len(rows)} {name}" for name, rows in tables.items()))
    return Carried(tables)


@task(name=CHECK, task_run_name=CHECK, cache_policy=NO_CACHE)
def check_tables(seeds: Carried[Seeds], tables: Carried[Tables], refuse: bool) -> Carried[CheckResult]:
    """Every check on every table. ReleaseRefused, a line for each, where critical ones failed, unless these are not to `refuse` it."""
    from expectations.checks import check

    result = check(tables.value, seeds.value.reference)
    for line in result.warned_by:
        log.warning("%s: %s", CHECK, line)
    log.info("%s: %d 项 checks, %d 项警告 warnings, %d 项未通过 failures", CHECK, len(result.quality_rows), len(result.warned_by), len(result.stopped_by))
    if result.stopped_by and refuse:
        raise ReleaseRefused("\n".join(result.stopped_by))
    return Carried(result)


@task(name=PUBLISH, task_run_name=PUBLISH, cache_policy=NO_CACHE, retries=RETRIES, retry_delay_seconds=RETRY_SECONDS, retry_condition_fn=_may_pass)
def publish_tables(
    seeds: Carried[Seeds], tables: Carried[Tables], checked: Carried[CheckResult], releases: str, key: str | None
) -> Carried[Published | None]:
    """Publish tables, reference data, results of the checks and pages, unless the tables are what the latest release holds."""
    from flows.pages import write_front

    store = Store(releases)
    found, path = seeds.value.ingested, seeds.value.path
    beside = extras(checked.value, seeds.value.reference, seeds.value.lexicon, lambda: originals(path, found.reports, found.sources))
    published = store.publish(with_quality(tables.value, checked.value.quality_rows), beside, signer(Path(key) if key else None))
    store.front(write_front)  # also where nothing was published: an earlier run may have been cut short before it
    log.info("%s: %s", PUBLISH, published.version if published else "没有变更 nothing changed")
    return Carried(published)
