"""The running of operations: blocking, async, or only prepared."""

from __future__ import annotations

import sys

from ._model import Model, Of, T, read_by
from ._native import NativeClient

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import Future
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
    from typing import Any, ParamSpec, overload

    from typing_extensions import Self

    from ._exchange import Exchange
    from ._native import CompletionQueue, OperationHandle, Outcome, Pages
    from ._native import Prepared as NativePrepared
    from .generated.models import CountMismatch, DetachedOrder, Page

    P = ParamSpec("P")

    Named = dict[str, Any]
    Make = Callable[["BlockingRunner | AsyncRunner", str, Named, Named], Any]

else:

    def overload(_function: object) -> None:
        """Do nothing at run time: only type checkers need to know the other signatures."""


def is_logged() -> bool:
    """Return whether the logger `numplan` is enabled. Without an import of `logging` there is no handler."""
    logging = sys.modules.get("logging")
    return logging is not None and logging.getLogger("numplan").isEnabledFor(logging.DEBUG)


def native_of(given: object) -> NativeClient | dict[str, Any]:
    """Return the native client of a client, or a copy of the settings of one."""
    if isinstance(given, _Client):
        return given._runner.native  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - of this module
    if hasattr(given, "keys"):
        settings: Any = given
        return dict(settings)
    message = f"a {type(given).__name__} is neither a client nor the keyword arguments of one"
    raise TypeError(message)


class Items(Of[T]):
    """A list, read page by page during iteration. Each iteration starts from the first page."""

    __slots__ = ("_pages", "_parts", "_runner")

    def __init__(self, runner: BlockingRunner, *parts: Any) -> None:  # noqa: ANN401 - name, inputs, options
        """Keep the operation. Nothing is read yet."""
        self._runner = runner
        self._parts = parts
        self._pages: Pages | None = None

    def pages(self) -> Iterator[Page[T]]:
        """Iterate over the pages."""
        self._pages = pages = self._runner.native.pages(*self._parts)
        while (page := pages.wait(self._runner, is_logged())) is not None:
            yield page

    def __iter__(self) -> Iterator[T]:
        """Iterate over the items; one page is in memory at a time."""
        for page in self.pages():
            yield from page.items

    @property
    def total(self) -> int | None:
        """The provider's count of items, once the last iteration has read its first page."""
        return self._pages.total if self._pages else None

    @property
    def mismatch(self) -> CountMismatch | None:
        """The difference between the provider's count and the items received, after an iteration."""
        return self._pages.mismatch if self._pages else None


class AsyncItems(Of[T]):
    """A list, read page by page during iteration. Each iteration starts from the first page."""

    __slots__ = ("_pages", "_parts", "_runner")

    def __init__(self, runner: AsyncRunner, *parts: Any) -> None:  # noqa: ANN401 - name, inputs, options
        """Keep the operation. Nothing is read yet."""
        self._runner = runner
        self._parts = parts
        self._pages: Pages | None = None

    async def pages(self) -> AsyncIterator[Page[T]]:
        """Iterate over the pages."""
        self._pages = pages = self._runner.native.pages(*self._parts)
        awaited = self._runner.awaited
        while (
            page := await awaited(self._runner, lambda queue, future: pages.start(queue, future, is_logged()))
        ) is not None:
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        """Iterate over the items; one page is in memory at a time."""
        async for page in self.pages():
            for item in page.items:
                yield item

    @property
    def total(self) -> int | None:
        """The provider's count of items, once the last iteration has read its first page."""
        return self._pages.total if self._pages else None

    @property
    def mismatch(self) -> CountMismatch | None:
        """The difference between the provider's count and the items received, after an iteration."""
        return self._pages.mismatch if self._pages else None


class Prepared(Of[T]):
    """A request for your own HTTP client to send. It holds the credentials."""

    __slots__ = ("_native", "_runner")

    def __init__(self, runner: BlockingRunner | AsyncRunner, native: NativePrepared) -> None:
        """Wrap the native request."""
        self._runner = runner
        self._native = native

    @property
    def method(self) -> str:
        """The HTTP method: `PATCH`."""
        return self._native.method

    @property
    def url(self) -> str:
        """The whole URL."""
        return self._native.url

    @property
    def headers(self) -> dict[str, str]:
        """The headers, with the credentials."""
        return self._native.headers

    @property
    def body(self) -> bytes:
        """The body; empty without one."""
        return self._native.body

    def interpret(self, status: int, headers: Mapping[str, str], body: bytes) -> T:
        """Return the result that a response holds, or raise its error."""
        result: T = self._native.interpret(self._runner, status, dict(headers), body)
        return result


