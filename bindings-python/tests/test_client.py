"""Blocking and async clients: fields, results, lists, numbers that update themselves, timeouts, closing."""

from __future__ import annotations

import asyncio
import copy
import http.client
import json
import pickle
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

import numplan

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = "12065551234"


@pytest.fixture
def client(sandbox: numplan.Sandbox) -> Iterator[numplan.Flowroute]:
    """Make a client of the sandbox's Flowroute."""
    with numplan.Flowroute(**sandbox.flowroute) as client:
        yield client


def kept(sandbox: numplan.Sandbox, member: str) -> Any:
    """Return a member of the number at the provider."""
    return next(it[member] for it in sandbox.numbers()["flowroute"] if it["value"] == NUMBER)


def test_fields_are_kept_set_or_cleared(client: numplan.Flowroute, sandbox: numplan.Sandbox) -> None:
    updated = client.numbers.update(number=NUMBER, cnam_lookups_enabled=True)
    assert (updated.ok, updated.status, updated.attempts) == (True, 200, 1)
    assert [(it.field, it.requested, it.state, it.evidence) for it in updated.fields] == [
        ("cnam_lookups_enabled", True, "applied", "echo")
    ]
    assert (kept(sandbox, "alias"), kept(sandbox, "cnam_lookups_enabled")) == ("Main line", True)
    assert client.numbers.update(NUMBER, alias="NYC").number.alias == "NYC"  # type: ignore[union-attr]
    assert client.numbers.update(NUMBER, alias=numplan.CLEAR).ok
    assert kept(sandbox, "alias") is None


class NAType:
    """A stand-in for `pandas.NA`, which refuses comparisons."""

    def __bool__(self) -> bool:
        """Raise."""
        raise TypeError

    def __ne__(self, other: object) -> bool:
        """Raise."""
        raise TypeError

    __hash__ = None  # type: ignore[assignment]


@pytest.mark.parametrize("nothing", [None, float("nan"), NAType()], ids=["None", "NaN", "NA"])
@pytest.mark.parametrize("field", ["alias", "cnam_lookups_enabled"])
def test_missing_values_are_refused(
    nothing: Any, field: str, client: numplan.Flowroute, sandbox: numplan.Sandbox
) -> None:
    changes: dict[str, Any] = {field: nothing}
    with pytest.raises(numplan.InvalidInputError, match="leave it out to keep") as caught:
        client.numbers.update(NUMBER, **changes)
    (wrong,) = caught.value.fields
    assert wrong.field == field
    # The message offers CLEAR only for fields that can be cleared.
    assert ("numplan.CLEAR" in wrong.message) == (field == "alias")
    assert (caught.value.sent, sandbox.log()) == ("no", [])


def test_all_errors_are_reported_together(client: numplan.Flowroute) -> None:
    changes: dict[str, Any] = {"alais": "x", "cnam_lookups_enabled": "yes", "messaging_email": object()}
    with pytest.raises(ValueError, match="alias") as caught:
        client.numbers.update("(206) 555-1234", **changes)
    assert isinstance(caught.value, numplan.InvalidInputError)
    wrong = {field.field: field.rule for field in caught.value.fields}
    assert wrong == {
        "number": "form",
        "alais": "unknown_field",
        "cnam_lookups_enabled": "type",
        "messaging_email": "type",
    }
    with pytest.raises(numplan.InvalidInputError, match="timeuot"):
        client.numbers.get(NUMBER, timeuot=1)  # type: ignore[arg-type]
    with pytest.raises(numplan.InvalidInputError, match="timeout"):
        numplan.Flowroute("a", "b", timeuot=1)  # type: ignore[arg-type]


def test_missing_number_raises_type_error(client: numplan.Flowroute) -> None:
    with pytest.raises(TypeError, match="number"):
        client.numbers.update(alias="x")  # type: ignore[call-arg]


def test_values_of_other_libraries_are_accepted(client: numplan.Flowroute, sandbox: numplan.Sandbox) -> None:
    class Scalar:
        """A stand-in for a NumPy scalar."""

        def item(self) -> bool:
            return True

    flag: Any = Scalar()
    assert client.numbers.update(NUMBER, cnam_lookups_enabled=flag).ok
    assert kept(sandbox, "cnam_lookups_enabled") is True
    numbers = (number for number in [NUMBER, "16502390214"])
    assert client.provisioning.start(numbers, action="enable").ok  # type: ignore[arg-type]


