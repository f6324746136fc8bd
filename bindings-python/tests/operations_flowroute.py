"""Every operation of Flowroute, in an order in which each finds its inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from operations import applied, given

if TYPE_CHECKING:
    from operations import Step

STEPS: list[Step] = [
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
