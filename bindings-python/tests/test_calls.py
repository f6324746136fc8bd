"""Calls: the three states of a field, results, lists, numbers that change themselves, limits, the end."""

from __future__ import annotations

import asyncio
import copy
import json
import pickle
from typing import TYPE_CHECKING, Any

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
    """Answer a member of the number as the provider has it."""
    return next(it[member] for it in sandbox.numbers()["flowroute"] if it["value"] == NUMBER)


def test_a_field_is_left_set_or_cleared(client: numplan.Flowroute, sandbox: numplan.Sandbox) -> None:
    updated = client.numbers.update(number=NUMBER, cnam_lookups_enabled=True)
    assert (updated.ok, updated.status, updated.attempts) == (True, 200, 1)
    assert [(it.field, it.asked, it.state, it.by) for it in updated.fields] == [
        ("cnam_lookups_enabled", True, "applied", "echo")
    ]
    assert (kept(sandbox, "alias"), kept(sandbox, "cnam_lookups_enabled")) == ("Main line", True)
    assert client.numbers.update(NUMBER, alias="NYC").number.alias == "NYC"  # type: ignore[union-attr]
    assert client.numbers.update(NUMBER, alias=numplan.CLEAR).ok
    assert kept(sandbox, "alias") is None


class NAType:
    """Stands for `pandas.NA`, which is equal to nothing and does not say so."""

    def __bool__(self) -> bool:
        """Refuse, as it does."""
        raise TypeError

    def __ne__(self, other: object) -> bool:
        """Refuse to say."""
        raise TypeError

    __hash__ = None  # type: ignore[assignment]


@pytest.mark.parametrize("nothing", [None, float("nan"), NAType()], ids=["None", "NaN", "NA"])
@pytest.mark.parametrize("field", ["alias", "cnam_lookups_enabled"])
def test_nothing_is_neither_and_the_message_names_both_ways_out(
    nothing: Any, field: str, client: numplan.Flowroute, sandbox: numplan.Sandbox
) -> None:
    changes: dict[str, Any] = {field: nothing}
    with pytest.raises(numplan.InvalidInputError, match="leave it out to keep") as caught:
        client.numbers.update(NUMBER, **changes)
    (wrong,) = caught.value.fields
    assert wrong.field == field
    # What cannot be cleared is not offered to be.
    assert ("numplan.CLEAR" in wrong.message) == (field == "alias")
    assert (caught.value.sent, sandbox.log()) == ("no", [])


def test_all_that_is_wrong_is_said_at_once_and_names_the_nearest_field(client: numplan.Flowroute) -> None:
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


def test_a_missing_number_is_pythons_own_error(client: numplan.Flowroute) -> None:
    with pytest.raises(TypeError, match="number"):
        client.numbers.update(alias="x")  # type: ignore[call-arg]


def test_values_of_other_libraries_are_taken_by_what_they_are(
    client: numplan.Flowroute, sandbox: numplan.Sandbox
) -> None:
    class Scalar:
        """Is a NumPy scalar, to those who only look."""

        def item(self) -> bool:
            return True

    flag: Any = Scalar()
    assert client.numbers.update(NUMBER, cnam_lookups_enabled=flag).ok
    assert kept(sandbox, "cnam_lookups_enabled") is True
    numbers = (number for number in [NUMBER, "16502390214"])
    assert client.provisioning.start(numbers, action="enable").ok  # type: ignore[arg-type]


def test_a_number_changes_itself(client: numplan.Flowroute, sandbox: numplan.Sandbox) -> None:
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


def test_a_number_changes_itself_awaited(sandbox: numplan.Sandbox) -> None:
    async def run() -> None:
        async with numplan.AsyncFlowroute(**sandbox.flowroute) as client:
            number = await client.numbers.get(NUMBER)
            updated = await number.update(alias="Desk")
            assert updated.number is not None
            assert (await updated.number.update(alias="Door")).ok

    asyncio.run(run())
    assert kept(sandbox, "alias") == "Door"


