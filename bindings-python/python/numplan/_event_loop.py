"""Waiting for the engine in event loops. Imported by async clients, whose programs have asyncio loaded."""

from __future__ import annotations

from asyncio import CancelledError, get_running_loop
from weakref import WeakKeyDictionary, ref

from ._native import CompletionQueue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Future
    from collections.abc import Callable
    from typing import Any, Protocol

    from ._native import OperationHandle, Outcome

    class Waiter(Protocol):
        """Something that waits: it decides whether a canceled wait cancels its operation."""

        def cancel(self, handle: OperationHandle, /) -> None: ...

    Start = Callable[[CompletionQueue, Future[Outcome]], OperationHandle]

_queues: WeakKeyDictionary[AbstractEventLoop, CompletionQueue] = WeakKeyDictionary()


async def awaited(runner: Waiter, start: Start) -> Any:  # noqa: ANN401 - any result
    """Start something on the engine's own thread and await its outcome."""
    loop = get_running_loop()
    future: Future[Outcome] = loop.create_future()
    handle = start(_queue(loop), future)
    try:
        outcome = await future
    except CancelledError:
        runner.cancel(handle)
        raise
    return outcome.take(runner)


def _queue(loop: AbstractEventLoop) -> CompletionQueue:
    """Return the queue of a loop."""
    queue = _queues.get(loop)
    if queue is None:
        queue = _open(loop)
    elif queue.is_inherited:
        # The selector of a loop from before `fork()` is shared with the parent: register nothing with it.
        queue = _queues[loop] = CompletionQueue(ref(loop))
    return queue


def _open(loop: AbstractEventLoop) -> CompletionQueue:
    """Make the queue of a loop that has none."""
    # Closed loops may be collected late. Their sockets are closed here.
    for reference in _queues.keyrefs():
        other = reference()
        if other is not None and other.is_closed():
            _queues.pop(other, None)
    try:
        queue = CompletionQueue()
        loop.add_reader(queue.fileno(), queue.deliver)
    except (NotImplementedError, OSError):
        # The default loop of Windows watches no sockets; a process can have too many of them.
        queue = CompletionQueue(ref(loop))
    _queues[loop] = queue
    return queue