class _Runner:
    """The common part of runners: the native client, and the cancellation of operations."""

    __slots__ = ("__weakref__", "native")

    #: Prefix of the class names of an account's numbers.
    prefix = ""

    def __init__(self, native: NativeClient) -> None:
        """Run operations on `native`."""
        self.native = native

    def cancel(self, handle: OperationHandle) -> None:
        """Cancel an operation. A running order goes on, also while the interpreter ends."""
        if handle.cancel():
            from atexit import register, unregister  # noqa: PLC0415 - seldom needed

            # Registered once, however many orders are detached.
            unregister(self.native.close)
            register(self.native.close)


class BlockingRunner(_Runner):
    """Runs operations and waits for them."""

    __slots__ = ()

    def run(self, operation: str, inputs: Named, options: Named) -> Any:  # noqa: ANN401
        """Run an operation."""
        return self.native.wait(self, operation, inputs, options, is_logged())

    def items(self, operation: str, inputs: Named, options: Named) -> Items[Any]:
        """Return a list."""
        return Items(self, operation, inputs, options)


class AsyncRunner(_Runner):
    """Runs operations that are awaited."""

    __slots__ = ("awaited",)

    prefix = "Async"

    def __init__(self, native: NativeClient) -> None:
        """Run operations on `native`."""
        from ._event_loop import awaited  # noqa: PLC0415 - it imports asyncio

        super().__init__(native)
        self.awaited = awaited

    async def run(self, operation: str, inputs: Named, options: Named) -> Any:  # noqa: ANN401
        """Run an operation."""
        native, logs = self.native, is_logged()

        def start(queue: CompletionQueue, future: Future[Outcome]) -> OperationHandle:
            return native.start(operation, inputs, options, queue, future, logs)

        return await self.awaited(self, start)

    def items(self, operation: str, inputs: Named, options: Named) -> AsyncItems[Any]:
        """Return a list."""
        return AsyncItems(self, operation, inputs, options)


class _Recorder(BlockingRunner):
    """Makes something of an operation's name, inputs and options instead of running it."""

    __slots__ = ("_make",)

    def __init__(self, native: NativeClient, make: Make) -> None:
        super().__init__(native)
        self._make = make

    def run(self, operation: str, inputs: Named, options: Named) -> Any:  # noqa: ANN401
        return self._make(self, operation, inputs, options)

    def items(self, operation: str, inputs: Named, options: Named) -> Any:  # noqa: ANN401
        return self._make(self, operation, inputs, options)


class _AsyncRecorder(AsyncRunner):
    """Makes something of an operation's name, inputs and options instead of running it."""

    __slots__ = ("_make",)

    def __init__(self, native: NativeClient, make: Make) -> None:
        super().__init__(native)
        self._make = make

    async def run(self, operation: str, inputs: Named, options: Named) -> Any:  # noqa: ANN401
        return self._make(self, operation, inputs, options)

    def items(self, operation: str, inputs: Named, options: Named) -> Any:  # noqa: ANN401
        return self._make(self, operation, inputs, options)


def _prepared(
    runner: BlockingRunner | AsyncRunner, operation: str, inputs: Named, options: Named
) -> Prepared[Any]:
    return Prepared(runner, runner.native.prepare(operation, inputs, options))


def _exchange(
    runner: BlockingRunner | AsyncRunner, operation: str, inputs: Named, options: Named
) -> Exchange[Any]:
    from ._exchange import Exchange  # noqa: PLC0415 - seldom needed

    return Exchange(runner, operation, inputs, options)


def _bound(runner: _Runner, operation: Any) -> Any:  # noqa: ANN401 - typed where it is defined
    """Return a method of a resource or of a number, bound to another runner."""
    owner = operation.__self__
    owner = read_by(owner, runner) if isinstance(owner, Model) else type(owner)(runner)
    return operation.__func__.__get__(owner)


class _Client:
    """The common part of all clients."""

    __slots__ = ("__weakref__", "_runner")

    @property
    def base_url(self) -> str:
        """The base URL of requests."""
        return self._runner.native.base_url

    def detached_orders(self) -> list[DetachedOrder]:
        """Return the orders whose caller stopped waiting, oldest first. Finished ones are returned once."""
        return list(self._runner.native.detached_orders(self._runner))

    if TYPE_CHECKING:
        _runner: BlockingRunner | AsyncRunner

    def __repr__(self) -> str:
        """Return the class and base URL, without secrets."""
        if not hasattr(self, "_runner"):
            return f"{type(self).__name__} (not initialized)"
        return f"{type(self).__name__}({self.base_url!r})"


