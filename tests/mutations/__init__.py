"""For every check one way to break good tables so that this check, and no other, fires."""

from __future__ import annotations

from tests.mutations import declared, reports, numbers, years, words  # noqa: F401, I001 (in this order: what breaks a row in its own way comes after the declaration)
from tests.mutations.tools import MUTATIONS, edit

__all__ = ["MUTATIONS", "edit"]
