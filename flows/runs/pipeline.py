"""The release as a Prefect flow: what it is given, its tasks in order, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from prefect import flow
from prefect.states import Completed, State

from flows.runs import artifacts, progress
from flows.runs.admission import all_or_nothing, what_can_go_out
from flows.runs.dask_workers import dask_workers
from flows.runs.inputs import inputs_sha256
from flows.runs.kept import Kept
from flows.runs.making import Maker
from flows.runs.notify import failed, notify
from flows.runs.tasks import INGEST, PUBLISH, ingest_seeds, publish_tables
from flows.runs.unchanged import Notes
from flows.runs.workers import local_workers
from flows.store.store import Published

# How a run ends, beside Prefect's own Failed and Crashed: the name of its state.
PUBLISHED, UNCHANGED = "已发布 Published", "没有变更 Unchanged"
PARTLY_PUBLISHED, PARTLY_UNCHANGED = "部分发布 Published, some put aside", "没有变更，有隔离 Unchanged, some put aside"


@dataclass(frozen=True)
class Outcome:
    """How the run ended: what was published (None where nothing changed), the rows of each table, the warnings, and a line
    for each report that was put aside."""

    published: Published | None
    rows: dict[str, int]
    warnings: list[str]
    aside: list[str] = field(default_factory=list)


@flow(name="发布 gongbao release", flow_run_name="发布 release {seeds}", validate_parameters=False, on_failure=[failed], on_crashed=[failed])
def release(seeds: str, releases: str, key: str | None = None, cache: str | None = None, quarantine: bool = False, workers: int | None = None, tables_only: bool = False, dask: str | None = None) -> State[Outcome]:
    """Read the reports in the folder `seeds`, check everything, publish to `releases`, signed with the key in the file `key`.

    The state it ends in says whether anything was published. InputError, a line for each problem of the inputs and of the
    checks, where an input cannot be used: the others go through every check, but nothing is published. ReleaseRefused where
    only checks failed; StoreError from publishing. With `quarantine`, reports that cannot be used or fail a check are put
    aside and the others published. `cache` is a folder for what earlier runs have noted, by default one beside Prefect's records;
    `workers` is the number of processes, by default one for each core. With `tables_only` pages and files for other tools are left out.
    The work is done by the workers of the Dask scheduler at `dask`, where one is given.
    """
    notes = Notes(Path(cache) if cache else None, releases)
    before = inputs_sha256(Path(seeds))
    if notes.knows(before):
        return _ended(Outcome(None, {}, []))
    progress.stage(INGEST)
    inputs = ingest_seeds(seeds)
    kept = Kept(notes.cache)
    with dask_workers(dask) if dask else local_workers(workers) as at_work:
        inputs, maker, made, aside = (what_can_go_out if quarantine else all_or_nothing)(inputs, lambda seeds: Maker(seeds.reference, seeds.lexicon, at_work, kept))
        progress.stage(PUBLISH)
        published = publish_tables(inputs, maker, made, releases, key, tables_only).value
    kept.prune()
    tables, result = made.value.tables, made.value.result
    outcome = Outcome(published, {name: pieces.rows for name, pieces in tables.items()}, result.warned_by, aside)
    if published:
        artifacts.release(published, outcome.rows, result.quality_rows)
    if aside:
        artifacts.aside(aside)
        notify(f"{seeds}: 隔离 · put aside:\n" + "\n".join(aside))
    else:
        notes.note(before, lambda: inputs_sha256(Path(seeds)))
    return _ended(outcome)


def _ended(outcome: Outcome) -> State[Outcome]:
    if outcome.published is None:
        message = "输入与最新版本相同 · the newest release holds just this"
        return Completed(name=PARTLY_UNCHANGED if outcome.aside else UNCHANGED, message=message, data=outcome)
    message = f"{outcome.published.version}: {outcome.published.path}"
    return Completed(name=PARTLY_PUBLISHED if outcome.aside else PUBLISHED, message=message, data=outcome)
