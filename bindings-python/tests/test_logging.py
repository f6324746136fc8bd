"""Logging, and the absence of secrets in it."""

from __future__ import annotations

import asyncio
import copy
import logging
import pickle
import subprocess
import sys
import traceback
from typing import Any

import pytest

import numplan

NUMBER = "12065551234"
#: Secrets: a key, and the user and token of a callback URL.
SECRET = "c4n4ry-s3cr3t"  # noqa: S105 - not a real secret
USER, TOKEN = "c4n4ry-us3r", "c4n4ry-t0k3n"
CALLBACK = f"https://{USER}:pw{USER}@example.com/hook?token={TOKEN}"


def details(record: logging.LogRecord) -> dict[str, Any]:
    """Return the fields for a handler that writes JSON."""
    fields: dict[str, Any] = record.__dict__["numplan"]
    return fields


def test_each_attempt_is_logged(sandbox: numplan.Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "numplan")
    sandbox.add_fault({"method": "GET", "action": {"kind": "response", "status": 503, "body": "no"}})
    sandbox.add_fault({"method": "PATCH", "action": {"kind": "drop"}})
    with numplan.Flowroute(**sandbox.flowroute) as client:
        client.numbers.get(NUMBER)
        client.numbers.update(NUMBER, alias="NYC")
        list(client.numbers.list(starts_with="1206"))
    records = [record for record in caplog.records if record.name == "numplan"]
    seen = [
        (details(record)["method"], details(record)["status"], details(record)["attempt"])
        for record in records
    ]
    assert seen == [
        ("GET", 503, 1),
        ("GET", 200, 2),
        ("PATCH", None, 1),
        ("PATCH", 200, 2),
        ("GET", 200, 1),
    ]
    first = details(records[0])
    assert (first["provider"], first["operation"]) == ("flowroute", "numbers.get")
    # The path is a template, and the query is left out.
    assert NUMBER not in records[0].getMessage() + first["path"]
    assert "1206" not in records[4].getMessage()
    assert first["milliseconds"] > 0
    assert records[0].getMessage().startswith(f"Flowroute GET {first['path']}: 503 in ")
    assert records[0].levelno == logging.DEBUG


def test_async_attempts_are_logged(sandbox: numplan.Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "numplan")

    async def run() -> None:
        async with numplan.AsyncPlivo(**sandbox.plivo) as client:
            await client.numbers.get("12025551111")

    asyncio.run(run())
    assert [details(record)["provider"] for record in caplog.records if record.name == "numplan"] == ["plivo"]


def test_failing_handler_does_not_break_operations(
    sandbox: numplan.Sandbox, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    unraisable: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", unraisable.append)
    caplog.set_level(logging.DEBUG, "numplan")
    logger = logging.getLogger("numplan")

    def refuse(_record: logging.LogRecord) -> bool:
        raise ZeroDivisionError

    logger.addFilter(refuse)
    try:
        with numplan.Flowroute(**sandbox.flowroute) as client:
            assert client.numbers.get(NUMBER).value == NUMBER
    finally:
        logger.removeFilter(refuse)
    assert [type(one.exc_value) for one in unraisable] == [ZeroDivisionError]


def test_disabled_logging_makes_no_records(sandbox: numplan.Sandbox) -> None:
    code = """
import sys, numplan
with numplan.Flowroute(sys.argv[1], sys.argv[2], base_url=sys.argv[3]) as client:
    client.numbers.get("12065551234")
assert "logging" not in sys.modules
import logging
logging.basicConfig(level=logging.INFO)
def refuse(*_): raise AssertionError
logging.Logger.makeRecord = refuse
with numplan.Flowroute(sys.argv[1], sys.argv[2], base_url=sys.argv[3]) as client:
    client.numbers.get("12065551234")
"""
    access = sandbox.flowroute
    given = [access["access_key"], access["secret_key"], access["base_url"]]
    done = subprocess.run([sys.executable, "-c", code, *given], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def shown(thing: Any) -> str:
    """Return a value as every way of printing it shows it."""
    texts = [repr(thing), str(thing), f"{thing}", repr(getattr(thing, "__dict__", ""))]
    if hasattr(thing, "as_dict"):
        texts.append(repr(thing.as_dict()))
    if isinstance(thing, BaseException):
        texts.append("".join(traceback.format_exception(thing)))
    if isinstance(thing, (numplan.Error, numplan.Model)):
        # Pickles leave out the raw response, which holds secrets.
        texts.append(repr(pickle.dumps(thing)))
        texts.append(repr(copy.deepcopy(thing)))
    return "\n".join(texts)


def failure(call: Any, *args: Any, **inputs: Any) -> numplan.Error:
    """Return the error of a function."""
    with pytest.raises(numplan.Error) as caught:
        call(*args, **inputs)
    return caught.value


def test_no_secret_is_shown(sandbox: numplan.Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    base: Any = {"base_url": sandbox.url}
    things: list[Any] = []
    clients: list[Any] = [
        numplan.Flowroute("key", SECRET, **base),
        numplan.Plivo(sandbox.plivo["auth_id"], SECRET, **base),
        numplan.Wavix(SECRET, **base),
        numplan.AsyncFlowroute("key", SECRET, **base),
    ]
    things += clients
    things += [clients[0].numbers, clients[0]._runner, clients[0]._runner.native]
    # The sandbox refuses these credentials.
    things.append(failure(clients[0].numbers.get, NUMBER))
    things.append(failure(clients[1].numbers.get, "12025551111"))
    things.append(failure(clients[2].numbers.get, id=123))
    things.append(failure(numplan.Flowroute, "key", SECRET + "\n"))
    with pytest.raises(TypeError):
        pickle.dumps(clients[0])
    with numplan.Plivo(**sandbox.plivo) as client:
        updated = client.numbers.update("12025551111", cnam_callback_url=CALLBACK, verify=True)
        things += [updated, *updated.fields, client.numbers.get("12025551111")]
        sandbox.add_fault(
            {"action": {"kind": "response", "status": 400, "body": {"error": f"bad url {CALLBACK}"}}}
        )
        things.append(failure(client.numbers.update, "12025551111", cnam_callback_url=CALLBACK))
        prepared = client.prepare(client.numbers.update, "12025551111", cnam_callback_url=CALLBACK)
        things.append(prepared)
        things.append(failure(prepared.interpret, 400, {}, b"{}"))
        wrong = CALLBACK.replace("example.com", "localhost")
        things += [numplan.check_callback_url(url) for url in (CALLBACK, wrong)]
    for thing in things:
        for secret in (SECRET, USER, TOKEN):
            assert secret not in shown(thing), type(thing)
    assert len(caplog.records) > 4
    for secret in (SECRET, USER, TOKEN):
        assert secret not in caplog.text
