"""What every answer is built on."""

from __future__ import annotations

import copy
import pickle

import pytest

import numplan
from numplan import Finding
from numplan._absent import KEEP

FINDING = Finding(code="form", severity="error", message="m" * 100)


def test_members_are_read_only() -> None:
    with pytest.raises(AttributeError, match=r"Finding\.code is read-only"):
        FINDING.code = "empty"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del FINDING.code
    with pytest.raises(AttributeError):
        FINDING.other = 1  # type: ignore[attr-defined]


def test_equal_members_make_equal_models() -> None:
    other = Finding(code="form", severity="error", message="m" * 100, suggestion=None)
    assert other == FINDING
    assert hash(other) == hash(FINDING)
    assert other != Finding(code="form", severity="error", message="n")
    assert other != "form"
    # A list in a model does not keep it out of sets.
    assert len({numplan.normalize("2064851234"), numplan.normalize("2064851234")}) == 1


def test_a_repr_is_short_and_leaves_out_what_says_nothing() -> None:
    shown = repr(FINDING)
    assert shown.startswith("Finding(code='form', severity='error', message='mmm")
    assert shown.endswith("m…)")
    assert "suggestion" not in shown
    assert len(shown) < 120


def test_models_are_pickled_and_copied() -> None:
    read = numplan.normalize("2064851234")
    for other in (pickle.loads(pickle.dumps(read)), copy.copy(read), copy.deepcopy(read)):
        assert other == read


def test_a_dictionary_goes_down_into_models() -> None:
    read = numplan.normalize("2064851234")
    assert read.as_dict()["findings"][0]["code"] == "ten_digits"


def test_an_unknown_member_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        Finding(kode="form")  # type: ignore[call-arg]


def test_there_is_one_clear_and_one_keep_in_every_process() -> None:
    for one in (numplan.CLEAR, KEEP):
        for other in (pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)):
            assert other is one
    assert (repr(numplan.CLEAR), repr(KEEP)) == ("numplan.CLEAR", "KEEP")


def test_a_model_is_replaced_by_one_with_other_values() -> None:
    # What `copy.replace` calls, where there is one.
    other = numplan.Model.__replace__(FINDING, message="other")
    assert (other.code, other.message, FINDING.message) == ("form", "other", "m" * 100)
    with pytest.raises(TypeError):
        numplan.Model.__replace__(FINDING, massage="other")
