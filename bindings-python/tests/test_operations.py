"""Every operation of every provider, blocking and async."""

from __future__ import annotations

import asyncio
import importlib
import inspect
from typing import TYPE_CHECKING, Any

import pytest
from operations import CLIENTS

import numplan

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from operations import Step

#: The operations of each provider, from the module of the provider beside this one.
STEPS: dict[str, list[Step]] = {
    provider: importlib.import_module(f"operations_{provider}").STEPS for provider in CLIENTS
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
