"""Plivo's own Python SDK as a client of the sandbox: search, buy, add, release, list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plivo  # type: ignore[import-untyped]
import plivo.rest.client  # type: ignore[import-untyped]
import pytest
import requests
from plivo.exceptions import ResourceNotFoundError, ValidationError  # type: ignore[import-untyped]
from sandbox import PLIVO

if TYPE_CHECKING:
    from sandbox import Sandbox

NUMBER = "12065501000"
BOUGHT = ("plivo", "purchase", [NUMBER])


@pytest.fixture
def client(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> plivo.RestClient:
    """Point the SDK at the sandbox, by a variable of its module: it has no option."""
    monkeypatch.setattr(plivo.rest.client, "PLIVO_API_BASE_URI", f"{sandbox.url}/v1/Account")
    return plivo.RestClient(*PLIVO)


def test_a_search(client: plivo.RestClient) -> None:
    found = client.numbers.search(
        country_iso="US", type="local", pattern="206", services="voice,sms", limit=5
    )
    assert found.meta.total_count == 50
    assert found.objects[0].number == NUMBER
    assert found.objects[0].monthly_rental_rate == "0.80000"
    assert found.objects[0].lata == 674
    rest = client.numbers.search(
        country_iso="US", region="New York", city="NEW YORK", npanxx="212552", offset=8
    )
    assert [offer.number for offer in rest.objects] == ["12125521296", "12125521333"]
    with pytest.raises(ValidationError, match="country_iso is required"):
        client.numbers.search(country_iso="")


def test_a_purchase(sandbox: Sandbox, client: plivo.RestClient) -> None:
    answer = client.numbers.buy(NUMBER, app_id="29986316244302815", cnam_lookup="enabled")
    assert answer.message == "created"
    assert [(it.number, it.status) for it in answer.numbers] == [(NUMBER, "Success")]
    assert sandbox.orders() == [BOUGHT]
    assert client.numbers.get(NUMBER).cnam_lookup == "enabled"
    with pytest.raises(ValidationError, match="already"):
        client.numbers.buy(NUMBER)
    with pytest.raises(ResourceNotFoundError):
        client.numbers.buy("12065550000")
    assert sandbox.orders() == [BOUGHT]


def test_a_pending_purchase(sandbox: Sandbox, client: plivo.RestClient) -> None:
    sandbox.switch(plivo_buy_status="pending", plivo_buy_answer="accepted", timing={"task_ms": 600_000})
    assert client.numbers.buy(NUMBER).numbers[0].status == "pending"
    with pytest.raises(ResourceNotFoundError):
        client.numbers.get(NUMBER)
    sandbox.complete_tasks()
    assert client.numbers.get(NUMBER).number == NUMBER


def test_a_purchase_whose_answer_is_lost(sandbox: Sandbox, client: plivo.RestClient) -> None:
    sandbox.fault("drop", method="POST", commit=True)
    with pytest.raises(requests.ConnectionError):
        client.numbers.buy(NUMBER)
    assert sandbox.orders() == [BOUGHT]
    assert client.numbers.get(NUMBER).number == NUMBER


def test_numbers_of_another_carrier(sandbox: Sandbox, client: plivo.RestClient) -> None:
    own = ["18554675486", "18554675487"]
    client.numbers.create(",".join(own), carrier="25782", region="US", number_type="tollfree")
    assert sandbox.orders() == [("plivo", "add_own", own)]
    number = client.numbers.get(own[1])
    assert (number.carrier, number.number_type) == ("25782", "tollfree")


def test_list_is_sent_as_python_repr(sandbox: Sandbox, client: plivo.RestClient) -> None:
    with pytest.raises(ValidationError, match="numbers: is not a list"):
        client.numbers.create(["18554675486"], carrier="25782", region="US")
    [(_, _, body)] = sandbox.sent()
    assert body["numbers"] == "['18554675486']"


def test_giving_up(sandbox: Sandbox, client: plivo.RestClient) -> None:
    client.numbers.delete("12025551111")
    client.numbers.get("12065551234").delete()
    assert [(what, numbers) for _, what, numbers in sandbox.orders()] == [
        ("release", ["12025551111"]),
        ("release", ["12065551234"]),
    ]
    assert [number.number for number in client.numbers.list()] == ["12125551234", "442079460123"]


def test_lists_are_filtered(client: plivo.RestClient) -> None:
    for filters, count in [
        ({"type": "local"}, 4),
        ({"number_startswith": "1206"}, 1),
        ({"subaccount": "SASANDBOX00000000000"}, 1),
        ({"alias": "Main line"}, 1),
        ({"services": "sms"}, 4),
        ({"cnam_lookup": "disabled"}, 3),
        ({"renewal_date": "2027-02-14"}, 4),
        ({"renewal_date__lt": "2027-02-14"}, 0),
        ({"renewal_date__lte": "2027-02-14"}, 4),
        ({"renewal_date__gt": "2027-02-14"}, 0),
        ({"renewal_date__gte": "2027-02-14"}, 4),
    ]:
        assert client.numbers.list(**filters).meta.total_count == count, filters


@pytest.mark.parametrize("paging", ["offset", "cursor"])
def test_a_walk_over_all_pages(sandbox: Sandbox, client: plivo.RestClient, paging: str) -> None:
    sandbox.switch(plivo_paging=paging)
    sandbox.add_many("plivo", 46)
    numbers: list[str] = []
    while len(numbers) < 50:
        page = client.numbers.list(limit=20, offset=len(numbers))
        numbers += [number.number for number in page]
        assert bool(page.meta.next) == (len(numbers) < 50)
    assert len(set(numbers)) == 50
