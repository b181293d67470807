"""What a release holds beside its tables: the documents of its checks and its pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from expectations.checks import CheckResult


def extras(result: CheckResult) -> Callable[[Path, str], None]:
    """A writer of `quality/` (the Great Expectations data docs) and of the pages, for flows.store.Store.publish."""

    def write(folder: Path, version: str) -> None:
        from expectations.docs import build
        from flows.pages.site import write_pages

        build(result, folder / "quality")
        write_pages(folder, version)

    return write
