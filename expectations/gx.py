"""Great Expectations, imported in three quarters of the time: without the distributions of scipy.stats, for rules not used here.

They are read when first used, by the means that the standard library has for it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType

_RARELY_USED = "scipy.stats"


def great_expectations() -> ModuleType:
    """The package, imported."""
    if _RARELY_USED not in sys.modules:
        _import_when_used(_RARELY_USED)
    return import_module("great_expectations")


def _import_when_used(name: str) -> None:
    spec = find_spec(name)  # Imports the package above it.
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name, name=name)
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    parent, _, own = name.rpartition(".")
    setattr(sys.modules[parent], own, module)
