"""The clients of all providers, and helpers for the tests of their operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import numplan
import numplan.literals

if TYPE_CHECKING:
    from collections.abc import Callable

    #: Name of the operation, its inputs made of earlier results, and a check of its result.
    Step = tuple[str, Callable[[dict[str, Any]], dict[str, Any]], Callable[[Any], bool]]

_TITLES = {title.lower(): title for title in numplan.__all__}
#: The blocking and the async client of each provider.
CLIENTS: dict[str, tuple[type[Any], type[Any]]] = {
    provider: (getattr(numplan, _TITLES[provider]), getattr(numplan, f"Async{_TITLES[provider]}"))
    for provider in get_args(numplan.literals.ProviderId)
}


def given(**inputs: Any) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Return inputs that need no earlier result."""
    return lambda _: inputs


def applied(result: Any) -> bool:
    """Return whether a result is applied."""
    return bool(result.ok) and result.state == "applied"
