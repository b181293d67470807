"""What a release holds beside its tables: the reference data it was made with, files for other tools, documents of its checks, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from expectations.checks import CheckResult
    from transforms.reference import ReferenceData
    from transforms.words.lexicon import Lexicon


Originals = Callable[[], Iterable[tuple[str, bytes]]]


def extras(
    result: CheckResult, reference: ReferenceData, lexicon: Lexicon, originals: Originals = tuple
) -> Callable[[Path, str], None]:
    """A writer, for flows.store.Store.publish, of `reference/`, the sources' own bytes, each at its place, the files for
    other tools (flows.format.companions), `quality/` (the Great Expectations data docs) and the pages."""

    def write(folder: Path, version: str) -> None:
        from expectations.docs import build
        from flows.format.companions import companions_being_written
        from flows.pages.site import write_pages
        from flows.seeds.dictionaries import write_lexicon
        from flows.seeds.reference import FOLDER, write_reference

        write_reference(folder, reference)
        write_lexicon(folder / FOLDER, lexicon)
        for place, data in originals():
            (folder / place).parent.mkdir(exist_ok=True)
            (folder / place).write_bytes(data)
        with companions_being_written(folder, version, reference):
            build(result, folder / "quality")
        write_pages(folder, version)

    return write
