"""Ten thousand calls leave nothing behind: one after the other, and at a time.

They are made in a process of its own; the sandbox, whose log grows, is in this one.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import multiprocessing
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

import numplan

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    #: Makes so many calls.
    Blocking = Callable[[numplan.Flowroute, int], None]
    Awaited = Callable[[numplan.AsyncFlowroute, int], Coroutine[Any, Any, None]]

MANY = 10_000
#: More than have a connection: the others wait in line.
THREADS = 256
#: As many connections a client has at a time, unless it is told otherwise.
IN_FLIGHT = 64
MEGABYTE = 1 << 20
NUMBER, ABSENT, SILENT = "12065551234", "12065550000", "18005551234"


class Held(NamedTuple):
    """What a process holds."""

    #: Of Python's heap: an object has one or more.
    blocks: int
    memory: int
    files: int
    threads: int


if TYPE_CHECKING:
    Measure = Callable[..., tuple[Any, list[Held]]]


def held() -> Held:
    """Answer what this process holds."""
    # What goes may let others go.
    for _ in range(3):
        gc.collect()
    threads = entries("/proc/self/task") or threading.active_count()
    return Held(sys.getallocatedblocks(), memory(), entries("/dev/fd"), threads)


def entries(folder: str) -> int:
    """Answer how many entries a folder has; none if this system has no such folder."""
    at = Path(folder)
    return sum(1 for _ in at.iterdir()) if at.exists() else 0


def memory() -> int:
    """Answer how much memory this process has written to: now, or ever, or nothing where nobody knows."""
    # Counted anew, other than in `statm`, which is off by the more the more processors there are.
    rollup = Path("/proc/self/smaps_rollup")
    if rollup.exists():
        # What glibc keeps for later calls would hide what earlier ones left: it is to give it back.
        getattr(ctypes.CDLL(None), "malloc_trim", bool)(0)
        lines = rollup.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_Dirty:"))
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def call(client: Any, at: int) -> Any:
    """Begin a call: of ten, six end well, one is not sent, one fails, one is left to be given up."""
    if at % 10 == 0:
        return client.numbers.get(ABSENT)
    if at % 10 == 1:
        return client.numbers.get("1")
    if at % 10 == 2:
        return client.numbers.update(NUMBER, alias="x")
    if at % 10 == 3:
        return client.numbers.list_page(limit=1)
    return client.numbers.get(NUMBER)


def waited_for(client: numplan.Flowroute, at: int) -> None:
    """Make a call."""
    try:
        if at % 10 == 9:
            client.numbers.get(SILENT, timeout=0.001)
        else:
            call(client, at)
    except numplan.Error:
        pass


async def awaited(client: numplan.AsyncFlowroute, at: int) -> None:
    """Make a call."""
    try:
        if at % 10 == 9:
            await asyncio.wait_for(client.numbers.get(SILENT), 0.001)
        else:
            await call(client, at)
    except (numplan.Error, asyncio.TimeoutError):
        pass


def one_after_the_other(client: numplan.Flowroute, count: int) -> None:
    for at in range(count):
        waited_for(client, at)


def from_threads(client: numplan.Flowroute, count: int) -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        for _ in threads.map(lambda at: waited_for(client, at), range(count)):
            pass


async def awaited_one_after_the_other(client: numplan.AsyncFlowroute, count: int) -> None:
    for at in range(count):
        await awaited(client, at)


async def awaited_at_a_time(client: numplan.AsyncFlowroute, count: int) -> None:
    await asyncio.gather(*[awaited(client, at) for at in range(count)])
    # What has gathered them is still at its end.
    await asyncio.sleep(0)


def of_blocking(access: Any, make: Blocking, first: int) -> tuple[Any, list[Held]]:
    """Answer a client that is closed, and what was held after its first calls, and after the others."""
    with numplan.Flowroute(**access, timeout=300) as client:
        make(client, first)
        warm = held()
        make(client, MANY)
        still = held()
    return client, [warm, still]


def of_async(access: Any, make: Awaited, first: int) -> tuple[Any, list[Held]]:
    """Answer the same of calls that are awaited."""

    async def run() -> tuple[Any, list[Held]]:
        async with numplan.AsyncFlowroute(**access, timeout=300) as client:
            await make(client, first)
            warm = held()
            await make(client, MANY)
            still = held()
        return client, [warm, still]

    return asyncio.run(run())


def measured(access: Any, measure: Measure, make: Any, first: int) -> list[Held]:
    """Answer what this process holds before there is a client, meanwhile, and when it is closed."""
    before = held()
    # Somebody may keep a client that is closed: it holds nothing any more.
    _client, meanwhile = measure(access, make, first)
    # Its thread ends by itself.
    deadline = time.monotonic() + 10
    while (after := held()).threads > before.threads and time.monotonic() < deadline:
        pass
    return [before, *meanwhile, after]


@pytest.mark.parametrize(
    ("measure", "make", "first", "room"),
    [
        # Fifty bytes a call.
        (of_blocking, one_after_the_other, 2_000, MEGABYTE // 2),
        (of_async, awaited_one_after_the_other, 2_000, MEGABYTE // 2),
        # What allocators keep of so many calls at a time goes up and down; it is less than the calls take.
        (of_blocking, from_threads, MANY, 16 * MEGABYTE),
        (of_async, awaited_at_a_time, MANY, 16 * MEGABYTE),
    ],
)
def test_ten_thousand_calls_leave_nothing_behind(
    measure: Measure, make: Any, first: int, room: int, sandbox: numplan.Sandbox
) -> None:
    sandbox.add_fault({"path": f"/v2/numbers/{SILENT}", "times": None, "action": {"kind": "hang"}})
    with multiprocessing.get_context("spawn").Pool(1) as process:
        before, warm, still, after = process.apply(measured, (dict(sandbox.flowroute), measure, make, first))
    shown = f"before {before}, warm {warm}, still {still}, after {after}"
    # An object for each call, or for each that ends in one of its ways, is as many blocks or more.
    assert still.blocks - warm.blocks < MANY / 10, shown
    assert still.memory - warm.memory < room, shown
    assert still.files - warm.files <= IN_FLIGHT, shown
    assert still.threads <= warm.threads, shown
    assert after.files <= before.files, shown
    assert after.threads <= before.threads, shown
