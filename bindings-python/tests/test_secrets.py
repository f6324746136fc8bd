"""Secrets never show, in any way in which Python prints a value.

Every operation runs with every field, and responses repeat everything that was sent. Secrets are the
credentials, and the user info and query of callback URLs. Raw responses and prepared requests hold secrets
by design and are skipped.
"""

from __future__ import annotations

import asyncio
import copy
import gc
import inspect
import json
import logging
import pickle
import subprocess
import sys
import traceback
import types
import typing
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from operations import CLIENTS
from test_operations import find, methods

import numplan
import numplan.literals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PACKAGE = Path(numplan.__file__).parent


def secrets_of(settings: dict[str, str]) -> list[str]:
    """Return the secret of the sandbox's credentials, plain and as in the header."""
    parts = [value for name, value in settings.items() if name != "base_url"]
    header = [b64encode(":".join(parts).encode()).decode()] if len(parts) > 1 else []
    return [parts[-1], *header]


with numplan.Sandbox() as _sandbox:
    #: The sandbox's secret credentials, by provider.
    CREDENTIALS = {provider: secrets_of(getattr(_sandbox, provider)) for provider in CLIENTS}
    _FIRST = {provider: numbers[0] for provider, numbers in _sandbox.numbers().items()}
#: A number of each account.
NUMBERS: dict[str, str] = {
    provider: number.get("value") or number["number"] for provider, number in _FIRST.items()
}
#: The scenarios of all languages. Their text has `$said` in place of the secrets.
SCENARIOS = (Path(__file__).parents[2] / "tests/secrets.json").read_text(encoding="utf-8")
USER, PASSWORD, TOKEN = "canary-user", "canary-password", "canary-token"
CALLBACK: str = json.loads(SCENARIOS)["callback_url"]
SECRETS = (*chain.from_iterable(CREDENTIALS.values()), USER, PASSWORD, TOKEN)

#: A number that each provider sells.
NEW = "12125501000"
#: Options, and arguments that contradict others.
LEFT_OUT = {"timeout", "verify", "wait", "wait_timeout", "unknown", "cursor", "keep_application"}
#: Arguments that need a meaningful value.
GIVEN: dict[str, Any] = {
    "country": 840,
    "type": "local",
    "route": "1001",
    "task": "1001",
    "items": [{"id": NEW, "number": NEW}],
    "destinations": [{"destination": "1234@sip.example.com", "priority": 1, "transport": 1}],
    "max_setup_cost": "3.25",
    "iso_country": "US",
    "country_iso": "US",
    "order_by": "value,asc",
    "number_startswith": "1202",
    "subaccount": "SASANDBOX00000000000",
}


def value_of(parameter: inspect.Parameter) -> Any:
    """Return a value for an argument or field, by its name or type."""
    name, kind = parameter.name, str(parameter.annotation)
    if name.endswith("_url"):
        return CALLBACK
    if name.startswith("renewal_date"):
        return "2026-12-01"
    if name in GIVEN:
        return GIVEN[name]
    first = kind.split(" ", maxsplit=1)[0]
    if hasattr(numplan.literals, first):
        return typing.get_args(getattr(numplan.literals, first))[0]
    return {"bool": True, "int": 1, "str": "x", "Sequence[int]": [123], "Sequence[str]": [NEW]}[first]


def inputs(provider: str, name: str, method: Any) -> dict[str, Any]:
    """Return inputs for every parameter of an operation, so that no new field is forgotten."""
    parameters = dict(inspect.signature(method).parameters)
    number = NEW if name == "numbers.buy" else NUMBERS[provider]
    given: dict[str, Any] = {"number": number, "numbers": [number]}
    given = {each: value for each, value in given.items() if each in parameters}
    if given:
        # A number is identified in one way only.
        parameters = {each: parameters[each] for each in parameters if each not in {"id", "ids", *given}}
    return given | {each: value_of(it) for each, it in parameters.items() if each not in LEFT_OUT}


class Case(typing.NamedTuple):
    """An operation and a fault."""

    provider: str
    operation: str
    given: dict[str, Any]
    safety: str
    action: Any

    def __str__(self) -> str:
        """Return a unique name."""
        return f"{self.provider} {self.operation} {json.dumps(self.action)}"

    def settings(self, sandbox: numplan.Sandbox) -> dict[str, Any]:
        """Add the fault, and return the settings of a client with short timeouts."""
        if self.operation == "cart.checkout":
            with numplan.Wavix(**sandbox.wavix) as client:
                client.cart.fill([NEW])
        # Reads around a write succeed, so that the write is sent and its result is known.
        for method in ("GET",) if self.safety == "read_only" else ("POST", "PUT", "PATCH", "DELETE"):
            if self.action is not None:
                sandbox.add_fault({"method": method, "times": None, "action": self.action})
        limits = {"max_attempts": 1, "attempt_timeout": 0.2, "timeout": 1, "order_timeout": 46, "max_rate": 0}
        return {**getattr(sandbox, self.provider), **limits}