def test_number_updates_itself(client: numplan.Flowroute, sandbox: numplan.Sandbox) -> None:
    number = client.numbers.get(NUMBER)
    updated = number.update(alias="Desk")
    assert updated.ok
    assert updated.number is not None
    assert updated.number.update(alias=numplan.CLEAR).number.alias is None  # type: ignore[union-attr]
    assert number.alias == "Main line"
    listed = next(iter(client.numbers.list(contains="2065551234")))
    assert listed.update(alias="Door").ok
    assert kept(sandbox, "alias") == "Door"
    with pytest.raises(numplan.InvalidInputError, match="alias"):
        number.update(alais="x")  # type: ignore[call-arg]
    with numplan.Plivo(**sandbox.plivo) as plivo:
        assert plivo.numbers.get("12025551111").update(alias="Desk").ok
    with numplan.Wavix(**sandbox.wavix) as wavix:
        of_wavix = wavix.numbers.get(id=123)
        more: list[Any] = [
            *of_wavix.destination,
            {"destination": "a@sip.example", "priority": 2, "transport": 1},
        ]
        assert of_wavix.update(destinations=more).ok


def test_wavix_takes_a_number_or_an_id(sandbox: numplan.Sandbox) -> None:
    with numplan.Wavix(**sandbox.wavix) as wavix:
        number = wavix.numbers.get(id=123).number
        assert number is not None
        assert wavix.numbers.get(number).id == 123
        with pytest.raises(numplan.InvalidInputError, match="give one of them"):
            wavix.numbers.get()  # type: ignore[call-overload]
        with pytest.raises(numplan.InvalidInputError, match="give one of them"):
            wavix.numbers.get(number, id=123)  # type: ignore[call-overload]


def test_async_number_updates_itself(sandbox: numplan.Sandbox) -> None:
    async def run() -> None:
        async with numplan.AsyncFlowroute(**sandbox.flowroute) as client:
            number = await client.numbers.get(NUMBER)
            updated = await number.update(alias="Desk")
            assert updated.number is not None
            assert (await updated.number.update(alias="Door")).ok

    asyncio.run(run())
    assert kept(sandbox, "alias") == "Door"


def test_constructed_number_cannot_update_itself(client: numplan.Flowroute) -> None:
    number = client.numbers.get(NUMBER)
    for orphan in (pickle.loads(pickle.dumps(number)), numplan.FlowrouteNumber(value=NUMBER)):
        assert orphan.value == NUMBER
        with pytest.raises(numplan.ConfigError, match="not read by a client"):
            orphan.update(alias="x")
    # A copy is the same object.
    assert copy.copy(number).update(alias="x").ok


def test_raw_response(client: numplan.Flowroute) -> None:
    response = client.numbers.get(NUMBER).raw_response
    assert response is not None
    assert response.status == 200
    assert response.headers["content-type"].startswith("application/")
    assert response.json()["data"]["attributes"]["value"] == NUMBER
    assert b"Main line" in response.body
    assert "Main line" not in repr(response)
    copied = pickle.loads(pickle.dumps(response))
    assert (copied.status, copied.headers, copied.body) == (200, response.headers, response.body)


def test_require_raises_with_its_result(client: numplan.Flowroute, sandbox: numplan.Sandbox) -> None:
    shown = {"data": {"type": "number", "id": NUMBER, "attributes": {"value": NUMBER, "alias": "Other"}}}
    sandbox.add_fault({"method": "PATCH", "action": {"kind": "response", "status": 200, "body": shown}})
    updated = client.numbers.update(NUMBER, alias="NYC")
    assert not updated.ok
    assert (updated.fields[0].state, updated.fields[0].observed) == ("unknown", "Other")
    with pytest.raises(numplan.Error, match="alias") as caught:
        updated.require()
    assert caught.value is updated.failure
    assert caught.value.result is updated
    good = client.numbers.update(NUMBER, alias="NYC")
    assert good.require() is good
    assert pickle.loads(pickle.dumps(caught.value)).result == updated
    other = pickle.loads(pickle.dumps(updated))
    assert other == updated
    assert json.loads(json.dumps(other.as_dict()))["failure"]["code"] == "rejected"


