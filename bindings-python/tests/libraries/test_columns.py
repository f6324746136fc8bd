"""Columns of the libraries that people keep numbers in. None of them is a dependency."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import numplan

TEXTS = ["12064851234", None, "n/a"]
WANTED = [True, False, False]


@pytest.mark.parametrize(
    "column",
    [
        pd.Series(TEXTS),
        pd.Series(TEXTS, dtype="string"),
        pd.Series(TEXTS, dtype="category"),
        pd.Index(TEXTS),
        pl.Series(TEXTS),
        pa.array(TEXTS),
        pa.chunked_array([TEXTS[:1], TEXTS[1:]]),
        np.array(TEXTS, dtype=object),
    ],
    ids=lambda column: f"{type(column).__module__}.{type(column).__name__}",
)
def test_columns_of_texts(column: Any) -> None:
    checked = numplan.check_column(column)
    assert checked.valid == WANTED
    assert [check.codes for check in checked][1:] == [["empty"], ["empty"]]


@pytest.mark.parametrize(
    "column",
    [
        pd.Series([12064851234, pd.NA], dtype="Int64"),
        pl.Series([12064851234, None]),
        pa.array([12064851234, None]),
        [np.int64(12064851234), pd.NaT],
    ],
    ids=["pandas", "polars", "pyarrow", "numpy"],
)
def test_columns_of_integers(column: Any) -> None:
    assert numplan.check_column(column).valid == [True, False]


def test_integers_with_a_gap_are_floats_in_pandas_and_say_so() -> None:
    checked = numplan.check_column(pd.Series([12064851234, None]))
    assert checked.numbers == ["12064851234", None]
    assert "decimal_zero" in checked[0].codes
