"""The drawings that ship with the program are those that its code describes."""

from __future__ import annotations

from flows.pages.charts import specs_script
from flows.pages.render import asset


def test_the_drawings_are_up_to_date() -> None:
    assert asset("specs.js") == specs_script(), "run: python -m flows.pages.charts"
