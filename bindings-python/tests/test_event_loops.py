"""Async clients in event loops of several kinds, in several at once, and in loops that close."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest
from test_async import logged, until
from test_processes import POSIX, Program

import numplan

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

NUMBER = "12065551234"


class ReaderlessLoop(asyncio.SelectorEventLoop):
    """A loop that watches no sockets of others, as the default loop of Windows."""

    def add_reader(self, *_: Any) -> Any:  # type: ignore[override]
        """Refuse."""
        raise NotImplementedError


def uvloop_loop() -> asyncio.AbstractEventLoop:
    """Return a loop of uvloop, where it is installed."""
    return pytest.importorskip("uvloop").new_event_loop()  # type: ignore[no-any-return]


LOOPS: dict[str, Callable[[], asyncio.AbstractEventLoop]] = {
    "asyncio": asyncio.new_event_loop,
    "readerless": ReaderlessLoop,
    "uvloop": uvloop_loop,
}


@pytest.fixture(params=LOOPS)
def new_loop(request: pytest.FixtureRequest) -> Callable[[], asyncio.AbstractEventLoop]:
    """Return what makes a loop of one kind."""
    return LOOPS[request.param]


def run(loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, Any]) -> Any:
    """Run something in a loop and close it."""
    try:
        return loop.run_until_complete(work)
    finally:
        loop.close()


def test_operations_pages_and_close(
    new_loop: Callable[[], asyncio.AbstractEventLoop], sandbox: numplan.Sandbox
) -> None:
    sandbox.add_many_numbers("flowroute", 300)

    async def use() -> None:
        client = numplan.AsyncFlowroute(**sandbox.flowroute, in_flight=64)
        updates = [client.numbers.update(NUMBER, alias=f"a{index}") for index in range(64)]
        assert all(updated.ok for updated in await asyncio.gather(*updates))
        # More than fit on a page.
        assert len([number.value async for number in client.numbers.list()]) > 300
        with pytest.raises(numplan.NotFoundError):
            await client.numbers.get("12065559999")
        await client.close()
        with pytest.raises(numplan.ConfigError):
            await client.numbers.get(NUMBER)

    run(new_loop(), use())


def test_cancel_ends_one_of_many(
    new_loop: Callable[[], asyncio.AbstractEventLoop], sandbox: numplan.Sandbox
) -> None:
    sandbox.add_fault({"method": "PATCH", "times": None, "action": {"kind": "hang"}})

    async def use() -> None:
        async with numplan.AsyncFlowroute(**sandbox.flowroute) as client:
            hangs = asyncio.ensure_future(client.numbers.update(NUMBER, alias="x"))
            await until(logged(sandbox, "PATCH"))
            hangs.cancel()
            numbers = await asyncio.gather(*[client.numbers.get(NUMBER) for _ in range(8)])
            assert len(numbers) == 8
            with pytest.raises(asyncio.CancelledError):
                await hangs
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(client.numbers.update(NUMBER, alias="x"), 0.05)

    run(new_loop(), use())


def test_loops_run_at_once(
    new_loop: Callable[[], asyncio.AbstractEventLoop], sandbox: numplan.Sandbox
) -> None:
    client = numplan.AsyncFlowroute(**sandbox.flowroute)
    loops = [new_loop() for _ in range(4)]
    seen: list[Any] = []

    async def use() -> None:
        for _ in range(8):
            seen.extend(await asyncio.gather(*[client.numbers.get(NUMBER) for _ in range(4)]))

    threads = [threading.Thread(target=run, args=(loop, use())) for loop in loops]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [number.value for number in seen] == [NUMBER] * 128


def test_closed_loop_is_not_told(
    new_loop: Callable[[], asyncio.AbstractEventLoop],
    sandbox: numplan.Sandbox,
    capfd: pytest.CaptureFixture[str],
) -> None:
    sandbox.add_fault({"action": {"kind": "delay", "ms": 100}})
    client = numplan.AsyncFlowroute(**sandbox.flowroute)
    tasks = []

    async def start() -> None:
        tasks.append(asyncio.ensure_future(client.numbers.get(NUMBER)))
        await until(logged(sandbox, "GET"))

    run(new_loop(), start())
    # The operation ends, and other loops are served.
    assert run(new_loop(), client.numbers.get(NUMBER)).value == NUMBER
    run(new_loop(), client.close())
    assert not tasks[0].done()
    # Nothing was written, neither by the engine's thread nor by the loop.
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="open files are counted on Linux")  # noqa: PTH112
def test_closed_loops_leave_no_sockets(
    new_loop: Callable[[], asyncio.AbstractEventLoop], sandbox: numplan.Sandbox
) -> None:
    client = numplan.AsyncFlowroute(**sandbox.flowroute)

    async def get() -> None:
        await client.numbers.get(NUMBER)

    loops = [new_loop()]
    run(loops[0], get())
    gc.collect()
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    # They are kept, as if they were not collected yet.
    for _ in range(20):
        loops.append(new_loop())
        run(loops[-1], get())
    assert len(os.listdir("/proc/self/fd")) < before + 8  # noqa: PTH208


def test_stopped_loop_goes_on(
    new_loop: Callable[[], asyncio.AbstractEventLoop], sandbox: numplan.Sandbox
) -> None:
    client = numplan.AsyncFlowroute(**sandbox.flowroute)
    loop = new_loop()

    async def start() -> list[asyncio.Task[Any]]:
        tasks = [asyncio.ensure_future(client.numbers.get(NUMBER)) for _ in range(4)]
        await asyncio.sleep(0)
        return tasks

    # The responses arrive after the loop has stopped.
    sandbox.add_fault({"times": 4, "action": {"kind": "delay", "ms": 200}})
    tasks = loop.run_until_complete(start())
    run(asyncio.new_event_loop(), asyncio.sleep(0.5))
    assert [task.done() for task in tasks] == [False] * 4
    numbers = run(loop, asyncio.wait_for(asyncio.gather(*tasks), 5))
    assert [number.value for number in numbers] == [NUMBER] * 4


@POSIX
@pytest.mark.parametrize("loop", ["asyncio.new_event_loop()", "uvloop.new_event_loop()"])
def test_loop_from_before_fork_works(loop: str, sandbox: numplan.Sandbox) -> None:
    if "uvloop" in loop:
        pytest.importorskip("uvloop")
        loop = f"__import__('uvloop').{loop.removeprefix('uvloop.')}"
    program = Program(
        sandbox,
        f"""
client, loop = numplan.AsyncFlowroute(**access), {loop}
async def get(): return (await client.numbers.get("12065551234")).value
loop.run_until_complete(get())
child = os.fork()
if child == 0:
    say("child", *[loop.run_until_complete(get()) for _ in range(3)], asyncio.run(get()))
    os._exit(0)
_, status = os.waitpid(child, 0)
say("parent", status, *[loop.run_until_complete(get()) for _ in range(3)])
""",
    )
    messages, errors = program.end()
    assert messages == [["child", *[NUMBER] * 4], ["parent", 0, *[NUMBER] * 3]]
    assert errors == ""


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has the Proactor loop")
def test_default_loop_of_windows_works(sandbox: numplan.Sandbox) -> None:
    async def use() -> None:
        assert type(asyncio.get_running_loop()).__name__ == "ProactorEventLoop"
        async with numplan.AsyncFlowroute(**sandbox.flowroute) as client:
            assert (await client.numbers.get(NUMBER)).value == NUMBER

    asyncio.run(use())
