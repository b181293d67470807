"""What every worker needs, imported once: the fork server imports this before it forks the first of them.

They share its memory, so that Great Expectations is loaded once, however many there are.
"""

from __future__ import annotations

import gc

from expectations.gx import great_expectations

gc.disable()  # Importing makes a million objects and no garbage.
great_expectations()

import great_expectations.render.renderer  # noqa: E402, F401
import pandas  # noqa: E402, F401
import pyarrow.parquet  # noqa: E402, F401

import expectations.docs  # noqa: E402, F401
import flows.runs.work  # noqa: E402, F401

gc.freeze()  # What is shared stays shared: the collector would write into all of it.
gc.enable()
