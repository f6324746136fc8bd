"""Wavix's own Python SDK as a client of the sandbox."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from sandbox import WAVIX
from wavix import NumberDestination, Wavix
from wavix.core.api_error import ApiError
from wavix.core.parse_error import ParsingError
from wavix.errors import ForbiddenError, NotFoundError, UnauthorizedError

if TYPE_CHECKING:
    from sandbox import Sandbox


@pytest.fixture
def client(sandbox: Sandbox) -> Wavix:
    """Point the SDK at the sandbox."""
    return Wavix(base_url=sandbox.url, token=WAVIX)


def test_an_update(sandbox: Sandbox, client: Wavix) -> None:
    number = client.numbers.update(
        123,
        sms_enabled=True,
        sms_relay_url="https://your-site.com/sms",
        destinations=[NumberDestination(destination="15551234567", priority=1, transport=4)],
        transcription_threshold=30,
    )
    assert (number.id, number.number) == (123, "12565378257")
    assert number.sms_relay_url == "https://your-site.com/sms"
    assert number.destination[0].destination == "15551234567"
    assert number.call_recording_enabled
    held = sandbox.wavix(123)
    assert held["sms_relay_url"] == "https://your-site.com/sms"
    assert held["transcription_threshold"] == 30
    assert [entry["transport"] for entry in held["destination"]] == [4]


def test_null_is_sent_and_clears(sandbox: Sandbox, client: Wavix) -> None:
    assert client.numbers.update(123, call_status_url=None).call_status_url is None
    assert sandbox.sent() == [("PATCH", "/v1/numbers/123", {"call_status_url": None})]


def test_a_number_and_the_list(client: Wavix) -> None:
    assert client.numbers.get(124).label == "Main line"
    page = client.numbers.list(search="12065551234", per_page=1, page=2)
    assert [number.id for number in page.items] == [12065551234]
    assert (page.pagination.total, page.pagination.total_pages) == (2, 2)


def test_an_update_of_many_is_applied_later(sandbox: Sandbox, client: Wavix) -> None:
    sandbox.switch(timing={"later_ms": 600_000})
    answer = client.numbers.bulk_update(ids=[123, 124], destinations=[], transcription_threshold=9)
    assert answer.items
    assert [number.transcription_threshold for number in answer.items] == [9, 9]
    assert len(answer.items[0].destination) == 1
    sandbox.complete_tasks()
    assert sandbox.wavix(123)["destination"] == []


def test_errors(sandbox: Sandbox, client: Wavix) -> None:
    with pytest.raises(NotFoundError):
        client.numbers.get(7)
    with pytest.raises(ApiError) as refused:
        client.numbers.update(124, call_status_url="x")
    assert refused.value.status_code == 422
    assert refused.value.body["errors"] == {"call_status_url": "Must be a valid URL."}
    with pytest.raises(UnauthorizedError):
        Wavix(base_url=sandbox.url, token="x").numbers.get(123)  # noqa: S106
    with pytest.raises(ForbiddenError):
        Wavix(base_url=sandbox.url, token="sandbox-read-only-api-key").numbers.update(123)  # noqa: S106


def test_successful_update_raises_on_null_paid_until(sandbox: Sandbox, client: Wavix) -> None:
    sandbox.switch(wavix_paid_until="null")
    with pytest.raises(ParsingError):
        client.numbers.update(123, transcription_threshold=9)
    assert sandbox.wavix(123)["transcription_threshold"] == 9


def test_successful_update_raises_on_numeric_money(sandbox: Sandbox, client: Wavix) -> None:
    sandbox.switch(scalars="numbers")
    with pytest.raises(ParsingError):
        client.numbers.update(123, transcription_threshold=9)
    assert sandbox.wavix(123)["transcription_threshold"] == 9


def test_a_server_error_is_tried_three_times(sandbox: Sandbox, client: Wavix) -> None:
    sandbox.fault("response", status=503, body={"success": False, "message": "x"}, times=None)
    with pytest.raises(ApiError):
        client.numbers.update(123, transcription_threshold=9)
    assert [entry["fault"] for entry in sandbox.log()] == ["response"] * 3


def test_milliseconds_of_a_hint_are_ignored(sandbox: Sandbox, client: Wavix) -> None:
    sandbox.switch(retry_after="millis")
    sandbox.fault("throttle", after_ms=5_000)
    start = time.monotonic()
    client.numbers.get(123)
    assert time.monotonic() - start < 4
