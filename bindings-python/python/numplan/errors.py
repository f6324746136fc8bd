# Written by `make generate`. Change the engine's declarations instead.
"""The errors: one class for each code, all under `numplan.Error`.

An error says what was wrong, which value, and what to do; whether anything was sent; and keeps the provider's
own words beside ours. Errors are pickled and copied with all that they know.
"""

from __future__ import annotations

import builtins

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .models import FieldError, ServerError
    from .literals import ErrorCode, ProviderId, Sent


class Error(Exception):
    """A failed operation."""

    code: ErrorCode
    """The kind of failure."""
    message: str
    """One line that says what is wrong and what to do."""
    provider: ProviderId | None
    """The provider of the operation."""
    operation: str | None
    """The name of the operation, such as numbers.update."""
    status: int | None
    """The HTTP status of the last response."""
    request_id: str | None
    """The provider's id of the request: Plivo's api_id, the id of Flowroute's error."""
    retryable: bool
    """Whether the same operation may succeed later and is safe to repeat."""
    retry_after: float | None
    """The wait that the provider asked for."""
    attempts: int
    """The number of attempts of the operation's own request."""
    sent: Sent
    """Whether the operation's own request reached the provider."""
    fields: list[FieldError]
    """All refused fields."""
    server_errors: list[ServerError]
    """The errors as the provider wrote them."""
    cause: ErrorCode | None
    """For outcome_unknown: the failure that left the outcome unknown."""
    nothing_changed: bool
    """Whether the failure proves that the state at the provider is unchanged."""
    result: Any = None
    """Of an error that `require` raised: the result in which something was rejected or is unknown."""

    def __init__(
        self,
        message: str,
        *,
        provider: ProviderId | None = None,
        operation: str | None = None,
        status: int | None = None,
        request_id: str | None = None,
        retryable: bool = False,
        retry_after: float | None = None,
        attempts: int = 0,
        sent: Sent = "no",
        fields: list[FieldError] | None = None,
        server_errors: list[ServerError] | None = None,
        cause: ErrorCode | None = None,
        nothing_changed: bool = False,
    ) -> None:
        """Make one of what it knows, for tests."""
        super().__init__(message)
        self.message = message
        self.provider = provider
        self.operation = operation
        self.status = status
        self.request_id = request_id
        self.retryable = retryable
        self.retry_after = retry_after
        self.attempts = attempts
        self.sent = sent
        self.fields = [] if fields is None else fields
        self.server_errors = [] if server_errors is None else server_errors
        self.cause = cause
        self.nothing_changed = nothing_changed

    def __str__(self) -> str:
        """Response the message."""
        return self.message

    def as_dict(self) -> dict[str, Any]:
        """Response all that it knows as a dictionary, ready for JSON."""
        record: dict[str, Any] = {"code": self.code, **self.__dict__}
        record.pop("result", None)
        for name in ("fields", "server_errors"):
            record[name] = [part.as_dict() for part in record[name]]
        return record

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle all that it knows, and the result if there is one."""
        return (type(self), (self.message,), self.__dict__)


class InvalidInputError(Error, ValueError):
    """A value or combination of values was refused before sending; nothing was sent."""

    code = "invalid_input"


class UnsupportedError(Error):
    """The provider has no such operation, or the field cannot be changed that way; nothing was sent."""

    code = "unsupported"


class ConfigError(Error):
    """Credentials, base URL or client settings are missing or wrong; nothing was sent."""

    code = "config"


class UnauthorizedError(Error):
    """The provider did not accept the credentials (401)."""

    code = "unauthorized"


class ForbiddenError(Error):
    """The credentials may not do this (403)."""

    code = "forbidden"


class NotFoundError(Error):
    """The account has no such number or record (404)."""

    code = "not_found"


class ConflictError(Error):
    """The state of the number forbids it (409), or more than one record fits."""

    code = "conflict"


class RejectedError(Error):
    """The provider refused the request (400, 422 and other 4xx)."""

    code = "rejected"


class RateLimitedError(Error):
    """Too many requests (429), and waiting within the limits did not help."""

    code = "rate_limited"


class UnavailableError(Error):
    """The provider could not process the request (408, 5xx), even after retries."""

    code = "unavailable"


class NetworkError(Error, ConnectionError):
    """The connection failed. On a write, nothing was sent."""

    code = "network"


class TimeoutError(Error, builtins.TimeoutError):
    """The time limit passed. On a write, nothing was sent."""

    code = "timeout"


class OutcomeUnknownError(Error):
    """A write may or may not have taken effect."""

    code = "outcome_unknown"


class BadResponseError(Error):
    """A 2xx response that is not what the operation returns."""

    code = "bad_response"


class UnsafeRedirectError(Error):
    """The provider sent a redirect, which is never followed."""

    code = "unsafe_redirect"


class CanceledError(Error):
    """The caller canceled the operation."""

    code = "canceled"


_CLASSES: dict[str, type[Error]] = {
    "invalid_input": InvalidInputError,
    "unsupported": UnsupportedError,
    "config": ConfigError,
    "unauthorized": UnauthorizedError,
    "forbidden": ForbiddenError,
    "not_found": NotFoundError,
    "conflict": ConflictError,
    "rejected": RejectedError,
    "rate_limited": RateLimitedError,
    "unavailable": UnavailableError,
    "network": NetworkError,
    "timeout": TimeoutError,
    "outcome_unknown": OutcomeUnknownError,
    "bad_response": BadResponseError,
    "unsafe_redirect": UnsafeRedirectError,
    "canceled": CanceledError,
}


def of_record(record: dict[str, Any]) -> Error:
    """Make the error of a record of the engine's."""
    kind = _CLASSES[record.pop("code")]
    return kind(record.pop("message"), **record)