def actions(said: str, safety: str) -> Iterator[Any]:
    """Yield no fault, and faults whose responses repeat a text in every place that is read."""
    yield None
    scenarios = json.loads(SCENARIOS.replace("$said", said))
    for status in scenarios["statuses"]:
        for body in scenarios["bodies"]:
            yield {
                "kind": "response",
                "status": status,
                "headers": scenarios["headers"],
                "body": body,
                "commit": True,
            }
    # A hanging order takes longer than a test may, and ends like a dropped one.
    lasting = safety == "irreversible"
    yield from (fault for fault in scenarios["faults"] if not lasting or fault["kind"] != "hang")


def every_case() -> Iterator[Case]:
    """Yield every operation of every provider under every fault."""
    with numplan.Sandbox() as sandbox:
        for provider, (blocking, _) in CLIENTS.items():
            access = dict(getattr(sandbox, provider))
            client = blocking(**access)
            for operation in methods(client):
                given = inputs(provider, operation, find(client, operation))
                safety = client.exchange(find(client, operation), **given).safety
                callback = [CALLBACK, PASSWORD, TOKEN] if CALLBACK in given.values() else []
                for action in actions(" ".join([*CREDENTIALS[provider], *callback]), safety):
                    yield Case(provider, operation, given, safety, action)


def waited_for(case: Case, sandbox: numplan.Sandbox) -> Iterator[Any]:
    """Yield a blocking client and the results or error."""
    with CLIENTS[case.provider][0](**case.settings(sandbox)) as client:
        yield client
        yield client.prepare(client.numbers.list_page)
        try:
            came = find(client, case.operation)(**case.given)
            yield from came if isinstance(came, numplan.Items) else [came]
        except numplan.Error as error:
            yield error


def awaited(case: Case, sandbox: numplan.Sandbox) -> Iterator[Any]:
    """Yield an async client and the results or error."""

    async def run() -> list[Any]:
        async with CLIENTS[case.provider][1](**case.settings(sandbox)) as client:
            try:
                came = find(client, case.operation)(**case.given)
                if isinstance(came, numplan.AsyncItems):
                    return [client, *[item async for item in came]]
                return [client, await came]
            except numplan.Error as error:
                return [client, error]

    yield from asyncio.run(run())


#: Types that are not searched: parts of the program, and types that hold secrets by design.
OPAQUE = (
    *(type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType),
    *(types.TracebackType, types.FrameType, types.CoroutineType),
    *(numplan.Response, numplan.Prepared, numplan.Sandbox),
)


def reached(thing: Any) -> Iterator[str]:
    """Yield every text that is reachable from a value."""
    seen: dict[int, Any] = {}
    left = [thing]
    while left:
        at = left.pop()
        if id(at) in seen or isinstance(at, OPAQUE):
            continue
        seen[id(at)] = at
        if isinstance(at, (str, bytes)):
            yield str(at)
        left += gc.get_referents(at)
        # Members of native classes and slots are found by name.
        if type(at).__module__.startswith("numplan"):
            left += [getattr(at, name, None) for name in dir(at)]


def shown(thing: Any) -> Iterator[str]:
    """Yield a value as every way of printing it shows it."""
    yield from (repr(thing), str(thing), f"{thing}")
    yield from reached(thing)
    yield pickled(thing)
    if isinstance(thing, (numplan.Error, numplan.Model)):
        yield repr(thing.as_dict())
        yield from reached(copy.copy(thing))
        yield from reached(copy.deepcopy(thing))
    if isinstance(thing, BaseException):
        yield from traceback.format_exception(thing)
        yield from own_locals(thing)


def pickled(thing: Any) -> str:
    """Return the pickled value, or the error of a client, which cannot be pickled."""
    try:
        return repr(pickle.dumps(thing))
    except TypeError as error:
        return str(error)


def own_locals(error: BaseException) -> Iterator[str]:
    """Yield the local variables of the package's frames, without the caller's own arguments."""
    for frame in traceback.TracebackException.from_exception(error, capture_locals=True).stack:
        if PACKAGE in Path(frame.filename).parents:
            yield str(frame.locals).replace(CALLBACK, "an argument")


def assert_clean(texts: Iterable[str], what: object) -> None:
    """Assert that no text has a secret."""
    for text in texts:
        for secret in SECRETS:
            assert secret not in text, f"{what}: {text[:2000]}"


