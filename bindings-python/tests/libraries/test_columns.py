"""Columns of the libraries that people keep numbers in. None of them is a dependency."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from typing import Any

import duckdb
import nanoarrow
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import numplan

TEXTS = ["12064851234", None, "(206) 485-1234", "n/a", "1-800-FLOWERS", "+18005550199"]
WHOLE = numplan.check_column(TEXTS).to_list()
MEMBERS = list(WHOLE[0])


@pytest.mark.parametrize(
    "column",
    [
        pd.Series(TEXTS),
        pd.Series(TEXTS, dtype="string"),
        pd.Series(TEXTS, dtype="category"),
        pd.Series(TEXTS, dtype=object),
        pd.Series(TEXTS, dtype=pd.ArrowDtype(pa.string())),
        pd.Index(TEXTS),
        pl.Series(TEXTS),
        pl.Series(TEXTS, dtype=pl.Categorical),
        pl.Series(TEXTS).cast(pl.Binary),
        pa.array(TEXTS),
        pa.array(TEXTS, pa.large_string()),
        pa.array(TEXTS, pa.string_view()),
        pa.array(TEXTS, pa.binary()),
        pa.array(TEXTS, pa.large_binary()),
        pa.array(TEXTS, pa.binary_view()),
        pa.array(TEXTS).dictionary_encode(),
        pa.array(TEXTS, pa.large_string()).dictionary_encode(),
        pa.chunked_array([TEXTS[:1], [], TEXTS[1:]]),
        pa.array(["x", None, *TEXTS, "y"]).slice(2, len(TEXTS)),
        pa.table({"phone": TEXTS})["phone"],
        nanoarrow.c_array(TEXTS, nanoarrow.string()),
        nanoarrow.Array(TEXTS, nanoarrow.string()),
        np.array(TEXTS, dtype=object),
        tuple(TEXTS),
        iter(TEXTS),
    ],
    ids=lambda column: f"{type(column).__module__}.{type(column).__name__}",
)
def test_text_columns_equal_the_list(column: Any) -> None:
    assert numplan.check_column(column).to_list() == WHOLE


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        (pd.Series([12064851234, pd.NA], dtype="Int64"), []),
        (pd.Series([12064851234, None]), ["form", "decimal_zero"]),
        (pl.Series([12064851234, None]), []),
        (pl.Series([12064851234, None], dtype=pl.UInt64), []),
        (pl.Series([12064851234.0, None]), ["form", "decimal_zero"]),
        (pa.array([12064851234, None]), []),
        (pa.array([Decimal(12064851234), None], pa.decimal128(20, 0)), []),
        (pa.array([Decimal(12064851234), None], pa.decimal256(50, 0)), []),
        (pa.array([Decimal(12064851234), None], pa.decimal128(20, 2)), ["form", "decimal_zero"]),
        (pa.array([12064851234, None]).dictionary_encode(), []),
        ([np.int64(12064851234), pd.NaT], []),
        (np.ma.masked_array([12064851234, 12064851234], [False, True]), []),
        (np.array([12064851234.0, np.nan]), ["form", "decimal_zero"]),
        ([b"12064851234", b""], []),
    ],
    ids=str,
)
def test_quantities_are_read_by_their_digits(column: Any, codes: list[str]) -> None:
    checked = numplan.check_column(column)
    assert checked.number == ["12064851234", None]
    assert checked.findings == [codes, ["empty"]]


@pytest.mark.parametrize("dtype", ["i8", ">i8", "u8", ">u8"])
def test_numpy_integers_of_any_byte_order(dtype: str) -> None:
    column = np.array([12064851234, 12065550100, 7], dtype)
    assert numplan.check_column(column).number == ["12064851234", "12065550100", None]
    assert numplan.check_column(column[::-1]).number == [None, "12065550100", "12064851234"]


WRAPPED = np.array([6465551234]).astype(np.int32)


@pytest.mark.parametrize(
    "column",
    [
        np.array([12065551234], np.float32),
        np.array([12065], np.float16),
        WRAPPED,
        list(WRAPPED),
        WRAPPED.tolist(),
        list(np.array([12065551234], np.float32)),
        [-2124383358.0],
        [Decimal(-2124383358)],
        pd.Series([12065551234], dtype="float32"),
        pd.Series(WRAPPED),
        pl.Series([12065551234.0], dtype=pl.Float32),
        pl.Series(WRAPPED),
        pa.array([12065551234.0], pa.float32()),
        pa.array([np.float16(12065)], pa.float16()),
        pa.array([-2124383358]),
        pa.array([Decimal(-2124383358)], pa.decimal128(20, 0)),
    ],
    ids=lambda column: f"{type(column).__module__}.{getattr(column, 'dtype', getattr(column, 'type', ''))}",
)
def test_types_that_lose_digits_are_refused(column: Any) -> None:
    checked = numplan.check_column(column)
    assert (checked.findings, checked.number) == ([["digits_lost"]], [None])
    assert checked[0].codes == ["digits_lost"]


@pytest.mark.parametrize(
    ("frame", "hint"),
    [
        (pd.DataFrame({"phone": TEXTS}), 'df["phone"]'),
        (pd.DataFrame({"phone": TEXTS})[["phone"]], 'df["phone"]'),
        (pl.DataFrame({"phone": TEXTS}), 'df["phone"]'),
        (pl.LazyFrame({"phone": TEXTS}), "collect"),
        (pa.table({"phone": TEXTS}), 'df["phone"]'),
        (pa.RecordBatch.from_pydict({"phone": TEXTS}), 'df["phone"]'),
        (pa.array([{"phone": "12064851234"}]), '"phone"'),
        (duckdb.sql("select '12064851234' as phone"), 'to_arrow_table()["phone"]'),
        (np.zeros((2, 2)), "2 dimensions"),
        (np.array(12064851234), "0 dimensions"),
        (pa.array([True]), "Boolean"),
        (pa.array([["12064851234"]]), "List"),
    ],
    ids=lambda given: type(given).__name__,
)
def test_frames_and_other_types_are_refused(frame: Any, hint: str) -> None:
    with pytest.raises(TypeError) as refused:
        numplan.check_column(frame)
    assert hint in str(refused.value)


def test_arrow_results_are_taken_as_they_are() -> None:
    checked = numplan.check_column(pa.array(TEXTS))
    assert pa.array(checked).to_pylist() == WHOLE
    assert pl.Series(checked).to_list() == WHOLE
    assert pl.DataFrame(pl.Series("", checked).struct.unnest()).to_dicts() == WHOLE
    assert nanoarrow.Array(checked).to_pylist() == WHOLE
    frame = pd.DataFrame.from_arrow(checked)
    assert frame["valid"].tolist() == [row["valid"] for row in WHOLE]
    assert list(frame.columns) == MEMBERS
    rows = duckdb.sql("select * from checked").fetchall()
    assert [dict(zip(MEMBERS, row, strict=True)) for row in rows] == WHOLE


@pytest.mark.parametrize("member", MEMBERS)
def test_each_member_exports_alone(member: str) -> None:
    wanted = [row[member] for row in WHOLE]
    alone = getattr(numplan.check_column(pa.array(TEXTS)), member)
    assert pa.array(alone).to_pylist() == wanted
    assert pl.Series(alone).to_list() == wanted
    assert alone == wanted
    # Of a result that was built as a whole it is the same.
    checked = numplan.check_column(pa.chunked_array([TEXTS[:2], TEXTS[2:]]))
    assert pa.array(checked).to_pylist() == WHOLE
    assert pa.chunked_array(getattr(checked, member)).to_pylist() == wanted
    assert pa.array(getattr(checked, member)).to_pylist() == wanted


def test_chunks_are_kept() -> None:
    checked = numplan.check_column(pa.chunked_array([TEXTS[:2], TEXTS[2:3], TEXTS[3:]]))
    for exported in (checked, checked.valid, checked.time_zones):
        assert [len(chunk) for chunk in pa.chunked_array(exported).chunks] == [2, 1, 3]
    assert [checked[row].given for row in (0, 2, -1)] == [TEXTS[0], TEXTS[2], TEXTS[-1]]


def test_results_outlive_the_column() -> None:
    checked = numplan.check_column(pa.array(TEXTS * 1000))
    exported = pa.array(checked)
    del checked
    exported.validate(full=True)
    assert exported.to_pylist() == WHOLE * 1000


def test_empty_columns_have_the_same_type() -> None:
    types = {
        str(pa.array(numplan.check_column(column)).type)
        for column in (
            [],
            pa.array([], pa.string()),
            pa.chunked_array([], pa.string()),
            pa.array(TEXTS),
            TEXTS,
        )
    }
    assert len(types) == 1


def test_pandas_takes_members_as_columns() -> None:
    frame = pd.DataFrame({"phone": TEXTS})
    checked = numplan.check_column(frame["phone"])
    frame["valid"], frame["number"] = checked.valid, checked.number
    assert frame["valid"].tolist() == [row["valid"] for row in WHOLE]
    assert frame[frame["valid"]]["number"].tolist() == ["12064851234", "18005550199"]


def test_import_loads_no_library() -> None:
    code = (
        "import sys, numplan; numplan.check_column([1]).to_list(); numplan.check_batches([], 'phone'); "
        "print(*{'numpy', 'pandas', 'polars', 'pyarrow', 'duckdb'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""