class Client(_Client):
    """The common part of blocking clients."""

    __slots__ = ()

    if TYPE_CHECKING:
        _runner: BlockingRunner

    def __init__(self, provider: str, settings: Named) -> None:
        """Make a client of `provider`."""
        self._runner = BlockingRunner(NativeClient(provider, settings))  # pyright: ignore[reportIncompatibleVariableOverride]

    def close(self) -> None:
        """Close the client: refuse new operations, cancel running ones, and wait for orders."""
        self._runner.native.close()

    def __enter__(self) -> Self:
        """Return the client."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the client."""
        self.close()

    @overload
    def prepare(
        self, operation: Callable[P, Items[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Prepared[Page[T]]: ...

    @overload
    def prepare(self, operation: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Prepared[T]: ...

    def prepare(self, operation: Callable[P, Any], /, *args: P.args, **kwargs: P.kwargs) -> Prepared[Any]:
        """Return the request of an operation, for your own HTTP client to send. Of a list: its first page.

        Example:
            client.prepare(client.numbers.update, "12065551234", alias="NYC Number")
        """
        prepared: Prepared[Any] = self._recorded(_prepared, operation, args, kwargs)
        return prepared

    @overload
    def exchange(
        self, operation: Callable[P, Items[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Exchange[Page[T]]: ...

    @overload
    def exchange(self, operation: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Exchange[T]: ...

    def exchange(self, operation: Callable[P, Any], /, *args: P.args, **kwargs: P.kwargs) -> Exchange[Any]:
        """Return the exchange of an operation: the engine's retries, with your own HTTP client.

        Example:
            client.exchange(client.numbers.update, "12065551234", alias="NYC Number")
        """
        exchange: Exchange[Any] = self._recorded(_exchange, operation, args, kwargs)
        return exchange

    def _recorded(self, make: Make, operation: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:  # noqa: ANN401
        return _bound(_Recorder(self._runner.native, make), operation)(*args, **kwargs)


class AsyncClient(_Client):
    """The common part of async clients."""

    __slots__ = ()

    if TYPE_CHECKING:
        _runner: AsyncRunner

    def __init__(self, provider: str, settings: Named) -> None:
        """Make a client of `provider`."""
        self._runner = AsyncRunner(NativeClient(provider, settings))  # pyright: ignore[reportIncompatibleVariableOverride]

    async def close(self) -> None:
        """Close the client: refuse new operations, cancel running ones, and wait for orders."""
        await self._runner.awaited(self._runner, self._runner.native.start_close)

    async def __aenter__(self) -> Self:
        """Return the client."""
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Close the client."""
        await self.close()

    @overload
    def prepare(
        self, operation: Callable[P, AsyncItems[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Prepared[Page[T]]: ...

    @overload
    def prepare(
        self, operation: Callable[P, Coroutine[Any, Any, T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Prepared[T]: ...

    def prepare(self, operation: Callable[P, Any], /, *args: P.args, **kwargs: P.kwargs) -> Prepared[Any]:
        """Return the request of an operation, for your own HTTP client to send. Of a list: its first page.

        Example:
            client.prepare(client.numbers.update, "12065551234", alias="NYC Number")
        """
        prepared: Prepared[Any] = self._recorded(_prepared, operation, args, kwargs)
        return prepared

    @overload
    def exchange(
        self, operation: Callable[P, AsyncItems[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Exchange[Page[T]]: ...

    @overload
    def exchange(
        self, operation: Callable[P, Coroutine[Any, Any, T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Exchange[T]: ...

    def exchange(self, operation: Callable[P, Any], /, *args: P.args, **kwargs: P.kwargs) -> Exchange[Any]:
        """Return the exchange of an operation: the engine's retries, with your own HTTP client.

        Example:
            client.exchange(client.numbers.update, "12065551234", alias="NYC Number")
        """
        exchange: Exchange[Any] = self._recorded(_exchange, operation, args, kwargs)
        return exchange

    def _recorded(self, make: Make, operation: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:  # noqa: ANN401
        made: Any = _bound(_AsyncRecorder(self._runner.native, make), operation)(*args, **kwargs)
        if not hasattr(made, "send"):
            return made
        # The coroutine ends without an await.
        try:
            made.send(None)
        except StopIteration as end:
            return end.value
        message = "the operation awaited something instead of being recorded"
        raise AssertionError(message)
