"""One number: checked, read, refused."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

import numplan


def test_a_check_tells_what_a_number_is_and_where() -> None:
    check = numplan.check("12064851234")
    assert (check.valid, check.number, check.kind) == (True, "12064851234", "geographic")
    assert (check.region, check.place, check.zones) == ("US", "Washington State", ["America/Los_Angeles"])
    assert check.findings == []


def test_findings_say_what_to_write_instead() -> None:
    check = numplan.check("206-555-0123")
    assert (check.valid, check.number) == (False, "12065550123")
    assert check.codes == ["form", "ten_digits", "fictional"]
    worst = check.findings[0]
    assert (worst.code, worst.severity, worst.suggestion) == ("form", "error", "12065550123")
    assert "206-555-0123" in worst.message


@pytest.mark.parametrize("nothing", [None, "", float("nan")])
def test_nothing_is_an_empty_text(nothing: str | float | None) -> None:
    check = numplan.check(nothing)
    assert (check.given, check.valid, check.number, check.codes) == ("", False, None, ["empty"])


def test_an_integer_is_its_digits() -> None:
    assert numplan.check(12065551234) == numplan.check("12065551234")
    assert numplan.is_valid(12065551234)
    assert not numplan.is_valid(2065551234)


def test_a_lone_surrogate_is_refused_like_any_other_character() -> None:
    assert numplan.check("1206555\ud80012").codes == ["characters"]


def test_normalize_reads_what_people_write() -> None:
    read = numplan.normalize("(206) 555-1234")
    assert read.number == "12065551234"
    assert [finding.code for finding in read.findings] == ["ten_digits"]


def test_what_cannot_be_read_is_a_value_error_that_says_what_may_be_meant() -> None:
    with pytest.raises(ValueError, match="12065551234") as caught:
        numplan.normalize("206-555-1234 ext. 12")
    assert isinstance(caught.value, numplan.InvalidInputError)
    assert [(wrong.field, wrong.rule) for wrong in caught.value.fields] == [("number", "extension")]


def test_a_check_is_pickled_copied_compared_and_written_as_json() -> None:
    check = numplan.check("(206) 555-1234")
    for other in (pickle.loads(pickle.dumps(check)), copy.copy(check), copy.deepcopy(check)):
        assert other == check
        assert hash(other) == hash(check)
        assert other.findings == check.findings
    assert check != "(206) 555-1234"
    assert json.loads(json.dumps(check.as_dict()))["number"] == "12065551234"


def test_a_check_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        numplan.check("1").valid = True  # type: ignore[misc]
