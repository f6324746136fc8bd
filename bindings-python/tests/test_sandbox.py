"""The sandbox, as users start it in tests of their own."""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request
from typing import Any

import pytest

import numplan

NUMBER = "/v2/numbers/12065551234"


def call(sandbox: numplan.Sandbox, method: str, path: str, body: object = None) -> Any:
    """Call Flowroute's stand-in by hand."""
    access = sandbox.flowroute
    basic = base64.b64encode(f"{access['access_key']}:{access['secret_key']}".encode()).decode()
    request = urllib.request.Request(access["base_url"] + path, method=method)  # noqa: S310
    request.add_header("Authorization", f"Basic {basic}")
    request.add_header("Content-Type", "application/vnd.api+json")
    if body is not None:
        request.data = json.dumps(body).encode()
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return json.load(answer)


def alias(sandbox: numplan.Sandbox) -> Any:
    """Answer the alias of the number as it is."""
    (number,) = [of for of in sandbox.numbers()["flowroute"] if of["value"] == "12065551234"]
    return number["alias"]


def test_it_takes_its_credentials_and_tells_what_it_was_told(sandbox: numplan.Sandbox) -> None:
    call(sandbox, "PATCH", NUMBER, {"type": "number", "alias": "NYC"})
    (logged,) = sandbox.log()
    assert (logged["method"], logged["path"], logged["json"]["alias"]) == ("PATCH", NUMBER, "NYC")
    assert alias(sandbox) == "NYC"
    sandbox.clear_log()
    assert sandbox.log() == []
    sandbox.reset()
    assert alias(sandbox) == "Main line"


def test_credentials_are_keywords_for_clients(sandbox: numplan.Sandbox) -> None:
    assert set(sandbox.plivo) == {"auth_id", "auth_token", "base_url"}
    assert set(sandbox.wavix) == {"api_key", "base_url"}
    assert sandbox.plivo["base_url"] == sandbox.url


def test_what_goes_wrong_is_scripted(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"method": "GET", "nth": 2, "action": {"kind": "response", "status": 503}})
    call(sandbox, "GET", NUMBER)
    with pytest.raises(urllib.error.HTTPError, match="503") as caught:
        call(sandbox, "GET", NUMBER)
    caught.value.close()
    call(sandbox, "GET", NUMBER)
    sandbox.add_fault({"times": None, "action": {"kind": "html"}})
    sandbox.clear_faults()
    call(sandbox, "GET", NUMBER)
    sandbox.refuse_connections()
    with pytest.raises(urllib.error.URLError):
        call(sandbox, "GET", NUMBER)
    sandbox.refuse_connections(refuse=False)
    call(sandbox, "GET", NUMBER)


def test_what_is_misspelled_is_a_value_error(sandbox: numplan.Sandbox) -> None:
    with pytest.raises(ValueError, match="explode"):
        sandbox.add_fault({"action": {"kind": "explode"}})  # type: ignore[typeddict-item]
    with pytest.raises(ValueError, match="read_leg"):
        sandbox.turn(read_leg="none")
    with pytest.raises(TypeError, match="set is not JSON"):
        sandbox.turn(read_lag={1, 2})
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(RecursionError):
        sandbox.turn(read_lag=loop)


def test_what_the_pages_leave_open_is_turned(sandbox: numplan.Sandbox) -> None:
    sandbox.turn(timing={"task_ms": 0})
    assert sandbox.switches()["timing"] == {"task_ms": 0, "later_ms": 300}
    for variant in numplan.Sandbox.variants():
        sandbox.turn(**variant)
        ((switch, value),) = variant.items()
        assert sandbox.switches()[switch] == value


def test_tasks_are_completed_on_demand_and_orders_are_noted() -> None:
    with numplan.Sandbox(task_time=600.0) as sandbox:
        call(sandbox, "PATCH", NUMBER, {"type": "number", "messaging_enabled": True})
        assert [task["status"] for task in sandbox.tasks()] == ["processing"]
        sandbox.complete_tasks()
        assert [task["status"] for task in sandbox.tasks()] == ["completed"]
        (order,) = sandbox.orders()
        assert (order["provider"], order["kind"], order["numbers"]) == (
            "flowroute",
            "enable_messaging",
            ["12065551234"],
        )


def test_it_starts_with_the_numbers_and_the_stock_that_it_is_given() -> None:
    with numplan.Sandbox(numbers={"flowroute": [{"value": "12065550000"}]}, stock={}) as sandbox:
        assert [number["value"] for number in sandbox.numbers()["flowroute"]] == ["12065550000"]
        assert sandbox.stock()["flowroute"] == []
        sandbox.add_stock({"flowroute": [{"value": "12065550001"}]})
        assert len(sandbox.stock()["flowroute"]) == 1
        sandbox.add_numbers({"plivo": [{"number": "12065550000"}]})
        sandbox.add_many_numbers("wavix", 1_000)
        assert [len(numbers) for numbers in sandbox.numbers().values()] == [1, 1, 1_000]


def test_a_closed_sandbox_says_so() -> None:
    sandbox = numplan.Sandbox()
    sandbox.close()
    sandbox.close()
    with pytest.raises(RuntimeError, match="closed"):
        sandbox.log()
