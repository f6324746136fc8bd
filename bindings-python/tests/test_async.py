"""Concurrent and canceled operations of async clients."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

import numplan

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = "12065551234"
NEW = "12125501000"


def logged(sandbox: numplan.Sandbox, method: str) -> Callable[[], bool]:
    """Return a test for a request with a method."""
    return lambda: method in [entry["method"] for entry in sandbox.log()]


async def until(holds: Callable[[], bool]) -> None:
    """Run other tasks until a condition holds."""
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline
        await asyncio.sleep(0)


def test_256_operations_run_concurrently(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"times": None, "action": {"kind": "delay", "ms": 100}})

    async def run() -> float:
        async with numplan.AsyncFlowroute(**sandbox.flowroute, in_flight=256) as client:
            threads = threading.active_count()
            begin = time.perf_counter()
            numbers = await asyncio.gather(*[client.numbers.get(NUMBER) for _ in range(256)])
            took = time.perf_counter() - begin
            # Operations take no threads.
            assert threading.active_count() == threads
            assert {number.value for number in numbers} == {NUMBER}
            return took

    # Sequentially they take 25.6 s, in a thread pool at least 0.8 s.
    assert asyncio.run(run()) < 0.1 * 256 / 16
    assert len(sandbox.log()) == 256


def test_burst_ends_as_the_pace_allows(sandbox: numplan.Sandbox) -> None:
    number = "12025551111"

    async def run() -> None:
        async with numplan.AsyncPlivo(**sandbox.plivo, max_rate=50, timeout=3) as client:
            begin = time.monotonic()
            operations = [client.numbers.get(number) for _ in range(10_000)]
            ends = await asyncio.gather(*operations, return_exceptions=True)
            took = time.monotonic() - begin
            late = [end for end in ends if isinstance(end, numplan.TimeoutError)]
            done = [end for end in ends if not isinstance(end, BaseException)]
            assert len(done) + len(late) == 10_000
            # A limit runs from the start of its operation, and the last may start seconds after the first.
            assert 100 <= len(done) <= took * 50 + 1
            assert any(" requests are ahead at 50 a second" in str(end) for end in late)
            begin = time.monotonic()
            assert (await client.numbers.get(number)).number == number
            assert time.monotonic() - begin < 1

    asyncio.run(run())


def test_canceled_operation_ends_at_once(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"times": None, "action": {"kind": "hang"}})

    async def run() -> None:
        async with numplan.AsyncFlowroute(**sandbox.flowroute) as client:
            operations: list[tuple[str, Any]] = [
                ("GET", client.numbers.get(NUMBER)),
                ("PATCH", client.numbers.update(NUMBER, alias="x")),
            ]
            for method, operation in operations:
                task = asyncio.ensure_future(operation)
                await until(logged(sandbox, method))
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
            assert client.detached_orders() == []
            # Reading a page can be canceled too.
            pages = client.numbers.list().pages()
            sandbox.clear_log()
            task = asyncio.ensure_future(anext(pages))
            await until(logged(sandbox, "GET"))
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    begin = time.perf_counter()
    asyncio.run(run())
    assert time.perf_counter() - begin < 5


def test_canceled_purchase_runs_to_its_end(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"method": "POST", "action": {"kind": "delay", "ms": 300}})

    async def run() -> None:
        client = numplan.AsyncFlowroute(**sandbox.flowroute)
        task = asyncio.ensure_future(client.numbers.buy(NEW))
        await until(logged(sandbox, "POST"))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await until(lambda: bool(client.detached_orders()))
        (order,) = client.detached_orders()
        assert (order.operation, order.is_running, order.result) == ("numbers.buy", True, None)
        assert NEW in order.subject
        await client.close()
        (order,) = client.detached_orders()
        assert (order.is_running, order.error) == (False, None)
        assert order.result.ok
        assert order.result.item.value == NEW
        # A finished order is returned once.
        assert client.detached_orders() == []

    asyncio.run(run())
    assert [order["numbers"] for order in sandbox.orders()] == [[NEW]]


def test_order_survives_its_event_loop(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"method": "POST", "action": {"kind": "delay", "ms": 200}})
    client = numplan.AsyncFlowroute(**sandbox.flowroute)

    async def leave() -> None:
        task = asyncio.ensure_future(client.numbers.buy(NEW))
        await until(logged(sandbox, "POST"))
        # `asyncio.run` cancels remaining tasks.
        del task

    asyncio.run(leave())
    asyncio.run(client.close())
    (order,) = client.detached_orders()
    assert order.result.ok


def test_client_serves_several_loops(sandbox: numplan.Sandbox) -> None:
    client = numplan.AsyncFlowroute(**sandbox.flowroute)

    async def get() -> Any:
        return (await client.numbers.get(NUMBER)).value

    assert [asyncio.run(get()) for _ in range(2)] == [NUMBER, NUMBER]
    seen: list[Any] = []
    threads = [threading.Thread(target=lambda: seen.append(asyncio.run(get()))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [NUMBER] * 4


def test_blocking_client_works_inside_a_loop(sandbox: numplan.Sandbox) -> None:
    async def run() -> Any:
        with numplan.Flowroute(**sandbox.flowroute) as client:
            return client.numbers.get(NUMBER).value

    assert asyncio.run(run()) == NUMBER
