"""Ten thousand operations leak nothing, sequential or concurrent.

They run in a separate process, since the sandbox's log grows in this one.
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

    #: Runs a number of operations.
    Blocking = Callable[[numplan.Flowroute, int], None]
    Async = Callable[[numplan.AsyncFlowroute, int], Coroutine[Any, Any, None]]

MANY = 10_000
#: More than the client's connections, so that some wait.
THREADS = 256
#: The client's default number of connections.
IN_FLIGHT = 64
MEGABYTE = 1 << 20
NUMBER, ABSENT, SILENT = "12065551234", "12065550000", "18005551234"


class Held(NamedTuple):
    """The resources of a process."""

    #: Blocks of Python's heap; an object has at least one.
    blocks: int
    memory: int
    files: int
    threads: int


if TYPE_CHECKING:
    Measure = Callable[..., tuple[Any, list[Held]]]


def held() -> Held:
    """Return the resources of this process."""
    # Freed objects may release others.
    for _ in range(3):
        gc.collect()
    threads = entries("/proc/self/task") or threading.active_count()
    return Held(sys.getallocatedblocks(), memory(), entries("/dev/fd"), threads)


def entries(folder: str) -> int:
    """Return the number of entries of a folder; 0 if it does not exist."""
    at = Path(folder)
    return sum(1 for _ in at.iterdir()) if at.exists() else 0


def memory() -> int:
    """Return the memory that this process has written to, or its peak; 0 if unknown."""
    # `statm` is cached per processor and less exact.
    rollup = Path("/proc/self/smaps_rollup")
    if rollup.exists():
        # Freed memory that glibc keeps would hide a leak.
        getattr(ctypes.CDLL(None), "malloc_trim", bool)(0)
        lines = rollup.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_Dirty:"))
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def start(client: Any, at: int) -> Any:
    """Start an operation: of ten, seven succeed, one is not sent, one fails, one times out."""
    if at % 10 == 0:
        return client.numbers.get(ABSENT)
    if at % 10 == 1:
        return client.numbers.get("1")
    if at % 10 == 2:
        return client.numbers.update(NUMBER, alias="x")
    if at % 10 == 3:
        return client.numbers.list_page(limit=1)
    return client.numbers.get(NUMBER)


def run_blocking(client: numplan.Flowroute, at: int) -> None:
    """Run an operation."""
    try:
        if at % 10 == 9:
            client.numbers.get(SILENT, timeout=0.001)
        else:
            start(client, at)
    except numplan.Error:
        pass


async def run_async(client: numplan.AsyncFlowroute, at: int) -> None:
    """Run an operation."""
    try:
        if at % 10 == 9:
            await asyncio.wait_for(client.numbers.get(SILENT), 0.001)
        else:
            await start(client, at)
    except (numplan.Error, asyncio.TimeoutError):
        pass


def sequential(client: numplan.Flowroute, count: int) -> None:
    for at in range(count):
        run_blocking(client, at)


def from_threads(client: numplan.Flowroute, count: int) -> None:
    with ThreadPoolExecutor(THREADS) as threads:
        for _ in threads.map(lambda at: run_blocking(client, at), range(count)):
            pass


async def async_sequential(client: numplan.AsyncFlowroute, count: int) -> None:
    for at in range(count):
        await run_async(client, at)


async def async_concurrent(client: numplan.AsyncFlowroute, count: int) -> None:
    await asyncio.gather(*[run_async(client, at) for at in range(count)])
    # Lets `gather` finish, and takes the outcomes of canceled operations.
    await asyncio.sleep(0.1)


def of_blocking(access: Any, make: Blocking, first: int) -> tuple[Any, list[Held]]:
    """Return a closed client, and its resources after a warm-up and after all operations."""
    with numplan.Flowroute(**access, timeout=300) as client:
        make(client, first)
        warm = held()
        make(client, MANY)
        still = held()
    return client, [warm, still]


def of_async(access: Any, make: Async, first: int) -> tuple[Any, list[Held]]:
    """Return the same for async operations."""

    async def run() -> tuple[Any, list[Held]]:
        async with numplan.AsyncFlowroute(**access, timeout=300) as client:
            await make(client, first)
            warm = held()
            await make(client, MANY)
            still = held()
        return client, [warm, still]

    return asyncio.run(run())


def measured(access: Any, measure: Measure, make: Any, first: int) -> list[Held]:
    """Return the resources before the client, during its life and after it is closed."""
    before = held()
    # A closed client that is still referenced holds nothing.
    _client, meanwhile = measure(access, make, first)
    # The client's thread ends on its own.
    deadline = time.monotonic() + 10
    while (after := held()).threads > before.threads and time.monotonic() < deadline:
        pass
    return [before, *meanwhile, after]


@pytest.mark.parametrize(
    ("measure", "make", "first", "room"),
    [
        # Fifty bytes per operation.
        (of_blocking, sequential, 2_000, MEGABYTE // 2),
        (of_async, async_sequential, 2_000, MEGABYTE // 2),
        # Memory that allocators keep after concurrent operations varies.
        (of_blocking, from_threads, MANY, 16 * MEGABYTE),
        (of_async, async_concurrent, MANY, 16 * MEGABYTE),
    ],
)
def test_10_000_operations_leak_nothing(
    measure: Measure, make: Any, first: int, room: int, sandbox: numplan.Sandbox
) -> None:
    sandbox.add_fault({"path": f"/v2/numbers/{SILENT}", "times": None, "action": {"kind": "hang"}})
    with multiprocessing.get_context("spawn").Pool(1) as process:
        before, warm, still, after = process.apply(measured, (dict(sandbox.flowroute), measure, make, first))
    shown = f"before {before}, warm {warm}, still {still}, after {after}"
    # A leaked object per operation, or per operation of one kind, takes at least as many blocks.
    assert still.blocks - warm.blocks < MANY / 10, shown
    assert still.memory - warm.memory < room, shown
    assert still.files - warm.files <= IN_FLIGHT, shown
    assert still.threads <= warm.threads, shown
    assert after.files <= before.files, shown
    assert after.threads <= before.threads, shown
