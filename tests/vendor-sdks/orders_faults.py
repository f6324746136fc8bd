"""The rows of the table: the faults of orders in `tests/matrix.json`, and further ones.

Faults have the sandbox's format (`sandbox/src/fault/action.rs`), so that no row is written twice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MATRIX: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "matrix.json").read_text(encoding="utf-8"),
)
#: The number to buy.
NUMBER: str = MATRIX["new_number"]
#: The number to update.
HELD = "12025551111"
#: numplan's time limit of an order, in seconds.
ORDER_TIMEOUT: float = MATRIX["order_limits"]["order_timeout"]

#: Kinds that alter the real response: the order is carried out.
ALTERED = {"refuse", "delay", "drip", "truncate", "other_number"}
#: Kinds with which no order is carried out.
REFUSED = {"throttle"}
#: Kinds whose `commit` says whether the order is carried out.
BY_COMMIT = {"drop", "hang", "response", "redirect", "html", "bomb", "deep_json"}

#: The groups of the table, with the kinds of faults in each.
GROUPS = {
    "no fault": {"delay"},
    "no response": {"refuse", "drop", "hang"},
    "a partial response": {"drip", "truncate"},
    "an unrelated response": {"html", "other_number", "bomb", "deep_json"},
    "a redirect to another host": {"redirect"},
    "a success that shows nothing": set[str](),
    "an error": {"response"},
    "an error with a retry hint": {"throttle"},
}


@dataclass(frozen=True)
class Fault:
    """A row of the table."""

    name: str
    #: The action on every order, in the sandbox's format.
    action: dict[str, Any]
    #: The format of the retry hint of a 429 or 503: a value of the sandbox's switch `retry_after`.
    hint: str = "seconds"

    @property
    def commits(self) -> bool:
        """Whether an order that arrives is carried out."""
        kind = self.action["kind"]
        if kind in BY_COMMIT:
            return bool(self.action.get("commit"))
        if kind not in ALTERED | REFUSED:
            message = f"matrix.json has a kind of fault that this script does not know: {kind}"
            raise ValueError(message)
        return kind in ALTERED

    @property
    def group(self) -> str:
        """The group of the row."""
        if self.action.get("status") in range(200, 300) and self.action["kind"] == "response":
            return "a success that shows nothing"
        return next(name for name, kinds in GROUPS.items() if self.action["kind"] in kinds)


def _response(status: int, *, commit: bool = False, body: object = None) -> dict[str, Any]:
    return {"kind": "response", "status": status, "body": {} if body is None else body, "commit": commit}


def _throttle(status: int) -> dict[str, Any]:
    return {"kind": "throttle", "status": status, "after_ms": 1500}


#: Rows that the matrix does not have.
FURTHER = [
    # Longer than any client waits. A shorter time would depend on when the client retries.
    Fault("refused", {"kind": "refuse", "for_ms": 600_000}),
    # Each byte arrives within a read timeout, the whole response never within a total limit.
    Fault("byte by byte, slowly", {"kind": "drip", "every_ms": 4000}),
    Fault("gzip of 64 MB", {"kind": "bomb", "megabytes": 64, "commit": True}),
    Fault("207, errors", _response(207, commit=True, body={"errors": [{"status": 503, "title": "A part"}]})),
    *(Fault(str(status), _response(status)) for status in (401, 404, 422, 501, 524)),
    Fault("429, no hint", _throttle(429), "absent"),
    Fault("429, `Retry-After: 2`", _throttle(429)),
    Fault("429, `Retry-After: 1.500`", _throttle(429), "decimal"),
    Fault("429, `Retry-After:` a date", _throttle(429), "http_date"),
    Fault("429, `Retry-After-Ms`", _throttle(429), "millis"),
    Fault("429, `RateLimit-Reset`", _throttle(429), "reset_seconds"),
    Fault("429, `X-RateLimit-Reset`, s", _throttle(429), "reset_epoch"),
    Fault("429, `X-RateLimit-Reset`, ms", _throttle(429), "reset_epoch_millis"),
    Fault("503, `Retry-After: 2`", _throttle(503)),
]


def faults() -> list[Fault]:
    """Return all rows, group by group."""
    rows = [Fault(row["name"], row["action"]) for row in MATRIX["orders"]]
    for fault, row in zip(rows, MATRIX["orders"], strict=True):
        if fault.commits != row["committed"]:
            message = f"{fault.name}: matrix.json has another value for `committed`"
            raise ValueError(message)
    rows += FURTHER
    twice = {fault.name for fault in rows if [it.name for it in rows].count(fault.name) > 1}
    if twice:
        message = f"matrix.json has a row of the same name: {', '.join(twice)}"
        raise ValueError(message)
    groups = list(GROUPS)
    return sorted(rows, key=lambda fault: (groups.index(fault.group), fault.action.get("status", 0)))
