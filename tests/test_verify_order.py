"""Order and uniqueness of keys, told by Arrow as Python would tell it, also beyond the basic plane and for nulls."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from flows.verify.tables import _is_in_order, _is_unique

WORDS = st.text("a一\uffee𠀀", max_size=2)
ROWS = st.lists(st.tuples(WORDS, st.integers(0, 3)), max_size=5)


def _table(rows: list[tuple]) -> pa.Table:
    return pa.table({"word": pa.array([row[0] for row in rows], pa.string()), "place": pa.array([row[1] for row in rows], pa.int64())})


@given(ROWS | ROWS.map(sorted))
def test_as_python_tells_it(rows: list[tuple]) -> None:
    assert _is_in_order(_table(rows), ["word", "place"]) == (rows == sorted(rows))
    assert _is_unique(_table(rows), ("word", "place")) == (len(set(rows)) == len(rows))


def test_a_null_is_in_no_order() -> None:
    assert not _is_in_order(_table([("a", 1), (None, 2), ("b", 3)]), ["word", "place"])
