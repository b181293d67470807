"""The release as a Prefect flow: ingest → outline → extract → assemble → check → publish.

Reports go through in a few batches, never one task each: a task costs more than a report. Only reading and publishing
are tried again, and only after failures that may pass by themselves.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from prefect import flow, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed, State

from flows.errors import InputError, ReleaseRefused
from flows.project import CACHE, working_folder
from flows.runs import artifacts, progress
from flows.runs.extras import extras
from flows.runs.inputs import inputs_sha256
from flows.runs.notify import failed, notify
from flows.runs.quarantine import failing_reports, of_files, told, without
from flows.runs.stages import Tables, assemble, outline_all, read_all, with_quality
from flows.runs.unchanged import Notes
from flows.seeds.dictionaries import read_lexicon
from flows.seeds.ingest import Ingested, ingest, originals
from flows.seeds.reference import read_reference
from flows.seeds.transient import may_pass
from flows.store.store import Published, Store
from flows.verify.signing import signer
from transforms.reading import Reader, Reading
from transforms.reference import ReferenceData
from transforms.words.lexicon import Lexicon

if TYPE_CHECKING:
    from expectations.checks import CheckResult

INGEST, OUTLINE, EXTRACT = "读入 ingest", "提纲 outline", "提取 extract"
ASSEMBLE, CHECK, PUBLISH = "汇总 assemble", "检查 check", "发布 publish"
# How a run ends, beside Prefect's own Failed and Crashed: the name of its state.
PUBLISHED, UNCHANGED = "已发布 Published", "没有变更 Unchanged"
PARTLY_PUBLISHED, PARTLY_UNCHANGED = "部分发布 Published, some put aside", "没有变更，有隔离 Unchanged, some put aside"
MOST_BATCHES = 8
SMALLEST_BATCH = 50
RETRIES = 2
RETRY_SECONDS = [1, 3]

log = logging.getLogger("gongbao.flow")
T = TypeVar("T")


class Carried(Generic[T]):
    """What one task hands to the next. Prefect visits every item of a list, but draws plain objects as one arrow."""

    def __init__(self, value: T) -> None:
        self.value = value


@dataclass(frozen=True)
class Seeds:
    """What was read from the seeds folder `path`."""

    path: Path

    reference: ReferenceData
    lexicon: Lexicon
    ingested: Ingested

    def without(self, reports: Iterable[str]) -> Seeds:
        """The same without some reports, and without their corrections."""
        aside = frozenset(reports)
        reports, sources = ([row for row in rows if row.report_id not in aside] for rows in (self.ingested.reports, self.ingested.sources))
        return replace(self, reference=without(self.reference, aside), ingested=replace(self.ingested, reports=reports, sources=sources))


@dataclass(frozen=True)
class Outcome:
    """How the run ended: what was published (None where nothing changed), the rows of each table, the warnings, and a line
    for each report that was put aside."""

    published: Published | None
    rows: dict[str, int]
    warnings: list[str]
    aside: list[str] = field(default_factory=list)


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
def check_tables(seeds: Carried[Seeds], tables: Carried[Tables], refuse: bool = True) -> Carried[CheckResult]:
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
    beside = extras(checked.value, seeds.value.reference, seeds.value.lexicon, path, lambda: originals(path, found.reports, found.sources))
    published = store.publish(with_quality(tables.value, checked.value.quality_rows), beside, signer(Path(key) if key else None))
    store.front(write_front)  # also where nothing was published: an earlier run may have been cut short before it
    log.info("%s: %s", PUBLISH, published.version if published else "没有变更 nothing changed")
    return Carried(published)


@flow(name="发布 gongbao release", flow_run_name="发布 release {seeds}", validate_parameters=False, on_failure=[failed], on_crashed=[failed])
def release(seeds: str, releases: str, key: str | None = None, cache: str | None = None, quarantine: bool = False) -> State[Outcome]:
    """Read the reports in the folder `seeds`, check everything, publish to `releases`, signed with the key in the file `key`.

    The state it ends in says whether anything was published. InputError, a line for each problem of the inputs and of the
    checks, where an input cannot be used: the others go through every check, but nothing is published. ReleaseRefused where
    only checks failed; StoreError from publishing. With `quarantine`, reports that cannot be used or fail a check are put
    aside and the others published. `cache` is a folder for what earlier runs have noted, by default one beside Prefect's records.
    """
    notes = Notes(Path(cache) if cache else working_folder(releases) / CACHE, releases)
    before = inputs_sha256(Path(seeds))
    if notes.knows(before):
        return _ended(Outcome(None, {}, []))
    progress.stage(INGEST)
    inputs = ingest_seeds(seeds)
    inputs, tables, checked, aside = (_what_can_go_out if quarantine else _all_or_nothing)(inputs)
    progress.stage(PUBLISH)
    published = publish_tables(inputs, tables, checked, releases, key).value
    outcome = Outcome(published, {name: len(rows) for name, rows in tables.value.items()}, checked.value.warned_by, aside)
    if published:
        artifacts.release(published, outcome.rows, checked.value.quality_rows)
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


Checked = tuple[Carried[Seeds], Carried[Tables], "Carried[CheckResult]", list[str]]


def _all_or_nothing(inputs: Carried[Seeds]) -> Checked:
    """Every report, or none: all problems are told at once."""
    problems = inputs.value.ingested.problems
    if not inputs.value.ingested.reports:
        raise InputError("\n".join(problems))
    try:
        tables = _tables(inputs)
        progress.stage(CHECK)
        checked = check_tables(inputs, tables)
    except (InputError, ReleaseRefused) as error:
        if problems:
            raise InputError("\n".join([*problems, str(error)])) from None
        raise
    if problems:
        raise InputError("\n".join(problems))
    return inputs, tables, checked, []


def _what_can_go_out(inputs: Carried[Seeds]) -> Checked:
    """The reports that pass, and a line for each that was put aside. What is wrong with no single report stops all, as ever."""
    seeds = inputs.value.path
    aside, of_all = of_files(inputs.value.ingested.problems, seeds)
    while inputs.value.ingested.reports and not of_all:
        tables = _tables(inputs)
        progress.stage(CHECK)
        checked = check_tables(inputs, tables, refuse=False)
        if not checked.value.stopped_by:
            for line in aside:
                log.warning("隔离 put aside: %s", line)
            return inputs, tables, checked, aside
        failing = failing_reports(tables.value, checked.value.quality_rows)
        if failing is None:
            raise ReleaseRefused("\n".join(checked.value.stopped_by))
        aside += told(failing, inputs.value.ingested.reports, seeds)
        inputs = Carried(inputs.value.without(failing))
    only_checks = not inputs.value.ingested.problems
    raise (ReleaseRefused if only_checks else InputError)("\n".join([*of_all, *aside]))


def _tables(inputs: Carried[Seeds]) -> Carried[Tables]:
    batches = list(_batches(len(inputs.value.ingested.reports)))
    progress.stage(OUTLINE, batches[-1][1])
    sections = [_advanced(last - first + 1, outline_batch(inputs, first, last)) for first, last in batches]
    progress.stage(EXTRACT, batches[-1][1])
    reader = Carried(Reader(inputs.value.reference))
    readings = [_advanced(last - first + 1, extract_batch(inputs, reader, first, last)) for first, last in batches]
    progress.stage(ASSEMBLE)
    return assemble_tables(inputs, sections, readings)


def _batches(reports: int) -> Iterator[tuple[int, int]]:
    """First and last report of each batch, counted from 1: even ones, few enough for Prefect, large enough to be worth it."""
    size = max(SMALLEST_BATCH, -(-reports // MOST_BATCHES))
    return ((first, min(first + size - 1, reports)) for first in range(1, reports + 1, size))


def _advanced(steps: int, result: T) -> T:
    progress.advance(steps)
    return result
