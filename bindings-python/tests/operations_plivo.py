"""Every operation of Plivo, in an order in which each finds its inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from operations import given

if TYPE_CHECKING:
    from operations import Step

STEPS: list[Step] = [
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
