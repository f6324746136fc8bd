"""How a method becomes a call of the engine: waited for, awaited, or only prepared."""

from __future__ import annotations

from ._model import Model, read_by
from ._native import Host

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
    from typing import Any, Generic, ParamSpec, TypeVar, overload

    from typing_extensions import Self

    from ._native import End, Pages, Ticket
    from ._native import Prepared as NativePrepared
    from .models import Mismatch, Page, Unsettled

    P = ParamSpec("P")
    T = TypeVar("T")

    Named = dict[str, Any]
    Started = Callable[[Callable[[End], None]], Ticket]

    class Of(Generic[T]):
        """Of something."""

        __slots__ = ()

else:

    class Of:
        """Of something."""

        __slots__ = ()
        __class_getitem__ = classmethod(type(list[int]))

    T = object

    def overload(_function: object) -> None:
        """Tell type checkers of another way to call; here there is nothing to tell."""


def _listens() -> bool:
    """Whether anybody hears what is logged. Who has not imported `logging` has set up no handler."""
    from sys import modules  # noqa: PLC0415 - asked anew at each call

    logging = modules.get("logging")
    return logging is not None and logging.getLogger("numplan").isEnabledFor(logging.DEBUG)


class Listing(Of[T]):
    """A list that is read page by page while it is walked over. Each walk begins at its beginning."""

    __slots__ = ("_calls", "_parts", "_read")

    def __init__(self, calls: Blocking, *parts: Any) -> None:  # noqa: ANN401 - name, inputs, options
        """Remember what is to be read."""
        self._calls = calls
        self._parts = parts
        self._read: Pages | None = None

    def pages(self) -> Iterator[Page[T]]:
        """Answer the pages, one after the other."""
        host = self._calls.host
        self._read = pages = host.list(*self._parts)
        while (page := pages.wait(self._calls, _listens())) is not None:
            yield page

    def __iter__(self) -> Iterator[T]:
        """Answer the items, one after the other; one page is in memory at a time."""
        for page in self.pages():
            yield from page.items

    @property
    def total(self) -> int | None:
        """How many items the provider says there are, once the first page of the last walk has come."""
        return self._read.total if self._read else None

    @property
    def mismatch(self) -> Mismatch | None:
        """Once a walk has come to its end: whether the provider's count does not fit what came."""
        return self._read.mismatch if self._read else None


class AsyncListing(Of[T]):
    """A list that is read page by page while it is walked over. Each walk begins at its beginning."""

    __slots__ = ("_calls", "_parts", "_read")

    def __init__(self, calls: Async, *parts: Any) -> None:  # noqa: ANN401 - name, inputs, options
        """Remember what is to be read."""
        self._calls = calls
        self._parts = parts
        self._read: Pages | None = None

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Answer the pages, one after the other."""
        host = self._calls.host
        self._read = pages = host.list(*self._parts)
        while (page := await awaited(self._calls, lambda done: pages.start(done, _listens()))) is not None:
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        """Answer the items, one after the other; one page is in memory at a time."""
        async for page in self.pages():
            for item in page.items:
                yield item

    @property
    def total(self) -> int | None:
        """How many items the provider says there are, once the first page of the last walk has come."""
        return self._read.total if self._read else None

    @property
    def mismatch(self) -> Mismatch | None:
        """Once a walk has come to its end: whether the provider's count does not fit what came."""
        return self._read.mismatch if self._read else None


async def awaited(calls: Async, start: Started) -> Any:  # noqa: ANN401 - whatever it is
    """Start something on the engine's own thread, and await it."""
    from asyncio import CancelledError, get_running_loop  # noqa: PLC0415 - whoever awaits has it already

    loop = get_running_loop()
    future: Any = loop.create_future()

    def settle(end: End) -> None:
        if not future.done():
            future.set_result(end)

    def done(end: End) -> None:
        # The engine's thread cannot end what a loop that is closed has left behind.
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, end)

    ticket = start(done)
    try:
        end: End = await future
    except CancelledError:
        calls.leave(ticket)
        raise
    return end.take(calls)


class Prepared(Of[T]):
    """A request for those who send by themselves. It carries the credentials."""

    __slots__ = ("_calls", "_prepared")

    def __init__(self, calls: Blocking | Async, prepared: NativePrepared) -> None:
        """Wrap the engine's."""
        self._calls = calls
        self._prepared = prepared

    @property
    def method(self) -> str:
        """The method: `PATCH`."""
        return self._prepared.method

    @property
    def url(self) -> str:
        """The whole URL."""
        return self._prepared.url

    @property
    def headers(self) -> dict[str, str]:
        """The headers, the credentials among them."""
        return self._prepared.headers

    @property
    def body(self) -> bytes:
        """The body; empty if there is none."""
        return self._prepared.body

    def interpret(self, status: int, headers: Mapping[str, str], body: bytes) -> T:
        """Say what an answer says, or raise the error that it is."""
        result: T = self._prepared.interpret(self._calls, status, dict(headers), body)
        return result


class _Calls:
    """What calls have in common, however they are waited for."""

    __slots__ = ("__weakref__", "host")

    #: What stands before the names of the classes of an account's numbers.
    prefix = ""

    def __init__(self, host: Host) -> None:
        """Call on `host`."""
        self.host = host

    def leave(self, ticket: Ticket) -> None:
        """Leave a call. An order that is under way goes on, also if the interpreter is about to end."""
        if ticket.cancel():
            from atexit import register, unregister  # noqa: PLC0415 - seldom needed

            # Once, however many orders are left.
            unregister(self.host.close)
            register(self.host.close)


