"""The check of one number."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

import numplan


def test_check_has_kind_and_place() -> None:
    check = numplan.check("12064851234")
    assert (check.valid, check.number, check.kind) == (True, "12064851234", "geographic")
    assert (check.region, check.place, check.zones) == ("US", "Washington State", ["America/Los_Angeles"])
    assert check.findings == []


def test_findings_suggest_a_number() -> None:
    check = numplan.check("206-555-0123")
    assert (check.valid, check.number) == (False, "12065550123")
    assert check.codes == ["form", "ten_digits", "fictional"]
    worst = check.findings[0]
    assert (worst.code, worst.severity, worst.suggestion) == ("form", "error", "12065550123")
    assert "206-555-0123" in worst.message


@pytest.mark.parametrize("nothing", [None, "", float("nan")])
def test_missing_values_are_empty(nothing: str | float | None) -> None:
    check = numplan.check(nothing)
    assert (check.given, check.valid, check.number, check.codes) == ("", False, None, ["empty"])


def test_integers_are_accepted() -> None:
    assert numplan.check(12065551234) == numplan.check("12065551234")
    assert numplan.is_valid(12065551234)
    assert not numplan.is_valid(2065551234)


def test_lone_surrogate_is_refused() -> None:
    assert numplan.check("1206555\ud80012").codes == ["encoding"]


def test_normalize_reads_common_forms() -> None:
    read = numplan.normalize("(206) 555-1234")
    assert read.number == "12065551234"
    assert [finding.code for finding in read.findings] == ["ten_digits"]


def test_normalize_error_suggests_a_number() -> None:
    with pytest.raises(ValueError, match="12065551234") as caught:
        numplan.normalize("206-555-1234 ext. 12")
    assert isinstance(caught.value, numplan.InvalidInputError)
    assert [(wrong.field, wrong.rule) for wrong in caught.value.fields] == [("number", "extension")]


def test_provider_accepts_other_countries() -> None:
    check = numplan.check("+442079460000", provider="wavix")
    assert (check.valid, check.number, check.kind) == (True, "442079460000", "international")
    assert pickle.loads(pickle.dumps(check)) == check != numplan.check("+442079460000")
    with pytest.raises(numplan.InvalidInputError, match="did you mean `plivo`"):
        numplan.normalize("+442079460000", provider="plvo")  # type: ignore[arg-type]


def test_check_is_pickled_copied_and_compared() -> None:
    check = numplan.check("(206) 555-1234")
    for other in (pickle.loads(pickle.dumps(check)), copy.copy(check), copy.deepcopy(check)):
        assert other == check
        assert hash(other) == hash(check)
        assert other.findings == check.findings
    assert check != "(206) 555-1234"
    assert json.loads(json.dumps(check.as_dict()))["number"] == "12065551234"


def test_check_is_read_only() -> None:
    with pytest.raises(AttributeError):
        numplan.check("1").valid = True  # type: ignore[misc]
