"""The sandbox, as users start it in their own tests."""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request
from typing import Any

import pytest

import numplan

NUMBER = "/v2/numbers/12065551234"


def send(sandbox: numplan.Sandbox, method: str, path: str, body: object = None) -> Any:
    """Send a request to the sandbox's Flowroute."""
    access = sandbox.flowroute
    basic = base64.b64encode(f"{access['access_key']}:{access['secret_key']}".encode()).decode()
    request = urllib.request.Request(access["base_url"] + path, method=method)  # noqa: S310
    request.add_header("Authorization", f"Basic {basic}")
    request.add_header("Content-Type", "application/vnd.api+json")
    if body is not None:
        request.data = json.dumps(body).encode()
    with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310
        return json.load(response)


def alias(sandbox: numplan.Sandbox) -> Any:
    """Return the alias of the number at the provider."""
    (number,) = [of for of in sandbox.numbers()["flowroute"] if of["value"] == "12065551234"]
    return number["alias"]


def test_log_and_reset(sandbox: numplan.Sandbox) -> None:
    send(sandbox, "PATCH", NUMBER, {"type": "number", "alias": "NYC"})
    (logged,) = sandbox.log()
    assert (logged["method"], logged["path"], logged["json"]["alias"]) == ("PATCH", NUMBER, "NYC")
    assert alias(sandbox) == "NYC"
    sandbox.clear_log()
    assert sandbox.log() == []
    sandbox.reset()
    assert alias(sandbox) == "Main line"


def test_credentials_are_client_keywords(sandbox: numplan.Sandbox) -> None:
    assert set(sandbox.plivo) == {"auth_id", "auth_token", "base_url"}
    assert set(sandbox.wavix) == {"api_key", "base_url"}
    assert sandbox.plivo["base_url"] == sandbox.url


def test_faults(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"method": "GET", "nth": 2, "action": {"kind": "response", "status": 503}})
    send(sandbox, "GET", NUMBER)
    with pytest.raises(urllib.error.HTTPError, match="503") as caught:
        send(sandbox, "GET", NUMBER)
    caught.value.close()
    send(sandbox, "GET", NUMBER)
    sandbox.add_fault({"times": None, "action": {"kind": "html"}})
    sandbox.clear_faults()
    send(sandbox, "GET", NUMBER)
    sandbox.refuse_connections()
    with pytest.raises(urllib.error.URLError):
        send(sandbox, "GET", NUMBER)
    sandbox.refuse_connections(refuse=False)
    send(sandbox, "GET", NUMBER)


def test_bad_values_are_refused(sandbox: numplan.Sandbox) -> None:
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


def test_switches(sandbox: numplan.Sandbox) -> None:
    sandbox.turn(timing={"task_ms": 0})
    assert sandbox.switches()["timing"] == {"task_ms": 0, "later_ms": 300}
    for variant in numplan.Sandbox.variants():
        sandbox.turn(**variant)
        ((switch, value),) = variant.items()
        assert sandbox.switches()[switch] == value


def test_tasks_and_orders() -> None:
    with numplan.Sandbox(task_time=600.0) as sandbox:
        send(sandbox, "PATCH", NUMBER, {"type": "number", "messaging_enabled": True})
        assert [task["status"] for task in sandbox.tasks()] == ["processing"]
        sandbox.complete_tasks()
        assert [task["status"] for task in sandbox.tasks()] == ["completed"]
        (order,) = sandbox.orders()
        assert (order["provider"], order["kind"], order["numbers"]) == (
            "flowroute",
            "enable_messaging",
            ["12065551234"],
        )


def test_custom_numbers_and_stock() -> None:
    with numplan.Sandbox(numbers={"flowroute": [{"value": "12065550000"}]}, stock={}) as sandbox:
        assert [number["value"] for number in sandbox.numbers()["flowroute"]] == ["12065550000"]
        assert sandbox.stock()["flowroute"] == []
        sandbox.add_stock({"flowroute": [{"value": "12065550001"}]})
        assert len(sandbox.stock()["flowroute"]) == 1
        sandbox.add_numbers({"plivo": [{"number": "12065550000"}]})
        sandbox.add_many_numbers("wavix", 1_000)
        assert [len(numbers) for numbers in sandbox.numbers().values()] == [1, 1, 1_000]


def test_closed_sandbox_raises() -> None:
    sandbox = numplan.Sandbox()
    sandbox.close()
    sandbox.close()
    with pytest.raises(RuntimeError, match="closed"):
        sandbox.log()
