"""Reports of several areas: what is made in batches, by workers or not, is what is made in one go, byte for byte."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from bench.here import Here
from expectations.docs import pages
from flows.errors import InputError
from flows.format.arrow import to_rows
from flows.format.comparing import differences, released
from flows.format.release import open_release
from flows.runs import batches
from flows.runs.dask_workers import dask_workers
from flows.runs.kept import Kept
from flows.runs.making import Made, Maker
from flows.runs.stages import outline_all, read_all
from flows.runs.workers import WorkerLost, local_workers
from flows.seeds.dictionaries import read_lexicon
from flows.seeds.ingest import Ingested, ingest
from flows.seeds.reference import read_reference
from flows.store.store import Store
from flows.verify.slices import slices_problems
from flows.verify.verify import verify
from tests.all_at_once import assemble, check, with_quality
from tests.dask_tools import dask_cluster
from tests.release_tools import bytes_of
from tests.small_reports import BODY, write_reports
from transforms.reading import Reader

# An area says what the one above it says, and contradicts it; two claim one rank.
SET = "地区生产总值增长{aim}%左右，城镇居民人均可支配收入增长高于全省平均水平。居民消费价格涨幅3%左右，财政收入增长{aim}%，失业率控制在5%以内。"
TEXT = BODY.replace("我代表市人民政府", "我代表人民政府").replace("地区生产总值增长6%左右，", SET).replace("全年实现", "全省经济平稳。城镇居民人均可支配收入增长{aim}%。全年实现")


def report(year: int, gdp: int, aim: float) -> str:
    return TEXT.format(before=year - 1, year=year, gdp=gdp, aim=aim)


REPORTS = {
    "330000-2023.txt": report(2023, 77000, 6.5), "330000-2024.txt": report(2024, 4000, 6),
    "330100-2023.txt": report(2023, 18000, 7), "330100-2024.txt": report(2024, 20059, 5.5),
    "330600-2023.txt": report(2023, 7351, 8), "330600-2024.txt": report(2024, 7791, 6.5),
}  # fmt: skip


class Watched(Here):
    """Does everything in this process, and tells what it was given to do."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def submit(self, function: Any, *arguments: Any) -> Future[Any]:
        self.done.append(function.__name__)
        return super().submit(function, *arguments)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("many") / "seeds", REPORTS)


def found_in(seeds: Path) -> Ingested:
    found = ingest(seeds, read_reference(seeds).areas)
    assert found.problems == []
    return found


def made_by(workers: Any, seeds: Path, kept: Kept) -> tuple[Maker, Made]:
    maker = Maker(read_reference(seeds), read_lexicon(seeds), workers, kept)
    return maker, maker.judge(maker.compare(maker.read(found_in(seeds))))


def publish(releases: Path, tables: Any, documents: Mapping[str, bytes]) -> Path:
    """The tables and the documents of the checks; what else a release holds is made of these."""

    def beside(folder: Path, _: str) -> None:
        write_reports(folder / "quality", dict(documents))

    published = Store(releases).publish(tables, beside)
    assert published is not None
    return Path(published.path)


@pytest.fixture(scope="module")
def at_once(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of tables that were made and checked all at once."""
    reference, lexicon, found = read_reference(seeds), read_lexicon(seeds), found_in(seeds)
    tables = assemble(found.reports, outline_all(found.reports), read_all(Reader(reference), found.reports), reference, lexicon, found.sources)
    checked = check(tables, reference)
    assert checked.stopped_by == []
    assert len(tables["target_escalation"]) > 5 and any(row.compared_id for row in tables["qualitative_targets"])
    across = {row.check_id: row.n_failed for row in checked.quality_rows}
    assert across["rankings.claimed_once"] and across["observations.within_area_above"]
    return publish(tmp_path_factory.mktemp("at_once") / "releases", with_quality(tables, checked.quality_rows), pages(checked))


def test_in_batches_it_is_the_same_release(at_once: Path, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST", 4)
    here = Watched()
    maker, made = made_by(here, seeds, Kept(tmp_path / "cache"))
    assert here.done.count("read_batch") == 2
    assert bytes_of(publish(tmp_path / "releases", made.tables, maker.document(made.result).result())) == bytes_of(at_once)


@pytest.mark.slow
def test_only_the_batch_of_what_changed_is_made_again_and_a_damaged_part(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST", 2)
    first, second, third = Watched(), Watched(), Watched()
    made_by(first, seeds, Kept(tmp_path / "cache"))
    assert first.done.count("read_batch") == 3
    made_by(second, write_reports(tmp_path / "changed", {**REPORTS, "330600-2024.txt": report(2024, 7792, 6.5)}), Kept(tmp_path / "cache"))
    assert (second.done.count("read_batch"), second.done.count("read_common")) == (1, 0)
    for part in (tmp_path / "cache" / "parts").glob("*.zip"):
        part.write_bytes(part.read_bytes()[:-1])  # cut short, as a full disk or a crash of the machine may leave it
    made_by(third, seeds, Kept(tmp_path / "cache"))
    assert (third.done.count("read_batch"), third.done.count("read_common")) == (3, 1)


@pytest.mark.slow
def test_on_dask_a_worker_killed_in_the_middle_costs_a_retry_and_the_release_is_the_same(at_once: Path, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST", 2)
    with dask_cluster(tmp_path, workers=2) as cluster, dask_workers(cluster.address) as workers:
        killer = threading.Thread(target=cluster.kill_one_at_work)
        killer.start()
        maker, made = made_by(workers, seeds, Kept(tmp_path / "cache"))
        killer.join()
        assert cluster.killed, "it was at work"
        release = publish(tmp_path / "releases", made.tables, maker.document(made.result).result())
    assert bytes_of(release) == bytes_of(at_once)


@pytest.mark.slow
def test_no_dask_there_is_told_in_one_line() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(InputError, match="no Dask scheduler answers: [^\n]*\\Z"), dask_workers("tcp://127.0.0.1:9"):
        pass


@pytest.mark.slow
def test_a_worker_that_is_killed_is_told_and_ends_the_run() -> None:
    with pytest.raises(WorkerLost, match="nothing was published"), local_workers(1) as workers:
        workers.submit(os._exit, 9).result()


def test_releases_are_compared_a_few_areas_at_a_time(two_releases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (open_release(two_releases / version) for version in ("1.0.0", "1.1.0"))
    told = to_rows(second.table("changes"))
    assert told and differences(first, *released(second)) == (told, "minor")
    monkeypatch.setattr("flows.format.walk.REPORTS_AT_ONCE", 1)
    assert differences(first, *released(second)) == (told, "minor")
    assert differences(second, *released(second)) == ([], None)


@pytest.mark.parametrize("at_a_time", [1, 3, 100])
def test_a_release_is_verified_a_few_areas_at_a_time(at_once: Path, at_a_time: int) -> None:
    assert slices_problems(at_once, open_release(at_once).manifest, at_a_time) == []


@pytest.mark.slow
@pytest.mark.parametrize("processes", [1, 2])
def test_by_workers_it_is_the_same_release(at_once: Path, seeds: Path, tmp_path: Path, processes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST", 2)
    with local_workers(processes) as workers:
        maker, made = made_by(workers, seeds, Kept(tmp_path / "cache"))
        release = publish(tmp_path / "releases", made.tables, maker.document(made.result).result())
        assert verify(release, spread=workers.spread) == []
    assert bytes_of(release) == bytes_of(at_once)
