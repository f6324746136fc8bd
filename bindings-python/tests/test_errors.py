"""Errors: one class per code, all members, pickling and copying."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path

import pytest

import numplan
from numplan.errors import of_record

CODES = json.loads(Path(__file__, "../../../tests/codes.json").resolve().read_text(encoding="utf-8"))["codes"]
CLASSES: dict[str, type[numplan.Error]] = {error.code: error for error in numplan.Error.__subclasses__()}


def record(code: str) -> dict[str, object]:
    """Return the record of an error, as the engine makes it."""
    return {
        "code": code,
        "message": "wrong",
        "provider": "plivo",
        "operation": "numbers.update",
        "status": 400,
        "request_id": "abc",
        "retryable": False,
        "retry_after": 1.5,
        "attempts": 2,
        "sent": "yes",
        "fields": [numplan.FieldError(field="alias", rule="type", message="must be text")],
        "server_errors": [numplan.ServerError(detail="no", status="400")],
        "response_headers": [numplan.ResponseHeader(name="server", value="nginx")],
        "response_body": "no",
        "cause": None,
        "nothing_changed": False,
    }


def plain(code: str) -> dict[str, object]:
    """Return the same record, ready for JSON."""
    field = {"field": "alias", "rule": "type", "message": "must be text", "limit": None}
    server = {"title": None, "detail": "no", "id": None, "status": "400", "field": None}
    header = {"name": "server", "value": "nginx"}
    return {**record(code), "fields": [field], "server_errors": [server], "response_headers": [header]}


def test_every_code_has_one_class() -> None:
    assert list(CLASSES) == [code["code"] for code in CODES]


@pytest.mark.parametrize("code", CLASSES)
def test_error_has_all_members(code: str) -> None:
    error = of_record(record(code))
    assert type(error) is CLASSES[code]
    assert str(error) == error.message == "wrong"
    assert error.as_dict() == plain(code)
    assert json.loads(json.dumps(error.as_dict())) == plain(code)
    assert error.fields == [numplan.FieldError(field="alias", rule="type", message="must be text")]
    assert error.server_errors[0].detail == "no"


@pytest.mark.parametrize("code", CLASSES)
def test_errors_are_pickled_and_copied(code: str) -> None:
    error = of_record(record(code))
    for other in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(other) is type(error)
        assert other.as_dict() == error.as_dict()
        assert str(other) == str(error)


def test_errors_derive_from_builtin_classes() -> None:
    assert issubclass(numplan.InvalidInputError, ValueError)
    assert issubclass(numplan.TimeoutError, TimeoutError)
    assert issubclass(numplan.NetworkError, ConnectionError)


def test_error_can_be_constructed() -> None:
    error = numplan.NotFoundError("no such number", status=404, sent="yes")
    assert (error.code, error.status, error.fields, error.retry_after) == ("not_found", 404, [], None)