def test_a_number_that_no_client_has_read_says_so(client: numplan.Flowroute) -> None:
    number = client.numbers.get(NUMBER)
    for orphan in (pickle.loads(pickle.dumps(number)), numplan.FlowrouteNumber(value=NUMBER)):
        assert orphan.value == NUMBER
        with pytest.raises(numplan.ConfigError, match="no client has read"):
            orphan.update(alias="x")
    # A copy is the number itself.
    assert copy.copy(number).update(alias="x").ok


def test_the_raw_answer_is_there(client: numplan.Flowroute) -> None:
    answer = client.numbers.get(NUMBER).answer
    assert answer is not None
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("application/")
    assert answer.json()["data"]["attributes"]["value"] == NUMBER
    assert b"Main line" in answer.body
    assert "Main line" not in repr(answer)


def test_a_result_that_is_not_well_raises_on_demand(
    client: numplan.Flowroute, sandbox: numplan.Sandbox
) -> None:
    shown = {"data": {"type": "number", "id": NUMBER, "attributes": {"value": NUMBER, "alias": "Other"}}}
    sandbox.add_fault({"method": "PATCH", "action": {"kind": "response", "status": 200, "body": shown}})
    updated = client.numbers.update(NUMBER, alias="NYC")
    assert not updated.ok
    assert (updated.fields[0].state, updated.fields[0].observed) == ("unknown", "Other")
    with pytest.raises(numplan.Error, match="alias") as caught:
        updated.require()
    assert caught.value is updated.unmet
    assert caught.value.result is updated
    good = client.numbers.update(NUMBER, alias="NYC")
    assert good.require() is good
    assert pickle.loads(pickle.dumps(caught.value)).result == updated
    other = pickle.loads(pickle.dumps(updated))
    assert other == updated
    assert json.loads(json.dumps(other.as_dict()))["failure"]["code"] == "rejected"


def test_a_list_is_walked_again_from_its_beginning(
    client: numplan.Flowroute, sandbox: numplan.Sandbox
) -> None:
    sandbox.add_many_numbers("flowroute", 450)
    listing = client.numbers.list()
    assert (listing.total, listing.mismatch, sandbox.log()) == (None, None, [])
    first = [number.value for number in listing]
    assert (len(first), len(sandbox.log())) == (455, 3)
    assert [number.value for number in listing] == first
    pages = list(listing.pages())
    assert [len(page.items) for page in pages] == [200, 200, 55]
    assert [page.more for page in pages] == [True, True, False]
    assert sum(1 for _ in zip(range(3), client.numbers.list(), strict=False)) == 3


def test_a_list_tells_how_many_there_are_and_whether_they_came(sandbox: numplan.Sandbox) -> None:
    sandbox.add_many_numbers("plivo", 60)
    with numplan.Plivo(**sandbox.plivo) as client:
        listing = client.numbers.list()
        count = sum(1 for _ in listing)
        assert listing.total == count
        assert listing.mismatch is None
        page = client.numbers.list_page(offset=count - 1)
        assert (len(page.items), page.more) == (1, False)


def test_a_list_is_walked_over_awaited(sandbox: numplan.Sandbox) -> None:
    sandbox.add_many_numbers("plivo", 60)

    async def run() -> None:
        async with numplan.AsyncPlivo(**sandbox.plivo) as client:
            listing = client.numbers.list()
            items = [number async for number in listing]
            assert listing.total == len(items)
            assert len([page async for page in listing.pages()]) > 1
            assert (await client.numbers.list_page(offset=len(items) - 1)).more is False
            assert await items[0].update(alias="x")

    asyncio.run(run())


def test_a_page_that_fails_can_be_read_again(client: numplan.Flowroute, sandbox: numplan.Sandbox) -> None:
    sandbox.add_many_numbers("flowroute", 250)
    pages = client.numbers.list().pages()
    assert len(next(pages).items) == 200
    sandbox.add_fault({"action": {"kind": "html"}})
    with pytest.raises(numplan.BadResponseError):
        next(pages)
    assert len(list(client.numbers.list())) == 255


