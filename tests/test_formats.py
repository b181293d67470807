"""Parquet and CSV hold the same rows and give them back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import ReleaseRefused
from flows.format.arrow import to_arrow, to_rows
from flows.format.formats import csv_pieces, read_parquet, write_csv, write_parquet
from transforms.tables import Column, Table

SAMPLE = Table(
    "sample", "样本", "A table with every type, with and without null", ("name", "number"),
    (
        Column("name", "string", "名称", "Name"),
        Column("number", "int", "数", "Number"),
        Column("remark", "string", "备注", "Remark", required=False),
        Column("count", "int", "个数", "Count", required=False),
        Column("value", "float", "值", "Value", required=False),
        Column("sure", "bool", "确定", "Sure", required=False),
    ),
)  # fmt: skip

carried = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0"), max_size=12)
nasty = st.sampled_from(
    ['"', '""', ",", "\n", "\n\n", " a ", "NA", "null", "NaN", "True", "007", "=1+1", "\ufeff", "\u2028", "'", "1e5", "𠀀", "\x1a", "#"]
)
texts = st.one_of(carried, nasty, st.lists(nasty, max_size=4).map("".join))
integers = st.integers(-(2**63) + 1, 2**63 - 1)
rows_of_sample = st.lists(
    st.tuples(
        texts, integers, st.none() | texts.filter(bool), st.none() | integers,
        st.none() | st.floats(allow_nan=False, allow_infinity=False), st.none() | st.booleans(),
    ),
    unique_by=lambda row: row[:2], max_size=6,
)  # fmt: skip


@given(rows_of_sample)
def test_every_row_comes_back_from_both_formats(rows: list[tuple]) -> None:
    table = to_arrow(SAMPLE, rows)
    with TemporaryDirectory() as folder:
        parquet, csv = Path(folder, "year=2024.parquet"), Path(folder, "sample.csv")
        write_parquet(table, parquet)
        write_csv(table, csv)
        expected = sorted(rows, key=lambda row: row[:2])
        assert to_rows(read_parquet(parquet)) == expected
        assert to_rows(pa.concat_tables(csv_pieces(SAMPLE, csv, csv.stat().st_size))) == expected


def test_csv_is_plain_for_every_reader(tmp_path: Path) -> None:
    rows = [("b", 2, None, None, None, None), ("a", 1, "绍兴,市", 330600, 779100000000.0, True)]
    write_csv(to_arrow(SAMPLE, rows), tmp_path / "sample.csv")
    expected = 'name,number,remark,count,value,sure\na,1,"绍兴,市",330600,779100000000.0,True\nb,2,,,,\n'
    assert (tmp_path / "sample.csv").read_bytes() == expected.encode("utf-8")
    assert pd.read_csv(tmp_path / "sample.csv")["value"].tolist()[0] == 7.791e11


def test_parquet_carries_the_declaration(tmp_path: Path) -> None:
    write_parquet(to_arrow(SAMPLE, []), tmp_path / "sample.parquet")
    schema = read_parquet(tmp_path / "sample.parquet").schema
    assert schema.metadata == {b"table": b"sample", b"zh": "样本".encode(), b"en": SAMPLE.en.encode()}
    assert schema.field("count").metadata == {b"zh": "个数".encode(), b"en": b"Count"}
    assert not schema.field("number").nullable and schema.field("count").nullable


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("a", 1.5, None, None, None, None), "column number: 1.5 is no int"),
        (("a", True, None, None, None, None), "column number: True is no int"),
        (("a", None, None, None, None, None), "column number: null where a value is required"),
        (("a", 2**63, None, None, None, None), "too large for int"),
        (("a", 1, "", None, None, None), "column remark: an empty string where null is meant"),
        (("a\r", 1, None, None, None, None), "carriage return"),
        (("a", 1, "\0", None, None, None), "NUL"),
        (("a", 1, "\ud800", None, None, None), "surrogate"),
        (("a", 1, None, None, float("nan"), None), "column value: nan is no number"),
        (("a", 1, None, None, float("-inf"), None), "column value: -inf is no number"),
        (("a", 1, None, None, 2**53 + 1, None), "too large for float"),
        (("a", 1, None, -(2**63), None, None), "column count: .* is too large for int"),
        (("a", 1, "other", None, None, None), "column remark: 'other' is not one of this, that"),
        (("a", 1, None, None, "7.8", None), "column value: '7.8' is no float"),
        (("a", 1, None, None, None), "5 values instead of 6"),
    ],
)
def test_what_would_not_come_back_is_refused(row: tuple, told: str) -> None:
    listed = tuple(replace(column, allowed=("this", "that", "", "\0", "\ud800")) if column.name == "remark" else column for column in SAMPLE.columns)
    with pytest.raises(ReleaseRefused, match=told):
        to_arrow(replace(SAMPLE, columns=listed), [row])


def test_a_doubled_key_is_refused() -> None:
    row = ("a", 1, None, None, None, None)
    with pytest.raises(ReleaseRefused, match="two rows have the key a:1"):
        to_arrow(SAMPLE, [row, row])


def test_rows_stand_in_document_order_where_that_is_declared() -> None:
    ordered = replace(SAMPLE, order=("number",))
    rows = [("a", 9, None, None, None, None), ("b", 1, None, None, None, None), ("a", 1, None, None, None, None)]
    assert to_rows(to_arrow(ordered, rows)) == [rows[2], rows[1], rows[0]]
    with pytest.raises(ReleaseRefused, match="rows cannot be sorted by number"):
        to_arrow(ordered, [*rows, ("c", None, None, None, None, None)])
