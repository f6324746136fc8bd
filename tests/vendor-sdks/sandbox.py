"""The sandbox for tests: its log, its state, its faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import requests

FLOWROUTE = ("sandbox-access-key", "sandbox-secret-key")
PLIVO = ("MASANDBOX00000000000", "sandbox-auth-token")
WAVIX = "sandbox-api-key"


@dataclass(frozen=True)
class Sandbox:
    """A running sandbox and its control requests."""

    url: str

    def log(self) -> list[dict[str, Any]]:
        """Return the requests so far, oldest first."""
        log: list[dict[str, Any]] = self._control("GET", "log")
        return log

    def sent(self) -> list[tuple[str, str, Any]]:
        """Return method, path and body of the requests so far."""
        return [(entry["method"], entry["path"], entry["json"]) for entry in self.log()]

    def flowroute(self, number: str) -> dict[str, Any]:
        """Return the stored number at Flowroute, also if reads are stale."""
        return self._number("flowroute", "value", number)

    def plivo(self, number: str) -> dict[str, Any]:
        """Return the stored number at Plivo, also if reads are stale."""
        return self._number("plivo", "number", number)

    def wavix(self, record: int) -> dict[str, Any]:
        """Return the stored number at Wavix by its record id, also if reads are stale."""
        return self._number("wavix", "id", record)

    def orders(self) -> list[tuple[str, str, list[str]]]:
        """Return provider, kind and number of the orders carried out, oldest first."""
        orders = self._control("GET", "orders")
        return [(order["provider"], order["kind"], order["numbers"]) for order in orders]

    def add_many(self, provider: str, count: int) -> None:
        """Add this many numbers to an account."""
        self._control("POST", "numbers/many", {"provider": provider, "count": count})

    def fault(self, kind: str, *, method: str | None = None, times: int | None = 1, **rest: object) -> None:
        """Apply a fault to the next request, or the next with the given method."""
        action = {"kind": kind, **rest}
        self._control("POST", "faults", {"method": method, "times": times, "action": action})

    def switch(self, **switches: object) -> None:
        """Set a switch for undocumented behavior."""
        self._control("PATCH", "switches", switches)

    def complete_tasks(self) -> None:
        """Complete all running tasks."""
        self._control("POST", "tasks/complete")

    def reset(self) -> None:
        """Reset the state."""
        self._control("POST", "reset")

    def _number(self, provider: str, key: str, value: object) -> dict[str, Any]:
        numbers: list[dict[str, Any]] = self._control("GET", "numbers")[provider]
        return next(number for number in numbers if number[key] == value)

    def _control(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401
        answer = requests.request(method, f"{self.url}/_sandbox/{path}", json=body, timeout=10)
        answer.raise_for_status()
        return answer.json()
