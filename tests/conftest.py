"""Shared by all tests: how the property tests search, and a store with two releases.

Property tests try the same examples on every default run; `--hypothesis-profile=search` looks for new ones.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from flows.store.store import Store

settings.register_profile("settled", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile("settled")


@pytest.fixture(scope="session")
def two_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with 1.0.0 (one report) and 1.1.0 (both), not to be changed."""
    from flows.store.store import Store
    from tests.small_release import TEXTS, tables, two_reports

    store = Store(tmp_path_factory.mktemp("published") / "releases")
    store.publish(tables({"330681-2023": TEXTS["330681-2023"]}))
    store.publish(two_reports())
    return Path(store.path)


@pytest.fixture
def store(two_releases: Path, tmp_path: Path) -> Store:
    """A store with 1.0.0 (one report) and 1.1.0 (both), for this test alone."""
    from flows.store.store import Store

    return Store(shutil.copytree(two_releases, tmp_path / "releases"))
