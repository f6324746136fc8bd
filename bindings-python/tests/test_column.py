"""A column of numbers, in one crossing."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

import numplan

if TYPE_CHECKING:
    from collections.abc import Iterable

CELLS = ["12064851234", "(206) 485-1234", "n/a", None, 12064851234, 12064851234.0, float("nan"), True]


@pytest.mark.parametrize("shape", [list, tuple, iter, lambda cells: dict(enumerate(cells)).values()])
def test_any_iterable_is_a_column(shape: Any) -> None:
    cells: Iterable[Any] = shape(CELLS)
    column = numplan.check_column(cells)
    number = "12064851234"
    assert column.numbers == [number, number, None, None, number, number, None, None]
    assert column.valid == [True, False, False, False, True, False, False, False]
    assert column.invalid_rows == [1, 2, 3, 5, 6, 7]
    assert column.counts == {"cells": 8, "valid": 2, "readable": 2, "refused": 4, "flagged": 0}


def test_column_is_a_sequence_of_checks() -> None:
    column = numplan.check_column(CELLS)
    assert len(column) == len(CELLS)
    assert list(column) == [numplan.check(cell) for cell in CELLS]
    assert [column[row].valid for row in range(len(CELLS))] == column.valid
    assert column[-1] == column[7]
    for row in (8, -9):
        with pytest.raises(IndexError):
            column[row]


def test_findings_are_counted_gravest_first() -> None:
    counts = numplan.check_column(["", "12065550123", "2064851234", ""]).finding_counts
    assert list(counts.items()) == [("empty", 2), ("length", 1), ("ten_digits", 1), ("fictional", 1)]


def test_whatever_prints_its_digits_is_read() -> None:
    assert numplan.check_column([Decimal(12064851234), Decimal("NaN"), b"1"]).valid == [True, False, False]


def test_changed_list_does_not_change_the_column() -> None:
    cells = ["12064851234", "12064851235"]
    column = numplan.check_column(cells)
    cells.clear()
    assert column.numbers == ["12064851234", "12064851235"]
    assert column[1].given == "12064851235"


def test_members_are_sequences() -> None:
    column = numplan.check_column(CELLS)
    assert column.valid[0] is True
    assert column.valid[-1] is False
    assert column.valid[:2] == [True, False]
    assert column.kind[:3] == ["geographic", "geographic", "unknown"]
    assert column.time_zones[0] == ["America/Los_Angeles"]
    assert list(column.number) == column.numbers.to_list()
    assert column.number == column.numbers
    assert column.number != ["12064851234"]
    assert repr(numplan.check_column(CELLS[:2]).valid) == "ColumnMember(valid, rows=2, [True, False])"
    with pytest.raises(IndexError):
        column.valid[8]


def test_rows_are_dictionaries() -> None:
    assert numplan.check_column(["206-485-1234"]).to_list() == [
        {
            "valid": False,
            "number": "12064851234",
            "kind": "geographic",
            "region": "US",
            "country": "United States",
            "place": "Washington State",
            "time_zones": ["America/Los_Angeles"],
            "findings": ["form", "ten_digits"],
            "suggestion": "12064851234",
        }
    ]


def test_lost_digits_are_refused_everywhere() -> None:
    check = numplan.check(-2124383358)
    assert (check.codes, check.valid, check.number) == (["digits_lost"], False, None)
    assert "negative" in check.findings[0].message
    assert pickle.loads(pickle.dumps(check)) == check
    assert not numplan.is_valid(-2124383358)
    with pytest.raises(numplan.InvalidInputError, match="negative"):
        numplan.normalize(-2124383358)
    column = numplan.check_column(["12064851234", -2124383358, 12064851234, -1.0, None])
    assert column.findings == [[], ["digits_lost"], [], ["digits_lost"], ["empty"]]
    assert [check.codes for check in column] == column.findings


@pytest.mark.parametrize(
    "given", ["12064851234", b"12064851234", bytearray(b"1"), {"phone": ["12064851234"]}]
)
def test_one_text_or_mapping_is_no_column(given: Any) -> None:
    with pytest.raises(TypeError, match="pass"):
        numplan.check_column(given)


def test_what_is_no_column_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        numplan.check_column(12064851234)  # type: ignore[arg-type]


def test_an_error_of_a_cell_comes_through() -> None:
    class Odd:
        def __str__(self) -> str:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        numplan.check_column([Odd()])


def test_an_empty_column_has_no_rows() -> None:
    column = numplan.check_column([])
    assert (len(column), list(column), column.invalid_rows) == (0, [], [])
