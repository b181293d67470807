"""All tables of a release from its reports, in batches: read and checked by workers, kept in the cache, compared, judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from flows.errors import InputError
from flows.format.arrow import to_arrow, to_rows
from flows.format.pieces import Pieces, in_one
from flows.runs import work
from flows.runs.batches import batches_of
from flows.runs.kept import Kept, batch_key, key_of, told
from flows.runs.part import CONTENT, Part, to_bytes
from flows.runs.progress import advance
from flows.runs.stages import unmatched
from flows.runs.workers import Workers
from flows.seeds.ingest import Ingested
from transforms.reference import Correction, ReferenceData
from transforms.tables import BY_NAME, QUALITY
from transforms.words.comparisons import Corpus
from transforms.words.lexicon import Lexicon

if TYPE_CHECKING:
    import pyarrow as pa

    from expectations.checks import CheckResult

_WORDS_AT_ONCE = 8  # Batches whose keywords are chosen together.


class Parts(NamedTuple):
    """The parts of the batches, in order of their areas, and those that are of no single area."""

    of_areas: list[Part]
    others: list[Part]


@dataclass(frozen=True)
class Made:
    """All tables of a release, and what the checks of them found."""

    tables: dict[str, Pieces]
    result: CheckResult


class _Job(NamedTuple):
    """What a worker is to make: the key it is kept by, how many reports it reads, the function and its arguments."""

    key: str
    reports: int
    function: Callable[..., bytes]
    arguments: Callable[[], Sequence[Any]]


class Maker:
    """Makes tables with one set of reference data and word lists, by `workers`; keeps what it can in `kept`."""

    def __init__(self, reference: ReferenceData, lexicon: Lexicon, workers: Workers, kept: Kept) -> None:
        common = work.Common(replace(reference, corrections=()), lexicon)
        self._reference, self._common, self._told = reference, common.packed(), told(common)
        self._workers, self._kept = workers, kept
        self.spread = workers.spread
        self.taken = 0  # Batches that were in the cache.

    def read(self, found: Ingested) -> Parts:
        """Read and check all reports. InputError, a line for each correction that cannot be applied."""
        problems = unmatched(self._reference, {report.report_id for report in found.reports.bare()})
        common = _Job(key_of(self._told), 0, work.read_common, lambda: [self._common])
        parts = self._parts(chain([common], self._batches(found)), problems)
        self._let_go(parts)
        return Parts(parts[1:], parts[:1])

    def compare(self, parts: Parts) -> Parts:
        """The same parts with those beside them in which areas are compared; as they are where that cannot be, and their findings say so."""
        if not all(part.is_whole for part in parts.of_areas):
            return parts
        names = [part.path.stem for part in parts.of_areas]
        areas = _Job(key_of(self._told, "areas", names), 0, work.compare_areas, lambda: [self._common, {name: to_bytes(_joined(parts.of_areas, name)) for name in work.COMPARED}])
        among = _corpus(parts.of_areas)
        chunks = [parts.of_areas[at : at + _WORDS_AT_ONCE] for at in range(0, len(names), _WORDS_AT_ONCE)]
        words = [_Job(key_of(self._told, "words", names, number), 0, work.compare_words, _words(chunk, among)) for number, chunk in enumerate(chunks)]
        compared = self._parts([areas, *words], [])
        self._let_go(parts.of_areas)
        return Parts(parts.of_areas, [*parts.others, *compared])

    def judge(self, parts: Parts) -> Made:
        """All tables, and whether they may go out."""
        everything = [*parts.of_areas, *parts.others]
        findings = [finding for part in everything for finding in part.findings()]
        rows = sum((Counter(part.rows()) for part in everything), Counter())
        checked = {name: rows[name] for name in BY_NAME}
        result = self._workers.submit(work.judge, findings, checked).result()
        quality = [QUALITY.row_type._make(row) for row in result.quality_rows]
        tables = {name: _pieces(name, everything) for name in BY_NAME if name != QUALITY.name}
        return Made({**tables, QUALITY.name: in_one(QUALITY, to_arrow(QUALITY, quality))}, replace(result, quality_rows=quality))

    def document(self, result: CheckResult) -> Future[dict[str, bytes]]:
        """The documents of the checks, as names and contents of files, once they are made."""
        return self._workers.submit(work.document, replace(result, quality_rows=[tuple(row) for row in result.quality_rows]))

    def _batches(self, found: Ingested) -> Iterator[_Job]:
        sources = {source.report_id: source for source in found.sources}
        corrections: dict[str, list[Correction]] = defaultdict(list)
        for correction in self._reference.corrections:
            corrections[correction.report_id].append(correction)
        for reports in batches_of(found.reports):
            ids = [report.report_id for report in reports]
            plain = [*map(tuple, reports)], [tuple(sources[one]) for one in ids if one in sources], [each for one in ids for each in corrections[one]]
            yield _Job(batch_key(self._told, *plain), len(reports), work.read_batch, lambda plain=plain: [self._common, *plain])

    def _let_go(self, parts: Sequence[Part]) -> None:
        """After many batches workers keep much memory that nothing needs; after few it is not worth the moment."""
        if len(parts) > self._workers.in_hand:
            self._workers.renew()

    def _parts(self, jobs: Iterable[_Job], problems: list[str]) -> list[Part]:
        """The parts of the jobs, in their order: those kept from before, and for the others what workers make. InputError
        with `problems` and those of the jobs."""
        parts: dict[int, Part] = {}
        waiting: dict[Future[bytes], tuple[int, _Job]] = {}
        for number, job in enumerate(jobs):
            if part := self._kept.get(job.key):
                parts[number] = part
                self.taken += job.reports > 0
                advance(job.reports)
                continue
            while len(waiting) >= self._workers.in_hand:
                self._take(waiting, parts, problems)
            waiting[self._workers.submit(job.function, *job.arguments())] = number, job
        while waiting:
            self._take(waiting, parts, problems)
        if problems:
            raise InputError("\n".join(problems))
        return [parts[number] for number in sorted(parts)]

    def _take(self, waiting: dict[Future[bytes], tuple[int, _Job]], parts: dict[int, Part], problems: list[str]) -> None:
        """Keep what is done of what is waited for, one at least."""
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            number, job = waiting.pop(future)
            try:
                parts[number] = self._kept.put(job.key, future.result())
            except InputError as error:
                problems += str(error).splitlines()
            advance(job.reports)


def _joined(parts: Sequence[Part], name: str) -> pa.Table:
    import pyarrow as pa

    return pa.concat_tables([part.compared(name) for part in parts])


def _words(parts: Sequence[Part], among: Corpus) -> Callable[[], Sequence[Any]]:
    """What `work.compare_words` is given: of the corpus, the words of these reports only."""

    def arguments() -> Sequence[Any]:
        content = _joined(parts, CONTENT)
        return [[row for part in parts for row in to_rows(part.compared("reports"))], to_bytes(content), among.of(content["term"].unique().to_pylist())]

    return arguments


def _corpus(parts: Iterable[Part]) -> Corpus:
    """How many reports there are, and how many have each word."""
    reports, in_reports = 0, Counter[str]()
    for part in parts:
        reports += part.rows()["reports"]
        counted = part.compared(CONTENT, "term")["term"].value_counts()
        in_reports.update(dict(zip(counted.field("values").to_pylist(), counted.field("counts").to_pylist())))
    return Corpus(reports, in_reports)


def _pieces(name: str, parts: Iterable[Part]) -> Pieces:
    holding = [(part, rows) for part in parts if (rows := part.rows().get(name)) is not None]
    return Pieces(BY_NAME[name], sum(rows for _, rows in holding), lambda *columns: (part.table(name, *columns) for part, _ in holding), lambda: (part.lines(name) for part, _ in holding))
