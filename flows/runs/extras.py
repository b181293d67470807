"""What a release holds beside its tables: the reference data it was made with, files for other tools, documents of its checks, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transforms.reference import ReferenceData
    from transforms.words.lexicon import Lexicon


Originals = Callable[[], Iterable[tuple[str, bytes]]]
Documents = Callable[[], Mapping[str, bytes]]


def extras(
    documents: Documents, reference: ReferenceData, lexicon: Lexicon, originals: Originals = tuple, tables_only: bool = False
) -> Callable[[Path, str], None]:
    """A writer, for flows.store.Store.publish, of `reference/`, the sources' own bytes, each at its place, the files for
    other tools (flows.format.companions), `quality/` (the `documents` of the checks) and the pages; with `tables_only`, without
    files for other tools and pages."""

    def write(folder: Path, version: str) -> None:
        from flows.format.companions import companions_being_written
        from flows.format.tables_only import write_tables_only
        from flows.pages.site import write_pages
        from flows.seeds.dictionaries import write_lexicon
        from flows.seeds.reference import FOLDER, write_reference

        write_reference(folder, reference)
        write_lexicon(folder / FOLDER, lexicon)
        for place, data in originals():
            (folder / place).parent.mkdir(exist_ok=True)
            (folder / place).write_bytes(data)
        with nullcontext() if tables_only else companions_being_written(folder, version, reference):
            (folder / "quality").mkdir()
            for name, content in documents().items():
                (folder / "quality" / name).write_bytes(content)
        (write_tables_only if tables_only else write_pages)(folder, version)

    return write