def test_list_can_be_read_again(client: numplan.Flowroute, sandbox: numplan.Sandbox) -> None:
    sandbox.add_many_numbers("flowroute", 450)
    items = client.numbers.list()
    assert (items.total, items.mismatch, sandbox.log()) == (None, None, [])
    first = [number.value for number in items]
    assert (len(first), len(sandbox.log())) == (455, 3)
    assert [number.value for number in items] == first
    pages = list(items.pages())
    # Later pages begin with an item of the page before, to notice a list that moved.
    assert [len(page.items) for page in pages] == [200, 199, 56]
    assert [page.more for page in pages] == [True, True, False]
    assert sum(1 for _ in zip(range(3), client.numbers.list(), strict=False)) == 3


def test_list_refuses_the_selection_of_a_page(client: numplan.Flowroute, sandbox: numplan.Sandbox) -> None:
    with pytest.raises(numplan.InvalidInputError, match=r"`limit` selects a page.*use list_page"):
        list(client.numbers.list(limit=2))  # type: ignore[arg-type]
    assert sandbox.log() == []


def test_list_has_total_and_mismatch(sandbox: numplan.Sandbox) -> None:
    sandbox.add_many_numbers("plivo", 60)
    with numplan.Plivo(**sandbox.plivo) as client:
        items = client.numbers.list()
        count = sum(1 for _ in items)
        assert items.total == count
        assert items.mismatch is None
        page = client.numbers.list_page(offset=count - 1)
        assert (len(page.items), page.more) == (1, False)


def test_async_list(sandbox: numplan.Sandbox) -> None:
    sandbox.add_many_numbers("plivo", 60)

    async def run() -> None:
        async with numplan.AsyncPlivo(**sandbox.plivo) as client:
            items = client.numbers.list()
            numbers = [number async for number in items]
            assert items.total == len(numbers)
            assert len([page async for page in items.pages()]) > 1
            assert (await client.numbers.list_page(offset=len(numbers) - 1)).more is False
            assert await numbers[0].update(alias="x")

    asyncio.run(run())


def test_list_can_be_read_after_a_failed_page(client: numplan.Flowroute, sandbox: numplan.Sandbox) -> None:
    sandbox.add_many_numbers("flowroute", 250)
    pages = client.numbers.list().pages()
    assert len(next(pages).items) == 200
    sandbox.add_fault({"action": {"kind": "html"}})
    with pytest.raises(numplan.BadResponseError):
        next(pages)
    assert len(list(client.numbers.list())) == 255


def test_prepare_and_interpret(client: numplan.Flowroute) -> None:
    prepared = client.prepare(client.numbers.update, NUMBER, alias="NYC")
    assert (prepared.method, prepared.url) == ("PATCH", f"{client.base_url}/v2/numbers/{NUMBER}")
    assert prepared.headers["authorization"].startswith("Basic ")
    body = b'{"data": {"id": "12065551234", "attributes": {"value": "12065551234", "alias": "NYC"}}}'
    updated = prepared.interpret(200, {"content-type": "application/vnd.api+json"}, body)
    assert updated.ok
    with pytest.raises(numplan.UnauthorizedError):
        prepared.interpret(401, {}, b"")
    page = client.prepare(client.numbers.list, starts_with="1206")
    assert "?starts_with=1206&limit=200" in page.url
    number = client.numbers.get(NUMBER)
    assert client.prepare(number.update, alias="NYC").body == prepared.body
    with pytest.raises(numplan.UnsupportedError):
        client.prepare(client.numbers.buy, "12125501000")


def test_async_client_prepares_without_await(sandbox: numplan.Sandbox) -> None:
    client = numplan.AsyncFlowroute(**sandbox.flowroute)
    assert client.prepare(client.numbers.update, NUMBER, alias="NYC").method == "PATCH"
    assert client.prepare(client.numbers.list).method == "GET"


def test_exchange_retries_with_own_client(client: numplan.Flowroute, sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"action": {"kind": "response", "status": 503}})
    exchange = client.exchange(client.numbers.update, NUMBER, alias="NYC")
    assert exchange.safety == "idempotent"
    statuses = []
    while not isinstance(step := exchange.next(), numplan.Done):
        if isinstance(step, numplan.Wait):
            time.sleep(step.seconds)
            continue
        assert repr(step) == "Send('PATCH')"
        connection = http.client.HTTPConnection(urlsplit(step.url).netloc, timeout=step.timeout)
        connection.request(step.method, urlsplit(step.url).path, step.body, step.headers)
        response = connection.getresponse()
        statuses.append(response.status)
        exchange.responded(response.status, dict(response.getheaders()), response.read())
        connection.close()
    assert (statuses, step.result.ok) == ([503, 200], True)
    assert kept(sandbox, "alias") == "NYC"