def test_requests_are_made_for_those_who_send_by_themselves(client: numplan.Flowroute) -> None:
    prepared = client.prepare(client.numbers.update, NUMBER, alias="NYC")
    assert (prepared.method, prepared.url) == ("PATCH", f"{client.base_url}/v2/numbers/{NUMBER}")
    assert prepared.headers["authorization"].startswith("Basic ")
    answer = b'{"data": {"id": "12065551234", "attributes": {"value": "12065551234", "alias": "NYC"}}}'
    updated = prepared.interpret(200, {"content-type": "application/vnd.api+json"}, answer)
    assert updated.ok
    with pytest.raises(numplan.UnauthorizedError):
        prepared.interpret(401, {}, b"")
    page = client.prepare(client.numbers.list, starts_with="1206")
    assert "?starts_with=1206&limit=200" in page.url
    number = client.numbers.get(NUMBER)
    assert client.prepare(number.update, alias="NYC").body == prepared.body
    with pytest.raises(numplan.UnsupportedError):
        client.prepare(client.numbers.buy, "12125501000")


def test_requests_are_made_by_an_async_client_without_awaiting(sandbox: numplan.Sandbox) -> None:
    client = numplan.AsyncFlowroute(**sandbox.flowroute)
    assert client.prepare(client.numbers.update, NUMBER, alias="NYC").method == "PATCH"
    assert client.prepare(client.numbers.list).method == "GET"


HANG: Any = {"times": None, "action": {"kind": "hang"}}


def test_time_is_limited_for_a_client_and_for_a_call(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault(HANG)
    with numplan.Flowroute(**sandbox.flowroute, timeout=0.2) as client:
        with pytest.raises(TimeoutError) as caught:
            client.numbers.get(NUMBER)
        assert isinstance(caught.value, numplan.TimeoutError)
        with pytest.raises(numplan.TimeoutError):
            client.numbers.get(NUMBER, timeout=0.05)
        # A write whose answer did not come may have been carried out.
        with pytest.raises(numplan.OutcomeUnknownError) as unknown:
            client.numbers.update(NUMBER, alias="x")
        assert (unknown.value.sent, unknown.value.cause) == ("maybe", "timeout")

    async def run() -> None:
        async with numplan.AsyncFlowroute(**sandbox.flowroute) as client:
            with pytest.raises(TimeoutError):
                await client.numbers.get(NUMBER, timeout=0.05)
            # Not the built-in one before Python 3.11.
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(client.numbers.get(NUMBER), 0.05)

    asyncio.run(run())


def test_a_closed_client_takes_no_call(sandbox: numplan.Sandbox) -> None:
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


def test_an_error_tells_all_that_it_knows(client: numplan.Flowroute) -> None:
    with pytest.raises(numplan.NotFoundError) as caught:
        client.numbers.get("12065550000")
    error = caught.value
    assert (error.code, error.provider, error.operation) == ("not_found", "flowroute", "numbers.get")
    assert (error.status, error.attempts, error.sent, error.retryable) == (404, 1, "yes", False)
    assert error.request_id
    assert error.server_errors[0].status == "404"
    assert pickle.loads(pickle.dumps(error)).as_dict() == copy.copy(error).as_dict() == error.as_dict()


def test_a_purchase_is_sent_once_whatever_becomes_of_it(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"method": "POST", "action": {"kind": "drop", "commit": True}})
    with numplan.Flowroute(**sandbox.flowroute) as client:
        bought = client.numbers.buy("12125501000")
    assert (bought.ok, bought.is_reconciled) == (True, True)
    assert [order["numbers"] for order in sandbox.orders()] == [["12125501000"]]
    assert [entry["method"] for entry in sandbox.log()].count("POST") == 1