class Listener(logging.Handler):
    """Collects log records."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.records.append(f"{self.format(record)} {record.__dict__}")


@pytest.mark.parametrize("mode", [waited_for, awaited])
def test_no_operation_shows_a_secret(
    mode: Callable[[Case, numplan.Sandbox], Iterator[Any]],
) -> None:
    errors: list[numplan.Error] = []

    def carry_out(case: Case) -> None:
        with numplan.Sandbox() as sandbox:
            for thing in mode(case, sandbox):
                assert not isinstance(thing, numplan.InvalidInputError), f"{case}: {thing}"
                assert_clean(shown(thing), case)
                if isinstance(thing, numplan.Error):
                    errors.append(thing)
            for request in sandbox.log():
                # The body has the callback URL. The sandbox logs no credentials.
                del request["body"], request["json"]
                assert_clean([repr(request)], case)

    listener, root = Listener(), logging.getLogger()
    level = root.level
    root.setLevel(logging.NOTSET)
    root.addHandler(listener)
    try:
        with ThreadPoolExecutor(16) as threads:
            count = sum(1 for _ in threads.map(carry_out, every_case()))
    finally:
        root.removeHandler(listener)
        root.setLevel(level)
    assert count > 2_000
    assert len(errors) > count / 2
    assert sum("numbers.update" in line for line in listener.records) > 100
    assert_clean(listener.records, "the log")


def test_errors_do_not_repeat_values_of_wrong_types(sandbox: numplan.Sandbox) -> None:
    malformed = [text.replace("canary", TOKEN) for text in json.loads(SCENARIOS)["malformed"]]
    wrong: list[Any] = [*malformed, [TOKEN], {TOKEN: TOKEN}, TOKEN.encode(), {TOKEN}]
    access: Any = {"access_key": "a", "secret_key": "b", "base_url": sandbox.url}
    client = numplan.Flowroute(**access)
    change: Any = client.numbers.update
    for value in wrong:
        given: list[Callable[[], Any]] = [
            partial(numplan.Flowroute, **{**access, "secret_key": value, "timeout": -1}),
            partial(numplan.AsyncFlowroute, **{**access, "access_key": value, "nope": value}),
            partial(change, NUMBERS["flowroute"], messaging_enabled=True, messaging_callback_url=value),
            partial(change, NUMBERS["flowroute"], messaging_callback_url=value, nope=value),
        ]
        for call in given:
            with pytest.raises(numplan.Error) as caught:
                call()
            # The traceback has the caller's own arguments.
            assert_clean(shown(caught.value.with_traceback(None)), value)
    assert sandbox.log() == []


#: Prints errors, clients and coroutines in every way that Python has.
PROGRAM = """
import asyncio, faulthandler, gc, json, logging, sys, threading, warnings, numplan

access, callback = json.loads(sys.argv[1])
logging.basicConfig(level=logging.DEBUG)
client = numplan.Flowroute(**access)
changes = {"messaging_enabled": True, "messaging_callback_url": callback}

def update(): client.numbers.update("12065551234", **changes)

def wait():
    try: client.numbers.get("18005551234")
    except numplan.Error as error: warnings.warn(f"{error!r} {error} {client}")

class Dies:
    def __del__(self): update()

async def main():
    asyncio.get_running_loop().slow_callback_duration = 0
    async with numplan.AsyncFlowroute(**access) as awaited:
        def call(): return awaited.numbers.update("12065551234", **changes)
        call()
        task = asyncio.ensure_future(call())
        task.add_done_callback(lambda task: task.result())
        await asyncio.wait([task])
        task = asyncio.ensure_future(call())
        await asyncio.wait([task])
        del task
        gc.collect()

waits = threading.Thread(target=wait)
waits.start()
while not sys._current_frames()[waits.ident].f_code.co_filename.endswith("_operations.py"): pass
faulthandler.dump_traceback(all_threads=True)
waits.join()
threading.Thread(target=update).start()
Dies()
asyncio.run(main(), debug=True)
try: update()
except numplan.Error as error: raise RuntimeError("no update") from error
"""


def test_python_writes_no_secret_to_stderr(sandbox: numplan.Sandbox) -> None:
    said = " ".join([*CREDENTIALS["flowroute"], CALLBACK, PASSWORD, TOKEN])
    refused: Any = {"kind": "response", "status": 401, "body": {"errors": [{"title": said, "detail": said}]}}
    sandbox.add_fault({"method": "GET", "action": {"kind": "hang"}})
    sandbox.add_fault({"method": "PATCH", "times": None, "action": refused})
    given = json.dumps([{**sandbox.flowroute, "timeout": 2}, CALLBACK])
    command = [sys.executable, "-X", "dev", "-c", PROGRAM, given]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    written = done.stderr
    for way in (
        "DEBUG:numplan:Flowroute PATCH",
        "in wait",
        "UserWarning: TimeoutError(",
        "Exception in thread",
        "Exception ignored",
        "coroutine 'AsyncNumbers.update' was never awaited",
        "Exception in callback",
        "Task exception was never retrieved",
        "Executing <Handle",
        "numplan.errors.UnauthorizedError",
        "The above exception was the direct cause",
    ):
        assert way in written, written
    assert (done.returncode, done.stdout) == (1, "")
    assert_clean([written], "the process")
