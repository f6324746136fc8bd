"""Every operation of every provider, blocking and async."""

from __future__ import annotations

import asyncio
import inspect
from typing import TYPE_CHECKING, Any

import pytest

import numplan

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    #: Name of the operation, its inputs made of earlier results, and a check of its result.
    Step = tuple[str, Callable[[dict[str, Any]], dict[str, Any]], Callable[[Any], bool]]


def given(**inputs: Any) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Return inputs that need no earlier result."""
    return lambda _: inputs


def applied(result: Any) -> bool:
    """Return whether a result is applied."""
    return bool(result.ok) and result.state == "applied"


FLOWROUTE: list[Step] = [
    ("numbers.get", given(number="12065551234"), lambda it: it.alias == "Main line"),
    ("numbers.update", given(number=12065551234, alias="NYC"), lambda it: it.ok and it.number.alias == "NYC"),
    (
        "numbers.list",
        given(contains="555"),
        lambda it: [n.value for n in it] == ["12065551234", "18005551234"],
    ),
    ("numbers.list_page", given(limit=2, offset=1), lambda it: len(it.items) == 2 and it.more),
    ("numbers.search", given(state="wa"), lambda it: all(n.state == "wa" for n in it) and len(it) > 1),
    ("numbers.search_page", given(limit=1), lambda it: len(it.items) == 1),
    ("numbers.buy", given(number="12065501000"), applied),
    ("numbers.release", given(number="12065501000"), applied),
    ("area_codes.list", given(), bool),
    ("area_codes.list_page", given(limit=1), lambda it: len(it.items) == 1),
    ("exchanges.list", given(areacode="206"), bool),
    ("exchanges.list_page", given(limit=1), lambda it: len(it.items) <= 1),
    (
        "routes.create",
        given(route_type="number", value="12065559999", alias="desk"),
        lambda it: applied(it) and it.item.alias == "desk",
    ),
    ("routes.list", given(), lambda it: "desk" in [route.alias for route in it]),
    ("routes.list_page", given(limit=1), lambda it: len(it.items) == 1),
    (
        "routes.update",
        lambda so_far: {"route": so_far["routes.create"].item.id, "alias": "door"},
        lambda it: it.ok and it.item.alias == "door",
    ),
    (
        "numbers.set_route",
        lambda so_far: {
            "number": "12065551234",
            "slot": "failover",
            "route": so_far["routes.create"].item.id,
        },
        lambda it: it.ok,
    ),
    ("numbers.clear_route", given(number="12065551234", slot="failover"), lambda it: it.ok),
    ("routes.delete", lambda so_far: {"route": so_far["routes.create"].item.id}, lambda it: it.ok),
    ("edge_strategies.list", given(), bool),
    (
        "provisioning.start",
        given(numbers=["12065551234"], action="enable"),
        lambda it: it.state == "pending" and it.item.id,
    ),
    (
        "provisioning.get",
        lambda so_far: {"task": so_far["provisioning.start"].item.id},
        lambda it: it.status == "processing",
    ),
]
PLIVO: list[Step] = [
    ("numbers.get", given(number="12025551111"), lambda it: it.city == "WASHINGTON"),
    ("numbers.update", given(number="12025551111", alias="NYC"), lambda it: it.ok and it.status == 202),
    ("numbers.list", given(alias="NYC"), lambda it: [n.number for n in it] == ["12025551111"]),
    ("numbers.list_page", given(offset=1), lambda it: it.items),
    ("numbers.search", given(country_iso="US"), bool),
    ("numbers.search_page", given(country_iso="US"), lambda it: it.items),
    ("numbers.buy", given(number="12125501000"), lambda it: it.ok),
    ("numbers.release", given(number="12125501000"), lambda it: it.ok),
    (
        "numbers.add",
        given(numbers=["14155550999"], carrier="12345678901234", region="CA, United States"),
        lambda it: it.ok,
    ),
]
WAVIX: list[Step] = [
    ("numbers.get", given(id=123), lambda it: it.number == "12565378257"),
    ("numbers.update", given(id=123, sms_enabled=False), lambda it: it.ok),
    ("numbers.update_many", given(ids=[123], sms_enabled=True), lambda it: it.ok and it.records[0].id == 123),
    ("numbers.list", given(), lambda it: 123 in [n.id for n in it]),
    ("numbers.list_page", given(page=1), lambda it: it.items),
    ("stock.countries", given(), lambda it: "United States" in [country.name for country in it]),
    (
        "stock.regions",
        lambda so_far: {
            "country": next(c.id for c in so_far["stock.countries"] if c.has_provinces_or_states)
        },
        bool,
    ),
    (
        "stock.cities",
        lambda so_far: {
            "country": next(c.id for c in so_far["stock.countries"] if c.has_provinces_or_states),
            "region": so_far["stock.regions"][0].id,
        },
        bool,
    ),
    (
        "stock.numbers",
        lambda so_far: {
            "country": next(c.id for c in so_far["stock.countries"] if c.has_provinces_or_states),
            "city": so_far["stock.cities"][0].id,
        },
        bool,
    ),
    (
        "stock.numbers_page",
        lambda so_far: {
            "country": next(c.id for c in so_far["stock.countries"] if c.has_provinces_or_states),
            "city": so_far["stock.cities"][0].id,
            "page": 1,
        },
        lambda it: it.items,
    ),
    ("cart.fill", lambda so_far: {"ids": [so_far["stock.numbers"][0].id]}, lambda it: it.ok),
    ("cart.get", given(), lambda it: it),
    ("cart.empty", lambda so_far: {"ids": [so_far["stock.numbers"][0].id]}, lambda it: it.ok),
    ("cart.fill", lambda so_far: {"ids": [so_far["stock.numbers"][0].id]}, lambda it: it.ok),
    ("cart.checkout", lambda so_far: {"items": so_far["stock.numbers"][:1]}, lambda it: it.ok),
    (
        "numbers.release",
        lambda so_far: {"numbers": [so_far["stock.numbers"][0].number]},
        lambda it: it.ok,
    ),
]
STEPS = {"flowroute": FLOWROUTE, "plivo": PLIVO, "wavix": WAVIX}
CLIENTS: dict[str, tuple[type[Any], type[Any]]] = {
    "flowroute": (numplan.Flowroute, numplan.AsyncFlowroute),
    "plivo": (numplan.Plivo, numplan.AsyncPlivo),
    "wavix": (numplan.Wavix, numplan.AsyncWavix),
}


def find(client: Any, name: str) -> Any:
    """Return the method of an operation."""
    resource, verb = name.split(".")
    return getattr(getattr(client, resource), verb)


def methods(client: Any) -> Iterator[str]:
    """Yield the names of all operations of a client."""
    for resource in type(client).__slots__:
        of = getattr(client, resource)
        yield from (f"{resource}.{verb}" for verb in dir(of) if not verb.startswith("_"))


@pytest.mark.parametrize("provider", STEPS)
def test_every_blocking_operation(provider: str, sandbox: numplan.Sandbox) -> None:
    with CLIENTS[provider][0](**getattr(sandbox, provider)) as client:
        assert {name for name, _, _ in STEPS[provider]} == set(methods(client))
        so_far: dict[str, Any] = {}
        for name, inputs, holds in STEPS[provider]:
            result = find(client, name)(**inputs(so_far))
            so_far[name] = list(result) if isinstance(result, numplan.Items) else result
            assert holds(so_far[name]), (name, so_far[name])


@pytest.mark.parametrize("provider", STEPS)
def test_every_async_operation(provider: str, sandbox: numplan.Sandbox) -> None:
    async def run() -> None:
        async with CLIENTS[provider][1](**getattr(sandbox, provider)) as client:
            assert {name for name, _, _ in STEPS[provider]} == set(methods(client))
            so_far: dict[str, Any] = {}
            for name, inputs, holds in STEPS[provider]:
                result = find(client, name)(**inputs(so_far))
                so_far[name] = await (result if inspect.isawaitable(result) else collected(result))
                assert holds(so_far[name]), (name, so_far[name])

    asyncio.run(run())


async def collected(items: AsyncIterator[Any]) -> list[Any]:
    """Return all items of a list."""
    return [item async for item in items]


@pytest.mark.parametrize("provider", STEPS)
def test_blocking_and_async_signatures_are_equal(provider: str, sandbox: numplan.Sandbox) -> None:
    blocking, awaited = (client(**getattr(sandbox, provider)) for client in CLIENTS[provider])
    for name in methods(blocking):
        one, other = inspect.signature(find(blocking, name)), inspect.signature(find(awaited, name))
        assert one.parameters == other.parameters, name
        assert find(blocking, name).__doc__ == find(awaited, name).__doc__
        assert "https://" in find(blocking, name).__doc__
