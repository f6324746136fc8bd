"""Plivo's own Python SDK as a client of the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plivo  # type: ignore[import-untyped]
import plivo.rest.client  # type: ignore[import-untyped]
import pytest
import requests
from plivo.exceptions import (  # type: ignore[import-untyped]
    AuthenticationError,
    PlivoRestError,
    ResourceNotFoundError,
    ValidationError,
)
from sandbox import PLIVO

if TYPE_CHECKING:
    from sandbox import Sandbox

NUMBER = "12025551111"
PATH = f"/v1/Account/{PLIVO[0]}/Number/{NUMBER}/"


@pytest.fixture
def client(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> plivo.RestClient:
    """Point the SDK at the sandbox, by a variable of its module: it has no option."""
    monkeypatch.setattr(plivo.rest.client, "PLIVO_API_BASE_URI", f"{sandbox.url}/v1/Account")
    return plivo.RestClient(*PLIVO)


def test_an_update(sandbox: Sandbox, client: plivo.RestClient) -> None:
    response = client.numbers.update(number=NUMBER, alias="Updated Alias")
    assert response.message == "changed"
    assert len(response.api_id) == 36
    body = {"alias": "Updated Alias", "number": NUMBER}
    assert sandbox.sent() == [("POST", PATH, body)]
    assert sandbox.plivo(NUMBER)["alias"] == "Updated Alias"
    assert client.numbers.get(number=NUMBER).alias == "Updated Alias"


def test_an_update_of_a_number_that_was_read(sandbox: Sandbox, client: plivo.RestClient) -> None:
    number = client.numbers.get(number=NUMBER)
    assert number.number == NUMBER
    assert number.update(alias="Updated Alias").message == "changed"
    assert sandbox.plivo(NUMBER)["alias"] == "Updated Alias"


def test_alias_update_changes_application(sandbox: Sandbox, client: plivo.RestClient) -> None:
    client.numbers.update(number=NUMBER, alias="x")
    assert sandbox.plivo(NUMBER)["app_id"] == "10000000000000001"
    client.numbers.update(number=NUMBER, app_id="29986316244302815")
    sandbox.switch(plivo_missing_app_id="keeps")
    client.numbers.update(number=NUMBER, alias="y")
    assert sandbox.plivo(NUMBER)["app_id"] == "29986316244302815"


def test_a_list(client: plivo.RestClient) -> None:
    page = client.numbers.list(limit=2, offset=1)
    assert [number.number for number in page] == ["12065551234", "12125551234"]
    assert page.meta.total_count == 4


def test_errors(client: plivo.RestClient) -> None:
    with pytest.raises(ResourceNotFoundError, match="not found"):
        client.numbers.get(number="12065550000")
    with pytest.raises(ValidationError, match="cnam_lookup: is for US local"):
        client.numbers.update(number="442079460123", cnam_lookup="enabled")
    with pytest.raises(AuthenticationError, match="authentication failed"):
        plivo.RestClient(PLIVO[0], "x").numbers.get(number=NUMBER)


def test_a_number_is_not_escaped(sandbox: Sandbox, client: plivo.RestClient) -> None:
    with pytest.raises(ResourceNotFoundError):
        client.numbers.update(number="../Application/1", alias="x")
    [(method, path, _)] = sandbox.sent()
    assert (method, path) == ("POST", f"/v1/Account/{PLIVO[0]}/Application/1/")


def test_html_is_a_success(sandbox: Sandbox, client: plivo.RestClient) -> None:
    sandbox.fault("html", status=202)
    assert client.numbers.update(number=NUMBER, alias="x") is None
    assert sandbox.plivo(NUMBER)["alias"] is None


def test_a_redirect_turns_the_update_into_a_read(sandbox: Sandbox, client: plivo.RestClient) -> None:
    sandbox.fault("redirect", to=f"{sandbox.url}{PATH}")
    client.numbers.update(number=NUMBER, alias="x")
    assert [(method, path) for method, path, _ in sandbox.sent()] == [("POST", PATH), ("GET", PATH)]
    assert sandbox.plivo(NUMBER)["alias"] is None


def test_a_lost_answer(sandbox: Sandbox, client: plivo.RestClient) -> None:
    sandbox.fault("drop", commit=True)
    with pytest.raises(requests.ConnectionError):
        client.numbers.update(number=NUMBER, alias="x")
    assert len(sandbox.log()) == 1
    assert sandbox.plivo(NUMBER)["alias"] == "x"


def test_a_throttled_update_loses_the_reason(sandbox: Sandbox, client: plivo.RestClient) -> None:
    sandbox.fault("throttle", after_ms=1000)
    with pytest.raises(PlivoRestError, match="Received status code 429"):
        client.numbers.update(number=NUMBER, alias="x")