class Blocking(_Calls):
    """Waits."""

    __slots__ = ()

    def run(self, operation: str, inputs: Named, options: Named) -> Any:  # noqa: ANN401
        """Carry an operation out."""
        return self.host.wait(self, operation, inputs, options, _listens())

    def listing(self, operation: str, inputs: Named, options: Named) -> Listing[Any]:
        """List."""
        return Listing(self, operation, inputs, options)


class Async(_Calls):
    """Awaits."""

    __slots__ = ()

    prefix = "Async"

    async def run(self, operation: str, inputs: Named, options: Named) -> Any:  # noqa: ANN401
        """Carry an operation out."""
        listens = _listens()
        return await awaited(self, lambda done: self.host.start(operation, inputs, options, done, listens))

    def listing(self, operation: str, inputs: Named, options: Named) -> AsyncListing[Any]:
        """List."""
        return AsyncListing(self, operation, inputs, options)


class _Preparing(Blocking):
    """Makes requests, and sends none."""

    __slots__ = ()

    def run(self, operation: str, inputs: Named, options: Named) -> Any:  # noqa: ANN401
        prepared: Prepared[Any] = Prepared(self, self.host.prepare(operation, inputs, options))
        return prepared

    def listing(self, operation: str, inputs: Named, options: Named) -> Any:  # noqa: ANN401
        return self.run(operation, inputs, options)


class _AsyncPreparing(Async):
    """Makes requests, and sends none."""

    __slots__ = ()

    async def run(self, operation: str, inputs: Named, options: Named) -> Any:  # noqa: ANN401
        return self.listing(operation, inputs, options)

    def listing(self, operation: str, inputs: Named, options: Named) -> Any:  # noqa: ANN401
        prepared: Prepared[Any] = Prepared(self, self.host.prepare(operation, inputs, options))
        return prepared


def _through(calls: _Calls, operation: Any) -> Any:  # noqa: ANN401 - a method, as it was typed where it stands
    """Answer a method of a resource, or of a number, by which other calls are made."""
    owner = operation.__self__
    owner = read_by(owner, calls) if isinstance(owner, Model) else type(owner)(calls)
    return operation.__func__.__get__(owner)


class _Client:
    """What every client can do."""

    __slots__ = ("__weakref__", "_calls")

    @property
    def base_url(self) -> str:
        """Where requests go."""
        return self._calls.host.base_url

    def unsettled(self) -> list[Unsettled]:
        """Answer the orders that nobody waited for to their end. Those that have ended are told of once."""
        return list(self._calls.host.unsettled(self._calls))

    if TYPE_CHECKING:
        _calls: Blocking | Async

    def __repr__(self) -> str:
        """Say for what it is; no secret is in it."""
        if not hasattr(self, "_calls"):
            return f"{type(self).__name__}, which could not be made"
        return f"{type(self).__name__}({self.base_url!r})"


class Client(_Client):
    """What every blocking client can do."""

    __slots__ = ()

    if TYPE_CHECKING:
        _calls: Blocking

    def __init__(self, provider: str, settings: Named) -> None:
        """Make a client of `provider`."""
        self._calls = Blocking(Host(provider, settings))  # pyright: ignore[reportIncompatibleVariableOverride]

    def close(self) -> None:
        """Take no call any more, end what can be given up, and wait for the orders that are under way."""
        self._calls.host.close()

    def __enter__(self) -> Self:
        """Answer itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close."""
        self.close()

    @overload
    def prepare(
        self, operation: Callable[P, Listing[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Prepared[Page[T]]: ...

    @overload
    def prepare(self, operation: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Prepared[T]: ...

    def prepare(self, operation: Callable[P, Any], /, *args: P.args, **kwargs: P.kwargs) -> Prepared[Any]:
        """Make the request of an operation, for those who send by themselves. Of a list: its first page.

        Example:
            client.prepare(client.numbers.update, "12065551234", alias="NYC Number")
        """
        prepared: Prepared[Any] = _through(_Preparing(self._calls.host), operation)(*args, **kwargs)
        return prepared


class AsyncClient(_Client):
    """What every async client can do."""

    __slots__ = ()

    if TYPE_CHECKING:
        _calls: Async

    def __init__(self, provider: str, settings: Named) -> None:
        """Make a client of `provider`."""
        self._calls = Async(Host(provider, settings))  # pyright: ignore[reportIncompatibleVariableOverride]

    async def close(self) -> None:
        """Take no call any more, end what can be given up, and wait for the orders that are under way."""
        host = self._calls.host
        await awaited(self._calls, host.start_close)

    async def __aenter__(self) -> Self:
        """Answer itself."""
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Close."""
        await self.close()

    @overload
    def prepare(
        self, operation: Callable[P, AsyncListing[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Prepared[Page[T]]: ...

    @overload
    def prepare(
        self, operation: Callable[P, Coroutine[Any, Any, T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Prepared[T]: ...

    def prepare(self, operation: Callable[P, Any], /, *args: P.args, **kwargs: P.kwargs) -> Prepared[Any]:
        """Make the request of an operation, for those who send by themselves. Of a list: its first page.

        Example:
            client.prepare(client.numbers.update, "12065551234", alias="NYC Number")
        """
        made: Any = _through(_AsyncPreparing(self._calls.host), operation)(*args, **kwargs)
        if not isinstance(made, Prepared):
            try:
                made.send(None)
            except StopIteration as end:
                made = end.value
        prepared: Prepared[Any] = made  # pyright: ignore[reportUnknownVariableType] - of whatever it answers
        return prepared
