"""The manual exchange: the engine's retries, with the caller's own HTTP client."""

from __future__ import annotations

from random import random
from time import monotonic, time

from ._model import Of, T

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from ._operations import AsyncRunner, BlockingRunner
    from .literals import Safety, TroubleKind


class Send:
    """A step: send this request once, then report its response or failure. It holds the credentials."""

    __slots__ = ("body", "fresh_connection", "headers", "method", "timeout", "url")

    def __init__(self, attempt: Mapping[str, Any]) -> None:
        """Take the parts of an attempt."""
        self.method: str = attempt["method"]
        self.url: str = attempt["url"]
        self.headers: dict[str, str] = attempt["headers"]
        self.body: bytes = attempt["body"]
        #: Longest time from the start to the last byte of the response, in seconds.
        self.timeout: float = attempt["timeout"]
        #: Whether to send on a new connection, so that a dead one cannot lose the request.
        self.fresh_connection: bool = attempt["fresh_connection"]

    def __repr__(self) -> str:
        """Return the method; the URL has the number."""
        return f"Send({self.method!r})"


class Wait:
    """A step: wait this long, then ask for the next step."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        """Wait `seconds`."""
        self.seconds = seconds

    def __repr__(self) -> str:
        """Return the time."""
        return f"Wait({self.seconds})"


class Done(Of[T]):
    """The last step: the operation's result."""

    __slots__ = ("result",)

    def __init__(self, result: T) -> None:
        """End with `result`."""
        self.result = result

    def __repr__(self) -> str:
        """Return the result."""
        return f"Done({self.result!r})"


def _system_clock() -> tuple[float, float]:
    return monotonic(), time()


class Exchange(Of[T]):
    """One operation from its first request to its result, sent by the caller.

    Ask for the next step with `next()` and carry it out: send a request and report its response or failure,
    or wait. The exchange decides on retries, deadlines and reads of the account after a lost response.
    """

    __slots__ = ("_clock", "_native", "_random", "_runner")

    def __init__(  # noqa: PLR0917 - an operation, a clock and a source of randomness
        self,
        runner: BlockingRunner | AsyncRunner,
        operation: str,
        inputs: dict[str, Any],
        options: dict[str, Any],
        clock: Callable[[], tuple[float, float]] = _system_clock,
        random: Callable[[], float] = random,
    ) -> None:
        """Start the exchange. Use `client.exchange(...)` instead."""
        self._runner = runner
        self._clock = clock
        self._random = random
        self._native = runner.native.exchange(operation, inputs, options, *clock())

    @property
    def safety(self) -> Safety:
        """How far the operation may be repeated."""
        return self._native.safety

    def next(self) -> Send | Wait | Done[T]:
        """Return the next step, or raise the operation's error."""
        step = self._native.next(self._runner, *self._clock(), self._random())
        if step[0] == "send":
            return Send(step[1])
        if step[0] == "wait":
            return Wait(step[1])
        return Done(step[1])

    def responded(
        self, status: int, headers: Mapping[str, str], body: bytes, *, too_large: bool = False
    ) -> None:
        """Report the response to the last request. Pass `too_large` if its body exceeds 8 MiB."""
        elapsed, unix = self._clock()
        self._native.responded(
            status,
            dict(headers),
            body,
            elapsed=elapsed,
            unix=unix,
            random=self._random(),
            too_large=too_large,
        )

    def failed(self, trouble: TroubleKind, *, sent: bool) -> None:
        """Report that the last request got no response.

        Pass `sent=False` only if it is proved that nothing was sent.
        """
        elapsed, unix = self._clock()
        self._native.failed(trouble, sent=sent, elapsed=elapsed, unix=unix, random=self._random())
