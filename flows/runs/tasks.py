"""The tasks of the flow: ingest → extract → assemble → check → publish.

Only reading and publishing are tried again, and only after failures that may pass by themselves.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from prefect import runtime, task
from prefect.cache_policies import NO_CACHE

from flows.errors import ReleaseRefused
from flows.runs.carried import Carried, Seeds
from flows.runs.extras import extras
from flows.runs.making import Made, Maker, Parts
from flows.seeds.dictionaries import read_lexicon
from flows.seeds.ingest import ingest, originals
from flows.seeds.reference import read_reference
from flows.seeds.transient import may_pass
from flows.store.store import Published, Store
from flows.verify.signing import signer

INGEST, READ = "读入 ingest", "提取 extract"
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


@task(name=READ, task_run_name=READ, cache_policy=NO_CACHE)
def read_reports(maker: Carried[Maker], seeds: Carried[Seeds]) -> Carried[Parts]:
    """What comes of the reports, in batches: read, counted, and checked as far as one area goes."""
    parts = maker.value.read(seeds.value.ingested)
    log.info("%s: %d 批 batches, %d 批取自缓存 from the cache", READ, len(parts.of_areas), maker.value.taken)
    return Carried(parts)


@task(name=ASSEMBLE, task_run_name=ASSEMBLE, cache_policy=NO_CACHE)
def compare_areas(maker: Carried[Maker], parts: Carried[Parts]) -> Carried[Parts]:
    """The same, with what compares areas."""
    return Carried(maker.value.compare(parts.value))


@task(name=CHECK, task_run_name=CHECK, cache_policy=NO_CACHE)
def check_tables(maker: Carried[Maker], parts: Carried[Parts], refuse: bool) -> Carried[Made]:
    """All tables, and all that was found in them. ReleaseRefused, a line for each, where critical checks failed, unless these are not to `refuse` it."""
    made = maker.value.judge(parts.value)
    result = made.result
    log.info("%s: %s", ASSEMBLE, ", ".join(f"{pieces.rows} {name}" for name, pieces in made.tables.items()))
    for line in result.warned_by:
        log.warning("%s: %s", CHECK, line)
    log.info("%s: %d 项 checks, %d 项警告 warnings, %d 项未通过 failures", CHECK, len(result.quality_rows), len(result.warned_by), len(result.stopped_by))
    if result.stopped_by and refuse:
        raise ReleaseRefused("\n".join(result.stopped_by))
    return Carried(made)


@task(name=PUBLISH, task_run_name=PUBLISH, cache_policy=NO_CACHE, retries=RETRIES, retry_delay_seconds=RETRY_SECONDS, retry_condition_fn=_may_pass)
def publish_tables(seeds: Carried[Seeds], maker: Carried[Maker], made: Carried[Made], releases: str, key: str | None, tables_only: bool) -> Carried[Published | None]:
    """Publish tables, reference data, results of the checks and, unless `tables_only`, files for other tools and pages, unless the tables are what the latest release holds."""
    from flows.pages import write_front

    store = Store(releases)
    found, path = seeds.value.ingested, seeds.value.path
    documents = maker.value.document(made.value.result)
    beside = extras(documents.result, seeds.value.reference, seeds.value.lexicon, lambda: originals(path, found.reports.bare(), found.sources), tables_only)
    published = store.publish(made.value.tables, beside, signer(Path(key) if key else None), maker.value.spread)
    store.front(write_front)  # also where nothing was published: an earlier run may have been cut short before it
    log.info("%s: %s", PUBLISH, published.version if published else "没有变更 nothing changed")
    return Carried(published)