def test_exchange_of_async_client_fails_without_network(sandbox: numplan.Sandbox) -> None:
    client = numplan.AsyncFlowroute(**sandbox.flowroute, max_attempts=1)
    exchange = client.exchange(client.numbers.get, NUMBER)
    assert isinstance(exchange.next(), numplan.Send)
    exchange.failed("connect", sent=False)
    with pytest.raises(numplan.NetworkError) as caught:
        exchange.next()
    assert caught.value.sent == "no"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"timeout": float("inf")}, "not infinity"),
        ({"timeout": float("nan")}, "NaN"),
        ({"ca_file": "a\udc80"}, "lone surrogate"),
        ({"ca_file": Path("/no/such/file.pem")}, "/no/such/file.pem"),
    ],
)
def test_refused_settings_name_the_value(settings: Any, message: str) -> None:
    with pytest.raises(numplan.Error, match=message):
        numplan.Flowroute("a", "b", **settings)


HANG: Any = {"times": None, "action": {"kind": "hang"}}


def test_timeouts_per_client_and_per_operation(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault(HANG)
    with numplan.Flowroute(**sandbox.flowroute, timeout=0.2) as client:
        with pytest.raises(TimeoutError) as caught:
            client.numbers.get(NUMBER)
        assert isinstance(caught.value, numplan.TimeoutError)
        with pytest.raises(numplan.TimeoutError):
            client.numbers.get(NUMBER, timeout=0.05)
        # A write without a response may have taken effect.
        with pytest.raises(numplan.OutcomeUnknownError) as unknown:
            client.numbers.update(NUMBER, alias="x")
        assert (unknown.value.sent, unknown.value.cause) == ("maybe", "timeout")

    async def run() -> None:
        async with numplan.AsyncFlowroute(**sandbox.flowroute) as client:
            with pytest.raises(TimeoutError):
                await client.numbers.get(NUMBER, timeout=0.05)
                # A class of its own before Python 3.11.
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(client.numbers.get(NUMBER), 0.05)

    asyncio.run(run())


def test_closed_client_refuses_operations(sandbox: numplan.Sandbox) -> None:
    client = numplan.Flowroute(**sandbox.flowroute)
    assert client.numbers.get(NUMBER)
    client.close()
    client.close()
    for call in (lambda: client.numbers.get(NUMBER), lambda: list(client.numbers.list())):
        with pytest.raises(numplan.ConfigError, match="closed"):
            call()

    async def run() -> None:
        async with numplan.AsyncFlowroute(**sandbox.flowroute) as awaited:
            assert await awaited.numbers.get(NUMBER)
        with pytest.raises(numplan.ConfigError, match="closed"):
            await awaited.numbers.get(NUMBER)
        with pytest.raises(numplan.ConfigError, match="closed"):
            _ = [number async for number in awaited.numbers.list()]

    asyncio.run(run())


def test_credentials_come_from_the_environment(
    sandbox: numplan.Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = sandbox.flowroute
    for name in ("FLOWROUTE_ACCESS_KEY", "FLOWROUTE_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(numplan.ConfigError, match="FLOWROUTE_ACCESS_KEY"):
        numplan.Flowroute()
    monkeypatch.setenv("FLOWROUTE_ACCESS_KEY", access["access_key"])
    monkeypatch.setenv("FLOWROUTE_SECRET_KEY", access["secret_key"])
    with numplan.Flowroute(base_url=access["base_url"]) as client:
        assert client.numbers.get(NUMBER).value == NUMBER


def test_error_has_all_members(client: numplan.Flowroute) -> None:
    with pytest.raises(numplan.NotFoundError) as caught:
        client.numbers.get("12065550000")
    error = caught.value
    assert (error.code, error.provider, error.operation) == ("not_found", "flowroute", "numbers.get")
    assert (error.status, error.attempts, error.sent, error.retryable) == (404, 1, "yes", False)
    assert error.request_id
    assert error.server_errors[0].status == "404"
    assert pickle.loads(pickle.dumps(error)).as_dict() == copy.copy(error).as_dict() == error.as_dict()


def test_purchase_is_sent_once(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"method": "POST", "action": {"kind": "drop", "commit": True}})
    with numplan.Flowroute(**sandbox.flowroute) as client:
        bought = client.numbers.buy("12125501000")
    assert (bought.ok, bought.is_reconciled) == (True, True)
    assert [order["numbers"] for order in sandbox.orders()] == [["12125501000"]]
    assert [entry["method"] for entry in sandbox.log()].count("POST") == 1
