"""Wavix's own Python SDK as a client of the sandbox: locations, cart, checkout, release, list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sandbox import WAVIX
from wavix import Wavix
from wavix.core.api_error import ApiError
from wavix.errors import NotFoundError

if TYPE_CHECKING:
    from sandbox import Sandbox

NUMBER = "12065501000"
OTHER = "12065501037"
BOUGHT = ("wavix", "purchase", [NUMBER])


@pytest.fixture
def client(sandbox: Sandbox) -> Wavix:
    """Point the SDK at the sandbox."""
    return Wavix(base_url=sandbox.url, token=WAVIX)


def test_places_lead_to_numbers(client: Wavix) -> None:
    countries = client.buy.countries.list().countries
    assert [(it.id, it.name, it.has_provinces_or_states) for it in countries] == [
        (826, "United Kingdom", False),
        (840, "United States", True),
    ]
    assert [it.name for it in client.buy.regions.list(840).regions] == ["New York", "Washington"]
    assert [it.id for it in client.buy.cities.list(826).cities] == [201, 202]
    assert client.buy.cities.list(826, text_enabled_only=True).cities == []
    assert [it.id for it in client.buy.region_cities.list(840, 36).cities] == [101, 102]
    page = client.buy.numbers.list(840, 101, page=2, per_page=100)
    assert (len(page.dids), page.pagination.total) == (30, 130)
    assert page.dids[0].monthly_fee == "0.99"
    with pytest.raises(NotFoundError):
        client.buy.cities.list(1)
    with pytest.raises(ApiError) as refused:
        client.buy.regions.list(826)
    assert refused.value.status_code == 422


def test_the_cart(client: Wavix) -> None:
    assert client.cart.get().dids == []
    added = client.cart.add(ids=[NUMBER, OTHER])
    assert [offer.number for offer in added] == [NUMBER, OTHER]
    assert client.cart.remove(ids=[OTHER]).success
    cart = client.cart.get()
    assert [offer.id for offer in cart.dids] == [int(NUMBER)]
    assert cart.doc_types


def test_a_checkout(sandbox: Sandbox, client: Wavix) -> None:
    client.cart.add(ids=[NUMBER])
    assert client.cart.checkout(ids=[NUMBER]).success
    assert sandbox.orders() == [BOUGHT]
    [number] = client.numbers.list(search=NUMBER).items
    assert (number.number, number.state) == (NUMBER, "WA")
    with pytest.raises(ApiError) as refused:
        client.cart.checkout(ids=[NUMBER])
    assert refused.value.status_code == 422
    assert refused.value.body["error_dids"] == [NUMBER]
    assert sandbox.orders() == [BOUGHT]


def test_lost_checkout_is_resent_and_charged_twice(sandbox: Sandbox, client: Wavix) -> None:
    sandbox.switch(repeated_order="charged")
    client.cart.add(ids=[NUMBER])
    sandbox.fault("drop", method="POST", commit=True)
    assert client.cart.checkout(ids=[NUMBER]).success
    assert sandbox.orders() == [BOUGHT, BOUGHT]


def test_giving_back(sandbox: Sandbox, client: Wavix) -> None:
    assert client.numbers.delete(ids=[123, 124]).success
    assert client.numbers.delete(dids="442079460123").success
    assert [numbers for _, what, numbers in sandbox.orders() if what == "release"] == [
        ["12565378257", "12065551234"],
        ["442079460123"],
    ]
    assert [number.id for number in client.numbers.list().items] == [12065551234]
    with pytest.raises(NotFoundError):
        client.numbers.delete(ids=123)
    with pytest.raises(ApiError):
        client.numbers.delete()


def test_lists_are_filtered(client: Wavix) -> None:
    assert client.numbers.list(city_id=3).pagination.total == 1
    assert client.numbers.list(label="Main line").pagination.total == 1
    assert client.numbers.list(label_present=True).pagination.total == 2
    assert client.numbers.list(label_present=False).pagination.total == 2
    assert client.numbers.list(search="555").pagination.total == 2


def test_a_walk_over_all_pages(sandbox: Sandbox, client: Wavix) -> None:
    sandbox.add_many("wavix", 246)
    pages = [client.numbers.list(page=page, per_page=100) for page in (1, 2, 3)]
    assert [len(page.items) for page in pages] == [100, 100, 50]
    assert len({number.id for page in pages for number in page.items}) == pages[0].pagination.total
