"""Every operation of Wavix, in an order in which each finds its inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from operations import given

if TYPE_CHECKING:
    from operations import Step

STEPS: list[Step] = [
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
