"""The base class of models."""

from __future__ import annotations

import copy
import pickle

import pytest

import numplan
from numplan import NumberFinding
from numplan._absent import KEEP

FINDING = NumberFinding(code="form", severity="error", message="m" * 100)


def test_members_are_read_only() -> None:
    with pytest.raises(AttributeError, match=r"NumberFinding\.code is read-only"):
        FINDING.code = "empty"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del FINDING.code
    with pytest.raises(AttributeError):
        FINDING.other = 1  # type: ignore[attr-defined]


def test_models_with_equal_members_are_equal() -> None:
    other = NumberFinding(code="form", severity="error", message="m" * 100, suggestion=None)
    assert other == FINDING
    assert hash(other) == hash(FINDING)
    assert other != NumberFinding(code="form", severity="error", message="n")
    assert other != "form"
    # A model with a list is hashable.
    assert len({numplan.normalize("2064851234"), numplan.normalize("2064851234")}) == 1


def test_repr_is_short() -> None:
    shown = repr(FINDING)
    assert shown.startswith("NumberFinding(code='form', severity='error', message='mmm")
    assert shown.endswith("m…)")
    assert "suggestion" not in shown
    assert len(shown) < 120


def test_models_are_pickled_and_copied() -> None:
    read = numplan.normalize("2064851234")
    for other in (pickle.loads(pickle.dumps(read)), copy.copy(read), copy.deepcopy(read)):
        assert other == read


def test_as_dict_includes_nested_models() -> None:
    read = numplan.normalize("2064851234")
    assert read.as_dict()["findings"][0]["code"] == "ten_digits"


def test_unknown_member_raises_type_error() -> None:
    with pytest.raises(TypeError):
        NumberFinding(kode="form")  # type: ignore[call-arg]


def test_clear_and_keep_are_singletons() -> None:
    for one in (numplan.CLEAR, KEEP):
        for other in (pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)):
            assert other is one
    assert (repr(numplan.CLEAR), repr(KEEP)) == ("numplan.CLEAR", "KEEP")


def test_replace_makes_a_changed_copy() -> None:
    # `copy.replace` calls it, from Python 3.13 on.
    other = numplan.Model.__replace__(FINDING, message="other")
    assert (other.code, other.message, FINDING.message) == ("form", "other", "m" * 100)
    with pytest.raises(TypeError):
        numplan.Model.__replace__(FINDING, massage="other")
